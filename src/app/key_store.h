// All SQL of the fingerprints of the installation's keys.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "platform/db/db.h"

namespace wiec::app {

std::span<const db::Migration> migrations();  // of this folder

struct KeyFingerprint {
  std::string name;
  std::string value;
  friend bool operator==(const KeyFingerprint&, const KeyFingerprint&) = default;
};

std::vector<KeyFingerprint> load_fingerprints(db::ReadTx&);  // by name
// Keeps those whose name is not there yet: of two nodes that start at once the first decides.
void add_fingerprints(db::WriteTx&, const std::vector<KeyFingerprint>&);
void replace_fingerprints(db::WriteTx&, const std::vector<KeyFingerprint>&);

}  // namespace wiec::app
