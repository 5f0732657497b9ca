#include "commons/search/irregular.h"

namespace wiec::search {
namespace {

// Form, stem.
constexpr std::pair<std::string_view, std::string_view> kForms[] = {
    {"al", "aleja"},          {"bracia", "brat"},      {"braci", "brat"},       {"dzieci", "dziecko"},
    {"dzieciach", "dziecko"}, {"dzieciom", "dziecko"}, {"dziecmi", "dziecko"},  {"ksieza", "ksiadz"},
    {"ksiezy", "ksiadz"},     {"lasu", "las"},         {"lesie", "las"},        {"ludzi", "czlowiek"},
    {"ludziach", "czlowiek"}, {"ludzie", "czlowiek"},  {"ludziom", "czlowiek"}, {"ludzmi", "czlowiek"},
    {"oczach", "oko"},        {"oczu", "oko"},         {"oczy", "oko"},         {"os", "osiedle"},
    {"pl", "plac"},           {"tygodni", "tydzien"},  {"tygodnia", "tydzien"}, {"tygodnie", "tydzien"},
    {"tygodniu", "tydzien"},  {"ul", "ulica"},         {"uszy", "ucho"},
};

}  // namespace

std::string_view irregular_stem(std::string_view folded) {
  const auto at = std::ranges::find(kForms, folded, &std::pair<std::string_view, std::string_view>::first);
  return at == std::end(kForms) ? std::string_view() : at->second;
}

}  // namespace wiec::search
