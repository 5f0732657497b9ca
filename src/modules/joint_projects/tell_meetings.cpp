#include "modules/joint_projects/tell_meetings.h"

#include "commons/gatherings/gathering_store.h"
#include "commons/notifications/notifications.h"
#include "modules/joint_projects/member_store.h"
#include "modules/joint_projects/texts.h"
#include "platform/text/text.h"

namespace wiec::joint_projects {
namespace {

constexpr int kAtOnce = 500;

// How far it came is written in the transaction of the notices: a restart goes on behind it. False when everybody has
// heard of every meeting.
bool tell_some(db::WriteTx& tx) {
  const auto next = next_untold(tx, tx.now());
  const auto g = next ? gatherings::find_gathering(tx, next->gathering) : std::nullopt;
  if (!g) return false;
  const auto words = [&](Language l) {
    return std::string(texts::told_meeting(l, g->place_name, text::format_instant(l, g->begins_at)));
  };
  const auto people = members_in(tx, g->place, next->told_to, kAtOnce);
  for (const people::PersonId person : people)
    notifications::notify(tx, {.person = person,
                               .kind = notifications::NoticeKind::own,
                               .noun = "gathering",
                               .noun_id = g->id.value,
                               .matter_pl = g->title(Language::pl),
                               .matter_en = g->title(Language::en),
                               .text_pl = words(Language::pl),
                               .text_en = words(Language::en),
                               .path = g->path()});
  note_told(tx, g->id, people.empty() ? next->told_to : people.back().value, std::ssize(people) < kAtOnce);
  return true;
}

}  // namespace

jobs::Outcome tell_meetings(jobs::Job& job) {
  const auto any = [&] { return job.db().read([](db::ReadTx& tx) { return next_untold(tx, tx.now()).has_value(); }); };
  for (bool more = any(); more;) {
    if (job.stopping()) return std::unexpected(jobs::Failure{"the server stops"});
    more = job.db().write("joint_projects.tell_meetings", tell_some);
  }
  return {};
}

}  // namespace wiec::joint_projects
