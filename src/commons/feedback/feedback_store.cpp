#include "commons/feedback/feedback_store.h"

#include <limits>

namespace wiec::feedback {
namespace {

const db::Sql insert_feedback_row{"feedback.insert_feedback", R"(
  insert into feedback (id, token, page, message, contact, state, sent_at) values ($1, $2, $3, $4, $5, 'new', $6)
  on conflict (token) do nothing)"};
const db::Sql select_by_token{"feedback.select_by_token", "select id from feedback where token = $1"};
const db::Sql select_in_state{"feedback.select_in_state", R"(
  select id, page, message, contact, sent_at, closed_at from feedback
  where state = $1 and id < $2 order by id desc limit $3)"};
const db::Sql select_report{"feedback.select_report", R"(
  select id, page, message, contact, sent_at, closed_at from feedback where id = $1)"};
const db::Sql count_new{"feedback.count_open", "select count(*) from feedback where state = 'new'"};
const db::Sql close_row{"feedback.close", R"(
  update feedback set state = 'closed', contact = '', closed_at = $2 where id = $1 and state = 'new')"};
const db::Sql forget_rows{"feedback.forget_contacts", R"(
  update feedback set contact = '' where contact <> '' and (state = 'closed' or sent_at < $1))"};
const db::Sql select_of_email{"feedback.select_of_email", R"(
  select id, page, message, contact, sent_at, closed_at from feedback where lower(contact) = lower($1) order by id)"};
const db::Sql forget_email{"feedback.forget_email",
                           "update feedback set contact = '' where lower(contact) = lower($1)"};

Report report_from(const db::Row& row) {
  return {.id = row.get<FeedbackId>(0),
          .page = row.get<std::string>(1),
          .message = row.get<std::string>(2),
          .contact = row.get<std::string>(3),
          .sent_at = row.get<Instant>(4),
          .closed_at = row.get<std::optional<Instant>>(5)};
}

}  // namespace

Inserted insert_feedback(db::WriteTx& tx, const SendFeedback& f) {
  const auto id = tx.new_id<FeedbackId>();
  if (tx.run(insert_feedback_row, id, f.token, f.page, f.message, f.contact, tx.now()) == 1) return {id, true};
  return {tx.value<FeedbackId>(select_by_token, f.token).value_or(id), false};
}

std::vector<Report> reports(db::ReadTx& tx, bool closed, int limit, std::int64_t before) {
  const std::int64_t below = before > 0 ? before : std::numeric_limits<std::int64_t>::max();
  return tx.all(select_in_state, report_from, closed ? "closed" : "new", below, limit);
}

std::int64_t count_open(db::ReadTx& tx) { return tx.value<std::int64_t>(count_new).value_or(0); }

std::optional<Report> find_report(db::ReadTx& tx, FeedbackId id) { return tx.one(select_report, report_from, id); }

bool mark_closed(db::WriteTx& tx, FeedbackId id) { return tx.run(close_row, id, tx.now()) == 1; }

std::int64_t delete_contacts(db::WriteTx& tx, Instant sent_before) { return tx.run(forget_rows, sent_before); }

std::vector<Report> reports_of(db::ReadTx& tx, std::string_view email) {
  return tx.all(select_of_email, report_from, email);
}

void delete_contact_of(db::WriteTx& tx, std::string_view email) { tx.run(forget_email, email); }

}  // namespace wiec::feedback
