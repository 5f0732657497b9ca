// The parts of a page that shows a result, whether kept here or counted from a file somebody brought.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "base/json.h"
#include "modules/voting/pages.h"

namespace wiec::voting {

struct ResultView {
  tally::VoteType vote_type = tally::VoteType::approval;
  Currency currency = Currency::pln;
  Money budget, spent, left, from_outside;
  std::int64_t ballots = 0;
  std::vector<ProjectResult> projects;  // by rank, the unranked last
  // Addresses of projects and their results begin here; empty: the projects have no pages.
  std::string details;        // "/wyniki/krakow-2024/ogolnomiejska/projekt/"
  std::vector<Json> changes;  // beside projects where known: {"votes", "cost"} of tally/explain.h
};
bool counts_points(tally::VoteType);

void put_money(Html&, Language, const ResultView&);
void put_chart(Html&, Language, const ResultView&);
void put_table(Html&, Language, const ResultView&);

// The rest reads the report of tally/report.h; nothing is put where it says nothing.
void put_voters(Html&, Language, const Json* voters);
void put_what_if(Html&, Language, const ResultView&, const Json* what_if, const Json* voters_now);
// How the voters' money went, for rules that give each voter a share.
void put_money_flow(Html&, Language, const ResultView&, const Json* money_flow);

// How many ballots break the limits, in what way, and whether they are counted; whether the file holds as many ballots
// and projects as it announces; nothing where the report does not say.
std::vector<std::string> sentences_of_faulty(Language, const Json& report);

// The largest groups of equal ballots: how many people, what became of each project they voted for, and their money.
struct GroupWords {
  std::string people;
  std::vector<std::string> projects;
  std::string money;  // empty where voters have none
};
using ProjectTitle = std::function<std::string(const std::string& id)>;
std::vector<GroupWords> words_of_groups(Language, const Json& report, const ProjectTitle&);
void put_groups(Html&, Language, const ResultView&, const Json& report);

// "Wygrałby, gdyby ...": what would have made a project win; empty for a winner or when nothing is known.
std::vector<std::string> sentences_of_change(Language, const Json& change, Money cost);

// The same of one project: what was behind it, who took it, what was missing. As sentences alone, and as a section.
std::vector<std::string> sentences_of_money(Language, const Json& money_flow, const std::string& project, Currency);
void put_project_money(Html&, Language, const ResultView&, const Json* money_flow, const std::string& project);

// A report as a view; nullopt: it is none. A result that is kept, with its projects' addresses.
std::optional<ResultView> view_of(const Json& report);
ResultView view_of(const PoolAsked&);

}  // namespace wiec::voting
