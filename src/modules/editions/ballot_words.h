// What a voter does with a ballot, in a sentence.
#pragma once
#include <string>

#include "base/json.h"
#include "base/language.h"
#include "base/money.h"

namespace wiec::editions {

// "Każdy zaznacza od 1 do 5 projektów."; of limits that cannot be read: that they are not set yet.
std::string ballot_words(Language, const Json& ballot, Currency);

}  // namespace wiec::editions
