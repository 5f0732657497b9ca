#include "modules/programmes/work_store.h"

#include <algorithm>

#include "commons/gatherings/gathering_store.h"
#include "commons/links/links.h"

namespace wiec::programmes {
namespace {

constexpr std::string_view kHeld = "held";

const db::Sql select_held{"programmes.select_held",
                          "select gathering_id, level, host from project_gathering where project_id = $1"};
const db::Sql select_holders{"programmes.select_holders",
                             "select project_id from project_gathering where gathering_id = $1 order by project_id"};
const db::Sql select_holding{"programmes.select_holding",
                             "select 1 from project_gathering where project_id = $1 and gathering_id = $2"};
const db::Sql insert_held{
    "programmes.insert_held",
    "insert into project_gathering (project_id, gathering_id, level, host) values ($1, $2, $3, $4)"};
const db::Sql delete_held{"programmes.delete_held",
                          "delete from project_gathering where project_id = $1 and gathering_id = $2"};
const db::Sql select_notes{"programmes.select_notes", R"(
  select id, project_id, level, means, on_day, partner, with_whom, agreed_pl, agreed_en, follows_pl, follows_en,
         changed_at
  from project_note where project_id = $1 order by on_day desc, id desc)"};
const db::Sql select_note{"programmes.select_note", R"(
  select id, project_id, level, means, on_day, partner, with_whom, agreed_pl, agreed_en, follows_pl, follows_en,
         changed_at
  from project_note where id = $1)"};
const db::Sql insert_note_row{"programmes.insert_note", R"(
  insert into project_note (id, project_id, level, means, on_day, partner, with_whom, agreed_pl, agreed_en, follows_pl,
                            follows_en, changed_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12))"};
const db::Sql update_note_row{"programmes.update_note", R"(
  update project_note set level = $2, means = $3, on_day = $4, partner = $5, with_whom = $6, agreed_pl = $7,
         agreed_en = $8, follows_pl = $9, follows_en = $10, changed_at = $11
  where id = $1)"};
const db::Sql delete_note_row{"programmes.delete_note", "delete from project_note where id = $1"};

WorkLevel level_in(const db::Row& row, int column) {
  return enum_from<WorkLevel>(kWorkLevels, row.get<std::string_view>(column)).value_or(WorkLevel::local);
}

Note note_in(const db::Row& row) {
  Note n;
  n.id = row.get<NoteId>(0);
  n.project = row.get<ProjectId>(1);
  n.level = level_in(row, 2);
  n.means = enum_from<Means>(kMeans, row.get<std::string_view>(3)).value_or(Means::mail);
  n.on = row.get<Date>(4);
  n.partner = row.get<std::string>(5);
  n.with_whom = row.get<std::string>(6);
  n.agreed_pl = row.get<std::string>(7);
  n.agreed_en = row.get<std::string>(8);
  n.follows_pl = row.get<std::string>(9);
  n.follows_en = row.get<std::string>(10);
  n.changed_at = row.get<Instant>(11);
  return n;
}

}  // namespace

std::vector<HeldGathering> held_by(db::ReadTx& tx, ProjectId project) {
  struct Row {
    gatherings::GatheringId gathering;
    WorkLevel level;
    std::string host;
  };
  const auto rows = tx.all(
      select_held,
      [](const db::Row& row) {
        return Row{row.get<gatherings::GatheringId>(0), level_in(row, 1), row.get<std::string>(2)};
      },
      project);
  std::vector<std::int64_t> ids;
  for (const Row& row : rows) ids.push_back(row.gathering.value);
  std::vector<HeldGathering> held;
  for (auto& gathering : gatherings::find_gatherings(tx, ids)) {
    const auto row = std::ranges::find(rows, gathering.id, &Row::gathering);
    held.push_back({std::move(gathering), row->level, row->host});
  }
  std::ranges::sort(held, {}, [](const HeldGathering& h) { return std::pair(h.gathering.begins_at, h.gathering.id); });
  return held;
}

std::vector<Neighbour> holders_of(db::ReadTx& tx, gatherings::GatheringId gathering) {
  const auto ids = tx.all(
      select_holders, [](const db::Row& row) { return row.get<std::int64_t>(0); }, gathering);
  return neighbours(tx, ids);
}

bool hold(db::WriteTx& tx, ProjectId project, gatherings::GatheringId gathering, WorkLevel level,
          std::string_view host) {
  if (tx.exists(select_holding, project, gathering)) return false;
  tx.run(insert_held, project, gathering, name_in(kWorkLevels, level), host);
  links::add_link(tx, {"project", project.value}, kHeld, {"gathering", gathering.value});
  return true;
}

bool release(db::WriteTx& tx, ProjectId project, gatherings::GatheringId gathering) {
  links::remove_link(tx, {"project", project.value}, kHeld, {"gathering", gathering.value});
  return tx.run(delete_held, project, gathering) > 0;
}

std::vector<Note> notes_of(db::ReadTx& tx, ProjectId project) { return tx.all(select_notes, note_in, project); }
std::optional<Note> find_note(db::ReadTx& tx, NoteId id) { return tx.one(select_note, note_in, id); }

void insert_note(db::WriteTx& tx, Note& n) {
  n.id = tx.new_id<NoteId>();
  n.changed_at = tx.now();
  tx.run(insert_note_row, n.id, n.project, name_in(kWorkLevels, n.level), name_in(kMeans, n.means), n.on, n.partner,
         n.with_whom, n.agreed_pl, n.agreed_en, n.follows_pl, n.follows_en, n.changed_at);
}

void update_note(db::WriteTx& tx, const Note& n) {
  tx.run(update_note_row, n.id, name_in(kWorkLevels, n.level), name_in(kMeans, n.means), n.on, n.partner, n.with_whom,
         n.agreed_pl, n.agreed_en, n.follows_pl, n.follows_en, tx.now());
}

void delete_note(db::WriteTx& tx, NoteId id) { tx.run(delete_note_row, id); }

}  // namespace wiec::programmes
