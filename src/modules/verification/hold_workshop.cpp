#include "modules/verification/hold_workshop.h"

#include <set>

#include "commons/audit/audit.h"
#include "commons/gatherings/gathering_store.h"
#include "commons/notifications/notifications.h"
#include "modules/drafts/co_write.h"
#include "modules/drafts/draft_store.h"
#include "modules/needs/leading.h"
#include "modules/verification/advice_store.h"
#include "modules/verification/arrange_tables.h"
#include "modules/verification/reading_store.h"
#include "modules/verification/routing.h"
#include "modules/verification/texts.h"
#include "platform/text/text.h"

namespace wiec::verification {
namespace {

using gatherings::GatheringId;

// Locked; `revision` is the one its form was made from, none when there is no form.
Result<Workshop> held_workshop(db::WriteTx& tx, const Actor& actor, GatheringId id,
                               std::optional<std::int64_t> revision) {
  const auto before = find_workshop(tx, id);
  if (!before) return problem(ProblemKind::not_found, texts::keys::no_such_workshop);
  if (!may_hold(tx, actor, before->gathering)) return problem(ProblemKind::not_allowed, texts::keys::not_coordinator);
  if (before->gathering.cancelled) return problem(ProblemKind::closed, texts::keys::workshop_cancelled);
  const std::int64_t now = lock_workshop(tx, id);
  if (revision && now != *revision && before->revision != 0)
    return problem(ProblemKind::conflict, texts::keys::workshop_changed);
  return *find_workshop(tx, id);
}

std::int64_t number_in(std::string_view typed) {
  std::int64_t number = 0;
  for (const char c : typed.substr(0, 4)) {
    if (c < '0' || c > '9') return -1;
    number = number * 10 + (c - '0');
  }
  return typed.size() > 4 ? -1 : number;
}

void invite(db::WriteTx& tx, const Workshop& w, people::PersonId person, Guest part, std::int64_t& invited) {
  if (!insert_guest(tx, w.gathering.id, person, part)) return;
  ++invited;
  const auto words = [&](Language l) {
    const std::string when = text::format_instant(l, w.gathering.begins_at);
    if (part == Guest::expert) return std::string(texts::told_expert(l, when));
    return std::string(part == Guest::author ? texts::told_author(l, when) : texts::told_ambassador(l, when));
  };
  notifications::notify(tx, {.person = person,
                             .kind = notifications::NoticeKind::deadline,
                             .noun = "expert_workshop",
                             .noun_id = w.gathering.id.value,
                             .matter_pl = w.gathering.title(Language::pl),
                             .matter_en = w.gathering.title(Language::en),
                             .text_pl = words(Language::pl),
                             .text_en = words(Language::en),
                             .path = w.path()});
}

std::int64_t release(db::WriteTx& tx, const Actor& actor, const Workshop& w) {
  std::set<drafts::DraftId> told;
  for (const ReadingId id : readings_kept_for(tx, w.gathering.id)) {
    const auto r = find_reading(tx, id);
    if (!r || release_kept(tx, id) == 0) continue;
    move_reading(tx, *r, Step::release);
    const auto draft = drafts::find_draft(tx, r->draft);
    if (!draft || !told.insert(r->draft).second) continue;
    const auto words = [&](Language l) { return std::string(texts::told_released(l, w.gathering.title(l))); };
    drafts::tell_authors(tx, *draft, actor, words(Language::pl), words(Language::en));
  }
  mark_released(tx, w.gathering.id);
  const auto count = static_cast<std::int64_t>(told.size());
  audit::record(tx, actor, "workshop.release", "gathering", w.gathering.id.value, {{"drafts", count}});
  return count;
}

}  // namespace

bool may_hold(db::ReadTx& tx, const Actor& actor, const gatherings::Gathering& g) {
  return needs::coordinates(tx, actor, g.place);
}

Result<> choose_drafts(Context& ctx, GatheringId id, std::vector<drafts::DraftId> wanted, std::int64_t revision) {
  return ctx.db.write("verification.choose_drafts", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(const Workshop w, held_workshop(tx, actor, id, revision));
    const auto possible = drafts_to_choose(tx, id, tx.now());
    for (const drafts::DraftId draft : wanted)
      if (std::ranges::find(possible, draft, &SeatedDraft::id) == possible.end())
        return problem(ProblemKind::invalid, texts::keys::err_drafts, "drafts");
    for (const SeatedDraft& d : w.drafts)
      if (std::ranges::find(wanted, d.id) == wanted.end()) leave_out_draft(tx, id, d.id);
    for (const drafts::DraftId draft : wanted) choose_draft(tx, id, draft);
    raise_revision(tx, id);
    audit::record(tx, actor, "workshop.choose", "gathering", id.value, {{"drafts", std::ssize(wanted)}});
    return {};
  });
}

std::string table_field(const SeatedDraft& d) { return fmt::format("table-{}", d.code()); }
std::string name_field(std::int64_t number) { return fmt::format("name-{}", number); }
std::string unit_field(std::int64_t number) { return fmt::format("unit-{}", number); }

Typed typed_from(const Workshop& w) {
  Typed typed;
  for (const SeatedDraft& d : w.drafts)
    if (d.table > 0) typed.set(table_field(d), std::to_string(d.table));
  for (const Table& t : w.tables) {
    typed.set(name_field(t.number), t.name);
    if (t.unit) typed.set(unit_field(t.number), t.unit->code());
  }
  return typed;
}

Typed proposed_tables(Context& ctx, const Workshop& w, std::size_t most) {
  std::vector<Scoped> all;
  for (const SeatedDraft& d : w.drafts) {
    Scoped& s = all.emplace_back(Scoped{
        .id = d.id.value, .theme = d.theme, .text = fmt::format("{} {}", d.title, d.body), .place = d.place.value});
    for (const AskedUnit& unit : d.units) s.units.push_back(unit.id.value);
  }
  Typed typed;
  std::int64_t number = 0;
  for (const ProposedTable& t : propose_tables(std::move(all), most, ctx.shared.stemmer)) {
    if (++number > kMostTables) break;
    for (const std::int64_t id : t.drafts) typed.set(fmt::format("table-{}", code_from_id(id)), std::to_string(number));
    if (t.unit != 0) typed.set(unit_field(number), code_from_id(t.unit));
  }
  return typed;
}

Arrangement read_tables(Context& ctx, const Workshop& w, const Typed& typed, Faults& faults) {
  const Language l = ctx.language;
  Reader r(l, typed, faults);
  Arrangement made;
  std::set<std::int64_t> used;
  for (const SeatedDraft& d : w.drafts) {
    const std::string field = table_field(d);
    const std::int64_t number = number_in(typed.at(field));
    if (number < 0 || number > kMostTables)
      r.wrong(texts::keys::err_table, field, {{"most", kMostTables}});
    else if (number > 0)
      used.insert(number);
    made.seats.emplace_back(d.id, number);
  }
  const auto units = ctx.db.read([](db::ReadTx& tx) { return active_units(tx); });
  for (const std::int64_t number : used) {
    Table& t = made.tables.emplace_back();
    t.number = number;
    t.name = r.line(name_field(number), texts::f_table_name(l, number), 80);
    const std::string field = unit_field(number);
    const auto unit = std::ranges::find(units, typed.at(field), &AskedUnit::code);
    if (unit != units.end())
      t.unit = *unit;
    else if (!typed.at(field).empty())
      r.wrong(texts::keys::err_unit, field);
  }
  return made;
}

Result<> save_tables(Context& ctx, GatheringId id, const Arrangement& arrangement, std::int64_t revision) {
  return ctx.db.write("verification.save_tables", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY_VOID(held_workshop(tx, actor, id, revision));
    store_tables(tx, id, arrangement.tables, arrangement.seats);
    raise_revision(tx, id);
    audit::record(tx, actor, "workshop.tables", "gathering", id.value, {{"tables", std::ssize(arrangement.tables)}});
    return {};
  });
}

Result<std::int64_t> invite_to_workshop(Context& ctx, GatheringId id) {
  return ctx.db.write("verification.invite", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<std::int64_t> {
    TRY(const Workshop w, held_workshop(tx, actor, id, std::nullopt));
    if (w.tables.empty()) return problem(ProblemKind::conflict, texts::keys::no_tables_yet);
    std::int64_t invited = 0;
    for (const auto person : workshop_authors(tx, id)) invite(tx, w, person, Guest::author, invited);
    for (const auto person : workshop_ambassadors(tx, id)) invite(tx, w, person, Guest::ambassador, invited);
    for (const Table& t : w.tables)
      if (t.unit)
        for (const auto person : experts_of(tx, *t.unit)) invite(tx, w, person, Guest::expert, invited);
    mark_invited(tx, id);
    audit::record(tx, actor, "workshop.invite", "gathering", id.value, {{"people", invited}});
    return invited;
  });
}

Result<std::int64_t> release_at_workshop(Context& ctx, GatheringId id) {
  return ctx.db.write("verification.release_workshop", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<std::int64_t> {
    TRY(const Workshop w, held_workshop(tx, actor, id, std::nullopt));
    return release(tx, actor, w);
  });
}

void release_begun(const db::Database& database) {
  database.write("verification.release_begun", [](db::WriteTx& tx) {
    for (const GatheringId id : workshops_begun(tx, tx.now())) {
      lock_workshop(tx, id);
      if (const auto w = find_workshop(tx, id); w && !w->released_at) release(tx, {}, *w);
    }
  });
}

}  // namespace wiec::verification
