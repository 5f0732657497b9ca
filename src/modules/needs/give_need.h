// Giving a need: by a resident, or from a paper card by an official.
#pragma once
#include "commons/site/page.h"
#include "commons/site/typed.h"
#include "modules/needs/need.h"

namespace wiec::needs {

Typed typed_from(const Need&, const std::string& area_code);  // as its form shows it
// The form read into a need; what is wrong with it goes to `faults`. The district comes from the point, else from what
// was chosen, else from the street that "where" names. `before`: the need that is changed; the form says which revision
// of its words it was made from.
Need read_need(Context&, const Typed&, const Need* before, Faults& faults);

// By the one who asks, who supports it from then on. Problem: too many in one day.
Result<NeedId> give_need(Context&, Need);
// From a card, whose consent the official has seen. Problem: not theirs to enter there (not_allowed).
Result<NeedId> enter_card(Context&, Need);
// By its author while nobody else supports it, or by who leads the place. Problems: gone, not theirs (not_allowed),
// its words were changed meanwhile (conflict).
Result<> change_need(Context&, const Need&);
bool may_change(db::ReadTx&, const Actor&, const Need&);

}  // namespace wiec::needs
