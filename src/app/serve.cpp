#include "app/serve.h"

#include <fmt/format.h>
#include <unistd.h>
#include <CLI/CLI.hpp>
#include <csignal>

#include "app/background.h"
#include "app/commands.h"
#include "app/health.h"
#include "app/pipeline.h"
#include "commons/people/administer.h"
#include "platform/crypto/crypto.h"
#include "platform/jobs/jobs.h"

namespace wiec::app {
namespace {

constexpr std::chrono::seconds kGrace{4};

// Blocks the signals that end or reload the server, so that only wait_for_end sees them. Before any thread starts.
sigset_t block_signals() {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&set, signal);
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  return set;
}

void wait_for_end(const sigset_t& set, http::Server& server, log::Log& log) {
  int signal = 0;
  while (sigwait(&set, &signal) == 0 && signal == SIGHUP) {
    if (const auto done = server.reload_certificate(); !done) log.error("tls.reload_failed", {{"why", done.error()}});
  }
}

std::expected<std::vector<http::Listen>, std::string> listens(const config::Http& http) {
  std::vector<http::Listen> all;
  for (const auto* list : {&http.listen, &http.listen_tls}) {
    for (const std::string& text : *list) {
      auto listen = http::listen_from(text);
      if (!listen) return std::unexpected(fmt::format("\"{}\" is no address to listen on; write 127.0.0.1:8080", text));
      listen->tls = list == &http.listen_tls;
      all.push_back(*listen);
    }
  }
  return all;
}

html::CityColours colours_of(const config::Site& site) {
  if (site.colours.empty()) return {};
  return {site.colours[0], site.colours[1], site.colours[2]};
}

bool is_of_this_machine(std::string_view address) { return address.starts_with("127.") || address == "::1"; }

std::expected<http::ServerOptions, std::string> server_options(Installation& in, metrics::Registry& metrics) {
  const config::Http& http = in.config.http;
  http::ServerOptions options;
  auto listen = listens(http);
  if (!listen) return std::unexpected(listen.error());
  options.listen = *std::move(listen);
  if (!http.certificate.empty()) options.tls = http::TlsFiles{http.certificate, http.private_key};
  options.handler_threads = static_cast<int>(http.handler_threads);
  options.queue_limit = static_cast<std::size_t>(http.queue_limit);
  options.connection_limit = static_cast<std::size_t>(http.connection_limit);
  options.security = {
      .behind_tls = http.behind_tls, .image_sources = http.image_sources, .form_targets = http.form_targets};
  // A form's redirection counts as its target: the provider's log-in page, which may stand at another origin still.
  if (const auto& issuer = in.config.log_in.issuer; !issuer.empty())
    options.security.form_targets.push_back(issuer.substr(0, issuer.find('/', issuer.find("//") + 2)));
  options.hosts = http.hosts;
  options.trusted_proxies = http.trusted_proxies;
  options.log = in.log.get();
  options.metrics = &metrics;
  return options;
}

// The word opens the way to the first administrator: it goes to the terminal, never into the log.
void tell_first_start(const Installation& in, const Shared& shared, const std::string& here) {
  if (!in.db->read([](db::ReadTx& tx) { return people::needs_first_administrator(tx); })) return;
  const std::string& site = in.config.http.public_address.empty() ? here : in.config.http.public_address;
  fmt::print("There is no administrator yet. Make the first one at\n{}/pierwsze-uruchomienie?slowo={}\n", site,
             people::setup_word(shared));
  std::fflush(stdout);
}

}  // namespace

void add_serve_flags(CLI::App& app, ServeOptions& options) {
  app.add_option("--data", options.installation.data, "the folder that holds everything")->required();
  app.add_option("--listen", options.listen, "ADDR:PORT, may be given again (127.0.0.1:8080)");
  app.add_option("--database", options.installation.database, "postgresql://... instead of DIR/wiec.db");
  app.add_option("--config", options.installation.config, "a TOML file (DIR/wiec.toml)");
  app.add_option("--page-cache", options.page_cache, "on | off | verify")
      ->check(CLI::IsMember({"on", "off", "verify"}));
  app.add_option("--metrics-listen", options.metrics_listen, "ADDR:PORT of a port for /metrics alone");
  app.add_flag("--plain-http", options.plain_http, "cookies without Secure, for trying out without TLS");
  app.add_flag_callback(
         "--print-config",
         [] {
           fmt::print("{}", config::sample_config());
           throw CLI::Success();
         },
         "print every setting with its default and meaning, as a TOML file, and end")
      ->trigger_on_parse();
}

std::optional<int> parse_words(CLI::App& app, std::span<const std::string> words) {
  std::vector<std::string> reversed(words.rbegin(), words.rend());
  try {
    app.parse(reversed);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kDone : kWrongUse;
  }
  return std::nullopt;
}

std::expected<void, std::string> settle(Installation& in, const ServeOptions& options) {
  config::Http& http = in.config.http;
  if (!options.listen.empty()) http.listen = options.listen;
  if (!options.page_cache.empty()) http.page_cache = options.page_cache;
  if (!options.metrics_listen.empty()) http.metrics_listen = options.metrics_listen;
  if (options.plain_http) http.plain_http = true;
  if (!cache_mode_from(http.page_cache))
    return std::unexpected("http.page_cache: \"" + http.page_cache + "\" is none of on, off, verify");
  return {};
}

bool serves_this_machine_only(const config::Http& http) {
  return http.listen_tls.empty() && std::ranges::all_of(http.listen, [](const std::string& text) {
           const auto listen = http::listen_from(text);
           return listen && is_of_this_machine(listen->address);
         });
}

int serve(Installation& in, const std::function<void(const std::string&)>& ready) {
  const sigset_t signals = block_signals();
  metrics::Registry metrics;
  metrics::watch_process(metrics);
  watch_database(metrics, *in.db);
  auto options = server_options(in, metrics);
  if (!options) {
    in.log->error("serve.refused", {{"why", options.error()}});
    return kWrongUse;
  }
  Site site(colours_of(in.config.site), in.config.http.public_address);
  Shared shared;
  equip(shared, in);
  shared.second_factor = in.second_factor;
  Pipeline pipeline({.cache = *cache_mode_from(in.config.http.page_cache),
                     .plain_http = in.config.http.plain_http,
                     .csrf_key = in.secrets->key("csrf"),
                     .public_address = in.config.http.public_address,
                     .hosts_are_fixed = !in.config.http.hosts.empty()},
                    *in.db, shared, in.clock, site, *in.log, metrics);
  Health health(*in.db, metrics, in.config.http.metrics_listen.empty());
  jobs::Worker worker(*in.db, background_jobs(in, shared), recurring_jobs(), job_options(in));
  http::Server server(*std::move(options), health.around(pipeline.handlers()));
  if (const auto started = server.start(); !started) {
    in.log->error("serve.refused", {{"why", started.error()}});
    return kFailed;
  }
  auto metrics_server = health.serve_metrics(in.config.http.metrics_listen, *in.log);
  if (!metrics_server) {
    in.log->error("serve.refused", {{"why", metrics_server.error()}});
    return kFailed;
  }
  worker.start();
  const auto& listen = in.config.http.listen.empty() ? in.config.http.listen_tls : in.config.http.listen;
  const auto address = http::listen_from(listen.front())->address;
  const std::string here =
      fmt::format("{}://{}:{}", in.config.http.listen.empty() ? "https" : "http", address, server.ports().front());
  ready(here);
  tell_first_start(in, shared, here);
  wait_for_end(signals, server, *in.log);
  health.leaving();
  const bool all_left = server.stop(kGrace);
  worker.stop();
  if (!all_left) {
    in.log->warning("serve.left_with_requests_running");
    std::_Exit(kFailed);  // a handler hangs: its thread cannot be joined
  }
  in.log->info("serve.stopped");
  return kDone;
}

int serve_command(std::span<const std::string> words) {
  CLI::App app("Serves a city from a data folder. The folder and an SQLite database are made at the first start.",
               "wiec serve");
  ServeOptions options;
  add_serve_flags(app, options);
  if (const auto code = parse_words(app, words)) return *code;
  options.installation.create = true;
  options.installation.migrate = true;
  auto in = open_installation(options.installation);
  if (!in) {
    fmt::print(stderr, "wiec serve: {}\n", in.error());
    return kFailed;
  }
  if (const auto settled = settle(**in, options); !settled) {
    fmt::print(stderr, "wiec serve: {}\n", settled.error());
    return kWrongUse;
  }
  return serve(**in, [&](const std::string& address) { (*in)->log->info("serve.ready", {{"address", address}}); });
}

}  // namespace wiec::app
