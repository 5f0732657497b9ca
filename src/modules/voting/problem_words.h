// What is wrong with a file, a rule text or the recorded inputs, as one sentence for people.
#pragma once
#include <string>

#include "base/language.h"
#include "tally/count.h"
#include "tally/pb_fault.h"
#include "tally/rule_fields.h"

namespace wiec::voting {

std::string sentence_of(Language, const tally::PbError&);  // "Wiersz 16: kosztu nie da się odczytać jako kwoty: „-5”."
std::string sentence_of(Language, const tally::RuleError&);  // "Parametr greedy.over_budget: dozwolone słowa to ..."
std::string sentence_of(Language, const tally::CountError&);

}  // namespace wiec::voting
