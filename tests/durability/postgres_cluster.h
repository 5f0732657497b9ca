// A PostgreSQL server of our own with fsync on, which may be crashed. As root it runs as user postgres.
#pragma once
#include <filesystem>
#include <string>

namespace wiec::durability {

class PostgresCluster {
 public:
  // Empty, or why no cluster can be made here.
  static std::string unavailable();
  PostgresCluster();
  PostgresCluster(const PostgresCluster&) = delete;
  PostgresCluster& operator=(const PostgresCluster&) = delete;
  ~PostgresCluster();

  void start();
  void crash();  // pg_ctl stop -m immediate: no shutdown checkpoint, recovery at the next start
  std::string location() const;

 private:
  bool run(const std::string& command) const;
  std::filesystem::path folder_;
  bool running_ = false;
};

}  // namespace wiec::durability
