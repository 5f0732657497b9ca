// All SQL of methods.
#pragma once
#include "modules/cases/case.h"

namespace wiec::cases {

// Steps with what they cite, and answers, are read too: four statements.
std::optional<Method> find_method(db::ReadTx&, ProjectId, std::int64_t version);
std::optional<Method> newest_method(db::ReadTx&, ProjectId);        // written or asked
std::optional<Method> newest_asked_method(db::ReadTx&, ProjectId);  // what everybody reads
struct AskedVersion {
  ProjectId project;
  std::string project_name;
  std::int64_t version = 0;
  Instant asked_at;
};
std::vector<AskedVersion> asked_versions(db::ReadTx&, ProjectId);  // newest first; of every project for an id of 0
bool lock_methods(db::WriteTx&, ProjectId);                        // until the transaction ends

void store_head(db::WriteTx&, const Method&);         // intro, revision, when partners were asked
void store_step(db::WriteTx&, const Method&, Step&);  // an id of 0 makes a new one
void delete_step(db::WriteTx&, StepId);

void store_answer(db::WriteTx&, const Method&, const Answer&);  // replaces the partner's earlier one
struct OwnAnswer {
  ProjectId project;
  std::int64_t version = 0;
  Answer answer;
};
std::vector<OwnAnswer> answers_by(db::ReadTx&, std::int64_t person);
void forget_answerer(db::WriteTx&, std::int64_t person);  // the words stay

}  // namespace wiec::cases
