#include "commons/discussions/gathering_host.h"

#include "commons/audit/audit.h"
#include "commons/discussions/discussion_store.h"
#include "commons/discussions/open_discussion.h"
#include "commons/discussions/texts.h"

namespace wiec::discussions {

Host host_of(const gatherings::Gathering& g) {
  return {.noun = "gathering", .id = g.id.value, .path = g.path(), .place = g.place, .title = {g.title_pl, g.title_en}};
}

Result<> check_host(const gatherings::Gathering& g) {
  if (g.cancelled) return problem(ProblemKind::closed, texts::keys::err_cancelled);
  if (g.formula == gatherings::Formula::in_person) return problem(ProblemKind::conflict, texts::keys::err_in_person);
  return {};
}

bool open_usual(db::WriteTx& tx, const Actor& actor, const gatherings::Gathering& g) {
  if (!check_host(g) || discussion_about(tx, "gathering", g.id.value)) return false;
  Discussion d = usual_discussion(host_of(g), g.begins_at);
  d.opened_by = people::PersonId{actor.person};
  const DiscussionId id = insert_discussion(tx, d);
  audit::record(tx, actor, "discussion.open", d.host.noun, d.host.id, {{"discussion", id.value}});
  return true;
}

}  // namespace wiec::discussions
