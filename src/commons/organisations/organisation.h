// Organisations of three sectors, as partnerships and budgets need them: public (offices, schools), social
// (associations, foundations, informal groups) and economic (firms); each with its units.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/language.h"
#include "base/result.h"
#include "commons/places/places.h"
#include "commons/site/context.h"

namespace wiec::organisations {

struct OrganisationTag;
using OrganisationId = Id<OrganisationTag>;
struct UnitTag;
using UnitId = Id<UnitTag>;

enum class Sector : std::uint8_t { public_, social, economic };
inline constexpr Sector kSectors[] = {Sector::public_, Sector::social, Sector::economic};
std::string_view code_of(Sector);  // "public", as stored
std::optional<Sector> sector_from(std::string_view);
std::string_view words_of(Language, Sector);

struct Organisation {
  OrganisationId id;
  Sector sector = Sector::public_;
  std::string name;
  std::string short_name;
  std::string register_number;  // digits
  std::string address;
  std::string email;
  std::string website;
  places::PlaceId place;
  bool closed = false;
};

struct Unit {
  UnitId id;
  OrganisationId organisation;
  UnitId parent;
  std::string code;
  std::string name;
  std::string email;
  int position = 0;
  bool closed = false;
};

// Cleaned and checked; an id of 0 makes a new one. Problems: name missing or too long, number that is no KRS, REGON or
// NIP, bad e-mail or address (invalid, by field); the number stands at another organisation (conflict); a unit above
// that is of another organisation or below this one (invalid, "parent"); no such organisation or unit (not_found).
Result<OrganisationId> save_organisation(Context&, Organisation);
Result<UnitId> save_unit(Context&, Unit);

}  // namespace wiec::organisations
