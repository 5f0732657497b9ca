#include "commons/discussions/announce.h"

#include "commons/discussions/discussion_store.h"
#include "commons/discussions/texts.h"
#include "commons/discussions/words.h"
#include "commons/notifications/notifications.h"
#include "platform/text/text.h"

namespace wiec::discussions {
namespace {

using notifications::NoticeKind;

constexpr int kAtOnce = 200;

// Where to go on for the next: the last who heard.
std::int64_t tell(db::WriteTx& tx, const Discussion& d, NoticeKind kind, const std::vector<people::PersonId>& people,
                  std::int64_t told_to, const std::function<std::string(Language)>& words) {
  for (const people::PersonId person : people)
    notifications::notify(tx, {.person = person,
                               .kind = kind,
                               .noun = "discussion",
                               .noun_id = d.id.value,
                               .matter_pl = d.title.pl,
                               .matter_en = d.title.in(Language::en),
                               .text_pl = words(Language::pl),
                               .text_en = words(Language::en),
                               .path = d.path()});
  return people.empty() ? told_to : people.back().value;
}

// False when everybody has heard of every round.
bool tell_of_round(db::WriteTx& tx) {
  const auto next = next_unannounced(tx, tx.now());
  const auto d = next ? find_discussion(tx, next->discussion) : std::nullopt;
  const Round* round = d ? d->round(next->round) : nullptr;
  if (!round) return false;
  const auto people = people_to_tell(tx, *d, next->told_to, kAtOnce);
  const std::int64_t told_to = tell(tx, *d, NoticeKind::own, people, next->told_to, [&](Language l) {
    return std::string(texts::told_round(l, std::string(name_of(l, round->kind)), round->question.in(l),
                                         text::format_instant(l, round->ends_at)));
  });
  note_told(tx, round->id, told_to, std::ssize(people) < kAtOnce);
  return true;
}

// False when everybody has heard of every meeting that was called off. At once, as those with a seat there do.
bool tell_of_end(db::WriteTx& tx) {
  const auto next = next_called_off(tx);
  const auto d = next ? find_discussion(tx, next->discussion) : std::nullopt;
  if (!d) return false;
  const auto people = people_without_seat(tx, *d, next->told_to, kAtOnce);
  const std::int64_t told_to = tell(tx, *d, NoticeKind::deadline, people, next->told_to, [&](Language l) {
    return std::string(texts::state_called_off(l, d->called_off_why.in(l)));
  });
  note_told_off(tx, d->id, told_to, std::ssize(people) < kAtOnce);
  return true;
}

}  // namespace

void announce_rounds(const db::Database& database) {
  while (database.write("discussions.announce", tell_of_round)) {
  }
  while (database.write("discussions.announce_end", tell_of_end)) {
  }
}

}  // namespace wiec::discussions
