#include "platform/mail/outbox.h"

#include <stdexcept>

namespace wiec::mail {
namespace {

const db::Sql insert_letter{"mail.insert_letter", R"(
  insert into letter (id, matter, to_name, to_email, reply_to_name, reply_to_email, subject, body_text, body_html, unsubscribe_url, language,
                      state, created_at, due_at, tries, last_reply)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'waiting', $12, $13, 0, '')
  on conflict do nothing)"};
const db::Sql count_waiting{"mail.count_waiting", "select count(*), min(due_at) from letter where state = 'waiting'"};
const db::Sql count_refused{"mail.count_refused", "select count(*) from letter where done_at > $1 and state = 'refused'"};
const db::Sql delete_done{"mail.delete_done", "delete from letter where done_at < $1"};
const db::Sql delete_waiting{"mail.delete_waiting", "delete from letter where state = 'waiting' and lower(to_email) = lower($1)"};
const db::Sql delete_matter{"mail.delete_matter", "delete from letter where state = 'waiting' and matter = $1"};

}  // namespace

bool queue_letter(db::WriteTx& tx, const Letter& letter, const Queueing& how) {
  if (check_letter(letter)) throw std::logic_error("a letter with a forged header, a bad address or no text");
  const auto id = tx.new_id<LetterId>();
  const std::optional<std::string> matter = how.matter.empty() ? std::nullopt : std::optional(how.matter);
  const Address reply_to = letter.reply_to.value_or(Address{});
  return tx.run(insert_letter, id, matter, letter.to.name, letter.to.email, reply_to.name, reply_to.email, letter.subject, letter.text, letter.html,
                letter.unsubscribe_url, code_of(letter.language), tx.now(), how.not_before.value_or(tx.now())) == 1;
}

OutboxState outbox_state(db::ReadTx& tx) {
  OutboxState state;
  for (const db::Row& row : tx.query(count_waiting)) {
    state.waiting = row.get<std::int64_t>(0);
    state.oldest_due_at = row.get<std::optional<Instant>>(1);
  }
  if (state.oldest_due_at && *state.oldest_due_at > tx.now()) state.oldest_due_at.reset();
  state.refused = tx.value<std::int64_t>(count_refused, tx.now() + -std::chrono::days(30)).value_or(0);
  return state;
}

std::int64_t forget_letters(db::WriteTx& tx, Instant before) { return tx.run(delete_done, before); }

std::int64_t drop_letters_to(db::WriteTx& tx, std::string_view email) { return email.empty() ? 0 : tx.run(delete_waiting, email); }

bool drop_letter(db::WriteTx& tx, std::string_view matter) { return tx.run(delete_matter, matter) > 0; }

}  // namespace wiec::mail
