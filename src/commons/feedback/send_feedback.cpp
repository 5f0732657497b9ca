#include "commons/feedback/feedback.h"
#include "commons/feedback/feedback_store.h"
#include "commons/feedback/texts.h"
#include "platform/mail/outbox.h"
#include "platform/text/text.h"

namespace wiec::feedback {
namespace {

constexpr std::size_t kLongestMessage = 4000, kLongestContact = 200, kLongestPage = 500;
constexpr std::chrono::microseconds kHour = std::chrono::hours(1);

// What was written stays on the desk, where it can be deleted. Nothing when the operator gave no address.
std::optional<mail::Letter> letter_about(Context& ctx) {
  const auto email = mail::email_from(ctx.shared.site.contact_email);
  if (!email) return std::nullopt;
  const std::string site = ctx.letter_address ? ctx.letter_address() : std::string();
  constexpr Language l = Language::pl;
  mail::Letter letter{.to = {.name = ctx.shared.site.contact_name, .email = *email}, .language = l};
  letter.subject = texts::letter_subject(l);
  letter.text = texts::letter_text(l, site + "/administracja/zgloszenia");
  return letter;
}

// One letter for all reports of an hour, sent at its end.
void announce(db::WriteTx& tx, const mail::Letter& letter) {
  const std::int64_t hour = tx.now().micros / kHour.count();
  mail::queue_letter(
      tx, letter, {.matter = fmt::format("feedback.new/{}", hour), .not_before = Instant{(hour + 1) * kHour.count()}});
}

Result<SendFeedback> checked(SendFeedback f) {
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
  if (f.page.size() > kLongestPage || !f.page.starts_with('/') || f.page.starts_with("//")) f.page.clear();
  return f;
}

}  // namespace

Result<FeedbackSent> send_feedback(Context& ctx, SendFeedback typed) {
  TRY(const SendFeedback f, checked(std::move(typed)));
  const auto letter = letter_about(ctx);
  const FeedbackId id = ctx.db.write(
      "feedback.send",
      [f, letter](db::WriteTx& tx) {
        const Inserted inserted = insert_feedback(tx, f);
        if (inserted.is_new && letter) announce(tx, *letter);
        return inserted.id;
      },
      db::Isolation::read_committed);
  return FeedbackSent{code_from_id(id.value)};
}

}  // namespace wiec::feedback
