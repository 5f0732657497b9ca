// The secrets of an installation: keys and passwords that never stand in database, TOML or backup. Each is a file of its
// name in $CREDENTIALS_DIRECTORY (systemd, read-only) or in DIR/secrets (0700, files 0600), made there at first start.
#pragma once
#include <expected>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wiec::crypto {

class Secrets {
 public:
  // Opens, and makes directory and missing keys (those of needed_keys, 32 random bytes each). A directory or file that
  // others can read, an empty file or a missing key under $CREDENTIALS_DIRECTORY is an error: a sentence for the operator.
  static std::expected<Secrets, std::string> open(const std::filesystem::path& data_folder,
                                                  const std::vector<std::string>& needed_keys);

  // A key made or found at open; any other name is a std::logic_error.
  const std::string& key(std::string_view name) const;
  // A secret the operator may have put there (mail password); its last line end is not part of it.
  std::optional<std::string> find(std::string_view name) const;
  std::expected<void, std::string> put(std::string_view name, std::string_view value);  // atomically, 0600

  // The first 16 hexadecimal digits of HMAC(key, "wiec fingerprint"): the database keeps them, and a node whose
  // fingerprint differs refuses to start.
  std::string fingerprint(std::string_view name) const;
  std::vector<std::string> names() const;
  // Removes the keys that open() made, after the database refused them: the right ones can be imported then.
  void take_back_made();

  // wiec secrets export | import: everything, sealed with a passphrase. Import refuses to overwrite a key of another value.
  std::string sealed_export(std::string_view passphrase) const;
  std::expected<void, std::string> import_sealed(std::string_view sealed, std::string_view passphrase);

 private:
  std::filesystem::path folder_;
  bool read_only_ = false;
  std::vector<std::string> made_;  // by open()
  std::map<std::string, std::string, std::less<>> values_;
};

}  // namespace wiec::crypto
