// A consultation slot: a time at which the unit that will verify talks with the authors of one draft, at a workshop or
// later. Each talk ends in a note bound to the version that was talked about.
#pragma once
#include "commons/gatherings/gathering.h"
#include "modules/verification/advice.h"

namespace wiec::verification {

struct SlotTag;
using SlotId = Id<SlotTag>;

struct Booking {
  drafts::DraftId draft;
  std::string title;        // of the draft's newest version
  std::int64_t newest = 0;  // its number
  std::string question;     // may be empty
  Instant booked_at;
};
struct Note {
  std::int64_t revision = 0;
  std::string body;
  Instant made_at;
};

struct Slot {
  SlotId id;
  AskedUnit unit;
  gatherings::GatheringId workshop;  // none: at another time
  std::string workshop_title;
  Instant begins_at, ends_at;
  std::string address, link;  // one of them at least
  bool withdrawn = false;
  std::int64_t sequence = 0;
  Instant changed_at;
  std::optional<Booking> booking;
  std::optional<Note> note;

  bool is_free(Instant now) const { return !withdrawn && !booking && begins_at > now; }
  std::string code() const { return code_from_id(id.value); }
  std::string path() const { return "/eksperci/konsultacje/" + code(); }
  std::string calendar_path() const { return "/konsultacje/" + code() + "/kalendarz.ics"; }
};

}  // namespace wiec::verification
