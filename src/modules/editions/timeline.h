// The timetable as people see it: steps, and the sentence that says what happens now, until when. Nothing is switched
// by hand: both come from the dates.
#pragma once
#include <string>

#include "commons/site/context.h"
#include "modules/editions/edition.h"
#include "platform/html/html.h"

namespace wiec::editions {

std::string_view name_of(Language, StageKind);
std::string_view name_of(Language, Level);

// "Do wydania jest 45 mln zł. Teraz trwa głosowanie – do niedzieli, 13 grudnia." The page changes when the stage does.
std::string sentence_of(Context&, const Edition&);
void put_timeline(html::Html&, Context&, const Edition&);

}  // namespace wiec::editions
