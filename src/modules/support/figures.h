// Figures of earlier editions for an area and its districts, as far as their data reach. What is not known (where a
// proposal lies, its verdict, what became of a winner) is counted as unknown, never guessed.
#pragma once
#include <map>

#include "commons/areas/area.h"
#include "commons/site/context.h"
#include "modules/delivery/delivery.h"
#include "modules/proposals/list.h"

namespace wiec::support {

enum class Where : std::uint8_t { inside, outside, unknown };

struct ThemeFigures {
  std::int64_t submitted = 0, accepted = 0, won = 0, delivered = 0;
};

struct Figures {
  std::int64_t place_unknown = 0;  // may lie here or not: in no number below
  std::int64_t submitted = 0;
  std::int64_t accepted = 0, refused = 0, left = 0, verdict_unknown = 0;           // left: withdrawn or merged
  std::int64_t won = 0, lost = 0, vote_unknown = 0;                                // of the accepted
  std::int64_t delivered = 0, under_way = 0, cancelled = 0, delivery_unknown = 0;  // of the winners
  std::int64_t cost_won = 0, cost_real = 0;                // minor units; real: of those where it is known
  std::int64_t real_unknown = 0;                           // delivered, their real cost not said
  std::map<proposals::CategoryId, ThemeFigures> by_theme;  // id 0: no theme
};

// What became of a winner; none: nothing is known.
struct Outcome {
  delivery::State state = delivery::State::planned;
  std::optional<std::int64_t> real_cost;  // minor units
};
using Outcomes = std::map<proposals::ProposalId, Outcome>;

// One proposal that lies inside, or may.
void count(Figures&, const proposals::Entry&, Where, const Outcomes&);

// Where a proposal lies, asked of what is known: its place, its pool, its points.
class Lying {
 public:
  // `known`: every place of the city, for the one it lies in.
  Lying(const areas::Area&, places::Shape land, std::vector<places::Shape> district_shapes,
        std::map<places::PlaceId, places::Place> known);
  Where in_districts(const proposals::Entry&, const editions::Pool*) const;
  Where in_area(const proposals::Entry&, const editions::Pool*) const;
  // False of an area of streets alone: no point can be said to lie in it.
  bool area_has_land() const { return !land_.empty(); }

 private:
  places::PlaceId district_of(const proposals::Entry&, const editions::Pool*) const;
  std::vector<places::PlaceId> districts_, parts_;
  places::Shape land_;
  std::vector<places::Shape> district_shapes_;
  std::map<places::PlaceId, places::Place> known_;
};

struct EditionFigures {
  std::string code, name_pl, name_en;
  Currency currency = Currency::pln;
  bool from_ballot = false;  // its data begin with the list of the vote: what was submitted before is unknown
  Figures districts;
  std::optional<Figures> area;  // none: the area has no land, so nothing is known of it alone
};
using PackFigures = std::vector<EditionFigures>;  // newest first; editions without a proposal are left out

// Kept until one of the editions' tables changes.
std::shared_ptr<const PackFigures> figures_for(Context&, const areas::Area&);

}  // namespace wiec::support
