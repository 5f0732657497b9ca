// Letters wait in the database: queued in the transaction of their cause, delivered by a job.
#pragma once
#include <functional>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "platform/clock/clock.h"
#include "platform/db/db.h"
#include "platform/log/log.h"
#include "platform/mail/carrier.h"
#include "platform/mail/letter.h"

namespace wiec::mail {

std::span<const db::Migration> migrations();

struct LetterTag;
using LetterId = Id<LetterTag>;

struct Queueing {
  // What the letter is about and whom it is for ("voting.receipt/0c9b2k"): the same matter is queued once, whatever
  // runs twice. Empty: no such guard.
  std::string matter;
  std::optional<Instant> not_before;
};
// False when the matter was queued before. A letter that check_letter refuses is a std::logic_error: forms check
// addresses, texts have no line breaks.
bool queue_letter(db::WriteTx&, const Letter&, const Queueing& = {});

struct OutboxState {
  std::int64_t waiting = 0;
  std::optional<Instant> oldest_due_at;  // of those that should have gone already
  std::int64_t refused = 0;              // in the last 30 days
};
OutboxState outbox_state(db::ReadTx&);

// Deletes what is left of letters sent or refused before: their matter can be queued again then.
std::int64_t forget_letters(db::WriteTx&, Instant before);

// A person's data are erased: what still waits for that address is not sent.
std::int64_t drop_letters_to(db::WriteTx&, std::string_view email);
// The letter of that matter is not sent, if it still waits.
bool drop_letter(db::WriteTx&, std::string_view matter);

// The delivery job. At least once: a letter is sent again only when the server's answer was lost, or this process died
// between the answer and the mark; it then carries the same Message-ID. Several nodes may deliver at once.
class Delivery {
 public:
  // `stopping` true: what is not on its way stays for the next start.
  Delivery(db::Database, Carrier&, Address sender, const Clock&, log::Log&, std::function<bool()> stopping = {});

  struct Round {
    int sent = 0;
    int refused = 0;
    int postponed = 0;
    bool server_away = false;  // the rest waits for the next round
  };
  // Up to 50 letters that are due. Call again while something was sent, then every few seconds.
  Round deliver_due();

 private:
  struct Due;
  std::vector<Due> take_due();
  void deliver(const Due&, Round&);
  db::Database db_;
  Carrier& carrier_;
  Address sender_;
  const Clock& clock_;
  log::Log& log_;
  std::function<bool()> stopping_;
};

}  // namespace wiec::mail
