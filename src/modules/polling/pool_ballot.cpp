#include "modules/polling/pool_ballot.h"

#include <set>

#include "commons/places/places.h"
#include "modules/polling/texts.h"
#include "modules/proposals/proposal_store.h"
#include "platform/text/text.h"
#include "tally/ballot_check.h"

namespace wiec::polling {
namespace {

using tally::BallotFault;
using tally::VoteType;

std::string field_of(const PoolBallot& ballot, tally::ProjectIndex project) {
  return project == tally::no_project ? std::string() : "p-" + ballot.entries[project]->code;
}

Problem invalid(TextKey key, std::string field = {}, std::vector<TextArg> args = {}) {
  return {.kind = ProblemKind::invalid, .text = key, .field = std::move(field), .args = std::move(args)};
}

Problem words_of(const PoolBallot& ballot, const tally::BallotProblem& p) {
  const std::string field = field_of(ballot, p.project);
  const auto number = [&](std::string name, std::int64_t value) { return TextArg{std::move(name), value}; };
  const auto money = [&](std::string name, std::int64_t minor) {
    return TextArg{std::move(name), Money{minor, ballot.election.currency}};
  };
  switch (p.fault) {
    case BallotFault::too_few_marks:
      return invalid(texts::keys::too_few_marks, field, {number("bound", p.bound), number("has", p.has)});
    case BallotFault::too_many_marks:
      return invalid(texts::keys::too_many_marks, field, {number("bound", p.bound), number("has", p.has)});
    case BallotFault::repeated_mark:
      return invalid(texts::keys::repeated_mark, field);
    case BallotFault::unknown_project:
    case BallotFault::withdrawn_project:
      return invalid(texts::keys::unknown_project, field);
    case BallotFault::cost_too_low:
    case BallotFault::part_cost_too_low:
      return invalid(texts::keys::cost_too_low, field, {money("bound", p.bound), money("has", p.has)});
    case BallotFault::cost_too_high:
    case BallotFault::part_cost_too_high:
      return invalid(texts::keys::cost_too_high, field, {money("bound", p.bound), money("has", p.has)});
    case BallotFault::points_too_low:
      return invalid(texts::keys::points_too_low, field, {number("bound", p.bound)});
    case BallotFault::points_too_high:
    case BallotFault::points_missing:
      return invalid(texts::keys::points_too_high, field, {number("bound", p.bound)});
    case BallotFault::sum_too_low:
      return invalid(texts::keys::sum_too_low, {}, {number("bound", p.bound), number("has", p.has)});
    case BallotFault::sum_too_high:
      return invalid(texts::keys::sum_too_high, {}, {number("bound", p.bound), number("has", p.has)});
    case BallotFault::part_too_few:
      return invalid(texts::keys::too_few_marks, field, {number("bound", p.bound), number("has", p.has)});
    case BallotFault::part_too_many:
      return invalid(texts::keys::too_many_marks, field, {number("bound", p.bound), number("has", p.has)});
  }
  return invalid(texts::keys::unknown_project, field);
}

// What a form can say and a ballot cannot: one place given to two projects, or a place left out before another.
std::vector<Problem> faults_of_places(const PoolBallot& ballot, const Marks& marks) {
  std::vector<Problem> faults;
  std::set<std::int64_t> taken;
  for (const Mark& mark : marks) {
    const auto project = ballot.find(mark.project);
    if (mark.value < 1 || mark.value > ballot.places())
      faults.push_back(invalid(texts::keys::no_such_place, project ? field_of(ballot, *project) : ""));
    else if (!taken.insert(mark.value).second)
      faults.push_back(invalid(texts::keys::place_twice, project ? field_of(ballot, *project) : "",
                               {{"points", ballot.rules.points_by_place.size() >= static_cast<std::size_t>(mark.value)
                                               ? ballot.rules.points_by_place[static_cast<std::size_t>(mark.value) - 1]
                                               : mark.value}}));
  }
  if (faults.empty() && !taken.empty() && *taken.rbegin() != static_cast<std::int64_t>(taken.size()) &&
      static_cast<std::int64_t>(taken.size()) >= ballot.rules.limits.min_marks)
    faults.push_back(invalid(texts::keys::place_left_out));
  return faults;
}

// What voters of one edition need, for one look at whether it is still true.
struct EditionBallots {
  std::shared_ptr<const editions::Editions> editions;  // keeps the pools alive
  std::map<editions::PoolId, Result<PoolBallot>> by_pool;
  std::map<editions::PoolId, editions::PoolId> district_of;  // of each local area
};

// The district's pool that a local area belongs to. By the map, whether the area has a place of its own there or stands
// with the place of its district, as the desk keeps it; without a place by the name that the by-law gives.
const editions::Pool* district_around(Context& ctx, const editions::Edition& edition, const editions::Pool& local) {
  const auto place =
      local.place ? ctx.db.read([&](db::ReadTx& tx) { return places::find_place(tx, local.place); }) : std::nullopt;
  for (const editions::Pool& pool : edition.pools) {
    if (pool.level != editions::Level::district) continue;
    if (place && pool.place ? pool.place == place->id || pool.place == place->parent
                            : text::fold(pool.name_pl) == text::fold(local.district))
      return &pool;
  }
  return nullptr;
}

std::shared_ptr<const EditionBallots> ballots_of(Context& ctx, editions::EditionId id) {
  return ctx.kept_from<EditionBallots>(fmt::format("polling.ballots/{}", id.value), [id](Context& own) {
    EditionBallots all{.editions = editions::editions(own)};
    const auto edition = std::ranges::find(*all.editions, id, &editions::Edition::id);
    if (edition == all.editions->end()) return all;
    for (const editions::Pool& pool : edition->pools) {
      all.by_pool.emplace(pool.id, pool_ballot(own, *edition, pool));
      if (pool.level != editions::Level::local) continue;
      if (const auto* district = district_around(own, *edition, pool)) all.district_of[pool.id] = district->id;
    }
    return all;
  });
}

}  // namespace

std::optional<tally::ProjectIndex> PoolBallot::find(std::string_view code) const {
  const auto at = std::ranges::lower_bound(by_code, code, {}, &decltype(by_code)::value_type::first);
  if (at != by_code.end() && at->first == code) return at->second;
  for (std::size_t i = by_code.size(); i < entries.size(); ++i)
    if (entries[i]->code == code) return static_cast<tally::ProjectIndex>(i);
  return std::nullopt;
}

int PoolBallot::places() const {
  if (rules.limits.max_marks) return static_cast<int>(std::min<std::int64_t>(*rules.limits.max_marks, 99));
  return static_cast<int>(rules.points_by_place.empty() ? entries.size() : rules.points_by_place.size());
}

Result<PoolBallot> pool_ballot(Context& ctx, const editions::Edition& edition, const editions::Pool& pool) {
  PoolBallot made{.pool = &pool, .list = proposals::list_of(ctx, edition)};
  auto rules = editions::ballot_from_json(editions::rules_of(edition.settings, pool.level).ballot);
  if (!rules) return problem(ProblemKind::unavailable, texts::keys::no_rules);
  made.rules = *std::move(rules);
  // What the type itself says, where the edition's data leave it out.
  if (made.rules.type == VoteType::choose_one) made.rules.limits.max_marks = 1;
  if (made.rules.type == VoteType::knapsack && !made.rules.limits.max_cost)
    made.rules.limits.max_cost = pool.budget.minor;
  tally::Election& e = made.election;
  e.currency = pool.budget.currency;
  e.budget = pool.budget.minor;
  e.vote_type = made.rules.type;
  e.limits = made.rules.limits;
  e.points_by_place = made.rules.points_by_place;
  const auto categories = proposals::categories(ctx);
  for (const proposals::Entry& entry : made.list->entries) {
    if (entry.pool != pool.id || entry.state != proposals::State::on_ballot) continue;
    tally::Project project{.id = entry.number, .name = entry.title_pl, .cost = entry.cost};
    if (const auto* category = proposals::find_category(*categories, entry.category))
      project.categories.push_back(category->code);
    e.projects.push_back(std::move(project));
    made.by_code.emplace_back(entry.code, static_cast<tally::ProjectIndex>(made.entries.size()));
    made.entries.push_back(&entry);
  }
  std::ranges::sort(made.by_code);
  return made;
}

Result<std::shared_ptr<const PoolBallot>> kept_ballot(Context& ctx, const editions::Edition& edition,
                                                      const editions::Pool& pool) {
  const auto all = ballots_of(ctx, edition.id);
  const auto own = all->by_pool.find(pool.id);
  if (own == all->by_pool.end()) {  // not published, or changed this moment
    TRY(PoolBallot fresh, pool_ballot(ctx, edition, pool));
    return std::make_shared<const PoolBallot>(std::move(fresh));
  }
  if (!own->second) return std::unexpected(own->second.error());
  return std::shared_ptr<const PoolBallot>(all, &*own->second);
}

std::vector<const editions::Pool*> pools_of(Context& ctx, const editions::Edition& edition, std::string_view district) {
  std::vector<const editions::Pool*> pools;
  const editions::Pool* own = edition.pool(district);
  const auto all = ballots_of(ctx, edition.id);
  for (const editions::Pool& pool : edition.pools) {
    if (pool.level == editions::Level::citywide || &pool == own) {
      pools.push_back(&pool);
    } else if (pool.level == editions::Level::local && own) {
      const auto at = all->district_of.find(pool.id);
      if (at != all->district_of.end() && at->second == own->id) pools.push_back(&pool);
    }
  }
  return pools;
}

Marks in_order(const PoolBallot& ballot, const Marks& marks) {
  Marks sorted;
  for (const Mark& mark : marks)
    if (ballot.find(mark.project)) sorted.push_back(mark);
  if (ballot.election.vote_type == VoteType::ordinal)
    std::ranges::stable_sort(sorted, {}, &Mark::value);
  else
    std::ranges::stable_sort(sorted, {}, [&](const Mark& mark) { return *ballot.find(mark.project); });
  return sorted;
}

std::vector<Problem> faults_of(const PoolBallot& ballot, const Marks& marks) {
  std::vector<tally::ProjectIndex> projects;
  std::vector<std::int64_t> points;
  const bool with_points = tally::has_points(ballot.election.vote_type);
  for (const Mark& mark : in_order(ballot, marks)) {
    projects.push_back(*ballot.find(mark.project));
    if (with_points) points.push_back(mark.value);
  }
  std::vector<Problem> faults;
  if (ballot.election.vote_type == VoteType::ordinal) faults = faults_of_places(ballot, marks);
  for (const auto& fault : tally::check_ballot(ballot.election, projects, points))
    faults.push_back(words_of(ballot, fault));
  return faults;
}

std::int64_t cost_of(const PoolBallot& ballot, const Marks& marks) {
  std::int64_t sum = 0;
  for (const Mark& mark : marks)
    if (const auto project = ballot.find(mark.project)) sum += ballot.entries[*project]->cost;
  return sum;
}

}  // namespace wiec::polling
