// Which district an address lies in, by the city's own file of streets.
#pragma once
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "commons/places/house_number.h"
#include "commons/places/places.h"

namespace wiec::places {

struct StreetTag;
using StreetId = Id<StreetTag>;

struct Street {
  StreetId id;
  std::string name;
};

struct StreetPart {
  NumberRange numbers;
  PlaceId district;
};

// A street as it stands in a file, ready to be stored.
struct NewStreet {
  std::string name;
  std::string key;  // street_key of the name
  std::string sort;
  std::vector<StreetPart> parts;  // in line order
};

struct LineProblem {
  std::int64_t line = 0;  // of the file, from 1; 0 = the whole file
  Problem problem;
};

// Reads a CSV file of streets; encoding and separator are found out. Columns, in any order, in Polish or English:
// ulica | street; numery | numbers ("1-15, 21, 30-"), or od | from and do | to; parzystość | parity (optional);
// dzielnica | district (name, code or number). Errors name each line: no column, no street, unreadable numbers or
// parity, an unknown district, numbers that two districts claim. At most 100 of them.
std::expected<std::vector<NewStreet>, std::vector<LineProblem>> read_streets(std::string_view csv,
                                                                             const std::vector<Place>& districts);

// Puts these streets in the place of all the city had. Thousands of rows: a write of its own.
void store_streets(db::WriteTx&, PlaceId city, const std::vector<NewStreet>&);

struct ImportedStreets {
  std::size_t streets = 0;
  std::size_t parts = 0;
};
// Both steps: nothing is stored when a line is wrong.
std::expected<ImportedStreets, std::vector<LineProblem>> import_streets(const db::Database&, PlaceId city,
                                                                        std::string_view csv);

enum class AddressMatch {
  found,           // one district
  number_needed,   // the street lies in several districts: ask for the number; districts are the candidates
  number_unknown,  // no part of the street has this number; districts are those of the street
  number_wrong,    // not a house number
  street_needed,   // several streets fit: streets are the candidates
  street_unknown,  // streets are suggestions, perhaps none
};

struct DistrictAnswer {
  AddressMatch match = AddressMatch::street_unknown;
  std::vector<PlaceId> districts;
  std::vector<Street> streets;  // the street found, the candidates, or the suggestions
};

// "ul. Kościuszki" finds "Tadeusza Kościuszki"; a name with typing mistakes gives suggestions. An empty number is
// looked for at the end of the street ("Lipowa 12a").
DistrictAnswer find_district(db::ReadTx&, PlaceId city, std::string_view street, std::string_view number);

// While typing: best fit first.
std::vector<Street> suggest_streets(db::ReadTx&, PlaceId city, std::string_view typed, int limit = 8);
// All of them, Polish alphabet: the list twin of a map.
std::vector<Street> streets_of(db::ReadTx&, PlaceId city);
std::vector<Street> streets_in(db::ReadTx&, PlaceId district);

}  // namespace wiec::places
