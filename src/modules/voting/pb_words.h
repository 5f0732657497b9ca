// What a .pb file's words mean here: addresses, dates, themes.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "modules/editions/settings.h"

namespace wiec::voting {

// "Stare Miasto | duże" -> "stare-miasto-duze": letters a-z, digits and single hyphens.
std::string slug(std::string_view);
int year_in(std::string_view instance, std::string_view date_end);
// Voting from the first to the last day ("13.09.2024", "2024-09-13" or "2024"), results the day after; nothing when the
// dates cannot be read.
std::vector<editions::Stage> timetable_of(std::string_view date_begin, std::string_view date_end);
// Pabulib's themes in Polish; any other as it is.
std::string category_in_polish(std::string_view);

}  // namespace wiec::voting
