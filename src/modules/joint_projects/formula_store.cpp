#include "modules/joint_projects/formula_store.h"

namespace wiec::joint_projects {
namespace {

const db::Sql insert_row{"joint_projects.insert_change", R"(
  insert into formula_change (id, programme_id, path, formula, reason_pl, reason_en, made_at)
  values ($1, $2, $3, $4, $5, $6, $7))"};
const db::Sql insert_gathering{"joint_projects.remember_gathering", R"(
  insert into formula_change_gathering (change_id, gathering_id, formula, address, link) values ($1, $2, $3, $4, $5))"};
const db::Sql select_before{"joint_projects.before_online", R"(
  select formula, address, link from formula_change_gathering
  where gathering_id = $1 and formula <> 'online' and address <> '' order by change_id desc limit 1)"};

}  // namespace

FormulaChangeId insert_change(db::WriteTx& tx, ProgrammeId programme, Path path, PathFormula to,
                              const std::string& reason_pl, const std::string& reason_en) {
  const auto id = tx.new_id<FormulaChangeId>();
  tx.run(insert_row, id, programme, code_of(path), code_of(to), reason_pl, reason_en, tx.now());
  return id;
}

void remember_gathering(db::WriteTx& tx, FormulaChangeId id, const gatherings::Gathering& g) {
  tx.run(insert_gathering, id, g.id, code_of(g.formula), g.address, g.link);
}

std::optional<HeldBefore> before_online(db::ReadTx& tx, gatherings::GatheringId id) {
  return tx.one(
      select_before,
      [](const db::Row& row) {
        const bool both = row.get<std::string_view>(0) == code_of(gatherings::Formula::both);
        return HeldBefore{both ? gatherings::Formula::both : gatherings::Formula::in_person, row.get<std::string>(1),
                          row.get<std::string>(2)};
      },
      id);
}

}  // namespace wiec::joint_projects
