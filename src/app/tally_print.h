// A count in lines for people and scripts: codes and numbers first, sentences in the language asked for.
#pragma once
#include <string>

#include "base/json.h"
#include "base/language.h"
#include "tally/count.h"

namespace wiec::app {

// `report` as of tally/report.h; `only` = one project with its sentences, no_project = all.
void print_count(Language, const std::string& path, const tally::Election&, const tally::Outcome&, const Json& report,
                 tally::ProjectIndex only);
// Every preset: name, title, what it does. Gives the exit code.
int print_rules(Language, bool json);

}  // namespace wiec::app
