#include "modules/cases/personal_data.h"

#include "modules/cases/case_store.h"
#include "modules/cases/method_store.h"

namespace wiec::cases {
namespace {

Json gather(db::ReadTx& tx, std::int64_t person) {
  Json::Array written, answers;
  for (const Case& c : cases_by(tx, person))
    written.push_back(Json::Object{{"case", c.code()}, {"as", c.speaker}, {"changed_at", iso(c.changed_at)}});
  for (const OwnAnswer& one : answers_by(tx, person))
    answers.push_back(Json::Object{{"project", code_from_id(one.project.value)},
                                   {"version", one.version},
                                   {"as", one.answer.speaker},
                                   {"accepts", one.answer.accepts},
                                   {"text", one.answer.body},
                                   {"made_at", iso(one.answer.made_at)}});
  if (written.empty() && answers.empty()) return {};
  return Json::Object{{"cases", std::move(written)}, {"method_answers", std::move(answers)}};
}

void erase(db::WriteTx& tx, std::int64_t person) {
  forget_writer(tx, person);
  forget_answerer(tx, person);
}

}  // namespace

PersonalData personal_data() { return {"cases", gather, erase}; }

}  // namespace wiec::cases
