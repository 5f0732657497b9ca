#include "commons/people/personal_data.h"

#include <ranges>

#include "commons/audit/audit.h"
#include "commons/people/identity_store.h"
#include "commons/people/person_store.h"
#include "commons/people/session.h"
#include "commons/people/texts.h"
#include "platform/mail/outbox.h"

namespace wiec::people {
namespace {

Json::Array roles_of(db::ReadTx& tx, PersonId id) {
  Json::Array all;
  for (const GrantRow& row : grants_of(tx, id))
    all.push_back(Json::Object{{"role", name_of(row.grant.role)},
                               {"organisation", row.grant.organisation},
                               {"unit", row.grant.unit},
                               {"place", row.grant.place},
                               {"given_at", iso(row.given_at)}});
  return all;
}

Json::Array own_sessions(db::ReadTx& tx, PersonId id) {
  Json::Array all;
  for (const Session& s : sessions_of(tx, id, tx.now()))
    all.push_back(Json::Object{{"device", s.device},
                               {"created_at", iso(s.created_at)},
                               {"seen_at", iso(s.seen_at)},
                               {"ends_at", iso(s.ends_at)}});
  return all;
}

Json::Array own_identities(db::ReadTx& tx, PersonId id) {
  Json::Array all;
  for (const Identity& i : identities_of(tx, id))
    all.push_back(Json::Object{{"issuer", i.issuer}, {"made_at", iso(i.made_at)}, {"used_at", iso(i.used_at)}});
  return all;
}

Json::Array own_consents(db::ReadTx& tx, PersonId id) {
  Json::Array all;
  for (const ConsentRow& c : consents_of(tx, id))
    all.push_back(Json::Object{{"kind", c.kind}, {"given", c.given}, {"at", iso(c.at)}});
  return all;
}

Json::Array own_acts(db::ReadTx& tx, PersonId id) {
  Json::Array all;
  for (std::int64_t before = 0;;) {
    const auto entries = audit::entries_by(tx, id.value, 500, before);
    for (const auto& e : entries)
      all.push_back(Json::Object{{"at", iso(e.at)}, {"act", e.act}, {"noun", e.noun}, {"id", e.noun_id}});
    if (entries.size() < 500) return all;
    before = entries.back().id;
  }
}

Json gather(db::ReadTx& tx, std::int64_t number) {
  const PersonId id{number};
  const auto person = find_person(tx, id);
  if (!person) return Json();
  return Json::Object{{"name", person->name},
                      {"email", person->email},
                      {"language", code_of(person->language)},
                      {"state", code_of(person->state)},
                      {"created_at", iso(person->created_at)},
                      {"roles", roles_of(tx, id)},
                      {"sessions", own_sessions(tx, id)},
                      {"providers", own_identities(tx, id)},
                      {"consents", own_consents(tx, id)},
                      {"acts", own_acts(tx, id)}};
}

void erase(db::WriteTx& tx, std::int64_t number) {
  const PersonId id{number};
  if (const auto person = find_person(tx, id)) mail::drop_letters_to(tx, person->email);
  erase_person_rows(tx, id);
}

}  // namespace

PersonalData personal_data() { return {"people", gather, erase}; }

Json gather_personal_data(Context& ctx, PersonId id) {
  Json all(Json::Object{{"made_at", iso(ctx.now)}});
  ctx.db.read([&](db::ReadTx& tx) {
    for (const PersonalData& module : ctx.shared.personal_data) {
      Json part = module.gather ? module.gather(tx, id.value) : Json();
      if (!part.is_null()) all.set(std::string(module.name), std::move(part));
    }
  });
  return all;
}

Result<> erase_person(Context& ctx, PersonId id) {
  return ctx.db.write("people.erase",
                      [id, actor = ctx.actor, &modules = ctx.shared.personal_data](db::WriteTx& tx) -> Result<> {
                        const auto administrators = people_with(tx, Role::administrator);
                        if (administrators.size() == 1 && administrators.front() == id)
                          return problem(ProblemKind::conflict, texts::keys::last_administrator);
                        // People last: the others may find by the address what is the person's.
                        for (const PersonalData& module : modules | std::views::reverse)
                          if (module.erase) module.erase(tx, id.value);
                        audit::record(tx, Actor{.person = actor.person}, "person.erase", "person", id.value);
                        return {};
                      });
}

}  // namespace wiec::people
