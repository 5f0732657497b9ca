// SQL of notices and choices.
#pragma once
#include "commons/notifications/notifications.h"

namespace wiec::notifications {

void insert_notice(db::WriteTx&, const NewNotice&, Instant due_at);
// People with notices that are due: of the `limit` oldest such notices, each person once.
std::vector<people::PersonId> people_due(db::ReadTx&, Instant now, int limit);
std::vector<Notice> due_notices(db::ReadTx&, people::PersonId, Language, Instant now);
// How many of them were not marked before.
std::int64_t mark_sent(db::WriteTx&, const std::vector<Notice>&);
// Sent before that instant: the letter was what they were for.
void forget_sent(db::WriteTx&, Instant before);
void drop_waiting(db::WriteTx&, people::PersonId, NoticeKind);
PersonalData personal_data();

}  // namespace wiec::notifications
