#include <fmt/format.h>

#include "app/demo/register_cards.h"

namespace wiec::demo {
namespace {

constexpr RegisterProgramme kProgrammes[] = {
    {"urbact-ii", "URBACT II", "URBACT II", "Europejski Fundusz Rozwoju Regionalnego",
     "European Regional Development Fund", "2007-2013",
     "Sieci miast uczą się od siebie. Każde miasto zakłada Lokalną Grupę Wsparcia i pisze Lokalny Plan Działania.",
     "Networks of cities learn from each other. Each city sets up a Local Support Group and writes a Local Action "
     "Plan.",
     8000, true, true},
    {"urbact-iii", "URBACT III", "URBACT III", "Europejski Fundusz Rozwoju Regionalnego",
     "European Regional Development Fund", "2014-2020",
     "Do 85% kosztów miasta z regionów słabiej rozwiniętych, do 70% z pozostałych.",
     "Up to 85% of the costs of a city in a less developed region, up to 70% in the others.", 8500, true, true},
    {"urbact-iv", "URBACT IV", "URBACT IV", "Europejski Fundusz Rozwoju Regionalnego",
     "European Regional Development Fund", "2021-2027", "Zintegrowane plany działania tworzone razem z mieszkańcami.",
     "Integrated action plans made together with residents.", 8000, true, true},
    {"region-2021-2027", "Fundusze dla Regionu Modrawy", "Funds for the Modrawa Region", "Zarząd Województwa",
     "Board of the Voivodeship", "2021-2027", "Do 85% kosztów kwalifikowalnych.", "Up to 85% of eligible costs.", 8500,
     false, true},
    {"interreg-2021-2027", "Interreg Europa Rzek", "Interreg Europe of Rivers", "Unia Europejska", "European Union",
     "2021-2027", "Co najmniej trzech partnerów z dwóch krajów.", "At least three partners from two countries.", 8000,
     true, false},
    {"zielone-podworka", "Zielone podwórka", "Green courtyards", "Miasto Kalinobrzeg", "City of Kalinobrzeg", "",
     "Miasto dokłada do 70% kosztów, wspólnota robi resztę: pieniędzmi albo pracą.",
     "The city adds up to 70% of the cost; the community does the rest, in money or in work.", 7000, false, true},
};

constexpr RegisterTopic kTopics[] = {{"Rewitalizacja", "Regeneration"},
                                     {"Sprawy społeczne", "Social affairs"},
                                     {"Zieleń i klimat", "Green and climate"},
                                     {"Transport", "Transport"},
                                     {"Kultura", "Culture"},
                                     {"Edukacja", "Education"},
                                     {"Energia", "Energy"},
                                     {"Cyfryzacja", "Digital services"}};

}  // namespace

std::span<const RegisterProgramme> register_programmes() { return kProgrammes; }
std::span<const RegisterTopic> register_topics() { return kTopics; }

std::string with_years(std::string_view card, Date today) {
  const int year = static_cast<int>(calendar(today).year());
  std::string out;
  for (std::size_t i = 0; i < card.size(); ++i) {
    if (card[i] != '@' || i + 2 >= card.size()) {
      out += card[i];
      continue;
    }
    const int by = card[i + 2] - '0';
    out += fmt::format("{}", card[i + 1] == '-' ? year - by : year + by);
    i += 2;
  }
  return out;
}

}  // namespace wiec::demo
