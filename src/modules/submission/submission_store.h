// All SQL of submissions: answers, authors, numbers, paths. Signatures: support_store.h.
#pragma once
#include <vector>

#include "modules/submission/submission.h"

namespace wiec::submission {

// The id is made here.
void insert_submission(db::WriteTx&, Submission&);
std::optional<Submission> find_submission(db::ReadTx&, SubmissionId);
// Until the transaction ends nobody else changes it; nothing when there is none.
std::optional<Submission> lock_submission(db::WriteTx&, SubmissionId);
std::vector<Submission> submissions_of(db::ReadTx&, people::PersonId);  // newest change first; none abandoned
std::vector<Submission> submissions_from(db::ReadTx&, drafts::DraftId);
std::optional<Submission> submission_of(db::ReadTx&, proposals::ProposalId);

Answers answers_of(db::ReadTx&, SubmissionId);
struct Answer {
  std::string field, value;
};
// Those that differ get the next version. Gives whether anything did.
bool store_answers(db::WriteTx&, const Submission&, const Answers& before, const std::vector<Answer>&);
void forget_answers(db::WriteTx&, SubmissionId, const std::vector<std::string>& fields);
// Something beside the answers changed: an attachment.
void raise_version(db::WriteTx&, SubmissionId);
std::vector<std::pair<SubmissionId, std::string>> titles_of(db::ReadTx&, people::PersonId);  // of own ones

bool insert_author(db::WriteTx&, SubmissionId, people::PersonId);  // false when already one
bool is_author(db::ReadTx&, SubmissionId, people::PersonId);
std::vector<people::PersonId> authors_of(db::ReadTx&, SubmissionId);  // the first first
void delete_author(db::WriteTx&, SubmissionId, people::PersonId);

void set_state(db::WriteTx&, SubmissionId, State);
void set_paper_support(db::WriteTx&, SubmissionId, std::int64_t signatures);
void forget_desk(db::WriteTx&, SubmissionId);             // whom the desk helped
void forget_maker(db::WriteTx&, people::PersonId clerk);  // the clerk is erased

// The next number of the edition: one after another, never the same twice, whoever sends at once.
std::string next_number(db::WriteTx&, editions::EditionId, std::string_view edition_code);
struct Sending {
  SubmissionId id;
  proposals::ProposalId proposal;
  std::string number;
  std::int64_t version = 0;
  std::string content;  // canonical JSON
  Confirmed confirmed = Confirmed::account;
};
void mark_sent(db::WriteTx&, const Sending&);
struct Sent {
  std::int64_t version = 0;
  std::string confirmed;
  Instant sent_at;
};
std::vector<Sent> sendings_of(db::ReadTx&, SubmissionId);  // newest first

// ---- The desk
std::int64_t next_desk_number(db::ReadTx&, editions::EditionId, Date day);
struct DeskRow {
  Submission submission;
  std::string title;
};
std::vector<DeskRow> desk_rows(db::ReadTx&, Date day);  // in the order of the queue

// ---- Paths
void store_path(db::WriteTx&, proposals::ProposalId, drafts::Path);
std::optional<drafts::Path> path_of(db::ReadTx&, proposals::ProposalId);
struct PathCount {
  std::optional<drafts::Path> path;  // none: not known
  proposals::State state = proposals::State::submitted;
  std::int64_t count = 0;
};
std::vector<PathCount> path_counts(db::ReadTx&, editions::EditionId);

}  // namespace wiec::submission
