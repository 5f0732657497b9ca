// All SQL of drafts: revisions, authors, copies. What is said around them: talk_store.h.
#pragma once
#include "commons/site/shared.h"
#include "modules/drafts/draft.h"

namespace wiec::drafts {

struct Filter {
  places::PlaceId place;
  std::optional<Level> level;
};
std::vector<Draft> shared_drafts(db::ReadTx&, const Filter&, int limit, std::int64_t skip = 0);  // newest change first
std::int64_t count_shared(db::ReadTx&, const Filter&);
std::vector<Draft> drafts_of(db::ReadTx&, people::PersonId);  // those the person writes, newest change first
// Those of the ids that are worked on and everybody may read, in the order of the ids.
std::vector<Draft> shared_drafts_by_id(db::ReadTx&, std::span<const std::int64_t> ids);
std::optional<Draft> find_draft(db::ReadTx&, DraftId);

DraftId insert_draft(db::WriteTx&, const Words&, people::PersonId author);
void insert_revision(db::WriteTx&, DraftId, std::int64_t number, const Words&, people::PersonId author);
void set_shared(db::WriteTx&, DraftId, bool shared);
void set_state(db::WriteTx&, DraftId, State, DraftId merged_into);
void store_hidden(db::WriteTx&, DraftId, const std::string& why_pl);
// Until the transaction ends nobody else changes it; false when there is none.
bool lock_draft(db::WriteTx&, DraftId);
struct Saved {
  std::int64_t number = 0;
  Instant at;
};
std::vector<Saved> revisions_of(db::ReadTx&, DraftId);  // without their words, newest first
std::optional<Revision> find_revision(db::ReadTx&, DraftId, std::int64_t number);

bool insert_author(db::WriteTx&, DraftId, people::PersonId);  // false when already one
bool delete_author(db::WriteTx&, DraftId, people::PersonId);
bool is_author(db::ReadTx&, DraftId, people::PersonId);
std::vector<people::PersonId> authors_of(db::ReadTx&, DraftId);  // who began it first

// One copy for each open form; the newest five of a person's are kept.
void store_copy(db::WriteTx&, DraftId, people::PersonId, const Copy&);
std::vector<Copy> copies_of(db::ReadTx&, DraftId, people::PersonId);  // newest first
void delete_copy(db::WriteTx&, DraftId, people::PersonId, const std::string& form);

std::int64_t started_since(db::ReadTx&, people::PersonId, Instant);

// Everything that a person wrote, in drafts they left too: oldest first.
struct OwnRevision {
  DraftId draft;
  Revision revision;
};
std::vector<OwnRevision> revisions_by(db::ReadTx&, people::PersonId);
struct OwnCopy {
  DraftId draft;
  Copy copy;
};
std::vector<OwnCopy> copies_by(db::ReadTx&, people::PersonId);
void forget_author(db::WriteTx&, people::PersonId);  // in authors, copies and revisions; the words stay
void blank_words(db::WriteTx&, DraftId);             // of all revisions, when nobody may know them any more

}  // namespace wiec::drafts
