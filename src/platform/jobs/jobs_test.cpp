#include "platform/jobs/jobs.h"

#include "platform/db/testing.h"

namespace wiec::jobs {

namespace {

const db::Sql begin_and_die{"test.begin_and_die",
                            "update job set state = 'running', attempts = $2, holder = 1, lease_until = $3 where id = $1"};

class JobsTest : public db::DatabaseTest {
 protected:
  JobsTest() : DatabaseTest({migrations()}) { options.uncounted_tables = tables(); }

  JobId add_job(NewJob job) {
    return db().write("test", [=](db::WriteTx& tx) { return add(tx, job); });
  }
  std::optional<JobView> view(JobId id) {
    return db().read([=](db::ReadTx& tx) { return find(tx, id); });
  }
  Kind collecting(std::string_view name) {
    return {name, [this](Job& job) -> Outcome {
              seen.emplace_back(job.content());
              return {};
            }};
  }
  Kind failing(std::string_view name, bool for_good = false) {
    return {name, [this, for_good](Job&) -> Outcome {
              ++attempts;
              return std::unexpected(Failure{"it rains", for_good});
            }};
  }
  std::vector<std::string> seen;
  int attempts = 0;
};

TEST_P(JobsTest, RunsInOrderAndLeavesNothing) {
  Worker worker(db(), {collecting("a")});
  const JobId first = add_job({.kind = "a", .content = "1"});
  clock.move(std::chrono::milliseconds(5));
  add_job({.kind = "a", .content = "2"});
  EXPECT_EQ(worker.run_due(), 2);
  EXPECT_EQ(seen, (std::vector<std::string>{"1", "2"}));
  EXPECT_FALSE(view(first));
  EXPECT_EQ(worker.run_due(), 0);
}

TEST_P(JobsTest, WaitsForItsTime) {
  Worker worker(db(), {collecting("a")});
  add_job({.kind = "a", .content = "later", .run_at = clock.now() + std::chrono::hours(1)});
  EXPECT_EQ(worker.run_due(), 0);
  clock.move(std::chrono::hours(1));
  EXPECT_EQ(worker.run_due(), 1);
}

TEST_P(JobsTest, RolledBackWriteAddsNoJob) {
  Worker worker(db(), {collecting("a")});
  (void)db().write("test", [](db::WriteTx& tx) -> Result<> {
    add(tx, {.kind = "a", .content = "x"});
    return problem(ProblemKind::conflict, TextKey{"test"});
  });
  EXPECT_EQ(worker.run_due(), 0);
}

TEST_P(JobsTest, OneWaitsWithAKeyButAnotherMayWaitWhileItRuns) {
  JobId second{};
  Worker worker(db(), {{"a", [&](Job&) -> Outcome {
                          if (++attempts == 1) second = add_job({.kind = "a", .content = "", .unique_key = "k"});
                          return {};
                        }}});
  EXPECT_TRUE(add_job({.kind = "a", .content = "", .unique_key = "k"}));
  EXPECT_FALSE(add_job({.kind = "a", .content = "", .unique_key = "k"}));
  EXPECT_TRUE(add_job({.kind = "a", .content = "", .unique_key = "other"}));
  EXPECT_EQ(worker.run_due(), 3);
  EXPECT_TRUE(second);
}

TEST_P(JobsTest, FailureIsTriedAgainWithGrowingPausesThenKept) {
  Worker worker(db(), {failing("a")});
  const JobId id = add_job({.kind = "a", .content = "", .most_attempts = 3});
  EXPECT_EQ(worker.run_due(), 1);
  EXPECT_EQ(view(id)->last_reason, "it rains");
  clock.move(std::chrono::seconds(9));
  EXPECT_EQ(worker.run_due(), 0);
  clock.move(std::chrono::seconds(1));
  EXPECT_EQ(worker.run_due(), 1);
  clock.move(std::chrono::seconds(19));
  EXPECT_EQ(worker.run_due(), 0);
  clock.move(std::chrono::seconds(1));
  EXPECT_EQ(worker.run_due(), 1);
  clock.move(std::chrono::hours(48));
  EXPECT_EQ(worker.run_due(), 0);
  EXPECT_EQ(attempts, 3);
  EXPECT_EQ(view(id)->state, "failed");
  EXPECT_EQ(db().read([](db::ReadTx& tx) { return failed(tx, 10).size(); }), 1u);
  EXPECT_TRUE(db().write("test", [=](db::WriteTx& tx) { return try_again(tx, id); }));
  EXPECT_EQ(worker.run_due(), 1);
}

TEST_P(JobsTest, FailureForGoodAndExceptions) {
  std::string told;
  WorkerOptions worker_options;
  worker_options.on_failure = [&](std::string_view kind, std::string_view reason, bool for_good) {
    told += fmt::format("{} {} {};", kind, reason, for_good);
  };
  Kind throwing{"b", [](Job&) -> Outcome { throw std::runtime_error("broken"); }};
  Worker worker(db(), {failing("a", true), throwing}, {}, worker_options);
  const JobId id = add_job({.kind = "a", .content = ""});
  clock.move(std::chrono::milliseconds(5));
  add_job({.kind = "b", .content = ""});
  EXPECT_EQ(worker.run_due(), 2);
  EXPECT_EQ(told, "a it rains true;b broken false;");
  EXPECT_EQ(view(id)->state, "failed");
}

TEST_P(JobsTest, FailedJobGoesWhenAYoungerOneWithItsKeyWaits) {
  Worker worker(db(), {{"a", [&](Job&) -> Outcome {
                          if (++attempts > 1) return {};
                          add_job({.kind = "a", .content = "", .unique_key = "k"});
                          return std::unexpected(Failure{"once"});
                        }}});
  const JobId first = add_job({.kind = "a", .content = "", .unique_key = "k"});
  EXPECT_EQ(worker.run_due(), 2);
  EXPECT_FALSE(view(first));
}

TEST_P(JobsTest, JobOfADeadWorkerIsTakenOverAndCannotFinishTwice) {
  Worker other(db(), {collecting("a")});
  bool taken_over = false;
  Worker slow(db(), {{"a", [&](Job& job) -> Outcome {
                        clock.move(std::chrono::minutes(2));
                        EXPECT_EQ(other.run_due(), 1);
                        try {
                          db().write("test", [&](db::WriteTx& tx) { job.finish(tx); });
                        } catch (const db::Error&) {
                          taken_over = true;
                        }
                        return {};
                      }}});
  add_job({.kind = "a", .content = "x"});
  EXPECT_EQ(slow.run_due(), 1);
  EXPECT_TRUE(taken_over);
  EXPECT_EQ(seen.size(), 1u);
}

TEST_P(JobsTest, FinishInTheTransactionOfTheEffects) {
  Worker worker(db(), {{"a", [&](Job& job) -> Outcome {
                          ++attempts;
                          db().write("test", [&](db::WriteTx& tx) { job.finish(tx); });
                          return {};
                        }}});
  const JobId id = add_job({.kind = "a", .content = ""});
  EXPECT_EQ(worker.run_due(), 1);
  EXPECT_FALSE(view(id));
  EXPECT_EQ(attempts, 1);
}

TEST_P(JobsTest, JobThatKillsItsWorkersEnds) {
  Worker worker(db(), {collecting("a")});
  const JobId id = add_job({.kind = "a", .content = "", .most_attempts = 2});
  db().write("test", [&](db::WriteTx& tx) { tx.run(begin_and_die, id, 2, tx.now()); });
  clock.move(std::chrono::seconds(1));
  EXPECT_EQ(worker.run_due(), 0);
  EXPECT_EQ(view(id)->state, "failed");
  EXPECT_TRUE(seen.empty());
}

TEST_P(JobsTest, ProgressIsShown) {
  JobId id{};
  Worker worker(db(), {{"a", [&](Job& job) -> Outcome {
                          job.report(3, 10);
                          EXPECT_EQ(view(id)->done, 3);
                          EXPECT_EQ(view(id)->total, 10);
                          EXPECT_EQ(view(id)->state, "running");
                          return {};
                        }}});
  id = add_job({.kind = "a", .content = ""});
  EXPECT_EQ(worker.run_due(), 1);
}

TEST_P(JobsTest, UnknownKindWaitsForANewerNode) {
  Worker old_version(db(), {});
  const JobId id = add_job({.kind = "new", .content = "", .most_attempts = 1});
  EXPECT_EQ(old_version.run_due(), 1);
  EXPECT_EQ(view(id)->state, "waiting");
  clock.move(std::chrono::minutes(1));
  Worker new_version(db(), {collecting("new")});
  EXPECT_EQ(new_version.run_due(), 1);
}

TEST_P(JobsTest, RecurringJobsRunOncePerTurnForAllNodes) {
  const std::vector<Recurring> hourly = {{"a", every(std::chrono::hours(1))}};
  Worker one(db(), {collecting("a")}, hourly);
  Worker two(db(), {collecting("a")}, hourly);
  EXPECT_EQ(one.run_due() + two.run_due(), 0);
  for (int hour = 0; hour < 3; ++hour) {
    clock.move(std::chrono::hours(1));
    EXPECT_EQ(one.run_due() + two.run_due(), 1);
  }
}

TEST_P(JobsTest, WithdrawnJobDoesNotRun) {
  Worker worker(db(), {collecting("a")});
  add_job({.kind = "a", .content = "", .unique_key = "k"});
  EXPECT_TRUE(db().write("test", [](db::WriteTx& tx) { return withdraw(tx, "a", "k"); }));
  EXPECT_FALSE(db().write("test", [](db::WriteTx& tx) { return withdraw(tx, "a", "k"); }));
  EXPECT_EQ(worker.run_due(), 0);
}

TEST_P(JobsTest, OverviewCounts) {
  add_job({.kind = "a", .content = ""});
  add_job({.kind = "a", .content = "", .run_at = clock.now() + std::chrono::hours(1)});
  const auto found = db().read([](db::ReadTx& tx) { return overview(tx); });
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].waiting, 2);
  EXPECT_EQ(found[0].oldest_at, clock.now());
}

TEST_P(JobsTest, ManyThreadsOfTwoNodesRunEachJobOnce) {
  std::mutex mutex;
  std::map<std::string, int> runs;
  std::condition_variable all;
  const Kind kind{"a", [&](Job& job) -> Outcome {
                    const std::lock_guard lock(mutex);
                    ++runs[std::string(job.content())];
                    if (runs.size() == 60) all.notify_all();
                    return {};
                  }};
  WorkerOptions quick;
  quick.threads = 3;
  quick.poll = std::chrono::milliseconds(5);
  Worker one(db(), {kind}, {}, quick), two(db(), {kind}, {}, quick);
  one.start();
  two.start();
  for (int i = 0; i < 60; ++i) add_job({.kind = "a", .content = std::to_string(i)});
  {
    std::unique_lock lock(mutex);
    all.wait_for(lock, std::chrono::minutes(1), [&] { return runs.size() == 60; });
  }
  one.stop();
  two.stop();
  EXPECT_EQ(runs.size(), 60u);
  for (const auto& [content, times] : runs) EXPECT_EQ(times, 1) << content;
}

TEST_P(JobsTest, StopLetsALongJobEndAndPutsItBack) {
  std::atomic<bool> began = false;
  WorkerOptions quick;
  quick.poll = std::chrono::milliseconds(5);
  Worker worker(db(), {{"a", [&](Job& job) -> Outcome {
                          began = true;
                          began.notify_all();
                          while (!job.stopping()) std::this_thread::yield();
                          return std::unexpected(Failure{"stopped"});
                        }}}, {}, quick);
  const JobId id = add_job({.kind = "a", .content = ""});
  worker.start();
  began.wait(false);
  worker.stop();
  EXPECT_EQ(view(id)->state, "waiting");
  EXPECT_EQ(view(id)->attempts, 0);
}

TEST_P(JobsTest, EveryStatementCanBePrepared) { EXPECT_EQ(check_statements(db()), std::vector<std::string>()); }

WIEC_ON_BOTH_DATABASES(JobsTest);

}  // namespace
}  // namespace wiec::jobs
