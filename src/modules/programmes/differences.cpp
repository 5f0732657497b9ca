#include "modules/programmes/differences.h"

#include <algorithm>

#include "modules/programmes/texts.h"

namespace wiec::programmes {
namespace {

struct Leaf {
  std::string path, value;
};

void collect(const Json& json, const std::string& path, std::vector<Leaf>& leaves) {
  const auto below = [&](std::string_view name) {
    return path.empty() ? std::string(name) : fmt::format("{}.{}", path, name);
  };
  if (const auto* object = json.object()) {
    for (const auto& [name, value] : *object)
      if (name != "id") collect(value, below(name), leaves);  // of a partner: a number of this installation
  } else if (const auto* array = json.array()) {
    for (std::size_t i = 0; i < array->size(); ++i) collect((*array)[i], below(std::to_string(i + 1)), leaves);
  } else {
    leaves.push_back({path, json.string() ? *json.string() : to_text(json)});
  }
}

std::vector<Leaf> leaves_of(const Json& json) {
  std::vector<Leaf> leaves;
  collect(json, "", leaves);
  return leaves;
}

const Leaf* find(const std::vector<Leaf>& leaves, std::string_view path) {
  const auto at = std::ranges::find(leaves, path, &Leaf::path);
  return at == leaves.end() ? nullptr : &*at;
}

struct Word {
  std::string_view member;
  std::string_view (*label)(Language);
};
constexpr Word kWords[] = {{"programme", texts::programme},
                           {"acronym", texts::acronym},
                           {"title_pl", texts::title_pl},
                           {"title_en", texts::title_en},
                           {"beneficiary", texts::beneficiary},
                           {"implementing_unit", texts::implementing_unit},
                           {"period", texts::period},
                           {"lead_theme_pl", texts::lead_theme},
                           {"area", texts::area},
                           {"place", texts::place},
                           {"description_pl", texts::description_pl},
                           {"description_en", texts::description_en},
                           {"website", texts::website},
                           {"logo", texts::f_logo},
                           {"category", texts::category},
                           {"state", texts::state},
                           {"from", texts::from},
                           {"to", texts::to},
                           {"wide_area", texts::wide_area},
                           {"predecessor", texts::predecessor},
                           {"topics", texts::topic},
                           {"phases", texts::phases},
                           {"amounts", texts::amounts},
                           {"events", texts::events},
                           {"partners", texts::partners},
                           {"levels", texts::work_levels},
                           {"total", texts::value},
                           {"cofunding", texts::cofunding},
                           {"currency", texts::currency},
                           {"rate_e4", texts::exchange_rate},
                           {"rate_on", texts::rate_on},
                           {"declared_basis_points", texts::declared_rate},
                           {"source", texts::source},
                           {"note", texts::note},
                           {"official", texts::official},
                           {"kind", texts::kind},
                           {"months", texts::months},
                           {"phase", texts::phase},
                           {"at", texts::day},
                           {"name", texts::name},
                           {"city", texts::city},
                           {"country", texts::country},
                           {"role", texts::role},
                           {"place_pl", texts::p_place_pl},
                           {"place_en", texts::p_place_en},
                           {"pilot", texts::p_state},
                           {"pilot_from", texts::from},
                           {"pilot_to", texts::to},
                           {"pilot_pl", texts::p_about_pl},
                           {"pilot_en", texts::p_about_en},
                           {"result_pl", texts::p_result_pl},
                           {"result_en", texts::p_result_en},
                           {"latitude", texts::latitude},
                           {"longitude", texts::longitude}};

}  // namespace

std::vector<Difference> differences(const Json& before, const Json& after) {
  const auto old = leaves_of(before), now = leaves_of(after);
  std::vector<Difference> all;
  for (const Leaf& leaf : now) {
    const Leaf* was = find(old, leaf.path);
    if (!was || was->value != leaf.value) all.push_back({leaf.path, was ? was->value : "", leaf.value});
  }
  for (const Leaf& leaf : old)
    if (!find(now, leaf.path)) all.push_back({leaf.path, leaf.value, ""});
  return all;
}

std::string field_words(Language l, std::string_view path) {
  std::string words;
  while (!path.empty()) {
    const auto dot = std::min(path.find('.'), path.size());
    const std::string_view part = path.substr(0, dot);
    path.remove_prefix(std::min(dot + 1, path.size()));
    const auto known = std::ranges::find(kWords, part, &Word::member);
    if (!words.empty()) words += " › ";
    words += known == std::end(kWords) ? part : known->label(l);
  }
  return words;
}

}  // namespace wiec::programmes
