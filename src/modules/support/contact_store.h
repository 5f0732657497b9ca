// All SQL of named contacts in the city.
#pragma once
#include "modules/support/support.h"

namespace wiec::support {

std::vector<Contact> contacts_of(db::ReadTx&, ProgrammeId);  // programme, districts by their numbers, chosen
std::optional<Contact> find_contact(db::ReadTx&, ContactId);
// Whom this ambassador asks: the one set for them, else that of the first of their districts that has one, else that of
// the programme.
std::optional<Contact> contact_for(db::ReadTx&, const joint_projects::Ambassador&);

// With id 0 inserts. Throws UniqueViolation when the programme or district has another. False when `revision` is no
// longer the contact's.
bool store_contact(db::WriteTx&, Contact&, std::int64_t revision);
void delete_contact(db::WriteTx&, ContactId);
// In the place of whoever was set for these ambassadors.
void choose_contact(db::WriteTx&, ContactId, const std::vector<AmbassadorId>&);

}  // namespace wiec::support
