#include "platform/config/keys.h"

namespace wiec::config {
namespace {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t above = row[j + 1];
      row[j + 1] = std::min({above + 1, row[j] + 1, diagonal + (a[i] == b[j] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

std::string toml_text(std::string_view text) {
  std::string out = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

std::string toml_value(const Key& key) {
  return std::visit(
      [](auto* value) -> std::string {
        using T = std::remove_pointer_t<decltype(value)>;
        if constexpr (std::is_same_v<T, std::string>) return toml_text(*value);
        if constexpr (std::is_same_v<T, bool>) return *value ? "true" : "false";
        if constexpr (std::is_same_v<T, std::int64_t>) return fmt::format("{}", *value);
        if constexpr (std::is_same_v<T, std::vector<std::string>>) {
          std::string out = "[";
          for (const auto& item : *value) out += (out.size() > 1 ? ", " : "") + toml_text(item);
          return out + "]";
        }
      },
      key.target);
}

}  // namespace

std::vector<Key> keys_of(Config& c) {
  return {
      {"data", "Folder of the database and the secrets.", &c.data},
      {"http.listen", "Addresses for plain HTTP.", &c.http.listen},
      {"http.listen_tls", "Addresses for HTTPS.", &c.http.listen_tls},
      {"http.certificate", "Certificate chain, PEM; read again when it changes and on SIGHUP.", &c.http.certificate},
      {"http.private_key", "Private key of the certificate, PEM.", &c.http.private_key},
      {"http.public_address", "Address that letters and exports name, such as https://budzet.miasto.pl.", &c.http.public_address},
      {"http.hosts", "Host names answered to; empty = any.", &c.http.hosts},
      {"http.trusted_proxies", "Addresses whose X-Forwarded-For and X-Forwarded-Proto are believed.", &c.http.trusted_proxies},
      {"http.behind_tls", "A proxy in front ends TLS.", &c.http.behind_tls},
      {"http.plain_http", "Cookies work without TLS: for trying out only.", &c.http.plain_http},
      {"http.handler_threads", "Threads that answer pages.", &c.http.handler_threads, {}, 1, 1024},
      {"http.queue_limit", "Requests that may wait for a thread; above it people are asked to come back.", &c.http.queue_limit, {}, 1, 1'000'000},
      {"http.connection_limit", "Connections held at once.", &c.http.connection_limit, {}, 16, 1'000'000},
      {"http.metrics_listen", "Address of /metrics; empty = on the main address, for this machine only.", &c.http.metrics_listen},
      {"http.page_cache", "Cache of anonymous pages: on, off, or verify (renders each hit again and compares).", &c.http.page_cache, {"on", "off", "verify"}},
      {"http.image_sources", "Origins images may come from beside this site (Content-Security-Policy).", &c.http.image_sources},
      {"http.form_targets", "Origins forms may lead to beside this site (Content-Security-Policy).", &c.http.form_targets},
      {"database.url", "postgresql://... ; empty = the file wiec.db in the data folder.", &c.database.url},
      {"mail.smtp_url", "smtps://host:465 or smtp://host:587; empty = letters are kept, not sent.", &c.mail.smtp_url},
      {"mail.user", "Name for the mail server; its password is the secret smtp_password.", &c.mail.user},
      {"mail.sender", "From of all letters.", &c.mail.sender},
      {"sms.url", "Address of the gateway of text messages: takes a POST of {\"to\", \"text\"}; its key is the secret sms_key; empty = none are sent.", &c.sms.url},
      {"login.issuer", "Issuer of OpenID Connect, https; empty = people log in by links in letters and passwords only.", &c.log_in.issuer},
      {"login.client_id", "What the issuer calls this site; its secret is the secret oidc_secret. Tell it the address https://.../logowanie/dostawca/powrot.", &c.log_in.client_id},
      {"login.name", "Name of the provider as people know it, on the button; empty = the issuer's address.", &c.log_in.name},
      {"site.name", "Name in the header; empty = made of the city of the current edition.", &c.site.name},
      {"site.owner", "The public body that runs the site, such as Urząd Miasta Krakowa; empty = the city.", &c.site.owner},
      {"site.colours", "The three colours of the stripe, such as [\"#A63D2A\", \"#E3A72F\", \"#4C6B1F\"]; empty = these.", &c.site.colours},
      {"site.contact_name", "Person or office that answers about the site, for the accessibility statement.", &c.site.contact_name},
      {"site.contact_email", "Address of that person or office: footer, accessibility statement, letters about readers' reports.", &c.site.contact_email},
      {"site.contact_phone", "Telephone of that person or office.", &c.site.contact_phone},
      {"site.buildings_address", "https address of the page about access to the office's buildings.", &c.site.buildings_address},
      {"log.level", "debug, info, warning or error.", &c.log.level, {"debug", "info", "warning", "error"}},
      {"log.format", "text for eyes, json for machines.", &c.log.format, {"text", "json"}},
  };
}

bool is_section(std::string_view name, const std::vector<Key>& keys) {
  return std::any_of(keys.begin(), keys.end(), [&](const Key& key) { return key.name.starts_with(fmt::format("{}.", name)); });
}

std::string environment_name(const Key& key) {
  std::string out = "WIEC_";
  for (char c : key.name) out += c == '.' ? '_' : static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  return out;
}

std::optional<std::string> fault_of(const Key& key) {
  if (const auto* number = std::get_if<std::int64_t*>(&key.target); number && (**number < key.lowest || **number > key.highest)) {
    return fmt::format("must be between {} and {}", key.lowest, key.highest);
  }
  const auto* text = std::get_if<std::string*>(&key.target);
  if (text == nullptr || key.choices.empty()) return std::nullopt;
  if (std::find(key.choices.begin(), key.choices.end(), **text) != key.choices.end()) return std::nullopt;
  return fmt::format("must be one of {}", fmt::join(key.choices, ", "));
}

std::string suggestion(std::string_view wrong, const std::vector<Key>& keys) {
  std::string best;
  std::size_t distance = 4;  // farther names would only confuse
  const auto look = [&](std::string_view name) {
    if (const std::size_t d = edit_distance(wrong, name); d < distance) {
      distance = d;
      best = name;
    }
  };
  for (const Key& key : keys) {
    look(key.name);
    look(key.name.substr(0, key.name.find('.')));
    if (key.name.ends_with(fmt::format(".{}", wrong))) {
      distance = 0;
      best = key.name;
    }
  }
  return best.empty() ? "" : fmt::format(" (did you mean {}?)", best);
}

std::string sample_config() {
  Config config;
  std::string out = "# Settings of Wiec, with their defaults. Every key may also come from the environment: WIEC_HTTP_LISTEN.\n";
  std::string_view section;
  for (const Key& key : keys_of(config)) {
    const auto dot = key.name.find('.');
    const std::string_view now = dot == key.name.npos ? std::string_view() : key.name.substr(0, dot);
    if (now != section) out += fmt::format("\n[{}]\n", now);
    section = now;
    const std::string_view name = dot == key.name.npos ? key.name : key.name.substr(dot + 1);
    out += fmt::format("# {}\n#{} = {}\n", key.meaning, name, toml_value(key));
  }
  return out;
}

}  // namespace wiec::config
