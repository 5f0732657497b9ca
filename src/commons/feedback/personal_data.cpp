#include "commons/feedback/personal_data.h"

#include "commons/feedback/feedback_store.h"
#include "commons/people/person_store.h"

namespace wiec::feedback {
namespace {

// Erasure goes from the right to the left (app::equip): the account is still there.
std::string email_of(db::ReadTx& tx, std::int64_t person) {
  const auto found = people::find_person(tx, people::PersonId{person});
  return found ? found->email : std::string();
}

Json gather(db::ReadTx& tx, std::int64_t person) {
  const std::string email = email_of(tx, person);
  Json::Array all;
  if (!email.empty())
    for (const Report& r : reports_of(tx, email))
      all.push_back(
          Json::Object{{"sent_at", iso(r.sent_at)}, {"page", r.page}, {"message", r.message}, {"contact", r.contact}});
  return all.empty() ? Json() : Json(std::move(all));
}

void erase(db::WriteTx& tx, std::int64_t person) {
  if (const std::string email = email_of(tx, person); !email.empty()) delete_contact_of(tx, email);
}

}  // namespace

PersonalData personal_data() { return {"feedback", gather, erase}; }

}  // namespace wiec::feedback
