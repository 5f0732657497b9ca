// All SQL of expert workshops.
#pragma once
#include "modules/verification/workshop.h"

namespace wiec::verification {

// A gathering of the kind "workshop", with its tables when they were made. A fixed number of queries.
std::optional<Workshop> find_workshop(db::ReadTx&, gatherings::GatheringId);
// What the coordinator may choose from: its own drafts, and those handed over that are worked on and at no other
// workshop to come.
std::vector<SeatedDraft> drafts_to_choose(db::ReadTx&, gatherings::GatheringId, Instant now);
std::vector<gatherings::GatheringId> workshops_of(db::ReadTx&, drafts::DraftId);  // where it has a table, newest first

std::vector<std::pair<std::string, Instant>> workshop_pages(db::ReadTx&);  // that have tables: address, last change

// Makes it when there was none; until the transaction ends nobody else changes it. Gives its revision.
std::int64_t lock_workshop(db::WriteTx&, gatherings::GatheringId);
void raise_revision(db::WriteTx&, gatherings::GatheringId);
void choose_draft(db::WriteTx&, gatherings::GatheringId, drafts::DraftId);
void leave_out_draft(db::WriteTx&, gatherings::GatheringId, drafts::DraftId);
// Instead of those there were; `seats`: draft and number of its table.
using Seats = std::vector<std::pair<drafts::DraftId, std::int64_t>>;
void store_tables(db::WriteTx&, gatherings::GatheringId, const std::vector<Table>&, const Seats&);

enum class Guest : std::uint8_t { author, ambassador, expert };
inline constexpr std::string_view kGuestCodes[] = {"author", "ambassador", "expert"};
bool insert_guest(db::WriteTx&, gatherings::GatheringId, people::PersonId, Guest);  // false: was invited before
void mark_invited(db::WriteTx&, gatherings::GatheringId);
// Authors of its drafts; and ambassadors whose role holds where these are.
std::vector<people::PersonId> workshop_authors(db::ReadTx&, gatherings::GatheringId);
std::vector<people::PersonId> workshop_ambassadors(db::ReadTx&, gatherings::GatheringId);
std::vector<drafts::DraftId> own_at_workshop(db::ReadTx&, gatherings::GatheringId, people::PersonId);

void mark_released(db::WriteTx&, gatherings::GatheringId);
std::vector<ReadingId> readings_kept_for(db::ReadTx&, gatherings::GatheringId);  // with points kept back
// Begun, not cancelled, and its advice was not released yet.
std::vector<gatherings::GatheringId> workshops_begun(db::ReadTx&, Instant now);

struct OwnInvitation {
  std::string title;
  Instant invited_at;
};
std::vector<OwnInvitation> invitations_of(db::ReadTx&, people::PersonId);
void forget_guest(db::WriteTx&, people::PersonId);

}  // namespace wiec::verification
