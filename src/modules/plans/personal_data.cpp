#include "modules/plans/personal_data.h"

#include "modules/plans/course_store.h"

namespace wiec::plans {
namespace {

Json gather(db::ReadTx& tx, std::int64_t person) {
  Json::Array said;
  for (const Comment& c : comments_by(tx, people::PersonId{person}))
    said.push_back(
        Json::Object{{"plan", code_from_id(c.plan.value)}, {"comment", c.body}, {"made_at", iso(c.made_at)}});
  if (said.empty()) return {};
  return Json::Object{{"comments", std::move(said)}};
}

void erase(db::WriteTx& tx, std::int64_t person) { forget_commenter(tx, people::PersonId{person}); }

}  // namespace

PersonalData personal_data() { return {"plans", gather, erase}; }

}  // namespace wiec::plans
