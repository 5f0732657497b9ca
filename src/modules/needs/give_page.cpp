// /potrzeby/nowa, /potrzeby/{code}/zmiana, /administracja/potrzeby/karta: a need in three fields, the rest if one
// likes.
#include "base/url.h"
#include "commons/people/page_parts.h"
#include "modules/needs/give_need.h"
#include "modules/needs/need_form.h"
#include "modules/needs/need_store.h"
#include "modules/needs/pages.h"
#include "modules/needs/texts.h"
#include "modules/needs/words.h"
#include "platform/html/card.h"

namespace wiec::needs {
namespace {

NeedForm fresh_form(Language l) {
  return {FormKind::fresh, texts::give(l), texts::give_lead(l), texts::give_it(l), "/potrzeby/nowa"};
}
NeedForm card_form(Language l) {
  return {FormKind::card, texts::enter_card(l), texts::enter_card_lead(l), texts::enter_it(l),
          "/administracja/potrzeby/karta"};
}
NeedForm change_form(Language l, const Need& n) {
  return {FormKind::changed, texts::change(l), texts::change_lead(l), texts::save(l), n.path() + "/zmiana", n.area};
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
  return need_form(ctx, fresh_form(ctx.language), typed, {});
}

Result<Reply> post_give(Context& ctx, const Request& request) {
  const Typed typed(people::form_of(request));
  Faults faults;
  const Need need = read_need(ctx, typed, nullptr, faults);
  if (!faults.empty()) return need_form(ctx, fresh_form(ctx.language), typed, faults);
  const auto given = give_need(ctx, need);
  if (!given) return need_form(ctx, fresh_form(ctx.language), typed, {given.error()});
  return Redirect{"/potrzeby/" + code_from_id(given->value)};
}

Result<Reply> card_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  Typed typed;
  typed.set("place", std::string(request.query("dzielnica").substr(0, 100)));
  typed.set("area", std::string(request.query("okolica").substr(0, 20)));
  Page page = need_form(ctx, card_form(l), typed, {});
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
  if (!faults.empty()) return need_form(ctx, card_form(l), typed, faults);
  const auto entered = enter_card(ctx, need);
  if (!entered) return need_form(ctx, card_form(l), typed, {entered.error()});
  std::string query;
  add_parameter(query, "wpisano", code_from_id(entered->value));
  if (!typed.at("place").empty()) add_parameter(query, "dzielnica", typed.at("place"));
  if (!typed.at("area").empty()) add_parameter(query, "okolica", typed.at("area"));
  return Redirect{"/administracja/potrzeby/karta" + query};
}

Result<Reply> change_page(Context& ctx, const Request& request) {
  TRY(const Need n, changeable(ctx, request));
  return need_form(ctx, change_form(ctx.language, n), typed_from(n, n.area ? code_from_id(n.area.value) : ""), {});
}

// Somebody may have supported it, answered it or changed its words while its author typed: the words stay in the form.
Result<Reply> post_change(Context& ctx, const Request& request) {
  const Typed typed(people::form_of(request));
  const auto now = need_asked_for(ctx, request);
  const auto before = changeable(ctx, request);
  if (!before && now && !ctx.actor.anonymous() && now->author.value == ctx.actor.person) {
    Page page = need_form(ctx, change_form(ctx.language, *now), typed, {before.error()});
    page.status = 403;
    return page;
  }
  if (!before) return std::unexpected(before.error());
  Faults faults;
  const Need wanted = read_need(ctx, typed, &*before, faults);
  if (!faults.empty()) return need_form(ctx, change_form(ctx.language, *before), typed, faults);
  const auto changed = change_need(ctx, wanted);
  if (changed) return Redirect{before->path()};
  if (changed.error().kind != ProblemKind::conflict) return std::unexpected(changed.error());
  const auto saved = need_asked_for(ctx, request).value_or(*before);
  Typed again = typed;
  again.set("base", std::to_string(saved.revision));
  Page page = need_form(ctx, change_form(ctx.language, saved), again, {changed.error()}, &saved);
  page.status = 409;
  return page;
}

}  // namespace wiec::needs
