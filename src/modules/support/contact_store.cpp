#include "modules/support/contact_store.h"

namespace wiec::support {
namespace {

#define WIEC_CONTACT_COLUMNS                                                                                   \
  "select c.id, c.programme_id, c.reach, c.place_id, coalesce(p.name, ''), c.name, c.agreed_on, c.office_pl, " \
  "c.office_en, c.hours_pl, c.hours_en, c.phone, c.email, c.revision "                                         \
  "from support_contact c left join place p on p.id = c.place_id "
const db::Sql select_all{"support.contacts_of", WIEC_CONTACT_COLUMNS
                         "where c.programme_id = $1 order by case c.reach when 'programme' then 0 when 'district' "
                         "then 1 else 2 end, p.position, c.id"};
const db::Sql select_one{"support.find_contact", WIEC_CONTACT_COLUMNS "where c.id = $1"};
const db::Sql select_chosen{"support.contact_chosen_for", WIEC_CONTACT_COLUMNS
                            "join support_contact_of o on o.contact_id = c.id where o.ambassador_id = $1"};
const db::Sql select_nearest{"support.contact_nearest", WIEC_CONTACT_COLUMNS
                             "where c.programme_id = $1 and (c.reach = 'programme' or (c.reach = 'district' "
                             "and c.place_id in (select d.place_id from ambassador_area l "
                             "join area_district d on d.area_id = l.area_id where l.ambassador_id = $2))) "
                             "order by case c.reach when 'district' then 0 else 1 end, p.position, c.id limit 1"};
#undef WIEC_CONTACT_COLUMNS
const db::Sql select_ambassadors{"support.contact_ambassadors", R"(
  select o.ambassador_id from support_contact_of o where o.contact_id = $1 order by o.ambassador_id)"};
const db::Sql insert_row{"support.insert_contact", R"(
  insert into support_contact (id, programme_id, reach, place_id, name, agreed_on, office_pl, office_en, phone, email,
    hours_pl, hours_en, revision) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1))"};
const db::Sql update_row{"support.update_contact", R"(
  update support_contact set reach = $3, place_id = $4, name = $5, agreed_on = $6, office_pl = $7, office_en = $8,
    phone = $9, email = $10, hours_pl = $11, hours_en = $12, revision = revision + 1 where id = $1 and revision = $2)"};
const db::Sql delete_row{"support.delete_contact", "delete from support_contact where id = $1"};
const db::Sql delete_choices{"support.unchoose_contact", "delete from support_contact_of where contact_id = $1"};
const db::Sql upsert_choice{"support.choose_contact", R"(
  insert into support_contact_of (ambassador_id, contact_id) values ($1, $2)
  on conflict (ambassador_id) do update set contact_id = excluded.contact_id)"};

Contact contact_from(const db::Row& row) {
  return {.id = row.get<ContactId>(0),
          .programme = row.get<ProgrammeId>(1),
          .reach = from_code<Reach>(kReachCodes, row.get<std::string_view>(2)).value_or(Reach::programme),
          .place = row.get<std::optional<places::PlaceId>>(3).value_or(places::PlaceId{}),
          .place_name = row.get<std::string>(4),
          .name = row.get<std::string>(5),
          .agreed_on = row.get<std::optional<Date>>(6),
          .office = {row.get<std::string>(7), row.get<std::string>(8)},
          .hours = {row.get<std::string>(9), row.get<std::string>(10)},
          .phone = row.get<std::string>(11),
          .email = row.get<std::string>(12),
          .revision = row.get<std::int64_t>(13)};
}

Contact with_choices(db::ReadTx& tx, Contact c) {
  c.chosen = tx.all(
      select_ambassadors, [](const db::Row& row) { return row.get<AmbassadorId>(0); }, c.id);
  return c;
}

std::optional<places::PlaceId> place_of(const Contact& c) { return c.place ? std::optional(c.place) : std::nullopt; }

}  // namespace

std::vector<Contact> contacts_of(db::ReadTx& tx, ProgrammeId programme) {
  auto all = tx.all(select_all, contact_from, programme);
  for (Contact& c : all) c = with_choices(tx, std::move(c));
  return all;
}

std::optional<Contact> find_contact(db::ReadTx& tx, ContactId id) {
  auto found = tx.one(select_one, contact_from, id);
  return found ? std::optional(with_choices(tx, *std::move(found))) : std::nullopt;
}

std::optional<Contact> contact_for(db::ReadTx& tx, const joint_projects::Ambassador& a) {
  if (auto chosen = tx.one(select_chosen, contact_from, a.id)) return chosen;
  return tx.one(select_nearest, contact_from, a.programme, a.id);
}

bool store_contact(db::WriteTx& tx, Contact& c, std::int64_t revision) {
  const std::string_view reach = kReachCodes[static_cast<std::size_t>(c.reach)];
  if (c.id)
    return tx.run(update_row, c.id, revision, reach, place_of(c), c.name, c.agreed_on, c.office.pl, c.office.en,
                  c.phone, c.email, c.hours.pl, c.hours.en) == 1;
  c.id = tx.new_id<ContactId>();
  tx.run(insert_row, c.id, c.programme, reach, place_of(c), c.name, c.agreed_on, c.office.pl, c.office.en, c.phone,
         c.email, c.hours.pl, c.hours.en);
  return true;
}

void delete_contact(db::WriteTx& tx, ContactId id) {
  tx.run(delete_choices, id);
  tx.run(delete_row, id);
}

void choose_contact(db::WriteTx& tx, ContactId id, const std::vector<AmbassadorId>& all) {
  tx.run(delete_choices, id);
  for (const AmbassadorId one : all) tx.run(upsert_choice, one, id);
}

}  // namespace wiec::support
