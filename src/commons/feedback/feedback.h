// A report about the site, and the use case that keeps it.
#pragma once
#include <string>

#include "commons/site/context.h"

namespace wiec::feedback {

struct SendFeedback {
  std::string token;  // made with the form; the same token again changes nothing
  std::string page, message, contact;
};
struct FeedbackSent {
  std::string code;  // to refer to it
};
// Problems: invalid (message empty or too long, contact too long).
Result<FeedbackSent> send_feedback(Context&, SendFeedback);

}  // namespace wiec::feedback
