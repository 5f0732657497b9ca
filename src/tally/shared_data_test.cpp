// Every published election of ../shared/data/pb: announced outcomes, and files written back byte for byte.
#include <filesystem>
#include <fstream>
#include <thread>

#include "tally/check.h"
#include "tally/pb_reader.h"
#include "tally/pb_writer.h"

namespace wiec::tally {
namespace {
namespace fs = std::filesystem;

const fs::path kFolder = fs::path(WIEC_SOURCE_DIR).parent_path() / "shared/data/pb";

std::vector<fs::path> files() {
  std::vector<fs::path> out;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(kFolder, error)) {
    if (entry.path().extension() == ".pb") out.push_back(entry.path());
  }
  std::ranges::sort(out);
  return out;
}

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

struct Seen {
  fs::path path;
  std::string fault;  // not readable: line and reason
  Checked checked;
  std::size_t errors = 0;  // lints
  bool waiting = false;    // for the family of rules that it declares
  bool clean = false;      // its line ends are of one kind
  bool same_bytes = false;
};

bool is_waiting(const PbFile& file) {
  const std::string* rule = file.find_meta("rule");
  return rule && rule->starts_with("equalshares") && !preset("mes-cost-add1");
}

void look_at(Seen& seen) {
  const std::string bytes = bytes_of(seen.path);
  const auto file = read_pb(bytes, {.keep_voters = true});
  if (!file) {
    seen.fault = fmt::format("line {}: {}", file.error().line, file.error().message);
    return;
  }
  seen.waiting = is_waiting(*file);
  seen.checked = check_election(*file);
  seen.same_bytes = write_pb(*file) == bytes;
  seen.clean = true;
  for (const Lint& lint : file->lints) {
    seen.errors += severity_of(lint.code) == Severity::error;
    seen.clean = seen.clean && lint.code != LintCode::mixed_line_ends;
  }
}

// All files, read once for all tests by all cores.
class SharedData : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    for (fs::path& path : files()) all_.push_back({.path = std::move(path)});
    std::atomic<std::size_t> next{0};
    std::vector<std::jthread> threads;
    for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i) {
      threads.emplace_back([&next] {
        for (std::size_t at = next++; at < all_.size(); at = next++) look_at(all_[at]);
      });
    }
  }
  static void TearDownTestSuite() { all_.clear(); }
  void SetUp() override {
    if (all_.empty()) GTEST_SKIP() << kFolder << " is not there";
  }
  static inline std::vector<Seen> all_;
};

TEST_F(SharedData, EveryAnnouncedOutcomeIsReproducedOrExplained) {
  for (const Seen& seen : all_) {
    EXPECT_EQ(seen.fault, "") << seen.path;
    if (seen.waiting)
      std::printf("waiting for its rule: %s\n", seen.path.filename().c_str());
    else
      EXPECT_NE(seen.checked.verdict, Verdict::differs) << seen.path << ": " << seen.checked.reason;
  }
}

TEST_F(SharedData, EveryRecountEqualsThePublishedVotes) {
  for (const Seen& seen : all_) EXPECT_EQ(seen.errors, 0U) << seen.path;
}

TEST_F(SharedData, CleanFilesAreWrittenBackByteForByte) {
  const auto clean = std::ranges::count(all_, true, &Seen::clean);
  for (const Seen& seen : all_) EXPECT_TRUE(seen.same_bytes || !seen.clean) << seen.path;
  std::printf("%td of %zu files are clean and come back byte for byte\n", clean, all_.size());
  EXPECT_GT(clean, 0);
}
}  // namespace
}  // namespace wiec::tally
