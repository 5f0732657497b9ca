#include "modules/programmes/upload_store.h"

#include "commons/search/search.h"
#include "platform/db/rows_by_id.h"

namespace wiec::programmes {
namespace {

constexpr int kInOneWrite = 500;

const db::Sql insert_row{"programmes.insert_upload",
                         "insert into register_upload (id, file_id, file_name, made_at) values ($1, $2, $3, $4)"};
const db::Sql delete_old{"programmes.delete_old_uploads", "delete from register_upload where made_at < $1"};
const db::Sql select_row{"programmes.select_upload",
                         "select id, file_id, file_name from register_upload where id = $1"};
const db::Sql delete_row{"programmes.delete_upload", "delete from register_upload where id = $1"};
const db::Sql select_imports{"programmes.select_imports", R"(
  select i.id, i.file_name, i.made_at, count(p.id) from register_import i left join project p on p.import_id = i.id
  group by i.id, i.file_name, i.made_at order by i.id desc limit $1)"};
const db::Sql select_untouched{"programmes.select_untouched", R"(
  select p.id from project p
  where p.import_id = $1 and p.version = 1
    and not exists (select 1 from project s where s.predecessor_id = p.id)
    and not exists (select 1 from support_group s where s.project_id = p.id)
    and not exists (select 1 from project_gathering s where s.project_id = p.id)
    and not exists (select 1 from project_note s where s.project_id = p.id)
    and not exists (select 1 from project_comment s where s.project_id = p.id)
    and not exists (select 1 from partner_person q join project_partner s on s.id = q.partner_id
                    where s.project_id = p.id)
  order by p.id limit $2)"};
const db::Sql delete_topics{"programmes.undo_topics",
                            "delete from project_topic where project_id in " WIEC_TWENTY_FIVE_IDS};
const db::Sql delete_amounts{"programmes.undo_amounts",
                             "delete from project_amount where project_id in " WIEC_TWENTY_FIVE_IDS};
const db::Sql delete_phases{"programmes.undo_phases",
                            "delete from project_phase where project_id in " WIEC_TWENTY_FIVE_IDS};
const db::Sql delete_events{"programmes.undo_events",
                            "delete from project_event where project_id in " WIEC_TWENTY_FIVE_IDS};
const db::Sql delete_partners{"programmes.undo_partners",
                              "delete from project_partner where project_id in " WIEC_TWENTY_FIVE_IDS};
const db::Sql delete_levels{"programmes.undo_levels",
                            "delete from project_level where project_id in " WIEC_TWENTY_FIVE_IDS};
const db::Sql delete_versions{"programmes.undo_versions",
                              "delete from project_version where project_id in " WIEC_TWENTY_FIVE_IDS};
const db::Sql delete_cards{"programmes.undo_cards", "delete from project where id in " WIEC_TWENTY_FIVE_IDS};
const db::Sql count_cards{"programmes.count_cards_of_import", "select count(*) from project where import_id = $1"};
const db::Sql delete_import{"programmes.delete_import", "delete from register_import where id = $1"};

}  // namespace

UploadId insert_upload(db::WriteTx& tx, const Upload& upload) {
  tx.run(delete_old, tx.now() + -std::chrono::days(1));
  const auto id = tx.new_id<UploadId>();
  tx.run(insert_row, id, upload.file, upload.name, tx.now());
  return id;
}

std::optional<Upload> find_upload(db::ReadTx& tx, UploadId id) {
  return tx.one(
      select_row,
      [](const db::Row& row) {
        return Upload{row.get<UploadId>(0), row.get<files::FileId>(1), row.get<std::string>(2)};
      },
      id);
}

void delete_upload(db::WriteTx& tx, UploadId id) { tx.run(delete_row, id); }

std::vector<PastImport> past_imports(db::ReadTx& tx, int limit) {
  return tx.all(
      select_imports,
      [](const db::Row& row) {
        return PastImport{row.get<ImportId>(0), row.get<std::string>(1), row.get<Instant>(2), row.get<std::int64_t>(3)};
      },
      limit);
}

std::int64_t remove_untouched(db::WriteTx& tx, ImportId import) {
  const auto ids = tx.all(
      select_untouched, [](const db::Row& row) { return row.get<std::int64_t>(0); }, import, kInOneWrite);
  for (const std::int64_t id : ids) search::remove_document(tx, "project", id);
  for (const db::Sql* sql : {&delete_topics, &delete_amounts, &delete_phases, &delete_events, &delete_partners,
                             &delete_levels, &delete_versions, &delete_cards})
    db::run_by_id(tx, *sql, ids);
  return static_cast<std::int64_t>(ids.size());
}

std::int64_t close_import(db::WriteTx& tx, ImportId import) {
  const std::int64_t left = tx.value<std::int64_t>(count_cards, import).value_or(0);
  if (left == 0) tx.run(delete_import, import);
  return left;
}

}  // namespace wiec::programmes
