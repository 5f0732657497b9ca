// The words of a card's kinds and states, and of figures, in a reader's language.
#pragma once
#include <string>
#include <string_view>

#include "modules/programmes/project.h"

namespace wiec::programmes {

std::string_view words_of(Language, State);
std::string_view words_of(Language, Category);
std::string_view words_of(Language, AmountLevel);
std::string_view words_of(Language, PhaseKind);
std::string_view words_of(Language, EventKind);
std::string_view words_of(Language, PartnerRole);
std::string_view words_of(Language, WorkLevel);
std::string_view words_of(Language, PilotState);

std::string phase_name(Language, const Project&, int number);  // from 1; "faza 1: przygotowawcza"
std::string source_name(Language, const Amount&);              // "karta projektu", or that none is named
// "45,40 mld zł" from ten millions on, rounded half up; the whole sum below that.
std::string short_money(Language, Money);
std::string rate_words(Language, const Ratio&);  // "85%", "84,9%"
std::string dates_words(Language, const std::optional<When>& from,
                        const std::optional<When>& to);     // "10.09.2016 – 31.03.2017"
std::string country_name(Language, std::string_view code);  // "Hiszpania"; the code itself when it is none

}  // namespace wiec::programmes
