// Passwords that attackers try first (ASVS 5.0, 6.2.4: those of the usual ones that the rule of length lets through).
#pragma once
#include <string_view>

namespace wiec::people {

// A usual one, also with digits and signs around it or said twice ("Haslo!2026", "polskapolska"), or one character
// again and again. `folded`: in small letters without diacritics.
bool is_usual_password(std::string_view folded);

// The list as it is kept: one a line, lines of # are about it.
std::string_view usual_passwords();

}  // namespace wiec::people
