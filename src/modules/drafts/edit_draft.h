// Beginning a draft and saving it: numbered revisions, and copies of what was typed and not saved.
#pragma once
#include "commons/site/page.h"
#include "commons/site/typed.h"
#include "modules/drafts/origins.h"

namespace wiec::drafts {

// Reads the form leniently: what is typed is kept whatever is wrong with it. Only a title is demanded.
struct ReadForm {
  Copy copy;  // everything as typed, cleaned and cut to what the table takes
  Faults faults;
};
ReadForm read_form(Context&, const Typed&);
Typed typed_from(const Copy&);
Copy copy_of(const Draft&);

// With its first revision and the one who asks as its author. Problems: too many in a day.
Result<DraftId> start_draft(Context&, const Words&, const Origin&);

// A new revision, the copy of its form gone. Problems: gone or over; not an author (not_allowed); somebody saved
// another revision meanwhile (conflict). When it is over or overtaken, what was typed is kept as a copy.
Result<> save_draft(Context&, DraftId, const Copy&);
// What is typed, without making a revision of it: by itself every few seconds, or when the session is over.
Result<> keep_copy(Context&, DraftId, people::PersonId, const Copy&);
Result<> throw_copy(Context&, DraftId, const std::string& form);

Result<> share_draft(Context&, DraftId, bool shared);
Result<> abandon_draft(Context&, DraftId);
// From everybody but its authors and officials, with a public reason; an empty one shows it again. By who coordinates
// its place.
Result<> hide_draft(Context&, DraftId, const std::string& why_pl);

// The address of an author's form proves whose it is, so that a form that comes back when the session is over is kept.
std::string save_path(const Shared&, const Draft&, people::PersonId);
std::optional<people::PersonId> person_of_proof(const Shared&, const Draft&, std::string_view proof);

// Who may read it: everybody when shared; its authors, whoever leads the place, and who is invited.
bool may_read(db::ReadTx&, const Context&, const Draft&);

}  // namespace wiec::drafts
