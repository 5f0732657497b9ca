#include "modules/plans/plan_json.h"

namespace wiec::plans {
namespace {

using programmes::name_in;

Json both(const Both& words) { return Json::Object{{"pl", words.pl}, {"en", words.en}}; }
Json value(const std::optional<std::int64_t>& hundredths) { return hundredths ? Json(decimal(*hundredths)) : Json(); }
Json when(const std::optional<When>& w) { return w ? Json(programmes::code_of(*w)) : Json(); }

Json to_json(const Indicator& i) {
  return Json::Object{{"kind", name_in(kIndicatorKinds, i.kind)},
                      {"name", both(i.name)},
                      {"unit", i.unit},
                      {"baseline", value(i.baseline)},
                      {"target", value(i.target)}};
}

Json to_json(const Action& a) {
  Json::Array indicators;
  for (const Indicator& i : a.indicators) indicators.push_back(to_json(i));
  return Json::Object{{"id", code_from_id(a.id.value)},
                      {"title", both(a.title)},
                      {"about", both(a.about)},
                      {"owner", a.owner},
                      {"partners", a.partners},
                      {"cost", a.cost ? Json(plain_decimal(a.cost->minor)) : Json()},
                      {"currency", a.cost ? Json(wiec::code_of(a.cost->currency)) : Json()},
                      {"funding", both(a.funding)},
                      {"from", when(a.from)},
                      {"to", when(a.to)},
                      {"risk", both(a.risk)},
                      {"readiness", name_in(kReadiness, a.readiness)},
                      {"indicators", std::move(indicators)}};
}

}  // namespace

std::string decimal(std::int64_t hundredths) {
  std::string text = plain_decimal(hundredths);
  return text.ends_with(".00") ? text.substr(0, text.size() - 3) : text;
}

Json to_json(const Plan& p) {
  Json::Array paragraphs, actions;
  for (const Paragraph& one : p.paragraphs)
    if (!one.removed)
      paragraphs.push_back(Json::Object{
          {"id", code_from_id(one.id.value)}, {"section", name_in(kSections, one.section)}, {"text", both(one.text)}});
  for (const Action& one : p.actions)
    if (!one.removed) actions.push_back(to_json(one));
  return Json::Object{{"id", p.code()},
                      {"kind", name_in(kKinds, p.kind)},
                      {"title", both(p.title)},
                      {"area", p.area},
                      {"place", p.place_name},
                      {"project", p.project ? Json(code_from_id(p.project.value)) : Json()},
                      {"version", p.version},
                      {"paragraphs", std::move(paragraphs)},
                      {"actions", std::move(actions)}};
}

}  // namespace wiec::plans
