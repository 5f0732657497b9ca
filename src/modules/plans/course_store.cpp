#include "modules/plans/course_store.h"

#include <algorithm>

#include "commons/people/person_store.h"

namespace wiec::plans {
namespace {

using programmes::enum_from;
using programmes::name_in;

#define WIEC_COMMENT_COLUMNS                                                                                      \
  "select id, plan_id, paragraph_id, action_id, version, person_id, body, made_at, verdict, answer, answered_at " \
  "from plan_comment "
const db::Sql select_comments{"plans.comments_of", WIEC_COMMENT_COLUMNS "where plan_id = $1 order by id"};
const db::Sql select_comment{"plans.find_comment", WIEC_COMMENT_COLUMNS "where id = $1"};
const db::Sql select_own{"plans.comments_by", WIEC_COMMENT_COLUMNS "where person_id = $1 order by id"};
#undef WIEC_COMMENT_COLUMNS
const db::Sql select_names{"plans.shown_names", R"(
  select p.id, p.name from person p
  where p.id in (select person_id from plan_comment where plan_id = $1)
    and p.name <> '' and (select c.given from consent c where c.person_id = p.id and c.kind = $2
                          order by c.at desc, c.id desc limit 1))"};
const db::Sql insert_comment_row{"plans.insert_comment", R"(
  insert into plan_comment (id, plan_id, paragraph_id, action_id, version, person_id, body, made_at, answer)
  values ($1, $2, $3, $4, $5, $6, $7, $8, ''))"};
const db::Sql update_answer{"plans.store_answer",
                            "update plan_comment set verdict = $2, answer = $3, answered_at = $4 where id = $1"};
const db::Sql count_open{"plans.open_comments",
                         "select count(*) from plan_comment where plan_id = $1 and verdict is null"};
const db::Sql count_since{"plans.commented_since",
                          "select count(*) from plan_comment where person_id = $1 and made_at >= $2"};
const db::Sql forget_person{"plans.forget_commenter", "update plan_comment set person_id = null where person_id = $1"};
const db::Sql insert_take_up_row{"plans.insert_take_up", R"(
  insert into plan_take_up (action_id, project_id, on_day, note_pl, note_en) values ($1, $2, $3, $4, $5)
  on conflict (action_id) do nothing)"};
const db::Sql delete_take_up_row{"plans.delete_take_up", "delete from plan_take_up where action_id = $1"};
const db::Sql select_take_ups{"plans.take_ups_of", R"(
  select t.action_id, t.project_id, t.on_day, t.note_pl, t.note_en from plan_take_up t
  join plan_action a on a.id = t.action_id where a.plan_id = $1)"};
const db::Sql select_taken{"plans.taken_by", R"(
  select t.action_id, t.project_id, t.on_day, t.note_pl, t.note_en, p.id, p.title_pl, p.title_en, a.title_pl,
    a.title_en, a.state
  from plan_take_up t join plan_action a on a.id = t.action_id join plan p on p.id = a.plan_id
  where t.project_id = $1 order by p.id, a.position, a.id)"};
const db::Sql insert_progress_row{"plans.insert_progress", R"(
  insert into plan_progress (id, action_id, on_day, state, text_pl, text_en) values ($1, $2, $3, $4, $5, $6))"};
const db::Sql insert_reading{"plans.insert_reading",
                             "insert into plan_reading (progress_id, indicator_id, value) values ($1, $2, $3)"};
const db::Sql select_progress{"plans.progress_of", R"(
  select g.id, g.action_id, g.on_day, g.state, g.text_pl, g.text_en from plan_progress g
  join plan_action a on a.id = g.action_id where a.plan_id = $1 order by g.on_day desc, g.id desc)"};
const db::Sql select_readings{"plans.readings_of", R"(
  select r.progress_id, r.indicator_id, r.value from plan_reading r join plan_progress g on g.id = r.progress_id
  join plan_action a on a.id = g.action_id where a.plan_id = $1)"};

template <class I>
I id_at(const db::Row& row, int column) {
  return row.get<std::optional<I>>(column).value_or(I{});
}
template <class I>
std::optional<I> nullable(I id) {
  return id ? std::optional(id) : std::nullopt;
}

Comment comment_from(const db::Row& row) {
  Comment c;
  c.id = row.get<CommentId>(0);
  c.plan = row.get<PlanId>(1);
  c.paragraph = id_at<PieceId>(row, 2);
  c.action = id_at<PieceId>(row, 3);
  c.version = row.get<std::int64_t>(4);
  c.person = id_at<people::PersonId>(row, 5);
  c.body = row.get<std::string>(6);
  c.made_at = row.get<Instant>(7);
  if (const auto verdict = row.get<std::optional<std::string>>(8)) c.verdict = enum_from<Verdict>(kVerdicts, *verdict);
  c.answer = row.get<std::string>(9);
  c.answered_at = row.get<std::optional<Instant>>(10);
  return c;
}

TakeUp take_up_from(const db::Row& row) {
  return {.action = row.get<PieceId>(0),
          .project = row.get<ProjectId>(1),
          .on = row.get<Date>(2),
          .note = {row.get<std::string>(3), row.get<std::string>(4)}};
}

ActionState state_at(const db::Row& row, int column) {
  return enum_from<ActionState>(kActionStates, row.get<std::string_view>(column)).value_or(ActionState::planned);
}

}  // namespace

CommentId insert_comment(db::WriteTx& tx, const Comment& c) {
  const auto id = tx.new_id<CommentId>();
  tx.run(insert_comment_row, id, c.plan, nullable(c.paragraph), nullable(c.action), c.version, nullable(c.person),
         c.body, tx.now());
  return id;
}

std::vector<Comment> comments_of(db::ReadTx& tx, PlanId plan) { return tx.all(select_comments, comment_from, plan); }
std::map<std::int64_t, std::string> shown_names(db::ReadTx& tx, PlanId plan) {
  std::map<std::int64_t, std::string> names;
  for (const db::Row& row : tx.query(select_names, plan, people::name_of(people::ConsentKind::show_name)))
    names.emplace(row.get<std::int64_t>(0), row.get<std::string>(1));
  return names;
}

std::optional<Comment> find_comment(db::ReadTx& tx, CommentId id) { return tx.one(select_comment, comment_from, id); }
std::vector<Comment> comments_by(db::ReadTx& tx, people::PersonId person) {
  return tx.all(select_own, comment_from, person);
}

void store_answer(db::WriteTx& tx, CommentId id, Verdict verdict, const std::string& answer) {
  tx.run(update_answer, id, name_in(kVerdicts, verdict), answer, tx.now());
}

std::int64_t open_comments(db::ReadTx& tx, PlanId plan) { return *tx.value<std::int64_t>(count_open, plan); }

std::int64_t commented_since(db::ReadTx& tx, people::PersonId person, Instant since) {
  return *tx.value<std::int64_t>(count_since, person, since);
}

void forget_commenter(db::WriteTx& tx, people::PersonId person) { tx.run(forget_person, person); }

bool insert_take_up(db::WriteTx& tx, const TakeUp& t) {
  return tx.run(insert_take_up_row, t.action, t.project, t.on, t.note.pl, t.note.en) == 1;
}

void delete_take_up(db::WriteTx& tx, PieceId action) { tx.run(delete_take_up_row, action); }

std::vector<TakeUp> take_ups_of(db::ReadTx& tx, PlanId plan) { return tx.all(select_take_ups, take_up_from, plan); }

std::vector<TakenAction> taken_by(db::ReadTx& tx, ProjectId project) {
  return tx.all(
      select_taken,
      [](const db::Row& row) {
        return TakenAction{.plan = row.get<PlanId>(5),
                           .plan_title = {row.get<std::string>(6), row.get<std::string>(7)},
                           .title = {row.get<std::string>(8), row.get<std::string>(9)},
                           .state = state_at(row, 10),
                           .take_up = take_up_from(row)};
      },
      project);
}

ProgressId insert_progress(db::WriteTx& tx, const Progress& p) {
  const auto id = tx.new_id<ProgressId>();
  tx.run(insert_progress_row, id, p.action, p.on, name_in(kActionStates, p.state), p.text.pl, p.text.en);
  for (const Reading& r : p.readings) tx.run(insert_reading, id, r.indicator, r.value);
  return id;
}

std::vector<Progress> progress_of(db::ReadTx& tx, PlanId plan) {
  auto all = tx.all(
      select_progress,
      [](const db::Row& row) {
        return Progress{.id = row.get<ProgressId>(0),
                        .action = row.get<PieceId>(1),
                        .on = row.get<Date>(2),
                        .state = state_at(row, 3),
                        .text = {row.get<std::string>(4), row.get<std::string>(5)},
                        .readings = {}};
      },
      plan);
  const auto readings = tx.all(
      select_readings,
      [](const db::Row& row) {
        return std::pair(row.get<ProgressId>(0), Reading{row.get<IndicatorId>(1), row.get<std::int64_t>(2)});
      },
      plan);
  for (const auto& [progress, reading] : readings)
    if (const auto found = std::ranges::find(all, progress, &Progress::id); found != all.end())
      found->readings.push_back(reading);
  return all;
}

}  // namespace wiec::plans
