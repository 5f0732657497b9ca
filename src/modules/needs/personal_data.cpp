#include "modules/needs/personal_data.h"

#include "modules/needs/idea_store.h"
#include "modules/needs/need_store.h"

namespace wiec::needs {
namespace {

Json gather(db::ReadTx& tx, std::int64_t number) {
  const people::PersonId person{number};
  Json::Array given, brought, supported;
  for (const Need& n : needs_given_by(tx, person))
    given.push_back(Json::Object{{"what", n.what},
                                 {"where", n.location},
                                 {"who", n.who},
                                 {"evidence", n.evidence},
                                 {"made_at", iso(n.made_at)}});
  for (const Idea& i : ideas_brought_by(tx, person))
    brought.push_back(Json::Object{{"title", i.title}, {"body", i.body}, {"made_at", iso(i.made_at)}});
  for (const OwnSupport& s : supports_of(tx, person))
    supported.push_back(Json::Object{{"what", s.what}, {"made_at", iso(s.made_at)}});
  return Json::Object{{"needs", std::move(given)}, {"ideas", std::move(brought)}, {"supported", std::move(supported)}};
}

// Words that became a common matter stay, without the person.
void erase(db::WriteTx& tx, std::int64_t number) {
  erase_person(tx, people::PersonId{number});
  forget_author_of_ideas(tx, people::PersonId{number});
}

}  // namespace

PersonalData personal_data() { return {"needs", gather, erase}; }

}  // namespace wiec::needs
