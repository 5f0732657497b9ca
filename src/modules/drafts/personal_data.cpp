#include "modules/drafts/personal_data.h"

#include "commons/search/search.h"
#include "modules/drafts/draft_store.h"
#include "modules/drafts/origins.h"
#include "modules/drafts/talk_store.h"

namespace wiec::drafts {
namespace {

Json json_of(DraftId draft, const Words& w, Instant at) {
  return Json::Object{{"draft", code_from_id(draft.value)},
                      {"title", w.title},
                      {"body", w.body},
                      {"why", w.why},
                      {"where", w.location},
                      {"saved_at", iso(at)}};
}

Json gather(db::ReadTx& tx, std::int64_t number) {
  const people::PersonId person{number};
  Json::Array writing, written, unsaved, said, invited, merges;
  for (const Draft& d : drafts_of(tx, person))
    writing.push_back(Json::Object{{"draft", d.code()}, {"title", d.words.title}, {"made_at", iso(d.made_at)}});
  for (const auto& [draft, revision] : revisions_by(tx, person))
    written.push_back(json_of(draft, revision.words, revision.saved_at));
  for (const auto& [draft, copy] : copies_by(tx, person)) unsaved.push_back(json_of(draft, copy.words, copy.saved_at));
  for (const OwnComment& c : comments_by(tx, person))
    said.push_back(Json::Object{{"comment", c.body}, {"made_at", iso(c.made_at)}});
  for (const Invitation& i : invitations_to(tx, person))
    invited.push_back(
        Json::Object{{"draft", code_from_id(i.draft.value)}, {"state", i.state}, {"invited_at", iso(i.invited_at)}});
  for (const Merge& m : merges_by(tx, person))
    merges.push_back(Json::Object{{"from", code_from_id(m.from.value)},
                                  {"into", code_from_id(m.into.value)},
                                  {"state", m.state},
                                  {"asked", m.asked_by == person},
                                  {"asked_at", iso(m.asked_at)}});
  return Json::Object{{"drafts", std::move(writing)},      {"versions", std::move(written)},
                      {"unsaved", std::move(unsaved)},     {"comments", std::move(said)},
                      {"invitations", std::move(invited)}, {"merges", std::move(merges)}};
}

// Nobody writes it any more. What everybody could read stays, without the person; what nobody could read is gone.
void close_draft(db::WriteTx& tx, const Draft& d) {
  if (!d.readable()) blank_words(tx, d.id);
  if (d.state == State::working) set_state(tx, d.id, State::abandoned, {});
  search::remove_document(tx, kDraftNoun, d.id.value);
  close_talks(tx, d.id, {});
  renew_origins(tx, d.id);
}

void erase(db::WriteTx& tx, std::int64_t number) {
  const people::PersonId person{number};
  const auto writing = drafts_of(tx, person);
  forget_author(tx, person);
  for (const Draft& d : writing)
    if (authors_of(tx, d.id).empty()) close_draft(tx, d);
  forget_talker(tx, person);
}

}  // namespace

PersonalData personal_data() { return {"drafts", gather, erase}; }

}  // namespace wiec::drafts
