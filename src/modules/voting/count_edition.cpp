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

// A project withdrawn during the vote still stands on ballots: it is shown there and cannot win.
void add_withdrawn(polling::PoolBallot& ballot, std::string_view code) {
  const auto id = id_from_code(code);
  const auto* entry = id ? ballot.list->find(proposals::ProposalId{*id}) : nullptr;
  if (!entry || entry->pool != ballot.pool->id) return;
  ballot.election.projects.push_back({.id = entry->number, .name = entry->title_pl, .cost = tally::withdrawn_cost});
  ballot.entries.push_back(entry);
}

tally::Ballots ballots_in(polling::PoolBallot& ballot, const CastBallots& cast) {
  std::map<std::string, tally::ProjectIndex, std::less<>> index;
  for (std::size_t i = 0; i < ballot.entries.size(); ++i)
    index[ballot.entries[i]->code] = static_cast<tally::ProjectIndex>(i);
  tally::BallotGrouper grouper(ballot.election.vote_type);
  for (const auto& pools : cast) {
    const auto own = std::ranges::find(pools, ballot.pool->code, &polling::CastPool::pool);
    if (own == pools.end()) continue;
    std::vector<tally::ProjectIndex> marks;
    for (const std::string& code : own->marks) {
      if (!index.contains(code)) {
        add_withdrawn(ballot, code);
        if (ballot.entries.back()->code != code) continue;
        index[code] = static_cast<tally::ProjectIndex>(ballot.entries.size() - 1);
      }
      marks.push_back(index[code]);
    }
    auto points = own->points;
    points.resize(tally::has_points(ballot.election.vote_type) ? marks.size() : 0);
    grouper.add(marks, points);
  }
  return grouper.finish();
}

std::expected<CountedPool, std::string> pool_of(Context& ctx, const editions::Edition& edition,
                                                const editions::Pool& pool, const CastBallots& cast) {
  auto ballot = polling::pool_ballot(ctx, edition, pool);
  if (!ballot) return std::unexpected("the rules of the ballot cannot be read: " + pool.code);
  auto rule = tally::rule_from(editions::rules_of(edition.settings, pool.level).rule);
  if (!rule) return std::unexpected("the counting rule cannot be read: " + pool.code);
  CountedPool made{.pool = &pool, .rule = *std::move(rule)};
  auto ballots = ballots_in(*ballot, cast);
  made.election = std::move(ballot->election);
  made.election.ballots = std::move(ballots);
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
    cast.push_back(*std::move(ballot));
  }
  return cast;
}

bool is_due(db::ReadTx& tx, const editions::Edition& edition) {
  const Instant last = polling::last_instant(edition);
  return last.micros > 0 && last <= tx.now() && polling::count_ballots(tx, edition.id) > 0 &&
         results_of(tx, edition.id).empty();
}

}  // namespace

std::expected<void, std::string> count_edition(Context& ctx, const editions::Edition& edition) {
  auto cast = cast_in(ctx, edition);
  if (!cast) return std::unexpected(cast.error());
  std::vector<CountedPool> pools;
  for (const editions::Pool& pool : edition.pools) {
    auto made = pool_of(ctx, edition, pool, *cast);
    if (!made) return std::unexpected(made.error());
    if (!made->election.projects.empty()) pools.push_back(*std::move(made));
  }
  if (auto moved = move_leftovers(edition, pools, nullptr); !moved) return moved;
  for (CountedPool& pool : pools)
    if (auto done = publish(ctx, edition, pool); !done) return done;
  ctx.db.write("voting.count_edition",
               [&edition, &pools, ballots = static_cast<std::int64_t>(cast->size())](db::WriteTx& tx) {
                 if (!is_due(tx, edition)) return;
                 const auto results = results_of(edition, pools, tx.now());
                 for (std::size_t i = 0; i < pools.size(); ++i) insert_result(tx, results[i], projects_of(pools[i]));
                 settle(tx, edition, pools);
                 audit::record(tx, Actor{}, "edition.count", "edition", edition.id.value, {{"ballots", ballots}});
               });
  return {};
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
