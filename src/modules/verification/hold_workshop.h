// What the coordinator does with an expert workshop: chooses drafts, seats them at tables, invites, releases the advice
// kept for it. Problems of all: no such workshop (not_found), another place's (not_allowed), cancelled (closed).
#pragma once
#include "commons/site/page.h"
#include "commons/site/typed.h"
#include "modules/verification/workshop_store.h"

namespace wiec::verification {

inline constexpr std::string_view kWorkshops = "/administracja/warsztaty";

bool may_hold(db::ReadTx&, const Actor&, const gatherings::Gathering&);

// Exactly these; those that stay keep their tables. Problems: one is not handed over or is at another workshop to come
// (invalid, "drafts"); somebody changed it since `revision` (conflict).
Result<> choose_drafts(Context&, gatherings::GatheringId, std::vector<drafts::DraftId>, std::int64_t revision);

// The form of the tables: "table-CODE" of each draft, "name-N" and "unit-N" of each table. Tables without a draft are
// left out.
struct Arrangement {
  std::vector<Table> tables;
  Seats seats;
};
std::string table_field(const SeatedDraft&);
std::string name_field(std::int64_t number);
std::string unit_field(std::int64_t number);
Typed typed_from(const Workshop&);
Arrangement read_tables(Context&, const Workshop&, const Typed&, Faults&);
// The same form, filled in with a proposal: similar drafts together, at most so many at a table.
Typed proposed_tables(Context&, const Workshop&, std::size_t most_at_table);
Result<> save_tables(Context&, gatherings::GatheringId, const Arrangement&, std::int64_t revision);

// A letter to every author, ambassador of the place and expert of the units at tables who had none yet. Gives how many.
// Problem: no draft is at a table (conflict).
Result<std::int64_t> invite_to_workshop(Context&, gatherings::GatheringId);

// What units kept back for it goes to the authors, each told once a draft. Gives how many drafts.
Result<std::int64_t> release_at_workshop(Context&, gatherings::GatheringId);
// The same for every workshop that has begun.
void release_begun(const db::Database&);

}  // namespace wiec::verification
