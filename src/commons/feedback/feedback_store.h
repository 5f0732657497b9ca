// All SQL of readers' reports.
#pragma once
#include <string_view>
#include <vector>

#include "commons/feedback/feedback.h"

namespace wiec::feedback {

struct Inserted {
  FeedbackId id;
  bool is_new = false;  // false: the token was there already, and this is its report
};
Inserted insert_feedback(db::WriteTx&, const SendFeedback&);

// Newest first; before = 0 from the newest, then the last id of the page before.
std::vector<Report> reports(db::ReadTx&, bool closed, int limit, std::int64_t before = 0);
std::int64_t count_open(db::ReadTx&);
std::optional<Report> find_report(db::ReadTx&, FeedbackId);
// False when it is closed already.
bool mark_closed(db::WriteTx&, FeedbackId);
std::int64_t delete_contacts(db::WriteTx&, Instant sent_before);

// Those that give just this address as the contact.
std::vector<Report> reports_of(db::ReadTx&, std::string_view email);
void delete_contact_of(db::WriteTx&, std::string_view email);

}  // namespace wiec::feedback
