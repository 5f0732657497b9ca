// What the register keeps about a person: being asked into Local Support Groups.
#include "commons/people/person_store.h"
#include "modules/programmes/group_store.h"
#include "modules/programmes/keep_group.h"

namespace wiec::programmes {
namespace {

std::vector<Member> asked_as(db::ReadTx& tx, std::int64_t person) {
  const auto found = people::find_person(tx, people::PersonId{person});
  return found && !found->email.empty() ? members_with_email(tx, found->email) : std::vector<Member>();
}

Json gather(db::ReadTx& tx, std::int64_t person) {
  Json::Array all;
  for (const Member& m : asked_as(tx, person))
    all.push_back(Json::Object{{"group", code_from_id(m.group.value)},
                               {"category", name_in(kMemberCategories, m.category)},
                               {"organisation", m.organisation_name},
                               {"name", m.name},
                               {"mandate", m.mandate},
                               {"state", name_in(kMemberStates, m.state)},
                               {"named_in_public", m.named}});
  if (all.empty()) return {};
  return Json::Object{{"support_groups", std::move(all)}};
}

void erase(db::WriteTx& tx, std::int64_t person) {
  for (const Member& m : asked_as(tx, person)) delete_member(tx, m.id);
}

}  // namespace

PersonalData personal_data() { return {"programmes", gather, erase}; }

}  // namespace wiec::programmes
