// Signing up for a gathering, the waiting list, reminders.
#pragma once
#include "commons/gatherings/gathering_store.h"
#include "commons/site/page.h"

namespace wiec::gatherings {

// A seat, or a place in the queue when none is free; the same again changes nothing. Problems: gone, cancelled, begun,
// or nobody signs up for it.
Result<SeatState> take_seat(Context&, GatheringId);
// The first who waits gets the seat and hears of it, in the same transaction.
Result<> leave_seat(Context&, GatheringId);

// Gives free seats to those who wait, in their order; the gathering must be locked.
void fill_seats(db::WriteTx&, GatheringId);
void notify_about(db::WriteTx&, const Gathering&, people::PersonId, std::string words_pl, std::string words_en);
// Everybody with a seat at what begins within a day hears of it, once.
void send_reminders(const db::Database&);

}  // namespace wiec::gatherings
