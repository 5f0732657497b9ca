#include "commons/feedback/feedback.h"
#include "commons/feedback/feedback_store.h"
#include "commons/feedback/texts.h"
#include "platform/text/text.h"

namespace wiec::feedback {
namespace {
constexpr std::size_t kLongestMessage = 4000, kLongestContact = 200, kLongestPage = 500;
}

Result<FeedbackSent> send_feedback(Context& ctx, SendFeedback f) {
  auto message = text::clean_text(f.message);
  auto contact = text::clean_line(f.contact);
  if (!message || !contact) return problem(ProblemKind::invalid, texts::keys::not_text, "message");
  if (message->empty()) return problem(ProblemKind::invalid, texts::keys::message_missing, "message");
  if (text::length(*message) > kLongestMessage)
    return problem(ProblemKind::invalid, texts::keys::message_too_long, "message",
                   {{"most", std::int64_t{kLongestMessage}}});
  if (text::length(*contact) > kLongestContact)
    return problem(ProblemKind::invalid, texts::keys::contact_too_long, "contact");
  f.message = *std::move(message);
  f.contact = *std::move(contact);
  f.page = text::clean_line(f.page).value_or("");
  if (f.page.size() > kLongestPage || !f.page.starts_with('/')) f.page.clear();
  const FeedbackId id = ctx.db.write(
      "feedback.send", [f](db::WriteTx& tx) { return insert_feedback(tx, f); }, db::Isolation::read_committed);
  return FeedbackSent{code_from_id(id.value)};
}

}  // namespace wiec::feedback
