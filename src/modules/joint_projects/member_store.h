// All SQL of those who joined an area, and of the letters they get.
#pragma once
#include "commons/gatherings/gathering.h"
#include "commons/site/shared.h"
#include "modules/joint_projects/ambassador.h"

namespace wiec::joint_projects {

struct MemberTag;
using MemberId = Id<MemberTag>;
struct LetterTag;
using LetterId = Id<LetterTag>;

std::int64_t count_members(db::ReadTx&, areas::AreaId);
bool is_member(db::ReadTx&, areas::AreaId, people::PersonId);
// Of an area that reaches the district.
bool is_member_in(db::ReadTx&, places::PlaceId district, people::PersonId);
// False when the person is a member already.
bool insert_member(db::WriteTx&, areas::AreaId, people::PersonId, people::PersonId typed_by);
void insert_paper_member(db::WriteTx&, areas::AreaId, const std::string& name, const std::string& contact,
                         people::PersonId typed_by);
bool delete_member(db::WriteTx&, areas::AreaId, people::PersonId);

// Typed in from paper, without an account: who leads the area reaches them by telephone.
struct OnPaper {
  MemberId id;
  std::string name, contact;
  Instant joined_at;
};
std::vector<OnPaper> paper_members(db::ReadTx&, areas::AreaId);  // the newest 500
bool delete_paper_member(db::WriteTx&, areas::AreaId, MemberId);

struct Joined {
  areas::AreaId area;
  std::string name;
  Instant joined_at;
  bool theme = false;
};
std::vector<Joined> areas_joined_by(db::ReadTx&, people::PersonId);

struct Letter {
  LetterId id;
  areas::AreaId area;
  AmbassadorId ambassador;
  std::string subject, body;
  Instant sent_at;
  std::int64_t reached = 0;
  std::int64_t last_member = 0;
};
LetterId insert_letter(db::WriteTx&, const Letter&);
std::optional<Letter> find_letter(db::ReadTx&, LetterId);
std::vector<Letter> letters_of(db::ReadTx&, areas::AreaId);  // newest first
std::int64_t count_letters_by(db::ReadTx&, AmbassadorId);

// The next members who had joined before the letter was sent and have an account.
struct MemberReader {
  MemberId member;
  people::PersonId person;
};
std::vector<MemberReader> next_readers(db::ReadTx&, const Letter&, int limit);
void note_reached(db::WriteTx&, LetterId, std::int64_t last_member, std::int64_t reached);

// A residents' meeting to come, in a district, of which not every member has heard.
struct Untold {
  gatherings::GatheringId gathering;
  std::int64_t told_to = 0;
};
std::optional<Untold> next_untold(db::ReadTx&, Instant now);
// Of areas that reach the district; by number after `after`.
std::vector<people::PersonId> members_in(db::ReadTx&, places::PlaceId district, std::int64_t after, int limit);
void note_told(db::WriteTx&, gatherings::GatheringId, std::int64_t told_to, bool everybody);

PersonalData personal_data();

}  // namespace wiec::joint_projects
