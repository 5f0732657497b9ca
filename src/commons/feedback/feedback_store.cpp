#include "commons/feedback/feedback_store.h"

namespace wiec::feedback {
namespace {
const db::Sql insert_feedback_row{"feedback.insert_feedback", R"(
  insert into feedback (id, token, page, message, contact, state, sent_at) values ($1, $2, $3, $4, $5, 'new', $6)
  on conflict (token) do nothing)"};
const db::Sql select_by_token{"feedback.select_by_token", "select id from feedback where token = $1"};
}  // namespace

FeedbackId insert_feedback(db::WriteTx& tx, const SendFeedback& f) {
  const auto id = tx.new_id<FeedbackId>();
  if (tx.run(insert_feedback_row, id, f.token, f.page, f.message, f.contact, tx.now()) == 1) return id;
  return tx.value<FeedbackId>(select_by_token, f.token).value_or(id);
}

}  // namespace wiec::feedback
