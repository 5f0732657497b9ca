#include <fmt/format.h>
#include <algorithm>
#include <atomic>
#include <filesystem>
#include <map>
#include <thread>

#include "app/file_bytes.h"
#include "app/tally_command.h"
#include "base/json.h"

namespace wiec::app {
namespace {
namespace fs = std::filesystem;

std::vector<std::string> files_below(std::span<const std::string> paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      files.push_back(path);
      continue;
    }
    std::vector<std::string> found;
    for (auto it = fs::recursive_directory_iterator(path, fs::directory_options::skip_permission_denied, error);
         !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
      if (it->path().extension() == ".pb" && it->is_regular_file(error)) found.push_back(it->path().string());
    }
    std::ranges::sort(found);
    files.insert(files.end(), found.begin(), found.end());
  }
  return files;
}

tally::Checked check_file(const std::string& path) {
  const auto bytes = FileBytes::open(path);
  if (!bytes) return {tally::Verdict::differs, bytes.error()};
  return tally::check_pb(bytes->view());
}

void print_json(std::span<const CheckedFile> files, const std::map<tally::Verdict, std::size_t>& total) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("items").begin_array();
  for (const CheckedFile& file : files) {
    json.begin_object()
        .member("verdict", tally::name_of(file.checked.verdict))
        .member("file", std::string_view(file.path));
    json.member("reason", std::string_view(file.checked.reason)).end_object();
  }
  json.end_array().key("total").begin_object();
  for (const auto& [verdict, number] : total) json.member(tally::name_of(verdict), static_cast<std::int64_t>(number));
  json.end_object().end_object();
  fmt::print("{}\n", out);
}
}  // namespace

std::vector<CheckedFile> check_paths(std::span<const std::string> paths) {
  std::vector<CheckedFile> files;
  for (std::string& path : files_below(paths)) files.push_back({std::move(path), {}});
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < files.size(); i = next++) files[i].checked = check_file(files[i].path);
  };
  const std::size_t threads = std::min<std::size_t>(std::max(1U, std::thread::hardware_concurrency()), files.size());
  std::vector<std::jthread> others;
  for (std::size_t i = 1; i < threads; ++i) others.emplace_back(work);
  work();
  others.clear();
  return files;
}

int print_checked(std::span<const CheckedFile> files, bool json) {
  using enum tally::Verdict;
  std::map<tally::Verdict, std::size_t> total{{ok, 0}, {explained, 0}, {differs, 0}};
  for (const CheckedFile& file : files) ++total[file.checked.verdict];
  if (json) {
    print_json(files, total);
  } else {
    for (const CheckedFile& file : files)
      fmt::print("{}\t{}\t{}\n", tally::name_of(file.checked.verdict), file.path, file.checked.reason);
    fmt::print("total\tok={}\texplained={}\tdiffers={}\n", total[ok], total[explained], total[differs]);
  }
  return total[differs] == 0 ? 0 : 1;
}

}  // namespace wiec::app
