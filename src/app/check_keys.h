// A database belongs to the keys it was filled with: with others nobody could open second factors, receipts and sealed
// links any more, and new rows would be lost to the nodes that have the right ones.
#pragma once
#include <expected>
#include <string>

#include "platform/crypto/secrets.h"
#include "platform/db/db.h"

namespace wiec::app {

enum class KeyCheck {
  compare,   // and nothing else: a database opened for reading only
  remember,  // keys the database has not met are remembered
  adopt,     // the database takes these keys as its own; what was made with others is lost
};
// The error names the keys that differ, and says what to do.
std::expected<void, std::string> check_keys(const db::Database&, const crypto::Secrets&, KeyCheck = KeyCheck::remember);

}  // namespace wiec::app
