// Reason codes of tally/reason.h as Polish and English sentences.
#include "base/json.h"
#include "modules/voting/pages.h"
#include "modules/voting/texts.h"

namespace wiec::voting {
namespace {

// Arguments of a reason as the record has them: amounts are decimals, projects are ids.
class Arguments {
 public:
  Arguments(const Json& reason, Currency currency) : reason_(reason), currency_(currency) {}
  Money money(std::string_view name) const {
    const Json* value = reason_.find(name);
    const auto minor = value && value->string() ? minor_units_from(*value->string()) : std::nullopt;
    return {minor.value_or(0), currency_};
  }
  std::int64_t number(std::string_view name) const {
    const Json* value = reason_.find(name);
    return value && value->integer() ? *value->integer() : 0;
  }
  std::string text(std::string_view name) const {
    const Json* value = reason_.find(name);
    return value && value->string() ? *value->string() : std::string();
  }

 private:
  const Json& reason_;
  Currency currency_;
};

std::string title_of(Language l, const std::string& number, const std::vector<ProjectResult>& projects) {
  for (const ProjectResult& project : projects)
    if (project.number == number || project.external_id == number) return project.title(l);
  return number;
}

}  // namespace

std::string sentence_of_reason(Language l, std::string_view reason_json, const std::vector<ProjectResult>& projects,
                               Currency currency) {
  const auto json = parse_json(reason_json);
  if (!json) return {};
  const Arguments a(*json, currency);
  const std::string code = a.text("code");
  if (code == "won") return texts::why_won(l, a.money("left"));
  if (code == "won_as_last") return texts::why_won_as_last(l, a.money("left"), a.money("missing"));
  if (code == "won_from_reserve") return texts::why_won_from_reserve(l, a.money("left"));
  if (code == "no_money") return texts::why_no_money(l, a.money("needed"), a.money("left"));
  if (code == "stopped") return texts::why_stopped(l, title_of(l, a.text("at"), projects));
  if (code == "dearer_than_budget") return texts::why_dearer_than_budget(l, a.money("needed"), a.money("budget"));
  if (code == "below_threshold") return texts::why_below_threshold(l, a.number("has"), a.number("needed"));
  if (code == "supporters_short") return texts::why_supporters_short(l, a.money("needed"), a.money("left"));
  if (code == "won_in_completion") return texts::why_won_in_completion(l, a.money("left"));
  if (code == "conflict") return texts::why_conflict(l, title_of(l, a.text("with"), projects));
  if (code == "cap_reached") return texts::why_cap_reached(l, a.text("part"), a.money("needed"), a.money("left"));
  if (code == "excluded") return texts::why_excluded(l, a.text("why"));
  if (code == "withdrawn") return std::string(texts::why_withdrawn(l));
  if (code == "no_support") return std::string(texts::why_no_support(l));
  if (code == "not_in_best_set") return std::string(texts::why_not_in_best_set(l));
  if (code == "eliminated") return texts::why_eliminated(l, a.money("has"), a.money("needed"));
  if (code == "no_equal_share") return texts::why_no_equal_share(l, a.money("needed"), a.money("missing"));
  return code;
}

}  // namespace wiec::voting
