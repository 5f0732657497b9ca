#include "app/key_store.h"

namespace wiec::app {
namespace {
const db::Sql select_fingerprints{"app.select_fingerprints", "select name, value from key_fingerprint order by name"};
const db::Sql insert_fingerprint{"app.insert_fingerprint", R"(
  insert into key_fingerprint (name, value) values ($1, $2) on conflict (name) do nothing)"};
const db::Sql replace_fingerprint{"app.replace_fingerprint", R"(
  insert into key_fingerprint (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value)"};
}  // namespace

std::vector<KeyFingerprint> load_fingerprints(db::ReadTx& tx) {
  return tx.all(select_fingerprints, [](const db::Row& row) {
    return KeyFingerprint{row.get<std::string>(0), row.get<std::string>(1)};
  });
}

void add_fingerprints(db::WriteTx& tx, const std::vector<KeyFingerprint>& all) {
  for (const KeyFingerprint& one : all) tx.run(insert_fingerprint, one.name, one.value);
}

void replace_fingerprints(db::WriteTx& tx, const std::vector<KeyFingerprint>& all) {
  for (const KeyFingerprint& one : all) tx.run(replace_fingerprint, one.name, one.value);
}

}  // namespace wiec::app
