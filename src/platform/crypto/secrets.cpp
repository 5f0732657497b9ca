#include "platform/crypto/secrets.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <system_error>

#include "base/json.h"
#include "base/sha256.h"
#include "platform/crypto/crypto.h"

namespace wiec::crypto {
namespace {

namespace fs = std::filesystem;
using Failure = std::unexpected<std::string>;

constexpr std::size_t kKeyBytes = 32;
constexpr std::uintmax_t kLargestSecret = 64 * 1024;

std::string system_message() { return std::generic_category().message(errno); }

bool is_secret_name(std::string_view name) {
  return !name.empty() && name.size() <= 64 && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-.") == name.npos &&
         name.front() != '.';
}

std::expected<void, std::string> make_folder(const fs::path& folder) {
  if (mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) {
    return Failure(fmt::format("cannot make the secrets folder {}: {}", folder.string(), system_message()));
  }
  struct stat info {};
  if (stat(folder.c_str(), &info) != 0 || !S_ISDIR(info.st_mode)) {
    return Failure(fmt::format("{} is not a folder", folder.string()));
  }
  if ((info.st_mode & 077) != 0) {
    return Failure(fmt::format("others can read the secrets folder {}: chmod 700 it", folder.string()));
  }
  return {};
}

// Writes beside and renames, so that a crash leaves the old secret or the new one, never half of it.
std::expected<void, std::string> write_secret(const fs::path& file, std::string_view value) {
  const fs::path beside = file.string() + ".new";
  unlink(beside.c_str());
  const int descriptor = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor < 0) return Failure(fmt::format("cannot write {}: {}", beside.string(), system_message()));
  const bool written = ::write(descriptor, value.data(), value.size()) == static_cast<ssize_t>(value.size()) &&
                       fsync(descriptor) == 0;
  close(descriptor);
  if (!written || rename(beside.c_str(), file.c_str()) != 0) {
    return Failure(fmt::format("cannot write {}: {}", file.string(), system_message()));
  }
  const int folder = ::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder >= 0) {
    fsync(folder);
    close(folder);
  }
  return {};
}

std::expected<std::string, std::string> read_secret(const fs::path& file, bool own) {
  struct stat info {};
  if (stat(file.c_str(), &info) != 0) return Failure(fmt::format("cannot read {}: {}", file.string(), system_message()));
  if (own && (info.st_mode & 077) != 0) {
    return Failure(fmt::format("others can read the secret {}: chmod 600 it", file.string()));
  }
  if (static_cast<std::uintmax_t>(info.st_size) > kLargestSecret) return Failure(fmt::format("{} is too large for a secret", file.string()));
  std::ifstream in(file, std::ios::binary);
  std::string value{std::istreambuf_iterator<char>(in), {}};
  if (!in && !in.eof()) return Failure(fmt::format("cannot read {}", file.string()));
  if (value.empty()) return Failure(fmt::format("the secret {} is empty: restore it, or remove the file when nothing uses it yet", file.string()));
  return value;
}

}  // namespace

std::expected<Secrets, std::string> Secrets::open(const fs::path& data_folder, const std::vector<std::string>& needed_keys) {
  start();
  Secrets secrets;
  const char* credentials = std::getenv("CREDENTIALS_DIRECTORY");
  secrets.read_only_ = credentials != nullptr && *credentials != '\0';
  secrets.folder_ = secrets.read_only_ ? fs::path(credentials) : data_folder / "secrets";
  if (!secrets.read_only_) {
    if (auto made = make_folder(secrets.folder_); !made) return Failure(made.error());
  }
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(secrets.folder_, error)) {
    const std::string name = entry.path().filename().string();
    if (!is_secret_name(name) || name.ends_with(".new") || !entry.is_regular_file()) continue;
    auto value = read_secret(entry.path(), !secrets.read_only_);
    if (!value) return Failure(value.error());
    secrets.values_[name] = std::move(*value);
  }
  if (error) return Failure(fmt::format("cannot read the secrets folder {}: {}", secrets.folder_.string(), error.message()));
  for (const std::string& name : needed_keys) {
    if (const auto found = secrets.values_.find(name); found != secrets.values_.end()) {
      if (found->second.size() < kKeyBytes) return Failure(fmt::format("the key {} is shorter than 32 bytes", name));
      continue;
    }
    if (auto made = secrets.put(name, random_bytes(kKeyBytes)); !made) return Failure(made.error());
    secrets.made_.push_back(name);
  }
  return secrets;
}

const std::string& Secrets::key(std::string_view name) const {
  const auto found = values_.find(name);
  if (found == values_.end()) throw std::logic_error(fmt::format("no key {} was asked for at start", name));
  return found->second;
}

std::optional<std::string> Secrets::find(std::string_view name) const {
  const auto found = values_.find(name);
  if (found == values_.end()) return std::nullopt;
  std::string value = found->second;
  if (value.ends_with('\n')) value.pop_back();
  if (value.ends_with('\r')) value.pop_back();
  return value;
}

std::expected<void, std::string> Secrets::put(std::string_view name, std::string_view value) {
  if (!is_secret_name(name)) throw std::logic_error(fmt::format("{} is no name of a secret", name));
  if (value.empty()) return Failure(fmt::format("the secret {} would be empty", name));
  if (read_only_) {
    return Failure(fmt::format("the secret {} is missing in {} (CREDENTIALS_DIRECTORY is read-only: add it to the unit)", name,
                               folder_.string()));
  }
  if (auto written = write_secret(folder_ / name, value); !written) return written;
  values_[std::string(name)] = std::string(value);
  return {};
}

std::string Secrets::fingerprint(std::string_view name) const {
  return hmac_sha256_hex(key(name), "wiec fingerprint").substr(0, 16);
}

std::vector<std::string> Secrets::names() const {
  std::vector<std::string> out;
  for (const auto& [name, value] : values_) out.push_back(name);
  return out;
}

void Secrets::take_back_made() {
  for (const std::string& name : made_) {
    unlink((folder_ / name).c_str());
    values_.erase(name);
  }
  made_.clear();
}

std::string Secrets::sealed_export(std::string_view passphrase) const {
  Json all;
  for (const auto& [name, value] : values_) all.set(name, hex(std::string_view(value)));
  std::string plain = to_text(all);
  std::string sealed = base64url(seal_with_passphrase(plain, passphrase));
  wipe(plain);
  return sealed;
}

std::expected<void, std::string> Secrets::import_sealed(std::string_view sealed, std::string_view passphrase) {
  while (!sealed.empty() && (sealed.back() == '\n' || sealed.back() == '\r')) sealed.remove_suffix(1);
  const auto bytes = bytes_from_base64url(sealed);
  if (!bytes) return Failure("this is not a sealed export of secrets");
  const auto plain = open_with_passphrase(*bytes, passphrase);
  if (!plain) return Failure("the passphrase does not open this export, or the file was changed");
  const auto parsed = parse_json(*plain);
  const Json::Object* all = parsed ? parsed->object() : nullptr;
  if (all == nullptr) return Failure("the export opens but does not hold secrets");
  std::map<std::string, std::string> incoming;
  for (const auto& [name, value] : *all) {
    const auto text = value.string() ? bytes_from_hex(*value.string()) : std::nullopt;
    if (!text || !is_secret_name(name)) return Failure("the export opens but does not hold secrets");
    const auto mine = values_.find(name);
    if (mine != values_.end() && mine->second != *text) {
      return Failure(fmt::format("the key {} here has another value: nothing was imported", name));
    }
    incoming[name] = *text;
  }
  for (const auto& [name, value] : incoming) {
    if (values_.contains(name)) continue;
    if (auto written = put(name, value); !written) return written;
  }
  return {};
}

}  // namespace wiec::crypto
