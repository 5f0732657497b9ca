#include "platform/jobs/job_store.h"

namespace wiec::jobs::store {

const db::Sql insert_job{"jobs.insert_job", R"(
  insert into job (id, kind, content, unique_key, state, run_at, attempts, most_attempts, done, total, added_at)
  values ($1, $2, $3, $4, 'waiting', $5, 0, $6, 0, 0, $7)
  on conflict (kind, unique_key) where state = 'waiting' do nothing)"};
const db::Sql delete_waiting{"jobs.delete_waiting",
                             "delete from job where kind = $1 and unique_key = $2 and state = 'waiting'"};
const db::Sql delete_done{"jobs.delete_done", "delete from job where id = $1 and holder = $2 and state = 'running'"};
const db::Sql set_progress{"jobs.set_progress", "update job set done = $3, total = $4 where id = $1 and holder = $2"};

const db::Sql select_overview{"jobs.select_overview", R"(
  select kind, count(*) filter (where state = 'waiting'), count(*) filter (where state = 'running'),
         count(*) filter (where state = 'failed'), min(run_at) filter (where state = 'waiting' and run_at <= $1)
  from job group by kind order by kind)"};
const db::Sql select_view{"jobs.select_view",
                          "select id, kind, state, attempts, done, total, last_reason from job where id = $1"};
const db::Sql select_failed{"jobs.select_failed", R"(
  select id, kind, state, attempts, done, total, last_reason from job where state = 'failed' order by id desc limit $1)"};
const db::Sql revive{"jobs.revive", R"(
  update job set state = 'waiting', attempts = 0, run_at = $2 where id = $1 and state = 'failed' and not exists (
    select 1 from job other where other.kind = job.kind and other.unique_key = job.unique_key and other.state = 'waiting'))"};

const db::Sql any_due{"jobs.any_due", R"(
  select 1 where exists (select 1 from job where state = 'waiting' and run_at <= $1)
              or exists (select 1 from job where state = 'running' and lease_until < $1))"};
// No two with the same key run at the same time.
const db::Sql select_due{"jobs.select_due", R"(
  select id, kind, content, unique_key, attempts, most_attempts from job
  where state = 'waiting' and run_at <= $1 and (unique_key is null or not exists (
    select 1 from job other where other.kind = job.kind and other.unique_key = job.unique_key and other.state = 'running'))
  order by run_at, id limit 1)"};
const db::Sql select_expired{"jobs.select_expired", R"(
  select id, kind, unique_key from job where state = 'running' and lease_until < $1 order by id limit 50)"};
const db::Sql exists_waiting{"jobs.exists_waiting",
                             "select 1 from job where kind = $1 and unique_key = $2 and state = 'waiting'"};
const db::Sql delete_job{"jobs.delete_job", "delete from job where id = $1"};
// An attempt that ended its worker counts, so that a job which kills every worker ends too.
const db::Sql take_back{"jobs.take_back", R"(
  update job set state = case when attempts >= most_attempts then 'failed' else 'waiting' end,
                 holder = null, lease_until = null, run_at = $2, last_reason = 'its worker died'
  where id = $1)"};
const db::Sql hold{"jobs.hold", R"(
  update job set state = 'running', holder = $2, lease_until = $3, attempts = attempts + 1 where id = $1)"};
const db::Sql extend_leases{"jobs.extend_leases", "update job set lease_until = $2 where holder = $1 and state = 'running'"};
const db::Sql put_back{"jobs.put_back", R"(
  update job set state = 'waiting', holder = null, lease_until = null, run_at = $3, attempts = attempts - $4,
                 last_reason = coalesce($5, last_reason)
  where id = $1 and holder = $2 and state = 'running')"};
const db::Sql fail_for_good{"jobs.fail_for_good", R"(
  update job set state = 'failed', holder = null, lease_until = null, last_reason = $3
  where id = $1 and holder = $2 and state = 'running')"};

const db::Sql select_next{"jobs.select_next", "select next_at from recurring_job where kind = $1"};
const db::Sql set_next{"jobs.set_next", R"(
  insert into recurring_job (kind, next_at) values ($1, $2) on conflict (kind) do update set next_at = excluded.next_at)"};

}  // namespace wiec::jobs::store
