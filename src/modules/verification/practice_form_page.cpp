// /dobre-praktyki/nowa, /dobre-praktyki/{code}: sharing a good practice, changing it, taking it out.
#include "commons/people/page_parts.h"
#include "commons/site/form_fields.h"
#include "modules/editions/edition_store.h"
#include "modules/needs/words.h"
#include "modules/verification/pages.h"
#include "modules/verification/practice.h"
#include "modules/verification/texts.h"
#include "modules/verification/words.h"

namespace wiec::verification {
namespace {

constexpr int kLine = 200;  // characters

void put_form(Html& out, Context& ctx, const std::string& path, const Typed& typed, const Errors& errors) {
  const Language l = ctx.language;
  std::vector<html::Choice> kinds;
  for (const PracticeKind kind : {PracticeKind::ambassadors, PracticeKind::verification})
    if (may_share(ctx.actor, kind))
      kinds.push_back({.value = code_in(kPracticeCodes, kind), .label = name_of(l, kind)});
  const auto themes = needs::theme_choices(l);
  const auto all = editions::editions(ctx);
  std::vector<html::Choice> by_laws;
  for (const auto& e : *all) by_laws.push_back({.value = e.code, .label = e.name(l)});
  const FormFields fields{l, typed, errors};
  const std::string csrf = ctx.form_token(), action = localized(l, path);
  html::form(out, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                     html::radio_field(f, l,
                                       {.name = "kind",
                                        .legend = texts::f_practice_kind(l),
                                        .choices = kinds,
                                        .value = typed.at("kind"),
                                        .error = errors.at("kind")});
                     fields.line(f, "title", texts::f_practice_title(l), {}, false, kLine);
                     fields.words(f, "body", texts::f_practice_body(l), 3000, texts::f_practice_body_hint(l), false);
                     fields.select(f, "theme", texts::f_theme(l), themes, texts::all_themes(l), true);
                     if (!by_laws.empty() && may_share(ctx.actor, PracticeKind::verification)) {
                       html::select_field(f, l,
                                          {.name = "edition",
                                           .label = texts::f_by_law(l),
                                           .choices = by_laws,
                                           .hint = texts::f_by_law_hint(l),
                                           .value = typed.at("edition"),
                                           .error = errors.at("edition"),
                                           .empty_label = texts::choose(l),
                                           .optional = true});
                       fields.line(f, "provision", texts::f_provision(l), texts::f_by_law_hint(l), true, kLine);
                     }
                     html::button(f, {.label = texts::save(l), .name = "co", .value = "zapisz"});
                   }});
}

Page form_page(Context& ctx, const Practice* before, const Typed& typed, const Faults& faults) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  Page page{.title = std::string(before ? texts::change_practice(l) : texts::share_practice(l)),
            .status = faults.empty() ? 200 : 422,
            .section = "/potrzeby",
            .indexed = false};
  page.has_errors = !faults.empty();
  page.crumbs = {{std::string(texts::practices(l)), std::string(kLibrary)}};
  errors.put_summary(page.main);
  html::heading(page.main, 1, page.title);
  const std::string path = before ? before->edit_path() : std::string("/dobre-praktyki/nowa");
  put_form(page.main, ctx, path, typed, errors);
  const std::string action = localized(l, path);
  if (before)
    people::act_form(page.main, ctx,
                     {.action = action,
                      .label = texts::remove_practice(l),
                      .name = "co",
                      .value = "usun",
                      .kind = html::ButtonKind::danger});
  return page;
}

Result<Practice> practice_asked_for(Context& ctx, const Request& request) {
  const auto id = id_from_code(request.params.get("code"));
  auto p = id ? ctx.db.read([&](db::ReadTx& tx) { return find_practice(tx, PracticeId{*id}); }) : std::nullopt;
  if (!p) return problem(ProblemKind::not_found, texts::keys::no_such_practice);
  if (!may_change(ctx.actor, *p)) return problem(ProblemKind::not_allowed, texts::keys::practice_not_yours);
  return *std::move(p);
}

}  // namespace

Result<Reply> new_practice_page(Context& ctx, const Request&) {
  Typed usual;
  const bool ambassador = may_share(ctx.actor, PracticeKind::ambassadors);
  if (ambassador != may_share(ctx.actor, PracticeKind::verification))  // the only one they may
    usual.set("kind", ambassador ? "ambassadors" : "verification");
  return form_page(ctx, nullptr, usual, {});
}

Result<Reply> post_new_practice(Context& ctx, const Request& request) {
  const Typed typed(people::form_of(request));
  Faults faults;
  const Practice p = read_practice(ctx, typed, faults);
  if (!faults.empty()) return form_page(ctx, nullptr, typed, faults);
  TRY_VOID(save_practice(ctx, p));
  return Redirect{std::string(kLibrary)};
}

Result<Reply> practice_page(Context& ctx, const Request& request) {
  TRY(const Practice p, practice_asked_for(ctx, request));
  return form_page(ctx, &p, typed_from(p), {});
}

Result<Reply> post_practice(Context& ctx, const Request& request) {
  TRY(const Practice before, practice_asked_for(ctx, request));
  const Typed typed(people::form_of(request));
  if (typed.at("co") == "usun") {
    TRY_VOID(remove_practice(ctx, before.id));
    return Redirect{std::string(kLibrary)};
  }
  Faults faults;
  Practice p = read_practice(ctx, typed, faults);
  if (!faults.empty()) return form_page(ctx, &before, typed, faults);
  p.id = before.id;
  TRY_VOID(save_practice(ctx, p));
  return Redirect{std::string(kLibrary)};
}

}  // namespace wiec::verification
