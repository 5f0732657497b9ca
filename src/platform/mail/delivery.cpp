#include "platform/mail/outbox.h"

namespace wiec::mail {
namespace {

constexpr int kAtOnce = 50;
constexpr std::chrono::minutes kLease{15};      // another node takes the letter when this one has not marked it by then
constexpr std::chrono::hours kGiveUpAfter{72};  // of "later" answers
constexpr std::array<std::chrono::minutes, 7> kPauses{std::chrono::minutes(1), std::chrono::minutes(5), std::chrono::minutes(15), std::chrono::minutes(30),
                                                      std::chrono::minutes(60), std::chrono::minutes(120), std::chrono::minutes(240)};
constexpr std::chrono::minutes kPauseWhenAway{1};

const db::Sql select_due{"mail.select_due", R"(
  select id, to_name, to_email, reply_to_name, reply_to_email, subject, body_text, body_html, unsubscribe_url, language, created_at, tries
  from letter where state = 'waiting' and due_at <= $1 order by due_at, id limit $2)"};
const db::Sql lease_letter{"mail.lease_letter", "update letter set due_at = $2 where id = $1"};
// Only while waiting: what another node marked stays marked.
const db::Sql mark_done{"mail.mark_done", R"(
  update letter set state = $2, done_at = $3, last_reply = $4, tries = tries + 1, to_name = '', to_email = '', reply_to_name = '',
    reply_to_email = '', subject = '', body_text = '', body_html = '', unsubscribe_url = ''
  where id = $1 and state = 'waiting')"};
const db::Sql mark_later{"mail.mark_later", R"(
  update letter set due_at = $2, last_reply = $3, tries = tries + 1 where id = $1 and state = 'waiting')"};
const db::Sql release_letter{"mail.release_letter", "update letter set due_at = $2, last_reply = $3 where id = $1 and state = 'waiting'"};

}  // namespace

struct Delivery::Due {
  LetterId id;
  Letter letter;
  Instant created_at;
  int tries = 0;

  static Due from(const db::Row& row) {
    Due due;
    due.id = row.get<LetterId>(0);
    due.letter.to = {row.get<std::string>(1), row.get<std::string>(2)};
    if (Address reply_to{row.get<std::string>(3), row.get<std::string>(4)}; !reply_to.email.empty()) due.letter.reply_to = std::move(reply_to);
    due.letter.subject = row.get<std::string>(5);
    due.letter.text = row.get<std::string>(6);
    due.letter.html = row.get<std::string>(7);
    due.letter.unsubscribe_url = row.get<std::string>(8);
    due.letter.language = language_from(row.get<std::string_view>(9)).value_or(Language::pl);
    due.created_at = row.get<Instant>(10);
    due.tries = row.get<int>(11);
    return due;
  }
};

Delivery::Delivery(db::Database db, Carrier& carrier, Address sender, const Clock& clock, log::Log& log, std::function<bool()> stopping)
    : db_(std::move(db)), carrier_(carrier), sender_(std::move(sender)), clock_(clock), log_(log), stopping_(std::move(stopping)) {}

std::vector<Delivery::Due> Delivery::take_due() {
  return db_.write(
      "mail.take_due",
      [](db::WriteTx& tx) {
        std::vector<Due> taken;
        for (const db::Row& row : tx.take(select_due, tx.now(), kAtOnce)) taken.push_back(Due::from(row));
        tx.run_many(taken, [&](db::Batch& batch, const Due& due) { batch.add(lease_letter, due.id, tx.now() + kLease); });
        return taken;
      },
      db::Isolation::read_committed);
}

Delivery::Round Delivery::deliver_due() {
  Round round;
  const std::vector<Due> taken = take_due();
  const Stopwatch since_taken(clock_);
  for (const Due& due : taken) {
    // What is left when the lease nearly ends comes back by itself.
    if (since_taken.elapsed() > kLease - std::chrono::minutes(2)) break;
    const bool stopping = stopping_ && stopping_();
    if (!round.server_away && !stopping) {
      deliver(due, round);
      continue;
    }
    const std::chrono::seconds pause = stopping ? std::chrono::seconds(0) : kPauseWhenAway;
    db_.write("mail.release_letter", [id = due.id, pause](db::WriteTx& tx) { tx.run(release_letter, id, tx.now() + pause, ""); },
              db::Isolation::read_committed);
  }
  return round;
}

void Delivery::deliver(const Due& due, Round& round) {
  const std::string code = code_from_id(due.id.value);
  const std::string domain = sender_.email.substr(sender_.email.find('@') + 1);
  const auto message = compose(due.letter, {sender_, code + "@" + domain, due.created_at});
  const Answer answer = message ? carrier_.carry(sender_.email, due.letter.to.email, *message) : Answer{Outcome::refused, "cannot be composed"};

  const auto id = due.id;
  const auto reply = answer.reply;
  const auto mark = [&](std::string_view state) {
    db_.write("mail.mark_done", [=, state = std::string(state)](db::WriteTx& tx) { tx.run(mark_done, id, state, tx.now(), reply); },
              db::Isolation::read_committed);
  };
  switch (answer.outcome) {
    case Outcome::accepted:
      mark("sent");
      ++round.sent;
      return;
    case Outcome::away:
      db_.write("mail.release_letter", [=](db::WriteTx& tx) { tx.run(release_letter, id, tx.now() + kPauseWhenAway, reply); },
                db::Isolation::read_committed);
      round.server_away = true;
      log_.error("mail.server_away", {{"reply", reply}});
      return;
    case Outcome::later:
      if (clock_.now() - due.created_at < kGiveUpAfter) {
        const auto pause = kPauses[std::min<std::size_t>(static_cast<std::size_t>(due.tries), kPauses.size() - 1)];
        db_.write("mail.mark_later", [=](db::WriteTx& tx) { tx.run(mark_later, id, tx.now() + pause, reply); }, db::Isolation::read_committed);
        ++round.postponed;
        return;
      }
      [[fallthrough]];
    case Outcome::refused:
      mark("refused");
      ++round.refused;
      log_.warning("mail.refused", {{"letter", code}, {"reply", reply}});
  }
}

}  // namespace wiec::mail
