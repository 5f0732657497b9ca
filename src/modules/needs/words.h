// Needs and ideas in words, and the pieces that several pages show.
#pragma once
#include "commons/gatherings/words.h"
#include "commons/site/page.h"
#include "modules/needs/idea.h"
#include "platform/html/card.h"
#include "platform/html/field.h"
#include "platform/html/page_number.h"

namespace wiec::needs {

std::string_view name_of(Language, Theme);
std::string_view name_of(Language, State);
std::string_view name_of(Language, IdeaState);
html::Tone tone_of(Theme);

void put_need_card(Html&, Language, const Need&, int heading_level);
void put_idea_card(Html&, Language, const Idea&, int heading_level);
using gatherings::put_paragraphs;
std::string day_of(Language, Instant);
std::string where_of(const Need&);  // its words, with the district

std::vector<html::Choice> theme_choices(Language);
// Views of the districts; they must outlive it.
std::vector<html::Choice> district_choices(const std::vector<places::Place>&);
using html::page_number;

// Behind "hide": why, in public, in the field `hidden`.
struct HideForm {
  std::string_view action, csrf, label, typed, error;
};
void put_hide_form(Html&, Language, const HideForm&, std::string_view act = "ukryj");

// By the code in the address.
std::optional<Need> need_asked_for(Context&, const Request&);
std::optional<Idea> idea_asked_for(Context&, const Request&);

// The map of the districts with needs as points, each a link; nothing where the city has no map.
void put_needs_map(Html&, Context&, const std::vector<Need>&, places::PlaceId current, std::string_view label);

}  // namespace wiec::needs
