// A project's work as everybody sees it.
#pragma once
#include "commons/site/page.h"
#include "modules/programmes/work.h"

namespace wiec::programmes {

std::string_view words_of(Language, Means);
// Gatherings and arrangements by level; nothing where there are none.
void put_work(Html&, Context&, ProjectId);
// On the page of a gathering: the projects that hold it.
Html holders_panel(Context&, std::int64_t gathering);

// Paragraphs in the reader's language, or in the other one, marked so.
void put_words(Html&, Language, const std::string& pl, const std::string& en);

}  // namespace wiec::programmes
