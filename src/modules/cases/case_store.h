// All SQL of cases.
#pragma once
#include "modules/cases/case.h"

namespace wiec::cases {

std::vector<Case> all_cases(db::ReadTx&);            // the last changed first
std::vector<Case> cases_of(db::ReadTx&, ProjectId);  // by speaker
std::vector<Case> cases_from(db::ReadTx&, ProposalId);
std::vector<Case> cases_by(db::ReadTx&, std::int64_t person);
std::optional<Case> find_case(db::ReadTx&, CaseId);

// What is left open lets every case through.
struct Filter {
  std::optional<Kind> kind;
  programmes::TopicId topic;  // of the project's card
  ProjectId project;
  std::string speaker;
  bool open() const { return !kind && !topic && !project && speaker.empty(); }
};
std::vector<std::int64_t> case_ids(db::ReadTx&, const Filter&);                 // the last changed first
std::vector<Case> cases_by_id(db::ReadTx&, std::span<const std::int64_t> ids);  // in their order
// What there is to choose from.
struct Named {
  std::int64_t id = 0;
  std::string name;
};
std::vector<std::string> speakers(db::ReadTx&);          // by name
std::vector<Named> projects_with_cases(db::ReadTx&);     // by name
std::vector<std::int64_t> topics_of_cases(db::ReadTx&);  // ids

// An id of 0 makes a new one. What it says now stays as the version of its revision.
void store_case(db::WriteTx&, Case&);
void delete_case(db::WriteTx&, CaseId);  // with its versions
bool lock_case(db::WriteTx&, CaseId);    // until the transaction ends; false when there is none
bool is_cited(db::ReadTx&, CaseId);
void forget_writer(db::WriteTx&, std::int64_t person);  // the words stay

struct Version {
  std::int64_t revision = 0;
  std::string snapshot;  // case_json.h
  Instant made_at;
};
void keep_version(db::WriteTx&, const Case&, Instant made_at);  // of a case from before versions were kept
std::vector<Version> versions_of(db::ReadTx&, CaseId);          // newest first, without snapshots
std::optional<Version> find_version(db::ReadTx&, CaseId, std::int64_t revision);

}  // namespace wiec::cases
