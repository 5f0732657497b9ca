// /administracja/dyskusje: discussions for who facilitates: open, change, close a round.
#include "commons/bilingual/both_form.h"
#include "commons/discussions/discussion_store.h"
#include "commons/discussions/gathering_host.h"
#include "commons/discussions/open_discussion.h"
#include "commons/discussions/pages.h"
#include "commons/discussions/post_store.h"
#include "commons/discussions/texts.h"
#include "commons/discussions/words.h"
#include "commons/gatherings/gathering_store.h"
#include "commons/people/page_parts.h"
#include "commons/site/form_fields.h"
#include "platform/html/table.h"

namespace wiec::discussions {
namespace {

using bilingual::Needed;

constexpr int kMost = 200;
constexpr std::string_view kThenNext = "dalej";

struct Desk {
  std::vector<Discussion> own;
  std::vector<std::int64_t> asked;  // posts to look at again, of each
  std::vector<gatherings::Gathering> without;
};

Desk desk_of(Context& ctx) {
  return ctx.db.read([&](db::ReadTx& tx) {
    Desk desk;
    for (Discussion& d : discussions(tx, kMost)) {
      if (!may_facilitate(tx, ctx.actor, d.host.place)) continue;
      desk.asked.push_back(count_asked(tx, d.id));
      desk.own.push_back(std::move(d));
    }
    for (auto& g : gatherings::gatherings(tx, {}, ctx.now, kMost))
      if (check_host(g) && may_facilitate(tx, ctx.actor, g.place) && !discussion_about(tx, "gathering", g.id.value))
        desk.without.push_back(std::move(g));
    return desk;
  });
}

void put_own(Html& out, Context& ctx, const Desk& desk) {
  const Language l = ctx.language;
  const html::Column columns[] = {
      {.label = texts::discussion(l)}, {.label = texts::state(l)}, {.label = texts::to_look_at(l), .numeric = true}};
  html::Table table(out, l, {.caption = texts::discussions(l), .columns = columns});
  for (std::size_t i = 0; i < desk.own.size(); ++i) {
    const Discussion& d = desk.own[i];
    const std::string href = localized(l, d.desk_path()), state = state_of(l, d, ctx.now);
    const auto name = [&](Html& cell) { html::put<R"(<a href="{}">{}</a>)">(cell, href, d.title.in(l)); };
    table.row({name, state, desk.asked[i]});
  }
}

void put_round_fields(Html& f, const bilingual::Fields& both, const FormFields& fields, RoundKind kind) {
  const Language l = fields.language;
  const std::string code(code_of(kind));
  html::put<"<h2>{}</h2>">(f, name_of(l, kind));
  both.both_lines(code + "_question", texts::f_question(l), Needed::polish);
  fields.moment(f, code + "_begins", texts::f_begins(l), texts::begins_hour(l), texts::hour_hint(l));
  fields.moment(f, code + "_ends", texts::f_ends(l), texts::ends_hour(l), texts::hour_hint(l));
}

Page form_page(Context& ctx, std::string_view title, std::string_view action, std::string_view hosted,
               const Typed& typed, const Faults& faults, const html::Content& above = {}) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  const people::Wrong wrong(l, faults.empty() ? nullptr : &faults.front());
  Page page{.title = std::string(title), .status = wrong.status(), .indexed = false};
  page.has_errors = !faults.empty();
  page.crumbs = {{std::string(texts::discussions(l)), std::string(kDesk)}};
  Html& out = page.main;
  errors.put_summary(out);
  html::heading(out, 1, title);
  html::put<"{}">(out, above);
  html::put<R"(<p class="lead">{}</p>)">(out, texts::form_lead(l));
  const std::string csrf = ctx.form_token(), to = localized(l, action);
  html::form(out, {.action = to, .csrf = csrf, .body = [&](Html& f) {
                     const bilingual::Fields both{f, l, typed, errors};
                     const FormFields fields{l, typed, errors};
                     html::hidden_field(f, "base", typed.at("base"));
                     if (!hosted.empty()) html::hidden_field(f, "spotkanie", hosted);
                     both.both_lines("title", texts::f_title(l), Needed::polish);
                     both.both_areas("about", texts::f_about(l), Needed::none);
                     for (const RoundKind kind : kRoundKinds) put_round_fields(f, both, fields, kind);
                     html::text_field(f, l,
                                      {.name = "dots",
                                       .label = texts::f_dots(l),
                                       .hint = texts::f_dots_hint(l),
                                       .value = typed.at("dots"),
                                       .error = errors.at("dots"),
                                       .kind = html::TextKind::number,
                                       .width = html::Width::short_});
                     html::button(f, {.label = hosted.empty() ? texts::save(l) : texts::open_it(l)});
                   }});
  return page;
}

Result<gatherings::Gathering> gathering_in(Context& ctx, std::string_view code) {
  const auto id = id_from_code(code);
  return ctx.db.read([&](db::ReadTx& tx) -> Result<gatherings::Gathering> {
    auto g = id ? gatherings::find_gathering(tx, gatherings::GatheringId{*id}) : std::nullopt;
    if (!g) return problem(ProblemKind::not_found, texts::keys::no_such_gathering);
    if (!may_facilitate(tx, ctx.actor, g->place)) return problem(ProblemKind::not_allowed, texts::keys::not_yours);
    TRY_VOID(check_host(*g));
    return *std::move(g);
  });
}

// The round that is open can be closed before its time, and the next one opened with it.
void put_closing(Html& out, Context& ctx, const Discussion& d) {
  const Language l = ctx.language;
  const Round* open = d.open_round(ctx.now);
  if (!open) return;
  const Round* next = d.next_round(ctx.now);
  const std::string action = localized(l, d.desk_path() + "/runda"), name(name_of(l, open->kind));
  html::button_row(out, [&](Html& row) {
    if (next)
      people::act_form(row, ctx,
                       {.action = action,
                        .label = texts::close_and_open(l, name, std::string(name_of(l, next->kind))),
                        .name = "runda",
                        .value = code_of(open->kind),
                        .id = kThenNext});
    people::act_form(
        row, ctx,
        {.action = action, .label = texts::close_round(l, name), .name = "runda", .value = code_of(open->kind)});
  });
}

// What is done most often stands above the form.
void put_above(Html& out, Context& ctx, const Discussion& d) {
  const Language l = ctx.language;
  const std::string summary = localized(l, d.desk_path() + "/podsumowanie"), shown = localized(l, d.path());
  html::put<R"(<p>{}</p><p><a href="{}">{}</a> · <a href="{}">{}</a></p>)">(
      out, state_of(l, d, ctx.now), shown, texts::public_page(l), summary, texts::sum_up(l));
  put_closing(out, ctx, d);
  const auto asked = ctx.db.read([&](db::ReadTx& tx) { return asked_to_look_again(tx, d.id); });
  if (asked.empty()) return;
  html::put<R"(<h2>{}</h2><ul class="plain-list">)">(out, texts::to_look_at(l));
  for (const Post& p : asked)
    html::put<R"(<li><a href="{}">{}</a></li>)">(out, localized(l, p.path()),
                                                 p.title.empty() ? texts::post(l) : p.title);
  html::put<"</ul>">(out);
}

Page edit_form(Context& ctx, const Discussion& d, const Typed& typed, const Faults& faults) {
  return form_page(ctx, d.title.in(ctx.language), d.desk_path(), {}, typed, faults,
                   [&](Html& above) { put_above(above, ctx, d); });
}

}  // namespace

Result<Discussion> facilitated(Context& ctx, const Request& request) {
  auto d = discussion_asked_for(ctx, request);
  if (!d) return problem(ProblemKind::not_found, texts::keys::no_such);
  if (!ctx.db.read([&](db::ReadTx& tx) { return may_facilitate(tx, ctx.actor, d->host.place); }))
    return problem(ProblemKind::not_allowed, texts::keys::not_yours);
  return *std::move(d);
}

Result<Reply> desk_page(Context& ctx, const Request&) {
  const Language l = ctx.language;
  const Desk desk = desk_of(ctx);
  Page page = people::start_page(ctx, texts::desk(l));
  Html& out = page.main;
  html::put<R"(<p class="lead">{}</p>)">(out, texts::desk_lead(l));
  if (!desk.without.empty()) {
    html::put<R"(<h2>{}</h2><ul class="plain-list">)">(out, texts::without_discussion(l));
    for (const auto& g : desk.without)
      html::put<R"(<li><a href="{}">{}</a> · {}</li>)">(
          out, localized(l, std::string(kDesk) + "/nowa?spotkanie=" + g.code()), texts::open_for(l, g.title(l)),
          gatherings::when_of(l, g));
    html::put<"</ul>">(out);
  }
  if (desk.own.empty())
    html::empty_state(out, {.title = texts::no_discussions(l), .icon = html::Icon::message});
  else
    put_own(out, ctx, desk);
  return page;
}

Result<Reply> new_page(Context& ctx, const Request& request) {
  const std::string code(request.query("spotkanie").substr(0, 20));
  if (code.empty()) return Redirect{std::string(kDesk)};
  TRY(const auto g, gathering_in(ctx, code));
  const std::int64_t hour = std::chrono::microseconds(std::chrono::hours(1)).count();
  const Instant next_hour{(ctx.now.micros / hour + 1) * hour};
  const Typed typed = typed_from(usual_discussion(host_of(g), std::max(next_hour, g.begins_at)));
  return form_page(ctx, texts::open_one(ctx.language), std::string(kDesk) + "/nowa", code, typed, {});
}

Result<Reply> post_new(Context& ctx, const Request& request) {
  const Typed typed(people::form_of(request));
  TRY(const auto g, gathering_in(ctx, typed.at("spotkanie")));
  Faults faults;
  Discussion before;
  before.host = host_of(g);
  const Discussion d = read_discussion(ctx, typed, before, faults);
  if (faults.empty()) {
    auto made = open_discussion(ctx, d);
    if (made) return Redirect{"/dyskusje/" + code_from_id(made->value)};
    if (made.error().kind == ProblemKind::not_allowed) return std::unexpected(made.error());
    faults.push_back(std::move(made.error()));
  }
  return form_page(ctx, texts::open_one(ctx.language), std::string(kDesk) + "/nowa", typed.at("spotkanie"), typed,
                   faults);
}

Result<Reply> edit_page(Context& ctx, const Request& request) {
  TRY(const Discussion d, facilitated(ctx, request));
  return edit_form(ctx, d, typed_from(d), {});
}

Result<Reply> post_edit(Context& ctx, const Request& request) {
  TRY(const Discussion d, facilitated(ctx, request));
  Typed typed(people::form_of(request));
  Faults faults;
  const Discussion wanted = read_discussion(ctx, typed, d, faults);
  if (faults.empty()) {
    auto done = change_discussion(ctx, wanted);
    if (done) return Redirect{d.path()};
    if (done.error().kind == ProblemKind::not_allowed) return std::unexpected(done.error());
    faults.push_back(std::move(done.error()));
    typed.set("base", std::to_string(d.revision));  // what they have now seen
  }
  return edit_form(ctx, d, typed, faults);
}

Result<Reply> post_close(Context& ctx, const Request& request) {
  TRY(const Discussion d, facilitated(ctx, request));
  const auto form = people::form_of(request);
  const auto kind = round_kind_from(form.text("runda"));
  if (!kind) return problem(ProblemKind::not_found, texts::keys::no_such_round);
  TRY_VOID(close_round(ctx, d.id, *kind, form.text("id") == kThenNext));
  return Redirect{d.desk_path() + "/podsumowanie"};
}

Html desk_task(Context& ctx, std::int64_t) {
  Html out;
  if (!ctx.actor.has(Role::coordinator) && !ctx.actor.has(Role::programme_officer) && !ctx.actor.has(Role::ambassador))
    return out;
  const Language l = ctx.language;
  const Desk desk = desk_of(ctx);
  std::int64_t asked = 0;
  for (const std::int64_t n : desk.asked) asked += n;
  const std::string href = localized(l, kDesk), status = texts::asked_count(l, asked);
  const html::Task tasks[] = {{.href = href, .title = texts::desk(l), .hint = texts::desk_lead(l), .status = status}};
  html::task_list(out, tasks);
  return out;
}

}  // namespace wiec::discussions
