// The Local Support Group of a project (Lokalna Grupa Wsparcia, URBACT Local Group): representatives of those whom an
// area concerns, directly or not. Convened by a dated act, or re-established from the group of an earlier project; each
// member is asked anew and may withdraw the consent, and then stands nowhere.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "commons/organisations/organisation.h"
#include "modules/programmes/project.h"

namespace wiec::programmes {

struct GroupTag;
using GroupId = Id<GroupTag>;
struct MemberTag;
using MemberId = Id<MemberTag>;
struct TaskTag;
using TaskId = Id<TaskTag>;

enum class MemberCategory { residents, business, cooperatives, councillors, institutions, city_units };
inline constexpr std::string_view kMemberCategories[] = {"residents",   "business",     "cooperatives",
                                                         "councillors", "institutions", "city_units"};
// invited -> accepted | declined; declined -> accepted; withdrawn from any: the row goes.
enum class MemberState { invited, accepted, declined };
inline constexpr std::string_view kMemberStates[] = {"invited", "accepted", "declined"};

struct Group {
  GroupId id, earlier;
  ProjectId project;
  std::string act;
  Date convened;
  std::string area, purpose_pl, purpose_en;
  Instant changed_at;
};

struct Member {
  MemberId id;
  GroupId group;
  MemberCategory category = MemberCategory::residents;
  organisations::OrganisationId organisation;
  std::string organisation_name;  // read only
  std::string name, email, mandate;
  bool direct = true;
  MemberState state = MemberState::invited;
  bool named = false;                // may be named in public
  bool by_letter = false;            // has a link of their own: nobody else answers for them
  Language language = Language::pl;  // of letters
};

struct GroupTask {
  TaskId id;
  GroupId group;
  std::string what_pl, what_en;
  MemberId member;
  std::string who;
  std::optional<Date> due, done;
  const std::string& what(Language l) const { return l == Language::en && !what_en.empty() ? what_en : what_pl; }
};

std::string_view words_of(Language, MemberCategory);
std::string_view words_of(Language, MemberState);
std::string words_of(Language, const GroupTask&);  // "Rozwiesić plakaty, do 3 marca 2027"
// As everybody may read: the organisation, the name where it may stand there, else the category.
std::string public_name(Language, const Member&);

}  // namespace wiec::programmes
