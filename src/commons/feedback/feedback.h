// Reports about the site: what readers send, and what the desk does with them.
#pragma once
#include <optional>
#include <string>

#include "base/id.h"
#include "commons/site/context.h"

namespace wiec::feedback {

struct FeedbackTag;
using FeedbackId = Id<FeedbackTag>;

struct SendFeedback {
  std::string token;  // made with the form; the same token again changes nothing
  std::string page, message, contact;
};
struct FeedbackSent {
  std::string code;  // to refer to it
};
// The site's contact address hears of it by one letter an hour at most, without what was written.
// Problems: invalid (message empty or too long, contact too long).
Result<FeedbackSent> send_feedback(Context&, SendFeedback);

struct Report {
  FeedbackId id;
  std::string page;  // path the reader was on; may be empty
  std::string message;
  std::string contact;  // empty: not given, or deleted
  Instant sent_at;
  std::optional<Instant> closed_at;
};

// Deletes the contact. Closing twice is closing once. Problem: not_found.
Result<> close_report(Context&, FeedbackId);

// A contact nobody asked for any more is deleted even where the report stays open.
inline constexpr std::chrono::hours kKeepContact{24 * 90};
// The nightly job: contacts of closed reports and of those older than that. Gives how many were deleted.
std::int64_t forget_contacts(const db::Database&);

}  // namespace wiec::feedback
