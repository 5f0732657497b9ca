// All SQL of readers' reports.
#pragma once
#include "base/id.h"
#include "commons/feedback/feedback.h"

namespace wiec::feedback {
struct FeedbackTag;
using FeedbackId = Id<FeedbackTag>;
// The report's id; of the first one when the token was there already.
FeedbackId insert_feedback(db::WriteTx&, const SendFeedback&);
}  // namespace wiec::feedback
