#include "modules/submission/personal_data.h"

#include "modules/submission/submission_store.h"

namespace wiec::submission {
namespace {

Json gather(db::ReadTx& tx, std::int64_t number) {
  Json::Array all;
  for (const Submission& s : submissions_of(tx, people::PersonId{number})) {
    const Answers answers = answers_of(tx, s.id);
    Json::Object fields;
    for (const auto& [field, version] : answers.versions)
      fields.emplace_back(field, std::string(answers.typed.at(field)));
    all.push_back(Json::Object{{"number", s.number}, {"made_at", iso(s.made_at)}, {"answers", std::move(fields)}});
  }
  return Json::Object{{"submissions", std::move(all)}};
}

// A proposal stays (it is the city's matter); who wrote it goes. What only this person wrote and never sent goes whole.
void erase(db::WriteTx& tx, std::int64_t number) {
  const people::PersonId person{number};
  forget_maker(tx, person);
  for (const Submission& s : submissions_of(tx, person)) {
    const auto authors = authors_of(tx, s.id);
    if (!authors.empty() && authors.front() == person) {
      std::vector<std::string> fields;
      for (const auto& [field, version] : answers_of(tx, s.id).versions)
        if (authors.size() == 1 || field == "author_name" || field.starts_with("f_")) fields.push_back(field);
      forget_answers(tx, s.id, fields);
      forget_desk(tx, s.id);
    }
    delete_author(tx, s.id, person);
  }
}

}  // namespace

PersonalData personal_data() { return {"submission", gather, erase}; }

}  // namespace wiec::submission
