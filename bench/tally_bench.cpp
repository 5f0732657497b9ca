// Reading, remarking and counting of published elections. Needs ../shared/data/pb; without it there is nothing to
// measure.
//   tally_bench --benchmark_repetitions=9 --benchmark_report_aggregates_only=true
// After the table: how many times slower the naive exact count (one voter after another, plain fractions) was in the
// same run, and how the time grows when ballots or projects are doubled. A naive count is run once. Equal Shares with
// add1 is a count for each step of the shares: its naive time is that of the first count times the number of steps,
// which is less than the truth, as more is bought with each step. In full it takes a quarter of an hour:
//   tally_bench --benchmark_filter=shares
// peak_MB is the most memory that one count took beside the election, every allocation counted.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <fstream>

#include "bench/tally_memory.h"
#include "tally/check.h"
#include "tally/count.h"
#include "tally/naive_equal_shares_test.h"
#include "tally/naive_phragmen_test.h"
#include "tally/pb_reader.h"
#include "tally/record.h"

namespace {
namespace fs = std::filesystem;
using namespace wiec::tally;

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

const fs::path kFolder = fs::path(WIEC_SOURCE_DIR).parent_path() / "shared/data/pb";
// 65,101 ballots, 119 projects.
const std::string& krakow() {
  static const std::string bytes = bytes_of(kFolder / "Poland_Krakow_2024.pb");
  return bytes;
}

void set_bytes(benchmark::State& state, std::size_t size) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(size));
}

// The yardstick of the reader: every byte looked at once for line ends and separators.
void scan_bytes(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(std::count(krakow().begin(), krakow().end(), ';'));
  set_bytes(state, krakow().size());
}
void read_file(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(read_pb(krakow(), {.keep_voters = false, .lint = false}));
  set_bytes(state, krakow().size());
}
void read_and_lint(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(read_pb(krakow()));
  set_bytes(state, krakow().size());
}

// The yardstick of the count: one voter after another, as any script does it.
void count_voter_by_voter(benchmark::State& state) {
  const Election election = read_pb(krakow())->election;
  std::vector<std::vector<ProjectIndex>> voters;
  for (std::size_t group = 0; group < election.ballots.size(); ++group) {
    const auto marks = election.ballots.marks_of(group);
    voters.insert(voters.end(), election.ballots.counts[group], {marks.begin(), marks.end()});
  }
  for (auto _ : state) {
    std::vector<std::int64_t> points(election.projects.size(), 0);
    for (const auto& marks : voters) {
      for (std::size_t i = 0; i < marks.size(); ++i) points[marks[i]] += 3 - static_cast<std::int64_t>(i);
    }
    benchmark::DoNotOptimize(points);
  }
}
void run_count(benchmark::State& state, const Election& election, const char* name) {
  const Rule rule = *preset(name);
  wiec::bench::forget_peak();
  const std::size_t before = wiec::bench::memory_now();
  std::uint64_t exact = 0;
  for (auto _ : state) {
    const auto outcome = count(election, rule);
    benchmark::DoNotOptimize(outcome);
    exact = outcome->exactness.exact_decisions;
  }
  state.counters["exact"] = static_cast<double>(exact);
  state.counters["peak_MB"] = static_cast<double>(wiec::bench::memory_peak() - before) / 1'000'000;
}
void count_by(benchmark::State& state, const char* name) { run_count(state, read_pb(krakow())->election, name); }
void count_with_ledger(benchmark::State& state) {
  const Election election = read_pb(krakow())->election;
  const Rule rule = *preset("mes-cost");
  for (auto _ : state) benchmark::DoNotOptimize(count(election, rule, {}, {.ledger = true}));
}
void count_naively(benchmark::State& state, const char* name) {
  const Election election = read_pb(krakow())->election;
  const EqualShares rule = std::get<EqualShares>(preset(name)->family);
  for (auto _ : state) {
    NaiveEqualShares naive(election, rule);
    benchmark::DoNotOptimize(naive.count());
  }
}
// How many counts add1 makes of one.
double steps_of_add1() {
  const Election election = read_pb(krakow())->election;
  return static_cast<double>(count(election, *preset("mes-cost-add1"), {}, {.ledger = true})->ledger->steps + 1);
}
void count_naive_phragmen(benchmark::State& state) {
  const Election election = read_pb(krakow())->election;
  const auto voters = naive::voters_of(election);
  for (auto _ : state) {
    naive::NaivePhragmen phragmen{election, voters, Phragmen::OverBudget::stop};
    phragmen.start();
    benchmark::DoNotOptimize(naive::by_list(phragmen, election, voters));
  }
}
// Every second voter; with all of them (count_by) the time must at most double.
void count_half(benchmark::State& state, const char* name) {
  Election election = read_pb(krakow())->election;
  const Ballots all = std::move(election.ballots);
  BallotGrouper grouper(election.vote_type);
  std::uint64_t voter = 0;
  for (std::size_t group = 0; group < all.size(); ++group) {
    std::vector<ProjectIndex> marks(all.marks_of(group).begin(), all.marks_of(group).end());
    std::uint32_t halved = 0;
    for (std::uint32_t i = 0; i < all.counts[group]; ++i) halved += voter++ % 2 == 0;
    if (halved > 0) grouper.add(marks, {}, halved);
  }
  election.ballots = grouper.finish();
  election.budget /= 2;
  for (Project& project : election.projects) project.cost /= 2;
  run_count(state, election, name);
}
// Each project split into two of half the cost, half of its supporters to each; the time must at most be four times as
// long.
void count_twice_the_projects(benchmark::State& state, const char* name) {
  Election election = read_pb(krakow())->election;
  const auto projects = static_cast<ProjectIndex>(election.projects.size());
  for (ProjectIndex p = 0; p < projects; ++p) {
    election.projects[p].cost /= 2;
    election.projects.push_back(election.projects[p]);
    election.projects.back().id += "b";
    election.projects.back().cost += 100;
  }
  const Ballots all = std::move(election.ballots);
  BallotGrouper grouper(election.vote_type);
  for (std::size_t group = 0; group < all.size(); ++group) {
    std::vector<ProjectIndex> marks;
    for (const ProjectIndex mark : all.marks_of(group)) marks.push_back(group % 2 == 0 ? mark : mark + projects);
    grouper.add(marks, {}, all.counts[group]);
  }
  election.ballots = grouper.finish();
  run_count(state, election, name);
}
// A made up election: popular projects and less popular ones, costs from 1 to 100 thousand, a tenth of all they cost
// together. What Krakow's file does not tell: how the time grows with ballots, projects and marks apart.
Election made_up(std::size_t voters, std::size_t projects, std::size_t marks) {
  RandomElections random(2026);
  Election election;
  for (std::size_t i = 0; i < projects; ++i) {
    election.projects.push_back({.id = std::to_string(i), .cost = (1 + random.below(1000)) * 10'000});
    election.budget += election.projects.back().cost / 10;
  }
  BallotGrouper grouper(VoteType::approval);
  std::vector<ProjectIndex> ballot;
  for (std::size_t voter = 0; voter < voters; ++voter) {
    ballot.clear();
    while (ballot.size() < marks) {
      const auto m = static_cast<std::int64_t>(projects);
      const auto mark = static_cast<ProjectIndex>(random.below(m) * random.below(m) / m);
      if (std::ranges::find(ballot, mark) == ballot.end()) ballot.push_back(mark);
    }
    grouper.add(ballot, {}, 1);
  }
  election.ballots = grouper.finish();
  return election;
}
constexpr std::size_t kVoters = 10'000, kProjects = 60, kMarks = 5;
void grow(benchmark::State& state, const char* name) { run_count(state, made_up(kVoters, kProjects, kMarks), name); }
void grow_ballots(benchmark::State& state, const char* name) {
  run_count(state, made_up(2 * kVoters, kProjects, kMarks), name);
}
void grow_projects(benchmark::State& state, const char* name) {
  run_count(state, made_up(kVoters, 2 * kProjects, kMarks), name);
}
void grow_marks(benchmark::State& state, const char* name) {
  run_count(state, made_up(kVoters, kProjects, 2 * kMarks), name);
}
void grow_projects_and_marks(benchmark::State& state, const char* name) {
  run_count(state, made_up(kVoters, 2 * kProjects, 2 * kMarks), name);
}
void write_record(benchmark::State& state) {
  const Election election = read_pb(krakow())->election;
  const Rule rule = *preset("greedy");
  const auto outcome = count(election, rule);
  for (auto _ : state) benchmark::DoNotOptimize(record_text(election, rule, {}, *outcome));
}

// Every shared file, on one core: read, remarked, recounted, compared with what was announced.
void check_all_files(benchmark::State& state) {
  std::vector<std::string> files;
  std::size_t size = 0;
  for (const auto& entry : fs::directory_iterator(kFolder)) {
    if (entry.path().extension() == ".pb") size += files.emplace_back(bytes_of(entry.path())).size();
  }
  for (auto _ : state) {
    for (const std::string& bytes : files) benchmark::DoNotOptimize(check_pb(bytes));
  }
  set_bytes(state, size);
}

BENCHMARK(scan_bytes)->Unit(benchmark::kMillisecond);
BENCHMARK(read_file)->Unit(benchmark::kMillisecond);
BENCHMARK(read_and_lint)->Unit(benchmark::kMillisecond);
BENCHMARK(count_voter_by_voter)->Unit(benchmark::kMicrosecond);
#define WIEC_RULE(name, preset)                                                             \
  BENCHMARK_CAPTURE(count_by, name, preset)->Unit(benchmark::kMillisecond);                 \
  BENCHMARK_CAPTURE(count_half, name, preset)->Unit(benchmark::kMillisecond);               \
  BENCHMARK_CAPTURE(count_twice_the_projects, name, preset)->Unit(benchmark::kMillisecond); \
  BENCHMARK_CAPTURE(grow, name, preset)->Unit(benchmark::kMillisecond);                     \
  BENCHMARK_CAPTURE(grow_ballots, name, preset)->Unit(benchmark::kMillisecond);             \
  BENCHMARK_CAPTURE(grow_projects, name, preset)->Unit(benchmark::kMillisecond);            \
  BENCHMARK_CAPTURE(grow_marks, name, preset)->Unit(benchmark::kMillisecond);               \
  BENCHMARK_CAPTURE(grow_projects_and_marks, name, preset)->Unit(benchmark::kMillisecond)
WIEC_RULE(greedy, "greedy");
WIEC_RULE(shares, "mes-cost");
WIEC_RULE(shares_add1, "mes-cost-add1");
WIEC_RULE(phragmen, "phragmen");
WIEC_RULE(maximin, "maximin-support");
WIEC_RULE(welfare, "max-welfare");
WIEC_RULE(exact_shares, "exact-shares");
WIEC_RULE(exact_shares_add_opt, "exact-shares-add-opt");
WIEC_RULE(cstv, "cstv-ewtc");
BENCHMARK(count_with_ledger)->Unit(benchmark::kMillisecond);
BENCHMARK(count_naive_phragmen)->Unit(benchmark::kMillisecond)->Iterations(1);
BENCHMARK_CAPTURE(count_naively, shares, "mes-cost")->Unit(benchmark::kMillisecond)->Iterations(1);
BENCHMARK_CAPTURE(count_naively, shares_add1, "mes-cost-add1")->Unit(benchmark::kMillisecond)->Iterations(1);
BENCHMARK(write_record)->Unit(benchmark::kMillisecond);
BENCHMARK(check_all_files)->Unit(benchmark::kMillisecond);

// Prints the table, and how many times slower the naive counts were.
class Ratios : public benchmark::ConsoleReporter {
 public:
  void ReportRuns(const std::vector<Run>& runs) override {
    ConsoleReporter::ReportRuns(runs);
    for (const Run& run : runs) {
      if (run.run_type == Run::RT_Iteration || run.aggregate_name == "median")
        times_[run.run_name.function_name] = run.GetAdjustedCPUTime();
    }
  }
  void Finalize() override {
    print_ratio("greedy: voter by voter / ours", "count_voter_by_voter", "count_by/greedy", 1e-3);
    print_ratio("shares: naive exact / ours", "count_naively/shares", "count_by/shares", 1);
    print_ratio("shares_add1: naive exact / ours", "count_naively/shares_add1", "count_by/shares_add1", 1);
    const std::string steps = fmt::format("shares_add1: naive exact, one count x {} steps / ours", steps_of_add1());
    print_ratio(steps.c_str(), "count_naively/shares", "count_by/shares_add1", steps_of_add1());
    print_ratio("phragmen: naive exact / ours", "count_naive_phragmen", "count_by/phragmen", 1);
    for (const char* rule : {"greedy", "shares", "shares_add1", "phragmen", "maximin", "welfare", "exact_shares",
                             "exact_shares_add_opt", "cstv"}) {
      const std::string name(rule), all = "count_by/" + name;
      print_ratio((name + ": ballots doubled").c_str(), all, "count_half/" + name, 1);
      print_ratio((name + ": projects doubled").c_str(), "count_twice_the_projects/" + name, all, 1);
      for (const char* what : {"ballots", "projects", "marks", "projects_and_marks"})
        print_ratio(fmt::format("{}: made up, {} doubled", name, what).c_str(), fmt::format("grow_{}/{}", what, name),
                    "grow/" + name, 1);
    }
  }

 private:
  void print_ratio(const char* what, const std::string& over, const std::string& under, double unit) const {
    const auto a = times_.find(over), b = times_.find(under);
    if (a != times_.end() && b != times_.end()) std::printf("%s = %.2f\n", what, a->second * unit / b->second);
  }
  std::map<std::string, double> times_;
};
}  // namespace

int main(int argc, char** argv) {
  if (krakow().empty()) {
    std::printf("skipped: %s is not there\n", kFolder.c_str());
    return 0;
  }
  wiec::bench::count_memory_of_gmp();
  benchmark::Initialize(&argc, argv);
  // The naive add1 takes minutes: only when asked for.
  const bool chosen = !benchmark::GetBenchmarkFilter().empty() && benchmark::GetBenchmarkFilter() != "all" &&
                      benchmark::GetBenchmarkFilter() != ".";
  if (!chosen) benchmark::SetBenchmarkFilter("-count_naively/shares_add1");
  Ratios ratios;
  benchmark::RunSpecifiedBenchmarks(&ratios);
  return 0;
}
