// The SQL of jobs, shared by the files of this folder.
#pragma once
#include "platform/db/sql.h"

namespace wiec::jobs::store {

extern const db::Sql insert_job, delete_waiting, delete_done, set_progress, select_overview, select_view, select_failed, revive;
extern const db::Sql any_due, select_due, select_expired, exists_waiting, delete_job, take_back, hold, extend_leases,
    put_back, fail_for_good;
extern const db::Sql select_next, set_next;

}  // namespace wiec::jobs::store
