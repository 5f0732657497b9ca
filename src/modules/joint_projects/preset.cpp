#include "modules/joint_projects/preset.h"

namespace wiec::joint_projects {
namespace {

struct Usual {
  std::string_view title_pl, title_en, about_pl, about_en;
  int weeks;
};

constexpr Usual kDistrict[] = {
    {"Ambasadorzy i Ambasadorki Lokalnej Partycypacji", "Local Participation Ambassadors",
     "Nabór, szkolenie i publiczna lista. Każda osoba wskazuje obszar, w którym razem z mieszkańcami rozpozna "
     "potrzeby.",
     "Recruitment, training and the public list. Each person points out an area to find out its needs with residents.",
     6},
    {"Spotkania mieszkańców", "Residents' meetings",
     "Od potrzeb okolicy do wstępnych propozycji zadań. Można przyjść z gotowym pomysłem.",
     "From the needs of the neighbourhood to preliminary proposals. You may come with a ready idea.", 8},
    {"Warsztaty z ekspertami", "Workshops with experts",
     "Jednostki weryfikujące dają informację zwrotną, a autorki i autorzy poprawiają propozycje i konsultują je "
     "osobno.",
     "Verifying units give feedback; authors improve their proposals and consult them one by one.", 4},
    {"Składanie propozycji zadań", "Submitting proposals",
     "Maratony składania wniosków pomagają poprawnie wprowadzić propozycję. Udział nie jest obowiązkowy.",
     "Submission marathons help to enter a proposal correctly. Taking part is not required.", 4},
};
constexpr Usual kCitywide[] = {
    {"Nabór osób prowadzących tematy", "Recruitment of theme leaders",
     "Temat łączy ludzi z całego miasta: zieleń, drogi, kultura. Prowadzi go ambasadorka albo ambasador.",
     "A theme joins people of the whole city: greenery, roads, culture. An ambassador leads it.", 6},
    {"Spotkania tematyczne", "Meetings by theme", "Od potrzeb całego miasta do wstępnych propozycji zadań.",
     "From the needs of the whole city to preliminary proposals.", 8},
    {"Warsztaty z ekspertami", "Workshops with experts",
     "Informacja zwrotna jednostek i rozmowa z autorami podobnych propozycji.",
     "Feedback of the units and talks with authors of similar proposals.", 4},
    {"Składanie propozycji zadań", "Submitting proposals", "Maraton składania wniosków miejskich.",
     "A marathon of submitting citywide proposals.", 4},
};

constexpr std::string_view kConditionsPl =
    "Chęć pracy z mieszkankami i mieszkańcami wskazanego obszaru albo nad tematem całego miasta\n"
    "Udział w szkoleniu dla ambasadorek i ambasadorów\n"
    "Zorganizowanie co najmniej jednego spotkania o potrzebach";
constexpr std::string_view kConditionsEn =
    "Willingness to work with residents of the area pointed out, or on a theme of the whole city\n"
    "Taking part in the training of ambassadors\n"
    "Organising at least one meeting about needs";

constexpr std::string_view kProgrammePl =
    "Wspólne Projekty to ścieżka powstawania propozycji zadań w budżecie obywatelskim. Mieszkanki i mieszkańcy pracują "
    "razem, ze wsparciem ekspertów urzędu, **jeszcze przed złożeniem propozycji**.\n\n"
    "Są dwie ścieżki: **dzielnicowa**, w której ludzi łączy okolica, i **miejska**, w której łączy ich temat.";
constexpr std::string_view kProgrammeEn =
    "Joint Projects are a way in which proposals for the participatory budget come about. Residents work together, "
    "supported by experts of the city, **before a proposal is submitted**.\n\n"
    "There are two paths: the **district** one, where people share a neighbourhood, and the **citywide** one, where "
    "they "
    "share a theme.";
constexpr std::string_view kDistrictPl =
    "Ważną rolę mają Ambasadorki i Ambasadorzy Lokalnej Partycypacji: osoby, które reprezentują swoją okolicę i ze "
    "wsparciem urzędu organizują spotkania.\n\n"
    "Ambasadorką albo ambasadorem może zostać **każda chętna osoba**. Wskazuje obszar: osiedle, kilka ulic albo małą "
    "część dzielnicy. Kilka osób może prowadzić ten sam obszar.\n\n"
    "# Co dostajesz\n\n- szkolenie i poznanie innych ambasadorek i ambasadorów\n- wsparcie organizacyjne urzędu\n- "
    "materiały na spotkania i wyniki badań dotyczące Twojego obszaru\n- zaświadczenie\n\n"
    "# Gotowy pomysł\n\nNa spotkanie można przyjść z gotowym pomysłem. Jeśli w okolicy powstanie pomysł miejski, też "
    "może być złożony w tym trybie.";
constexpr std::string_view kDistrictEn =
    "Local Participation Ambassadors have an important part: they represent their neighbourhood and organise meetings "
    "with the city's support.\n\n"
    "**Anyone willing** can become an ambassador. One points out an area: an estate, a few streets or a small part of "
    "a "
    "district. Several people may lead the same area.\n\n"
    "# What you get\n\n- training, and meeting other ambassadors\n- organisational support of the city\n- materials "
    "for "
    "meetings and research about your area\n- a certificate\n\n"
    "# A ready idea\n\nYou may come to a meeting with a ready idea. A citywide idea born in a neighbourhood may be "
    "submitted this way too.";
constexpr std::string_view kCitywidePl =
    "Na ścieżce miejskiej ludzi łączy **temat**, a nie okolica: na przykład zieleń, bezpieczne drogi albo kultura. "
    "Temat prowadzi ambasadorka albo ambasador, a spotkania są otwarte dla całego miasta.";
constexpr std::string_view kCitywideEn =
    "On the citywide path people share a **theme**, not a neighbourhood: greenery, safe roads or culture, for example. "
    "An ambassador leads the theme, and the meetings are open to the whole city.";
constexpr std::string_view kOnlinePl =
    "Gdy nie możemy się spotkać, rozmawiamy przez internet. Zapisy na spotkania zostają ważne, zmienia się tylko "
    "miejsce: adres pokoju zobaczysz na stronie spotkania.";
constexpr std::string_view kOnlineEn =
    "When we cannot meet, we talk online. Registrations stay; only the place changes: the address of the room stands "
    "on "
    "the page of the meeting.";

void add_stages(Programme& p, Path path, const Usual (&usual)[kStages], Date day) {
  for (int i = 0; i < kStages; ++i) {
    const Date last{day.days + usual[i].weeks * 7 - 1};
    p.stages.push_back({.path = path,
                        .number = i + 1,
                        .title_pl = std::string(usual[i].title_pl),
                        .title_en = std::string(usual[i].title_en),
                        .about_pl = std::string(usual[i].about_pl),
                        .about_en = std::string(usual[i].about_en),
                        .from_on = day,
                        .until_on = last,
                        .recruits = i == 0});
    day = Date{last.days + 1};
  }
}

}  // namespace

Programme preset_programme(int year, Date first_day) {
  Programme p{.year = year,
              .name_pl = fmt::format("Wspólne Projekty {}", year),
              .name_en = fmt::format("Joint Projects {}", year),
              .conditions_pl = std::string(kConditionsPl),
              .conditions_en = std::string(kConditionsEn)};
  add_stages(p, Path::district, kDistrict, first_day);
  add_stages(p, Path::citywide, kCitywide, first_day);
  return p;
}

PageText preset_text(Part part) {
  const auto text = [](std::string_view pl, std::string_view en) {
    return PageText{.body_pl = std::string(pl), .body_en = std::string(en)};
  };
  switch (part) {
    case Part::programme:
      return text(kProgrammePl, kProgrammeEn);
    case Part::district:
      return text(kDistrictPl, kDistrictEn);
    case Part::citywide:
      return text(kCitywidePl, kCitywideEn);
    case Part::online:
      return text(kOnlinePl, kOnlineEn);
  }
  return {};
}

}  // namespace wiec::joint_projects
