// All SQL of cases.
#pragma once
#include "modules/cases/case.h"

namespace wiec::cases {

std::vector<Case> all_cases(db::ReadTx&);            // the last changed first
std::vector<Case> cases_of(db::ReadTx&, ProjectId);  // by speaker
std::vector<Case> cases_from(db::ReadTx&, ProposalId);
std::vector<Case> cases_by(db::ReadTx&, std::int64_t person);
std::optional<Case> find_case(db::ReadTx&, CaseId);
void store_case(db::WriteTx&, Case&);  // an id of 0 makes a new one
void delete_case(db::WriteTx&, CaseId);
bool lock_case(db::WriteTx&, CaseId);  // until the transaction ends; false when there is none
bool is_cited(db::ReadTx&, CaseId);
void forget_writer(db::WriteTx&, std::int64_t person);  // the words stay

}  // namespace wiec::cases
