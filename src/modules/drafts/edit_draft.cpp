#include "modules/drafts/edit_draft.h"

#include "commons/audit/audit.h"
#include "commons/notifications/notifications.h"
#include "commons/search/search.h"
#include "commons/site/texts.h"
#include "modules/drafts/co_write.h"
#include "modules/drafts/draft_store.h"
#include "modules/drafts/talk_store.h"
#include "modules/drafts/texts.h"
#include "modules/needs/leading.h"
#include "platform/crypto/crypto.h"
#include "platform/text/text.h"

namespace wiec::drafts {
namespace {

constexpr std::int64_t kMostADay = 20;
constexpr std::size_t kTitle = 120, kText = 5000, kLocation = 200;

// Invisible characters out, cut where the table ends; never refused.
std::string kept_line(std::string_view typed, std::size_t most) {
  return text::truncate(text::clean_line(typed).value_or(""), most);
}
std::string kept_text(std::string_view typed, std::size_t most) {
  const std::string clean = text::clean_text(typed).value_or("");
  return text::length(clean) > most ? text::truncate(clean, most) : clean;
}

search::Analysed analysed(text::Stemmer& stemmer, const Words& w) {
  return search::analyse(stemmer, {.title = w.title, .summary = w.why, .body = w.body, .place = w.location});
}

}  // namespace

Copy copy_of(const Draft& d) {
  return {.form = {}, .base = d.revision, .words = d.words, .place_code = d.place_code, .saved_at = d.changed_at};
}

ReadForm read_form(Context& ctx, const Typed& typed) {
  const Language l = ctx.language;
  ReadForm read;
  Reader r(l, typed, read.faults);
  (void)r.line("title", texts::f_title(l), kTitle, true);
  (void)r.text("body", texts::f_body(l), kText);
  (void)r.text("why", texts::f_why(l), kText);
  (void)r.line("location", texts::f_location(l), kLocation);
  Copy& copy = read.copy;
  copy.form = kept_line(typed.at("form"), 20);
  for (const char c : typed.at("base").substr(0, 15))
    if (c >= '0' && c <= '9') copy.base = copy.base * 10 + (c - '0');
  copy.words = {.title = kept_line(typed.at("title"), 2 * kTitle),
                .body = kept_text(typed.at("body"), 4 * kText),
                .why = kept_text(typed.at("why"), 4 * kText),
                .location = kept_line(typed.at("location"), 2 * kLocation),
                .level = level_from(typed.at("level")),
                .path = path_from(typed.at("path")),
                .place = {}};
  copy.place_code = kept_line(typed.at("place"), 100);
  if (copy.place_code.empty()) return read;
  const auto place =
      ctx.db.read([&](db::ReadTx& tx) { return places::find_place(tx, needs::city_of(tx), copy.place_code); });
  if (place)
    copy.words.place = place->id;
  else
    r.wrong(site::texts::keys::err_choose, "place", {{"field", std::string(texts::f_place(l))}});
  return read;
}

Typed typed_from(const Copy& c) {
  Typed typed;
  typed.set("title", c.words.title);
  typed.set("body", c.words.body);
  typed.set("why", c.words.why);
  typed.set("location", c.words.location);
  typed.set("level", std::string(code_of(c.words.level)));
  typed.set("path", std::string(code_of(c.words.path)));
  typed.set("place", c.place_code);
  typed.set("base", std::to_string(c.base));
  typed.set("form", c.form);
  return typed;
}

Result<DraftId> start_draft(Context& ctx, const Words& words, const Origin& origin) {
  return ctx.db.write("drafts.start", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<DraftId> {
    const people::PersonId author{actor.person};
    const Instant since = tx.now() + -std::chrono::hours(24);
    if (started_since(tx, author, since) >= kMostADay)
      return problem(ProblemKind::too_many, texts::keys::err_many, {}, {{"most", kMostADay}});
    const DraftId id = insert_draft(tx, words, author);
    grow_from(tx, id, origin);
    audit::record(tx, actor, "draft.start", kDraftNoun, id.value);
    return id;
  });
}

// Read committed: the locked row of the draft is the guard; whoever waited for it sees the revision as it is then.
Result<> save_draft(Context& ctx, DraftId id, const Copy& copy) {
  const auto found = analysed(ctx.shared.stemmer, copy.words);
  const auto saved = ctx.db.write(
      "drafts.save",
      [copy, found, id, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
        TRY(const Draft draft, written_draft(tx, actor, id));
        const people::PersonId person{actor.person};
        const bool same = draft.words == copy.words;
        if (draft.revision != copy.base && !same) return problem(ProblemKind::conflict, texts::keys::overtaken);
        delete_copy(tx, id, person, copy.form);
        if (same) return {};
        insert_revision(tx, id, draft.revision + 1, copy.words, person);
        if (draft.readable()) search::index_document(tx, kDraftNoun, id.value, found);
        audit::record(tx, actor, "draft.save", kDraftNoun, id.value, {{"revision", draft.revision + 1}});
        return {};
      },
      db::Isolation::read_committed);
  if (!saved && (saved.error().kind == ProblemKind::conflict || saved.error().kind == ProblemKind::closed))
    TRY_VOID(keep_copy(ctx, id, people::PersonId{ctx.actor.person}, copy));
  return saved;
}

Result<> keep_copy(Context& ctx, DraftId id, people::PersonId person, const Copy& copy) {
  return ctx.db.write(
      "drafts.keep_copy",
      [=](db::WriteTx& tx) -> Result<> {
        lock_draft(tx, id);
        if (!find_draft(tx, id)) return problem(ProblemKind::not_found, texts::keys::no_such);
        if (!is_author(tx, id, person)) return problem(ProblemKind::not_allowed, texts::keys::not_author);
        store_copy(tx, id, person, copy);
        return {};
      },
      db::Isolation::read_committed);
}

Result<> throw_copy(Context& ctx, DraftId id, const std::string& form) {
  return ctx.db.write("drafts.throw_copy",
                      [=, person = people::PersonId{ctx.actor.person}](db::WriteTx& tx) -> Result<> {
                        delete_copy(tx, id, person, form);
                        return {};
                      });
}

Result<> share_draft(Context& ctx, DraftId id, bool shared) {
  const auto before = ctx.db.read([&](db::ReadTx& tx) { return find_draft(tx, id); });
  if (!before) return problem(ProblemKind::not_found, texts::keys::no_such);
  const auto found = analysed(ctx.shared.stemmer, before->words);
  return ctx.db.write("drafts.share", [=, read = before->revision, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(const Draft draft, written_draft(tx, actor, id));
    if (draft.revision != read) return problem(ProblemKind::conflict, texts::keys::overtaken);
    set_shared(tx, id, shared);
    if (shared && !draft.hidden())
      search::index_document(tx, kDraftNoun, id.value, found);
    else
      search::remove_document(tx, kDraftNoun, id.value);
    renew_origins(tx, id);
    audit::record(tx, actor, shared ? "draft.share" : "draft.unshare", kDraftNoun, draft.id.value);
    return {};
  });
}

Result<> abandon_draft(Context& ctx, DraftId id) {
  return ctx.db.write("drafts.abandon", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(const Draft draft, written_draft(tx, actor, id));
    set_state(tx, id, State::abandoned, {});
    search::remove_document(tx, kDraftNoun, id.value);
    close_talks(tx, id, people::PersonId{actor.person});
    renew_origins(tx, id);
    tell_authors(tx, draft, actor, std::string(texts::told_abandoned(Language::pl)),
                 std::string(texts::told_abandoned(Language::en)));
    audit::record(tx, actor, "draft.abandon", kDraftNoun, id.value);
    return {};
  });
}

Result<> hide_draft(Context& ctx, DraftId id, const std::string& why_pl) {
  const auto before = ctx.db.read([&](db::ReadTx& tx) { return find_draft(tx, id); });
  if (!before) return problem(ProblemKind::not_found, texts::keys::no_such);
  const auto found = analysed(ctx.shared.stemmer, before->words);
  return ctx.db.write("drafts.hide", [=, read = before->revision, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    lock_draft(tx, id);
    const auto draft = find_draft(tx, id);
    if (!draft) return problem(ProblemKind::not_found, texts::keys::no_such);
    if (!needs::coordinates(tx, actor, draft->words.place))
      return problem(ProblemKind::not_allowed, texts::keys::not_led);
    const bool hides = !why_pl.empty();
    if (!hides && draft->revision != read) return problem(ProblemKind::conflict, texts::keys::overtaken);
    store_hidden(tx, id, why_pl);
    if (!hides && draft->shared && draft->state == State::working)
      search::index_document(tx, kDraftNoun, id.value, found);
    else
      search::remove_document(tx, kDraftNoun, id.value);
    renew_origins(tx, id);
    audit::record(tx, actor, hides ? "draft.hide" : "draft.show", kDraftNoun, id.value);
    if (hides)
      tell_authors(tx, *draft, actor, std::string(texts::told_hidden(Language::pl, why_pl)),
                   std::string(texts::told_hidden(Language::en, why_pl)), notifications::NoticeKind::deadline);
    return {};
  });
}

namespace {
std::string mac_of(const Shared& shared, const Draft& d, people::PersonId person) {
  const std::string what = fmt::format("{}/{}", d.code(), code_from_id(person.value));
  return crypto::hmac_sha256_hex(shared.key("draft forms"), what).substr(0, 32);
}
}  // namespace

std::string save_path(const Shared& shared, const Draft& d, people::PersonId person) {
  return fmt::format("{}/zapis/{}-{}", d.path(), code_from_id(person.value), mac_of(shared, d, person));
}

std::optional<people::PersonId> person_of_proof(const Shared& shared, const Draft& d, std::string_view proof) {
  const auto dash = proof.find('-');
  if (dash == std::string_view::npos || proof.size() > 100) return std::nullopt;
  const auto id = id_from_code(proof.substr(0, dash));
  if (!id || !crypto::equal(proof.substr(dash + 1), mac_of(shared, d, people::PersonId{*id}))) return std::nullopt;
  return people::PersonId{*id};
}

bool may_read(db::ReadTx& tx, const Context& ctx, const Draft& d) {
  if (d.readable()) return true;
  if (ctx.actor.anonymous()) return false;
  const people::PersonId person{ctx.actor.person};
  return is_author(tx, d.id, person) || needs::leads(tx, ctx.actor, d.words.place) ||
         invitation_for(tx, d.id, own_email_hash(tx, ctx)).has_value();
}

}  // namespace wiec::drafts
