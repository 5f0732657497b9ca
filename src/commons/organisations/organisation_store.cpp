#include "commons/organisations/organisation_store.h"

#include "platform/text/text.h"

namespace wiec::organisations {
namespace {

const db::Sql insert_organisation{"organisations.insert_organisation", R"(
  insert into organisation (id, sector, name, name_folded, short_name, register_number, address, email, website, place_id,
                            state, created_at, changed_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12))"};
const db::Sql update_organisation{"organisations.update_organisation", R"(
  update organisation set sector = $2, name = $3, name_folded = $4, short_name = $5, register_number = $6, address = $7,
    email = $8, website = $9, place_id = $10, state = $11, changed_at = $12 where id = $1)"};
const db::Sql select_by_number{"organisations.select_by_number",
                               "select id from organisation where register_number = $1 and id <> $2"};
const db::Sql select_one{"organisations.select_one", R"(
  select id, sector, name, short_name, register_number, address, email, website, place_id, state = 'closed'
  from organisation where id = $1)"};
const db::Sql select_like{"organisations.select_like", R"(
  select id, sector, name, short_name, register_number, address, email, website, place_id, state = 'closed'
  from organisation where $1 = '' or name_folded like $2 order by name_folded, id limit $3)"};
const db::Sql insert_unit{"organisations.insert_unit", R"(
  insert into organisation_unit (id, organisation_id, parent_id, code, name, name_folded, email, position, state, changed_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))"};
const db::Sql update_unit{"organisations.update_unit", R"(
  update organisation_unit set parent_id = $2, code = $3, name = $4, name_folded = $5, email = $6, position = $7,
    state = $8, changed_at = $9 where id = $1)"};
const db::Sql select_units{"organisations.select_units", R"(
  select id, organisation_id, parent_id, code, name, email, position, state = 'closed'
  from organisation_unit where organisation_id = $1 order by position, name_folded, id)"};
const db::Sql select_all_units{"organisations.select_all_units", R"(
  select id, organisation_id, parent_id, code, name, email, position, state = 'closed'
  from organisation_unit order by organisation_id, position, name_folded, id)"};
const db::Sql select_unit{"organisations.select_unit", R"(
  select id, organisation_id, parent_id, code, name, email, position, state = 'closed'
  from organisation_unit where id = $1)"};

std::string_view state_of(bool closed) { return closed ? "closed" : "active"; }

template <class I>
std::optional<I> if_any(I id) {
  return id ? std::optional(id) : std::nullopt;
}

Organisation organisation_from(const db::Row& row) {
  return {.id = row.get<OrganisationId>(0),
          .sector = sector_from(row.get<std::string_view>(1)).value_or(Sector::public_),
          .name = row.get<std::string>(2),
          .short_name = row.get<std::string>(3),
          .register_number = row.get<std::string>(4),
          .address = row.get<std::string>(5),
          .email = row.get<std::string>(6),
          .website = row.get<std::string>(7),
          .place = row.get<std::optional<places::PlaceId>>(8).value_or(places::PlaceId{}),
          .closed = row.get<bool>(9)};
}

Unit unit_from(const db::Row& row) {
  return {.id = row.get<UnitId>(0),
          .organisation = row.get<OrganisationId>(1),
          .parent = row.get<std::optional<UnitId>>(2).value_or(UnitId{}),
          .code = row.get<std::string>(3),
          .name = row.get<std::string>(4),
          .email = row.get<std::string>(5),
          .position = row.get<int>(6),
          .closed = row.get<bool>(7)};
}

}  // namespace

bool store_organisation(db::WriteTx& tx, Organisation& o) {
  if (!o.register_number.empty() && tx.exists(select_by_number, o.register_number, o.id)) return false;
  const bool fresh = !o.id;
  if (fresh) o.id = tx.new_id<OrganisationId>();
  tx.run(fresh ? insert_organisation : update_organisation, o.id, code_of(o.sector), o.name, text::fold(o.name),
         o.short_name, o.register_number, o.address, o.email, o.website, if_any(o.place), state_of(o.closed), tx.now());
  return true;
}

void store_unit(db::WriteTx& tx, Unit& u) {
  if (u.id) {
    tx.run(update_unit, u.id, if_any(u.parent), u.code, u.name, text::fold(u.name), u.email, u.position,
           state_of(u.closed), tx.now());
    return;
  }
  u.id = tx.new_id<UnitId>();
  tx.run(insert_unit, u.id, u.organisation, if_any(u.parent), u.code, u.name, text::fold(u.name), u.email, u.position,
         state_of(u.closed), tx.now());
}

std::optional<Organisation> find_organisation(db::ReadTx& tx, OrganisationId id) {
  return tx.one(select_one, organisation_from, id);
}

std::vector<Organisation> list_organisations(db::ReadTx& tx, std::string_view words, int limit) {
  const std::string folded = text::fold(words);
  return tx.all(select_like, organisation_from, folded, "%" + folded + "%", limit);
}

std::vector<Unit> units_of(db::ReadTx& tx, OrganisationId id) { return tx.all(select_units, unit_from, id); }

std::vector<Unit> all_units(db::ReadTx& tx) { return tx.all(select_all_units, unit_from); }

std::optional<Unit> find_unit(db::ReadTx& tx, UnitId id) { return tx.one(select_unit, unit_from, id); }

}  // namespace wiec::organisations
