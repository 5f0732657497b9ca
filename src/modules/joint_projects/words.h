// Programmes and ambassadors in words, and pieces that several pages show.
#pragma once
#include "commons/site/page.h"
#include "modules/joint_projects/resignation_store.h"

namespace wiec::joint_projects {

std::string_view name_of(Language, Path);
std::string_view name_of(Language, Part);
std::string_view name_of(Language, State, Title);  // "przyjęta", "przyjęty"
std::string_view name_of(Language, Title);         // "ambasadorka", "ambasador"
Date last_day(const Resignation&);
std::string name_of(Language, const Resignation&);  // "pytamy ... do niedzieli, 13 grudnia", "przekazano"
std::string_view form_name(Language, std::string_view form);
// "Ola Gil, ambasadorka lokalnej partycypacji"; without a public name only what they are.
std::string signature_of(Language, const Ambassador&);
std::string joined(const std::vector<LedArea>&);
// What one leads: areas, or the theme.
std::string leads_what(const Ambassador&);

// "Teraz: Spotkania mieszkańców, do niedzieli, 13 grudnia." The page changes when the stage does.
std::string now_on(Context&, const Programme&, Path);
// The same of both paths of the programme that runs now, each after its name; empty when there is none.
std::string now_on_both(Context&);
void put_stages(Html&, Context&, const Programme&, Path);
void put_ambassador_card(Html& list, Language, const Ambassador&, int heading_level);

Html markdown(std::string_view text);
// On the page of open data.
void put_open_data(Html&, Language);

}  // namespace wiec::joint_projects
