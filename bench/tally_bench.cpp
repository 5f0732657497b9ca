// Reading, remarking and counting of published elections. Needs ../shared/data/pb; without it there is nothing to
// measure.
//   tally_bench --benchmark_repetitions=9 --benchmark_report_aggregates_only=true
#include <benchmark/benchmark.h>

#include <filesystem>
#include <fstream>

#include "tally/check.h"
#include "tally/count.h"
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
BENCHMARK(write_record)->Unit(benchmark::kMillisecond);
BENCHMARK(check_all_files)->Unit(benchmark::kMillisecond);
}  // namespace

int main(int argc, char** argv) {
  if (krakow().empty()) {
    std::printf("skipped: %s is not there\n", kFolder.c_str());
    return 0;
  }
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
