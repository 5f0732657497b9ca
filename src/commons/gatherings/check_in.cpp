#include "commons/gatherings/check_in.h"

#include "commons/audit/audit.h"
#include "commons/gatherings/gathering_store.h"
#include "commons/gatherings/texts.h"
#include "platform/crypto/crypto.h"

namespace wiec::gatherings {
namespace {

constexpr std::chrono::hours kBefore{2}, kAfter{6};

std::string token_of(const Shared& shared, const Gathering& g) {
  return crypto::hmac_sha256_hex(shared.key("check_in"), g.code()).substr(0, 24);
}

// Whoever has a seat keeps it; who has none, or waits, takes one that is free.
Result<Seat> seat_at_the_door(db::WriteTx& tx, const Gathering& g, people::PersonId person) {
  auto seat = seat_of(tx, g.id, person);
  if (seat && seat->state == SeatState::seat) return *seat;
  if (g.signing_up && g.seats && g.taken >= *g.seats) return problem(ProblemKind::conflict, texts::keys::err_door_full);
  queue_person(tx, g.id, person);
  seat = seat_of(tx, g.id, person);
  if (!seat) return problem(ProblemKind::not_found, texts::keys::no_such);
  set_seat(tx, seat->id, SeatState::seat);
  return *seat;
}

}  // namespace

std::string check_in_path(const Shared& shared, const Gathering& g) {
  return fmt::format("{}/obecnosc/{}", g.path(), token_of(shared, g));
}

bool is_check_in(const Shared& shared, const Gathering& g, std::string_view token) {
  return crypto::equal(token, token_of(shared, g));
}

bool checking_in(const Gathering& g, Instant now) {
  return !g.cancelled && now >= g.begins_at + -kBefore && now <= g.ends_at + kAfter;
}

Result<> check_in(Context& ctx, GatheringId id) {
  return ctx.db.write(
      "gatherings.check_in",
      [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
        if (!lock_gathering(tx, id)) return problem(ProblemKind::not_found, texts::keys::no_such);
        const auto g = find_gathering(tx, id);
        if (!g) return problem(ProblemKind::not_found, texts::keys::no_such);
        if (g->cancelled) return problem(ProblemKind::closed, texts::keys::is_cancelled);
        if (!checking_in(*g, tx.now())) return problem(ProblemKind::closed, texts::keys::err_door_time);
        TRY(const Seat seat, seat_at_the_door(tx, *g, people::PersonId{actor.person}));
        set_checked_in(tx, seat.id);
        audit::record(tx, actor, "gathering.check_in", "gathering", id.value);
        return {};
      },
      db::Isolation::read_committed);
}

}  // namespace wiec::gatherings
