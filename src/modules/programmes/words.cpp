#include "modules/programmes/words.h"

#include <array>

#include "modules/programmes/texts.h"
#include "platform/text/text.h"

namespace wiec::programmes {
namespace {

using Word = std::string_view (*)(Language);
constexpr Word kStateWords[] = {texts::state_unknown,   texts::state_idea,      texts::state_applied,
                                texts::state_approved,  texts::state_rejected,  texts::state_running,
                                texts::state_completed, texts::state_terminated};
constexpr Word kCategoryWords[] = {texts::category_unknown, texts::category_investment, texts::category_soft};
constexpr Word kLevelWords[] = {texts::level_whole, texts::level_partner, texts::level_own, texts::level_phase};
constexpr Word kPhaseWords[] = {texts::phase_preparatory, texts::phase_implementation, texts::phase_other};
constexpr Word kEventWords[] = {texts::event_application, texts::event_received, texts::event_decision,
                                texts::event_extension,   texts::event_note,     texts::event_other};
constexpr Word kRoleWords[] = {texts::role_lead, texts::role_partner, texts::role_expert};
constexpr Word kWorkWords[] = {texts::work_international, texts::work_local};

template <class E, std::size_t N>
std::string_view pick(const Word (&words)[N], Language l, E value) {
  return words[static_cast<std::size_t>(value)](l);
}

struct Country {
  std::string_view code, pl, en;
};
// Where partners of Polish cities mostly are; others show their code.
constexpr Country kCountries[] = {
    {"AT", "Austria", "Austria"},
    {"BE", "Belgia", "Belgium"},
    {"BG", "Bułgaria", "Bulgaria"},
    {"CH", "Szwajcaria", "Switzerland"},
    {"CY", "Cypr", "Cyprus"},
    {"CZ", "Czechy", "Czechia"},
    {"DE", "Niemcy", "Germany"},
    {"DK", "Dania", "Denmark"},
    {"EE", "Estonia", "Estonia"},
    {"ES", "Hiszpania", "Spain"},
    {"FI", "Finlandia", "Finland"},
    {"FR", "Francja", "France"},
    {"GB", "Wielka Brytania", "United Kingdom"},
    {"GR", "Grecja", "Greece"},
    {"HR", "Chorwacja", "Croatia"},
    {"HU", "Węgry", "Hungary"},
    {"IE", "Irlandia", "Ireland"},
    {"IS", "Islandia", "Iceland"},
    {"IT", "Włochy", "Italy"},
    {"LT", "Litwa", "Lithuania"},
    {"LU", "Luksemburg", "Luxembourg"},
    {"LV", "Łotwa", "Latvia"},
    {"MT", "Malta", "Malta"},
    {"NL", "Holandia", "Netherlands"},
    {"NO", "Norwegia", "Norway"},
    {"PL", "Polska", "Poland"},
    {"PT", "Portugalia", "Portugal"},
    {"RO", "Rumunia", "Romania"},
    {"SE", "Szwecja", "Sweden"},
    {"SI", "Słowenia", "Slovenia"},
    {"SK", "Słowacja", "Slovakia"},
    {"UA", "Ukraina", "Ukraine"},
};

}  // namespace

std::string_view words_of(Language l, State v) { return pick(kStateWords, l, v); }
std::string_view words_of(Language l, Category v) { return pick(kCategoryWords, l, v); }
std::string_view words_of(Language l, AmountLevel v) { return pick(kLevelWords, l, v); }
std::string_view words_of(Language l, PhaseKind v) { return pick(kPhaseWords, l, v); }
std::string_view words_of(Language l, EventKind v) { return pick(kEventWords, l, v); }
std::string_view words_of(Language l, PartnerRole v) { return pick(kRoleWords, l, v); }
std::string_view words_of(Language l, PilotState state) {
  switch (state) {
    case PilotState::none:
      return texts::pilot_none(l);
    case PilotState::planned:
      return texts::pilot_planned(l);
    case PilotState::running:
      return texts::pilot_running(l);
    case PilotState::completed:
      return texts::pilot_completed(l);
    case PilotState::abandoned:
      return texts::pilot_abandoned(l);
  }
  return {};
}

std::string_view words_of(Language l, WorkLevel v) { return pick(kWorkWords, l, v); }

std::string phase_name(Language l, const Project& p, int number) {
  if (number < 1 || number > static_cast<int>(p.phases.size())) return std::string(texts::all_phases(l));
  const Phase& phase = p.phases[static_cast<std::size_t>(number) - 1];
  const std::string& own = l == Language::en && !phase.name_en.empty() ? phase.name_en : phase.name_pl;
  return texts::phase_numbered(l, std::int64_t{number}, own.empty() ? words_of(l, phase.kind) : std::string_view(own));
}

std::string source_name(Language l, const Amount& a) {
  return a.source.empty() ? std::string(texts::source_unnamed(l)) : a.source;
}

std::string short_money(Language l, Money sum) {
  constexpr std::int64_t kMillion = 1'000'000'00, kThousandMillions = 1'000 * kMillion;
  if (sum.minor < 10 * kMillion) return text::format_money(l, sum);
  const bool larger = sum.minor >= kThousandMillions;
  const std::int64_t unit = larger ? kThousandMillions : kMillion;
  const std::int64_t hundredths = sum.minor / (unit / 100) + (sum.minor % (unit / 100) * 2 >= unit / 100);
  const std::string number = text::format_number(l, hundredths / 100) +
                             fmt::format("{}{:02}", l == Language::pl ? ',' : '.', hundredths % 100);
  const std::string_view sign =
      sum.currency == Currency::pln && l == Language::pl ? std::string_view("zł") : wiec::code_of(sum.currency);
  return larger ? texts::thousand_millions(l, number, sign) : texts::millions(l, number, sign);
}

std::string rate_words(Language l, const Ratio& rate) {
  // A whole percent is shown as one.
  const bool whole = rate.num % rate.den == 0 || Ratio{rate.num * 100 / rate.den, 100} == rate;
  return text::format_percent(l, rate, whole ? 0 : 2);
}

std::string dates_words(Language l, const std::optional<When>& from, const std::optional<When>& to) {
  if (!from && !to) return {};
  const std::string first = from ? short_words(l, *from) : "…", last = to ? short_words(l, *to) : "…";
  return first == last ? first : first + " – " + last;
}

std::string country_name(Language l, std::string_view code) {
  for (const Country& country : kCountries)
    if (country.code == code) return std::string(l == Language::pl ? country.pl : country.en);
  return std::string(code);
}

}  // namespace wiec::programmes
