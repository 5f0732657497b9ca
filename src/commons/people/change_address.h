// What a link in a letter does to the address of an account, inside the write that uses the link up.
#pragma once
#include <optional>
#include <string>

#include "commons/people/first_factor.h"
#include "commons/people/link_store.h"
#include "platform/mail/outbox.h"

namespace wiec::people {

// The letter to the old address, with a link that undoes the change for a week; written before the change.
struct WayBack {
  std::string token_hash;
  mail::Letter letter;
};
// nullopt: the link changes no address, or no letter can leave.
std::optional<WayBack> way_back(Context&, std::string_view token_hash);

// Every session ends, and every other link that would change the address. Problems: closed (changed meanwhile),
// conflict (taken meanwhile), not_allowed (blocked).
Result<> change_address(db::WriteTx&, const Link&, const std::optional<WayBack>&);
// The old address comes back; sessions, the password, and what was set up to log in with since the change go. Problems:
// conflict (taken meanwhile), not_allowed (blocked).
Result<> undo_change(db::WriteTx&, const Link&);

}  // namespace wiec::people
