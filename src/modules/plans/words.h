// Plans in words, and the pieces that several pages show.
#pragma once
#include "commons/site/page.h"
#include "modules/plans/plan.h"
#include "platform/html/card.h"
#include "platform/html/field.h"

namespace wiec::plans {

std::string_view words_of(Language, Kind);
std::string_view words_of(Language, State);
std::string_view words_of(Language, Section);
std::string_view words_of(Language, Readiness);
std::string_view words_of(Language, ActionState);
std::string_view words_of(Language, IndicatorKind);
std::string_view words_of(Language, Verdict);
html::Tone tone_of(State);
html::Tone tone_of(ActionState);

// All values of an enumeration as choices of a form.
template <class E, std::size_t N>
std::vector<html::Choice> choices_of(Language l, const std::string_view (&names)[N]) {
  std::vector<html::Choice> all;
  for (std::size_t i = 0; i < N; ++i) all.push_back({.value = names[i], .label = words_of(l, static_cast<E>(i))});
  return all;
}

void put_both(Html&, Language, const Both&);  // paragraphs; Polish ones in English marked so
std::string value_words(Language, std::int64_t hundredths, std::string_view unit);  // "12,5 osoby"
std::string dates_of(Language, const Action&);
std::string cost_of(Language, const Action&);             // "brak danych" where none is known
std::string indicator_words(Language, const Indicator&);  // "z 0 do 40 osób"; says where no baseline was measured
// The last value of an indicator and its day; progress is newest first.
struct Measured {
  std::int64_t value = 0;
  Date on;
};
std::optional<Measured> measured(const std::vector<Progress>&, IndicatorId);

// By the code in the address. Problem: not_found.
Result<Plan> plan_at(Context&, const Request&);

}  // namespace wiec::plans
