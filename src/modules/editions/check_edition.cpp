#include "modules/editions/check_edition.h"

#include "modules/editions/ballot.h"
#include "modules/editions/texts.h"
#include "platform/text/text.h"
#include "tally/rule.h"

namespace wiec::editions {
namespace {

Problem fault(TextKey key, std::string field, std::vector<TextArg> args = {}) {
  return {ProblemKind::invalid, key, std::move(field), std::move(args)};
}

// ---- The statute

// Art. 5a ust. 5: in cities with the rights of a powiat at least 0.5 % of the commune's spending in the last report.
void check_sum(Faults& faults, const Edition& e, std::string_view field) {
  const Statute& statute = e.settings.statute;
  if (!statute.powiat_rights || !statute.spending) return;
  const std::int64_t least = *statute.spending / 200 + (*statute.spending % 200 != 0 ? 1 : 0);
  if (e.budget().minor < least)
    faults.push_back(fault(texts::keys::err_statute_sum, std::string(field),
                           {{"sum", e.budget()}, {"least", Money{least, e.currency}}}));
}

// Art. 5a ust. 7 pkt 2: signatures of at most 0.1 % of the residents of the pool's area.
void check_signatures(Faults& faults, const Pool& pool) {
  if (!pool.residents || std::int64_t{pool.signatures} * 1000 <= *pool.residents) return;
  faults.push_back(fault(texts::keys::err_statute_signatures, "signatures@" + pool.code,
                         {{"pool", pool.name_pl},
                          {"signatures", std::int64_t{pool.signatures}},
                          {"most", *pool.residents / 1000},
                          {"residents", *pool.residents}}));
}

void check_pools(Faults& faults, const Edition& e) {
  std::vector<std::string_view> codes;
  for (const Pool& pool : e.pools) {
    if (std::ranges::find(codes, pool.code) != codes.end())
      faults.push_back(fault(texts::keys::err_twice_code, "code@" + pool.code, {{"code", pool.code}}));
    codes.push_back(pool.code);
    if (pool.cost_least && pool.cost_most && pool.cost_most->minor < pool.cost_least->minor)
      faults.push_back(fault(texts::keys::err_cost_order, "cost_most@" + pool.code, {{"pool", pool.name_pl}}));
    if (pool.budget.minor > 0 && pool.cost_least && pool.cost_least->minor > pool.budget.minor)
      faults.push_back(fault(texts::keys::err_cost_pool, "cost_least@" + pool.code, {{"pool", pool.name_pl}}));
    if (pool.budget.minor > 0 && pool.cost_most && pool.cost_most->minor > pool.budget.minor)
      faults.push_back(fault(texts::keys::err_cost_most_pool, "cost_most@" + pool.code, {{"pool", pool.name_pl}}));
    check_signatures(faults, pool);
  }
}

// ---- The order of the stages

struct Order {
  StageKind later, earlier;
  bool after_end;  // begins after the end of the earlier one, else not before its beginning
};
constexpr Order kOrder[] = {
    {StageKind::verification, StageKind::submission, false},  {StageKind::appeals, StageKind::verification, false},
    {StageKind::ballot_list, StageKind::verification, false}, {StageKind::voting, StageKind::submission, true},
    {StageKind::voting, StageKind::verification, true},       {StageKind::voting, StageKind::appeals, true},
    {StageKind::voting, StageKind::ballot_list, false},       {StageKind::results, StageKind::voting, true},
    {StageKind::delivery, StageKind::results, false},         {StageKind::evaluation, StageKind::results, false},
};

TextKey key_of(StageKind kind) {
  switch (kind) {
    case StageKind::submission:
      return texts::keys::err_before_submission;
    case StageKind::verification:
      return texts::keys::err_before_verification;
    case StageKind::appeals:
      return texts::keys::err_before_appeals;
    case StageKind::ballot_list:
      return texts::keys::err_before_ballot_list;
    case StageKind::voting:
      return texts::keys::err_before_voting;
    default:
      return texts::keys::err_before_results;
  }
}

void check_timetable(Faults& faults, const Settings& s) {
  for (const Order& order : kOrder) {
    const Stage *later = stage_of(s, order.later), *earlier = stage_of(s, order.earlier);
    if (!later || !earlier || later->from_at >= (order.after_end ? earlier->until_at : earlier->from_at)) continue;
    faults.push_back(fault(key_of(order.earlier), std::string(code_of(order.later)) + "_from_date",
                           {{"stage", std::string(code_of(order.later))},
                            {"at", order.after_end ? earlier->until_at : earlier->from_at}}));
  }
}

bool has_level(const Edition& e, Level level) {
  return std::ranges::find(e.pools, level, &Pool::level) != e.pools.end();
}

// Whether each level that has pools can be voted and counted.
void check_ways(Faults& faults, const Edition& e, Part part) {
  for (const Level level : {Level::citywide, Level::district, Level::local}) {
    if (!has_level(e, level)) continue;
    const LevelRules& rules = rules_of(e.settings, level);
    const std::vector<TextArg> args{{"level", std::string(code_of(level))}};
    const auto ballot = ballot_from_json(rules.ballot);
    if (part == Part::ballot && (!ballot || !contradiction_in(*ballot).empty()))
      faults.push_back(fault(texts::keys::need_ballot, "", args));
    if (part == Part::rule && !tally::rule_from(rules.rule)) faults.push_back(fault(texts::keys::need_rule, "", args));
  }
}

// The pools that something is missing in, in one line: there may be dozens.
template <class F>
std::string names_of(const Edition& e, F&& lacks) {
  std::string names;
  for (const Pool& pool : e.pools)
    if (lacks(pool)) names += (names.empty() ? "" : ", ") + pool.name_pl;
  return names;
}

// What leftovers that move ask of the pools: one citywide pool to get them; or districts whose turnout can be compared,
// counted by a rule that knows a next project.
void check_leftovers(Faults& faults, const Edition& e) {
  const std::string& how = e.settings.leftovers;
  if (how == "to_citywide" && std::ranges::count(e.pools, Level::citywide, &Pool::level) != 1)
    faults.push_back(fault(texts::keys::need_one_citywide, ""));
  if (how != "to_turnout") return;
  if (!has_level(e, Level::district) && !has_level(e, Level::local))
    faults.push_back(fault(texts::keys::need_districts, ""));
  const auto uncounted = [](const Pool& pool) { return pool.level != Level::citywide && !pool.residents; };
  if (const std::string names = names_of(e, uncounted); !names.empty())
    faults.push_back(fault(texts::keys::need_residents, "", {{"pools", names}}));
  for (const Level level : {Level::district, Level::local}) {
    const auto rule = tally::rule_from(rules_of(e.settings, level).rule);
    if (has_level(e, level) && rule && tally::family_of(*rule) != tally::Greedy::name)
      faults.push_back(fault(texts::keys::need_greedy, "", {{"level", std::string(code_of(level))}}));
  }
}

// Nobody's ballot would show a local area of a district that has no pool.
void check_areas(Faults& faults, const Edition& e) {
  const auto lost = [&](const Pool& local) {
    return local.level == Level::local && std::ranges::none_of(e.pools, [&](const Pool& pool) {
             return pool.level == Level::district && ((local.place && pool.place == local.place) ||
                                                      text::fold(pool.name_pl) == text::fold(local.district));
           });
  };
  if (const std::string names = names_of(e, lost); !names.empty())
    faults.push_back(fault(texts::keys::need_district_of_area, "", {{"pools", names}}));
}

}  // namespace

Faults check_part(const Edition& e, Part part) {
  Faults faults;
  if (part == Part::pools || part == Part::limits) {
    check_pools(faults, e);
    if (e.published && e.pools.empty()) faults.push_back(fault(texts::keys::need_pools, ""));
    if (e.published && part == Part::pools) check_sum(faults, e, ""), check_areas(faults, e);
  }
  const bool moves = part == Part::leftovers || part == Part::pools || part == Part::rule;
  if (moves && e.published) check_leftovers(faults, e);
  if (part == Part::statute && e.published) check_sum(faults, e, "spending");
  if (part == Part::timetable) {
    check_timetable(faults, e.settings);
    if (e.published && !stage_of(e.settings, StageKind::voting)) faults.push_back(fault(texts::keys::need_voting, ""));
  }
  return faults;
}

Faults check_ready(const Edition& e, Part part) {
  Faults faults = part == Part::limits ? Faults() : check_part(e, part);  // the pools' own
  if (part == Part::act && (e.settings.legal_act.title_pl.empty() || !e.settings.legal_act.adopted_on))
    faults.push_back(fault(texts::keys::need_act, ""));
  if (part == Part::pools) {
    if (e.pools.empty()) faults.push_back(fault(texts::keys::need_pools, ""));
    if (const std::string names = names_of(e, [](const Pool& pool) { return pool.budget.minor <= 0; }); !names.empty())
      faults.push_back(fault(texts::keys::need_budget, "", {{"pools", names}}));
    if (!e.published) check_sum(faults, e, ""), check_areas(faults, e);
  }
  if (part == Part::statute && e.settings.statute.powiat_rights && !e.settings.statute.spending)
    faults.push_back(fault(texts::keys::need_spending, ""));
  if (part == Part::timetable && !e.published && !stage_of(e.settings, StageKind::voting))
    faults.push_back(fault(texts::keys::need_voting, ""));
  if (part == Part::leftovers && !e.published) check_leftovers(faults, e);
  check_ways(faults, e, part);
  for (Problem& one : faults) one.field.clear();
  return faults;
}

Faults check_ready(const Edition& e) {
  Faults all;
  for (const PartRow& row : kParts)
    for (Problem& one : check_ready(e, row.part)) all.push_back(std::move(one));
  return all;
}

Faults not_yet_checked(const Edition& e) {
  const auto unknown = [](const Pool& pool) { return pool.signatures > 0 && !pool.residents; };
  const std::string names = names_of(e, unknown);
  if (names.empty()) return {};
  return {fault(texts::keys::signatures_unchecked, "", {{"pools", names}})};
}

}  // namespace wiec::editions
