#include "modules/polling/cut_links.h"

#include "commons/audit/audit.h"
#include "modules/editions/edition_store.h"
#include "modules/polling/roll_store.h"
#include "modules/polling/voter.h"

namespace wiec::polling {
namespace {

constexpr std::chrono::days kProtests{30};

template <class F>
std::int64_t walk(const db::Database& db, std::string_view name, F&& step_after) {
  std::int64_t rows = 0;
  for (std::string after;;) {
    const Walked step = db.write(name, [&](db::WriteTx& tx) { return step_after(tx, after); });
    if (step.rows == 0) return rows;
    rows += step.rows;
    after = step.last_key;
  }
}

std::int64_t cut_links_of(const db::Database& db, editions::EditionId id) {
  const auto voided = db.write("polling.delete_void", [id](db::WriteTx& tx) { return delete_void_ballots(tx, id); });
  // A heap keeps the order of insertion; SQLite keeps these rows by their keys anyway.
  if (db.dialect() == db::Dialect::postgres)
    walk(db, "polling.rewrite_ballots",
         [id](db::WriteTx& tx, const std::string& after) { return rewrite_ballots(tx, id, after); });
  const auto marks = walk(db, "polling.cut_links",
                          [id](db::WriteTx& tx, const std::string& after) { return cut_links(tx, id, after); });
  db.write("polling.audit_cut", [=](db::WriteTx& tx) {
    audit::record(tx, Actor{}, "polling.cut_links", "edition", id.value, {{"marks", marks}, {"void", voided}});
  });
  return marks;
}

}  // namespace

std::optional<Instant> protests_end(const editions::Edition& edition) {
  const auto time = voting_time(edition);
  if (!time) return std::nullopt;
  if (const auto& days = edition.settings.identity.protest_days)
    return time->last + std::chrono::microseconds(std::chrono::days(*days));
  const auto* results = editions::stage_of(edition.settings, editions::StageKind::results);
  if (results && results->until_at > time->last) return results->until_at;
  return time->last + std::chrono::microseconds(kProtests);
}

std::int64_t cut_due_links(const db::Database& db) {
  const auto due = db.read([](db::ReadTx& tx) {
    std::vector<editions::EditionId> ids;
    for (const auto& edition : editions::load_editions(tx)) {
      const auto end = protests_end(edition);
      if (end && *end <= tx.now() && has_links(tx, edition.id)) ids.push_back(edition.id);
    }
    return ids;
  });
  std::int64_t marks = 0;
  for (const auto id : due) marks += cut_links_of(db, id);
  return marks;
}

}  // namespace wiec::polling
