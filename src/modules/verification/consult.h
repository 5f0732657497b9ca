// Talks of authors with the unit that will verify: a unit or the coordinator offers slots, an author takes one for a
// draft, the talk ends in a note.
#pragma once
#include "commons/site/page.h"
#include "commons/site/typed.h"
#include "modules/verification/slot_store.h"

namespace wiec::verification {

// Whoever reads for the unit, and the coordinator of the city.
bool may_offer(db::ReadTx&, const Actor&, const AskedUnit&);

// The form: from the first to the last minute, cut into talks of so many minutes.
struct Offer {
  AskedUnit unit;
  gatherings::GatheringId workshop;
  Instant begins_at, ends_at;
  std::int64_t minutes = 20;
  std::string address, link;
};
Offer read_offer(Context&, const Typed&, Faults&);
// Gives how many. Problem: not of the unit (not_allowed).
Result<std::int64_t> offer_slots(Context&, const Offer&);
// Whoever has it hears of it, and it is free for nobody. Problems: not of the unit (not_allowed), gone (not_found), the
// talk took place (conflict).
Result<> take_back_slot(Context&, SlotId);

// By an author. One draft has it, whoever asks at once. Problems: somebody has it, or the draft has another talk to
// come with the unit (conflict); it has begun or was taken back (closed); the unit does not read the draft
// (not_allowed).
Result<> book_slot(Context&, drafts::DraftId, SlotId, std::string_view question);
// By an author: it is free again. Problems: not theirs (not_found), begun or noted (closed).
Result<> free_slot(Context&, drafts::DraftId, SlotId);

// By the unit; authors hear of the first. `revision`: the version that was talked about. Problems: nobody has it
// (conflict), empty or too long (invalid, "body"), no such version (invalid, "revision").
Result<> note_talk(Context&, SlotId, std::int64_t revision, std::string_view body);

}  // namespace wiec::verification
