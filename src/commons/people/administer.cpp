#include "commons/people/administer.h"

#include "commons/audit/audit.h"
#include "commons/organisations/organisation_store.h"
#include "commons/people/credential_store.h"
#include "commons/people/person_store.h"
#include "commons/people/scope_words.h"
#include "commons/people/session.h"
#include "commons/people/texts.h"
#include "platform/mail/address.h"
#include "platform/text/text.h"

namespace wiec::people {
namespace {

constexpr std::size_t kLongestName = 120;

bool is_last_administrator(db::ReadTx& tx, PersonId person) {
  const auto all = people_with(tx, Role::administrator);
  return all.size() == 1 && all.front() == person;
}

Result<> must_be_there(db::ReadTx& tx, PersonId id) {
  const auto person = find_person(tx, id);
  if (!person || person->state == PersonState::erased)
    return problem(ProblemKind::not_found, texts::keys::no_such_person);
  return {};
}

}  // namespace

Result<std::string> checked_name(std::string_view typed, bool required) {
  auto name = text::clean_line(typed);
  if (!name) return problem(ProblemKind::invalid, texts::keys::not_text, "name");
  if (name->empty() && required) return problem(ProblemKind::invalid, texts::keys::name_missing, "name");
  if (text::length(*name) > kLongestName || name->size() > 8 * kLongestName)
    return problem(ProblemKind::invalid, texts::keys::name_long, "name", {{"most", std::int64_t{kLongestName}}});
  return *std::move(name);
}

Result<> give_role(Context& ctx, PersonId person, const Grant& grant) {
  return ctx.db.write("people.give_role", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY_VOID(must_be_there(tx, person));
    TRY_VOID(check_scope(tx, grant));
    if (!insert_grant(tx, person, grant, PersonId{actor.person}))
      return problem(ProblemKind::conflict, texts::keys::has_role, "role");
    // Sessions opened before last as long as a resident's; an official's are shorter.
    delete_sessions(tx, person, SessionId{actor.session});
    audit::record(tx, actor, "person.give_role", "person", person.value,
                  {{"role", name_of(grant.role)},
                   {"organisation", grant.organisation},
                   {"unit", grant.unit},
                   {"place", grant.place}});
    return {};
  });
}

Result<> take_role(Context& ctx, GrantId id) {
  return ctx.db.write("people.take_role", [id, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    const auto row = find_grant(tx, id);
    if (!row) return problem(ProblemKind::not_found, texts::keys::no_such_role);
    if (row->grant.role == Role::administrator && is_last_administrator(tx, row->person))
      return problem(ProblemKind::conflict, texts::keys::last_administrator);
    delete_grant(tx, id);
    audit::record(tx, actor, "person.take_role", "person", row->person.value, {{"role", name_of(row->grant.role)}});
    return {};
  });
}

Result<> block_person(Context& ctx, PersonId person) {
  if (person.value == ctx.actor.person) return problem(ProblemKind::conflict, texts::keys::not_oneself);
  return ctx.db.write("people.block", [person, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY_VOID(must_be_there(tx, person));
    if (is_last_administrator(tx, person)) return problem(ProblemKind::conflict, texts::keys::last_administrator);
    set_state(tx, person, PersonState::blocked);
    delete_sessions(tx, person);
    audit::record(tx, actor, "person.block", "person", person.value);
    return {};
  });
}

Result<> unblock_person(Context& ctx, PersonId person) {
  return ctx.db.write("people.unblock", [person, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY_VOID(must_be_there(tx, person));
    set_state(tx, person, PersonState::active);
    audit::record(tx, actor, "person.unblock", "person", person.value);
    return {};
  });
}

Result<> end_sessions(Context& ctx, PersonId person) {
  return ctx.db.write("people.end_sessions", [person, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY_VOID(must_be_there(tx, person));
    const auto ended = delete_sessions(tx, person);
    audit::record(tx, actor, "person.end_sessions", "person", person.value, {{"ended", ended}});
    return {};
  });
}

Result<> reset_second_factor(Context& ctx, PersonId person) {
  return ctx.db.write("people.reset_second_factor", [person, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY_VOID(must_be_there(tx, person));
    delete_second_factor(tx, person);
    delete_sessions(tx, person);
    audit::record(tx, actor, "person.reset_second_factor", "person", person.value);
    return {};
  });
}

Result<> free_former_addresses(Context& ctx, PersonId person) {
  return ctx.db.write("people.free_former_addresses", [person, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY_VOID(must_be_there(tx, person));
    const auto freed = delete_former_addresses(tx, person);
    if (freed == 0) return problem(ProblemKind::not_found, texts::keys::no_former_address);
    audit::record(tx, actor, "person.free_former_addresses", "person", person.value, {{"freed", freed}});
    return {};
  });
}

Result<PersonId> ensure_person(Context& ctx, std::string_view typed_email, std::string_view typed_name) {
  const auto email = mail::email_from(typed_email);
  if (!email) return problem(ProblemKind::invalid, texts::keys::email_bad, "email");
  TRY(const std::string name, checked_name(typed_name, false));
  return ctx.db.write("people.ensure_person", [email = *email, name, l = ctx.language](db::WriteTx& tx) {
    return insert_person(tx, {.email = email, .name = name, .language = l});
  });
}

}  // namespace wiec::people
