// The fixture of this folder's tests: three residents and what they do with drafts.
#pragma once
#include "commons/areas/area.h"
#include "commons/audit/audit.h"
#include "commons/gatherings/gathering.h"
#include "commons/links/links.h"
#include "commons/notifications/notifications.h"
#include "commons/organisations/organisation_store.h"
#include "commons/people/testing.h"
#include "commons/search/search.h"
#include "modules/drafts/co_write.h"
#include "modules/drafts/draft_store.h"
#include "modules/drafts/edit_draft.h"
#include "modules/needs/bring_idea.h"
#include "modules/needs/give_need.h"
#include "modules/needs/idea_store.h"
#include "modules/needs/need_store.h"
#include "platform/jobs/jobs.h"
#include "platform/mail/outbox.h"

namespace wiec::drafts {

class DraftsTest : public people::ResidentsTest {
 protected:
  DraftsTest()
      : ResidentsTest({mail::migrations(), jobs::migrations(), audit::migrations(), places::migrations(),
                       organisations::migrations(), people::migrations(), areas::migrations(), links::migrations(),
                       search::migrations(), notifications::migrations(), gatherings::migrations(), needs::migrations(),
                       drafts::migrations()}) {}

  struct Caller {
    Caller(DraftsTest& t, people::PersonId who, std::vector<Grant> grants = {})
        : ctx(t.db(), t.shared, Language::en, t.clock.now()) {
      ctx.actor.person = who.value;
      ctx.actor.grants = std::move(grants);
      ctx.letter_address = [] { return std::string("https://example.org"); };
    }
    Context ctx;
  };

  DraftId start(people::PersonId who, const std::string& title = "Ławki w parku", const Origin& origin = {}) {
    Caller c(*this, who);
    return *start_draft(c.ctx, {.title = title}, origin);
  }
  Draft find(DraftId id) {
    return *db().read([&](db::ReadTx& tx) { return find_draft(tx, id); });
  }
  Copy typed(DraftId id, const std::string& body, const std::string& form = "tab1") {
    Copy copy = copy_of(find(id));
    copy.words.body = body;
    copy.form = form;
    return copy;
  }
  Result<> save(people::PersonId who, DraftId id, const Copy& copy) {
    Caller c(*this, who);
    return save_draft(c.ctx, id, copy);
  }
  std::vector<Copy> copies(DraftId id, people::PersonId who) {
    return db().read([&](db::ReadTx& tx) { return copies_of(tx, id, who); });
  }
  void join(people::PersonId author, people::PersonId invited, const std::string& email, DraftId id) {
    Caller inviting(*this, author), answering(*this, invited);
    ASSERT_TRUE(invite_author(inviting.ctx, find(id), email));
    ASSERT_TRUE(answer_invitation(answering.ctx, id, true));
  }
  std::size_t told(people::PersonId who) {
    return db().read([&](db::ReadTx& tx) { return notifications::waiting_notices(tx, who, Language::en).size(); });
  }
  bool reads(people::PersonId who, DraftId id) {
    Caller c(*this, who);
    return db().read([&](db::ReadTx& tx) { return may_read(tx, c.ctx, *find_draft(tx, id)); });
  }
  bool share(people::PersonId who, DraftId id) {
    Caller c(*this, who);
    return share_draft(c.ctx, id, true).has_value();
  }
  MergeId only_merge(DraftId id) {
    return db().read([&](db::ReadTx& tx) { return merges_of(tx, id).front().id; });
  }

  needs::NeedId give_need(people::PersonId who) {
    Caller c(*this, who);
    needs::Need need;
    need.what = "Nie ma gdzie usiąść";
    need.location = "park";
    need.who = "starsze osoby";
    return *needs::give_need(c.ctx, need);
  }
  needs::IdeaId bring_idea(people::PersonId who) {
    Caller c(*this, who);
    return *needs::bring_idea(c.ctx, {.id = {}, .title = "Ławki", .body = "Postawić."}, {});
  }
  std::size_t found(const std::string& title) {
    return db().read([&](db::ReadTx& tx) { return search::similar(tx, kDraftNoun, title, 5).size(); });
  }
  needs::State state_of(needs::NeedId id) {
    return db().read([&](db::ReadTx& tx) { return needs::find_need(tx, id)->state; });
  }
  needs::IdeaState state_of(needs::IdeaId id) {
    return db().read([&](db::ReadTx& tx) { return needs::find_idea(tx, id)->state; });
  }
  std::int64_t letters() {
    return db().read([](db::ReadTx& tx) { return mail::outbox_state(tx).waiting; });
  }
};

}  // namespace wiec::drafts
