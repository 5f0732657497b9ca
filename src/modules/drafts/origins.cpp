#include "modules/drafts/origins.h"

#include "commons/links/links.h"
#include "modules/drafts/draft_store.h"
#include "modules/needs/bring_idea.h"
#include "modules/needs/idea_store.h"
#include "modules/needs/need_store.h"
#include "modules/needs/work_on_needs.h"

namespace wiec::drafts {
namespace {

links::Noun noun(DraftId id) { return {std::string(kDraftNoun), id.value}; }

}  // namespace

void grow_from(db::WriteTx& tx, DraftId id, const Origin& origin) {
  if (const auto need = origin.need ? needs::find_need(tx, origin.need) : std::nullopt; need && !need->hidden())
    links::add_link(tx, noun(id), kGrewFrom, {std::string(needs::kNeedNoun), origin.need.value});
  if (const auto idea = origin.idea ? needs::find_idea(tx, origin.idea) : std::nullopt; idea && !idea->hidden())
    links::add_link(tx, noun(id), kGrewFrom, {std::string(needs::kIdeaNoun), origin.idea.value});
}

void renew_origins(db::WriteTx& tx, DraftId id) {
  const auto draft = find_draft(tx, id);
  if (!draft) return;
  const bool holds = draft->readable() && draft->state != State::merged;
  for (const auto& link : links::links_from(tx, noun(id), kGrewFrom)) {
    if (holds)
      links::add_link(tx, noun(id), needs::kTakesUp, link.to);
    else
      links::remove_link(tx, noun(id), needs::kTakesUp, link.to);
    if (link.to.name == needs::kNeedNoun) needs::renew_state(tx, needs::NeedId{link.to.id});
    if (link.to.name == needs::kIdeaNoun) needs::renew_idea(tx, needs::IdeaId{link.to.id});
  }
}

}  // namespace wiec::drafts
