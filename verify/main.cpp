// wiec-verify RECORD BALLOTS [RULE]: recounts a published election and says whether the published record is right.
#include <fmt/format.h>
#include <array>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "verify/verify_record.h"

namespace {
constexpr int kEqual = 0, kDiffers = 1, kWrongUse = 2;
constexpr std::string_view kUsage =
    "wiec-verify RECORD.json BALLOTS.pb [RULE.json]\n\n"
    "Recounts the ballots by the rule text and compares every byte of the result record.\n"
    "RULE.json is needed when the election was counted by a rule text of its own; a preset stands in the record.\n"
    "Exit codes: 0 equal, 1 differs, 2 wrong use or a file that cannot be read.\n";

std::optional<std::string> read_file(const char* path) {
  std::FILE* file = std::fopen(path, "rb");
  if (!file) return std::nullopt;
  std::string bytes;
  std::array<char, 1 << 16> piece;
  for (std::size_t got = 0; (got = std::fread(piece.data(), 1, piece.size(), file)) > 0;)
    bytes.append(piece.data(), got);
  const bool whole = std::ferror(file) == 0;
  std::fclose(file);
  return whole ? std::optional(std::move(bytes)) : std::nullopt;
}

// A final line end is what an editor or a shell adds; it is no part of the record.
std::string_view without_line_end(std::string_view text) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  return text;
}
}  // namespace

int main(int argc, char** argv) {
  const std::string_view first = argc > 1 ? argv[1] : "";
  if (first == "--help" || first == "-h") {
    fmt::print("{}", kUsage);
    return kEqual;
  }
  if (argc != 3 && argc != 4) {
    fmt::print(stderr, "{}", kUsage);
    return kWrongUse;
  }
  std::array<std::string, 3> bytes;
  for (int i = 1; i < argc; ++i) {
    auto read = read_file(argv[i]);
    if (!read) {
      fmt::print(stderr, "wiec-verify: {} cannot be read\n", argv[i]);
      return kWrongUse;
    }
    bytes[static_cast<std::size_t>(i - 1)] = std::move(*read);
  }
  const auto rule = argc == 4 ? std::optional<std::string_view>(bytes[2]) : std::nullopt;
  const auto result = wiec::verify::verify_record(without_line_end(bytes[0]), bytes[1], rule);
  if (result.equal) {
    fmt::print("equal\n");
    return kEqual;
  }
  for (const std::string& difference : result.differences) fmt::print("differs\t{}\n", difference);
  return kDiffers;
}
