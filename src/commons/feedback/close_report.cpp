#include "commons/audit/audit.h"
#include "commons/feedback/feedback.h"
#include "commons/feedback/feedback_store.h"
#include "commons/feedback/texts.h"

namespace wiec::feedback {

Result<> close_report(Context& ctx, FeedbackId id) {
  return ctx.db.write("feedback.close", [id, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    if (!find_report(tx, id)) return problem(ProblemKind::not_found, texts::keys::no_such_report);
    if (mark_closed(tx, id)) audit::record(tx, actor, "feedback.close", "feedback", id.value);
    return {};
  });
}

std::int64_t forget_contacts(const db::Database& db) {
  return db.write("feedback.forget_contacts",
                  [](db::WriteTx& tx) { return delete_contacts(tx, tx.now() + -kKeepContact); });
}

}  // namespace wiec::feedback
