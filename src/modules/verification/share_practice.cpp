#include "commons/audit/audit.h"
#include "commons/site/texts.h"
#include "modules/editions/edition_store.h"
#include "modules/needs/need.h"
#include "modules/verification/practice.h"
#include "modules/verification/texts.h"

namespace wiec::verification {

bool may_share(const Actor& actor, PracticeKind kind) {
  return actor.has(Role::coordinator) ||
         actor.has(kind == PracticeKind::ambassadors ? Role::ambassador : Role::verifier);
}

bool may_change(const Actor& actor, const Practice& p) {
  return actor.may(Role::coordinator, {}) || (p.person.value == actor.person && may_share(actor, p.kind));
}

Typed typed_from(const Practice& p) {
  Typed typed;
  typed.set("kind", std::string(code_in(kPracticeCodes, p.kind)));
  typed.set("title", p.title);
  typed.set("body", p.body);
  typed.set("theme", p.theme);
  typed.set("edition", p.edition_code);
  typed.set("provision", p.provision);
  return typed;
}

Practice read_practice(Context& ctx, const Typed& typed, Faults& faults) {
  const Language l = ctx.language;
  Reader r(l, typed, faults);
  Practice p;
  const auto choose = [&](std::string_view field, std::string_view label) {
    r.wrong(site::texts::keys::err_choose, field, {{"field", std::string(label)}});
  };
  const auto kind = value_in<PracticeKind>(kPracticeCodes, typed.at("kind"));
  if (!kind) choose("kind", texts::f_practice_kind(l));
  p.kind = kind.value_or(PracticeKind::ambassadors);
  p.title = r.line("title", texts::f_practice_title(l), 200, true);
  p.body = r.text("body", texts::f_practice_body(l), 3000);
  if (p.body.empty() && typed.at("body").empty())
    r.wrong(site::texts::keys::err_missing, "body", {{"field", std::string(texts::f_practice_body(l))}});
  const auto theme = needs::theme_from(typed.at("theme"));
  if (!theme && !typed.at("theme").empty()) choose("theme", texts::f_theme(l));
  if (theme) p.theme = needs::code_of(*theme);
  if (kind != PracticeKind::verification) return p;
  p.provision = r.line("provision", texts::f_provision(l), 200, true);
  const auto all = editions::editions(ctx);
  const auto at = std::ranges::find(*all, typed.at("edition"), &editions::Edition::code);
  if (at == all->end())
    choose("edition", texts::f_by_law(l));
  else
    p.edition = at->id.value;
  return p;
}

Result<> save_practice(Context& ctx, const Practice& p) {
  return ctx.db.write("verification.save_practice", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    if (!may_share(actor, p.kind)) return problem(ProblemKind::not_allowed, texts::keys::practice_not_yours);
    Practice saved = p;
    if (!p.id) {
      saved.person = people::PersonId{actor.person};
      saved.id = insert_practice(tx, saved);
    } else {
      const auto before = find_practice(tx, p.id);
      if (!before) return problem(ProblemKind::not_found, texts::keys::no_such_practice);
      if (!may_change(actor, *before)) return problem(ProblemKind::not_allowed, texts::keys::practice_not_yours);
      update_practice(tx, saved);
    }
    audit::record(tx, actor, "practice.save", "good_practice", saved.id.value,
                  {{"kind", code_in(kPracticeCodes, p.kind)}});
    return {};
  });
}

Result<> remove_practice(Context& ctx, PracticeId id) {
  return ctx.db.write("verification.remove_practice", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    const auto p = find_practice(tx, id);
    if (!p) return problem(ProblemKind::not_found, texts::keys::no_such_practice);
    if (!may_change(actor, *p)) return problem(ProblemKind::not_allowed, texts::keys::practice_not_yours);
    delete_practice(tx, id);
    audit::record(tx, actor, "practice.remove", "good_practice", id.value);
    return {};
  });
}

}  // namespace wiec::verification
