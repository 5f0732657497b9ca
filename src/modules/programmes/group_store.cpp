#include "modules/programmes/group_store.h"

#define MEMBER_COLUMNS                                                                                             \
  "m.id, m.group_id, m.category, m.organisation_id, coalesce(o.name, ''), m.name, m.email, m.mandate, m.direct, "  \
  "m.state, m.named, m.language, m.token_hash is not null from group_member m left join organisation o on o.id = " \
  "m.organisation_id "

namespace wiec::programmes {
namespace {

const db::Sql select_group_of{"programmes.select_group_of", R"(
  select id, project_id, earlier_id, act, convened_on, area, purpose_pl, purpose_en, changed_at
  from support_group where project_id = $1)"};
const db::Sql select_group{"programmes.select_group", R"(
  select id, project_id, earlier_id, act, convened_on, area, purpose_pl, purpose_en, changed_at
  from support_group where id = $1)"};
const db::Sql select_groups{"programmes.select_groups", R"(
  select id, project_id, earlier_id, act, convened_on, area, purpose_pl, purpose_en, changed_at
  from support_group order by id)"};
const db::Sql insert_group_row{"programmes.insert_group", R"(
  insert into support_group (id, project_id, earlier_id, act, convened_on, area, purpose_pl, purpose_en, changed_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9))"};
const db::Sql update_group_row{"programmes.update_group", R"(
  update support_group set act = $2, convened_on = $3, area = $4, purpose_pl = $5, purpose_en = $6, changed_at = $7
  where id = $1)"};
const db::Sql select_members{"programmes.select_members",
                             "select " MEMBER_COLUMNS "where m.group_id = $1 order by m.id"};
const db::Sql select_member{"programmes.select_member", "select " MEMBER_COLUMNS "where m.id = $1"};
const db::Sql select_by_token{"programmes.select_member_by_token", "select " MEMBER_COLUMNS "where m.token_hash = $1"};
const db::Sql select_by_email{"programmes.select_members_by_email",
                              "select " MEMBER_COLUMNS
                              "where lower(m.email) = lower($1) and m.email <> '' order by m.id"};
const db::Sql insert_member_row{"programmes.insert_member", R"(
  insert into group_member (id, group_id, category, organisation_id, name, email, mandate, direct, state, named,
                            token_hash, asked_at, language)
  values ($1, $2, $3, $4, $5, $6, $7, $8, 'invited', false, $9, $10, $11))"};
const db::Sql update_token{"programmes.update_member_token", "update group_member set token_hash = $2 where id = $1"};
const db::Sql update_answer{"programmes.update_member_answer",
                            "update group_member set state = $2, named = $3, answered_at = $4 where id = $1"};
const db::Sql clear_tasks{"programmes.clear_tasks_of_member",
                          "update group_task set member_id = null where member_id = $1"};
const db::Sql delete_member_row{"programmes.delete_member", "delete from group_member where id = $1"};
const db::Sql select_tasks{"programmes.select_tasks", R"(
  select id, group_id, what_pl, what_en, member_id, who, due_on, done_on from group_task where group_id = $1
  order by done_on is not null, due_on is null, due_on, id)"};
const db::Sql select_task{"programmes.select_task", R"(
  select id, group_id, what_pl, what_en, member_id, who, due_on, done_on from group_task where id = $1)"};
const db::Sql insert_task_row{"programmes.insert_task", R"(
  insert into group_task (id, group_id, what_pl, what_en, member_id, who, due_on) values ($1, $2, $3, $4, $5, $6, $7))"};
const db::Sql update_done{"programmes.update_task_done", "update group_task set done_on = $2 where id = $1"};
const db::Sql delete_task_row{"programmes.delete_task", "delete from group_task where id = $1"};

template <class I>
std::optional<I> nullable(I id) {
  return id ? std::optional(id) : std::nullopt;
}

Group group_in(const db::Row& row) {
  Group g;
  g.id = row.get<GroupId>(0);
  g.project = row.get<ProjectId>(1);
  g.earlier = row.get<std::optional<GroupId>>(2).value_or(GroupId{});
  g.act = row.get<std::string>(3);
  g.convened = row.get<Date>(4);
  g.area = row.get<std::string>(5);
  g.purpose_pl = row.get<std::string>(6);
  g.purpose_en = row.get<std::string>(7);
  g.changed_at = row.get<Instant>(8);
  return g;
}

Member member_in(const db::Row& row) {
  Member m;
  m.id = row.get<MemberId>(0);
  m.group = row.get<GroupId>(1);
  m.category = enum_from<MemberCategory>(kMemberCategories, row.get<std::string_view>(2)).value_or(m.category);
  m.organisation = row.get<std::optional<organisations::OrganisationId>>(3).value_or(m.organisation);
  m.organisation_name = row.get<std::string>(4);
  m.name = row.get<std::string>(5);
  m.email = row.get<std::string>(6);
  m.mandate = row.get<std::string>(7);
  m.direct = row.get<bool>(8);
  m.state = enum_from<MemberState>(kMemberStates, row.get<std::string_view>(9)).value_or(m.state);
  m.named = row.get<bool>(10);
  m.language = language_from(row.get<std::string_view>(11)).value_or(m.language);
  m.by_letter = row.get<bool>(12);
  return m;
}

GroupTask task_in(const db::Row& row) {
  GroupTask t;
  t.id = row.get<TaskId>(0);
  t.group = row.get<GroupId>(1);
  t.what_pl = row.get<std::string>(2);
  t.what_en = row.get<std::string>(3);
  t.member = row.get<std::optional<MemberId>>(4).value_or(MemberId{});
  t.who = row.get<std::string>(5);
  t.due = row.get<std::optional<Date>>(6);
  t.done = row.get<std::optional<Date>>(7);
  return t;
}

std::optional<std::string_view> hash_or_none(const std::string& hash) {
  return hash.empty() ? std::nullopt : std::optional<std::string_view>(hash);
}

}  // namespace

std::optional<Group> group_of(db::ReadTx& tx, ProjectId project) { return tx.one(select_group_of, group_in, project); }
std::vector<Group> all_groups(db::ReadTx& tx) { return tx.all(select_groups, group_in); }
std::optional<Group> find_group(db::ReadTx& tx, GroupId id) { return tx.one(select_group, group_in, id); }

void insert_group(db::WriteTx& tx, Group& g) {
  g.id = tx.new_id<GroupId>();
  g.changed_at = tx.now();
  tx.run(insert_group_row, g.id, g.project, nullable(g.earlier), g.act, g.convened, g.area, g.purpose_pl, g.purpose_en,
         g.changed_at);
}

void update_group(db::WriteTx& tx, const Group& g) {
  tx.run(update_group_row, g.id, g.act, g.convened, g.area, g.purpose_pl, g.purpose_en, tx.now());
}

std::vector<Member> members_of(db::ReadTx& tx, GroupId group) {
  auto all = tx.all(select_members, member_in, group);
  std::ranges::stable_sort(all, {}, &Member::category);
  return all;
}
std::optional<Member> find_member(db::ReadTx& tx, MemberId id) { return tx.one(select_member, member_in, id); }
std::optional<Member> member_by_token(db::ReadTx& tx, const std::string& hash) {
  return tx.one(select_by_token, member_in, hash);
}
std::vector<Member> members_with_email(db::ReadTx& tx, const std::string& email) {
  return tx.all(select_by_email, member_in, email);
}

void insert_member(db::WriteTx& tx, Member& m, const std::string& token_hash) {
  m.id = tx.new_id<MemberId>();
  tx.run(insert_member_row, m.id, m.group, name_in(kMemberCategories, m.category), nullable(m.organisation), m.name,
         m.email, m.mandate, m.direct, hash_or_none(token_hash), tx.now(), code_of(m.language));
}

void set_token(db::WriteTx& tx, MemberId id, const std::string& hash) { tx.run(update_token, id, hash_or_none(hash)); }

void set_answer(db::WriteTx& tx, MemberId id, MemberState answer, bool named) {
  tx.run(update_answer, id, name_in(kMemberStates, answer), named && answer == MemberState::accepted, tx.now());
}

void delete_member(db::WriteTx& tx, MemberId id) {
  tx.run(clear_tasks, id);
  tx.run(delete_member_row, id);
}

std::vector<GroupTask> tasks_of(db::ReadTx& tx, GroupId group) { return tx.all(select_tasks, task_in, group); }
std::optional<GroupTask> find_task(db::ReadTx& tx, TaskId id) { return tx.one(select_task, task_in, id); }

void insert_task(db::WriteTx& tx, GroupTask& t) {
  t.id = tx.new_id<TaskId>();
  tx.run(insert_task_row, t.id, t.group, t.what_pl, t.what_en, nullable(t.member), t.who, t.due);
}
void set_done(db::WriteTx& tx, TaskId id, const std::optional<Date>& day) { tx.run(update_done, id, day); }
void delete_task(db::WriteTx& tx, TaskId id) { tx.run(delete_task_row, id); }

}  // namespace wiec::programmes
