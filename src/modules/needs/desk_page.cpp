// /administracja/potrzeby: needs for those who lead a place: similar ones joined under one heading. The page of one:
// its answer, hiding.
#include "base/url.h"
#include "commons/people/page_parts.h"
#include "modules/needs/asked.h"
#include "modules/needs/idea.h"
#include "modules/needs/leading.h"
#include "modules/needs/texts.h"
#include "modules/needs/words.h"
#include "modules/needs/work_on_needs.h"
#include "platform/html/navigation.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::needs {
namespace {

constexpr std::string_view kDesk = "/administracja/potrzeby";
constexpr int kOnAPage = 100;

Page start(std::string_view title, const Faults& faults, Language l) {
  Page page{.title = std::string(title), .status = faults.empty() ? 200 : 422, .indexed = false};
  page.has_errors = !faults.empty();
  Errors(l, faults).put_summary(page.main);
  html::heading(page.main, 1, title);
  return page;
}

void put_table(Html& f, Language l, const std::vector<Need>& all, const Typed& typed) {
  const html::Column columns[] = {{.label = texts::join(l)},       {.label = texts::need(l)},
                                  {.label = texts::f_location(l)}, {.label = texts::support(l), .numeric = true},
                                  {.label = texts::heading(l)},    {.label = texts::filter_state(l)}};
  const auto chosen = typed.list("need");
  html::Table table(
      f, l,
      {.caption = texts::title(l), .columns = columns, .caption_hidden = true, .row_headers = false, .compact = true});
  for (const Need& n : all) {
    const std::string code = n.code(), where = where_of(n), label = texts::choose_need(l, n.what);
    const auto box = [&](Html& cell) {
      html::row_checkbox(
          cell,
          {.name = "need", .value = code, .label = label, .checked = std::ranges::find(chosen, code) != chosen.end()});
    };
    const auto name = [&](Html& cell) {
      html::put<R"(<a href="{}">{}</a>)">(cell, localized(l, fmt::format("{}/{}", kDesk, code)), n.what);
    };
    table.row({box, name, where, n.supporters + n.dots, n.heading.name(l), name_of(l, n.state)});
  }
}

Page desk(Context& ctx, const Asked& asked, const Typed& typed, const Faults& faults) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  const Chosen chosen = select(ctx, asked, kOnAPage);
  Page page = start(texts::desk(l), faults, l);
  Html& out = page.main;
  html::put<R"(<p class="lead">{}</p>)">(out, texts::desk_lead(l));
  const std::string card = localized(l, "/administracja/potrzeby/karta"), paper = localized(l, "/potrzeby/karty");
  html::button_row(out, [&](Html& row) {
    html::link_button(row, {.href = card, .label = texts::enter_card(l), .icon = html::Icon::plus});
    html::link_button(row, {.href = paper,
                            .label = texts::paper_cards(l),
                            .kind = html::ButtonKind::secondary,
                            .icon = html::Icon::printer});
  });
  put_filter(out, ctx, asked, kDesk);
  if (chosen.needs.empty()) {
    html::empty_state(out, {.title = texts::none(l), .icon = html::Icon::message});
    return page;
  }
  std::string here = asked.query();
  if (asked.page > 1) add_parameter(here, "strona", std::to_string(asked.page));
  const std::string csrf = ctx.form_token(), action = localized(l, std::string(kDesk) + here);
  html::form(out, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                     // Where the summary of errors leads to.
                     html::put<R"(<div id="f-need" tabindex="-1">)">(f);
                     if (!errors.at("need").empty()) html::put<R"(<p class="field-message">{}</p>)">(f, errors.at("need"));
                     put_table(f, l, chosen.needs, typed);
                     html::put<"</div>">(f);
                     html::put<"<h2>{}</h2><p>{}</p>">(f, texts::join_title(l), texts::join_lead(l));
                     html::text_field(f, l,
                                      {.name = "name_pl",
                                       .label = texts::f_name_pl(l),
                                       .value = typed.at("name_pl"),
                                       .error = errors.at("name_pl")});
                     html::text_field(f, l,
                                      {.name = "name_en",
                                       .label = texts::f_name_en(l),
                                       .value = typed.at("name_en"),
                                       .error = errors.at("name_en"),
                                       .optional = true});
                     html::button(f, {.label = texts::join_them(l)});
                   }});
  const std::string query = asked.query(),
                    before = localized(l, std::string(kDesk) + query + (query.empty() ? "?" : "&") + "strona=");
  html::pager(out, l,
              {.page = asked.page,
               .pages = static_cast<int>((chosen.count + kOnAPage - 1) / kOnAPage),
               .href_before_number = before});
  return page;
}

std::string desk_path(const Need& n) { return fmt::format("{}/{}", kDesk, n.code()); }

void put_answer_form(Html& out, Context& ctx, const Need& n, const Typed& typed, const Errors& errors) {
  const Language l = ctx.language;
  const html::Choice kinds[] = {
      {.value = "reply", .label = texts::answer_reply(l), .hint = texts::answer_reply_hint(l)},
      {.value = "route", .label = texts::answer_route(l), .hint = texts::answer_route_hint(l)}};
  const std::string csrf = ctx.form_token(), action = localized(l, desk_path(n));
  html::put<"<h2>{}</h2>">(out, texts::answer(l));
  html::form(out, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                     html::radio_field(f, l,
                                       {.name = "kind",
                                        .legend = texts::f_kind(l),
                                        .choices = kinds,
                                        .value = typed.at("kind"),
                                        .error = errors.at("kind")});
                     html::text_area(f, l,
                                     {.name = "text_pl",
                                      .label = texts::f_text_pl(l),
                                      .value = typed.at("text_pl"),
                                      .error = errors.at("text_pl"),
                                      .max_length = 3000});
                     html::text_area(f, l,
                                     {.name = "text_en",
                                      .label = texts::f_text_en(l),
                                      .value = typed.at("text_en"),
                                      .error = errors.at("text_en"),
                                      .max_length = 3000,
                                      .optional = true});
                     html::text_field(f, l,
                                      {.name = "office",
                                       .label = texts::f_office(l),
                                       .hint = texts::f_office_hint(l),
                                       .value = typed.at("office"),
                                       .error = errors.at("office")});
                     html::button(f, {.label = texts::answer_it(l), .name = "co", .value = "odpowiedz"});
                   }});
  if (n.answer.kind != AnswerKind::none)
    people::act_form(out, ctx, {.action = action, .label = texts::answer_back(l), .name = "co", .value = "cofnij"});
}

void put_hiding(Html& out, Context& ctx, const Need& n, const Typed& typed, const Errors& errors) {
  const Language l = ctx.language;
  const std::string action = localized(l, desk_path(n));
  if (n.hidden()) {
    html::notice(out, l, {.title = texts::hidden_title(l), .text = n.hidden_pl});
    people::act_form(out, ctx, {.action = action, .label = texts::show_again(l), .name = "co", .value = "pokaz"});
    return;
  }
  const std::string csrf = ctx.form_token();
  put_hide_form(out, l, {action, csrf, texts::hide(l), typed.at("hidden"), errors.at("hidden")});
}

Page one(Context& ctx, const Need& n, const Typed& typed, const Faults& faults) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  Page page = start(n.what, faults, l);
  page.crumbs = {{std::string(texts::desk(l)), std::string(kDesk)}};
  Html& out = page.main;
  html::put<R"(<p>{}<br>{}</p><p><a href="{}">{}</a></p>)">(out, where_of(n), n.who, localized(l, n.path()),
                                                            texts::public_page(l));
  if (n.heading.id) {
    const std::string action = localized(l, desk_path(n));
    html::put<R"(<p>{}: <a href="{}">{}</a></p>)">(out, texts::heading(l), localized(l, n.heading.path()),
                                                   n.heading.name(l));
    people::act_form(out, ctx, {.action = action, .label = texts::part_need(l), .name = "co", .value = "rozdziel"});
  }
  put_answer_form(out, ctx, n, typed, errors);
  put_hiding(out, ctx, n, typed, errors);
  return page;
}

Typed typed_answer(const Need& n) {
  Typed typed;
  typed.set("kind", std::string(code_of(n.answer.kind)));
  typed.set("text_pl", n.answer.text_pl);
  typed.set("text_en", n.answer.text_en);
  typed.set("office", n.answer.office);
  return typed;
}

Answer read_answer(Reader& r) {
  const Language l = r.language;
  Answer a;
  const auto kind = answer_kind_from(r.typed.at("kind"));
  if (!kind || *kind == AnswerKind::none) r.wrong(texts::keys::err_kind, "kind");
  a.kind = kind.value_or(AnswerKind::none);
  a.text_pl = r.text("text_pl", texts::f_text_pl(l), 3000);
  if (a.text_pl.empty()) r.wrong(texts::keys::err_answer, "text_pl");
  a.text_en = r.text("text_en", texts::f_text_en(l), 3000);
  a.office = r.line("office", texts::f_office(l), 200, true);
  return a;
}

Result<Need> led(Context& ctx, const Request& request) {
  const auto n = need_asked_for(ctx, request);
  if (!n) return problem(ProblemKind::not_found, texts::keys::no_such);
  if (!ctx.db.read([&](db::ReadTx& tx) { return leads(tx, ctx.actor, n->place); }))
    return problem(ProblemKind::not_allowed, texts::keys::not_led);
  return *n;
}

}  // namespace

Result<Reply> desk_page(Context& ctx, const Request& request) { return desk(ctx, asked_by(ctx, request), Typed(), {}); }

Result<Reply> post_desk(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const Typed typed(people::form_of(request));
  Faults faults;
  Reader r(l, typed, faults);
  const std::string name_pl = r.line("name_pl", texts::f_name_pl(l), 120, true),
                    name_en = r.line("name_en", texts::f_name_en(l), 120);
  std::vector<NeedId> ids;
  for (const std::string& code : typed.list("need"))
    if (const auto id = id_from_code(code)) ids.push_back(NeedId{*id});
  if (ids.size() < 2) faults.push_back({ProblemKind::invalid, texts::keys::err_two, "need", {}});
  if (faults.empty()) {
    const auto joined = join_needs(ctx, ids, name_pl, name_en);
    if (joined) return Redirect{"/wspolne-potrzeby/" + code_from_id(joined->value)};
    faults.push_back(joined.error());
  }
  return desk(ctx, asked_by(ctx, request), typed, faults);
}

Result<Reply> answer_page(Context& ctx, const Request& request) {
  TRY(const Need n, led(ctx, request));
  return one(ctx, n, typed_answer(n), {});
}

Result<Reply> post_answer(Context& ctx, const Request& request) {
  TRY(const Need n, led(ctx, request));
  const Typed typed(people::form_of(request));
  Faults faults;
  Reader r(ctx.language, typed, faults);
  const std::string_view act = typed.at("co");
  if (act == "odpowiedz") {
    const Answer answer = read_answer(r);
    if (!faults.empty()) return one(ctx, n, typed, faults);
    TRY_VOID(answer_need(ctx, n.id, answer));
  } else if (act == "ukryj") {
    const std::string why = r.line("hidden", texts::f_hidden(ctx.language), 300, true);
    if (!faults.empty()) {
      Typed back = typed_answer(n);
      back.set("hidden", std::string(typed.at("hidden")));
      return one(ctx, n, back, faults);
    }
    TRY_VOID(hide_need(ctx, n.id, why));
  } else if (act == "pokaz") {
    TRY_VOID(hide_need(ctx, n.id, ""));
  } else if (act == "rozdziel") {
    TRY_VOID(part_need(ctx, n.id));
  } else if (act == "cofnij") {
    TRY_VOID(answer_need(ctx, n.id, {}));
  }
  return Redirect{desk_path(n)};
}

Html desk_task(Context& ctx, std::int64_t) {
  Html out;
  if (!ctx.actor.has(Role::coordinator) && !ctx.actor.has(Role::ambassador) && !ctx.actor.has(Role::clerk)) return out;
  const Language l = ctx.language;
  const bool enters_only = !ctx.actor.has(Role::coordinator) && !ctx.actor.has(Role::ambassador);
  const std::int64_t open = ctx.db.read([](db::ReadTx& tx) { return count_needs(tx, {.state = State::open}); });
  const std::string href = localized(l, enters_only ? "/administracja/potrzeby/karta" : std::string(kDesk)),
                    status = std::string(texts::open_count(l, open));
  const html::Task tasks[] = {{.href = href,
                               .title = enters_only ? texts::enter_card(l) : texts::desk(l),
                               .hint = enters_only ? texts::enter_card_lead(l) : texts::desk_lead(l),
                               .status = status}};
  html::task_list(out, tasks);
  return out;
}

Html own_panel(Context& ctx, std::int64_t) {
  Html out;
  const Language l = ctx.language;
  const auto own = ctx.db.read([&](db::ReadTx& tx) { return needs_given_by(tx, people::PersonId{ctx.actor.person}); });
  if (own.empty()) return out;
  html::put<R"(<h2>{}</h2><ul class="plain-list">)">(out, texts::own_needs(l));
  for (const Need& n : own)
    html::put<R"(<li><a href="{}">{}</a> – {}</li>)">(out, localized(l, n.path()), n.what, name_of(l, n.state));
  html::put<"</ul>">(out);
  return out;
}

}  // namespace wiec::needs
