#include "modules/support/form_store.h"

namespace wiec::support {
namespace {

#define WIEC_FORM_COLUMNS                                                             \
  "select id, programme_id, name_pl, name_en, about_pl, about_en, unit_pl, unit_en, " \
  "notice_days, offered, revision from support_form "
const db::Sql select_all{"support.forms_of", WIEC_FORM_COLUMNS "where programme_id = $1 order by id"};
const db::Sql select_one{"support.find_form", WIEC_FORM_COLUMNS "where id = $1"};
#undef WIEC_FORM_COLUMNS
const db::Sql select_earlier{"support.earlier_catalogue", R"(
  select p.id from joint_programme p where p.year < (select year from joint_programme where id = $1)
    and exists (select 1 from support_form f where f.programme_id = p.id) order by p.year desc limit 1)"};
const db::Sql insert_row{"support.insert_form", R"(
  insert into support_form (id, programme_id, name_pl, name_en, about_pl, about_en, unit_pl, unit_en, notice_days,
    offered, revision) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1))"};
const db::Sql update_row{"support.update_form", R"(
  update support_form set name_pl = $3, name_en = $4, about_pl = $5, about_en = $6, unit_pl = $7, unit_en = $8,
    notice_days = $9, offered = $10, revision = revision + 1 where id = $1 and revision = $2)"};

SupportForm form_from(const db::Row& row) {
  return {.id = row.get<FormId>(0),
          .programme = row.get<ProgrammeId>(1),
          .name = {row.get<std::string>(2), row.get<std::string>(3)},
          .about = {row.get<std::string>(4), row.get<std::string>(5)},
          .unit = {row.get<std::string>(6), row.get<std::string>(7)},
          .notice_days = row.get<int>(8),
          .offered = row.get<bool>(9),
          .revision = row.get<std::int64_t>(10)};
}

}  // namespace

std::vector<SupportForm> forms_of(db::ReadTx& tx, ProgrammeId programme) {
  return tx.all(select_all, form_from, programme);
}

std::optional<SupportForm> find_form(db::ReadTx& tx, FormId id) { return tx.one(select_one, form_from, id); }

ProgrammeId earlier_catalogue(db::ReadTx& tx, ProgrammeId programme) {
  return ProgrammeId{tx.value<std::int64_t>(select_earlier, programme).value_or(0)};
}

FormId insert_form(db::WriteTx& tx, const SupportForm& f) {
  const auto id = tx.new_id<FormId>();
  tx.run(insert_row, id, f.programme, f.name.pl, f.name.en, f.about.pl, f.about.en, f.unit.pl, f.unit.en,
         std::int64_t{f.notice_days}, f.offered);
  return id;
}

bool update_form(db::WriteTx& tx, const SupportForm& f, std::int64_t revision) {
  return tx.run(update_row, f.id, revision, f.name.pl, f.name.en, f.about.pl, f.about.en, f.unit.pl, f.unit.en,
                std::int64_t{f.notice_days}, f.offered) == 1;
}

}  // namespace wiec::support
