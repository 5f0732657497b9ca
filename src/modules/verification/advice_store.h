// All SQL of advice and of what authors answer.
#pragma once
#include "modules/verification/advice.h"

namespace wiec::verification {

AdviceId insert_advice(db::WriteTx&, ReadingId, const Point&, people::PersonId);
std::optional<Advice> find_advice(db::ReadTx&, AdviceId);
std::vector<Advice> advice_of(db::ReadTx&, drafts::DraftId);  // the newest revision first, then as it was written
bool delete_advice(db::WriteTx&, AdviceId);                   // only what is not sent; false when it is
// What the reading's unit has written and not sent becomes released or kept back; gives how many points.
std::int64_t send_advice(db::WriteTx&, ReadingId, Release);
// What was kept back is released too.
std::int64_t release_kept(db::WriteTx&, ReadingId);
void set_said(db::WriteTx&, AdviceId, const std::string& said);

void store_answer(db::WriteTx&, AdviceId, const Answer&, people::PersonId);

struct OwnAdvice {
  std::string body, said;
  Instant made_at;
};
std::vector<OwnAdvice> advice_by(db::ReadTx&, people::PersonId);
std::vector<OwnAdvice> answers_by(db::ReadTx&, people::PersonId);
void forget_advisers(db::WriteTx&, people::PersonId);  // the words stay

}  // namespace wiec::verification
