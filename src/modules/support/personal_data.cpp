#include "modules/support/personal_data.h"

#include "modules/support/request_store.h"

namespace wiec::support {
namespace {

Json gather(db::ReadTx& tx, std::int64_t person) {
  Json::Array asked;
  for (const SupportRequest& r : requests_of_person(tx, people::PersonId{person}))
    asked.push_back(Json::Object{{"form", r.form_name.pl},
                                 {"needed_on", iso(r.needed_on)},
                                 {"words", r.words},
                                 {"state", code_of(r.state)},
                                 {"made_at", iso(r.made_at)}});
  return Json::Object{{"requests", std::move(asked)}};
}

void erase(db::WriteTx& tx, std::int64_t person) { forget_person(tx, people::PersonId{person}); }

}  // namespace

PersonalData personal_data() { return {"support", gather, erase}; }

}  // namespace wiec::support
