#include "modules/voting/count_edition.h"

#include "base/sha256.h"
#include "commons/audit/audit.h"
#include "modules/editions/edition_store.h"
#include "modules/polling/ballot_text.h"
#include "modules/polling/roll_store.h"
#include "modules/proposals/proposal_store.h"
#include "modules/voting/count_pool.h"
#include "modules/voting/result_store.h"
#include "platform/files/files.h"
#include "platform/text/text.h"
#include "tally/ballots.h"
#include "tally/count.h"
#include "tally/pb_reader.h"
#include "tally/pb_writer.h"
#include "tally/pools.h"

namespace wiec::voting {
namespace {

constexpr std::int64_t kLargestFile = 512ll << 20;
using CastBallots = std::vector<std::vector<polling::CastPool>>;

struct CountedPool {
  const editions::Pool* pool = nullptr;
  tally::Election election;
  tally::Rule rule;
  tally::Inputs inputs;
  std::map<std::string, proposals::ProposalId> ids;  // by the number on the ballot
  files::FileId file;
  Counted counted;
  std::vector<proposals::ProposalId> projects;  // beside counted.projects
  std::vector<bool> withdrawn;                  // likewise
};

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
  return made;
}

// Money that moves between pools is recorded in the inputs of the pool that gets it (tally/pools.h).
std::expected<void, std::string> move_leftovers(Context& ctx, const editions::Edition& edition,
                                                std::vector<CountedPool>& pools) {
  const bool to_citywide = edition.settings.leftovers == "to_citywide";
  if (pools.empty() || (!to_citywide && edition.settings.leftovers != "to_turnout")) return {};
  tally::Rule rule = pools.front().rule;
  rule.leftovers = to_citywide ? tally::Leftovers::to_citywide : tally::Leftovers::to_best_turnout;
  std::vector<tally::Pool> list;
  for (const CountedPool& pool : pools) {
    const auto place = ctx.db.read([&](db::ReadTx& tx) { return places::find_place(tx, pool.pool->place); });
    list.push_back({.election = &pool.election,
                    .citywide = pool.pool->level == editions::Level::citywide,
                    .residents = place ? place->population.value_or(0) : 0});
  }
  const auto counted = tally::count_pools(list, rule);
  if (!counted) return std::unexpected("leftovers: " + counted.error().message);
  for (std::size_t i = 0; i < pools.size(); ++i) {
    pools[i].rule = (*counted)[i].rule;
    pools[i].inputs = (*counted)[i].inputs;
  }
  return {};
}

std::string published(const editions::Edition& edition, const CountedPool& pool) {
  const auto outcome = tally::count(pool.election, pool.rule, pool.inputs);
  const auto* stage = editions::stage_of(edition.settings, editions::StageKind::voting);
  const auto day = [](Instant at) { return iso(text::date_in_warsaw(at)); };
  std::vector<std::pair<std::string, std::string>> meta{{"country", "Poland"},
                                                        {"unit", edition.city_name},
                                                        {"instance", fmt::format("{}", edition.year)},
                                                        {"rule", std::string(tally::family_of(pool.rule))},
                                                        {"language", "pl"}};
  if (pool.pool->level != editions::Level::citywide) meta.emplace_back("subunit", pool.pool->name_pl);
  if (stage) {
    meta.emplace_back("date_begin", day(stage->from_at));
    meta.emplace_back("date_end", day(Instant{stage->until_at.micros - 1}));
  }
  return tally::write_pb(tally::pb_from(pool.election, std::move(meta), outcome ? &*outcome : nullptr));
}

// What is published is what is counted, so that anybody can verify the record against it.
std::expected<void, std::string> publish(Context& ctx, const editions::Edition& edition, CountedPool& pool) {
  const std::string bytes = published(edition, pool);
  const auto stored = files::put(ctx.db, bytes, kLargestFile);
  const auto again = tally::read_pb(bytes);
  if (!stored || !again) return std::unexpected("the file of ballots cannot be stored: " + pool.pool->code);
  auto counted = count_pool(again->election, pool.rule, pool.inputs, hex(sha256(bytes)));
  if (!counted) return std::unexpected(pool.pool->code + ": " + counted.error());
  pool.file = stored->id;
  pool.counted = *std::move(counted);
  for (const auto& project : again->election.projects) {
    pool.projects.push_back(pool.ids.at(project.id));
    pool.withdrawn.push_back(project.withdrawn());
  }
  return {};
}

void store_pool(db::WriteTx& tx, const editions::Edition& edition, const CountedPool& pool) {
  PoolResult result = pool.counted.result;
  result.pool = pool.pool->id;
  result.edition = edition.id;
  result.ballots_file = pool.file;
  result.announced = false;  // the winners in the file are those of this count: nobody announced others
  result.equal_to_announced = false;
  result.counted_at = tx.now();
  auto projects = pool.counted.projects;
  for (std::size_t i = 0; i < projects.size(); ++i) {
    projects[i].pool = result.pool;
    projects[i].proposal = pool.projects[i];
    if (result.decided && !pool.withdrawn[i])
      proposals::set_state(tx, pool.projects[i], projects[i].won ? proposals::State::won : proposals::State::lost,
                           tx.now());
  }
  insert_result(tx, result, projects);
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
  if (auto moved = move_leftovers(ctx, edition, pools); !moved) return moved;
  for (CountedPool& pool : pools)
    if (auto done = publish(ctx, edition, pool); !done) return done;
  ctx.db.write("voting.count_edition",
               [&edition, &pools, ballots = static_cast<std::int64_t>(cast->size())](db::WriteTx& tx) {
                 if (!is_due(tx, edition)) return;
                 for (const CountedPool& pool : pools) store_pool(tx, edition, pool);
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
