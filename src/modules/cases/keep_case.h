// How a case is written: by who works for the partner, or keeps the card. Problems of all acts: the card, partner or
// case is gone (not_found), another's (not_allowed), changed by somebody meanwhile (conflict).
#pragma once
#include "commons/search/analysis.h"
#include "commons/site/context.h"
#include "commons/site/typed.h"
#include "modules/cases/case.h"

namespace wiec::cases {

search::Analysed analysed(text::Stemmer&, const Case&);  // for the search; slow: before the write

Typed typed_from(const Case&);
// Every fault at its field.
Case read_case(Reader&);

struct SavedCase {
  Case written;          // an id of 0: a new one
  std::string proposal;  // code or address, as typed; empty: none
};
// Problems: no such proposal, or not delivered ("proposal"); too many cases of one partner (too_many).
Result<CaseId> save_case(Context&, const SavedCase&);
// Problem: a step of the method rests on it (conflict).
Result<> remove_case(Context&, CaseId);

}  // namespace wiec::cases
