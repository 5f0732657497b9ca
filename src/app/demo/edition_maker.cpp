#include "app/demo/edition_maker.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "app/demo/proposal_writer.h"
#include "app/demo/random.h"

namespace wiec::demo {
namespace {

Date after(Date day, int days) { return {day.days + days}; }

int year_of(Date day) { return static_cast<int>(calendar(day).year()); }

// Proposals come slowly, then all at once on the last days.
Date submission_day(Period days, Random& random) {
  const double share = 1 - std::abs(random.unit() - random.unit()) * random.real(0.4, 1.0);
  return after(days.from, static_cast<int>(share * (days.to.days - days.from.days)));
}

std::string code_of(int pool, int number) {
  return (pool == 0 ? "M" : "D" + std::to_string(pool) + "-") + std::to_string(number);
}

}  // namespace

std::vector<StageDates> make_timetable(Date voting_from) {
  const auto stage = [&](Stage what, int from, int to) {
    return StageDates{what, {after(voting_from, from), after(voting_from, to)}};
  };
  return {stage(Stage::submissions, -215, -184), stage(Stage::verification, -183, -96),
          stage(Stage::protests, -95, -46),      stage(Stage::ballot_list, -45, -1),
          stage(Stage::voting, 0, 13),           stage(Stage::results, 14, 40),
          stage(Stage::delivery, 41, 580)};
}

Period days_of(const Edition& edition, Stage stage) {
  for (const StageDates& dates : edition.timetable)
    if (dates.stage == stage) return dates.days;
  return {};
}

std::vector<Pool> make_pools(const City& city, Money total) {
  const auto rounded = [](std::int64_t minor, std::int64_t step) { return Money{minor / step * step}; };
  std::vector<Pool> out;
  const std::int64_t citywide = total.minor / 5, equal = total.minor * 3 / 10 / 18,
                     by_people = total.minor - citywide - equal * 18;
  out.push_back({0, {citywide}, {2'500'000}, rounded(citywide * 3 / 10, 500'000)});
  std::int64_t left = by_people;
  for (const District& district : city.districts) {
    const bool last = &district == &city.districts.back();
    const std::int64_t share = last ? left : by_people * district.population / city.population;
    left -= share;
    out.push_back({district.number, {equal + share}, {250'000}, rounded((equal + share) * 4 / 10, 100'000)});
  }
  return out;
}

Submitted submit_proposals(const City& city, const Ground& ground, const Edition& edition, int count,
                           std::uint64_t seed) {
  Random random(seed + static_cast<std::uint64_t>(edition.year), "submissions");
  ProposalWriter writer(city, ground, seed, edition.year);
  std::vector<Written> written;
  double people = 0;
  for (const District& district : city.districts) people += std::sqrt(district.population);
  const int citywide = count * 15 / 100;
  for (int i = 0; i < citywide; ++i) written.push_back(writer.write(edition.pools[0]));
  for (const District& district : city.districts) {
    const int here = static_cast<int>(std::lround((count - citywide) * std::sqrt(district.population) / people));
    for (int i = 0; i < here; ++i)
      written.push_back(writer.write(edition.pools[static_cast<std::size_t>(district.number)]));
  }
  for (Written& one : written) one.proposal.submitted_on = submission_day(days_of(edition, Stage::submissions), random);
  std::stable_sort(written.begin(), written.end(), [](const Written& a, const Written& b) {
    return a.proposal.submitted_on < b.proposal.submitted_on;
  });
  Submitted out;
  std::vector<int> numbers(edition.pools.size(), 0);
  for (Written& one : written) {
    one.proposal.code = code_of(one.proposal.pool, ++numbers[static_cast<std::size_t>(one.proposal.pool)]);
    out.proposals.push_back(std::move(one.proposal));
    out.appeal.push_back(one.appeal);
  }
  return out;
}

Edition make_finished(const City& city, const Ground& ground, Date today, std::uint64_t seed) {
  const Date voting_from = after(today, -4 - 364);
  Edition edition;
  edition.year = year_of(after(today, -4)) - 1;
  edition.number = edition.year - 2014;
  edition.timetable = make_timetable(voting_from);
  edition.pools = make_pools(city, {2'412'660'000});
  Submitted submitted = submit_proposals(city, ground, edition, 1080, seed);
  edition.proposals = std::move(submitted.proposals);
  judge_proposals(city, edition, seed);
  cast_ballots(city, edition, submitted.appeal, seed);
  count_winners(edition);
  deliver_winners(edition, today, seed);
  return edition;
}

Edition make_running(const City& city, const Ground& ground, Date today, std::uint64_t seed) {
  Edition edition;
  edition.year = year_of(after(today, -4));
  edition.number = edition.year - 2014;
  edition.timetable = make_timetable(after(today, -4));
  // Whoever looks at the demo weeks after it was made finds its vote open still.
  constexpr int more = 21;
  for (StageDates& dates : edition.timetable) {
    if (dates.stage < Stage::voting) continue;
    if (dates.stage > Stage::voting) dates.days.from = after(dates.days.from, more);
    dates.days.to = after(dates.days.to, more);
  }
  edition.pools = make_pools(city, {2'655'940'000});
  edition.proposals = submit_proposals(city, ground, edition, 1000, seed).proposals;
  judge_proposals(city, edition, seed);
  return edition;
}

}  // namespace wiec::demo
