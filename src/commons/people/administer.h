// What administrators do with people, roles and invitations; each act goes into the trail. The actor of the context is
// who does it, and for commands nobody.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"
#include "commons/people/link_store.h"
#include "commons/people/person.h"
#include "commons/site/context.h"

namespace wiec::people {

// Problems: invalid (a scope that is not there), conflict (has it already), not_found.
Result<> give_role(Context&, PersonId, const Grant&);
// The last administrator keeps the role (conflict).
Result<> take_role(Context&, GrantId);
// A blocked person is logged out everywhere and cannot log in. Not oneself, not the last administrator (conflict).
Result<> block_person(Context&, PersonId);
Result<> unblock_person(Context&, PersonId);
Result<> end_sessions(Context&, PersonId);
// A lost phone: the application and the recovery codes go, every session ends; the next log-in sets up a new one.
Result<> reset_second_factor(Context&, PersonId);
// Addresses that the person changed away from this week are free at once: nobody brings them back any more, and they
// may have accounts. Problems: not_found (there is none).
Result<> free_former_addresses(Context&, PersonId);

struct NewInvitation {
  std::string email, name;
  Language language = Language::pl;
  Grant grant;
};
// Writes a letter with a link that is good for seven days. Problems: invalid by field, unavailable (no letters).
Result<> invite_person(Context&, const NewInvitation&);
Result<> withdraw_invitation(Context&, InvitationId);
// Makes the account if there is none, gives the role and logs in; the second factor is then owed or set up. Problems:
// closed (used, withdrawn, over), not_allowed (blocked).
struct SignedIn;
Result<SignedIn> accept_invitation(Context&, std::string_view token, std::string_view device);

// ---- First start

bool needs_first_administrator(db::ReadTx&);
// The word that the server prints at its start while there is no administrator; the same on every node.
std::string setup_word(const Shared&);
struct FirstAdministrator {
  std::string name, email, password;
};
// Problems: invalid by field, closed (there is an administrator, or the word is wrong).
Result<SignedIn> make_first_administrator(Context&, std::string_view word, const FirstAdministrator&,
                                          std::string_view device);
// For the command line: makes the account if there is none.
Result<PersonId> ensure_person(Context&, std::string_view typed_email, std::string_view name);

Result<std::string> checked_name(std::string_view typed, bool required);

}  // namespace wiec::people
