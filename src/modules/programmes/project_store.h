// All SQL of cards and their history.
#pragma once
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "modules/programmes/project.h"
#include "platform/db/db.h"

namespace wiec::programmes {

std::optional<Project> find_project(db::ReadTx&, ProjectId);
std::vector<ProjectId> project_ids(db::ReadTx&);  // of all cards
// What is searched for, and nothing else: names, beneficiary, descriptions, area, levels, partners by name and city. In
// the order of the ids, with three queries for twenty-five cards.
std::vector<Project> projects_in_words(db::ReadTx&, std::span<const std::int64_t> ids);
// By the code in its address, the address itself or the acronym (any letter case); nothing when several fit.
std::optional<ProjectId> find_named(db::ReadTx&, std::string_view typed);

struct Neighbour {
  ProjectId id;
  std::string name_pl, name_en;  // acronym, or title
  State state = State::unknown;
  std::optional<When> from, to;
  const std::string& name(Language l) const { return l == Language::en && !name_en.empty() ? name_en : name_pl; }
};
std::vector<Neighbour> successors_of(db::ReadTx&, ProjectId);
std::optional<Neighbour> neighbour(db::ReadTx&, ProjectId);
std::vector<Neighbour> neighbours(db::ReadTx&, std::span<const std::int64_t> ids);  // in their order

void insert_project(db::WriteTx&, Project&);  // the id is made here; version 1
void update_project(db::WriteTx&, Project&);  // everything but identity and import; new partners get their number

struct Version {
  int version = 0;
  std::string snapshot;  // project_json.h
  std::string reason;
  std::int64_t person = 0;
  Instant made_at;
};
void insert_version(db::WriteTx&, ProjectId, const Version&);
std::map<ProjectId, std::string> reasons_of(db::ReadTx&, std::span<const std::int64_t> ids);  // of the newest version
std::vector<Version> versions_of(db::ReadTx&, ProjectId);                                     // newest first

// The file an imported card came from.
std::string file_of_import(db::ReadTx&, ImportId);

// Statements for files::sweep.
std::vector<const db::Sql*> file_references();

}  // namespace wiec::programmes
