#include "app/installation.h"

#include <chrono>
#include <cstdlib>
#include <thread>

#include "app/check_keys.h"
#include "app/modules.h"
#include "modules/polling/roll_store.h"
#include "platform/crypto/crypto.h"
#include "platform/files/files.h"
#include "platform/jobs/jobs.h"
#include "platform/mail/outbox.h"

namespace wiec::app {
namespace {

namespace fs = std::filesystem;

std::expected<void, std::string> make_folder(const fs::path& folder, bool create) {
  std::error_code error;
  if (fs::is_directory(folder, error)) return {};
  if (!create)
    return std::unexpected(
        fmt::format("{}: no such folder; `wiec serve --data {}` makes it", folder.string(), folder.string()));
  if (!fs::create_directories(folder, error) && error)
    return std::unexpected(fmt::format("{}: cannot be made: {}", folder.string(), error.message()));
  fs::permissions(folder, fs::perms::owner_all, error);
  return {};
}

// The kill test must find a server that answers before COMMIT: builds with assertions can be told to be one. Its disk
// then takes a while, or no client could hear the answer before the COMMIT.
db::Options::Testing faults_for_the_kill_test() {
  db::Options::Testing testing;
#ifndef NDEBUG
  const char* told = std::getenv("WIEC_TEST_ANSWER_BEFORE_COMMIT");
  testing.answer_before_commit = told != nullptr && *told != '\0';
  if (testing.answer_before_commit) {
    testing.fail_commit = [] {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
      return false;
    };
  }
#endif
  return testing;
}

// Written with every vote and job: no kept page may read them.
std::vector<std::string> uncounted_tables() {
  std::vector<std::string> all = jobs::tables();
  for (std::string& table : polling::tables()) all.push_back(std::move(table));
  return all;
}

db::Options database_options(Installation& in, const InstallationOptions& options) {
  log::Log* log = in.log.get();
  return {
      .location =
          in.config.database.url.empty() ? (fs::path(in.config.data) / "wiec.db").string() : in.config.database.url,
      .migrations = all_migrations(),
      .create = options.create,
      .read_only = options.read_only,
      .uncounted_tables = uncounted_tables(),
      .clock = &in.clock,
      .on_slow_write =
          [log](std::string_view name, std::chrono::nanoseconds took) {
            log->warning("db.slow_write", {{"name", name}, {"micros", static_cast<std::int64_t>(took.count() / 1000)}});
          },
      .on_trouble =
          [log](std::string_view what) {
            log->warning("db.trouble", {{"what", what}});
          },
      .testing = faults_for_the_kill_test()};
}

log::Level level_of(std::string_view word) {
  return word == "debug"     ? log::Level::debug
         : word == "warning" ? log::Level::warning
         : word == "error"   ? log::Level::error
                             : log::Level::info;
}

std::expected<void, std::string> bring_up_to_date(Installation& in, bool migrate) {
  const auto waiting = db::pending(*in.db);
  if (!waiting) return std::unexpected("database: " + waiting.error().message);
  if (waiting->empty()) return {};
  if (!migrate || in.db->dialect() == db::Dialect::postgres)
    return std::unexpected(
        fmt::format("database: {} migrations are waiting; run `wiec migrate` first", waiting->size()));
  const auto done = db::migrate(*in.db);
  if (!done) return std::unexpected("database: " + done.error().message);
  in.log->info("db.migrated", {{"migrations", static_cast<std::int64_t>(*done)}});
  return {};
}

std::expected<void, std::string> check_keys_of(Installation& in, const InstallationOptions& options) {
  const KeyCheck how = options.adopt_keys  ? KeyCheck::adopt
                       : options.read_only ? KeyCheck::compare
                                           : KeyCheck::remember;
  auto same = check_keys(*in.db, *in.secrets, how);
  if (!same) in.secrets->take_back_made();
  return same;
}

}  // namespace

std::vector<std::span<const db::Migration>> all_migrations() {
  std::vector<std::span<const db::Migration>> all{jobs::migrations(), files::migrations(), mail::migrations()};
  for (const Module& module : modules())
    if (!module.migrations.empty()) all.push_back(module.migrations);
  return all;
}

std::vector<std::string> needed_secrets() { return {"csrf", "person_key", "accounts"}; }

void equip(Shared& shared, const Installation& in) {
  shared.key = [&in](std::string_view purpose) { return crypto::derived_key(in.secrets->key("accounts"), purpose); };
  shared.voter_key = [&in](std::string_view purpose) {
    return crypto::derived_key(in.secrets->key("person_key"), purpose);
  };
  for (const Module& module : modules()) {
    if (!module.personal_data.name.empty()) shared.personal_data.push_back(module.personal_data);
    if (module.membership.belongs) shared.membership = module.membership;
  }
  // What stands to the right forgets first, while the account it asks about is still there.
  std::ranges::reverse(shared.personal_data);
  shared.text_messages = !in.config.sms.url.empty();
  if (in.demo)
    shared.tell_demo = [](std::string_view words) {
      fmt::print("{}\n", words);
      std::fflush(stdout);
    };
  if (const config::LogIn& log_in = in.config.log_in; !log_in.issuer.empty()) {
    shared.provider_name = log_in.name.empty() ? log_in.issuer : log_in.name;
    shared.provider = std::make_unique<oidc::Provider>(
        oidc::Client{log_in.issuer, log_in.client_id, in.secrets->find("oidc_secret").value_or("")},
        [log = in.log.get()](const oidc::Failure& failure) { log->warning("login.provider", {{"why", failure.why}}); });
  }
  const config::Site& site = in.config.site;
  shared.site = {.name = site.name,
                 .owner = site.owner,
                 .contact_name = site.contact_name,
                 .contact_email = site.contact_email,
                 .contact_phone = site.contact_phone,
                 .buildings_url = site.buildings_address};
}

OpenedInstallation open_installation(const InstallationOptions& options) {
  if (options.data.empty()) return std::unexpected("--data DIR is missing: the folder that holds everything");
  if (auto folder = make_folder(options.data, options.create); !folder) return std::unexpected(folder.error());
  auto in = std::make_unique<Installation>();
  const fs::path file = options.config.empty() ? fs::path(options.data) / "wiec.toml" : fs::path(options.config);
  if (!options.config.empty() && !fs::exists(file)) return std::unexpected(file.string() + ": no such file");
  auto config = config::read_config(fs::exists(file) ? file : fs::path(), config::process_environment());
  if (!config) return std::unexpected(config.error());
  in->config = *std::move(config);
  in->config.data = options.data;
  if (!options.database.empty()) in->config.database.url = options.database;
  in->log = std::make_unique<log::Log>(level_of(in->config.log.level),
                                       in->config.log.format == "json" ? log::Format::json : log::Format::text);
  auto secrets =
      crypto::Secrets::open(options.data, options.leave_schema ? std::vector<std::string>() : needed_secrets());
  if (!secrets) return std::unexpected(secrets.error());
  in->secrets = *std::move(secrets);
  auto database = db::open(database_options(*in, options));
  if (!database) return std::unexpected(database.error().message);
  in->db = *std::move(database);
  if (options.leave_schema) return in;
  if (auto ready = bring_up_to_date(*in, options.migrate); !ready) return std::unexpected(ready.error());
  if (auto same = check_keys_of(*in, options); !same) return std::unexpected(same.error());
  return in;
}

}  // namespace wiec::app
