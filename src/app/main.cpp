// wiec: one program, one word after it says what to do.
#include <fmt/format.h>
#include <array>
#include <csignal>
#include <exception>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/commands.h"
#include "app/tally_command.h"

namespace {

using Arguments = std::span<const std::string>;
struct Command {
  std::string_view name;
  int (*run)(Arguments);
  std::string_view what;
};

constexpr std::array kCommands{
    Command{"serve", wiec::app::serve_command, "serve a city from a data folder"},
    Command{"demo", wiec::app::demo_command, "make the invented demo city in an empty folder and serve it"},
    Command{"import", wiec::app::import_command,
            "bring in elections (.pb), registers of projects, territory, streets, boundaries"},
    Command{"export", wiec::app::export_command, "write public data to files"},
    Command{"tally", wiec::app::tally_command, "count elections in .pb files, or check announced results"},
    Command{"migrate", wiec::app::migrate_command, "bring the database up to date"},
    Command{"backup", wiec::app::backup_command, "write a verified copy of the database while it serves"},
    Command{"restore", wiec::app::restore_command, "put a backup into an empty data folder"},
    Command{"secrets", wiec::app::secrets_command, "export or import the keys of an installation, sealed"},
    Command{"admin", wiec::app::people_command, "accounts and roles: first administrator, roles, lost phones"},
    Command{"routes", wiec::app::routes_command, "list every address with its method and who may enter"},
};

int usage(std::FILE* out, int code) {
  fmt::print(
      out, "Wiec: participatory budgets, partnerships and exchange networks of cities.\n\nwiec COMMAND [OPTIONS]\n\n");
  for (const Command& command : kCommands) fmt::print(out, "  {:<8} {}\n", command.name, command.what);
  fmt::print(out,
             "\nwiec COMMAND --help says more. Exit codes: 0 done, 1 the answer is no (a check differs), 2 wrong use, "
             "3 it failed.\n");
  return code;
}

// A full disk, a lost database: what no command expects is said in one line, never by a core dump.
int run(const Command& command, Arguments arguments) try {
  return command.run(arguments);
} catch (const std::exception& error) {
  fmt::print(stderr, "wiec {}: {}\n", command.name, error.what());
  return 3;
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);  // a bound on the size of files is met as a full disk is
  const std::vector<std::string> words(argv + 1, argv + argc);
  if (words.empty()) return usage(stderr, 2);
  if (words[0] == "--help" || words[0] == "-h" || words[0] == "help") return usage(stdout, 0);
  if (words[0] == "--version") {
    fmt::print("wiec {}\n", WIEC_VERSION);
    return 0;
  }
  for (const Command& command : kCommands)
    if (command.name == words[0]) return run(command, Arguments(words).subspan(1));
  fmt::print(stderr, "wiec: there is no command \"{}\"\n\n", words[0]);
  return usage(stderr, 2);
}
