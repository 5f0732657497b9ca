// All SQL of Local Support Groups.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "modules/programmes/group.h"
#include "platform/db/db.h"

namespace wiec::programmes {

std::optional<Group> group_of(db::ReadTx&, ProjectId);
std::vector<Group> all_groups(db::ReadTx&);
std::optional<Group> find_group(db::ReadTx&, GroupId);
void insert_group(db::WriteTx&, Group&);
void update_group(db::WriteTx&, const Group&);  // act, day, area, purpose

std::vector<Member> members_of(db::ReadTx&, GroupId);  // by category, then as asked
std::optional<Member> find_member(db::ReadTx&, MemberId);
std::optional<Member> member_by_token(db::ReadTx&, const std::string& token_hash);
std::vector<Member> members_with_email(db::ReadTx&, const std::string& email);  // any letter case
// `token_hash` empty: no letter. Throws UniqueViolation: that address was asked already.
void insert_member(db::WriteTx&, Member&, const std::string& token_hash);
void set_token(db::WriteTx&, MemberId, const std::string& token_hash);
void set_answer(db::WriteTx&, MemberId, MemberState answer, bool named);
void delete_member(db::WriteTx&, MemberId);  // tasks stay, without the person

std::vector<GroupTask> tasks_of(db::ReadTx&, GroupId);  // open ones first, by day
std::optional<GroupTask> find_task(db::ReadTx&, TaskId);
void insert_task(db::WriteTx&, GroupTask&);
void set_done(db::WriteTx&, TaskId, const std::optional<Date>&);
void delete_task(db::WriteTx&, TaskId);

}  // namespace wiec::programmes
