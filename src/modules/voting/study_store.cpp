#include "modules/voting/study_store.h"

namespace wiec::voting {
namespace {
const db::Sql select_study{"voting.select_study", R"(
  select s.study from pool_study s join pool_result r on r.pool_id = s.pool_id
  where s.pool_id = $1 and s.record_sha256 = r.record_sha256)"};
const db::Sql upsert_study{"voting.upsert_study", R"(
  insert into pool_study (pool_id, record_sha256, study, studied_at) values ($1, $2, $3, $4)
  on conflict (pool_id) do update set record_sha256 = excluded.record_sha256, study = excluded.study,
    studied_at = excluded.studied_at)"};
const db::Sql select_unstudied{"voting.select_unstudied", R"(
  select r.pool_id from pool_result r
  where not exists (select 1 from pool_study s where s.pool_id = r.pool_id and s.record_sha256 = r.record_sha256)
  order by r.counted_at desc, r.pool_id limit 1)"};
}  // namespace

std::optional<std::string> find_study(db::ReadTx& tx, editions::PoolId pool) {
  return tx.value<std::string>(select_study, pool);
}

void save_study(db::WriteTx& tx, const PoolResult& result, const std::string& study) {
  tx.run(upsert_study, result.pool, result.record_sha256, study, tx.now());
}

std::optional<editions::PoolId> pool_without_study(db::ReadTx& tx) {
  return tx.value<editions::PoolId>(select_unstudied);
}

}  // namespace wiec::voting
