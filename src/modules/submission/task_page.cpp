// /zgloszenia: how to submit; /zgloszenia/nowe: beginning; /zgloszenia/{code}: the task list.
#include "commons/people/person_store.h"
#include "modules/drafts/draft_store.h"
#include "modules/submission/pages.h"
#include "modules/submission/support_store.h"
#include "modules/submission/texts.h"
#include "platform/text/text.h"

namespace wiec::submission {
namespace {

std::string day_of(Language l, Instant until) {
  return text::format_instant(l, Instant{until.micros - 60'000'000}, text::DateStyle::genitive);
}

std::optional<drafts::Draft> own_draft(Context& ctx, std::string_view code) {
  const auto id = id_from_code(code);
  if (!id) return std::nullopt;
  return ctx.db.read([&](db::ReadTx& tx) -> std::optional<drafts::Draft> {
    if (!drafts::is_author(tx, drafts::DraftId{*id}, people::PersonId{ctx.actor.person})) return std::nullopt;
    return drafts::find_draft(tx, drafts::DraftId{*id});
  });
}

struct Task {
  std::string href;
  std::string_view status;
  html::Tone tone = html::Tone::plain;
  bool done = false;
};

// To do, begun, done: found from the answers, never kept beside them.
Task task_of(Language l, const Loaded& all, const Checked& checked, Section section) {
  Task task{.href = localized(l, all.submission.path(fmt::format("/{}", slug_of(section)))),
            .status = texts::state_todo(l)};
  const auto fields = fields_of(all.edition(), section);
  const bool typed =
      std::ranges::any_of(fields, [&](const std::string& field) { return !all.answers.typed.at(field).empty(); });
  const bool asks = section != Section::files && section != Section::support;
  task.done = checked.faults_of(section).empty() && (typed || !asks);
  if (task.done) {
    task.status =
        section == Section::files && all.ground.documents.empty() ? texts::state_optional(l) : texts::state_done(l);
    task.tone = html::Tone::linden;
  } else if (typed || (section == Section::support && all.ground.signatures > 0)) {
    task.status = texts::state_begun(l);
    task.tone = html::Tone::amber;
  }
  return task;
}

void put_tasks(Html& out, Context& ctx, const Loaded& all, const Checked& checked) {
  const Language l = ctx.language;
  std::vector<Task> made;
  std::vector<html::Task> tasks;
  made.reserve(std::size(kSections) + 1);
  for (const Section section : kSections) {
    if (section == Section::support && (!all.pool() || all.pool()->signatures == 0) && all.ground.signatures == 0)
      continue;
    const Task& t = made.emplace_back(task_of(l, all, checked, section));
    tasks.push_back({.href = t.href,
                     .title = name_of(l, section),
                     .hint = lead_of(l, section),
                     .status = t.status,
                     .tone = t.tone,
                     .done = t.done});
  }
  html::task_list(out, tasks);
}

void put_state(Html& out, Context& ctx, const Loaded& all) {
  const Language l = ctx.language;
  const Submission& s = all.submission;
  const auto* stage = open_stage(all.edition(), ctx.now);
  if (s.sent_version > 0) {
    const std::string receipt = localized(l, s.path("/potwierdzenie")),
                      shown = localized(l, "/projekty/" + code_from_id(s.proposal.value));
    html::notice(out, l,
                 {.kind = s.is_out() ? html::NoticeKind::success : html::NoticeKind::warning,
                  .title = s.state == State::withdrawn ? std::string(texts::is_withdrawn(l, s.number))
                           : s.is_out()                ? std::string(texts::is_sent(l, s.number))
                                                       : std::string(texts::is_changed(l, s.number)),
                  .text = [&](Html& body) {
                    html::put<R"(<p><a href="{}">{}</a> · <a href="{}">{}</a></p>)">(
                        body, receipt, texts::see_receipt(l), shown, texts::see_proposal(l));
                  }});
  }
  if (stage)
    html::put<"<p>{}</p>">(out, texts::open_until(l, day_of(l, stage->until_at)));
  else
    html::notice(out, l, {.kind = html::NoticeKind::warning, .text = texts::stage_over(l)});
}

void put_authors(Html& out, Context& ctx, const Loaded& all) {
  const Language l = ctx.language;
  const auto names = ctx.db.read([&](db::ReadTx& tx) {
    std::vector<std::string> found;
    for (const auto author : authors_of(tx, all.submission.id))
      if (const auto person = people::find_person(tx, author)) found.push_back(people::shown_name(*person));
    return found;
  });
  html::put<"<h2>{}</h2><ul>">(out, texts::authors(l));
  for (const std::string& name : names) html::put<"<li>{}</li>">(out, name);
  if (names.empty()) html::put<"<li>{}</li>">(out, all.submission.desk_name);
  html::put<"</ul>">(out);
  if (!all.submission.draft) return;
  const std::string draft = localized(l, "/szkice/" + code_from_id(all.submission.draft.value));
  html::put<R"(<p><a href="{}">{}</a></p>)">(out, draft, texts::from_draft(l));
}

void put_acts(Html& out, Context& ctx, const Loaded& all) {
  const Language l = ctx.language;
  const std::string action = localized(l, all.submission.path()), print = localized(l, all.submission.path("/druk"));
  html::put<R"(<p><a href="{}">{}</a></p>)">(out, print, texts::print_form(l));
  if (!all.writes || !open_stage(all.edition(), ctx.now)) return;
  if (all.submission.state == State::sent)
    html::details(out, texts::withdraw(l), [&](Html& body) {
      html::put<"<p>{}</p>">(body, texts::withdraw_lead(l));
      people::act_form(body, ctx,
                       {.action = action,
                        .label = texts::withdraw_it(l),
                        .name = "co",
                        .value = "wycofaj",
                        .kind = html::ButtonKind::danger});
    });
  if (all.submission.state == State::writing)
    html::details(out, texts::abandon(l), [&](Html& body) {
      html::put<"<p>{}</p>">(body, texts::abandon_lead(l));
      people::act_form(body, ctx,
                       {.action = action,
                        .label = texts::abandon_it(l),
                        .name = "co",
                        .value = "porzuc",
                        .kind = html::ButtonKind::danger});
    });
}

void put_needed(Html& out, Language l, const editions::Edition& e) {
  html::put<"<h2>{}</h2><ul>">(out, texts::needed(l));
  for (const Section section : kSections)
    html::put<"<li><strong>{}</strong>: {}</li>">(out, name_of(l, section), lead_of(l, section));
  html::put<R"(</ul><p><a href="{}">{}</a></p>)">(out, localized(l, "/edycja/" + e.code), texts::rules_of_edition(l));
}

}  // namespace

Result<Reply> start_page(Context& ctx, const Request&) {
  const Language l = ctx.language;
  const auto kept = editions::editions(ctx);
  const auto open = open_editions(ctx, *kept);
  Page page{.title = std::string(texts::title(l)), .description = std::string(texts::lead(l)), .section = "/projekty"};
  Html& out = page.main;
  html::heading(out, 1, texts::title(l));
  html::put<R"(<p class="lead">{}</p>)">(out, texts::lead(l));
  if (open.empty())
    html::notice(out, l, {.title = texts::none_open(l), .text = [&](Html& body) {
                            html::put<R"(<p>{} <a href="{}">{}</a></p>)">(body, texts::none_open_text(l),
                                                                          localized(l, "/szkice"), texts::to_drafts(l));
                          }});
  for (const auto* e : open) {
    const auto* stage = open_stage(*e, ctx.now);
    const std::string href = localized(l, "/zgloszenia/nowe?edycja=" + e->code);
    html::put<"<h2>{}</h2><p>{}</p>">(out, e->name(l), texts::open_until(l, day_of(l, stage->until_at)));
    html::link_button(out, {.href = href, .label = texts::start(l), .icon = html::Icon::pencil});
  }
  if (!open.empty()) put_needed(out, l, *open.front());
  html::put<R"(<p><a href="{}">{}</a></p>)">(out, localized(l, "/projekty/sciezki"), texts::to_paths(l));
  return page;
}

Result<Reply> begin_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const auto kept = editions::editions(ctx);
  const auto open = open_editions(ctx, *kept);
  const auto draft = own_draft(ctx, request.query("szkic"));
  if (!request.query("szkic").empty() && !draft) return problem(ProblemKind::not_found, texts::keys::no_such_draft);
  Page page{.title = std::string(texts::start(l)), .section = "/projekty", .indexed = false};
  page.crumbs = {{std::string(texts::title(l)), "/zgloszenia"}};
  Html& out = page.main;
  html::heading(out, 1, texts::start(l));
  if (open.empty()) {
    html::notice(out, l,
                 {.kind = html::NoticeKind::warning, .title = texts::none_open(l), .text = texts::none_open_text(l)});
    return page;
  }
  html::put<R"(<p class="lead">{}</p>)">(out, texts::begin_lead(l));
  if (draft)
    html::put<"<p>{} <strong>{}</strong>. {}</p>">(out, texts::with_draft(l), draft->words.title,
                                                   texts::with_draft_text(l));
  std::vector<html::Choice> choices;
  for (const auto* e : open) choices.push_back({.value = e->code, .label = e->name(l)});
  const std::string csrf = ctx.form_token(), action = localized(l, "/zgloszenia/nowe"),
                    asked(request.query("edycja").substr(0, 60));
  html::form(out, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                     if (draft) html::hidden_field(f, "szkic", draft->code());
                     if (choices.size() == 1)
                       html::hidden_field(f, "edycja", choices.front().value);
                     else
                       html::radio_field(f, l,
                                         {.name = "edycja",
                                          .legend = texts::f_edition(l),
                                          .choices = choices,
                                          .value = asked.empty() ? choices.front().value : std::string_view(asked)});
                     html::button(f, {.label = texts::begin_it(l)});
                   }});
  return page;
}

Result<Reply> post_begin(Context& ctx, const Request& request) {
  const Typed typed(people::form_of(request));
  const auto kept = editions::editions(ctx);
  const auto edition = std::ranges::find(*kept, typed.at("edycja"), &editions::Edition::code);
  if (edition == kept->end()) return problem(ProblemKind::not_found, texts::keys::no_edition);
  Beginning from{.edition = edition->id, .draft = {}};
  if (!typed.at("szkic").empty()) from.draft = drafts::DraftId{id_from_code(typed.at("szkic")).value_or(-1)};
  TRY(const SubmissionId id, begin_submission(ctx, from));
  return Redirect{"/zgloszenia/" + code_from_id(id.value)};
}

Result<Reply> task_page(Context& ctx, const Request& request) {
  TRY(const Loaded all, submission_asked_for(ctx, request));
  const Language l = ctx.language;
  const Checked checked = all.check(l);
  Page page = begin(ctx, all, title_of(l, all), {});
  page.crumbs.pop_back();
  Html& out = page.main;
  put_state(out, ctx, all);
  put_tasks(out, ctx, all, checked);
  const std::string check = localized(l, all.submission.path("/sprawdz"));
  if (all.writes && open_stage(all.edition(), ctx.now))
    html::link_button(out, {.href = check,
                            .label = all.submission.sent_version > 0 ? texts::check_again(l) : texts::check(l),
                            .icon = html::Icon::check});
  put_authors(out, ctx, all);
  ctx.put_panels(out, kSubmissionNoun, all.submission.id.value);
  put_acts(out, ctx, all);
  return page;
}

Result<Reply> post_task(Context& ctx, const Request& request) {
  TRY(const Loaded all, submission_asked_for(ctx, request));
  const Typed typed(people::form_of(request));
  if (typed.at("co") == "wycofaj") TRY_VOID(withdraw_submission(ctx, all));
  if (typed.at("co") == "porzuc") {
    TRY_VOID(abandon_submission(ctx, all.submission.id));
    return Redirect{all.submission.at_desk() ? "/administracja/maraton" : "/konto"};
  }
  return Redirect{all.submission.path()};
}

Html own_panel(Context& ctx, std::int64_t) {
  const Language l = ctx.language;
  Html out;
  std::vector<Submission> own;
  std::vector<std::pair<SubmissionId, std::string>> titles;
  ctx.db.read([&](db::ReadTx& tx) {
    own = submissions_of(tx, people::PersonId{ctx.actor.person});
    if (!own.empty()) titles = titles_of(tx, people::PersonId{ctx.actor.person});
  });
  if (own.empty()) return out;
  html::put<R"(<h2>{}</h2><ul class="plain-list">)">(out, texts::own(l));
  for (const Submission& s : own) {
    const auto title = std::ranges::find(titles, s.id, &std::pair<SubmissionId, std::string>::first);
    html::put<R"(<li><a href="{}">{}</a> {}</li>)">(
        out, localized(l, s.path()),
        title == titles.end() || title->second.empty() ? std::string(texts::untitled(l)) : title->second, s.number);
  }
  html::put<"</ul>">(out);
  return out;
}

}  // namespace wiec::submission
