#include "modules/support/preset.h"

namespace wiec::support {
namespace {

struct Usual {
  std::string_view name_pl, name_en, about_pl, about_en, unit_pl, unit_en;
  int notice_days;
};

constexpr Usual kUsual[] = {
    {"Sala na spotkanie", "A room for a meeting",
     "Sala w szkole, bibliotece albo domu kultury, bez opłat, dostępna dla osób na wózkach. Napisz, w jakich "
     "godzinach.",
     "A room in a school, library or community centre, free of charge, accessible by wheelchair. Say at what hours.",
     "miejsca", "seats", 14},
    {"Wydruki", "Printing", "Porządek spotkania, lista obecności, karty potrzeb i „Jak działa budżet” z zestawu.",
     "The agenda, the attendance sheet, cards for needs and the primer from the kit.", "egzemplarze", "copies", 7},
    {"Osoba prowadząca spotkanie", "A facilitator",
     "Ktoś z doświadczeniem poprowadzi rozmowę, a Ty możesz skupić się na sąsiadkach i sąsiadach.",
     "Somebody experienced leads the talk, and you can look after your neighbours.", "", "", 21},
    {"Materiały do pracy", "Workshop materials", "Papier na tablicę, pisaki, karteczki, naklejki do głosowania.",
     "Flip chart paper, markers, sticky notes, dots to vote with.", "osoby", "people", 7},
    {"Plakaty i ogłoszenie", "Posters and an announcement",
     "Plakaty do powieszenia w okolicy i informacja na stronie miasta.",
     "Posters to put up in the area and news on the city's page.", "plakaty", "posters", 14},
    {"Dostępność", "Accessibility",
     "Tłumaczka albo tłumacz języka migowego, pętla indukcyjna, druk powiększony. Napisz, czego potrzeba.",
     "A sign language interpreter, an induction loop, large print. Say what is needed.", "", "", 21},
    {"Opieka nad dziećmi", "Child care", "Kącik z opieką w czasie spotkania.", "A corner with care during the meeting.",
     "dzieci", "children", 14},
    {"Pokój online", "An online room", "Pokój na spotkanie przez internet i pomoc techniczna na początku.",
     "A room for a meeting online and technical help at the beginning.", "", "", 5},
};

}  // namespace

std::vector<SupportForm> preset_forms(ProgrammeId programme) {
  std::vector<SupportForm> all;
  for (const Usual& u : kUsual)
    all.push_back({.programme = programme,
                   .name = {std::string(u.name_pl), std::string(u.name_en)},
                   .about = {std::string(u.about_pl), std::string(u.about_en)},
                   .unit = {std::string(u.unit_pl), std::string(u.unit_en)},
                   .notice_days = u.notice_days});
  return all;
}

}  // namespace wiec::support
