// Who is logged in where. The browser keeps a random token of 256 bits in the cookie "sid"; the database only its hash.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "commons/people/person.h"
#include "platform/db/db.h"

namespace wiec::people {

inline constexpr std::string_view kSessionCookie = "sid";

struct SessionTag;
using SessionId = Id<SessionTag>;

struct NewSession {
  PersonId person;
  bool complete = true;  // false: the second factor is still owed, nothing may be done yet
  bool strong = false;   // the second factor was given
  // Officials: half an hour without a click, twelve hours in all. Residents: a week, thirty days (OWASP ASVS 5.0, 7.3).
  bool official = false;
  std::string device;
};

struct Session {
  SessionId id;
  std::string device;
  bool strong = false;
  Instant created_at, seen_at, ends_at;
};

std::string new_session_token();
// SHA-256, hexadecimal: of session cookies, links in letters, invitations, recovery codes.
std::string hash_of_token(std::string_view token);

SessionId insert_session(db::WriteTx&, std::string_view token_hash, const NewSession&);
// The same session goes on under another token once the second factor is given.
bool complete_session(db::WriteTx&, SessionId, std::string_view new_token_hash);
bool delete_session(db::WriteTx&, PersonId, SessionId);
// All of a person's but one; 0 = all. Gives how many.
std::int64_t delete_sessions(db::WriteTx&, PersonId, SessionId but = {});
std::vector<Session> sessions_of(db::ReadTx&, PersonId, Instant now);  // last seen first

// What a cookie stands for, in one read; nullopt: nothing (forged, over, ended, person blocked). Rights that need a
// second factor are left out of a session without one, unless `second_factor` is off.
struct Visit {
  Actor actor;
  bool note_again = false;  // last seen minutes ago: call note_visit
};
std::optional<Visit> find_visit(const db::Database&, std::string_view token, Instant now, bool second_factor);
void note_visit(const db::Database&, std::int64_t session);

// "Firefox, Android" from a User-Agent header: proper names only; "" when it says nothing known.
std::string device_from(std::string_view user_agent);

}  // namespace wiec::people
