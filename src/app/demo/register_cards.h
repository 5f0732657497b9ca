// Cards of the register for the invented city, in the form that /programy/{code}/karta.json gives. USER and
// URB-INCLUSION are written from the published card of Kraków and its BIP, with their real disagreements; the others
// are invented.
// "@+1" in a date stands for next year. Member "district" is a district's number, "after" the acronym of the card
// before.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "base/time.h"

namespace wiec::demo {

struct RegisterProgramme {
  std::string_view code, name_pl, name_en, funder_pl, funder_en, period, rules_pl, rules_en;
  int most_basis_points = 0;
  bool international = false, local = false;
};
std::span<const RegisterProgramme> register_programmes();

struct RegisterTopic {
  std::string_view pl, en;
};
std::span<const RegisterTopic> register_topics();

std::span<const std::string_view> real_cards();
std::span<const std::string_view> invented_cards();
std::string with_years(std::string_view card, Date today);

}  // namespace wiec::demo
