#include "tally/record.h"

namespace wiec::tally {
namespace {
// Turns the arguments of a reason into members.
struct ReasonMembers {
  const Election& election;
  Json& out;
  void operator()(const char* name, Amount amount) const { out.set(name, plain_decimal(amount.minor)); }
  void operator()(const char* name, Number number) const { out.set(name, number.value); }
  void operator()(const char* name, Which which) const {
    out.set(name, which.project == no_project ? Json() : Json(election.projects[which.project].id));
  }
  void operator()(const char* name, const std::string& text) const { out.set(name, text); }
};

Json ids_of(const Election& election, std::span<const ProjectIndex> projects) {
  Json::Array out;
  for (const ProjectIndex project : projects) out.emplace_back(election.projects[project].id);
  return out;
}

Json summary_of(const Election& election) {
  return Json::Object{{"title", election.title},
                      {"currency", code_of(election.currency)},
                      {"budget", plain_decimal(election.budget)},
                      {"vote_type", name_of(election.vote_type)},
                      {"projects", static_cast<std::int64_t>(election.projects.size())},
                      {"ballots", static_cast<std::int64_t>(election.ballots.voters)},
                      {"fingerprint", hex(fingerprint(election))}};
}
}  // namespace

Json json_of(const Election& election, const Reason& reason) {
  Json out(Json::Object{{"code", code_of(reason)}});
  std::visit([&](const auto& r) { r.each(ReasonMembers{election, out}); }, reason);
  return out;
}

Json json_of(const Election& election, const Outcome& outcome, ProjectIndex index) {
  const Project& project = election.projects[index];
  const ProjectOutcome& its = outcome.projects[index];
  return Json::Object{{"id", project.id},
                      {"cost", plain_decimal(project.cost)},
                      {"won", its.won},
                      {"rank", std::int64_t{its.rank}},
                      {"votes", its.votes},
                      {"points", its.points},
                      {"reason", json_of(election, its.reason)}};
}

Json json_of(const Election& election, const Tie& tie) {
  Json::Array steps;
  for (const TieStep step : tie.decided_by) steps.emplace_back(name_of(step));
  return Json::Object{{"projects", ids_of(election, tie.projects)},
                      {"decided_by", std::move(steps)},
                      {"decisive", tie.decisive},
                      {"undecided", tie.undecided}};
}

Json frame_of(const Election& election, const Outcome& outcome) {
  return Json::Object{{"winners", ids_of(election, outcome.winners)},
                      {"ballots", outcome.ballots},
                      {"budget", plain_decimal(outcome.budget)},
                      {"spent", plain_decimal(outcome.spent)},
                      {"from_outside", plain_decimal(outcome.from_outside)},
                      {"left", plain_decimal(outcome.left)},
                      {"decided", outcome.decided}};
}

Json json_of(const Election& election, const Outcome& outcome) {
  Json::Array projects, ties;
  for (ProjectIndex i = 0; i < election.projects.size(); ++i) projects.push_back(json_of(election, outcome, i));
  for (const Tie& tie : outcome.ties) ties.push_back(json_of(election, tie));
  Json out = frame_of(election, outcome);
  out.set("projects", std::move(projects));
  out.set("ties", std::move(ties));
  return out;
}

std::string record_text(const Election& election, const Rule& rule, const Inputs& inputs, const Outcome& outcome,
                        const RecordSource& source) {
  Json record(Json::Object{
      {"format", record_format},
      {"election", summary_of(election)},
      {"source", Json::Object{{"ballots_sha256", source.ballots_sha256}, {"rule_sha256", source.rule_sha256}}},
      {"rule", json_of(rule)},
      {"inputs", json_of(inputs)},
      {"outcome", json_of(election, outcome)}});
  record.set("sha256", hex(sha256(canonical_json(record))));
  return canonical_json(record);
}

}  // namespace wiec::tally
