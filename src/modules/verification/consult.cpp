#include "modules/verification/consult.h"

#include "commons/audit/audit.h"
#include "commons/gatherings/gathering_store.h"
#include "commons/notifications/notifications.h"
#include "commons/site/texts.h"
#include "modules/drafts/co_write.h"
#include "modules/drafts/draft_store.h"
#include "modules/needs/leading.h"
#include "modules/verification/reading_store.h"
#include "modules/verification/routing.h"
#include "modules/verification/texts.h"
#include "platform/text/text.h"

namespace wiec::verification {
namespace {

constexpr int kLongestQuestion = 1000, kLongestNote = 5000, kLine = 200;
constexpr std::int64_t kShortest = 5, kLongest = 180, kMostSlots = 48;

std::int64_t slots_in(const Offer& o) { return (o.ends_at - o.begins_at) / std::chrono::minutes(o.minutes); }

void read_when(Reader& r, Offer& o, Instant now) {
  const Language l = r.language;
  const auto begins = r.moment("begins", texts::f_first_begins(l)), ends = r.moment("ends", texts::f_last_ends(l));
  o.minutes = r.whole("minutes", texts::f_minutes(l), kShortest, kLongest, true).value_or(kShortest);
  if (!begins || !ends) return;
  o.begins_at = *begins;
  o.ends_at = *ends;
  if (o.begins_at <= now) return r.wrong(texts::keys::err_slot_past, "begins_date");
  if (o.ends_at <= o.begins_at) return r.wrong(texts::keys::err_slot_ends, "ends_date");
  const std::int64_t count = slots_in(o);
  if (count < 1) r.wrong(texts::keys::err_slot_short, "ends_date");
  if (count > kMostSlots) r.wrong(texts::keys::err_slots_many, "ends_date", {{"most", kMostSlots}});
}

// Where a workshop is, is where its slots are, unless the form says another place.
void read_where(Context& ctx, Reader& r, Offer& o) {
  const Language l = r.language;
  o.address = r.line("address", texts::f_slot_address(l), kLine);
  o.link = r.line("link", texts::f_slot_link(l), 500);
  if (!o.link.empty() && (!o.link.starts_with("https://") || o.link.find(' ') != std::string::npos))
    r.wrong(texts::keys::err_slot_link, "link");
  if (const std::string_view typed = r.typed.at("workshop"); !typed.empty()) {
    const auto id = id_from_code(typed);
    const auto g =
        id ? ctx.db.read([&](db::ReadTx& tx) { return gatherings::find_gathering(tx, gatherings::GatheringId{*id}); })
           : std::nullopt;
    if (!g || g->kind != gatherings::Kind::workshop || g->cancelled)
      return r.wrong(site::texts::keys::err_choose, "workshop", {{"field", std::string(texts::workshop(l))}});
    o.workshop = g->id;
    if (o.address.empty() && o.link.empty()) o.address = g->address, o.link = g->link;
  }
  if (o.address.empty() && o.link.empty() && r.typed.at("address").empty() && r.typed.at("link").empty())
    r.wrong(texts::keys::err_slot_where, "address");
}

std::string when_words(Language l, const Slot& s) { return text::format_instant(l, s.begins_at); }

void tell_unit(db::WriteTx& tx, const Slot& s, const std::string& title, const std::string& pl, const std::string& en) {
  for (const auto person : experts_of(tx, s.unit))
    notifications::notify(tx, {.person = person,
                               .kind = notifications::NoticeKind::deadline,
                               .noun = "consultation_slot",
                               .noun_id = s.id.value,
                               .matter_pl = title,
                               .matter_en = title,
                               .text_pl = pl,
                               .text_en = en,
                               .path = s.path()});
}

bool reads(db::ReadTx& tx, drafts::DraftId draft, organisations::UnitId unit) {
  return std::ranges::any_of(readings_of(tx, draft),
                             [&](const Reading& r) { return r.unit.id == unit && r.state != ReadingState::passed_on; });
}

Result<Slot> own_slot(db::WriteTx& tx, const Actor& actor, SlotId id) {
  lock_slot(tx, id);
  auto s = find_slot(tx, id);
  if (!s) return problem(ProblemKind::not_found, texts::keys::no_such_slot);
  if (!may_offer(tx, actor, s->unit)) return problem(ProblemKind::not_allowed, texts::keys::not_your_unit);
  return *std::move(s);
}

// Free, of a unit that reads the draft, and the first to come with it.
Result<> check_bookable(db::ReadTx& tx, const Slot& s, drafts::DraftId draft, Instant now) {
  if (s.withdrawn || s.begins_at <= now) return problem(ProblemKind::closed, texts::keys::slot_over);
  if (!reads(tx, draft, s.unit.id)) return problem(ProblemKind::not_allowed, texts::keys::unit_does_not_read);
  for (const Slot& other : slots_of(tx, draft))
    if (other.unit.id == s.unit.id && other.begins_at > now && !other.note)
      return problem(ProblemKind::conflict, texts::keys::talk_to_come);
  return {};
}

}  // namespace

bool may_offer(db::ReadTx& tx, const Actor& actor, const AskedUnit& unit) {
  const std::int64_t places[] = {needs::city_of(tx).value};
  return actor.may(Role::verifier,
                   {.organisation = unit.organisation.value, .unit = unit.id.value, .places = places}) ||
         needs::coordinates(tx, actor, {});
}

Offer read_offer(Context& ctx, const Typed& typed, Faults& faults) {
  Reader r(ctx.language, typed, faults);
  Offer o;
  const auto id = id_from_code(typed.at("unit"));
  const auto unit =
      id ? ctx.db.read([&](db::ReadTx& tx) { return find_unit(tx, organisations::UnitId{*id}); }) : std::nullopt;
  if (unit)
    o.unit = *unit;
  else
    r.wrong(texts::keys::err_unit, "unit");
  read_when(r, o, ctx.now);
  read_where(ctx, r, o);
  return o;
}

Result<std::int64_t> offer_slots(Context& ctx, const Offer& o) {
  return ctx.db.write("verification.offer_slots", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<std::int64_t> {
    if (!may_offer(tx, actor, o.unit)) return problem(ProblemKind::not_allowed, texts::keys::not_your_unit);
    if (o.begins_at <= tx.now()) return problem(ProblemKind::invalid, texts::keys::err_slot_past, "begins_date");
    const std::int64_t count = slots_in(o);
    Slot s{.unit = o.unit, .workshop = o.workshop, .address = o.address, .link = o.link};
    for (std::int64_t i = 0; i < count; ++i) {
      s.begins_at = o.begins_at + std::chrono::minutes(i * o.minutes);
      s.ends_at = s.begins_at + std::chrono::minutes(o.minutes);
      insert_slot(tx, s);
    }
    audit::record(tx, actor, "consultation.offer", "organisation_unit", o.unit.id.value, {{"slots", count}});
    return count;
  });
}

Result<> take_back_slot(Context& ctx, SlotId id) {
  return ctx.db.write("verification.take_back_slot", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(const Slot s, own_slot(tx, actor, id));
    if (s.withdrawn) return {};
    if (s.note) return problem(ProblemKind::conflict, texts::keys::talk_noted);
    if (s.booking) {
      const auto draft = drafts::find_draft(tx, s.booking->draft);
      delete_booking(tx, id);
      const auto words = [&](Language l) {
        return std::string(texts::told_taken_back(l, s.unit.name, when_words(l, s)));
      };
      if (draft)
        drafts::tell_authors(tx, *draft, actor, words(Language::pl), words(Language::en),
                             notifications::NoticeKind::deadline);
    }
    withdraw_slot(tx, id);
    audit::record(tx, actor, "consultation.take_back", "consultation_slot", id.value);
    return {};
  });
}

// Read committed: the locked rows of the draft and the slot are the guard; whoever waited sees them as they are then.
Result<> book_slot(Context& ctx, drafts::DraftId draft_id, SlotId id, std::string_view typed) {
  const auto question = text::clean_text(typed);
  if (!question || text::length(*question) > kLongestQuestion)
    return problem(ProblemKind::invalid, texts::keys::err_slot_question, "question",
                   {{"most", std::int64_t{kLongestQuestion}}});
  return ctx.db.write(
      "verification.book_slot",
      [=, words = *question, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
        TRY(const drafts::Draft draft, drafts::written_draft(tx, actor, draft_id));
        lock_slot(tx, id);
        const auto s = find_slot(tx, id);
        if (!s) return problem(ProblemKind::not_found, texts::keys::no_such_slot);
        TRY_VOID(check_bookable(tx, *s, draft_id, tx.now()));
        if (!insert_booking(tx, id, draft_id, words, people::PersonId{actor.person}))
          return problem(ProblemKind::conflict, texts::keys::slot_taken);
        tell_unit(tx, *s, draft.words.title,
                  std::string(texts::told_booked(Language::pl, when_words(Language::pl, *s))),
                  std::string(texts::told_booked(Language::en, when_words(Language::en, *s))));
        audit::record(tx, actor, "consultation.book", "consultation_slot", id.value);
        return {};
      },
      db::Isolation::read_committed);
}

Result<> free_slot(Context& ctx, drafts::DraftId draft_id, SlotId id) {
  return ctx.db.write("verification.free_slot", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    lock_slot(tx, id);
    const auto s = find_slot(tx, id);
    if (!s || !s->booking || s->booking->draft != draft_id ||
        !drafts::is_author(tx, draft_id, people::PersonId{actor.person}))
      return problem(ProblemKind::not_found, texts::keys::no_such_slot);
    if (s->note || s->begins_at <= tx.now()) return problem(ProblemKind::closed, texts::keys::slot_over);
    delete_booking(tx, id);
    tell_unit(tx, *s, s->booking->title, std::string(texts::told_freed(Language::pl, when_words(Language::pl, *s))),
              std::string(texts::told_freed(Language::en, when_words(Language::en, *s))));
    audit::record(tx, actor, "consultation.free", "consultation_slot", id.value);
    return {};
  });
}

Result<> note_talk(Context& ctx, SlotId id, std::int64_t revision, std::string_view typed) {
  const std::string body = text::clean_text(typed).value_or("");
  if (body.empty() || text::length(body) > static_cast<std::size_t>(kLongestNote))
    return problem(ProblemKind::invalid, texts::keys::err_note, "body", {{"most", std::int64_t{kLongestNote}}});
  return ctx.db.write("verification.note_talk", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(const Slot s, own_slot(tx, actor, id));
    if (!s.booking) return problem(ProblemKind::conflict, texts::keys::nobody_has_it);
    if (revision < 1 || revision > s.booking->newest)
      return problem(ProblemKind::invalid, texts::keys::err_note_revision, "revision");
    store_note(tx, id, s.booking->draft, {.revision = revision, .body = body}, people::PersonId{actor.person});
    const auto draft = drafts::find_draft(tx, s.booking->draft);
    const auto words = [&](Language l) { return std::string(texts::told_noted(l, s.unit.name)); };
    if (draft && !s.note) drafts::tell_authors(tx, *draft, actor, words(Language::pl), words(Language::en));
    audit::record(tx, actor, "consultation.note", "consultation_slot", id.value, {{"revision", revision}});
    return {};
  });
}

}  // namespace wiec::verification
