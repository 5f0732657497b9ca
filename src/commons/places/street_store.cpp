#include <ranges>

#include "commons/places/street_name.h"
#include "commons/places/streets.h"
#include "platform/text/text.h"

namespace wiec::places {
namespace {

const db::Sql delete_ranges{"places.delete_street_ranges", R"(
  delete from street_range where street_id in (select id from street where city_id = $1))"};

const db::Sql delete_streets{"places.delete_streets", R"(delete from street where city_id = $1)"};

const db::Sql insert_street{"places.insert_street", R"(
  insert into street (id, city_id, name, name_sort, name_key) values ($1, $2, $3, $4, $5))"};

const db::Sql insert_range{"places.insert_street_range", R"(
  insert into street_range (street_id, position, first_number, last_number, parity, district_id)
  values ($1, $2, $3, $4, $5, $6))"};

const db::Sql select_streets{"places.select_streets", R"(
  select id, name, name_key from street where city_id = $1 order by name_sort, id)"};

const db::Sql select_by_key{"places.select_street_by_key", R"(
  select id, name, name_key from street where city_id = $1 and name_key = $2)"};

const db::Sql select_in_district{"places.select_streets_in_district", R"(
  select s.id, s.name, s.name_key from street s
  where s.id in (select r.street_id from street_range r where r.district_id = $1) order by s.name_sort, s.id)"};

const db::Sql select_ranges{"places.select_street_ranges", R"(
  select first_number, last_number, parity, district_id from street_range where street_id = $1 order by position)"};

struct KeyedStreet {
  Street street;
  std::string key;
};
KeyedStreet keyed_street_in(const db::Row& row) {
  return {{row.get<StreetId>(0), row.get<std::string>(1)}, row.get<std::string>(2)};
}
Street street_in(const db::Row& row) { return {row.get<StreetId>(0), row.get<std::string>(1)}; }

StreetPart part_in(const db::Row& row) {
  const auto parity = parity_from(row.get<std::string_view>(2)).value_or(Parity::all);
  return {{{row.get<int>(0)}, {row.get<int>(1)}, parity}, row.get<PlaceId>(3)};
}

struct FittingStreet {
  Fit fit;
  Street street;
};

// Best fit first, alphabetical among equals.
std::vector<FittingStreet> fitting(db::ReadTx& tx, PlaceId city, std::string_view typed) {
  const std::vector<std::string> words = street_words(typed);
  std::vector<FittingStreet> found;
  for (KeyedStreet& one : tx.all(select_streets, keyed_street_in, city)) {
    if (const auto fit = fit_of(words, one.key)) found.push_back({*fit, std::move(one.street)});
  }
  std::ranges::stable_sort(found, {}, &FittingStreet::fit);
  return found;
}

std::vector<Street> first_streets(const std::vector<FittingStreet>& found, std::size_t limit) {
  std::vector<Street> streets;
  for (const FittingStreet& one : found | std::views::take(limit)) streets.push_back(one.street);
  return streets;
}

std::vector<PlaceId> districts_among(const std::vector<StreetPart>& parts) {
  std::vector<PlaceId> districts;
  for (const StreetPart& part : parts) {
    if (std::ranges::find(districts, part.district) == districts.end()) districts.push_back(part.district);
  }
  return districts;
}

DistrictAnswer district_on(db::ReadTx& tx, const Street& street, std::string_view typed_number) {
  const auto parts = tx.all(select_ranges, part_in, street.id);
  DistrictAnswer answer{AddressMatch::number_needed, districts_among(parts), {street}};
  if (typed_number.empty()) {
    if (answer.districts.size() == 1) answer.match = AddressMatch::found;
    return answer;
  }
  const auto number = house_number_from(typed_number);
  if (!number) {
    answer.match = AddressMatch::number_wrong;
    return answer;
  }
  const auto part = std::ranges::find_if(parts, [&](const StreetPart& one) { return one.numbers.contains(*number); });
  answer.match = part == parts.end() ? AddressMatch::number_unknown : AddressMatch::found;
  if (part != parts.end()) answer.districts = {part->district};
  return answer;
}

}  // namespace

void store_streets(db::WriteTx& tx, PlaceId city, const std::vector<NewStreet>& streets) {
  tx.run(delete_ranges, city);
  tx.run(delete_streets, city);
  tx.run_many(streets, [&](db::Batch& batch, const NewStreet& street) {
    const auto id = tx.new_id<StreetId>();
    batch.add(insert_street, id, city, street.name, db::Bytes{street.sort}, street.key);
    int position = 0;
    for (const StreetPart& part : street.parts) {
      batch.add(insert_range, id, ++position, part.numbers.first.key, part.numbers.last.key,
                code_of(part.numbers.parity), part.district);
    }
  });
}

std::expected<ImportedStreets, std::vector<LineProblem>> import_streets(const db::Database& db, PlaceId city,
                                                                        std::string_view csv) {
  const auto districts = db.read([&](db::ReadTx& tx) { return children_of(tx, city, PlaceKind::district); });
  const auto streets = read_streets(csv, districts);
  if (!streets) return std::unexpected(streets.error());
  db.write("places.import_streets", [city, &streets](db::WriteTx& tx) { store_streets(tx, city, *streets); });
  ImportedStreets imported{streets->size(), 0};
  for (const NewStreet& street : *streets) imported.parts += street.parts.size();
  return imported;
}

DistrictAnswer find_district(db::ReadTx& tx, PlaceId city, std::string_view street, std::string_view number) {
  const auto exact = tx.one(select_by_key, street_in, city, street_key(street));
  if (exact) return district_on(tx, *exact, number);
  if (number.empty()) {
    const Address address = split_address(street);
    if (!address.number.empty()) return find_district(tx, city, address.street, address.number);
  }
  const auto found = fitting(tx, city, street);
  const auto by_words =
      std::ranges::count(found, StreetFit::all_words, [](const FittingStreet& one) { return one.fit.how; });
  if (by_words == 1) return district_on(tx, found.front().street, number);
  if (by_words > 1) return {AddressMatch::street_needed, {}, first_streets(found, static_cast<std::size_t>(by_words))};
  return {AddressMatch::street_unknown, {}, first_streets(found, 8)};
}

std::vector<Street> suggest_streets(db::ReadTx& tx, PlaceId city, std::string_view typed, int limit) {
  return first_streets(fitting(tx, city, typed), static_cast<std::size_t>(std::max(limit, 0)));
}

std::vector<Street> streets_of(db::ReadTx& tx, PlaceId city) { return tx.all(select_streets, street_in, city); }

std::vector<Street> streets_in(db::ReadTx& tx, PlaceId district) {
  return tx.all(select_in_district, street_in, district);
}

}  // namespace wiec::places
