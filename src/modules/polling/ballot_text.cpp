#include "modules/polling/ballot_text.h"

#include "base/json.h"

namespace wiec::polling {

std::string ballot_text(const std::vector<CastPool>& pools) {
  Json::Array all;
  for (const CastPool& pool : pools) {
    Json::Array marks, points;
    for (const std::string& code : pool.marks) marks.push_back(code);
    for (const std::int64_t value : pool.points) points.push_back(value);
    Json::Object one{{"pool", pool.pool}, {"marks", std::move(marks)}};
    if (!points.empty()) one.emplace_back("points", std::move(points));
    all.push_back(std::move(one));
  }
  return canonical_json(Json::Object{{"pools", std::move(all)}});
}

std::optional<std::vector<CastPool>> ballot_from_text(std::string_view text) {
  const auto json = parse_json(text);
  const Json* list = json ? json->find("pools") : nullptr;
  if (!list || !list->array()) return std::nullopt;
  std::vector<CastPool> pools;
  for (const Json& one : *list->array()) {
    const Json* code = one.find("pool");
    const Json* marks = one.find("marks");
    const Json* points = one.find("points");
    if (!code || !code->string() || !marks || !marks->array()) return std::nullopt;
    CastPool pool{.pool = *code->string()};
    for (const Json& mark : *marks->array()) {
      if (!mark.string()) return std::nullopt;
      pool.marks.push_back(*mark.string());
    }
    if (points && !points->array()) return std::nullopt;
    if (points)
      for (const Json& value : *points->array()) {
        if (!value.integer()) return std::nullopt;
        pool.points.push_back(*value.integer());
      }
    pools.push_back(std::move(pool));
  }
  return pools;
}

CastPool cast_pool(const PoolBallot& ballot, const Marks& marks) {
  CastPool pool{.pool = ballot.pool->code};
  for (const Mark& mark : in_order(ballot, marks)) {
    pool.marks.push_back(mark.project);
    if (tally::has_points(ballot.election.vote_type)) pool.points.push_back(mark.value);
  }
  return pool;
}

}  // namespace wiec::polling
