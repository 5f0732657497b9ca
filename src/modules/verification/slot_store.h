// All SQL of consultation slots, who has them, and notes of talks.
#pragma once
#include "modules/verification/slot.h"

namespace wiec::verification {

SlotId insert_slot(db::WriteTx&, const Slot&);
std::optional<Slot> find_slot(db::ReadTx&, SlotId);
bool lock_slot(db::WriteTx&, SlotId);
void withdraw_slot(db::WriteTx&, SlotId);
// Of all units: what has not ended, soonest first, or what has and somebody had, newest first. Without
// withdrawn ones.
std::vector<Slot> slots(db::ReadTx&, bool past, Instant now, int limit);
// That a unit which reads the draft offers and nobody has.
std::vector<Slot> free_slots(db::ReadTx&, drafts::DraftId, Instant now, int limit);
std::vector<Slot> slots_of(db::ReadTx&, drafts::DraftId);  // that it has or had, soonest first

// False when another draft has it: the key lets one in.
bool insert_booking(db::WriteTx&, SlotId, drafts::DraftId, const std::string& question, people::PersonId);
void delete_booking(db::WriteTx&, SlotId);
void store_note(db::WriteTx&, SlotId, drafts::DraftId, const Note&, people::PersonId);

struct OwnTalk {
  std::string words;
  Instant at;
};
std::vector<OwnTalk> bookings_by(db::ReadTx&, people::PersonId);
std::vector<OwnTalk> notes_by(db::ReadTx&, people::PersonId);
void forget_talker(db::WriteTx&, people::PersonId);  // what was talked about stays

}  // namespace wiec::verification
