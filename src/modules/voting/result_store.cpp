#include "modules/voting/result_store.h"

#include "modules/voting/study_pools.h"
#include "modules/voting/words_list.h"

namespace wiec::voting {
namespace {

const db::Sql select_file_use{"voting.select_file_use", "select 1 from pool_result where ballots_file_id = $1"};
const db::Sql insert_pool_result{"voting.insert_pool_result", R"(
  insert into pool_result (pool_id, edition_id, ballots_sha256, rule, inputs, record, record_sha256, vote_type, ballots, budget,
                           spent, unspent, from_outside, decided, announced, equal_to_announced, counted_at, ballots_file_id, residents, tie)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20))"};
const db::Sql insert_project_result{"voting.insert_project_result", R"(
  insert into project_result (proposal_id, pool_id, rank, votes, points, won, reason) values ($1, $2, $3, $4, $5, $6, $7))"};
const db::Sql select_results{"voting.select_results", R"(
  select r.pool_id, r.edition_id, r.ballots_sha256, r.record_sha256, r.vote_type, r.ballots, r.budget, r.spent, r.unspent,
         r.from_outside, r.decided, r.announced, r.equal_to_announced, r.counted_at, e.currency, r.ballots_file_id, r.residents, r.inputs, r.tie
  from pool_result r join edition e on e.id = r.edition_id where r.edition_id = $1)"};
const db::Sql select_result{"voting.select_result", R"(
  select r.pool_id, r.edition_id, r.ballots_sha256, r.record_sha256, r.vote_type, r.ballots, r.budget, r.spent, r.unspent,
         r.from_outside, r.decided, r.announced, r.equal_to_announced, r.counted_at, e.currency, r.ballots_file_id, r.residents, r.inputs, r.tie, r.rule,
         r.record
  from pool_result r join edition e on e.id = r.edition_id where r.pool_id = $1)"};
const db::Sql select_counted{"voting.select_counted", "select distinct edition_id from pool_result"};
const db::Sql insert_turnout_row{
    "voting.insert_turnout", "insert into edition_turnout (edition_id, channel, votes, void) values ($1, $2, $3, $4)"};
const db::Sql select_turnout{"voting.select_turnout",
                             "select channel, votes, void from edition_turnout where edition_id = $1"};
const db::Sql select_projects{"voting.select_projects", R"(
  select x.proposal_id, x.pool_id, x.rank, x.votes, x.points, x.won, x.reason, p.number, p.title_pl, p.title_en, p.cost, e.currency, p.external_id
  from project_result x join proposal p on p.id = x.proposal_id join edition e on e.id = p.edition_id
  where x.pool_id = $1
  order by case when x.rank = 0 then 1 else 0 end, x.rank, p.id)"};
const db::Sql select_project{"voting.select_project", R"(
  select x.proposal_id, x.pool_id, x.rank, x.votes, x.points, x.won, x.reason, p.number, p.title_pl, p.title_en, p.cost, e.currency, p.external_id
  from project_result x join proposal p on p.id = x.proposal_id join edition e on e.id = p.edition_id
  where x.proposal_id = $1)"};
const db::Sql select_tallies{"voting.select_tallies", R"(
  select x.pool_id, sum(case when x.won then 1 else 0 end), count(*)
  from project_result x join pool_result r on r.pool_id = x.pool_id
  where r.edition_id = $1 group by x.pool_id)"};

const db::Sql delete_project_results{"voting.delete_project_results", "delete from project_result where pool_id = $1"};
const db::Sql keep_replaced{"voting.keep_replaced", R"(
  insert into replaced_result (record_sha256, pool_id, record, counted_at, replaced_at, draw_id)
  select record_sha256, pool_id, record, counted_at, $2, $3 from pool_result where pool_id = $1)"};
const db::Sql update_result{"voting.update_result", R"(
  update pool_result set ballots_file_id = $2, ballots_sha256 = $3, rule = $4, inputs = $5, record = $6, record_sha256 = $7,
    budget = $8, spent = $9, unspent = $10, from_outside = $11, decided = $12, counted_at = $13, residents = $14, tie = $15
  where pool_id = $1)"};
const db::Sql select_replaced{"voting.select_replaced", R"(
  select record_sha256, counted_at, replaced_at from replaced_result where pool_id = $1 order by replaced_at)"};

std::optional<std::string> tie_text(const PoolResult& r) {
  return r.tie ? std::optional(text_of_words(*r.tie)) : std::nullopt;
}

PoolResult result_in(const db::Row& row) {
  const auto currency = currency_from(row.get<std::string_view>(14)).value_or(Currency::pln);
  const auto money = [&](int column) { return Money{row.get<std::int64_t>(column), currency}; };
  PoolResult r;
  r.pool = row.get<editions::PoolId>(0);
  r.edition = row.get<editions::EditionId>(1);
  r.ballots_sha256 = row.get<std::string>(2);
  r.record_sha256 = row.get<std::string>(3);
  r.vote_type = tally::vote_type_from(row.get<std::string_view>(4)).value_or(tally::VoteType::approval);
  r.ballots = row.get<std::int64_t>(5);
  r.budget = money(6);
  r.spent = money(7);
  r.unspent = money(8);
  r.from_outside = money(9);
  r.decided = row.get<bool>(10);
  r.announced = row.get<bool>(11);
  r.equal_to_announced = row.get<bool>(12);
  r.counted_at = row.get<Instant>(13);
  r.ballots_file = row.get<files::FileId>(15);
  r.residents = row.get<std::optional<std::int64_t>>(16);
  r.inputs = row.get<std::string>(17);
  if (const auto tie = row.get<std::optional<std::string>>(18)) r.tie = words_from(*tie);
  return r;
}

ProjectResult project_in(const db::Row& row) {
  ProjectResult p;
  p.proposal = row.get<proposals::ProposalId>(0);
  p.pool = row.get<editions::PoolId>(1);
  p.rank = row.get<int>(2);
  p.votes = row.get<std::int64_t>(3);
  p.points = row.get<std::int64_t>(4);
  p.won = row.get<bool>(5);
  p.reason = row.get<std::string>(6);
  p.number = row.get<std::string>(7);
  p.title_pl = row.get<std::string>(8);
  p.title_en = row.get<std::string>(9);
  p.external_id = row.get<std::string>(12);
  p.cost = {row.get<std::int64_t>(10), currency_from(row.get<std::string_view>(11)).value_or(Currency::pln)};
  return p;
}

void insert_projects(db::WriteTx& tx, const std::vector<ProjectResult>& projects) {
  tx.run_many(projects, [](db::Batch& batch, const ProjectResult& p) {
    batch.add(insert_project_result, p.proposal, p.pool, p.rank, p.votes, p.points, p.won, p.reason);
  });
  jobs::add(tx, {.kind = kStudyPools, .content = {}, .unique_key = "all"});
}

}  // namespace

void insert_result(db::WriteTx& tx, const PoolResult& r, const std::vector<ProjectResult>& projects) {
  tx.run(insert_pool_result, r.pool, r.edition, r.ballots_sha256, r.rule, r.inputs, r.record, r.record_sha256,
         tally::name_of(r.vote_type), r.ballots, r.budget.minor, r.spent.minor, r.unspent.minor, r.from_outside.minor,
         r.decided, r.announced, r.equal_to_announced, r.counted_at, r.ballots_file, r.residents, tie_text(r));
  insert_projects(tx, projects);
}

void replace_result(db::WriteTx& tx, const PoolResult& r, const std::vector<ProjectResult>& projects, DrawId draw) {
  tx.run(keep_replaced, r.pool, tx.now(), draw);
  tx.run(update_result, r.pool, r.ballots_file, r.ballots_sha256, r.rule, r.inputs, r.record, r.record_sha256,
         r.budget.minor, r.spent.minor, r.unspent.minor, r.from_outside.minor, r.decided, r.counted_at, r.residents,
         tie_text(r));
  tx.run(delete_project_results, r.pool);
  insert_projects(tx, projects);
}

std::vector<ReplacedResult> replaced_results(db::ReadTx& tx, editions::PoolId pool) {
  return tx.all(
      select_replaced,
      [](const db::Row& row) {
        return ReplacedResult{row.get<std::string>(0), row.get<Instant>(1), row.get<Instant>(2)};
      },
      pool);
}

std::vector<PoolResult> results_of(db::ReadTx& tx, editions::EditionId edition) {
  return tx.all(select_results, result_in, edition);
}

std::vector<editions::EditionId> counted_editions(db::ReadTx& tx) {
  return tx.all(select_counted, [](const db::Row& row) { return row.get<editions::EditionId>(0); });
}

void insert_turnout(db::WriteTx& tx, editions::EditionId edition, const std::vector<polling::Turnout>& turnout) {
  for (const polling::Turnout& one : turnout)
    tx.run(insert_turnout_row, edition, polling::code_of(one.channel), one.cast, one.voided);
}

std::vector<polling::Turnout> turnout_of(db::ReadTx& tx, editions::EditionId edition) {
  std::vector<polling::Turnout> all;
  auto rows = tx.query(select_turnout, edition);
  for (const db::Row& row : rows)
    for (const polling::Channel channel : polling::kChannels)
      if (polling::code_of(channel) == row.get<std::string_view>(0))
        all.push_back({channel, row.get<std::int64_t>(1), row.get<std::int64_t>(2)});
  std::ranges::sort(all, {}, &polling::Turnout::channel);
  return all;
}

std::optional<PoolResult> find_result(db::ReadTx& tx, editions::PoolId pool) {
  return tx.one(
      select_result,
      [](const db::Row& row) {
        PoolResult r = result_in(row);
        r.rule = row.get<std::string>(19);
        r.record = row.get<std::string>(20);
        return r;
      },
      pool);
}

std::vector<ProjectResult> projects_of(db::ReadTx& tx, editions::PoolId pool) {
  return tx.all(select_projects, project_in, pool);
}

std::optional<ProjectResult> find_project_result(db::ReadTx& tx, proposals::ProposalId id) {
  return tx.one(select_project, project_in, id);
}

std::vector<Tally> tallies_of(db::ReadTx& tx, editions::EditionId edition) {
  return tx.all(
      select_tallies,
      [](const db::Row& row) {
        return Tally{row.get<editions::PoolId>(0), row.get<std::int64_t>(1), row.get<std::int64_t>(2)};
      },
      edition);
}

std::vector<const db::Sql*> file_references() { return {&select_file_use}; }

}  // namespace wiec::voting
