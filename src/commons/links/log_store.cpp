#include "commons/links/links.h"

namespace wiec::links {
namespace {

const db::Sql insert_entry{"links.insert_log_entry", R"(
  insert into log_entry (id, noun, noun_id, at, kind, text_pl, text_en) values ($1, $2, $3, $4, $5, $6, $7))"};

const db::Sql select_of_noun{"links.select_log_of_noun", R"(
  select id, noun, noun_id, at, kind, text_pl, text_en from log_entry where noun = $1 and noun_id = $2 order by at, id)"};

const db::Sql select_latest{"links.select_latest_log", R"(
  select id, noun, noun_id, at, kind, text_pl, text_en from log_entry order by at desc, id desc limit $1)"};

LogEntry entry_in(const db::Row& row) {
  return {.id = row.get<std::int64_t>(0),
          .noun = {row.get<std::string>(1), row.get<std::int64_t>(2)},
          .at = row.get<Instant>(3),
          .kind = row.get<std::string>(4),
          .text_pl = row.get<std::string>(5),
          .text_en = row.get<std::string>(6)};
}

}  // namespace

void add_log(db::WriteTx& tx, const Noun& noun, std::string_view kind, const LogText& text) {
  add_log_at(tx, noun, tx.now(), kind, text);
}

void add_log_at(db::WriteTx& tx, const Noun& noun, Instant at, std::string_view kind, const LogText& text) {
  tx.run(insert_entry, tx.new_id<Id<LogEntry>>(), noun.name, noun.id, at, kind, text.pl, text.en);
}

std::vector<LogEntry> log_of(db::ReadTx& tx, const Noun& noun) {
  return tx.all(select_of_noun, entry_in, noun.name, noun.id);
}

std::vector<LogEntry> latest_log(db::ReadTx& tx, int limit) { return tx.all(select_latest, entry_in, limit); }

}  // namespace wiec::links
