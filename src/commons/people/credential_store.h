// SQL of what proves who somebody is. Secrets of authenticator applications are sealed by the caller.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "commons/people/person.h"
#include "platform/db/db.h"

namespace wiec::people {

// The encoded password; "" when the person has none.
std::string password_of(db::ReadTx&, PersonId);
void delete_password(db::WriteTx&, PersonId);
void store_password(db::WriteTx&, PersonId, std::string_view encoded);

struct Totp {
  std::string sealed;
  std::int64_t last_step = 0;
};
std::optional<Totp> totp_of(db::ReadTx&, PersonId);
// False when that half minute's code, or a later one, was used before.
bool use_totp_step(db::WriteTx&, PersonId, std::int64_t step);
// Replaces the application and all recovery codes.
void store_second_factor(db::WriteTx&, PersonId, std::string_view sealed, std::int64_t last_step,
                         std::span<const std::string> recovery_hashes);
// What was set up at that instant or later.
void delete_second_factor(db::WriteTx&, PersonId, Instant since = {});
// True once for each code.
bool use_recovery_code(db::WriteTx&, PersonId, std::string_view hash);
std::int64_t count_recovery_codes(db::ReadTx&, PersonId);

}  // namespace wiec::people
