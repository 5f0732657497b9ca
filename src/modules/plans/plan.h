// A Local or Integrated Action Plan (Lokalny, Zintegrowany Plan Działania; URBACT) of an area: diagnosis, vision,
// objectives, actions with cost and indicators; consulted paragraph by paragraph, adopted by an act, carried out.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/money.h"
#include "commons/bilingual/both.h"
#include "commons/people/person.h"
#include "modules/programmes/project.h"
#include "platform/db/db.h"

namespace wiec::plans {

std::span<const db::Migration> migrations();

using bilingual::Both;
using programmes::ProjectId;
using programmes::When;

struct PlanTag;
using PlanId = Id<PlanTag>;
struct PieceTag;
using PieceId = Id<PieceTag>;  // of a paragraph or an action: what is commented on
struct IndicatorTag;
using IndicatorId = Id<IndicatorTag>;
struct CommentTag;
using CommentId = Id<CommentTag>;
struct ProgressTag;
using ProgressId = Id<ProgressTag>;

enum class Kind { local, integrated };
// drafting -open-> consultation -end-> drafting; drafting -adopt-> adopted -amend-> drafting. Only who keeps the plan.
enum class State { drafting, consultation, adopted };
enum class Section { diagnosis, vision, objectives, management };
enum class Readiness { idea, designed, agreed, funded };
enum class ActionState { planned, under_way, delayed, done, given_up };
enum class IndicatorKind { output, result };
enum class Verdict { taken, partly, not_taken, explained };
inline constexpr std::string_view kKinds[] = {"local", "integrated"};
inline constexpr std::string_view kStates[] = {"drafting", "consultation", "adopted"};
inline constexpr std::string_view kSections[] = {"diagnosis", "vision", "objectives", "management"};
inline constexpr std::string_view kReadiness[] = {"idea", "designed", "agreed", "funded"};
inline constexpr std::string_view kActionStates[] = {"planned", "under_way", "delayed", "done", "given_up"};
inline constexpr std::string_view kIndicatorKinds[] = {"output", "result"};
inline constexpr std::string_view kVerdicts[] = {"taken", "partly", "not_taken", "explained"};

struct Paragraph {
  PieceId id;
  Section section = Section::diagnosis;
  std::int64_t position = 0;
  Both text;
  bool removed = false;
};

struct Indicator {
  IndicatorId id;
  IndicatorKind kind = IndicatorKind::output;
  Both name;
  std::string unit;
  std::optional<std::int64_t> baseline, target;  // hundredths
};

struct Action {
  PieceId id;
  std::int64_t position = 0;
  Both title, about, funding, risk;
  std::string owner, partners;
  std::optional<Money> cost;
  std::optional<When> from, to;
  Readiness readiness = Readiness::idea;
  ActionState state = ActionState::planned;
  bool removed = false;
  std::vector<Indicator> indicators;
};

struct Plan {
  PlanId id;
  Kind kind = Kind::local;
  Both title;
  std::string area;
  ProjectId project;
  places::PlaceId place;   // where it holds, which says who keeps a plan without a project; none: the whole city
  std::string place_name;  // as the store read it
  State state = State::drafting;
  std::int64_t version = 0;
  std::optional<Date> comments_from, comments_until;
  Instant changed_at;
  std::vector<Paragraph> paragraphs;  // by section and position; removed ones too
  std::vector<Action> actions;        // by position; removed ones too

  std::string code() const { return code_from_id(id.value); }
  std::string path() const { return "/plany/" + code(); }
  std::string path_of(PieceId piece) const { return path() + "/czesc/" + code_from_id(piece.value); }
  const Paragraph* paragraph(PieceId) const;
  const Action* action(PieceId) const;
  bool hears(Date today) const { return state == State::consultation && today <= *comments_until; }
};

struct Comment {
  CommentId id;
  PlanId plan;
  PieceId paragraph, action;  // one of them
  std::int64_t version = 0;
  people::PersonId person;  // none: erased
  std::string body;
  Instant made_at;
  std::optional<Verdict> verdict;  // none: open
  std::string answer;
  std::optional<Instant> answered_at;
  PieceId piece() const { return paragraph ? paragraph : action; }
};

struct Adoption {
  PlanId plan;
  std::int64_t version = 0;
  Date on;
  std::string act;
  Both text;
};

struct TakeUp {
  PieceId action;
  ProjectId project;
  Date on;
  Both note;
};

struct Reading {
  IndicatorId indicator;
  std::int64_t value = 0;  // hundredths
};
struct Progress {
  ProgressId id;
  PieceId action;
  Date on;
  ActionState state = ActionState::planned;
  Both text;
  std::vector<Reading> readings;
};

// How far from baseline (0 where none was measured) to target, 0 to 100, exact and rounded down; none without a target
// or where target and baseline are equal.
std::optional<int> percent_done(const Indicator&, std::int64_t value);

inline constexpr std::string_view kActionNoun = "plan_action";
inline constexpr std::string_view kTakesUp = "takes_up";  // project -> plan_action

}  // namespace wiec::plans
