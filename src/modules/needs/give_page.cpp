// /potrzeby/nowa, /potrzeby/{code}/zmiana, /administracja/potrzeby/karta: a need in three fields, the rest if one
// likes.
#include "base/url.h"
#include "commons/areas/area_store.h"
#include "commons/people/page_parts.h"
#include "modules/needs/give_need.h"
#include "modules/needs/leading.h"
#include "modules/needs/need_store.h"
#include "modules/needs/pages.h"
#include "modules/needs/texts.h"
#include "modules/needs/words.h"
#include "platform/html/card.h"
#include "platform/html/difference.h"

namespace wiec::needs {
namespace {

enum class Kind : std::uint8_t { fresh, changed, card };

struct Form {
  Kind kind;
  std::string_view title, lead, button;
  std::string action;
  areas::AreaId area = {};  // of the need that is changed: offered although it is closed
};

void put_three(Html& f, Language l, const Typed& typed, const Errors& errors) {
  html::text_field(f, l,
                   {.name = "what",
                    .label = texts::f_what(l),
                    .hint = texts::f_what_hint(l),
                    .value = typed.at("what"),
                    .error = errors.at("what"),
                    .max_length = 200});
  html::text_field(f, l,
                   {.name = "location",
                    .label = texts::f_location(l),
                    .hint = texts::f_location_hint(l),
                    .value = typed.at("location"),
                    .error = errors.at("location"),
                    .max_length = 200});
  html::text_field(f, l,
                   {.name = "who",
                    .label = texts::f_who(l),
                    .hint = texts::f_who_hint(l),
                    .value = typed.at("who"),
                    .error = errors.at("who"),
                    .max_length = 300});
}

void put_select(Html& f, Language l, std::string_view name, std::string_view label, std::string_view hint,
                std::span<const html::Choice> choices, const Typed& typed, const Errors& errors) {
  if (choices.empty()) return;
  html::select_field(f, l,
                     {.name = name,
                      .label = label,
                      .choices = choices,
                      .hint = hint,
                      .value = typed.at(name),
                      .error = errors.at(name),
                      .empty_label = texts::not_chosen(l),
                      .optional = true});
}

std::vector<areas::AreaChoice> areas_offered(db::ReadTx& tx, areas::AreaId own) {
  auto all = areas::area_choices(tx);
  const auto area = own ? areas::find_area(tx, own) : std::nullopt;
  if (area && std::ranges::find(all, area->code(), &areas::AreaChoice::code) == all.end())
    all.push_back({area->code(), area->name});
  return all;
}

void put_more(Html& f, Context& ctx, areas::AreaId own_area, const Typed& typed, const Errors& errors) {
  const Language l = ctx.language;
  std::vector<places::Place> districts;
  std::vector<areas::AreaChoice> areas;
  ctx.db.read([&](db::ReadTx& tx) {
    districts = districts_of(tx);
    areas = areas_offered(tx, own_area);
  });
  put_select(f, l, "theme", texts::f_theme(l), {}, theme_choices(l), typed, errors);
  put_select(f, l, "place", texts::f_place(l), texts::f_place_hint(l), district_choices(districts), typed, errors);
  put_select(f, l, "area", texts::f_area(l), texts::f_area_hint(l), areas::as_choices(areas), typed, errors);
  html::text_area(f, l,
                  {.name = "evidence",
                   .label = texts::f_evidence(l),
                   .hint = texts::f_evidence_hint(l),
                   .value = typed.at("evidence"),
                   .error = errors.at("evidence"),
                   .max_length = 2000,
                   .optional = true});
  html::text_field(f, l,
                   {.name = "point",
                    .label = texts::f_point(l),
                    .hint = texts::f_point_hint(l),
                    .value = typed.at("point"),
                    .error = errors.at("point"),
                    .width = html::Width::half,
                    .optional = true});
}

// From what somebody else saved meanwhile to what stands in this form.
void put_changes(Html& out, Context& ctx, const Need& saved, const Typed& typed) {
  const Language l = ctx.language;
  std::string place, area, area_saved;
  ctx.db.read([&](db::ReadTx& tx) {
    const auto district = places::find_place(tx, city_of(tx), typed.at("place"));
    if (district) place = district->name;
    if (const auto found = areas::find_area(tx, typed.at("area"))) area = found->name;
    if (const auto found = areas::find_area(tx, saved.area)) area_saved = found->name;
  });
  const auto theme = theme_from(typed.at("theme"));
  const Typed before = typed_from(saved, {});
  html::put<"<h2>{}</h2>">(out, texts::overtaken_by(l));
  html::difference(out, l, texts::f_what(l), saved.what, typed.at("what"));
  html::difference(out, l, texts::f_location(l), saved.location, typed.at("location"));
  html::difference(out, l, texts::f_who(l), saved.who, typed.at("who"));
  html::difference(out, l, texts::f_evidence(l), saved.evidence, typed.at("evidence"));
  html::difference(out, l, texts::f_theme(l), saved.theme ? name_of(l, *saved.theme) : "",
                   theme ? name_of(l, *theme) : "");
  html::difference(out, l, texts::f_place(l), saved.place_name, place);
  html::difference(out, l, texts::f_area(l), area_saved, area);
  html::difference(out, l, texts::f_point(l), before.at("point"), typed.at("point"));
}

Page form_page(Context& ctx, const Form& form, const Typed& typed, const Faults& faults,
               const Need* overtaken_by = nullptr) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  Page page{
      .title = std::string(form.title), .status = faults.empty() ? 200 : 422, .section = "/potrzeby", .indexed = false};
  page.has_errors = !faults.empty();
  page.crumbs = {{std::string(texts::title(l)), "/potrzeby"}};
  errors.put_summary(page.main);
  html::heading(page.main, 1, form.title);
  html::put<R"(<p class="lead">{}</p>)">(page.main, form.lead);
  if (overtaken_by) put_changes(page.main, ctx, *overtaken_by, typed);
  const std::string csrf = ctx.form_token(), action = localized(l, form.action);
  html::form(page.main, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                           put_three(f, l, typed, errors);
                           if (form.kind == Kind::changed) html::hidden_field(f, "base", typed.at("base"));
                           put_more(f, ctx, form.area, typed, errors);
                           if (form.kind == Kind::card)
                             html::checkbox(f, l,
                                            {.name = "consent",
                                             .label = texts::f_consent(l),
                                             .hint = texts::f_consent_hint(l),
                                             .error = errors.at("consent"),
                                             .checked = !typed.at("consent").empty()});
                           html::button(f, {.label = form.button});
                         }});
  return page;
}

Form fresh_form(Language l) {
  return {Kind::fresh, texts::give(l), texts::give_lead(l), texts::give_it(l), "/potrzeby/nowa"};
}
Form card_form(Language l) {
  return {Kind::card, texts::enter_card(l), texts::enter_card_lead(l), texts::enter_it(l),
          "/administracja/potrzeby/karta"};
}
Form change_form(Language l, const Need& n) {
  return {Kind::changed, texts::change(l), texts::change_lead(l), texts::save(l), n.path() + "/zmiana", n.area};
}

// What the reader may change, or why not.
Result<Need> changeable(Context& ctx, const Request& request) {
  const auto n = need_asked_for(ctx, request);
  if (!n) return problem(ProblemKind::not_found, texts::keys::no_such);
  if (!ctx.db.read([&](db::ReadTx& tx) { return may_change(tx, ctx.actor, *n); }))
    return problem(ProblemKind::not_allowed, texts::keys::not_yours);
  return *n;
}

}  // namespace

Result<Reply> give_page(Context& ctx, const Request& request) {
  Typed typed;
  typed.set("area", std::string(request.query("okolica").substr(0, 20)));
  return form_page(ctx, fresh_form(ctx.language), typed, {});
}

Result<Reply> post_give(Context& ctx, const Request& request) {
  const Typed typed(people::form_of(request));
  Faults faults;
  const Need need = read_need(ctx, typed, nullptr, faults);
  if (!faults.empty()) return form_page(ctx, fresh_form(ctx.language), typed, faults);
  const auto given = give_need(ctx, need);
  if (!given) return form_page(ctx, fresh_form(ctx.language), typed, {given.error()});
  return Redirect{"/potrzeby/" + code_from_id(given->value)};
}

Result<Reply> card_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  Typed typed;
  typed.set("place", std::string(request.query("dzielnica").substr(0, 100)));
  typed.set("area", std::string(request.query("okolica").substr(0, 20)));
  Page page = form_page(ctx, card_form(l), typed, {});
  const auto id = id_from_code(request.query("wpisano"));
  const auto entered = id ? ctx.db.read([&](db::ReadTx& tx) { return find_need(tx, NeedId{*id}); }) : std::nullopt;
  if (!entered || !entered->from_card) return page;
  Html done;
  const std::string path = localized(l, entered->path());
  html::notice(done, l,
               {.kind = html::NoticeKind::success,
                .text = [&](Html& body) { html::put<R"(<p><a href="{}">{}</a></p>)">(body, path, entered->what); },
                .announced = true});
  done.append(page.main);
  page.main = std::move(done);
  return page;
}

// Save and next: a pile of cards is typed in one after another.
Result<Reply> post_card(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const Typed typed(people::form_of(request));
  Faults faults;
  const Need need = read_need(ctx, typed, nullptr, faults);
  if (typed.at("consent").empty()) faults.push_back({ProblemKind::invalid, texts::keys::err_consent, "consent", {}});
  if (!faults.empty()) return form_page(ctx, card_form(l), typed, faults);
  const auto entered = enter_card(ctx, need);
  if (!entered) return form_page(ctx, card_form(l), typed, {entered.error()});
  std::string query;
  add_parameter(query, "wpisano", code_from_id(entered->value));
  if (!typed.at("place").empty()) add_parameter(query, "dzielnica", typed.at("place"));
  if (!typed.at("area").empty()) add_parameter(query, "okolica", typed.at("area"));
  return Redirect{"/administracja/potrzeby/karta" + query};
}

Result<Reply> change_page(Context& ctx, const Request& request) {
  TRY(const Need n, changeable(ctx, request));
  return form_page(ctx, change_form(ctx.language, n), typed_from(n, n.area ? code_from_id(n.area.value) : ""), {});
}

// Somebody may have supported it, answered it or changed its words while its author typed: the words stay in the form.
Result<Reply> post_change(Context& ctx, const Request& request) {
  const Typed typed(people::form_of(request));
  const auto now = need_asked_for(ctx, request);
  const auto before = changeable(ctx, request);
  if (!before && now && !ctx.actor.anonymous() && now->author.value == ctx.actor.person) {
    Page page = form_page(ctx, change_form(ctx.language, *now), typed, {before.error()});
    page.status = 403;
    return page;
  }
  if (!before) return std::unexpected(before.error());
  Faults faults;
  const Need wanted = read_need(ctx, typed, &*before, faults);
  if (!faults.empty()) return form_page(ctx, change_form(ctx.language, *before), typed, faults);
  const auto changed = change_need(ctx, wanted);
  if (changed) return Redirect{before->path()};
  if (changed.error().kind != ProblemKind::conflict) return std::unexpected(changed.error());
  const auto saved = need_asked_for(ctx, request).value_or(*before);
  Typed again = typed;
  again.set("base", std::to_string(saved.revision));
  Page page = form_page(ctx, change_form(ctx.language, saved), again, {changed.error()}, &saved);
  page.status = 409;
  return page;
}

}  // namespace wiec::needs
