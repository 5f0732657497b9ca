// From a card to the strings of its form.
#include "modules/programmes/form_rows.h"
#include "modules/programmes/project_form.h"

namespace wiec::programmes {
namespace {

std::string amount_of(std::optional<std::int64_t> minor) { return minor ? amount_text(*minor) : std::string(); }
std::string number_of(std::optional<int> number) { return number ? std::to_string(*number) : std::string(); }
std::string day_of(const std::optional<When>& when) { return when ? code_of(*when) : std::string(); }

struct RowFiller {
  Typed& typed;
  const RowGroup& group;
  int row;
  void operator()(std::string_view field, std::string value) const {
    typed.set(field_name(group, row, field), std::move(value));
  }
};

void fill_amount(const RowFiller& set, const Amount& a) {
  set("level", std::string(name_in(kAmountLevels, a.level)));
  if (a.phase) set("phase", std::to_string(a.phase));
  set("total", amount_text(a.total.minor));
  set("currency", std::string(wiec::code_of(a.total.currency)));
  set("cofunding", amount_of(a.cofunding));
  if (a.rate_e4) set("rate", fmt::format("{},{:04}", *a.rate_e4 / 10'000, *a.rate_e4 % 10'000));
  if (a.rate_on) set("rate_on", iso(*a.rate_on));
  if (a.declared_basis_points) set("declared", amount_text(*a.declared_basis_points));
  set("source", a.source);
  set("note", a.note);
  if (a.official) set("official", "1");
}

void fill_phase(const RowFiller& set, const Phase& f) {
  set("kind", std::string(name_in(kPhaseKinds, f.kind)));
  set("name_pl", f.name_pl);
  set("name_en", f.name_en);
  set("months", number_of(f.months));
  set("from", day_of(f.from));
  set("to", day_of(f.to));
  set("source", f.source);
}

void fill_event(const RowFiller& set, const Event& e) {
  set("kind", std::string(name_in(kEventKinds, e.kind)));
  set("at", code_of(e.at));
  if (e.phase) set("phase", std::to_string(e.phase));
  set("months", number_of(e.months));
  set("text_pl", e.text_pl);
  set("text_en", e.text_en);
}

void fill_partner(const RowFiller& set, const Partner& p) {
  set("role", std::string(name_in(kPartnerRoles, p.role)));
  set("name", p.name);
  set("city", p.city);
  set("country", p.country);
  set("area", p.area);
  if (p.id) set("id", p.code());
}

template <class Part>
void fill_rows(Typed& typed, const RowGroup& group, const std::vector<Part>& parts,
               void (*fill)(const RowFiller&, const Part&)) {
  for (std::size_t i = 0; i < parts.size(); ++i) fill({typed, group, static_cast<int>(i) + 1}, parts[i]);
  set_rows(group, typed, static_cast<int>(parts.size()));
}

void fill_lines(Typed& t, const Project& p) {
  for (const auto& [name, text] :
       {std::pair{"acronym", &p.acronym}, std::pair{"title_pl", &p.title_pl}, std::pair{"title_en", &p.title_en},
        std::pair{"period", &p.period}, std::pair{"lead_theme_pl", &p.lead_theme_pl},
        std::pair{"lead_theme_en", &p.lead_theme_en}, std::pair{"beneficiary", &p.beneficiary},
        std::pair{"implementing_unit", &p.implementing_unit}, std::pair{"website", &p.website},
        std::pair{"area", &p.area}, std::pair{"description_pl", &p.description_pl},
        std::pair{"description_en", &p.description_en}})
    t.set(name, *text);
  for (const LevelText& level : p.levels) {
    const std::string name(name_in(kWorkLevels, level.level));
    t.set(name + "_pl", level.description_pl);
    t.set(name + "_en", level.description_en);
  }
}

}  // namespace

void fill_form(Typed& t, const Project& p, const Ground& ground, std::string_view predecessor) {
  fill_lines(t, p);
  if (const auto* programme = find_by_id(*ground.programmes, p.programme)) t.set("programme", programme->code);
  if (const auto* place = find_by_id(ground.places, p.place)) t.set("place", place->code);
  std::string topics;
  for (const TopicId id : p.topics)
    if (const auto* topic = find_by_id(*ground.topics, id)) topics += (topics.empty() ? "" : ",") + topic->code;
  t.set("topics", topics);
  t.set("category", std::string(name_in(kCategories, p.category)));
  t.set("state", std::string(name_in(kStates, p.state)));
  t.set("from", day_of(p.from));
  t.set("to", day_of(p.to));
  t.set("predecessor", std::string(predecessor));
  fill_rows(t, kAmountRows, p.amounts, fill_amount);
  fill_rows(t, kPhaseRows, p.phases, fill_phase);
  fill_rows(t, kEventRows, p.events, fill_event);
  fill_rows(t, kPartnerRows, p.partners, fill_partner);
}

}  // namespace wiec::programmes
