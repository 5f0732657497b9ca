// What the register keeps about a person: being asked into Local Support Groups and to work for a partner, comments.
#include "commons/people/person_store.h"
#include "modules/programmes/group_store.h"
#include "modules/programmes/keep_group.h"
#include "modules/programmes/partner_store.h"

namespace wiec::programmes {
namespace {

std::string email_of(db::ReadTx& tx, std::int64_t person) {
  const auto found = people::find_person(tx, people::PersonId{person});
  return found ? found->email : std::string();
}

std::vector<Member> asked_as(db::ReadTx& tx, std::int64_t person) {
  const std::string email = email_of(tx, person);
  return email.empty() ? std::vector<Member>() : members_with_email(tx, email);
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
  Json::Array partners, comments;
  for (const OwnPartner& one : partners_with(tx, person, email_of(tx, person)))
    partners.push_back(Json::Object{{"project", one.project_name},
                                    {"partner", one.partner_name},
                                    {"asked_at", iso(one.as.asked_at)},
                                    {"accepted", one.as.person != 0}});
  for (const PartnerComment& one : comments_by(tx, person))
    comments.push_back(Json::Object{{"as", one.speaker}, {"text", one.body}, {"made_at", iso(one.made_at)}});
  if (all.empty() && partners.empty() && comments.empty()) return {};
  return Json::Object{
      {"support_groups", std::move(all)}, {"partners", std::move(partners)}, {"comments", std::move(comments)}};
}

void erase(db::WriteTx& tx, std::int64_t person) {
  for (const Member& m : asked_as(tx, person)) delete_member(tx, m.id);
  forget_partner_person(tx, person, email_of(tx, person));
}

}  // namespace

PersonalData personal_data() { return {"programmes", gather, erase}; }

}  // namespace wiec::programmes
