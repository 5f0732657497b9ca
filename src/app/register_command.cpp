#include "app/register_command.h"

#include <fmt/format.h>
#include <filesystem>
#include <fstream>

#include "app/commands.h"
#include "base/json.h"
#include "base/sha256.h"
#include "modules/programmes/import_network.h"
#include "modules/programmes/index_project.h"
#include "modules/programmes/read_iati.h"
#include "platform/text/text.h"

namespace wiec::app {
namespace {

using programmes::ImportReport;

struct Readable {
  std::string path, hash;
  programmes::RegisterFile content;
  std::optional<programmes::Network> network;  // instead of a table
  std::optional<programmes::ActivityFile> activities;
};

int fail(const std::string& path, const std::string& why) {
  fmt::print(stderr, "wiec import register: {}: {}\n", path, why);
  return kFailed;
}

// Officials read what is wrong with a file, so it is said in Polish.
std::expected<Readable, std::string> read(const std::string& path) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  if (error) return std::unexpected("cannot be opened");
  if (size > programmes::kMostRegisterBytes)
    return std::unexpected(fmt::format("is larger than {} MB; split it", programmes::kMostRegisterBytes >> 20));
  std::ifstream in(path, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(in)), {});
  if (!in) return std::unexpected("cannot be read");
  if (programmes::is_xml(bytes)) {
    auto activities = programmes::read_activities(bytes);
    if (!activities) return std::unexpected(text::translate(Language::pl, activities.error()));
    return Readable{path, hex(sha256(bytes)), {}, {}, *std::move(activities)};
  }
  if (programmes::is_network(bytes)) {
    auto network = programmes::read_network(bytes);
    if (!network) return std::unexpected(text::translate(Language::pl, network.error()));
    return Readable{path, hex(sha256(bytes)), {}, *std::move(network), {}};
  }
  auto file = programmes::read_register(bytes);
  if (!file) return std::unexpected(text::translate(Language::pl, file.error()));
  return Readable{path, hex(sha256(bytes)), *std::move(file), {}, {}};
}

void print_lines(const ImportReport& report) {
  for (const auto& file : report.files) {
    fmt::print("{}\t{}\t{} rows\t{} added\t{} known\t{} refused\tvalue {} PLN\tco-funding {} PLN\t{}\n", file.name,
               tables::name_of(file.encoding), file.rows, file.added, file.known, file.refused.size(),
               plain_decimal(file.total.minor), plain_decimal(file.cofunding.minor), file.programme);
    for (const auto& row : file.refused)
      fmt::print(stderr, "{}, line {}: {}\n", file.name, row.line, text::translate(Language::pl, row.problem));
  }
  for (const auto& one : report.repeats)
    fmt::print("repeat\t{}:{}\tsame title and beneficiary as {}:{}\t{}\n", one.file, one.line, one.first_file,
               one.first_line, one.title);
  fmt::print("{} cards added, {} rows repeat a title and beneficiary (kept)\n", report.added.size(),
             report.repeats.size());
}

void print_json(const ImportReport& report) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("files").begin_array();
  for (const auto& file : report.files) {
    json.begin_object()
        .member("name", file.name)
        .member("programme", file.programme)
        .member("encoding", tables::name_of(file.encoding))
        .member("rows", file.rows)
        .member("added", file.added)
        .member("known", file.known)
        .member("total", plain_decimal(file.total.minor))
        .member("cofunding", plain_decimal(file.cofunding.minor))
        .key("refused")
        .begin_array();
    for (const auto& row : file.refused)
      json.begin_object()
          .member("line", row.line)
          .member("reason", text::translate(Language::pl, row.problem))
          .end_object();
    json.end_array().end_object();
  }
  json.end_array().member("added", static_cast<std::int64_t>(report.added.size())).key("repeats").begin_array();
  for (const auto& one : report.repeats)
    json.begin_object()
        .member("file", one.file)
        .member("line", one.line)
        .member("first_file", one.first_file)
        .member("first_line", one.first_line)
        .member("title", one.title)
        .end_object();
  json.end_array().end_object();
  fmt::print("{}\n", out);
}

}  // namespace

int import_register_files(const InstallationOptions& options, const std::vector<std::string>& files, bool as_json) {
  std::vector<Readable> readable;
  for (const std::string& path : files) {
    auto file = read(path);
    if (!file) return fail(path, file.error() + " - nothing was imported");
    readable.push_back(*std::move(file));
  }
  auto in = open_installation(options);
  if (!in) return fail(options.data, in.error());
  Shared shared;
  Context ctx(*(*in)->db, shared, Language::pl, (*in)->clock.now());
  ImportReport report;
  for (Readable& file : readable) {
    if (file.activities)
      programmes::import_activities(ctx, file.path, file.hash, *file.activities,
                                    programmes::programme_of_file(file.path), report);
    else if (file.network)
      programmes::import_network(ctx, file.path, file.hash, *file.network, report);
    else
      programmes::import_register(ctx, file.path, file.hash, std::move(file.content), report);
    fmt::print(stderr, "{}: {} cards\n", file.path, report.files.back().added);
  }
  if (const auto missing = programmes::index_missing(ctx))
    fmt::print(stderr, "{} cards of an earlier import were made findable by their words\n", missing);
  as_json ? print_json(report) : print_lines(report);
  const bool refused = std::ranges::any_of(report.files, [](const auto& file) { return !file.refused.empty(); });
  return refused ? kNo : kDone;
}

}  // namespace wiec::app
