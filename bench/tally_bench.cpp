// Reading, remarking and counting of published elections. Needs ../shared/data/pb; without it there is nothing to
// measure.
//   tally_bench --benchmark_repetitions=9 --benchmark_report_aggregates_only=true
// After the table: how many times slower the naive exact count (one voter after another, plain fractions) was in the
// same run. It is run once; its Equal Shares with add1 takes minutes, so it is asked for by name:
//   tally_bench --benchmark_filter=shares
#include <benchmark/benchmark.h>

#include <filesystem>
#include <fstream>

#include "tally/check.h"
#include "tally/count.h"
#include "tally/naive_equal_shares_test.h"
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
void count_greedy(benchmark::State& state) {
  const Election election = read_pb(krakow())->election;
  const Rule rule = *preset("greedy");
  for (auto _ : state) benchmark::DoNotOptimize(count(election, rule));
}
void count_by(benchmark::State& state, const char* name) {
  const Election election = read_pb(krakow())->election;
  const Rule rule = *preset(name);
  std::uint64_t exact = 0, comparisons = 0;
  for (auto _ : state) {
    const auto outcome = count(election, rule);
    benchmark::DoNotOptimize(outcome);
    exact = outcome->exactness.exact_decisions, comparisons = outcome->exactness.comparisons;
  }
  state.counters["exact"] = static_cast<double>(exact);
  state.counters["looks"] = static_cast<double>(comparisons);
}
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
// The same ballots twice over: the time must at most double.
void count_doubled(benchmark::State& state, const char* name) {
  Election election = read_pb(krakow())->election;
  Ballots& ballots = election.ballots;
  const std::size_t size = ballots.size();
  const std::vector<ProjectIndex> marks = ballots.marks;
  for (std::size_t group = 0; group < size; ++group) {
    for (std::uint32_t i = ballots.offsets[group]; i < ballots.offsets[group + 1]; ++i)
      ballots.marks.push_back(marks[i]);
    ballots.offsets.push_back(static_cast<std::uint32_t>(ballots.marks.size()));
    ballots.counts.push_back(ballots.counts[group]);
  }
  ballots.voters *= 2;
  election.budget *= 2;
  for (Project& project : election.projects) project.cost *= 2;
  const Rule rule = *preset(name);
  for (auto _ : state) benchmark::DoNotOptimize(count(election, rule));
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
BENCHMARK(count_greedy)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(count_by, shares, "mes-cost")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(count_doubled, shares, "mes-cost")->Unit(benchmark::kMillisecond);
BENCHMARK(count_with_ledger)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(count_naively, shares, "mes-cost")->Unit(benchmark::kMillisecond)->Iterations(1);
BENCHMARK_CAPTURE(count_by, shares_add1, "mes-cost-add1")->Unit(benchmark::kMillisecond);
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
        times_[run.run_name.function_name] = run.GetAdjustedRealTime();
    }
  }
  void Finalize() override {
    for (const char* what : {"shares", "shares_add1"}) {
      const auto ours = times_.find(std::string("count_by/") + what);
      const auto naive = times_.find(std::string("count_naively/") + what);
      if (ours != times_.end() && naive != times_.end())
        std::printf("%s: naive exact / exact = %.0f\n", what, naive->second / ours->second);
    }
  }

 private:
  std::map<std::string, double> times_;
};
}  // namespace

int main(int argc, char** argv) {
  if (krakow().empty()) {
    std::printf("skipped: %s is not there\n", kFolder.c_str());
    return 0;
  }
  benchmark::Initialize(&argc, argv);
  // The naive add1 takes minutes: only when asked for.
  const bool chosen = !benchmark::GetBenchmarkFilter().empty() && benchmark::GetBenchmarkFilter() != "all" &&
                      benchmark::GetBenchmarkFilter() != ".";
  if (!chosen) benchmark::SetBenchmarkFilter("-count_naively/shares_add1");
  Ratios ratios;
  benchmark::RunSpecifiedBenchmarks(&ratios);
  return 0;
}
