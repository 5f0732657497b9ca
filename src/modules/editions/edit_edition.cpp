#include "modules/editions/edit_edition.h"

#include "commons/audit/audit.h"
#include "modules/editions/check_edition.h"
#include "modules/editions/edition_json.h"
#include "modules/editions/edition_store.h"
#include "modules/editions/texts.h"
#include "platform/text/text.h"

namespace wiec::editions {
namespace {

std::unexpected<Problem> conflict(TextKey key) { return problem(ProblemKind::conflict, key); }

std::optional<Edition> find_by_id(db::ReadTx& tx, EditionId id) {
  auto all = load_editions(tx);
  const auto at = std::ranges::find(all, id, &Edition::id);
  return at == all.end() ? std::nullopt : std::optional(std::move(*at));
}

// Whether that part is other than in the version that was looked at.
bool changed_since(db::ReadTx& tx, const Edition& current, int base_version, Part part) {
  if (base_version == current.version) return false;
  const auto version = find_version(tx, current.id, base_version);
  const auto json = version ? parse_json(version->snapshot) : std::unexpected(JsonError{});
  Edition base = current;
  if (!json || !read_snapshot(*json, base)) return true;
  return canonical_json(json_of(base, part)) != canonical_json(json_of(current, part));
}

// Ballots name their pools by code, and so do links that people keep: a pool of a published edition keeps its code.
Result<> check_codes(const Edition& current, const Edition& next) {
  if (!current.published) return {};
  for (const Pool& pool : current.pools)
    if (const Pool* same = next.pool(pool.id); same && same->code != pool.code)
      return problem(ProblemKind::invalid, texts::keys::err_pool_code_kept, "code@" + same->code,
                     {{"code", pool.code}});
  return {};
}

// The edition as the change makes it, checked.
Result<Edition> applied(db::ReadTx& tx, Edition current, const Change& change) {
  if (changed_since(tx, current, change.base_version, change.part)) return conflict(texts::keys::edit_conflict);
  const Edition before = current;
  copy_part(change.part, change.proposed, current);
  TRY_VOID(check_codes(before, current));
  if (Faults faults = check_part(current, change.part); !faults.empty()) return std::unexpected(faults.front());
  return current;
}

Result<> attach_act(db::WriteTx& tx, Change& change) {
  if (!change.file) return {};
  LegalAct& act = change.proposed.settings.legal_act;
  TRY(const documents::DocumentId id, documents::attach_document(tx,
                                                                 {.noun = "edition",
                                                                  .noun_id = change.proposed.id.value,
                                                                  .role = "legal_act",
                                                                  .title_pl = text::truncate(act.title_pl, 190),
                                                                  .title_en = text::truncate(act.title_en, 190)},
                                                                 *change.file));
  act.document = code_from_id(id.value);
  return {};
}

// What the database refuses by its constraints is an answer here: a code that is taken, a pool that proposals stand in.
template <class F>
auto refusing(F&& write) -> decltype(write()) {
  try {
    return write();
  } catch (const db::UniqueViolation&) {
    return conflict(texts::keys::code_taken);
  } catch (const db::Error& error) {
    if (error.cause() != db::Error::Cause::constraint) throw;
    return conflict(texts::keys::pool_in_use);
  }
}

Scope scope_of(const Edition& e, std::span<const std::int64_t> places) {
  return {.organisation = e.organisation, .places = places};
}

}  // namespace

bool may_edit(const Actor& actor, const Edition& e) {
  const std::int64_t places[] = {e.city.value};
  return actor.may(Role::coordinator, scope_of(e, places));
}

bool may_decide(const Actor& actor, const Edition& e) {
  const std::int64_t places[] = {e.city.value};
  return may_edit(actor, e) || actor.may(Role::administrator, scope_of(e, places));
}

Result<> create_edition(Context& ctx, Edition edition, std::string reason) {
  if (!may_edit(ctx.actor, edition)) return problem(ProblemKind::not_allowed, texts::keys::not_your_edition);
  return refusing([&] {
    return ctx.db.write("editions.create", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
      if (load_edition(tx, edition.code)) return problem(ProblemKind::conflict, texts::keys::code_taken, "code");
      Edition made = edition;
      made.version = 1;
      made.published = false;
      insert_edition(tx, made, reason, tx.now(), actor.person);
      audit::record(tx, actor, "edition.create", "edition", made.id.value);
      return {};
    });
  });
}

Result<> change_part(Context& ctx, const Change& change) {
  return refusing([&] {
    return ctx.db.write("editions.change", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
      const auto current = find_by_id(tx, change.proposed.id);
      if (!current) return problem(ProblemKind::not_found, texts::keys::no_such_edition);
      if (!may_edit(actor, *current)) return problem(ProblemKind::not_allowed, texts::keys::not_your_edition);
      if (frozen_by(*current, change.part, tx.now())) return conflict(texts::keys::part_frozen);
      Change with_file = change;
      TRY_VOID(attach_act(tx, with_file));
      TRY(Edition next, applied(tx, *current, with_file));
      update_edition(tx, next, change.reason, actor.person, tx.now());
      audit::record(tx, actor, "edition.change", "edition", next.id.value,
                    {{"part", row_of(change.part).code}, {"version", std::int64_t{next.version}}});
      return {};
    });
  });
}

Result<RequestId> ask_for_change(Context& ctx, const Change& change) {
  return ctx.db.write("editions.ask", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<RequestId> {
    const auto current = find_by_id(tx, change.proposed.id);
    if (!current) return problem(ProblemKind::not_found, texts::keys::no_such_edition);
    if (!may_edit(actor, *current)) return problem(ProblemKind::not_allowed, texts::keys::not_your_edition);
    Change with_file = change;
    TRY_VOID(attach_act(tx, with_file));
    TRY(const Edition next, applied(tx, *current, with_file));
    ChangeRequest request{.edition = current->id,
                          .part = change.part,
                          .base_version = current->version,
                          .proposed = canonical_json(to_json(next)),
                          .reason = change.reason,
                          .asked_by = actor.person,
                          .asked_at = tx.now()};
    insert_request(tx, request);
    audit::record(tx, actor, "edition.ask", "edition", current->id.value,
                  {{"part", row_of(change.part).code}, {"request", request.id.value}});
    return request.id;
  });
}

Result<> consent_to(Context& ctx, RequestId id) {
  return refusing([&] {
    return ctx.db.write("editions.consent", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
      const auto request = find_request(tx, id);
      const auto current = request ? find_by_id(tx, request->edition) : std::nullopt;
      if (!current) return problem(ProblemKind::not_found, texts::keys::no_such_request);
      if (!may_decide(actor, *current)) return problem(ProblemKind::not_allowed, texts::keys::not_your_edition);
      if (request->asked_by == actor.person) return conflict(texts::keys::own_request);
      if (request->state != RequestState::waiting) return conflict(texts::keys::request_decided);
      Change change{.proposed = *current, .part = request->part, .base_version = request->base_version};
      const auto json = parse_json(request->proposed);
      if (!json || !read_snapshot(*json, change.proposed)) return conflict(texts::keys::edit_conflict);
      TRY(Edition next, applied(tx, *current, change));
      update_edition(tx, next, request->reason, request->asked_by, tx.now());
      if (!decide_request(tx, id, RequestState::consented, actor.person, tx.now()))
        return conflict(texts::keys::request_decided);
      audit::record(tx, actor, "edition.consent", "edition", next.id.value,
                    {{"part", row_of(request->part).code},
                     {"request", id.value},
                     {"asked_by", request->asked_by},
                     {"version", std::int64_t{next.version}}});
      return {};
    });
  });
}

namespace {

Result<> end_request(Context& ctx, RequestId id, RequestState state, std::string_view act) {
  return ctx.db.write("editions.end_request", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    const auto request = find_request(tx, id);
    const auto edition = request ? find_by_id(tx, request->edition) : std::nullopt;
    if (!edition) return problem(ProblemKind::not_found, texts::keys::no_such_request);
    if (!may_decide(actor, *edition)) return problem(ProblemKind::not_allowed, texts::keys::not_your_edition);
    if ((request->asked_by == actor.person) != (state == RequestState::withdrawn))
      return conflict(texts::keys::own_request);
    if (!decide_request(tx, id, state, actor.person, tx.now())) return conflict(texts::keys::request_decided);
    audit::record(tx, actor, act, "edition", edition->id.value, {{"request", id.value}});
    return {};
  });
}

}  // namespace

Result<> refuse_request(Context& ctx, RequestId id) {
  return end_request(ctx, id, RequestState::refused, "edition.refuse");
}

Result<> withdraw_request(Context& ctx, RequestId id) {
  return end_request(ctx, id, RequestState::withdrawn, "edition.withdraw");
}

Result<> publish_edition(Context& ctx, EditionId id) {
  return ctx.db.write("editions.publish", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    auto edition = find_by_id(tx, id);
    if (!edition) return problem(ProblemKind::not_found, texts::keys::no_such_edition);
    if (!may_edit(actor, *edition)) return problem(ProblemKind::not_allowed, texts::keys::not_your_edition);
    if (edition->published) return {};
    if (Faults faults = check_ready(*edition); !faults.empty()) return std::unexpected(faults.front());
    edition->published = true;
    update_edition(tx, *edition, "publikacja", actor.person, tx.now());
    audit::record(tx, actor, "edition.publish", "edition", id.value, {{"version", std::int64_t{edition->version}}});
    return {};
  });
}

}  // namespace wiec::editions
