// All SQL of organisations and units.
#pragma once
#include "commons/organisations/organisation.h"

namespace wiec::organisations {

std::span<const db::Migration> migrations();

// With an id of 0 inserts and sets it. False when the register number is another's.
bool store_organisation(db::WriteTx&, Organisation&);
void store_unit(db::WriteTx&, Unit&);

std::optional<Organisation> find_organisation(db::ReadTx&, OrganisationId);
// Whose folded name holds the words; all when empty. By name.
std::vector<Organisation> list_organisations(db::ReadTx&, std::string_view words = {}, int limit = 500);
std::vector<Unit> units_of(db::ReadTx&, OrganisationId);
std::vector<Unit> all_units(db::ReadTx&);  // of every organisation, each one's in their order
std::optional<Unit> find_unit(db::ReadTx&, UnitId);

}  // namespace wiec::organisations
