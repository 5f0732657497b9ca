#include "modules/plans/words.h"

#include "modules/plans/plan_json.h"
#include "modules/plans/plan_store.h"
#include "modules/plans/texts.h"
#include "modules/programmes/words.h"
#include "modules/programmes/work_parts.h"
#include "platform/text/text.h"

namespace wiec::plans {
namespace {

using Word = std::string_view (*)(Language);
constexpr Word kKindWords[] = {texts::kind_local, texts::kind_integrated};
constexpr Word kStateWords[] = {texts::state_drafting, texts::state_consultation, texts::state_adopted};
constexpr Word kSectionWords[] = {texts::section_diagnosis, texts::section_vision, texts::section_objectives,
                                  texts::section_management};
constexpr Word kReadinessWords[] = {texts::readiness_idea, texts::readiness_designed, texts::readiness_agreed,
                                    texts::readiness_funded};
constexpr Word kActionWords[] = {texts::action_planned, texts::action_under_way, texts::action_delayed,
                                 texts::action_done, texts::action_given_up};
constexpr Word kIndicatorWords[] = {texts::indicator_output, texts::indicator_result};
constexpr Word kVerdictWords[] = {texts::verdict_taken, texts::verdict_partly, texts::verdict_not_taken,
                                  texts::verdict_explained};

template <class E, std::size_t N>
std::string_view pick(const Word (&words)[N], Language l, E value) {
  return words[static_cast<std::size_t>(value)](l);
}

}  // namespace

std::string_view words_of(Language l, Kind v) { return pick(kKindWords, l, v); }
std::string_view words_of(Language l, State v) { return pick(kStateWords, l, v); }
std::string_view words_of(Language l, Section v) { return pick(kSectionWords, l, v); }
std::string_view words_of(Language l, Readiness v) { return pick(kReadinessWords, l, v); }
std::string_view words_of(Language l, ActionState v) { return pick(kActionWords, l, v); }
std::string_view words_of(Language l, IndicatorKind v) { return pick(kIndicatorWords, l, v); }
std::string_view words_of(Language l, Verdict v) { return pick(kVerdictWords, l, v); }

html::Tone tone_of(State s) {
  return s == State::adopted ? html::Tone::linden : s == State::consultation ? html::Tone::amber : html::Tone::wisla;
}

html::Tone tone_of(ActionState s) {
  constexpr html::Tone kTones[] = {html::Tone::wisla, html::Tone::amber, html::Tone::brick, html::Tone::linden,
                                   html::Tone::plum};
  return kTones[static_cast<std::size_t>(s)];
}

void put_both(Html& out, Language l, const Both& words) { programmes::put_words(out, l, words.pl, words.en); }

std::string value_words(Language l, std::int64_t hundredths, std::string_view unit) {
  std::string number = text::format_number(l, hundredths / 100);
  if (hundredths % 100 != 0) number += fmt::format("{}{:02}", l == Language::pl ? ',' : '.', hundredths % 100);
  return unit.empty() ? number : fmt::format("{} {}", number, unit);
}

std::string dates_of(Language l, const Action& a) { return programmes::dates_words(l, a.from, a.to); }

std::string cost_of(Language l, const Action& a) {
  return a.cost ? text::format_money(l, *a.cost) : std::string(texts::cost_unknown(l));
}

std::string indicator_words(Language l, const Indicator& i) {
  const std::string from = i.baseline ? value_words(l, *i.baseline, {}) : std::string(),
                    to = i.target ? value_words(l, *i.target, i.unit) : std::string();
  if (i.baseline && i.target) return texts::from_to(l, from, to);
  if (i.target) return texts::no_baseline(l, to);
  return i.baseline ? texts::no_target(l, value_words(l, *i.baseline, i.unit)) : std::string(texts::neither(l));
}

std::optional<Measured> measured(const std::vector<Progress>& all, IndicatorId id) {
  for (const Progress& p : all)
    for (const Reading& r : p.readings)
      if (r.indicator == id) return Measured{r.value, p.on};
  return std::nullopt;
}

Result<Plan> plan_at(Context& ctx, const Request& request) {
  const auto id = id_from_code(request.params.get("code"));
  auto found = id ? ctx.db.read([&](db::ReadTx& tx) { return find_plan(tx, PlanId{*id}); }) : std::nullopt;
  if (!found) return problem(ProblemKind::not_found, texts::keys::no_such_plan);
  return *std::move(found);
}

}  // namespace wiec::plans
