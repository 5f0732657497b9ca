#include "commons/notifications/notice_store.h"

namespace wiec::notifications {
namespace {

struct NoticeTag;

const db::Sql insert_row{"notifications.insert_notice", R"(
  insert into notice (id, person_id, kind, noun, noun_id, matter_pl, matter_en, text_pl, text_en, path, made_at, due_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12))"};
const db::Sql select_people{"notifications.select_people", R"(
  select person_id from notice where sent_at is null and due_at <= $1 order by due_at, person_id limit $2)"};
const db::Sql select_due{"notifications.select_due", R"(
  select id, noun, noun_id, matter_pl, matter_en, text_pl, text_en, path, made_at, due_at from notice
  where person_id = $1 and sent_at is null and due_at <= $2 order by made_at desc, id desc limit 200)"};
const db::Sql select_waiting{"notifications.select_waiting", R"(
  select id, noun, noun_id, matter_pl, matter_en, text_pl, text_en, path, made_at, due_at from notice
  where person_id = $1 and sent_at is null order by made_at desc, id desc limit 200)"};
const db::Sql update_sent{"notifications.mark_sent",
                          "update notice set sent_at = $2 where id = $1 and sent_at is null"};
const db::Sql delete_sent{"notifications.forget_sent", "delete from notice where sent_at < $1"};
const db::Sql delete_waiting{"notifications.drop_waiting",
                             "delete from notice where person_id = $1 and kind = $2 and sent_at is null"};
const db::Sql select_choices{"notifications.select_choices",
                             "select kind, mode from notice_choice where person_id = $1 order by kind"};
const db::Sql upsert_choice{"notifications.choose", R"(
  insert into notice_choice (person_id, kind, mode, changed_at) values ($1, $2, $3, $4)
  on conflict (person_id, kind) do update set mode = excluded.mode, changed_at = excluded.changed_at)"};
const db::Sql delete_notices{"notifications.delete_notices", "delete from notice where person_id = $1"};
const db::Sql delete_choices{"notifications.delete_choices", "delete from notice_choice where person_id = $1"};

Notice notice_from(const db::Row& row, Language l) {
  const bool polish = l == Language::pl;
  return {.id = row.get<std::int64_t>(0),
          .noun = row.get<std::string>(1),
          .noun_id = row.get<std::int64_t>(2),
          .matter = row.get<std::string>(polish ? 3 : 4),
          .text = row.get<std::string>(polish ? 5 : 6),
          .path = row.get<std::string>(7),
          .made_at = row.get<Instant>(8),
          .due_at = row.get<Instant>(9)};
}

Json gather(db::ReadTx& tx, std::int64_t number) {
  const people::PersonId id{number};
  Json::Array waiting;
  for (const Notice& n : waiting_notices(tx, id, Language::pl))
    waiting.push_back(Json::Object{{"matter", n.matter}, {"text", n.text}, {"made_at", iso(n.made_at)}});
  Json::Object chosen;
  for (const db::Row& row : tx.query(select_choices, id))
    chosen.emplace_back(row.get<std::string>(0), row.get<std::string>(1));
  return Json::Object{{"choices", std::move(chosen)}, {"waiting", std::move(waiting)}};
}

void erase(db::WriteTx& tx, std::int64_t person) {
  tx.run(delete_notices, person);
  tx.run(delete_choices, person);
}

}  // namespace

void insert_notice(db::WriteTx& tx, const NewNotice& n, Instant due_at) {
  tx.run(insert_row, tx.new_id<Id<NoticeTag>>(), n.person, code_of(n.kind), n.noun, n.noun_id, n.matter_pl, n.matter_en,
         n.text_pl, n.text_en, n.path, tx.now(), due_at);
}

// In the order of an index that loses its first rows as letters go: fifty thousand people cost no sorting.
std::vector<people::PersonId> people_due(db::ReadTx& tx, Instant now, int limit) {
  auto all = tx.all(
      select_people, [](const db::Row& row) { return row.get<people::PersonId>(0); }, now, limit);
  std::ranges::sort(all);
  all.erase(std::ranges::unique(all).begin(), all.end());
  return all;
}

std::vector<Notice> due_notices(db::ReadTx& tx, people::PersonId person, Language l, Instant now) {
  return tx.all(
      select_due, [l](const db::Row& row) { return notice_from(row, l); }, person, now);
}

std::vector<Notice> waiting_notices(db::ReadTx& tx, people::PersonId person, Language l) {
  return tx.all(
      select_waiting, [l](const db::Row& row) { return notice_from(row, l); }, person);
}

std::int64_t mark_sent(db::WriteTx& tx, const std::vector<Notice>& notices) {
  return tx.run_many(notices, [&](db::Batch& batch, const Notice& n) { batch.add(update_sent, n.id, tx.now()); });
}

void forget_sent(db::WriteTx& tx, Instant before) { tx.run(delete_sent, before); }

void drop_waiting(db::WriteTx& tx, people::PersonId person, NoticeKind kind) {
  tx.run(delete_waiting, person, code_of(kind));
}

Choices choices_of(db::ReadTx& tx, people::PersonId person) {
  Choices choices;
  for (const NoticeKind kind : kNoticeKinds) choices.modes[static_cast<std::size_t>(kind)] = usual_mode(kind);
  for (const db::Row& row : tx.query(select_choices, person)) {
    for (const NoticeKind kind : kNoticeKinds)
      if (row.get<std::string_view>(0) == code_of(kind))
        choices.modes[static_cast<std::size_t>(kind)] =
            mode_from(row.get<std::string_view>(1)).value_or(usual_mode(kind));
  }
  return choices;
}

void choose(db::WriteTx& tx, people::PersonId person, NoticeKind kind, Mode mode) {
  if (kind == NoticeKind::deadline) return;
  tx.run(upsert_choice, person, code_of(kind), code_of(mode), tx.now());
  if (mode == Mode::never) drop_waiting(tx, person, kind);
}

PersonalData personal_data() { return {"notifications", gather, erase}; }

}  // namespace wiec::notifications
