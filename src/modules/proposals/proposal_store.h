// All SQL of proposals and their categories.
#pragma once
#include <memory>
#include <optional>
#include <vector>

#include "commons/site/context.h"
#include "modules/proposals/list.h"
#include "modules/proposals/proposal.h"

namespace wiec::proposals {

// Everything about one proposal, or nothing.
std::optional<Proposal> find_proposal(db::ReadTx&, ProposalId);
std::vector<Entry> load_entries(db::ReadTx&, editions::EditionId);

// Ids are made here.
void insert_category(db::WriteTx&, Category&);
void insert_proposal(db::WriteTx&, Proposal&, Instant now);
void set_state(db::WriteTx&, ProposalId, State, Instant now);
// What its authors may correct: pool, words, cost, theme, place, points, cost items, the name shown; and the state.
void update_proposal(db::WriteTx&, const Proposal&, Instant now);

using Categories = std::vector<Category>;
Categories load_categories(db::ReadTx&);
std::shared_ptr<const Categories> categories(Context&);
const Category* find_category(const Categories&, CategoryId);
const Category* find_category(const Categories&, std::string_view code);

// Statements for files::sweep.
std::vector<const db::Sql*> file_references();

}  // namespace wiec::proposals
