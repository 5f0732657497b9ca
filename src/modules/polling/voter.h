// A vote on its way, from the first page to the receipt. A voter has no account here: a session of its own, known by a
// cookie, holds what was typed and marked until the vote is cast (research: trust 1.3, domain 1.2).
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "modules/editions/edition.h"

namespace wiec::polling {

// What the voter says of themselves: as much as the edition's identity policy needs (settings.h), never a PESEL.
struct Declaration {
  std::string name;
  std::string street, number;  // as shown: "Lipowa", "12a"
  std::string address;         // brought to one form, for the key of the person
  std::string district;        // code of the pool of the voter's district; empty: the edition has none
  std::optional<Date> born_on;
  std::string guardian;  // who consents for a child
};

// One marked project. value: the place of an ordinal ballot (1 = first), the points, else 1.
struct Mark {
  std::string project;  // its code in addresses
  std::int64_t value = 0;
  friend bool operator==(const Mark&, const Mark&) = default;
};
using Marks = std::vector<Mark>;

struct Voter {
  std::string token_hash;
  std::string token;  // the cookie: opens what is sealed
  editions::EditionId edition;
  Instant begun_at;
  bool proven = false;  // the contact was confirmed
  int code_number = 0;  // codes asked for
  std::string receipt;  // not empty: the vote is cast, and all below is gone
  Declaration who;
  editions::Proof proof = editions::Proof::code_by_email;
  std::string contact;                 // "jan@poczta.pl", "+48601234567", "7K3M2X9QD4TB"; empty: none yet
  std::map<std::string, Marks> marks;  // by the pool's code; may break the rules until the vote is cast
};

// What comes next.
enum class Step { declare, consent, contact, code, vote, done };
Step step_of(const Voter&, const editions::Edition&, Date today);
// The page of that step, below /glosowanie/{edition}: "/dane".
std::string path_of(const editions::Edition&, Step);

// Whole years on that day; born on 29 February: a year older on 1 March (Civil Code, art. 112).
int age_on(Date born_on, Date day);
bool needs_guardian(const Voter&, const editions::Edition&, Date today);

// When the edition is voted. A vote begun before the end may be finished within the grace of the identity policy.
enum class Phase { not_announced, ahead, open, grace, over };
struct VotingTime {
  Instant from, until, last;  // last: the end with its grace
};
std::optional<VotingTime> voting_time(const editions::Edition&);
Phase phase_of(const std::optional<VotingTime>&, Instant now);
Phase phase_of(const editions::Edition&, Instant now);
// When a vote that may be cast now must have begun: from <= begun < until. Nullopt: none may.
struct Begun {
  Instant from, until;
};
std::optional<Begun> may_have_begun(const std::optional<VotingTime>&, Instant now);
bool may_cast(const std::optional<VotingTime>&, Instant begun_at, Instant now);
bool may_cast(const editions::Edition&, Instant begun_at, Instant now);
Instant last_instant(const editions::Edition&);  // the end with its grace; 0 when no vote is announced

std::string text_of(const Voter&);              // JSON of what is sealed
bool read_into(Voter&, std::string_view json);  // false: not such a text

}  // namespace wiec::polling
