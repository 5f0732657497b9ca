#include "durability/postgres_cluster.h"

#include <pwd.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>

namespace wiec::durability {

namespace {

namespace fs = std::filesystem;

// The newest installed version's programs; empty when there is none.
fs::path programs() {
  fs::path newest;
  std::error_code unused;
  for (const auto& version : fs::directory_iterator("/usr/lib/postgresql", unused)) {
    const fs::path bin = version.path() / "bin";
    if (fs::exists(bin / "initdb") && bin > newest) newest = bin;
  }
  return newest;
}

}  // namespace

std::string PostgresCluster::unavailable() {
  if (programs().empty()) return "PostgreSQL's server is not installed";
  if (::geteuid() == 0 && !::getpwnam("postgres")) return "there is no user postgres";
  return {};
}

PostgresCluster::PostgresCluster() {
  std::string pattern = (fs::temp_directory_path() / "wiec-cluster-XXXXXX").string();
  if (!::mkdtemp(pattern.data())) throw std::runtime_error("no temporary folder");
  folder_ = pattern;
  if (const passwd* user = ::getpwnam("postgres"); ::geteuid() == 0 && user) {
    if (::chown(folder_.c_str(), user->pw_uid, user->pw_gid) != 0) throw std::runtime_error("cannot give the folder away");
  }
  if (!run("initdb --pgdata=" + (folder_ / "data").string() + " --encoding=UTF8 --locale=C --username=wiec --auth=trust")) {
    throw std::runtime_error("initdb failed");
  }
  start();
}

PostgresCluster::~PostgresCluster() {
  if (running_) crash();
  std::error_code unused;
  fs::remove_all(folder_, unused);
}

bool PostgresCluster::run(const std::string& command) const {
  const std::string whole = (programs() / command).string() + " >>" + (folder_ / "log").string() + " 2>&1";
  const std::string as_user = ::geteuid() == 0 ? "cd / && runuser -u postgres -- sh -c '" + whole + "'" : whole;
  return std::system(as_user.c_str()) == 0;
}

void PostgresCluster::start() {
  // No TCP port: a socket in its own folder cannot collide.
  const std::string settings = "\"-c listen_addresses= -c unix_socket_directories=" + folder_.string() + "\"";
  running_ = run("pg_ctl start --wait --silent --pgdata=" + (folder_ / "data").string() + " --options=" + settings);
  if (!running_) throw std::runtime_error("PostgreSQL did not start");
}

void PostgresCluster::crash() {
  run("pg_ctl stop --mode=immediate --silent --pgdata=" + (folder_ / "data").string());
  running_ = false;
}

std::string PostgresCluster::location() const { return "host=" + folder_.string() + " user=wiec dbname=postgres"; }

}  // namespace wiec::durability
