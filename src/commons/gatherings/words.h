// Gatherings in words and the pieces that both the public pages and the desk show.
#pragma once
#include "commons/gatherings/gathering.h"
#include "commons/site/page.h"

namespace wiec::gatherings {

std::string_view name_of(Language, Kind);
std::string_view name_of(Language, Formula);
// "czwartek, 26 listopada 2026, 17:00-19:00"; the second day too when there are two.
std::string when_of(Language, const Gathering&);
// Address, or that it is online; with the district.
std::string where_of(Language, const Gathering&);
std::string seats_of(Language, const Gathering&);  // "wolne miejsca: 12 z 40"; empty when nobody signs up
void put_paragraphs(Html&, std::string_view text);
// By the code in the address.
std::optional<Gathering> gathering_asked_for(Context&, const Request&);
// What everybody may see: the link to a room is for those with a seat.
Gathering shown_to_all(Gathering);

}  // namespace wiec::gatherings
