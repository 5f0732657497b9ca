#include "modules/drafts/draft_store.h"

#include "platform/db/rows_by_id.h"

namespace wiec::drafts {
namespace {

constexpr std::size_t kMostCopies = 5;

#define WIEC_DRAFT_COLUMNS                                                                                          \
  "select d.id, d.state, d.shared, d.revision, d.merged_into_id, d.made_at, d.changed_at, r.title, r.body, r.why, " \
  "r.location, r.level, r.path, r.place_id, coalesce(p.name, ''), coalesce(p.code, ''), d.hidden_pl from draft d "  \
  "join draft_revision r on r.draft_id = d.id and r.number = d.revision left join place p on p.id = r.place_id "
const db::Sql select_shared{"drafts.select_shared", WIEC_DRAFT_COLUMNS
                            "where d.shared and d.state = 'working' and d.hidden_pl = '' "
                            "and ($1 = 0 or r.place_id = $1) and ($2 = '' or r.level = $2) order by d.changed_at desc, "
                            "d.id desc limit $3 offset $4"};
const db::Sql select_one{"drafts.select_one", WIEC_DRAFT_COLUMNS "where d.id = $1"};
const db::Sql select_many{
    "drafts.shared_drafts_by_id",
    WIEC_DRAFT_COLUMNS "where d.shared and d.state = 'working' and d.hidden_pl = '' and d.id in " WIEC_TWENTY_FIVE_IDS};
const db::Sql select_own{"drafts.select_own", WIEC_DRAFT_COLUMNS
                         "join draft_author a on a.draft_id = d.id where a.person_id = $1 "
                         "order by d.changed_at desc, d.id desc"};
#undef WIEC_DRAFT_COLUMNS
const db::Sql count_rows{"drafts.count_shared", R"(
  select count(*) from draft d join draft_revision r on r.draft_id = d.id and r.number = d.revision
  where d.shared and d.state = 'working' and d.hidden_pl = '' and ($1 = 0 or r.place_id = $1)
    and ($2 = '' or r.level = $2))"};
const db::Sql count_started{"drafts.started_since", R"(
  select count(*) from draft d join draft_revision r on r.draft_id = d.id and r.number = 1
  where r.author_id = $1 and d.made_at >= $2)"};
const db::Sql update_hidden{"drafts.store_hidden", "update draft set hidden_pl = $2, changed_at = $3 where id = $1"};
const db::Sql insert_row{"drafts.insert_draft", R"(
  insert into draft (id, state, shared, revision, made_at, changed_at) values ($1, 'working', false, 1, $2, $2))"};
const db::Sql insert_revision_row{"drafts.insert_revision", R"(
  insert into draft_revision (draft_id, number, title, body, why, location, level, path, place_id, author_id, saved_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11))"};
const db::Sql update_revision{"drafts.set_revision", "update draft set revision = $2, changed_at = $3 where id = $1"};
const db::Sql update_shared{"drafts.set_shared", "update draft set shared = $2, changed_at = $3 where id = $1"};
const db::Sql update_state{"drafts.set_state",
                           "update draft set state = $2, merged_into_id = $3, changed_at = $4 where id = $1"};
const db::Sql lock_row{"drafts.lock_draft", "select id from draft where id = $1"};

#define WIEC_REVISION_COLUMNS                                                                                \
  "select r.number, r.title, r.body, r.why, r.location, r.level, r.path, r.place_id, coalesce(p.name, ''), " \
  "r.author_id, r.saved_at, r.draft_id from draft_revision r left join place p on p.id = r.place_id "
const db::Sql select_revision{"drafts.select_revision",
                              WIEC_REVISION_COLUMNS "where r.draft_id = $1 and r.number = $2"};
const db::Sql select_written{"drafts.revisions_by",
                             WIEC_REVISION_COLUMNS "where r.author_id = $1 order by r.draft_id, r.number"};
#undef WIEC_REVISION_COLUMNS

const db::Sql select_saved{"drafts.revisions_of",
                           "select number, saved_at from draft_revision where draft_id = $1 order by number desc"};
const db::Sql blank_revisions{"drafts.blank_words", R"(
  update draft_revision set title = '–', body = '', why = '', location = '', place_id = null where draft_id = $1)"};

const db::Sql insert_author_row{"drafts.insert_author", R"(
  insert into draft_author (draft_id, person_id, joined_at) values ($1, $2, $3)
  on conflict (draft_id, person_id) do nothing)"};
const db::Sql delete_author_row{"drafts.delete_author",
                                "delete from draft_author where draft_id = $1 and person_id = $2"};
const db::Sql select_author{"drafts.is_author", "select 1 from draft_author where draft_id = $1 and person_id = $2"};
const db::Sql select_authors{"drafts.authors_of",
                             "select person_id from draft_author where draft_id = $1 order by joined_at, person_id"};

const db::Sql upsert_copy{"drafts.store_copy", R"(
  insert into draft_copy (draft_id, person_id, form, base, title, body, why, location, level, path, place_code, saved_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
  on conflict (draft_id, person_id, form) do update set base = excluded.base, title = excluded.title,
    body = excluded.body, why = excluded.why, location = excluded.location, level = excluded.level,
    path = excluded.path, place_code = excluded.place_code, saved_at = excluded.saved_at)"};
const db::Sql select_copies{"drafts.copies_of", R"(
  select form, base, title, body, why, location, level, path, place_code, saved_at from draft_copy
  where draft_id = $1 and person_id = $2 order by saved_at desc, form)"};
const db::Sql select_own_copies{"drafts.copies_by", R"(
  select form, base, title, body, why, location, level, path, place_code, saved_at, draft_id from draft_copy
  where person_id = $1 order by draft_id, saved_at, form)"};
const db::Sql delete_copy_row{"drafts.delete_copy",
                              "delete from draft_copy where draft_id = $1 and person_id = $2 and form = $3"};
const db::Sql forget_copies{"drafts.forget_copies", "delete from draft_copy where person_id = $1"};
const db::Sql forget_authorship{"drafts.forget_authorship", "delete from draft_author where person_id = $1"};
const db::Sql forget_revisions{"drafts.forget_revisions",
                               "update draft_revision set author_id = null where author_id = $1"};

Words words_from(const db::Row& row, int at) {
  return {.title = row.get<std::string>(at),
          .body = row.get<std::string>(at + 1),
          .why = row.get<std::string>(at + 2),
          .location = row.get<std::string>(at + 3),
          .level = level_from(row.get<std::string_view>(at + 4)),
          .path = path_from(row.get<std::string_view>(at + 5)),
          .place = {}};
}

Draft draft_from(const db::Row& row) {
  Draft d{.id = row.get<DraftId>(0),
          .state = state_from(row.get<std::string_view>(1)),
          .shared = row.get<bool>(2),
          .revision = row.get<std::int64_t>(3),
          .merged_into = row.get<std::optional<DraftId>>(4).value_or(DraftId{}),
          .made_at = row.get<Instant>(5),
          .changed_at = row.get<Instant>(6),
          .words = words_from(row, 7),
          .place_name = row.get<std::string>(14),
          .place_code = row.get<std::string>(15),
          .hidden_pl = row.get<std::string>(16)};
  d.words.place = row.get<std::optional<places::PlaceId>>(13).value_or(places::PlaceId{});
  return d;
}

Revision revision_from(const db::Row& row) {
  Revision r{.number = row.get<std::int64_t>(0),
             .words = words_from(row, 1),
             .place_name = row.get<std::string>(8),
             .author = row.get<std::optional<people::PersonId>>(9).value_or(people::PersonId{}),
             .saved_at = row.get<Instant>(10)};
  r.words.place = row.get<std::optional<places::PlaceId>>(7).value_or(places::PlaceId{});
  return r;
}

Copy copy_from(const db::Row& row) {
  return {.form = row.get<std::string>(0),
          .base = row.get<std::int64_t>(1),
          .words = words_from(row, 2),
          .place_code = row.get<std::string>(8),
          .saved_at = row.get<Instant>(9)};
}

std::string_view level_code(const std::optional<Level>& level) { return level ? code_of(*level) : ""; }

}  // namespace

std::vector<Draft> shared_drafts(db::ReadTx& tx, const Filter& f, int limit, std::int64_t skip) {
  return tx.all(select_shared, draft_from, f.place.value, level_code(f.level), limit, skip);
}

std::int64_t count_shared(db::ReadTx& tx, const Filter& f) {
  return *tx.value<std::int64_t>(count_rows, f.place.value, level_code(f.level));
}

std::vector<Draft> shared_drafts_by_id(db::ReadTx& tx, std::span<const std::int64_t> ids) {
  return db::rows_by_id(tx, select_many, draft_from, ids);
}

std::vector<Draft> drafts_of(db::ReadTx& tx, people::PersonId person) { return tx.all(select_own, draft_from, person); }

std::optional<Draft> find_draft(db::ReadTx& tx, DraftId id) { return tx.one(select_one, draft_from, id); }

DraftId insert_draft(db::WriteTx& tx, const Words& words, people::PersonId author) {
  const auto id = tx.new_id<DraftId>();
  tx.run(insert_row, id, tx.now());
  insert_revision(tx, id, 1, words, author);
  insert_author(tx, id, author);
  return id;
}

void insert_revision(db::WriteTx& tx, DraftId id, std::int64_t number, const Words& w, people::PersonId author) {
  tx.run(insert_revision_row, id, number, w.title, w.body, w.why, w.location, code_of(w.level), code_of(w.path),
         w.place ? std::optional(w.place) : std::nullopt, author ? std::optional(author) : std::nullopt, tx.now());
  tx.run(update_revision, id, number, tx.now());
}

void set_shared(db::WriteTx& tx, DraftId id, bool shared) { tx.run(update_shared, id, shared, tx.now()); }

void set_state(db::WriteTx& tx, DraftId id, State state, DraftId merged_into) {
  tx.run(update_state, id, code_of(state), merged_into ? std::optional(merged_into) : std::nullopt, tx.now());
}

bool lock_draft(db::WriteTx& tx, DraftId id) { return tx.lock(lock_row, id); }

void store_hidden(db::WriteTx& tx, DraftId id, const std::string& why_pl) {
  tx.run(update_hidden, id, why_pl, tx.now());
}

std::vector<Saved> revisions_of(db::ReadTx& tx, DraftId id) {
  return tx.all(
      select_saved,
      [](const db::Row& row) {
        return Saved{row.get<std::int64_t>(0), row.get<Instant>(1)};
      },
      id);
}

std::optional<Revision> find_revision(db::ReadTx& tx, DraftId id, std::int64_t number) {
  return tx.one(select_revision, revision_from, id, number);
}

bool insert_author(db::WriteTx& tx, DraftId id, people::PersonId person) {
  return tx.run(insert_author_row, id, person, tx.now()) == 1;
}

bool delete_author(db::WriteTx& tx, DraftId id, people::PersonId person) {
  return tx.run(delete_author_row, id, person) == 1;
}

bool is_author(db::ReadTx& tx, DraftId id, people::PersonId person) { return tx.exists(select_author, id, person); }

std::vector<people::PersonId> authors_of(db::ReadTx& tx, DraftId id) {
  return tx.all(
      select_authors, [](const db::Row& row) { return row.get<people::PersonId>(0); }, id);
}

void store_copy(db::WriteTx& tx, DraftId id, people::PersonId person, const Copy& c) {
  const Words& w = c.words;
  tx.run(upsert_copy, id, person, c.form, c.base, w.title, w.body, w.why, w.location, code_of(w.level), code_of(w.path),
         c.place_code, tx.now());
  const auto all = copies_of(tx, id, person);
  for (std::size_t i = kMostCopies; i < all.size(); ++i) delete_copy(tx, id, person, all[i].form);
}

std::vector<Copy> copies_of(db::ReadTx& tx, DraftId id, people::PersonId person) {
  return tx.all(select_copies, copy_from, id, person);
}

void delete_copy(db::WriteTx& tx, DraftId id, people::PersonId person, const std::string& form) {
  tx.run(delete_copy_row, id, person, form);
}

std::int64_t started_since(db::ReadTx& tx, people::PersonId person, Instant since) {
  return *tx.value<std::int64_t>(count_started, person, since);
}

std::vector<OwnRevision> revisions_by(db::ReadTx& tx, people::PersonId person) {
  return tx.all(
      select_written,
      [](const db::Row& row) {
        return OwnRevision{row.get<DraftId>(11), revision_from(row)};
      },
      person);
}

std::vector<OwnCopy> copies_by(db::ReadTx& tx, people::PersonId person) {
  return tx.all(
      select_own_copies,
      [](const db::Row& row) {
        return OwnCopy{row.get<DraftId>(10), copy_from(row)};
      },
      person);
}

void blank_words(db::WriteTx& tx, DraftId id) { tx.run(blank_revisions, id); }

void forget_author(db::WriteTx& tx, people::PersonId person) {
  tx.run(forget_copies, person);
  tx.run(forget_authorship, person);
  tx.run(forget_revisions, person);
}

}  // namespace wiec::drafts
