#include "commons/areas/known_areas.h"

#include "commons/areas/area_store.h"

namespace wiec::areas {

const Area* KnownAreas::find(AreaId id) const {
  const auto found = at.find(id);
  return found == at.end() ? nullptr : &all[found->second];
}

std::shared_ptr<const KnownAreas> known_areas(Context& ctx) {
  return ctx.kept<KnownAreas>("areas.open", [](db::ReadTx& tx) {
    KnownAreas known{.all = list_areas(tx), .at = {}};
    for (std::size_t i = 0; i < known.all.size(); ++i) known.at[known.all[i].id] = i;
    return known;
  });
}

std::optional<Area> area_named(Context& ctx, std::string_view code) {
  const auto id = id_from_code(code);
  if (!id) return std::nullopt;
  if (const Area* area = known_areas(ctx)->find(AreaId{*id})) return *area;
  return ctx.db.read([&](db::ReadTx& tx) { return find_area(tx, AreaId{*id}); });
}

}  // namespace wiec::areas
