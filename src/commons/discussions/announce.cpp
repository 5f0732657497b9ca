#include "commons/discussions/announce.h"

#include "commons/discussions/discussion_store.h"
#include "commons/discussions/texts.h"
#include "commons/discussions/words.h"
#include "commons/notifications/notifications.h"
#include "platform/text/text.h"

namespace wiec::discussions {
namespace {

constexpr int kAtOnce = 200;

// False when everybody has heard of every round.
bool tell_some(db::WriteTx& tx) {
  const auto next = next_unannounced(tx, tx.now());
  const auto d = next ? find_discussion(tx, next->discussion) : std::nullopt;
  const Round* round = d ? d->round(next->round) : nullptr;
  if (!round) return false;
  const auto people = people_to_tell(tx, *d, next->told_to, kAtOnce);
  const auto words = [&](Language l) {
    return std::string(texts::told_round(l, std::string(name_of(l, round->kind)), round->question.in(l),
                                         text::format_instant(l, round->ends_at)));
  };
  for (const people::PersonId person : people)
    notifications::notify(tx, {.person = person,
                               .kind = notifications::NoticeKind::own,
                               .noun = "discussion",
                               .noun_id = d->id.value,
                               .matter_pl = d->title.pl,
                               .matter_en = d->title.in(Language::en),
                               .text_pl = words(Language::pl),
                               .text_en = words(Language::en),
                               .path = d->path()});
  note_told(tx, round->id, people.empty() ? next->told_to : people.back().value, std::ssize(people) < kAtOnce);
  return true;
}

}  // namespace

void announce_rounds(const db::Database& database) {
  while (database.write("discussions.announce", tell_some)) {
  }
}

}  // namespace wiec::discussions
