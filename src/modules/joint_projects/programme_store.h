// All SQL of programmes, their stages, texts and notices.
#pragma once
#include "modules/joint_projects/programme.h"

namespace wiec::joint_projects {

std::optional<Programme> find_programme(db::ReadTx&, ProgrammeId);
// The latest published one: what the pages show.
std::optional<Programme> current_programme(db::ReadTx&);
std::vector<Programme> programmes(db::ReadTx&);  // newest first

// With its paths, in person. Throws UniqueViolation when the year has one.
ProgrammeId insert_programme(db::WriteTx&, const Programme&);
bool has_programme(db::ReadTx&, int year);
// Name, conditions, fields, published; false when `revision` is no longer the programme's.
bool update_programme(db::WriteTx&, const Programme&, std::int64_t revision);
void store_stages(db::WriteTx&, ProgrammeId, Path, const std::vector<Stage>&);  // in the place of those there were
void set_formula(db::WriteTx&, ProgrammeId, Path, PathFormula);

// nullopt while nothing was written. version 0: the newest.
std::optional<PageText> text_of(db::ReadTx&, ProgrammeId, Part, int version = 0);
std::vector<PageText> versions_of(db::ReadTx&, ProgrammeId, Part);  // newest first, without bodies
int insert_text(db::WriteTx&, ProgrammeId, Part, const std::string& pl, const std::string& en);

std::vector<Notice> notices_of(db::ReadTx&, ProgrammeId, Part);  // newest first; the programme's page shows all
void insert_notice(db::WriteTx&, ProgrammeId, const Notice&);

}  // namespace wiec::joint_projects
