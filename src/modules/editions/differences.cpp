#include "modules/editions/differences.h"

#include "base/money.h"
#include "base/time.h"
#include "modules/editions/settings.h"
#include "modules/editions/texts.h"
#include "modules/editions/timeline.h"
#include "platform/text/text.h"

namespace wiec::editions {
namespace {

struct Leaf {
  std::string path;
  std::string what;
  std::string value;
};

struct Word {
  std::string_view member;
  std::string_view (*label)(Language);
};
constexpr Word kWords[] = {
    {"name_pl", texts::f_name_pl},
    {"name_en", texts::f_name_en},
    {"city_name", texts::f_city},
    {"year", texts::f_year},
    {"code", texts::f_code},
    {"published", texts::d_published},
    {"pools", texts::part_pools},
    {"budget", texts::budget},
    {"level", texts::level},
    {"district", texts::f_district},
    {"cost_least", texts::f_cost_least},
    {"cost_most", texts::f_cost_most},
    {"signatures", texts::f_signatures},
    {"residents", texts::f_residents},
    {"legal_act", texts::part_act},
    {"title_pl", texts::f_act_title_pl},
    {"title_en", texts::f_act_title_en},
    {"url", texts::f_act_url},
    {"adopted_on", texts::f_adopted_on},
    {"journal", texts::f_journal},
    {"document", texts::f_act_file},
    {"timetable", texts::part_timetable},
    {"from", texts::d_from},
    {"until", texts::d_until},
    {"citywide", texts::level_citywide},
    {"district_level", texts::level_district},
    {"local", texts::level_local},
    {"ballot", texts::part_ballot},
    {"rule", texts::part_rule},
    {"vote_type", texts::f_vote_type},
    {"min_marks", texts::f_min_marks},
    {"max_marks", texts::f_max_marks},
    {"points_by_place", texts::f_points_by_place},
    {"max_points", texts::f_max_points},
    {"min_sum_points", texts::f_min_sum_points},
    {"max_sum_points", texts::f_max_sum_points},
    {"max_cost", texts::f_max_cost},
    {"leftovers", texts::f_leftovers},
    {"tie_note_pl", texts::f_tie_pl},
    {"tie_note_en", texts::f_tie_en},
    {"identity", texts::part_identity},
    {"proofs", texts::f_proofs},
    {"age_least", texts::f_age_least},
    {"guardian_below", texts::f_guardian},
    {"any_district", texts::f_any_district},
    {"per_contact", texts::f_per_contact},
    {"grace_minutes", texts::f_grace},
    {"protest_days", texts::f_protest_days},
    {"statute", texts::part_statute},
    {"powiat_rights", texts::f_powiat_rights},
    {"spending", texts::f_spending},
    {"form", texts::part_form},
    {"label_pl", texts::f_label_pl},
    {"label_en", texts::f_label_en},
    {"kind", texts::f_kind},
    {"required", texts::f_required},
    {"most", texts::f_field_most},
    {"hidden", texts::f_hidden},
    {"prices", texts::f_prices},
    {"unit", texts::f_unit},
    {"minor", texts::f_price},
};

constexpr std::string_view kMoney[] = {"budget",   "cost_least", "cost_most", "spending",
                                       "min_cost", "max_cost",   "minor"};
// Of the machine alone, or said better elsewhere.
constexpr std::string_view kSilent[] = {"id", "place", "currency"};

std::string label_of(Language l, std::string_view member) {
  if (const auto kind = stage_from(member)) return std::string(name_of(l, *kind));
  const auto at = std::ranges::find(kWords, member, &Word::member);
  return at == std::end(kWords) ? std::string(member) : std::string(at->label(l));
}

std::string value_of(Language l, std::string_view member, const Json& json) {
  if (const auto* flag = json.boolean()) return std::string(*flag ? texts::yes(l) : texts::no(l));
  if (const auto* number = json.integer())
    return std::ranges::find(kMoney, member) != std::end(kMoney) ? text::format_money(l, {*number})
           : member == "year"                                    ? std::to_string(*number)
                                                                 : text::format_number(l, *number);
  if (const auto* text = json.string()) {
    if (member == "from" || member == "until")
      if (const auto at = instant_from_iso(*text)) return text::format_instant(l, *at);
    return *text;
  }
  return to_text(json);
}

// The name that an item of a list is known by.
std::string key_of(const Json& item, std::size_t index) {
  for (const std::string_view name : {"code", "stage"})
    if (const Json* member = item.find(name); member && member->string()) return *member->string();
  return std::to_string(index + 1);
}

void gather(Language l, const Json& json, const std::string& path, const std::string& what, std::string_view member,
            std::vector<Leaf>& leaves) {
  const auto below = [&](std::string_view name, const Json& value) {
    if (std::ranges::find(kSilent, name) != std::end(kSilent)) return;
    // A level's rules stand beside a pool's district under the same name.
    const std::string label = label_of(l, name == "district" && value.object() ? "district_level" : name);
    const bool top = name == "settings";
    gather(l, value, path + "/" + std::string(name),
           top            ? what
           : what.empty() ? label
                          : what + " › " + label,
           name, leaves);
  };
  if (const auto* object = json.object()) {
    for (const auto& [name, value] : *object) below(name, value);
    return;
  }
  const auto* array = json.array();
  if (array && !array->empty() && array->front().object()) {
    for (std::size_t i = 0; i < array->size(); ++i) below(key_of((*array)[i], i), (*array)[i]);
    return;
  }
  if (json.is_null()) return;
  leaves.push_back({path, what, value_of(l, member, json)});
}

const Leaf* find(const std::vector<Leaf>& leaves, const std::string& path) {
  const auto at = std::ranges::find(leaves, path, &Leaf::path);
  return at == leaves.end() ? nullptr : &*at;
}

}  // namespace

std::vector<Difference> differences(Language l, const Json& before, const Json& after) {
  std::vector<Leaf> old_leaves, new_leaves;
  gather(l, before, "", "", "", old_leaves);
  gather(l, after, "", "", "", new_leaves);
  std::vector<Difference> all;
  for (const Leaf& leaf : new_leaves) {
    const Leaf* old = find(old_leaves, leaf.path);
    if (!old || old->value != leaf.value) all.push_back({leaf.what, old ? old->value : "", leaf.value});
  }
  for (const Leaf& leaf : old_leaves)
    if (!find(new_leaves, leaf.path)) all.push_back({leaf.what, leaf.value, ""});
  return all;
}

}  // namespace wiec::editions
