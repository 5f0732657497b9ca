// What both ways of giving a first factor share.
#pragma once
#include "commons/people/sign_in.h"

namespace wiec::people {

// Key of tries: nobody reads addresses out of the table of tries.
std::string attempt_subject(Context&, std::string_view kind, std::string_view text);

// Opens the session of a person whose first factor is right, inside the caller's write.
struct Opened {
  SignedIn signed_in;
  PersonId person;
};
Opened open_session(db::WriteTx&, PersonId, std::string_view token_hash, std::string_view device, bool second_factor);

// The account of a mailbox proven to be somebody's, made if there is none. Problems: not_allowed (blocked), conflict
// (an account had the address until a few days ago, and the letter there brings it back).
struct Account {
  PersonId person;
  bool fresh = false;
};
Result<Account> account_of_mailbox(db::WriteTx&, const NewPerson&);

// A path on this site that is no way to log in; else "".
std::string safe_path(std::string_view path);

}  // namespace wiec::people
