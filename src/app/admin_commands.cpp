// wiec migrate, backup, restore, secrets, routes: the operator's commands.
#include <fmt/format.h>
#include <unistd.h>
#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "app/commands.h"
#include "app/installation.h"
#include "app/modules.h"
#include "app/serve.h"
#include "base/json.h"
#include "platform/db/backup.h"

namespace wiec::app {
namespace {

int fail(std::string_view command, const std::string& why, int code = kFailed) {
  fmt::print(stderr, "wiec {}: {}\n", command, why);
  return code;
}

void add_installation(CLI::App& app, InstallationOptions& options) {
  app.add_option("--data", options.data, "the folder that holds everything")->required();
  app.add_option("--database", options.database, "postgresql://... instead of DIR/wiec.db");
  app.add_option("--config", options.config, "a TOML file (DIR/wiec.toml)");
}

std::string sqlite_file(const std::string& data) { return (std::filesystem::path(data) / "wiec.db").string(); }

// A line that is written over, only where somebody looks at it.
db::BackupReport progress_line() {
  if (!isatty(STDERR_FILENO)) return {};
  return [](const db::BackupProgress& p) {
    fmt::print(stderr, "\r{} of {} pages{}", p.done_pages, p.total_pages, p.done_pages == p.total_pages ? "\n" : "");
  };
}

std::string read_passphrase() {
  if (const char* given = std::getenv("WIEC_PASSPHRASE")) return given;
  if (isatty(STDIN_FILENO)) fmt::print(stderr, "Passphrase: ");
  std::string line;
  std::getline(std::cin, line);
  return line;
}

}  // namespace

int migrate_command(std::span<const std::string> words) {
  CLI::App app("Brings the database up to date. SQLite is also migrated by serve; PostgreSQL only by this command.",
               "wiec migrate");
  InstallationOptions options;
  bool dry = false;
  add_installation(app, options);
  app.add_flag("--dry-run", dry, "only list what would be done");
  if (const auto code = parse_words(app, words)) return *code;
  options.create = true;
  options.leave_schema = true;
  auto in = open_installation(options);
  if (!in) return fail("migrate", in.error());
  const auto waiting = db::pending(*(*in)->db);
  if (!waiting) return fail("migrate", waiting.error().message);
  for (const auto* migration : *waiting)
    fmt::print("{}\t{:04}\t{}\n", migration->folder, migration->number, migration->name);
  if (dry) return kDone;
  const auto done = db::migrate(*(*in)->db);
  if (!done) return fail("migrate", done.error().message);
  fmt::print("{} applied\n", *done);
  return kDone;
}

int backup_command(std::span<const std::string> words) {
  CLI::App app(
      "Writes a verified copy of the SQLite database while the server runs. PostgreSQL: use pg_dump. Secrets are not "
      "in it: wiec secrets export.",
      "wiec backup");
  std::string data, target;
  app.add_option("--data", data, "the folder that holds everything")->required();
  app.add_option("FILE", target, "a file that does not exist yet")->required();
  if (const auto code = parse_words(app, words)) return *code;
  const auto done = db::back_up(sqlite_file(data), target, progress_line());
  if (!done) return fail("backup", done.error().message);
  fmt::print("{}: {} bytes, checked\n", target, std::filesystem::file_size(target));
  return kDone;
}

int restore_command(std::span<const std::string> words) {
  CLI::App app("Checks a backup and puts it into a data folder whose server is stopped.", "wiec restore");
  std::string data, backup;
  bool replace = false;
  app.add_option("--data", data, "the folder that holds everything")->required();
  app.add_option("FILE", backup, "a file made by wiec backup")->required();
  app.add_flag("--replace", replace, "replace the database that is there");
  if (const auto code = parse_words(app, words)) return *code;
  std::error_code error;
  std::filesystem::create_directories(data, error);
  const auto done = db::restore(backup, sqlite_file(data), replace, progress_line());
  if (!done) return fail("restore", done.error().message);
  fmt::print("{} restored from {}\n", sqlite_file(data), backup);
  return kDone;
}

namespace {
int adopt_keys(const InstallationOptions& options) {
  const auto in = open_installation(options);
  if (!in) return fail("secrets", in.error());
  fmt::print("the database belongs to the keys of {} now\n", options.data);
  return kDone;
}
}  // namespace

int secrets_command(std::span<const std::string> words) {
  CLI::App app(
      "Exports or imports the keys of an installation, sealed with a passphrase (from $WIEC_PASSPHRASE or standard "
      "input).",
      "wiec secrets");
  app.require_subcommand(1);
  std::string data, file;
  for (const char* name : {"export", "import"}) {
    auto* command = app.add_subcommand(name);
    command->add_option("--data", data, "the folder that holds everything")->required();
    command->add_option("FILE", file, "the sealed file")->required();
  }
  InstallationOptions installation{.adopt_keys = true};
  add_installation(*app.add_subcommand("adopt",
                                       "the database takes the keys here as its own: only when its keys are lost for "
                                       "good, for what was made with them (second factors, receipts) is lost as well"),
                   installation);
  if (const auto code = parse_words(app, words)) return *code;
  if (app.got_subcommand("adopt")) return adopt_keys(installation);
  // What is to be imported must not meet keys made a moment before.
  const bool imports = app.got_subcommand("import");
  auto secrets = crypto::Secrets::open(data, imports ? std::vector<std::string>() : needed_secrets());
  if (!secrets) return fail("secrets", secrets.error());
  const std::string passphrase = read_passphrase();
  if (passphrase.size() < 12) return fail("secrets", "a passphrase of at least 12 characters is needed", kWrongUse);
  if (app.got_subcommand("export")) {
    if (std::filesystem::exists(file)) return fail("secrets", file + ": is there already");
    std::ofstream out(file, std::ios::binary);
    out << secrets->sealed_export(passphrase);
    if (!out.flush()) return fail("secrets", file + ": cannot be written");
    fmt::print("{} keys exported\n", secrets->names().size());
    return kDone;
  }
  std::ifstream in(file, std::ios::binary);
  if (!in) return fail("secrets", file + ": cannot be opened");
  const std::string sealed((std::istreambuf_iterator<char>(in)), {});
  if (const auto done = secrets->import_sealed(sealed, passphrase); !done) return fail("secrets", done.error());
  fmt::print("imported\n");
  return kDone;
}

int routes_command(std::span<const std::string> words) {
  CLI::App app("Lists every address: method, path, who may enter, separated by tabs.", "wiec routes");
  bool as_json = false;
  app.add_flag("--json", as_json, "one JSON object instead of lines");
  if (const auto code = parse_words(app, words)) return *code;
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("items").begin_array();
  for (const Module& module : modules()) {
    for (const Route& route : module.routes) {
      if (as_json)
        json.begin_object()
            .member("method", http::name_of(route.method))
            .member("path", route.path)
            .member("who", route.who.name)
            .member("module", module.name)
            .member("english", !route.one_language)
            .member("body_limit", static_cast<std::int64_t>(route.body_limit))
            .member("file_limit", route.file_limit)
            .end_object();
      else
        fmt::print("{}\t{}\t{}\n", http::name_of(route.method), route.path, route.who.name);
    }
  }
  json.end_array().key("next").null().end_object();
  if (as_json) fmt::print("{}\n", out);
  return kDone;
}

}  // namespace wiec::app
