// Cases and methods in words, and the pieces that several pages show.
#pragma once
#include "commons/site/page.h"
#include "modules/cases/case.h"
#include "platform/html/card.h"

namespace wiec::cases {

std::string_view words_of(Language, Kind);
html::Tone tone_of(Kind);
std::string_view words_of_part(Language, std::size_t part);  // as kParts
std::string cost_of(Language, const Case&);                  // "brak danych" where it is not known
void put_both(Html&, Language, const Both&);                 // paragraphs
void put_kind(Html&, Language, Kind);
// "Ławki, które nikt nie chciał" with its kind and whose it is.
void put_case_link(Html&, Language, const Case&);

std::int64_t number_of(std::string_view typed);  // -1 for anything that is no number

}  // namespace wiec::cases
