#include "platform/clock/clock.h"

namespace wiec {
namespace {

TEST(Clock, SystemClockAgreesWithTheMachine) {
  const SystemClock clock;
  const auto before = std::chrono::system_clock::now();
  const Instant now = clock.now();
  const auto after = std::chrono::system_clock::now();
  using std::chrono::floor, std::chrono::microseconds;
  EXPECT_GE(now.micros, floor<microseconds>(before.time_since_epoch()).count());
  EXPECT_LE(now.micros, floor<microseconds>(after.time_since_epoch()).count());
  const auto first = clock.steady();
  EXPECT_LE(first, clock.steady());
}

TEST(Clock, SettableClockStandsUntilMoved) {
  SettableClock clock(Instant{1'000});
  const Stopwatch watch(clock);
  EXPECT_EQ(clock.now(), Instant{1'000});
  EXPECT_EQ(clock.now(), Instant{1'000});
  clock.move(std::chrono::seconds(2));
  EXPECT_EQ(clock.now(), Instant{2'001'000});
  EXPECT_EQ(watch.elapsed(), std::chrono::seconds(2));
  clock.set(Instant{5});
  EXPECT_EQ(clock.now(), Instant{5});
}

}  // namespace
}  // namespace wiec
