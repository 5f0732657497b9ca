#include "modules/support/figures.h"

#include "commons/areas/area_store.h"
#include "modules/delivery/delivery_store.h"
#include "modules/editions/edition_store.h"

namespace wiec::support {
namespace {

void count_outcome(Figures& f, ThemeFigures& theme, const Outcome* outcome) {
  if (!outcome) {
    ++f.delivery_unknown;
    return;
  }
  switch (outcome->state) {
    case delivery::State::done:
      ++f.delivered;
      ++theme.delivered;
      if (outcome->real_cost)
        f.cost_real += *outcome->real_cost;
      else
        ++f.real_unknown;
      return;
    case delivery::State::cancelled:
      ++f.cancelled;
      return;
    default:
      ++f.under_way;
  }
}

Outcomes outcomes_of(db::ReadTx& tx, editions::EditionId edition) {
  Outcomes all;
  for (const delivery::Line& line : delivery::deliveries_of(tx, edition))
    all[line.proposal] = {line.state, line.real_cost ? std::optional(line.real_cost->minor) : std::nullopt};
  return all;
}

Lying lying_of(db::ReadTx& tx, const areas::Area& area) {
  std::map<places::PlaceId, places::Place> known;
  for (const places::Place& place : places::children_of(tx, area.city)) {
    for (const places::Place& below : places::children_of(tx, place.id)) known[below.id] = below;
    known[place.id] = place;
  }
  std::vector<places::Shape> shapes;
  for (const areas::AreaDistrict& d : area.districts)
    if (auto shape = places::boundary_of(tx, d.place)) shapes.push_back(*std::move(shape));
  auto shape = areas::shape_of(tx, area.id);
  return {area, shape ? std::move(shape->land) : places::Shape(), std::move(shapes), std::move(known)};
}

EditionFigures figures_in(Context& ctx, const editions::Edition& edition, const proposals::List& list,
                          const Lying& lying) {
  const auto outcomes = ctx.db.read([&](db::ReadTx& tx) { return outcomes_of(tx, edition.id); });
  EditionFigures f{.code = edition.code,
                   .name_pl = edition.name_pl,
                   .name_en = edition.name_en,
                   .currency = edition.currency,
                   .from_ballot = !editions::stage_of(edition.settings, editions::StageKind::submission),
                   .districts = {},
                   .area = {}};
  if (lying.area_has_land()) f.area.emplace();
  for (const proposals::Entry& e : list.entries) {
    const editions::Pool* pool = edition.pool(e.pool);
    count(f.districts, e, lying.in_districts(e, pool), outcomes);
    if (f.area) count(*f.area, e, lying.in_area(e, pool), outcomes);
  }
  return f;
}

}  // namespace

void count(Figures& f, const proposals::Entry& e, Where where, const Outcomes& outcomes) {
  using proposals::State;
  if (where == Where::unknown) ++f.place_unknown;
  if (where != Where::inside) return;
  ThemeFigures& theme = f.by_theme[e.category];
  ++f.submitted;
  ++theme.submitted;
  if (e.state == State::submitted || e.state == State::formal_check || e.state == State::assessment)
    ++f.verdict_unknown;
  else if (e.state == State::rejected)
    ++f.refused;
  else if (e.state == State::withdrawn || e.state == State::merged)
    ++f.left;
  else
    ++f.accepted, ++theme.accepted;
  if (e.state == State::on_ballot) ++f.vote_unknown;
  if (e.state == State::lost) ++f.lost;
  if (e.state != State::won) return;
  ++f.won;
  ++theme.won;
  f.cost_won += e.cost;
  const auto outcome = outcomes.find(e.id);
  count_outcome(f, theme, outcome == outcomes.end() ? nullptr : &outcome->second);
}

Lying::Lying(const areas::Area& area, places::Shape land, std::vector<places::Shape> district_shapes,
             std::map<places::PlaceId, places::Place> known)
    : land_(std::move(land)), district_shapes_(std::move(district_shapes)), known_(std::move(known)) {
  for (const areas::AreaDistrict& d : area.districts) districts_.push_back(d.place);
  for (const areas::AreaPart& part : area.parts) parts_.push_back(part.place);
}

// None: neither the pool nor the place says it.
places::PlaceId Lying::district_of(const proposals::Entry& e, const editions::Pool* pool) const {
  const places::PlaceId of_pool = pool && pool->level != editions::Level::citywide ? pool->place : places::PlaceId{};
  for (places::PlaceId at : {of_pool, e.place})
    for (auto place = known_.find(at); place != known_.end(); place = known_.find(place->second.parent))
      if (place->second.kind == places::PlaceKind::district) return place->first;
  return {};
}

Where Lying::in_districts(const proposals::Entry& e, const editions::Pool* pool) const {
  if (const places::PlaceId district = district_of(e, pool))
    return std::ranges::find(districts_, district) != districts_.end() ? Where::inside : Where::outside;
  if (e.points.empty() || district_shapes_.size() != districts_.size()) return Where::unknown;
  for (const places::Point point : e.points)
    for (const places::Shape& shape : district_shapes_)
      if (places::contains(shape, point)) return Where::inside;
  return Where::outside;
}

Where Lying::in_area(const proposals::Entry& e, const editions::Pool* pool) const {
  for (const places::Point point : e.points)
    if (places::contains(land_, point)) return Where::inside;
  if (!e.points.empty()) return Where::outside;
  const places::PlaceId district = district_of(e, pool);
  if (district && std::ranges::find(parts_, district) != parts_.end()) return Where::inside;  // all of it is the area's
  return in_districts(e, pool) == Where::outside ? Where::outside : Where::unknown;
}

std::shared_ptr<const PackFigures> figures_for(Context& ctx, const areas::Area& area) {
  return ctx.kept_from<PackFigures>("support.figures " + area.code(), [&](Context& own) {
    PackFigures all;
    const Lying lying = own.db.read([&](db::ReadTx& tx) { return lying_of(tx, area); });
    for (const editions::Edition& edition : *editions::editions(own)) {
      const auto list = proposals::list_of(own, edition);
      if (!list->entries.empty()) all.push_back(figures_in(own, edition, *list, lying));
    }
    return all;
  });
}

}  // namespace wiec::support
