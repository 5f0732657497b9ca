#include "modules/voting/count_edition.h"

#include "commons/audit/audit.h"
#include "modules/editions/edition_store.h"
#include "modules/polling/ballot_text.h"
#include "modules/polling/roll_store.h"
#include "modules/voting/counted_pool.h"
#include "modules/voting/leftovers.h"
#include "modules/voting/result_store.h"
#include "tally/ballots.h"

namespace wiec::voting {
namespace {

using CastBallots = std::vector<std::vector<polling::CastPool>>;

// A project withdrawn during the vote still stands on ballots: it is shown there and cannot win. False: no such
// project.
bool add_withdrawn(polling::PoolBallot& ballot, std::string_view code) {
  const auto id = id_from_code(code);
  const auto* entry = id ? ballot.list->find(proposals::ProposalId{*id}) : nullptr;
  if (!entry || entry->pool != ballot.pool->id) return false;
  ballot.election.projects.push_back({.id = entry->number, .name = entry->title_pl, .cost = tally::withdrawn_cost});
  ballot.entries.push_back(entry);
  return true;
}

std::expected<tally::Ballots, std::string> ballots_in(polling::PoolBallot& ballot, const CastBallots& cast) {
  std::map<std::string, tally::ProjectIndex, std::less<>> index;
  for (std::size_t i = 0; i < ballot.entries.size(); ++i)
    index[ballot.entries[i]->code] = static_cast<tally::ProjectIndex>(i);
  tally::BallotGrouper grouper(ballot.election.vote_type);
  const bool with_points = tally::has_points(ballot.election.vote_type);
  for (const auto& pools : cast) {
    const auto own = std::ranges::find(pools, ballot.pool->code, &polling::CastPool::pool);
    if (own == pools.end()) continue;
    std::vector<tally::ProjectIndex> marks;
    for (const std::string& code : own->marks) {
      if (!index.contains(code)) {
        if (!add_withdrawn(ballot, code))
          return std::unexpected(fmt::format("a ballot names a project that {} does not have", ballot.pool->code));
        index[code] = static_cast<tally::ProjectIndex>(ballot.entries.size() - 1);
      }
      marks.push_back(index[code]);
    }
    if (own->points.size() != (with_points ? marks.size() : 0))
      return std::unexpected("the points of a ballot do not fit its projects: " + ballot.pool->code);
    auto points = own->points;
    grouper.add(marks, points);
  }
  return grouper.finish();
}

// The days on which projects were submitted, as places: only where the rule asks for them.
void put_submitted_order(const polling::PoolBallot& ballot, const tally::Rule& rule, tally::Election& election) {
  if (std::ranges::find(rule.ties, tally::TieStep::earlier) == rule.ties.end()) return;
  std::vector<Instant> moments;
  for (const auto* entry : ballot.entries) moments.push_back(entry->submitted_at);
  std::ranges::sort(moments);
  for (std::size_t i = 0; i < ballot.entries.size(); ++i)
    election.projects[i].submitted_order =
        std::ranges::lower_bound(moments, ballot.entries[i]->submitted_at) - moments.begin() + 1;
}

std::expected<CountedPool, std::string> pool_of(Context& ctx, const editions::Edition& edition,
                                                const editions::Pool& pool, const CastBallots& cast) {
  auto ballot = polling::pool_ballot(ctx, edition, pool);
  if (!ballot) return std::unexpected("the rules of the ballot cannot be read: " + pool.code);
  auto rule = tally::rule_from(editions::rules_of(edition.settings, pool.level).rule);
  if (!rule) return std::unexpected("the counting rule cannot be read: " + pool.code);
  CountedPool made{.pool = &pool, .rule = *std::move(rule)};
  auto ballots = ballots_in(*ballot, cast);
  if (!ballots) return std::unexpected(ballots.error());
  made.election = std::move(ballot->election);
  put_submitted_order(*ballot, made.rule, made.election);
  made.election.ballots = *std::move(ballots);
  made.election.title = fmt::format("{}: {}", edition.name_pl, pool.name_pl);
  for (std::size_t i = 0; i < ballot->entries.size(); ++i)
    made.ids[made.election.projects[i].id] = ballot->entries[i]->id;
  if (edition.settings.leftovers == "to_turnout")
    made.residents = ctx.db.read([&](db::ReadTx& tx) { return residents_of(tx, pool); });
  return made;
}

std::expected<CastBallots, std::string> cast_in(Context& ctx, const editions::Edition& edition) {
  CastBallots cast;
  for (const std::string& text : ctx.db.read([&](db::ReadTx& tx) { return polling::ballots_of(tx, edition.id); })) {
    auto ballot = polling::ballot_from_text(text);
    if (!ballot) return std::unexpected("a ballot cannot be read");
    for (const polling::CastPool& pool : *ballot)
      if (!edition.pool(std::string_view(pool.pool)))
        return std::unexpected("a ballot names a pool that the edition does not have: " + pool.pool);
    cast.push_back(*std::move(ballot));
  }
  return cast;
}

bool is_due(db::ReadTx& tx, const editions::Edition& edition) {
  const Instant last = polling::last_instant(edition);
  return last.micros > 0 && last + kLastOnTheirWay <= tx.now() && polling::count_ballots(tx, edition.id) > 0 &&
         results_of(tx, edition.id).empty();
}

}  // namespace

std::expected<CountedEdition, std::string> count_ballots(Context& ctx, const editions::Edition& edition) {
  auto cast = cast_in(ctx, edition);
  if (!cast) return std::unexpected(cast.error());
  CountedEdition counted{.ballots = static_cast<std::int64_t>(cast->size())};
  auto& pools = counted.pools;
  for (const editions::Pool& pool : edition.pools) {
    auto made = pool_of(ctx, edition, pool, *cast);
    if (!made) return std::unexpected(made.error());
    if (!made->election.projects.empty()) pools.push_back(*std::move(made));
  }
  if (auto moved = move_leftovers(edition, pools, nullptr); !moved) return std::unexpected(moved.error());
  for (CountedPool& pool : pools)
    if (auto done = publish(ctx, edition, pool); !done) return std::unexpected(done.error());
  return counted;
}

std::expected<void, std::string> store_count(Context& ctx, const editions::Edition& edition,
                                             const CountedEdition& counted) {
  const bool all = ctx.db.write("voting.count_edition", [&edition, &counted](db::WriteTx& tx) {
    if (!is_due(tx, edition)) return true;
    if (polling::count_valid_ballots(tx, edition.id) != counted.ballots) return false;
    polling::end_vote(tx, edition.id);
    const auto results = results_of(edition, counted.pools, tx.now());
    for (std::size_t i = 0; i < results.size(); ++i) insert_result(tx, results[i], projects_of(counted.pools[i]));
    insert_turnout(tx, edition.id, polling::turnout_of(tx, edition.id));
    settle(tx, edition, counted.pools);
    audit::record(tx, Actor{}, "edition.count", "edition", edition.id.value, {{"ballots", counted.ballots}});
    return true;
  });
  if (!all) return std::unexpected("ballots came in while they were counted; they are counted again");
  return {};
}

std::expected<void, std::string> count_edition(Context& ctx, const editions::Edition& edition) {
  const auto counted = count_ballots(ctx, edition);
  if (!counted) return std::unexpected(counted.error());
  return store_count(ctx, edition, *counted);
}

jobs::Outcome count_due_editions(Context& ctx, const std::function<bool()>& stopping) {
  const auto all = editions::editions(ctx);
  for (const editions::Edition& edition : *all) {
    if (stopping && stopping()) return std::unexpected(jobs::Failure{"stopping"});
    if (!ctx.db.read([&](db::ReadTx& tx) { return is_due(tx, edition); })) continue;
    if (const auto counted = count_edition(ctx, edition); !counted)
      return std::unexpected(jobs::Failure{edition.code + ": " + counted.error()});
  }
  return {};
}

}  // namespace wiec::voting
