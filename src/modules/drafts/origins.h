// What a draft grew from, and whether it holds it: only a draft that everybody may read takes its need or idea up.
#pragma once
#include "modules/drafts/draft.h"
#include "modules/needs/idea.h"

namespace wiec::drafts {

struct Origin {
  needs::NeedId need;  // what it grows from; none = nothing, or not this
  needs::IdeaId idea;
};
void grow_from(db::WriteTx&, DraftId, const Origin&);
// After every change of who may read the draft: shared, hidden, merged, abandoned.
void renew_origins(db::WriteTx&, DraftId);

}  // namespace wiec::drafts
