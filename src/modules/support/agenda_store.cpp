#include "modules/support/kit.h"

namespace wiec::support {
namespace {

const db::Sql select_items{"support.agenda", R"(
  select minutes, title_pl, title_en from meeting_agenda_item where gathering_id = $1 order by position)"};
const db::Sql delete_items{"support.delete_agenda", "delete from meeting_agenda_item where gathering_id = $1"};
const db::Sql insert_item{"support.insert_agenda_item", R"(
  insert into meeting_agenda_item (gathering_id, position, minutes, title_pl, title_en) values ($1, $2, $3, $4, $5))"};

}  // namespace

std::vector<AgendaItem> stored_agenda(db::ReadTx& tx, gatherings::GatheringId id) {
  return tx.all(
      select_items,
      [](const db::Row& row) {
        return AgendaItem{row.get<int>(0), {row.get<std::string>(1), row.get<std::string>(2)}};
      },
      id);
}

void store_agenda(db::WriteTx& tx, gatherings::GatheringId id, const std::vector<AgendaItem>& items) {
  tx.run(delete_items, id);
  std::int64_t position = 0;
  for (const AgendaItem& item : items)
    tx.run(insert_item, id, position++, std::int64_t{item.minutes}, item.title.pl, item.title.en);
}

}  // namespace wiec::support
