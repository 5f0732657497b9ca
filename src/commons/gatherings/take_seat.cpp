#include "commons/gatherings/take_seat.h"

#include "commons/gatherings/texts.h"
#include "commons/notifications/notifications.h"
#include "platform/text/text.h"

namespace wiec::gatherings {
namespace {

constexpr std::chrono::hours kReminded{24};

}  // namespace

void notify_about(db::WriteTx& tx, const Gathering& g, people::PersonId person, std::string words_pl,
                  std::string words_en) {
  notifications::notify(tx, {.person = person,
                             .kind = notifications::NoticeKind::deadline,
                             .noun = "gathering",
                             .noun_id = g.id.value,
                             .matter_pl = g.title(Language::pl),
                             .matter_en = g.title(Language::en),
                             .text_pl = std::move(words_pl),
                             .text_en = std::move(words_en),
                             .path = g.path()});
}

void fill_seats(db::WriteTx& tx, GatheringId id) {
  const auto g = find_gathering(tx, id);
  if (!g || g->cancelled || g->waiting == 0 || g->begins_at <= tx.now()) return;
  const std::int64_t room = g->seats ? *g->seats - g->taken : g->waiting;
  if (room <= 0) return;
  for (const Seat& next : first_waiting(tx, id, room)) {
    set_seat(tx, next.id, SeatState::seat);
    const auto words = [&](Language l) {
      return std::string(texts::told_seat(l, text::format_instant(l, g->begins_at)));
    };
    notify_about(tx, *g, next.person, words(Language::pl), words(Language::en));
  }
}

// Read committed: the locked row of the gathering is the guard; whoever waited for it sees the seats as they are then.
Result<SeatState> take_seat(Context& ctx, GatheringId id) {
  const people::PersonId person{ctx.actor.person};
  return ctx.db.write(
      "gatherings.take_seat",
      [=](db::WriteTx& tx) -> Result<SeatState> {
        lock_gathering(tx, id);
        const auto g = find_gathering(tx, id);
        if (!g) return problem(ProblemKind::not_found, texts::keys::no_such);
        if (g->cancelled) return problem(ProblemKind::closed, texts::keys::is_cancelled);
        if (!g->signing_up) return problem(ProblemKind::closed, texts::keys::no_signing_up);
        if (g->begins_at <= tx.now()) return problem(ProblemKind::closed, texts::keys::has_begun);
        const bool fresh = queue_person(tx, id, person);
        const auto seat = seat_of(tx, id, person);
        if (!seat) return problem(ProblemKind::not_found, texts::keys::no_such);
        if (!fresh || (g->seats && (g->taken >= *g->seats || g->waiting > 0))) return seat->state;
        set_seat(tx, seat->id, SeatState::seat);
        return SeatState::seat;
      },
      db::Isolation::read_committed);
}

Result<> leave_seat(Context& ctx, GatheringId id) {
  const people::PersonId person{ctx.actor.person};
  return ctx.db.write(
      "gatherings.leave_seat",
      [=](db::WriteTx& tx) -> Result<> {
        if (!lock_gathering(tx, id)) return problem(ProblemKind::not_found, texts::keys::no_such);
        const auto seat = seat_of(tx, id, person);
        if (!seat || seat->state == SeatState::left) return {};
        set_seat(tx, seat->id, SeatState::left);
        fill_seats(tx, id);
        return {};
      },
      db::Isolation::read_committed);
}

void send_reminders(const db::Database& database) {
  database.write("gatherings.remind", [](db::WriteTx& tx) {
    for (const GatheringId id : due_reminders(tx, tx.now(), tx.now() + kReminded)) {
      const auto g = find_gathering(tx, id);
      if (!g || !mark_reminded(tx, id)) continue;
      for (const Seat& seat : seats_of(tx, id)) {
        if (seat.state != SeatState::seat) continue;
        const auto words = [&](Language l) {
          const std::string when = text::format_instant(l, g->begins_at);
          return std::string(g->address.empty() ? texts::told_soon_online(l, when)
                                                : texts::told_soon(l, when, g->address));
        };
        notify_about(tx, *g, seat.person, words(Language::pl), words(Language::en));
      }
    }
  });
}

}  // namespace wiec::gatherings
