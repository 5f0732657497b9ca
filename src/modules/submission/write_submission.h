// Beginning a submission and saving it section by section. Everything typed is stored, also what is wrong: faults are
// found again by check_answers whenever they are asked for.
#pragma once
#include "commons/site/page.h"
#include "modules/submission/filing.h"
#include "modules/submission/submission_store.h"

namespace wiec::submission {

inline constexpr std::int64_t kFileBytes = 10 << 20;  // of one attachment

// The stage in which an edition takes proposals, when it is open at that instant.
const editions::Stage* open_stage(const editions::Edition&, Instant);
// Published editions that take proposals now; the page changes when one begins or ends.
std::vector<const editions::Edition*> open_editions(Context&, const editions::Editions&);

// Who works on it: its authors, and the clerk's desk for those it took itself.
bool may_write(db::ReadTx&, const Actor&, const Submission&, const editions::Edition&);
// The office too.
bool may_read(db::ReadTx&, const Actor&, const Submission&, const editions::Edition&);
bool is_office(const Actor&, const editions::Edition&);
bool is_desk(const Actor&, const editions::Edition&);

// A submission with everything its pages show.
struct Loaded {
  Submission submission;
  Answers answers;
  Ground ground;
  bool writes = false;
  Checked check(Language l) const { return check_answers(l, answers, ground); }
  const editions::Edition& edition() const { return *ground.edition; }
  const editions::Pool* pool() const { return edition().pool(answers.typed.at("pool")); }
};
// Problem: not_found, also for whoever may not read it.
Result<Loaded> load_submission(Context&, SubmissionId);
// The same for whoever asks: the page has checked another right (a signed link).
Result<Loaded> load_for_all(Context&, SubmissionId);

struct Beginning {
  editions::EditionId edition;
  drafts::DraftId draft;  // none: from nothing
};
// With the draft's words and authors. Problems: the stage is not open (closed); not an author of the draft
// (not_allowed); too many begun today. A draft that was begun before gives the submission there is.
Result<SubmissionId> begin_submission(Context&, const Beginning&);

// Problems: over or not open (closed), not an author (not_allowed); somebody saved the section meanwhile (conflict).
Result<> save_section(Context&, const Loaded&, Section, const Typed&, std::int64_t base);
Result<> attach_file(Context&, const Loaded&, std::string_view title, const http::Request&);
Result<> remove_file(Context&, const Loaded&, documents::DocumentId);
Result<> abandon_submission(Context&, SubmissionId);

// The submission, locked, for whoever may write it while its stage is open.
Result<Submission> written_submission(db::WriteTx&, const Actor&, SubmissionId, const editions::Edition&);

}  // namespace wiec::submission
