#include "modules/polling/voter_store.h"

#include "base/sha256.h"
#include "modules/polling/texts.h"
#include "platform/crypto/crypto.h"

namespace wiec::polling {
namespace {

constexpr std::chrono::hours kReceiptStays{24};
constexpr std::size_t kLongestToken = 64;
constexpr int kSweptAtOnce = 200;  // votes wait meanwhile

const db::Sql insert_row{"polling.insert_session", R"(
  insert into voter_session (token_hash, edition_id, state, content, proven, code_number, code_ends_at, code_tries,
                             begun_at, receipt, ends_at)
  values ($1, $2, 'open', $3, false, 0, 0, 0, $4, '', $5))"};
const db::Sql select_row{"polling.select_session", R"(
  select edition_id, state, content, proven, code_number, begun_at, receipt from voter_session
  where token_hash = $1 and ends_at > $2)"};
const db::Sql update_content{"polling.save_content",
                             "update voter_session set content = $2 where token_hash = $1 and state = 'open' and "
                             "code_number = $3"};
const db::Sql update_proof{"polling.start_proof", R"(
  update voter_session set content = $2, proven = false, code_number = code_number + 1, code_ends_at = $3, code_tries = 0
  where token_hash = $1 and state = 'open' and code_number = $4)"};
const db::Sql update_proven{"polling.mark_proven", R"(
  update voter_session set proven = true, code_ends_at = 0 where token_hash = $1 and state = 'open')"};
const db::Sql update_tries{"polling.take_try", R"(
  update voter_session set code_tries = code_tries + 1
  where token_hash = $1 and state = 'open' and code_number = $2 and code_ends_at > $3 and code_tries < $4)"};
const db::Sql empty_row{"polling.close_session", R"(
  update voter_session set state = 'cast', content = $2, proven = false, code_number = 0, begun_at = 0, receipt = $3,
                           ends_at = $4
  where token_hash = $1 and state = 'open' and proven and ends_at > $5 and begun_at >= $6 and begun_at < $7 and
        code_number = $8 and
        not exists (select 1 from ended_vote v where v.edition_id = voter_session.edition_id))"};
const db::Sql delete_row{"polling.delete_session", "delete from voter_session where token_hash = $1"};
const db::Sql select_ended{"polling.select_ended_sessions", R"(
  select token_hash from voter_session where token_hash > $1 and ends_at < $2 order by token_hash limit $3)"};

SessionRow row_from(const db::Row& row) {
  return {.edition = row.get<editions::EditionId>(0),
          .cast = row.get<std::string_view>(1) == "cast",
          .content = std::string(row.get<db::Bytes>(2).view),
          .proven = row.get<bool>(3),
          .code_number = row.get<int>(4),
          .begun_at = row.get<Instant>(5),
          .receipt = row.get<std::string>(6)};
}

Result<> written(db::WriteTx& tx, std::int64_t rows, const AsRead& session) {
  if (rows == 1) return {};
  const auto now = find_session(tx, session.token_hash, tx.now());
  if (now && !now->cast) return problem(ProblemKind::conflict, texts::keys::session_changed);
  return problem(ProblemKind::closed, texts::keys::session_over);
}

std::string content_key(std::string_view token) { return crypto::derived_key(token, "voter's content"); }

}  // namespace

void insert_session(db::WriteTx& tx, std::string_view token_hash, editions::EditionId edition, std::string_view sealed,
                    Instant ends_at) {
  tx.run(insert_row, token_hash, edition, db::Bytes{sealed}, tx.now(), ends_at);
}

std::optional<SessionRow> find_session(db::ReadTx& tx, std::string_view token_hash, Instant now) {
  return tx.one(select_row, row_from, token_hash, now);
}

AsRead as_read(const Voter& voter) { return {voter.token_hash, voter.code_number}; }

Result<> save_content(db::WriteTx& tx, const AsRead& session, std::string_view sealed) {
  return written(tx, tx.run(update_content, session.token_hash, db::Bytes{sealed}, session.code_number), session);
}

Result<> start_proof(db::WriteTx& tx, const AsRead& session, std::string_view sealed) {
  return written(
      tx, tx.run(update_proof, session.token_hash, db::Bytes{sealed}, tx.now() + kCodeLives, session.code_number),
      session);
}

bool mark_proven(db::WriteTx& tx, std::string_view token_hash) { return tx.run(update_proven, token_hash) == 1; }

bool take_try(db::WriteTx& tx, std::string_view token_hash, int code_number) {
  return tx.run(update_tries, token_hash, code_number, tx.now(), kTriesPerCode) == 1;
}

bool close_session(db::WriteTx& tx, const AsRead& session, std::string_view receipt, const Begun& begun) {
  // Whole days only: the row must not say when the vote was cast.
  constexpr std::int64_t day = std::chrono::microseconds(kReceiptStays).count();
  const Instant now = tx.now();
  return tx.run(empty_row, session.token_hash, db::Bytes{""}, receipt, Instant{(now.micros / day + 2) * day}, now,
                begun.from, begun.until, session.code_number) == 1;
}

void delete_session(db::WriteTx& tx, std::string_view token_hash) { tx.run(delete_row, token_hash); }

std::int64_t sweep_sessions(const db::Database& db) {
  std::int64_t deleted = 0;
  for (std::vector<std::string> ended(1); !ended.empty();) {
    ended = db.read([&, after = ended.back()](db::ReadTx& tx) {
      return tx.all(
          select_ended, [](const db::Row& row) { return row.get<std::string>(0); }, after, tx.now(), kSweptAtOnce);
    });
    // An ended session never lives again.
    deleted += db.write("polling.forget_sessions", [ended](db::WriteTx& tx) {
      return tx.run_many(ended, [](db::Batch& batch, const std::string& hash) { batch.add(delete_row, hash); });
    });
  }
  return deleted;
}

std::optional<Voter> find_voter(Context& ctx) {
  if (ctx.voter.empty() || ctx.voter.size() > kLongestToken) return std::nullopt;
  Voter voter{.token_hash = hex(sha256(ctx.voter)), .token = ctx.voter};
  const auto row = ctx.db.read([&](db::ReadTx& tx) { return find_session(tx, voter.token_hash, ctx.now); });
  if (!row) return std::nullopt;
  voter.edition = row->edition;
  voter.begun_at = row->begun_at;
  voter.proven = row->proven;
  voter.code_number = row->code_number;
  voter.receipt = row->receipt;
  if (row->cast) return voter;
  const auto text = crypto::open(row->content, content_key(voter.token));
  if (!text || !read_into(voter, *text)) return std::nullopt;
  return voter;
}

std::string sealed(const Voter& voter) { return crypto::seal(text_of(voter), content_key(voter.token)); }

}  // namespace wiec::polling
