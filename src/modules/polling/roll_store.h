// All SQL of the roll and of the ballots. The places that later parts take: the ballot sealed to the edition's key
// (crypto_box_seal) stands in ballot.choices instead of the text; the log of sealed ballots and marks (RFC 6962) is
// written beside reserve() and insert_ballot(), in the same transaction; paper, phone and assisted votes call reserve()
// with their channel.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "modules/editions/edition.h"
#include "platform/db/db.h"

namespace wiec::polling {

enum class Channel { online, paper, phone, assisted };
inline constexpr Channel kChannels[] = {Channel::online, Channel::paper, Channel::phone, Channel::assisted};
std::string_view code_of(Channel);

struct RollMark {
  editions::EditionId edition;
  std::string person_key, contact_key;  // 32 bytes
  Channel channel = Channel::online;
  std::string ballot_key;  // 16 bytes
  std::string receipt;
  bool by_guardian = false;  // a child's vote, with a guardian's consent
};

enum class Reserved { yes, person_has_voted, contact_is_used };
// Puts the mark: the constraints of the table decide, so any number of nodes and threads may try at once.
// `per_contact`: how many persons one contact may confirm. Whose contact has confirmed as many as it may hears that
// alone: a person's having voted is told to the contact that voted with them, or at the price of a vote.
Reserved reserve(db::WriteTx&, const RollMark&, int per_contact);
// This person with this contact, or the contact by as many others as may: for those alone who proved the contact.
bool is_marked(db::ReadTx&, editions::EditionId, std::string_view person_key, std::string_view contact_key);
bool contact_is_used(db::ReadTx&, editions::EditionId, std::string_view contact_key, int per_contact);

void insert_ballot(db::WriteTx&, editions::EditionId, std::string_view ballot_key, std::string_view choices);

// What was counted takes no more ballots, even when the clock is set back afterwards.
void end_vote(db::WriteTx&, editions::EditionId);
bool has_ended(db::ReadTx&, editions::EditionId);

// The choices of all ballots whose mark is not void, in the order of their random keys.
std::vector<std::string> ballots_of(db::ReadTx&, editions::EditionId);
std::int64_t count_ballots(db::ReadTx&, editions::EditionId);
std::int64_t count_valid_ballots(db::ReadTx&, editions::EditionId);  // those of ballots_of

// The way from a mark to its ballot is destroyed (cut_links.h) by a walk over rows in the order of their keys, a few in
// a transaction; each row is written anew, so that on PostgreSQL too they lie in the order of keys. Each step gives how
// many rows it took and the last key, where the next goes on; none: the walk is over.
struct Walked {
  std::int64_t rows = 0;
  std::string last_key;
};
bool has_links(db::ReadTx&, editions::EditionId);
// Ballots whose mark is void: without the link nothing would tell them apart.
std::int64_t delete_void_ballots(db::WriteTx&, editions::EditionId);
Walked rewrite_ballots(db::WriteTx&, editions::EditionId, std::string_view after_key);
Walked cut_links(db::WriteTx&, editions::EditionId, std::string_view after_key);

struct Turnout {
  Channel channel = Channel::online;
  std::int64_t cast = 0, voided = 0;
};
std::vector<Turnout> turnout_of(db::ReadTx&, editions::EditionId);

// Codes given out ahead.
bool is_issued(db::ReadTx&, editions::EditionId, std::string_view code_key);
void insert_codes(db::WriteTx&, editions::EditionId, std::int64_t made_by, const std::vector<std::string>& code_keys);
struct CodeBatch {
  Instant made_at;
  std::int64_t codes = 0;
};
std::vector<CodeBatch> batches_of(db::ReadTx&, editions::EditionId);  // newest first
struct OwnBatch {
  std::string edition;  // code
  std::int64_t codes = 0;
  Instant made_at;
};
std::vector<OwnBatch> batches_made_by(db::ReadTx&, std::int64_t person);
void forget_maker(db::WriteTx&, std::int64_t person);  // the batches stay
// Of the whole edition, and to be shown after the vote alone: by a batch of one, or from one hour to the next, it would
// say who has voted.
std::int64_t count_used_codes(db::ReadTx&, editions::EditionId);

// Tables that no kept page may read: they are written with every vote.
std::vector<std::string> tables();

}  // namespace wiec::polling
