#include "app/demo/people.h"

namespace wiec::demo {
namespace {

using Names = std::string_view;
constexpr Names women[] = {"Anna",     "Maria",    "Katarzyna", "Małgorzata", "Agnieszka", "Barbara", "Ewa",
                           "Krystyna", "Elżbieta", "Zofia",     "Teresa",     "Magdalena", "Joanna",  "Aleksandra",
                           "Monika",   "Danuta",   "Jadwiga",   "Hanna",      "Julia",     "Natalia", "Karolina",
                           "Paulina",  "Marta",    "Dorota",    "Halina",     "Irena",     "Alicja",  "Weronika",
                           "Oliwia",   "Lena",     "Maja",      "Kinga",      "Justyna",   "Urszula", "Bożena",
                           "Grażyna",  "Iga",      "Helena"};
constexpr Names men[] = {
    "Piotr",   "Krzysztof", "Andrzej", "Tomasz",   "Jan",     "Paweł",     "Michał",  "Marcin",  "Stanisław",  "Jakub",
    "Adam",    "Marek",     "Łukasz",  "Grzegorz", "Mateusz", "Wojciech",  "Mariusz", "Dariusz", "Zbigniew",   "Jerzy",
    "Maciej",  "Rafał",     "Robert",  "Kamil",    "Dawid",   "Szymon",    "Filip",   "Antoni",  "Franciszek", "Henryk",
    "Ryszard", "Kazimierz", "Tadeusz", "Bartosz",  "Artur",   "Sebastian", "Igor",    "Leon"};
constexpr Names last[] = {
    "Nowak",       "Kowalski",    "Wiśniewski", "Wójcik",      "Kowalczyk",   "Kamiński",   "Zieliński",
    "Szymański",   "Woźniak",     "Dąbrowski",  "Kozłowski",   "Jankowski",   "Mazur",      "Wojciechowski",
    "Kwiatkowski", "Krawczyk",    "Kaczmarek",  "Piotrowski",  "Grabowski",   "Zając",      "Pawłowski",
    "Michalski",   "Król",        "Wieczorek",  "Jabłoński",   "Wróbel",      "Majewski",   "Olszewski",
    "Stępień",     "Malinowski",  "Jaworski",   "Adamczyk",    "Dudek",       "Pawlak",     "Górski",
    "Nowicki",     "Sikora",      "Walczak",    "Rutkowski",   "Baran",       "Szewczyk",   "Ostrowski",
    "Tomaszewski", "Pietrzak",    "Zalewski",   "Wróblewski",  "Jasiński",    "Marciniak",  "Sadowski",
    "Bąk",         "Zawadzki",    "Jakubowski", "Wilk",        "Chmielewski", "Borkowski",  "Włodarczyk",
    "Sokołowski",  "Szczepański", "Kucharski",  "Lis",         "Maciejewski", "Kubiak",     "Kalinowski",
    "Mazurek",     "Wysocki",     "Kołodziej",  "Kaźmierczak", "Czarnecki",   "Sobczak",    "Konieczny",
    "Urban",       "Głowacki",    "Zakrzewski", "Wasilewski",  "Krajewski",   "Laskowski",  "Sikorski",
    "Ziółkowski",  "Gajewski",    "Mróz",       "Szulc",       "Makowski",    "Brzeziński", "Przybylski",
    "Kaczmarczyk", "Cieślak",     "Borowski",   "Gołębiowski", "Kania",       "Leśniak"};

}  // namespace

std::span<const std::string_view> women_names() { return women; }
std::span<const std::string_view> men_names() { return men; }
std::span<const std::string_view> surnames() { return last; }

std::string surname_of(std::string_view masculine, bool woman) {
  std::string out(masculine);
  if (!woman) return out;
  if (out.ends_with("ski") || out.ends_with("cki") || out.ends_with("dzki")) out.back() = 'a';
  if (out == "Konieczny") out = "Konieczna";
  return out;
}

Person make_person(Random& random) {
  const bool woman = random.chance(0.54);
  const std::string_view first = woman ? women[random.index(std::size(women))] : men[random.index(std::size(men))];
  return {std::string(first), surname_of(last[random.index(std::size(last))], woman), woman};
}

std::string full_name(const Person& person) { return person.first_name + " " + person.last_name; }

}  // namespace wiec::demo
