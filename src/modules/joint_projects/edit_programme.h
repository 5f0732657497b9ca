// What the coordinator of the city does with a programme: begin one from the usual order, settings, stages, texts,
// notices. Problems of all: somebody else coordinates the city (not_allowed); changed meanwhile (conflict).
#pragma once
#include "commons/site/page.h"
#include "commons/site/typed.h"
#include "modules/joint_projects/programme_store.h"

namespace wiec::joint_projects {

// With the usual stages and texts, not published. Problems: the year has one (conflict).
Result<ProgrammeId> begin_programme(Context&, int year, Date first_day);

Typed typed_from(const Programme&);
Programme read_programme(Context&, const Typed&, const Programme& before, Faults&);
// When another programme runs after it, the roles of who leads go over to the ambassadors of that one.
Result<> change_programme(Context&, const Programme&, std::int64_t revision);

Typed typed_from(const std::vector<Stage>&);
std::vector<Stage> read_stages(Context&, const Typed&, Path, Faults&);
Result<> change_stages(Context&, ProgrammeId, Path, const std::vector<Stage>&, std::int64_t revision);

// A new version, unless nothing changed; with `notice_pl` a dated notice beside it. `version`: the one it was made
// from.
struct NewText {
  Part part = Part::programme;
  std::string body_pl, body_en, notice_pl, notice_en;
};
NewText read_text(Context&, const Typed&, Part, Faults&);
Result<> publish_text(Context&, ProgrammeId, const NewText&, int version);

}  // namespace wiec::joint_projects
