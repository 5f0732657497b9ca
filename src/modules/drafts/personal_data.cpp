#include "modules/drafts/personal_data.h"

#include "modules/drafts/draft_store.h"
#include "modules/drafts/talk_store.h"

namespace wiec::drafts {
namespace {

Json gather(db::ReadTx& tx, std::int64_t number) {
  const people::PersonId person{number};
  Json::Array written, said;
  for (const Draft& d : drafts_of(tx, person)) {
    Json::Array copies;
    for (const Copy& c : copies_of(tx, d.id, person))
      copies.push_back(Json::Object{{"title", c.words.title}, {"body", c.words.body}, {"why", c.words.why}});
    written.push_back(
        Json::Object{{"title", d.words.title}, {"made_at", iso(d.made_at)}, {"unsaved", std::move(copies)}});
  }
  for (const OwnComment& c : comments_by(tx, person))
    said.push_back(Json::Object{{"comment", c.body}, {"made_at", iso(c.made_at)}});
  return Json::Object{{"drafts", std::move(written)}, {"comments", std::move(said)}};
}

void erase(db::WriteTx& tx, std::int64_t number) {
  forget_author(tx, people::PersonId{number});
  forget_talker(tx, people::PersonId{number});
}

}  // namespace

PersonalData personal_data() { return {"drafts", gather, erase}; }

}  // namespace wiec::drafts
