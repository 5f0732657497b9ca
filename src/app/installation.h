// One installation: data folder, settings, log, secrets and database, opened in that order. Every command starts here.
#pragma once
#include <expected>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "app/site.h"
#include "platform/clock/clock.h"
#include "platform/config/config.h"
#include "platform/crypto/secrets.h"
#include "platform/db/db.h"
#include "platform/log/log.h"

namespace wiec::app {

// What the command line may say over file and environment.
struct InstallationOptions {
  std::string data;      // DIR; required
  std::string config;    // a TOML file; empty = DIR/wiec.toml if it is there
  std::string database;  // URL; empty = DIR/wiec.db
  bool create = false;   // make DIR and the database if missing
  bool migrate = false;  // bring an SQLite database up to date
  bool read_only = false;
  bool leave_schema = false;  // open whatever state the schema is in: wiec migrate; makes and compares no keys
  bool adopt_keys = false;    // the database takes the keys here as its own: wiec secrets adopt
};

struct Installation {
  config::Config config;
  std::unique_ptr<log::Log> log;
  SystemClock clock;
  std::optional<crypto::Secrets> secrets;
  std::optional<db::Database> db;
  bool second_factor = true;  // Shared::second_factor
  bool demo = false;          // says on the terminal what letters would
};

// A sentence for the operator when it cannot be opened.
using OpenedInstallation = std::expected<std::unique_ptr<Installation>, std::string>;
OpenedInstallation open_installation(const InstallationOptions&);

// Gives requests and jobs the keys of the installation and what every module knows about personal data.
void equip(Shared&, const Installation&);

// Names of the keys every installation has.
std::vector<std::string> needed_secrets();

// Every folder's migrations, lowest floor first.
std::vector<std::span<const db::Migration>> all_migrations();

}  // namespace wiec::app
