#include "modules/verification/practice.h"

namespace wiec::verification {
namespace {

#define WIEC_PRACTICE_COLUMNS                                                                         \
  "select g.id, g.kind, g.theme, g.title, g.body, g.provision, g.edition_id, coalesce(e.code, ''), "  \
  "coalesce(e.name_pl, ''), coalesce(e.name_en, ''), g.person_id, g.changed_at from good_practice g " \
  "left join edition e on e.id = g.edition_id "
const db::Sql select_all{"verification.practices", WIEC_PRACTICE_COLUMNS
                         "where ($1 = '' or g.kind = $1) and ($2 = '' or g.theme = $2) "
                         "order by g.changed_at desc, g.id desc limit $3 offset $4"};
const db::Sql select_one{"verification.find_practice", WIEC_PRACTICE_COLUMNS "where g.id = $1"};
const db::Sql select_by{"verification.practices_by", WIEC_PRACTICE_COLUMNS "where g.person_id = $1 order by g.id"};
#undef WIEC_PRACTICE_COLUMNS
const db::Sql count_all{"verification.count_practices", R"(
  select count(*) from good_practice where ($1 = '' or kind = $1) and ($2 = '' or theme = $2))"};
const db::Sql insert_row{"verification.insert_practice", R"(
  insert into good_practice (id, kind, theme, title, body, provision, edition_id, person_id, made_at, changed_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9))"};
const db::Sql update_row{"verification.update_practice", R"(
  update good_practice set kind = $2, theme = $3, title = $4, body = $5, provision = $6, edition_id = $7,
    changed_at = $8 where id = $1)"};
const db::Sql delete_row{"verification.delete_practice", "delete from good_practice where id = $1"};
const db::Sql forget_rows{"verification.forget_practitioner",
                          "update good_practice set person_id = null where person_id = $1"};

Practice practice_from(const db::Row& row) {
  Practice p;
  p.id = row.get<PracticeId>(0);
  p.kind = value_in<PracticeKind>(kPracticeCodes, row.get<std::string_view>(1)).value_or(PracticeKind::ambassadors);
  p.theme = row.get<std::string>(2);
  p.title = row.get<std::string>(3);
  p.body = row.get<std::string>(4);
  p.provision = row.get<std::string>(5);
  p.edition = row.get<std::optional<std::int64_t>>(6).value_or(0);
  p.edition_code = row.get<std::string>(7);
  p.edition_pl = row.get<std::string>(8);
  p.edition_en = row.get<std::string>(9);
  p.person = row.get<std::optional<people::PersonId>>(10).value_or(people::PersonId{});
  p.changed_at = row.get<Instant>(11);
  return p;
}

std::string_view code_of(const PracticesAsked& asked) {
  return asked.kind ? code_in(kPracticeCodes, *asked.kind) : std::string_view();
}

std::optional<std::int64_t> edition_of(const Practice& p) {
  return p.edition != 0 ? std::optional(p.edition) : std::nullopt;
}

}  // namespace

std::vector<Practice> practices(db::ReadTx& tx, const PracticesAsked& asked, int limit, std::int64_t skip) {
  return tx.all(select_all, practice_from, code_of(asked), asked.theme, limit, skip);
}

std::int64_t count_practices(db::ReadTx& tx, const PracticesAsked& asked) {
  return *tx.value<std::int64_t>(count_all, code_of(asked), asked.theme);
}

std::vector<Practice> practices_for(db::ReadTx& tx, const std::vector<std::string>& themes, std::size_t limit) {
  auto all = practices(tx, {}, 500);
  std::erase_if(
      all, [&](const Practice& p) { return !p.theme.empty() && std::ranges::find(themes, p.theme) == themes.end(); });
  if (all.size() > limit) all.resize(limit);
  return all;
}

std::optional<Practice> find_practice(db::ReadTx& tx, PracticeId id) { return tx.one(select_one, practice_from, id); }

PracticeId insert_practice(db::WriteTx& tx, const Practice& p) {
  const auto id = tx.new_id<PracticeId>();
  tx.run(insert_row, id, code_in(kPracticeCodes, p.kind), p.theme, p.title, p.body, p.provision, edition_of(p),
         p.person ? std::optional(p.person) : std::nullopt, tx.now());
  return id;
}

void update_practice(db::WriteTx& tx, const Practice& p) {
  tx.run(update_row, p.id, code_in(kPracticeCodes, p.kind), p.theme, p.title, p.body, p.provision, edition_of(p),
         tx.now());
}

void delete_practice(db::WriteTx& tx, PracticeId id) { tx.run(delete_row, id); }

std::vector<Practice> practices_by(db::ReadTx& tx, people::PersonId person) {
  return tx.all(select_by, practice_from, person);
}

void forget_practitioner(db::WriteTx& tx, people::PersonId person) { tx.run(forget_rows, person); }

}  // namespace wiec::verification
