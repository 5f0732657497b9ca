// /plany/{code}/czesc/{piece}: one paragraph or one action, with its indicators and progress, and what people say of
// it.
#include "commons/people/page_parts.h"
#include "commons/site/typed.h"
#include "modules/plans/carry_out.h"
#include "modules/plans/consult_plan.h"
#include "modules/plans/course_store.h"
#include "modules/plans/keep_plan.h"
#include "modules/plans/pages.h"
#include "modules/plans/texts.h"
#include "modules/plans/words.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::plans {
namespace {

struct Around {
  std::vector<Comment> comments;
  std::map<std::int64_t, std::string> names;  // of who wrote them, where shown
  std::vector<Progress> progress;             // of this action
  std::optional<TakeUp> taken;
  std::optional<programmes::Neighbour> by;
  bool kept = false;
};

Around around(Context& ctx, const Plan& p, PieceId piece) {
  return ctx.db.read([&](db::ReadTx& tx) {
    Around a;
    a.kept = ctx.actor.has(Role::programme_officer) && may_keep(tx, ctx.actor, p);
    a.comments = comments_of(tx, p.id);
    std::erase_if(a.comments, [&](const Comment& c) { return c.piece() != piece; });
    if (!a.comments.empty()) a.names = shown_names(tx, p.id);
    a.progress = progress_of(tx, p.id);
    std::erase_if(a.progress, [&](const Progress& one) { return one.action != piece; });
    for (const TakeUp& taken : take_ups_of(tx, p.id))
      if (taken.action == piece) a.taken = taken;
    if (a.taken) a.by = programmes::neighbour(tx, a.taken->project);
    return a;
  });
}

void put_facts(Html& out, Language l, const Action& action, const Around& a) {
  const std::string cost = cost_of(l, action), dates = dates_of(l, action);
  std::vector<html::SummaryRow> rows{{.name = texts::a_owner(l), .value = action.owner}};
  if (!action.partners.empty()) rows.push_back({.name = texts::a_partners(l), .value = action.partners});
  rows.push_back({.name = texts::a_cost(l), .value = cost});
  const auto funding = [&](Html& cell) { put_both(cell, l, action.funding); };
  if (!action.funding.empty()) rows.push_back({.name = texts::a_funding(l), .value = funding});
  if (!dates.empty()) rows.push_back({.name = texts::dates(l), .value = dates});
  const auto risk = [&](Html& cell) { put_both(cell, l, action.risk); };
  if (!action.risk.empty()) rows.push_back({.name = texts::a_risk(l), .value = risk});
  rows.push_back({.name = texts::a_readiness(l), .value = words_of(l, action.readiness)});
  rows.push_back({.name = texts::f_state(l), .value = words_of(l, action.state)});
  const auto taken = [&](Html& cell) {
    const std::string& name = l == Language::en && !a.by->name_en.empty() ? a.by->name_en : a.by->name_pl;
    html::put<R"(<a href="{}">{}</a>, {})">(cell, localized(l, "/programy/" + code_from_id(a.by->id.value)), name,
                                            text::format_date(l, a.taken->on));
    put_both(cell, l, a.taken->note);
  };
  if (a.by) rows.push_back({.name = texts::taken_up_by(l), .value = taken});
  html::summary_list(out, l, rows);
}

void put_indicators(Html& out, Language l, const Action& action, const Around& a) {
  if (action.indicators.empty()) return;
  html::put<R"(<section class="stack"><h2>{}</h2>)">(out, texts::indicators(l));
  {
    const html::Column columns[] = {{.label = texts::indicator(l)},
                                    {.label = texts::i_kind(l)},
                                    {.label = texts::i_way(l)},
                                    {.label = texts::i_now(l)}};
    html::Table table(out, l, {.caption = texts::indicators(l), .columns = columns, .caption_hidden = true});
    for (const Indicator& i : action.indicators) {
      const auto last = measured(a.progress, i.id);
      const auto percent = last ? percent_done(i, last->value) : std::nullopt;
      const auto name = [&](Html& cell) { html::put<"<span{?lang=}>{}</span>">(cell, i.name.lang(l), i.name.in(l)); };
      const std::string now = !last     ? std::string(texts::not_measured(l))
                              : percent ? texts::done_of(l, std::int64_t{*percent}, value_words(l, last->value, {}),
                                                         value_words(l, *i.target, i.unit), last->on)
                                        : texts::value_on(l, value_words(l, last->value, i.unit), last->on);
      table.row({name, words_of(l, i.kind), indicator_words(l, i), now});
    }
  }
  html::put<"</section>">(out);
}

void put_progress(Html& out, Language l, const Action& action, const Around& a) {
  if (a.progress.empty()) return;
  html::put<R"(<section class="stack"><h2>{}</h2>)">(out, texts::progress(l));
  for (const Progress& note : a.progress) {
    const std::string date = text::format_date(l, note.on), day = iso(note.on);
    const auto body = [&](Html& b) {
      put_both(b, l, note.text);
      for (const Reading& r : note.readings) {
        const auto i = std::ranges::find(action.indicators, r.indicator, &Indicator::id);
        if (i != action.indicators.end())
          html::put<"<p>{}: {}</p>">(b, i->name.in(l), value_words(l, r.value, i->unit));
      }
    };
    const html::LogEntry entry[] = {
        {.date = date, .iso_date = day, .title = words_of(l, note.state), .text = body, .tone = tone_of(note.state)}};
    html::event_log(out, date, entry);
  }
  html::put<"</section>">(out);
}

void put_comment(Html& out, Language l, const Plan& p, const Comment& c, const std::string& name, bool kept) {
  html::put<R"(<li class="stack"><p><strong>{}</strong>, {}, {}</p>)">(
      out, name.empty() ? texts::a_resident(l) : std::string_view(name), people::when(l, c.made_at),
      texts::at_version(l, c.version));
  html::put<R"(<p class="differences">{}</p>)">(out, c.body);
  if (c.verdict) {
    html::put<R"(<p><strong>{}</strong> ({}) </p><p class="differences">{}</p>)">(
        out, texts::answer_is(l, words_of(l, *c.verdict)), people::when(l, *c.answered_at), c.answer);
  } else {
    html::put<R"(<p class="muted">{}</p>)">(out, texts::waits_for_answer(l));
  }
  if (kept)
    html::put<R"(<p><a href="{}">{}</a></p>)">(
        out, localized(l, fmt::format("{}/{}/uwaga/{}", kDesk, p.code(), code_from_id(c.id.value))),
        c.verdict ? texts::answer_again(l) : texts::answer_it(l));
  html::put<"</li>">(out);
}

void put_comment_form(Html& out, Context& ctx, const Plan& p, PieceId piece, const Problem* wrong,
                      std::string_view typed) {
  const Language l = ctx.language;
  const std::string path = p.path_of(piece);
  if (ctx.actor.anonymous()) {
    const std::string href = localized(l, "/logowanie?wroc=" + localized(l, path));
    html::put<R"(<p><a href="{}">{}</a></p>)">(out, href, texts::log_in_to_comment(l));
    return;
  }
  const std::string csrf = ctx.form_token(), action = localized(l, path),
                    error = wrong ? text::translate(l, *wrong) : std::string();
  html::form(out, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                     html::text_area(f, l,
                                     {.name = "comment",
                                      .label = texts::f_comment(l),
                                      .hint = texts::f_comment_hint(l),
                                      .value = typed,
                                      .error = error,
                                      .rows = 4,
                                      .max_length = 2000});
                     html::button(f, {.label = texts::comment_it(l)});
                   }});
}

void put_comments(Html& out, Context& ctx, const Plan& p, PieceId piece, const Around& a, const Problem* wrong,
                  std::string_view typed) {
  const Language l = ctx.language;
  html::put<R"(<section class="stack" id="uwagi"><h2>{}</h2>)">(out, texts::comments(l));
  if (a.comments.empty()) html::put<"<p>{}</p>">(out, texts::no_comments(l));
  if (!a.comments.empty()) {
    html::put<R"(<ul class="plain-list">)">(out);
    for (const Comment& c : a.comments) {
      const auto name = a.names.find(c.person.value);
      put_comment(out, l, p, c, name == a.names.end() ? std::string() : name->second, a.kept);
    }
    html::put<"</ul>">(out);
  }
  if (p.hears(text::date_in_warsaw(ctx.now)))
    put_comment_form(out, ctx, p, piece, wrong, typed);
  else
    html::put<R"(<p class="muted">{}</p>)">(out, texts::no_comments_now(l));
  html::put<"</section>">(out);
}

void put_desk_links(Html& out, Language l, const Plan& p, const Action& action) {
  const std::string progress =
      localized(l, fmt::format("{}/{}/postep/{}", kDesk, p.code(), code_from_id(action.id.value)));
  html::link_button(out, {.href = progress, .label = texts::note_progress(l), .kind = html::ButtonKind::secondary});
}

Result<PieceId> piece_at(const Plan& p, const Request& request) {
  const PieceId id{id_from_code(request.params.get("piece")).value_or(0)};
  if (!p.paragraph(id) && !p.action(id)) return problem(ProblemKind::not_found, texts::keys::no_such_piece);
  return id;
}

Page shown(Context& ctx, const Plan& p, PieceId piece, const Problem* wrong, std::string_view typed) {
  const Language l = ctx.language;
  const Around a = around(ctx, p, piece);
  const Paragraph* paragraph = p.paragraph(piece);
  const Action* action = p.action(piece);
  if (p.hears(text::date_in_warsaw(ctx.now))) ctx.changes_at(text::instant_at(Date{p.comments_until->days + 1}, 0, 0));
  const std::string title =
      action ? action->title.in(l) : texts::paragraph_of(l, words_of(l, paragraph->section), p.title.in(l));
  Page page{.title = title, .status = wrong ? 422 : 200, .section = "/programy", .indexed = action != nullptr};
  page.has_errors = wrong != nullptr;
  page.crumbs = {{std::string(texts::title(l)), "/plany"}, {p.title.in(l), p.path()}};
  Html& out = page.main;
  Errors(l, wrong ? Faults{*wrong} : Faults{}).put_summary(out);
  html::put<R"(<article class="stack"><header class="stack"><p class="over">{}</p><h1{?lang=}>{}</h1></header>)">(
      out, action ? texts::action(l) : texts::a_paragraph(l), action ? action->title.lang(l) : "",
      action ? std::string_view(title) : words_of(l, paragraph->section));
  if (action ? action->removed : paragraph->removed) html::notice(out, l, {.text = texts::removed_piece(l)});
  if (paragraph) put_both(out, l, paragraph->text);
  if (action) {
    put_both(out, l, action->about);
    put_facts(out, l, *action, a);
    put_indicators(out, l, *action, a);
    put_progress(out, l, *action, a);
    if (a.kept) put_desk_links(out, l, p, *action);
  }
  put_comments(out, ctx, p, piece, a, wrong, typed);
  html::put<"</article>">(out);
  return page;
}

}  // namespace

Result<Reply> piece_page(Context& ctx, const Request& request) {
  TRY(const Plan p, plan_at(ctx, request));
  TRY(const PieceId piece, piece_at(p, request));
  return shown(ctx, p, piece, nullptr, {});
}

Result<Reply> post_comment(Context& ctx, const Request& request) {
  TRY(const Plan p, plan_at(ctx, request));
  TRY(const PieceId piece, piece_at(p, request));
  const Typed typed(people::form_of(request));
  const auto done = comment_on(ctx, p.id, piece, typed.at("comment"));
  if (done) return Redirect{p.path_of(piece) + "#uwagi"};
  if (done.error().field.empty()) return std::unexpected(done.error());
  return shown(ctx, p, piece, &done.error(), typed.at("comment"));
}

}  // namespace wiec::plans
