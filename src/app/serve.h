// Runs the server of one installation until SIGTERM or SIGINT.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/installation.h"

namespace CLI {
class App;
}

namespace wiec::app {

// The flags that serve and demo share; empty = what file and environment say.
struct ServeOptions {
  InstallationOptions installation;
  std::vector<std::string> listen;
  std::string page_cache;
  std::string metrics_listen;
  bool plain_http = false;
};
void add_serve_flags(CLI::App&, ServeOptions&);

// Command line over file and environment; the error is a sentence for the operator.
std::expected<void, std::string> settle(Installation&, const ServeOptions&);

// Whether every address to listen on is a loopback one: then nobody can read along, and TLS would stand in the way.
bool serves_this_machine_only(const config::Http&);

// Serves; `ready` is called once with the first address. Gives the exit code.
int serve(Installation&, const std::function<void(const std::string& address)>& ready);

// Parses with CLI11: nullopt = go on, else the exit code (help was shown, or the words are wrong).
std::optional<int> parse_words(CLI::App&, std::span<const std::string> words);

}  // namespace wiec::app
