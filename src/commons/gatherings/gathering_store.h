// All SQL of gatherings and their seats.
#pragma once
#include <span>
#include <vector>

#include "commons/gatherings/gathering.h"
#include "commons/site/shared.h"

namespace wiec::gatherings {

struct Filter {
  bool past = false;  // newest first; else what has not ended, soonest first
  std::optional<Kind> kind;
  std::string place;  // code of a district or area
};
std::vector<Gathering> gatherings(db::ReadTx&, const Filter&, Instant now, int limit, std::int64_t skip = 0);
std::int64_t count_gatherings(db::ReadTx&, const Filter&, Instant now);
// What calendars are told of: from that instant on, cancelled ones too, soonest first.
std::vector<Gathering> gatherings_from(db::ReadTx&, Instant from, const std::string& place, int limit);
std::optional<Gathering> find_gathering(db::ReadTx&, GatheringId);
std::vector<Gathering> find_gatherings(db::ReadTx&, std::span<const std::int64_t> ids);  // in their order

GatheringId insert_gathering(db::WriteTx&, const Gathering&);
void update_gathering(db::WriteTx&, const Gathering&);  // all but seats; sequence and changed_at as given
void cancel_gathering(db::WriteTx&, GatheringId, const std::string& why_pl, const std::string& why_en);
void store_minutes(db::WriteTx&, const Gathering&);
// Until the transaction ends nobody else changes its seats.
bool lock_gathering(db::WriteTx&, GatheringId);

enum class SeatState : std::uint8_t { seat, waiting, left };
struct Seat {
  std::int64_t id = 0;
  people::PersonId person;
  SeatState state = SeatState::left;
  bool came = false;
  std::string name, email;  // of the person
};
std::optional<Seat> seat_of(db::ReadTx&, GatheringId, people::PersonId);
std::int64_t waiting_before(db::ReadTx&, GatheringId, people::PersonId);  // 0 = first in the queue
std::vector<Seat> seats_of(db::ReadTx&, GatheringId);                     // with a seat, then waiting; in their order
std::vector<Seat> first_waiting(db::ReadTx&, GatheringId, std::int64_t limit);
// True when the person was neither in nor waiting before.
bool queue_person(db::WriteTx&, GatheringId, people::PersonId);
void set_seat(db::WriteTx&, std::int64_t seat, SeatState);
// The others did not, but those who checked in by the code after `typed_since`, when the list was shown.
void set_came(db::WriteTx&, GatheringId, const std::vector<std::int64_t>& seats, Instant typed_since);
void set_checked_in(db::WriteTx&, std::int64_t seat);  // came, now; who came already stays as they are

// Everybody who came to gatherings of that kind that have ended.
struct Came {
  people::PersonId person;
  Instant began_at;
};
std::vector<Came> came_to(db::ReadTx&, Kind, Instant now);

std::vector<GatheringId> due_reminders(db::ReadTx&, Instant now, Instant until);
bool mark_reminded(db::WriteTx&, GatheringId);

struct OwnSeat {
  GatheringId gathering;
  std::string title;
  Instant begins_at;
  SeatState state = SeatState::left;
  bool came = false;
  std::optional<Instant> checked_in_at;
};
// That have not ended and were not cancelled, where the person has a seat or waits for one, soonest first.
std::vector<Gathering> coming_for(db::ReadTx&, people::PersonId, Instant now);
std::vector<OwnSeat> seats_of_person(db::ReadTx&, people::PersonId);  // but those left, newest first
PersonalData personal_data();

}  // namespace wiec::gatherings
