// /ambasadorzy/moje: what an ambassador's own application has come to, and what is next. The directory, the
// certificate and the report of activity, both for print.
#include "commons/areas/area_store.h"
#include "commons/gatherings/gathering_store.h"
#include "commons/gatherings/words.h"
#include "commons/people/page_parts.h"
#include "modules/joint_projects/ambassador_store.h"
#include "modules/joint_projects/hand_over_area.h"
#include "modules/joint_projects/member_store.h"
#include "modules/joint_projects/pages.h"
#include "modules/joint_projects/programme_store.h"
#include "modules/joint_projects/texts.h"
#include "modules/joint_projects/words.h"
#include "modules/joint_projects/work_on_ambassadors.h"
#include "platform/html/card.h"
#include "platform/html/section.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::joint_projects {
namespace {

constexpr std::string_view kOwn = "/ambasadorzy/moje";
constexpr int kMostTrainings = 5;

struct Mine {
  Programme programme;
  Ambassador self;
  std::vector<std::int64_t> members;  // of each area
  std::int64_t letters = 0;
};

std::optional<Mine> mine(Context& ctx) {
  return ctx.db.read([&](db::ReadTx& tx) -> std::optional<Mine> {
    auto programme = current_programme(tx);
    auto self = programme ? ambassador_of(tx, programme->id, people::PersonId{ctx.actor.person}) : std::nullopt;
    if (!self) return std::nullopt;
    Mine found{.programme = *std::move(programme), .self = *std::move(self), .members = {}, .letters = 0};
    for (const LedArea& area : found.self.led()) found.members.push_back(count_members(tx, area.id));
    found.letters = count_letters_by(tx, found.self.id);
    return found;
  });
}

Page start(Context& ctx, std::string_view title) {
  Page page{.title = std::string(title), .section = "/wspolne-projekty", .indexed = false};
  page.crumbs = {{std::string(texts::part_programme(ctx.language)), "/wspolne-projekty"}};
  html::heading(page.main, 1, title);
  return page;
}

std::string_view next_of(Language l, State state) {
  switch (state) {
    case State::applied:
      return texts::next_applied(l);
    case State::accepted:
      return texts::next_accepted(l);
    case State::trained:
      return texts::next_trained(l);
    case State::active:
      return texts::next_active(l);
    case State::certified:
      return texts::next_certified(l);
    case State::refused:
    case State::resigned:
      return texts::next_again(l);
  }
  return {};
}

void put_areas(Html& out, Language l, const Mine& m) {
  const auto led = m.self.led();
  for (std::size_t i = 0; i < led.size(); ++i) {
    const std::string page = localized(l, areas::path_of(led[i].id)), members = page + "/czlonkowie",
                      count(texts::members_count(l, m.members[i]));
    const html::Task tasks[] = {
        {.href = members, .title = led[i].name, .hint = texts::members_hint(l), .status = count}};
    if (m.self.leads())
      html::task_list(out, tasks);
    else
      html::put<"<p>{}</p>">(out, led[i].name);
  }
}

// What somebody who was accepted does next has a day.
void put_trainings(Html& out, Context& ctx) {
  const Language l = ctx.language;
  const auto coming = ctx.db.read([&](db::ReadTx& tx) {
    auto all = gatherings::gatherings(tx, {.kind = gatherings::Kind::training}, ctx.now, kMostTrainings);
    std::erase_if(all, [](const gatherings::Gathering& g) { return g.cancelled; });
    return all;
  });
  html::put<"<h2>{}</h2>">(out, texts::trainings(l));
  if (coming.empty()) html::put<"<p>{}</p>">(out, texts::no_training_yet(l));
  for (const auto& g : coming)
    html::put<R"(<p><a href="{}">{}</a>: {}</p>)">(out, localized(l, g.path()), g.title(l), gatherings::when_of(l, g));
}

void put_links(Html& out, Language l, const Mine& m) {
  const std::string peers = localized(l, "/ambasadorzy/katalog"), report = localized(l, "/ambasadorzy/sprawozdanie"),
                    paper = localized(l, "/ambasadorzy/zaswiadczenie"), meetings = localized(l, "/spotkania"),
                    plan = localized(l, "/administracja/spotkania/nowe");
  if ((m.self.state == State::trained || m.self.state == State::active) && !m.self.led().empty())
    html::link_button(out, {.href = plan, .label = texts::plan_meeting(l), .icon = html::Icon::plus});
  html::put<R"(<ul><li><a href="{}">{}</a></li><li><a href="{}">{}</a></li><li><a href="{}">{}</a></li>)">(
      out, meetings, texts::see_meetings(l), peers, texts::peers(l), report, texts::report(l));
  if (m.self.state == State::certified) html::put<R"(<li><a href="{}">{}</a></li>)">(out, paper, texts::certificate(l));
  html::put<"</ul>">(out);
}

void put_shown_form(Html& out, Context& ctx, const Ambassador& a) {
  const Language l = ctx.language;
  const std::string csrf = ctx.form_token(), action = localized(l, fmt::format("{}/pokazywanie", kOwn));
  html::details(out, texts::what_is_shown(l), [&](Html& body) {
    html::form(body,
               {.action = action, .csrf = csrf, .body = [&](Html& f) {
                  const html::Choice titles[] = {{.value = "feminine", .label = texts::title_feminine(l)},
                                                 {.value = "masculine", .label = texts::title_masculine(l)}};
                  html::radio_field(
                      f, l,
                      {.name = "title", .legend = texts::f_title(l), .choices = titles, .value = code_of(a.title)});
                  html::text_field(f, l,
                                   {.name = "public_name",
                                    .label = texts::f_public_name(l),
                                    .hint = texts::empty_hides(l),
                                    .value = a.public_name,
                                    .optional = true});
                  html::text_field(f, l,
                                   {.name = "peer_contact",
                                    .label = texts::f_peer_contact(l),
                                    .hint = texts::empty_hides(l),
                                    .value = a.peer_contact,
                                    .optional = true});
                  html::button(f, {.label = texts::save(l), .kind = html::ButtonKind::secondary});
                }});
  });
}

std::vector<html::Choice> successors(const std::vector<Ambassador>& others, const std::vector<std::string>& codes,
                                     AmbassadorId own) {
  std::vector<html::Choice> choices;
  for (std::size_t i = 0; i < others.size(); ++i)
    if (others[i].id != own) choices.push_back({.value = codes[i], .label = others[i].public_name});
  return choices;
}

void put_resigning(Html& out, Context& ctx, const Mine& m, const Problem* wrong) {
  const Language l = ctx.language;
  const auto others = ctx.db.read([&](db::ReadTx& tx) { return public_ambassadors(tx, m.programme.id); });
  std::vector<std::string> codes;
  for (const Ambassador& a : others) codes.push_back(a.code());
  const auto choices = m.self.leads() ? successors(others, codes, m.self.id) : std::vector<html::Choice>();
  const std::string csrf = ctx.form_token(), action = localized(l, fmt::format("{}/rezygnacja", kOwn)),
                    error = wrong ? text::translate(l, *wrong) : std::string();
  html::details(
      out, texts::resign(l),
      [&](Html& body) {
        if (!choices.empty()) html::put<"<p>{}</p>">(body, texts::resign_explained(l, std::int64_t{kDaysToAnswer}));
        html::form(body, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                            if (!choices.empty()) {
                              html::select_field(f, l,
                                                 {.name = "successor",
                                                  .label = texts::f_successor(l),
                                                  .choices = choices,
                                                  .error = error,
                                                  .empty_label = texts::nobody(l),
                                                  .optional = true});
                              html::checkbox(f, l, {.name = "stays", .label = texts::f_stays_author(l)});
                            }
                            html::button(f, {.label = texts::resign(l), .kind = html::ButtonKind::danger});
                          }});
      },
      wrong != nullptr);
}

// What became of the wish to hand over, while it is asked about and until another is made.
void put_handing(Html& out, Language l, const Resignation& r) {
  html::notice(out, l, {.title = texts::handings(l), .text = [&](Html& words) {
                          html::put<R"(<a href="{}">{}</a>)">(words, localized(l, r.path()), name_of(l, r));
                        }});
}

Page own_page_of(Context& ctx, const Mine& m, const Problem* wrong) {
  const Language l = ctx.language;
  Page page = start(ctx, texts::own_title(l));
  if (wrong) page.status = 422, page.has_errors = true;
  Html& out = page.main;
  html::put<R"(<p class="lead">{}: <strong>{}</strong>. {}</p>)">(
      out, m.programme.name(l), name_of(l, m.self.state, m.self.title), next_of(l, m.self.state));
  if (!m.self.refused_for.empty())
    html::notice(out, l,
                 {.text = m.self.state == State::refused ? texts::refused_for(l, m.self.refused_for)
                                                         : texts::dismissed_for(l, m.self.refused_for)});
  if (m.self.path == Path::citywide) html::put<"<p>{}: {}</p>">(out, texts::f_theme(l), m.self.theme);
  const std::string now = now_on(ctx, m.programme, m.self.path);
  html::put<"<p>{}</p>">(out, now);
  if (m.self.state == State::accepted) put_trainings(out, ctx);
  put_areas(out, l, m);
  if (m.self.leads()) {
    put_links(out, l, m);
    ctx.put_panels(out, "ambassador", m.self.id.value);
  }
  if (after(m.self.state, Step::apply_again)) {
    const std::string again = localized(l, "/wspolne-projekty/zgloszenie");
    html::link_button(out, {.href = again, .label = texts::apply(l)});
    return page;
  }
  put_shown_form(out, ctx, m.self);
  const auto last = ctx.db.read([&](db::ReadTx& tx) { return last_resignation_of(tx, m.self.id); });
  if (last) put_handing(out, l, *last);
  if (!last || last->state != Handing::asking) put_resigning(out, ctx, m, wrong);
  return page;
}

}  // namespace

Result<Reply> own_page(Context& ctx, const Request&) {
  const auto m = mine(ctx);
  if (!m) return Redirect{"/wspolne-projekty"};
  return own_page_of(ctx, *m, nullptr);
}

Result<Reply> post_shown(Context& ctx, const Request& request) {
  const auto m = mine(ctx);
  if (!m) return problem(ProblemKind::not_found, texts::keys::no_such_ambassador);
  const auto form = people::form_of(request);
  TRY_VOID(show_as(ctx, m->self.id, form.text("title") == "masculine" ? Title::masculine : Title::feminine,
                   form.text("public_name"), form.text("peer_contact")));
  return Redirect{std::string(kOwn)};
}

Result<Reply> post_resign(Context& ctx, const Request& request) {
  const auto m = mine(ctx);
  if (!m) return problem(ProblemKind::not_found, texts::keys::no_such_ambassador);
  const auto form = people::form_of(request);
  if (form.text("successor").empty()) {
    if (auto done = resign(ctx, m->self.id); !done) return own_page_of(ctx, *m, &done.error());
    return Redirect{std::string(kOwn)};
  }
  const AmbassadorId successor{id_from_code(form.text("successor")).value_or(0)};
  if (auto asked = ask_to_hand_over(ctx, m->self.id, successor, !form.text("stays").empty()); !asked)
    return own_page_of(ctx, *m, &asked.error());
  return Redirect{std::string(kOwn)};
}

Result<Reply> peers_page(Context& ctx, const Request&) {
  const Language l = ctx.language;
  const auto m = mine(ctx);
  if (!m || !m->self.leads()) return Redirect{"/wspolne-projekty"};
  const auto all = ctx.db.read([&](db::ReadTx& tx) { return peers_of(tx, m->programme.id); });
  Page page = start(ctx, texts::peers(l));
  html::put<R"(<p class="lead">{}</p>)">(page.main, texts::peers_lead(l));
  if (all.empty()) {
    html::empty_state(page.main, {.title = texts::no_peers(l), .icon = html::Icon::users});
    return page;
  }
  const html::Column columns[] = {
      {.label = texts::person(l)}, {.label = texts::leads(l)}, {.label = texts::contact(l)}};
  html::Table table(page.main, l, {.caption = texts::peers(l), .columns = columns});
  for (const Ambassador& a : all) {
    const std::string what = leads_what(a);
    table.row({a.public_name.empty() ? a.name : a.public_name, what, a.peer_contact});
  }
  return page;
}

Result<Reply> certificate_page(Context& ctx, const Request&) {
  const Language l = ctx.language;
  const auto m = mine(ctx);
  if (!m || m->self.state != State::certified) return problem(ProblemKind::not_found, texts::keys::no_certificate);
  Page page = start(ctx, texts::certificate(l));
  const std::string name = m->self.public_name.empty() ? m->self.name : m->self.public_name, what = leads_what(m->self);
  const std::string_view title =
      m->self.title == Title::feminine ? texts::full_title_feminine(l) : texts::full_title_masculine(l);
  html::panel(page.main, {.title = name,
                          .text =
                              [&](Html& body) {
                                html::put<"<p>{}</p><p>{}: {}</p><p>{}</p>">(
                                    body, texts::certifies(l, std::string(title), m->programme.name(l)),
                                    texts::leads(l), what,
                                    texts::certified_on(l, text::date_in_warsaw(m->self.changed_at)));
                              },
                          .code = m->self.code()});
  html::put<"<p>{}</p>">(page.main, texts::print_it(l));
  return page;
}

Result<Reply> report_page(Context& ctx, const Request&) {
  const Language l = ctx.language;
  const auto m = mine(ctx);
  if (!m || !m->self.leads()) return problem(ProblemKind::not_found, texts::keys::err_peers);
  Page page = start(ctx, texts::report(l));
  Html& out = page.main;
  const std::string who = m->self.public_name.empty() ? m->self.name : m->self.public_name, what = leads_what(m->self),
                    since = text::format_date(l, text::date_in_warsaw(m->self.applied_at)),
                    letters = text::format_number(l, m->letters);
  std::int64_t people = 0;
  for (const std::int64_t count : m->members) people += count;
  const std::string members = text::format_number(l, people);
  const html::SummaryRow rows[] = {{.name = texts::person(l), .value = who},
                                   {.name = texts::part_programme(l), .value = m->programme.name(l)},
                                   {.name = texts::leads(l), .value = what},
                                   {.name = texts::state(l), .value = name_of(l, m->self.state, m->self.title)},
                                   {.name = texts::applied_on(l), .value = since},
                                   {.name = texts::members(l), .value = members},
                                   {.name = texts::letters(l), .value = letters}};
  html::summary_list(out, l, rows);
  for (const LedArea& area : m->self.led()) ctx.put_panels(out, "area_report", area.id.value);
  html::put<"<p>{}</p>">(out, texts::print_it(l));
  return page;
}

Html account_task(Context& ctx, std::int64_t) {
  const Language l = ctx.language;
  Html out;
  if (ctx.actor.anonymous()) return out;
  const auto m = mine(ctx);
  if (!m) return out;
  const std::string href = localized(l, kOwn);
  const html::Task tasks[] = {{.href = href,
                               .title = texts::own_title(l),
                               .hint = next_of(l, m->self.state),
                               .status = name_of(l, m->self.state, m->self.title)}};
  html::task_list(out, tasks);
  return out;
}

Html joined_panel(Context& ctx, std::int64_t) {
  const Language l = ctx.language;
  Html out;
  if (ctx.actor.anonymous()) return out;
  const auto all = ctx.db.read([&](db::ReadTx& tx) { return areas_joined_by(tx, people::PersonId{ctx.actor.person}); });
  if (all.empty()) return out;
  const auto programme = ctx.db.read([](db::ReadTx& tx) { return current_programme(tx); });
  html::put<R"(<section class="stack"><h2>{}</h2>)">(out, texts::own_areas(l));
  for (const bool theme : {false, true})
    if (programme && std::ranges::find(all, theme, &Joined::theme) != all.end())
      html::put<"<p>{}</p>">(out, now_on(ctx, *programme, theme ? Path::citywide : Path::district));
  html::put<"<p>{}</p>">(out, texts::members_can(l));
  html::put<"<ul>">(out);
  for (const Joined& one : all)
    html::put<R"(<li><a href="{}">{}</a></li>)">(out, localized(l, "/okolice/wskazane/" + code_from_id(one.area.value)),
                                                 one.name);
  html::put<"</ul></section>">(out);
  return out;
}

}  // namespace wiec::joint_projects
