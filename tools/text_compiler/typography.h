// The small rules of setting text: where lines must not break, which signs are right. Applied when texts are compiled.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"

namespace wiec::text_compiler {

// A name C++ takes as it is: small ASCII letters, digits and single _ inside, not a reserved word.
bool is_identifier(std::string_view);

enum class Neighbour { start, text, number };  // what stands before a literal

// In Polish: a non-breaking space after words of one letter (a i o u w z) and between a number and the word behind it.
std::string set_spaces(std::string_view literal, Language, Neighbour before);

// What is wrong with the signs of a text, as sentences for its author.
std::vector<std::string> check_typography(std::string_view source, Language);

}  // namespace wiec::text_compiler
