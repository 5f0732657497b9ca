// Papers in words.
#pragma once
#include "modules/support/paper.h"
#include "platform/html/field.h"

namespace wiec::support {

std::string_view name_of(Language, PaperKind);
std::string_view name_of(Language, Method);
std::string_view name_of(Language, Level);
// "Dotyczy całego miasta", "Dotyczy dzielnicy Podgórze", "Dotyczy okolicy Azory".
std::string holds_where(Language, const Paper&);
std::string theme_of(Language, const Paper&);
// With the level, the tags, and where to read it.
void put_paper(Html&, Language, const Paper&, int heading_level);
std::vector<html::Choice> kind_choices(Language);
std::vector<html::Choice> level_choices(Language);
std::vector<html::Choice> method_choices(Language);

}  // namespace wiec::support
