// The commands of the program. Each takes the words after its name and gives the exit code: 0 done, 1 the answer is no,
// 2 wrong use, 3 it failed.
#pragma once
#include <span>
#include <string>

namespace wiec::app {

inline constexpr int kDone = 0, kNo = 1, kWrongUse = 2, kFailed = 3;

int serve_command(std::span<const std::string>);
int demo_command(std::span<const std::string>);
int import_command(std::span<const std::string>);
int export_command(std::span<const std::string>);
int migrate_command(std::span<const std::string>);
int backup_command(std::span<const std::string>);
int restore_command(std::span<const std::string>);
int secrets_command(std::span<const std::string>);
int people_command(std::span<const std::string>);  // wiec admin
int routes_command(std::span<const std::string>);

}  // namespace wiec::app
