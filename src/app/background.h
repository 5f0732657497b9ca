// Work of the server between requests: indexing for search, letters, sweeping.
#pragma once
#include <vector>

#include "app/installation.h"
#include "commons/site/context.h"
#include "platform/jobs/jobs.h"

namespace wiec::app {

// Kinds of jobs; `in` and `shared` outlive the worker.
std::vector<jobs::Kind> background_jobs(Installation& in, Shared& shared);
std::vector<jobs::Recurring> recurring_jobs();
jobs::WorkerOptions job_options(Installation& in);

// Statements that say whether a row refers to a file: what nobody refers to is swept away.
std::vector<const db::Sql*> file_references();

}  // namespace wiec::app
