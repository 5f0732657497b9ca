// An edition of the participatory budget and its pools. Everything about an edition is data: legal act, timetable,
// ballot, counting rule, ties, leftovers (settings.h). Statute: ustawa o samorzadzie gminnym art. 5a.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/language.h"
#include "base/money.h"
#include "base/time.h"
#include "commons/places/places.h"
#include "modules/editions/settings.h"
#include "platform/files/files.h"

namespace wiec::editions {

struct EditionTag;
using EditionId = Id<EditionTag>;
struct PoolTag;
using PoolId = Id<PoolTag>;

struct Pool {
  PoolId id;
  EditionId edition;
  std::string code;
  Level level = Level::citywide;
  places::PlaceId place;  // none for a pool of the whole city without a map
  std::string name_pl, name_en;
  Money budget;
  std::optional<Money> cost_least, cost_most;
  int position = 0;
  std::string district;                   // of a local area: the district it lies in, as the by-law calls it
  std::optional<std::int64_t> residents;  // of the area
  int signatures = 0;                     // asked for under one proposal
  const std::string& name(Language language) const { return language == Language::pl ? name_pl : name_en; }
};

struct Edition {
  EditionId id;
  std::string code;
  std::string city_name;
  places::PlaceId city;  // none: the city has no map here
  int year = 0;
  std::string name_pl, name_en;
  Currency currency = Currency::pln;
  Settings settings;
  files::FileId picture;  // SVG for the home page; none: no picture
  int version = 1;
  std::int64_t organisation = 0;  // that runs it (commons/organisations); 0: none is named
  bool published = true;          // a draft is seen by coordinators only
  std::vector<Pool> pools;        // in their order

  const std::string& name(Language language) const { return language == Language::pl ? name_pl : name_en; }
  const Pool* pool(PoolId id) const;
  const Pool* pool(std::string_view code) const;
  Money budget() const;  // of all pools
};

}  // namespace wiec::editions
