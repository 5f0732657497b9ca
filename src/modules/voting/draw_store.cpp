#include "modules/voting/draw_store.h"

#include <algorithm>

#include "modules/voting/words_list.h"

namespace wiec::voting {
namespace {

const db::Sql insert_draw_row{"voting.insert_draw", R"(
  insert into tie_draw (id, edition_id, pool_code, base_sha256, candidates, how, seed, drawn, held_on, present, note, asked_by, asked_at, state,
                        seed_where, seed_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'waiting', $14, $15))"};
const db::Sql select_draw{"voting.select_draw", R"(
  select id, edition_id, pool_code, base_sha256, candidates, how, seed, drawn, held_on, present, note, asked_by, asked_at, state,
         decided_by, decided_at, seed_where, seed_at
  from tie_draw where id = $1)"};
const db::Sql select_draws{"voting.select_draws", R"(
  select id, edition_id, pool_code, base_sha256, candidates, how, seed, drawn, held_on, present, note, asked_by, asked_at, state,
         decided_by, decided_at, seed_where, seed_at
  from tie_draw where edition_id = $1 order by id)"};
const db::Sql select_first_count{"voting.select_first_count", R"(
  select min(x.at) from (
    select counted_at as at from pool_result where edition_id = $1
    union all
    select p.counted_at from replaced_result p join pool_result r on r.pool_id = p.pool_id where r.edition_id = $1) x)"};
const db::Sql update_draw{"voting.decide_draw", R"(
  update tie_draw set state = $2, decided_by = $3, decided_at = $4 where id = $1 and state = 'waiting')"};

std::vector<std::string> list_in(const db::Row& row, int column) {
  return words_from(row.get<std::string_view>(column));
}

DrawState state_in(std::string_view code) {
  for (const DrawState state : {DrawState::waiting, DrawState::consented, DrawState::refused, DrawState::withdrawn})
    if (code_of(state) == code) return state;
  throw db::Error(db::Error::Cause::broken, "tie_draw: unknown state");
}

TieDraw draw_in(const db::Row& row) {
  return {.id = row.get<DrawId>(0),
          .edition = row.get<editions::EditionId>(1),
          .pool = row.get<std::string>(2),
          .base_sha256 = row.get<std::string>(3),
          .candidates = list_in(row, 4),
          .how = draw_how_from(row.get<std::string_view>(5)).value_or(DrawHow::by_hand),
          .seed = row.get<std::string>(6),
          .seed_where = row.get<std::string>(16),
          .seed_at = row.get<std::optional<Instant>>(17),
          .drawn = list_in(row, 7),
          .held_on = row.get<Date>(8),
          .present = row.get<std::string>(9),
          .note = row.get<std::string>(10),
          .asked_by = row.get<std::int64_t>(11),
          .asked_at = row.get<Instant>(12),
          .state = state_in(row.get<std::string_view>(13)),
          .decided_by = row.get<std::optional<std::int64_t>>(14).value_or(0),
          .decided_at = row.get<std::optional<Instant>>(15)};
}

}  // namespace

void insert_draw(db::WriteTx& tx, TieDraw& draw) {
  draw.id = tx.new_id<DrawId>();
  tx.run(insert_draw_row, draw.id, draw.edition, draw.pool, draw.base_sha256, text_of_words(draw.candidates),
         code_of(draw.how), draw.seed, text_of_words(draw.drawn), draw.held_on, draw.present, draw.note, draw.asked_by,
         draw.asked_at, draw.seed_where, draw.seed_at);
}

std::optional<TieDraw> find_draw(db::ReadTx& tx, DrawId id) { return tx.one(select_draw, draw_in, id); }

std::vector<TieDraw> draws_of(db::ReadTx& tx, editions::EditionId edition) {
  return tx.all(select_draws, draw_in, edition);
}

std::optional<Instant> first_counted_at(db::ReadTx& tx, editions::EditionId edition) {
  return tx
      .one(
          select_first_count, [](const db::Row& row) { return row.get<std::optional<Instant>>(0); }, edition)
      .value_or(std::nullopt);
}

bool decide_draw(db::WriteTx& tx, DrawId id, DrawState state, std::int64_t person, Instant now) {
  return tx.run(update_draw, id, code_of(state), person, now) == 1;
}

}  // namespace wiec::voting
