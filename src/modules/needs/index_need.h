// Needs and ideas in the search index.
#pragma once
#include "commons/search/search.h"
#include "modules/needs/idea.h"

namespace wiec::needs {

search::Analysed analysed_need(text::Stemmer&, const Need&);  // before the write
search::Analysed analysed_idea(text::Stemmer&, const Idea&);
void index_need(db::WriteTx&, NeedId, const search::Analysed&);
void index_idea(db::WriteTx&, IdeaId, const search::Analysed&);
void leave_index(db::WriteTx&, NeedId);
void leave_index(db::WriteTx&, IdeaId);

}  // namespace wiec::needs
