// Of who made batches of codes. Voters are not here: they have no account, and the roll knows them by keys alone.
#include "modules/polling/personal_data.h"

#include "base/json.h"
#include "modules/polling/roll_store.h"

namespace wiec::polling {
namespace {

Json gather(db::ReadTx& tx, std::int64_t person) {
  Json::Array made;
  for (const OwnBatch& batch : batches_made_by(tx, person))
    made.push_back(Json::Object{{"edition", batch.edition}, {"codes", batch.codes}, {"made_at", iso(batch.made_at)}});
  return Json::Object{{"code_batches", std::move(made)}};
}

void erase(db::WriteTx& tx, std::int64_t person) { forget_maker(tx, person); }

}  // namespace

PersonalData personal_data() { return {"polling", gather, erase}; }

}  // namespace wiec::polling
