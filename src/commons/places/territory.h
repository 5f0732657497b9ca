// The territorial division of Poland: voivodeships, powiats, gminas and their parts, from the statistical office's TERC
// register (decree of 15.12.1998, Dz.U. 1998 nr 157 poz. 1031).
#pragma once
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "commons/places/streets.h"
#include "platform/db/db.h"

namespace wiec::places {

enum class UnitLevel : std::uint8_t {
  voivodeship,
  powiat,
  gmina,
  part,       // the town or the rural area of an urban-rural gmina
  auxiliary,  // a district of Warsaw, a delegation of a large city
};
std::string_view code_of(UnitLevel);

struct Unit {
  std::string code;    // 2, 4 or 7 digits
  std::string parent;  // empty of a voivodeship
  UnitLevel level = UnitLevel::gmina;
  std::string kind;  // "gmina miejska", "powiat", "miasto na prawach powiatu"
  std::string name;
  bool city_rights = false;  // a city with the rights of a powiat
};

// Reads the register as the office publishes it (WOJ;POW;GMI;RODZ;NAZWA;NAZWA_DOD;STAN_NA) or a plain table with the
// columns teryt, level, kind, name, parent. Parents come before children in the answer. Errors name each line.
std::expected<std::vector<Unit>, std::vector<LineProblem>> read_territory(std::string_view csv);

// Adds units and renews those known; none is deleted, because places may stand on it.
void store_territory(db::WriteTx&, const std::vector<Unit>&);

std::optional<Unit> find_unit(db::ReadTx&, std::string_view code);
// Polish alphabet; parent empty: voivodeships.
std::vector<Unit> units_below(db::ReadTx&, std::string_view parent);
// Gminas of that name, in any case and without diacritics too.
std::vector<Unit> gminas_named(db::ReadTx&, std::string_view name);

}  // namespace wiec::places
