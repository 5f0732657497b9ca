// Which unit reads which drafts: by theme, by district, else the default one. Data of the coordinator, with all its SQL
// in routing_store.cpp.
#pragma once
#include "commons/site/page.h"
#include "commons/site/typed.h"
#include "modules/needs/need.h"
#include "modules/verification/advice.h"

namespace wiec::verification {

inline constexpr std::int64_t kUsualDays = 14, kMostDays = 90;

struct Rule {
  std::string theme;      // empty: about a district
  places::PlaceId place;  // none: about a theme
  organisations::UnitId unit;
};
struct Routing {
  std::int64_t days = kUsualDays;
  organisations::UnitId default_unit;  // none: only where a rule fits
  std::vector<Rule> rules;
};

Routing load_routing(db::ReadTx&);
void store_routing(db::WriteTx&, const Routing&);  // instead of the one there was
std::vector<AskedUnit> active_units(db::ReadTx&);  // of all organisations that are not closed, by office and name
std::optional<AskedUnit> find_unit(db::ReadTx&, organisations::UnitId);  // active ones
// Each active unit that a rule of the theme or the district names; else the default one; else none.
std::vector<AskedUnit> units_for(db::ReadTx&, std::string_view theme, places::PlaceId);

// The form of the coordinator: "days", "default", "theme-CODE", "place-CODE".
std::string theme_field(needs::Theme);
std::string place_field(const places::Place&);
Typed typed_from(const Routing&, const std::vector<places::Place>& districts);
Routing read_routing(Context&, const Typed&, Faults&);
Result<> save_routing(Context&, const Routing&);

// Whoever reads for the unit: a verifier whose role is not narrowed to another office or unit.
bool reads_for(const Actor&, const AskedUnit&);
// People to write to when the unit gets something: verifiers of just that unit or its office.
std::vector<people::PersonId> experts_of(db::ReadTx&, const AskedUnit&);

}  // namespace wiec::verification
