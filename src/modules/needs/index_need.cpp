#include "modules/needs/index_need.h"

namespace wiec::needs {

search::Analysed analysed_need(text::Stemmer& stemmer, const Need& n) {
  return search::analyse(stemmer, {.title = n.what, .summary = n.who, .body = n.evidence, .place = n.location});
}

search::Analysed analysed_idea(text::Stemmer& stemmer, const Idea& i) {
  return search::analyse(stemmer, {.title = i.title, .body = i.body});
}

void index_need(db::WriteTx& tx, NeedId id, const search::Analysed& analysed) {
  search::index_document(tx, kNeedNoun, id.value, analysed);
}

void index_idea(db::WriteTx& tx, IdeaId id, const search::Analysed& analysed) {
  search::index_document(tx, kIdeaNoun, id.value, analysed);
}

void leave_index(db::WriteTx& tx, NeedId id) { search::remove_document(tx, kNeedNoun, id.value); }
void leave_index(db::WriteTx& tx, IdeaId id) { search::remove_document(tx, kIdeaNoun, id.value); }

}  // namespace wiec::needs
