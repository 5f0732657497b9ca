#include <thread>

#include "platform/process/run_limited.h"
#include "platform/process/turns.h"

namespace wiec::process {
namespace {
using namespace std::chrono_literals;

Finished run(std::vector<std::string> command, std::string_view input = {}, Bounds bounds = {}) {
  const SystemClock clock;
  return run_limited(command, input, bounds, clock);
}
Finished shell(const std::string& script, std::string_view input = {}, Bounds bounds = {}) {
  return run({"/bin/sh", "-c", script}, input, bounds);
}

TEST(RunLimited, GivesInputAndTakesOutputAndCode) {
  const std::string large(300'000, 'x');
  const Finished copied = run({"/bin/cat"}, large);
  EXPECT_EQ(copied.end, End::exited);
  EXPECT_EQ(copied.output, large);
  const Finished said = shell("echo no; exit 2");
  EXPECT_EQ(said.end, End::exited);
  EXPECT_EQ(said.exit_code, 2);
  EXPECT_EQ(said.output, "no\n");
}

TEST(RunLimited, TheInputIsAFileThatCanBeOpenedAgain) {
  EXPECT_EQ(shell("wc -c < /dev/stdin; cat /dev/stdin", "abc").output, "3\nabc");
}

TEST(RunLimited, EndsWhatTakesTooLong) {
  EXPECT_EQ(shell("sleep 60", {}, {.wall = 50ms}).end, End::too_long);
  EXPECT_EQ(shell("while :; do :; done", {}, {.processor = 1s, .wall = 60s}).end, End::too_long);
}

TEST(RunLimited, EndsWhatIsGivenUp) {
  EXPECT_EQ(shell("sleep 60", {}, {.give_up = [] { return true; }}).end, End::too_long);
}

TEST(RunLimited, EndsWhatWritesTooMuch) {
  EXPECT_EQ(shell("while :; do echo aaaaaaaaaaaaaaaa; done", {}, {.output = 100'000}).end, End::too_large);
}

TEST(RunLimited, SaysWhatBroke) {
  EXPECT_EQ(shell("kill -SEGV $$").end, End::broken);
  const Finished absent = run({"/no/such/program"});
  EXPECT_TRUE(absent.end == End::not_started || absent.exit_code == 127);
}

TEST(RunLimited, GivesNothingOfTheServerToTheChild) {
  EXPECT_EQ(shell("ls /proc/self/fd | wc -l").output, "4\n");  // three streams and the folder that ls reads
  EXPECT_EQ(shell("env | grep -v -e ^PWD -e ^_ -e ^SHLVL -e ^OLDPWD").output, "LANG=C.UTF-8\n");
}

// The bounds are set some moments after the start, so the child waits for them; without them it would wait too long.
TEST(RunLimited, BoundsTheChild) {
  EXPECT_EQ(shell("until [ $(nice) = 10 ]; do :; done; echo set").output, "set\n");
  EXPECT_EQ(shell("until [ $(ulimit -c) = 0 ]; do :; done; echo set").output, "set\n");
}

TEST(Turns, AreBounded) {
  Turns turns(1, 1);
  auto first = turns.take(0ms);
  ASSERT_TRUE(first);
  EXPECT_FALSE(turns.take(1ms));  // waited in vain
  std::optional<Turns::Turn> second;
  std::thread waiting([&] {
    if (auto turn = turns.take(60s)) second.emplace(std::move(*turn));
  });
  while (turns.waiting() == 0) std::this_thread::yield();
  EXPECT_FALSE(turns.take(60s));  // the queue is full: told at once
  first.reset();
  waiting.join();
  EXPECT_TRUE(second);
  second.reset();
  EXPECT_TRUE(turns.take(0ms));
}
}  // namespace
}  // namespace wiec::process
