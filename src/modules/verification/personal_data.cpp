#include "modules/verification/advice_store.h"
#include "modules/verification/pages.h"
#include "modules/verification/reading_store.h"

namespace wiec::verification {
namespace {

Json gather(db::ReadTx& tx, std::int64_t number) {
  const people::PersonId person{number};
  Json::Array handed, advised, answered;
  for (const OwnHandOver& h : handed_over_by(tx, person))
    handed.push_back(Json::Object{{"title", h.title}, {"revision", h.revision}, {"handed_at", iso(h.handed_at)}});
  for (const OwnAdvice& a : advice_by(tx, person))
    advised.push_back(Json::Object{{"advice", a.body}, {"said", a.said}, {"made_at", iso(a.made_at)}});
  for (const OwnAdvice& a : answers_by(tx, person))
    answered.push_back(Json::Object{{"why", a.body}, {"made_at", iso(a.made_at)}});
  return Json::Object{
      {"handed_over", std::move(handed)}, {"advice", std::move(advised)}, {"answers", std::move(answered)}};
}

void erase(db::WriteTx& tx, std::int64_t number) {
  forget_readers(tx, people::PersonId{number});
  forget_advisers(tx, people::PersonId{number});
}

}  // namespace

PersonalData personal_data() { return {"verification", gather, erase}; }

}  // namespace wiec::verification
