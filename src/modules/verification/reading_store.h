// All SQL of hand-overs and of what units read.
#pragma once
#include "modules/verification/advice.h"

namespace wiec::verification {

struct HandOver {
  HandOverId id;
  drafts::DraftId draft;
  std::int64_t revision = 0;
  std::string theme, question;
  bool by_author = true;
  people::PersonId person;  // none: erased
  Instant handed_at;
};
HandOverId insert_hand_over(db::WriteTx&, const HandOver&);
std::vector<HandOver> hand_overs_of(db::ReadTx&, drafts::DraftId);  // newest first

ReadingId insert_reading(db::WriteTx&, HandOverId, organisations::UnitId, Instant due_at);
std::optional<Reading> find_reading(db::ReadTx&, ReadingId);
std::optional<Reading> find_reading(db::ReadTx&, HandOverId, organisations::UnitId);
std::vector<Reading> readings_of(db::ReadTx&, drafts::DraftId);  // the newest hand-over first
// False when its state is no longer `from`. Opening and answering note their instant.
bool move_reading(db::WriteTx&, const Reading&, Step);
bool lock_reading(db::WriteTx&, ReadingId);

// What a unit has in front of it: what waits, the nearest deadline first; or what is over, newest first.
struct InboxAsked {
  organisations::UnitId unit;
  bool over = false;
  std::string theme;  // empty: all
};
std::vector<Reading> inbox(db::ReadTx&, const InboxAsked&, int limit, std::int64_t skip = 0);
std::int64_t count_inbox(db::ReadTx&, const InboxAsked&);

struct UnitCount {
  organisations::UnitId unit;
  std::int64_t fresh = 0, read = 0, overdue = 0, answered = 0;  // overdue ones are among the first two
};
std::vector<UnitCount> count_by_unit(db::ReadTx&, Instant now);

struct Passing {
  HandOverId hand_over;
  std::string from, to;  // units by name
  std::string why;
  Instant at;
};
void insert_passing(db::WriteTx&, HandOverId, organisations::UnitId from, organisations::UnitId to,
                    const std::string& why, people::PersonId);
std::vector<Passing> passings_of(db::ReadTx&, drafts::DraftId);  // oldest first

struct OwnHandOver {
  std::string title;
  std::int64_t revision = 0;
  Instant handed_at;
};
std::vector<OwnHandOver> handed_over_by(db::ReadTx&, people::PersonId);
void forget_readers(db::WriteTx&, people::PersonId);

}  // namespace wiec::verification
