#include "modules/verification/advice_store.h"
#include "modules/verification/pages.h"
#include "modules/verification/practice.h"
#include "modules/verification/reading_store.h"
#include "modules/verification/slot_store.h"
#include "modules/verification/workshop_store.h"

namespace wiec::verification {
namespace {

Json gather(db::ReadTx& tx, std::int64_t number) {
  const people::PersonId person{number};
  Json::Array handed, advised, answered, invited, talks, notes, shared;
  for (const OwnHandOver& h : handed_over_by(tx, person))
    handed.push_back(Json::Object{{"title", h.title}, {"revision", h.revision}, {"handed_at", iso(h.handed_at)}});
  for (const OwnAdvice& a : advice_by(tx, person))
    advised.push_back(Json::Object{{"advice", a.body}, {"said", a.said}, {"made_at", iso(a.made_at)}});
  for (const OwnAdvice& a : answers_by(tx, person))
    answered.push_back(Json::Object{{"why", a.body}, {"made_at", iso(a.made_at)}});
  for (const OwnInvitation& i : invitations_of(tx, person))
    invited.push_back(Json::Object{{"workshop", i.title}, {"invited_at", iso(i.invited_at)}});
  for (const OwnTalk& t : bookings_by(tx, person))
    talks.push_back(Json::Object{{"question", t.words}, {"booked_at", iso(t.at)}});
  for (const OwnTalk& t : notes_by(tx, person))
    notes.push_back(Json::Object{{"note", t.words}, {"made_at", iso(t.at)}});
  for (const Practice& p : practices_by(tx, person))
    shared.push_back(Json::Object{{"title", p.title}, {"body", p.body}, {"changed_at", iso(p.changed_at)}});
  return Json::Object{{"handed_over", std::move(handed)},   {"advice", std::move(advised)},
                      {"answers", std::move(answered)},     {"workshops", std::move(invited)},
                      {"consultations", std::move(talks)},  {"notes", std::move(notes)},
                      {"good_practices", std::move(shared)}};
}

void erase(db::WriteTx& tx, std::int64_t number) {
  forget_readers(tx, people::PersonId{number});
  forget_advisers(tx, people::PersonId{number});
  forget_guest(tx, people::PersonId{number});
  forget_talker(tx, people::PersonId{number});
  forget_practitioner(tx, people::PersonId{number});
}

}  // namespace

PersonalData personal_data() { return {"verification", gather, erase}; }

}  // namespace wiec::verification
