// The operator's settings: one TOML file, then the environment (WIEC_SECTION_KEY, such as WIEC_HTTP_LISTEN), then the
// command line (the caller's). Secrets do not stand here (platform/crypto/secrets.h). An unknown key or a wrong type is an
// error that names file and line.
#pragma once
#include <cstdint>
#include <expected>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wiec::config {

struct Http {
  std::vector<std::string> listen{"127.0.0.1:8080"};  // plain
  std::vector<std::string> listen_tls;                // needs certificate and key
  std::string certificate;                            // PEM chain
  std::string private_key;
  std::string public_address;                         // "https://budzet.miasto.pl": for links in letters; empty = taken from requests
  std::vector<std::string> hosts;                     // names answered to; empty = any
  std::vector<std::string> trusted_proxies;
  bool behind_tls = false;                            // a proxy ends TLS: sends HSTS, cookies stay Secure
  bool plain_http = false;                            // cookies without Secure: for trying out only
  std::int64_t handler_threads = 64;
  std::int64_t queue_limit = 1024;
  std::int64_t connection_limit = 20000;
  std::string metrics_listen;                         // own port for /metrics; empty = only from 127.0.0.1
  std::string page_cache = "on";                      // on | off | verify
  std::vector<std::string> image_sources;             // Content-Security-Policy: map tile server
  std::vector<std::string> form_targets;              // Content-Security-Policy: log-in provider
};
struct Database {
  std::string url;  // empty = DIR/wiec.db; "postgresql://..." otherwise
};
struct Mail {
  std::string smtp_url;  // "smtps://mail.miasto.pl:465"; empty = letters are kept, not sent
  std::string user;
  std::string sender;    // "Budżet Obywatelski <bo@miasto.pl>"
};
// Text messages with voting codes. The key of the gateway is the secret sms_key.
struct Sms {
  std::string url;  // "https://bramka.example/sms"; empty = codes go by e-mail only
};
// The log-in provider of OpenID Connect, beside links in letters; empty issuer = none. Its secret: oidc_secret.
struct LogIn {
  std::string issuer;     // "https://login.miasto.pl"
  std::string client_id;  // by which it knows this site
  std::string name;       // as people know it: "Karta Krakowska"
};
// What the operator says of the site; empty = not said.
struct Site {
  std::string name;   // in the header and titles: "Budżet obywatelski Krakowa"; empty = made of the current edition's city
  std::string owner;  // the public body: "Urząd Miasta Krakowa"; empty = the city
  std::vector<std::string> colours;  // none, or the three of the stripe: "#A63D2A"
  std::string contact_name;          // a person or an office
  std::string contact_email;
  std::string contact_phone;
  std::string buildings_address;     // https page about access to the office's buildings
};
struct LogConfig {
  std::string level = "info";    // debug | info | warning | error
  std::string format = "text";   // text | json
};
struct Config {
  std::string data;  // DIR
  Http http;
  Database database;
  Mail mail;
  Sms sms;
  LogIn log_in;
  Site site;
  LogConfig log;
};

// Any of the three may be missing: defaults hold. The error is a sentence for the operator:
// "wiec.toml, line 7: unknown key http.lisen (did you mean http.listen?)".
using Environment = std::map<std::string, std::string, std::less<>>;  // only names that start with WIEC_ are looked at
std::expected<Config, std::string> read_config(const std::filesystem::path& file, const Environment&);
std::expected<Config, std::string> parse_config(std::string_view toml, std::string_view file_name, const Environment&);
Environment process_environment();

// Every key with its default and meaning, as a commented TOML file: `wiec serve --print-config` and the guide.
std::string sample_config();

}  // namespace wiec::config
