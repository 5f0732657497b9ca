#include "platform/config/config.h"

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>
#include <unistd.h>

#include <fstream>

#include "platform/config/keys.h"

extern char** environ;

namespace wiec::config {
namespace {

using Failure = std::unexpected<std::string>;

std::string kind_name(const Key& key) {
  return std::visit(
      [](auto* target) -> std::string {
        using T = std::remove_pointer_t<decltype(target)>;
        if constexpr (std::is_same_v<T, std::string>) return "a text in quotes";
        if constexpr (std::is_same_v<T, bool>) return "true or false";
        if constexpr (std::is_same_v<T, std::int64_t>) return "a whole number";
        return "a list of texts, [\"a\", \"b\"]";
      },
      key.target);
}

bool take(std::string& target, const toml::node& node) {
  const auto value = node.value_exact<std::string>();
  if (value) target = *value;
  return value.has_value();
}
bool take(bool& target, const toml::node& node) {
  const auto value = node.value_exact<bool>();
  if (value) target = *value;
  return value.has_value();
}
bool take(std::int64_t& target, const toml::node& node) {
  const auto value = node.value_exact<std::int64_t>();
  if (value) target = *value;
  return value.has_value();
}
bool take(std::vector<std::string>& target, const toml::node& node) {
  std::vector<std::string> out;
  if (std::string one; take(one, node)) {
    target = {one};
    return true;
  }
  const toml::array* array = node.as_array();
  if (array == nullptr) return false;
  for (const auto& item : *array) {
    if (!take(out.emplace_back(), item)) return false;
  }
  target = std::move(out);
  return true;
}

// Walks the tables; full is "http." inside [http].
std::expected<void, std::string> read_table(const toml::table& table, const std::string& prefix, std::string_view file,
                                            std::vector<Key>& keys) {
  for (const auto& [name, node] : table) {
    const std::string full = prefix + std::string(name.str());
    const auto line = node.source().begin.line;
    if (const toml::table* inner = node.as_table(); inner != nullptr && prefix.empty()) {
      if (!is_section(full, keys)) {
        return Failure(fmt::format("{}, line {}: unknown section [{}]{}", file, line, full, suggestion(full, keys)));
      }
      if (auto read = read_table(*inner, full + ".", file, keys); !read) return read;
      continue;
    }
    const auto key = std::find_if(keys.begin(), keys.end(), [&](const Key& k) { return k.name == full; });
    if (key == keys.end()) return Failure(fmt::format("{}, line {}: unknown key {}{}", file, line, full, suggestion(full, keys)));
    if (!std::visit([&, &value = node](auto* target) { return take(*target, value); }, key->target)) {
      return Failure(fmt::format("{}, line {}: {} must be {}", file, line, full, kind_name(*key)));
    }
    if (auto wrong = fault_of(*key)) return Failure(fmt::format("{}, line {}: {} {}", file, line, full, *wrong));
  }
  return {};
}

bool take_text(std::string& target, std::string_view text) {
  target = text;
  return true;
}
bool take_text(bool& target, std::string_view text) {
  target = text == "true" || text == "1" || text == "yes";
  return target || text == "false" || text == "0" || text == "no";
}
bool take_text(std::int64_t& target, std::string_view text) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), target);
  return error == std::errc() && end == text.data() + text.size();
}
bool take_text(std::vector<std::string>& target, std::string_view text) {
  target.clear();
  while (!text.empty()) {
    const auto comma = std::min(text.find(','), text.size());
    std::string_view item = text.substr(0, comma);
    text.remove_prefix(std::min(comma + 1, text.size()));
    while (item.starts_with(' ')) item.remove_prefix(1);
    while (item.ends_with(' ')) item.remove_suffix(1);
    if (!item.empty()) target.emplace_back(item);
  }
  return true;
}

std::expected<void, std::string> read_environment(const Environment& environment, std::vector<Key>& keys) {
  for (const auto& [name, text] : environment) {
    if (!name.starts_with("WIEC_")) continue;
    const auto key = std::find_if(keys.begin(), keys.end(), [&](const Key& k) { return environment_name(k) == name; });
    if (key == keys.end()) return Failure(fmt::format("unknown setting {} in the environment", name));
    if (!std::visit([&, &value = text](auto* target) { return take_text(*target, value); }, key->target)) {
      return Failure(fmt::format("{} in the environment must be {}", name, kind_name(*key)));
    }
    if (auto wrong = fault_of(*key)) return Failure(fmt::format("{} in the environment {}", name, *wrong));
  }
  return {};
}

bool is_colour(std::string_view text) {
  return text.size() == 7 && text[0] == '#' && text.find_first_not_of("0123456789abcdefABCDEF", 1) == text.npos;
}

// Enough to catch a slip; what mail servers take is platform/mail's to say.
bool looks_like_email(std::string_view text) {
  const auto at = text.find('@');
  return at != text.npos && at > 0 && text.find('@', at + 1) == text.npos && text.find('.', at + 2) != text.npos &&
         text.find_first_of(" \t\r\n<>\",;") == text.npos;
}

std::expected<void, std::string> check_site(const Site& site) {
  const bool three = site.colours.empty() || site.colours.size() == 3;
  if (!three || !std::all_of(site.colours.begin(), site.colours.end(), is_colour)) {
    return Failure("site.colours must be three colours such as \"#A63D2A\"");
  }
  if (!site.contact_email.empty() && !looks_like_email(site.contact_email)) {
    return Failure(fmt::format("site.contact_email: \"{}\" is no e-mail address", site.contact_email));
  }
  if (!site.buildings_address.empty() && !site.buildings_address.starts_with("https://")) {
    return Failure("site.buildings_address must start with https://");
  }
  return {};
}

std::expected<void, std::string> check_together(const Config& config) {
  const Http& http = config.http;
  if (!http.listen_tls.empty() && (http.certificate.empty() || http.private_key.empty())) {
    return Failure("http.listen_tls needs http.certificate and http.private_key");
  }
  if (http.plain_http && (http.behind_tls || !http.listen_tls.empty())) {
    return Failure("http.plain_http contradicts TLS: drop it, or drop http.behind_tls and http.listen_tls");
  }
  if (http.behind_tls && http.trusted_proxies.empty()) {
    return Failure("http.behind_tls needs http.trusted_proxies: else all visitors have the address of the proxy");
  }
  return check_site(config.site);
}

}  // namespace

std::expected<Config, std::string> parse_config(std::string_view text, std::string_view file_name, const Environment& environment) {
  Config config;
  std::vector<Key> keys = keys_of(config);
  const toml::parse_result parsed = toml::parse(text, file_name);
  if (!parsed) {
    const auto& error = parsed.error();
    return Failure(fmt::format("{}, line {}: {}", file_name, error.source().begin.line, error.description()));
  }
  if (auto read = read_table(parsed.table(), "", file_name, keys); !read) return Failure(read.error());
  if (auto read = read_environment(environment, keys); !read) return Failure(read.error());
  if (auto checked = check_together(config); !checked) return Failure(checked.error());
  return config;
}

std::expected<Config, std::string> read_config(const std::filesystem::path& file, const Environment& environment) {
  if (file.empty()) return parse_config("", "", environment);
  std::ifstream in(file, std::ios::binary);
  if (!in) return Failure(fmt::format("cannot read {}", file.string()));
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  if (in.bad()) return Failure(fmt::format("cannot read {}", file.string()));
  return parse_config(text, file.filename().string(), environment);
}

Environment process_environment() {
  Environment out;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    const auto equals = text.find('=');
    const bool of_tests = text.starts_with("WIEC_TEST_") || text.starts_with("WIEC_STORY_");  // settings of the test programs
    const bool of_commands = text.starts_with("WIEC_PASSPHRASE=");  // wiec secrets reads it itself
    if (!text.starts_with("WIEC_") || of_tests || of_commands || equals == text.npos) continue;
    out.emplace(text.substr(0, equals), text.substr(equals + 1));
  }
  return out;
}

}  // namespace wiec::config
