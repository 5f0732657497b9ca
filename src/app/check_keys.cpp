#include "app/check_keys.h"

#include "app/installation.h"
#include "app/key_store.h"

namespace wiec::app {
namespace {

std::vector<KeyFingerprint> fingerprints_of(const crypto::Secrets& secrets) {
  std::vector<KeyFingerprint> all;
  for (std::string& name : needed_secrets()) {
    std::string value = secrets.fingerprint(name);
    all.push_back({std::move(name), std::move(value)});
  }
  return all;
}

// Those the database does not know yet.
std::vector<KeyFingerprint> missing_of(const std::vector<KeyFingerprint>& mine,
                                       const std::vector<KeyFingerprint>& kept) {
  std::vector<KeyFingerprint> missing;
  for (const KeyFingerprint& one : mine)
    if (std::ranges::find(kept, one.name, &KeyFingerprint::name) == kept.end()) missing.push_back(one);
  return missing;
}

std::expected<void, std::string> compare(const std::vector<KeyFingerprint>& mine,
                                         const std::vector<KeyFingerprint>& kept) {
  std::vector<std::string> differ;
  for (const KeyFingerprint& one : mine) {
    const auto its = std::ranges::find(kept, one.name, &KeyFingerprint::name);
    if (its != kept.end() && its->value != one.value)
      differ.push_back(fmt::format("{} (fingerprint {}, the database has {})", one.name, one.value, its->value));
  }
  if (differ.empty()) return {};
  return std::unexpected(
      fmt::format("this database was filled with other keys than those here: {}. Bring the right ones: move the keys "
                  "here out of the "
                  "secrets folder, then `wiec secrets import` the file of `wiec secrets export`, or copy the secrets "
                  "of another node. "
                  "Only if they are lost for good: `wiec secrets adopt`",
                  fmt::join(differ, ", ")));
}

}  // namespace

std::expected<void, std::string> check_keys(const db::Database& db, const crypto::Secrets& secrets, KeyCheck how) {
  const auto mine = fingerprints_of(secrets);
  if (how == KeyCheck::adopt) {
    db.write("app.adopt_keys", [mine](db::WriteTx& tx) { replace_fingerprints(tx, mine); });
    return {};
  }
  const auto load = [&] { return db.read([](db::ReadTx& tx) { return load_fingerprints(tx); }); };
  auto kept = load();
  if (auto same = compare(mine, kept); !same) return same;
  const auto missing = missing_of(mine, kept);
  if (missing.empty() || how == KeyCheck::compare) return {};
  db.write(
      "app.remember_keys", [missing](db::WriteTx& tx) { add_fingerprints(tx, missing); },
      db::Isolation::read_committed);
  return compare(mine, load());
}

}  // namespace wiec::app
