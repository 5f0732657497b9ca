// SQL of people, their roles and consents.
#pragma once
#include <map>
#include <span>
#include <vector>

#include "commons/people/person.h"
#include "platform/db/db.h"

namespace wiec::people {

std::span<const db::Migration> migrations();

// The person of that address, made if there is none.
PersonId insert_person(db::WriteTx&, const NewPerson&);
std::optional<Person> find_person(db::ReadTx&, PersonId);
std::optional<Person> find_person_by_email(db::ReadTx&, std::string_view email);
struct PeopleAsked {
  std::string words;         // in the name or the address; empty = everybody
  std::optional<Role> role;  // who has it
  int limit = 50;
  int offset = 0;
};
std::vector<Person> find_people(db::ReadTx&, const PeopleAsked&);
void update_profile(db::WriteTx&, PersonId, std::string_view name, Language);
// False when another account has the address.
bool update_email(db::WriteTx&, PersonId, std::string_view email);
void set_state(db::WriteTx&, PersonId, PersonState);
void note_sign_in(db::WriteTx&, PersonId);
// Everything personal of this folder's tables: the row of the person stays, empty.
void erase_person_rows(db::WriteTx&, PersonId);

// ---- Roles

// False when the person has just that role already.
bool insert_grant(db::WriteTx&, PersonId, const Grant&, PersonId given_by);
std::optional<GrantRow> find_grant(db::ReadTx&, GrantId);
bool delete_grant(db::WriteTx&, GrantId);
std::vector<GrantRow> grants_of(db::ReadTx&, PersonId);
std::vector<GrantRow> grants_within(db::ReadTx&, std::int64_t organisation);
// Of several people at once, oldest first; who has none is not in it.
std::map<PersonId, std::vector<Role>> roles_of(db::ReadTx&, std::span<const std::int64_t> people);
// Active people with the role anywhere: the last administrator must stay; whom to write to.
std::vector<PersonId> people_with(db::ReadTx&, Role);

// ---- Consents

void insert_consent(db::WriteTx&, PersonId, ConsentKind, bool given);
struct ConsentRow {
  std::string kind;
  bool given = false;
  Instant at;
};
std::vector<ConsentRow> consents_of(db::ReadTx&, PersonId);  // oldest first
bool has_consent(db::ReadTx&, PersonId, ConsentKind);

}  // namespace wiec::people
