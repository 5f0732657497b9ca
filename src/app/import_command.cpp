// wiec import pabulib | territory | boundaries | streets | register
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <fstream>

#include "app/commands.h"
#include "app/installation.h"
#include "app/register_command.h"
#include "app/serve.h"
#include "base/json.h"
#include "commons/places/boundaries.h"
#include "commons/places/streets.h"
#include "commons/places/territory.h"
#include "modules/voting/import_election.h"
#include "platform/text/text.h"

namespace wiec::app {
namespace {

struct ImportOptions {
  InstallationOptions installation;
  std::vector<std::string> files;
  std::string city;  // code of the city a file of districts or streets belongs to
  bool json = false;
};

std::expected<std::string, std::string> read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::unexpected(path + ": cannot be opened");
  std::string bytes((std::istreambuf_iterator<char>(in)), {});
  if (in.bad()) return std::unexpected(path + ": cannot be read");
  return bytes;
}

int fail(const std::string& why, int code = kFailed) {
  fmt::print(stderr, "wiec import: {}\n", why);
  return code;
}

void print_report(const voting::ImportedEdition& report, bool as_json) {
  if (as_json) {
    std::string out;
    JsonWriter json(out);
    json.begin_object().member("ok", true).member("edition", report.code).key("pools").begin_array();
    for (const auto& pool : report.pools)
      json.begin_object()
          .member("name", pool.name)
          .member("projects", pool.projects)
          .member("won", pool.won)
          .member("ballots", pool.ballots)
          .member("announced", pool.announced)
          .member("equal_to_announced", pool.equal_to_announced)
          .member("remark", pool.remark)
          .end_object();
    json.end_array().end_object();
    fmt::print("{}\n", out);
    return;
  }
  for (const auto& pool : report.pools)
    fmt::print("{}\t{} projects\t{} won\t{} ballots\t{}\t{}\n", pool.name, pool.projects, pool.won, pool.ballots,
               !pool.announced           ? "no winners announced"
               : pool.equal_to_announced ? "equal to the announced"
                                         : "DIFFERS from the announced",
               pool.remark);
  fmt::print("edition {}: {}\n", report.code, report.name);
}

int import_elections(const ImportOptions& options) {
  std::vector<voting::BallotFile> files;
  for (const std::string& path : options.files) {
    auto bytes = read_file(path);
    if (!bytes) return fail(bytes.error());
    files.push_back({path, *std::move(bytes)});
  }
  auto in = open_installation(options.installation);
  if (!in) return fail(in.error());
  Shared shared;
  Context ctx(*(*in)->db, shared, Language::pl, (*in)->clock.now());
  const auto report =
      voting::import_election(ctx, std::move(files), [](const std::string& step) { fmt::print(stderr, "{}\n", step); });
  if (!report) return fail(report.error());
  print_report(*report, options.json);
  const bool differs =
      std::ranges::any_of(report->pools, [](const auto& pool) { return pool.announced && !pool.equal_to_announced; });
  return differs ? kNo : kDone;
}

// Each line of what is wrong with a file, in Polish: it is an official who reads it.
int refuse(const std::vector<places::LineProblem>& problems, const std::string& file) {
  for (const auto& wrong : problems)
    fmt::print(stderr, "{}, line {}: {}\n", file, wrong.line, text::translate(Language::pl, wrong.problem));
  return fail(fmt::format("{}: nothing was imported", file));
}

std::optional<places::Place> city_of(const db::Database& db, const std::string& code) {
  return db.read([&](db::ReadTx& tx) -> std::optional<places::Place> {
    if (!code.empty()) return places::find_place(tx, places::PlaceId{}, code);
    const auto all = places::cities(tx);
    if (all.size() != 1) return std::nullopt;
    return all[0];
  });
}

template <class F>
int with_city(const ImportOptions& options, F import) {
  auto bytes = read_file(options.files.front());
  if (!bytes) return fail(bytes.error());
  auto in = open_installation(options.installation);
  if (!in) return fail(in.error());
  const auto city = city_of(*(*in)->db, options.city);
  if (!city) return fail("there is no such city; name it with --city CODE");
  return import(*(*in)->db, *city, *bytes);
}

int import_streets(const ImportOptions& options) {
  return with_city(options, [&](const db::Database& db, const places::Place& city, const std::string& bytes) {
    const auto done = places::import_streets(db, city.id, bytes);
    if (!done) return refuse(done.error(), options.files.front());
    fmt::print("{} streets, {} parts\n", done->streets, done->parts);
    return kDone;
  });
}

int import_boundaries(const ImportOptions& options) {
  return with_city(options, [&](const db::Database& db, const places::Place& city, const std::string& bytes) {
    const auto done = places::import_boundaries(db, city.id, places::PlaceKind::district, bytes);
    if (!done) return fail(options.files.front() + ": " + text::translate(Language::pl, done.error()));
    fmt::print("{} districts\n", *done);
    return kDone;
  });
}

int import_territory(const ImportOptions& options) {
  auto bytes = read_file(options.files.front());
  if (!bytes) return fail(bytes.error());
  auto in = open_installation(options.installation);
  if (!in) return fail(in.error());
  const auto units = places::read_territory(*bytes);
  if (!units) return refuse(units.error(), options.files.front());
  (*in)->db->write("places.import_territory",
                   [units = *units](db::WriteTx& tx) { places::store_territory(tx, units); });
  fmt::print("{} units\n", units->size());
  return kDone;
}

int import_registers(const ImportOptions& options) {
  return import_register_files(options.installation, options.files, options.json);
}

}  // namespace

int import_command(std::span<const std::string> words) {
  CLI::App app("Brings data into an installation, also beside a running server.", "wiec import");
  app.require_subcommand(1);
  ImportOptions options;
  options.installation.create = true;
  options.installation.migrate = true;
  int code = kDone;
  const auto add = [&](const char* name, const char* what, int (*run)(const ImportOptions&), bool many, bool city) {
    auto* command = app.add_subcommand(name, what);
    command->add_option("--data", options.installation.data, "the folder that holds everything")->required();
    command->add_option("--database", options.installation.database, "postgresql://... instead of DIR/wiec.db");
    auto* files = command->add_option("FILE", options.files, many ? "files" : "one file")->required();
    if (!many) files->expected(1);
    if (city) command->add_option("--city", options.city, "code of the city; not needed when there is one");
    command->add_flag("--json", options.json, "one JSON object instead of lines");
    command->callback([&code, &options, run] { code = run(options); });
  };
  add("pabulib", "elections in .pb files: files of one city and year become one edition", import_elections, true,
      false);
  add("territory", "the territorial register (TERYT) as CSV", import_territory, false, false);
  add("boundaries", "districts of a city as GeoJSON", import_boundaries, false, true);
  add("streets", "streets of a city as CSV: street, numbers from-to, parity, district", import_streets, false, true);
  add("register", "projects of another register as CSV (mapadotacji.gov.pl); the same file twice makes no doubles",
      import_registers, true, false);
  if (const auto parsed = parse_words(app, words)) return *parsed;
  return code;
}

}  // namespace wiec::app
