#include "modules/needs/idea_store.h"

#include <algorithm>

#include "platform/db/rows_by_id.h"

namespace wiec::needs {
namespace {

#define WIEC_IDEA_COLUMNS                                                                                            \
  "select i.id, i.title, i.body, i.place_id, coalesce(p.name, ''), coalesce(p.code, ''), i.from_card, i.author_id, " \
  "i.state, i.joined_into_id, i.parked_pl, i.parked_en, i.made_at, i.changed_at, i.hidden_pl from idea i "           \
  "left join place p on p.id = i.place_id "
const db::Sql select_some{"needs.select_ideas", WIEC_IDEA_COLUMNS
                          "where i.hidden_pl = '' and ($1 = 0 or i.place_id = $1) and ($2 = '' or i.state = $2) "
                          "order by i.id desc limit $3 offset $4"};
const db::Sql select_one{"needs.select_idea", WIEC_IDEA_COLUMNS "where i.id = $1"};
const db::Sql select_many{"needs.ideas_by_id", WIEC_IDEA_COLUMNS "where i.id in " WIEC_TWENTY_FIVE_IDS};
const db::Sql select_own{"needs.ideas_brought_by", WIEC_IDEA_COLUMNS "where i.author_id = $1 order by i.id desc"};
const db::Sql select_joined{"needs.ideas_joined_into", WIEC_IDEA_COLUMNS "where i.joined_into_id = $1 order by i.id"};
const db::Sql select_answering{"needs.ideas_answering", WIEC_IDEA_COLUMNS
                               "join link k on k.from_noun = 'idea' and k.from_id = i.id where k.kind = 'answers' "
                               "and k.to_noun = 'need' and k.to_id = $1 and i.hidden_pl = '' order by k.made_at, i.id"};
#undef WIEC_IDEA_COLUMNS
const db::Sql count_some{"needs.count_ideas", R"(
  select count(*) from idea where hidden_pl = '' and ($1 = 0 or place_id = $1) and ($2 = '' or state = $2))"};
const db::Sql insert_row{"needs.insert_idea", R"(
  insert into idea (id, title, body, place_id, from_card, author_id, state, parked_pl, parked_en, made_at, changed_at)
  values ($1, $2, $3, $4, $5, $6, 'open', '', '', $7, $7))"};
const db::Sql update_row{"needs.update_idea", R"(
  update idea set state = $2, joined_into_id = $3, parked_pl = $4, parked_en = $5, hidden_pl = $6, changed_at = $7
  where id = $1)"};
const db::Sql insert_answer_row{"needs.insert_answer", R"(
  insert into idea_answer (idea_id, need_id, made_at) values ($1, $2, $3) on conflict (idea_id, need_id) do nothing)"};
const db::Sql count_answers{"needs.answered_since", R"(
  select count(*) from idea_answer a join idea i on i.id = a.idea_id where i.author_id = $1 and a.made_at >= $2)"};
const db::Sql update_bringer{"needs.set_bringer",
                             "update idea_answer set brought_by_id = $3 where idea_id = $1 and need_id = $2"};
const db::Sql select_brought{"needs.brought_to", R"(
  select need_id from idea_answer where idea_id = $1 and brought_by_id = $2 order by need_id)"};
const db::Sql lock_row{"needs.lock_idea", "select id from idea where id = $1"};
const db::Sql forget_author{"needs.forget_author_of_ideas", "update idea set author_id = null where author_id = $1"};

Idea idea_from(const db::Row& row) {
  return {.id = row.get<IdeaId>(0),
          .title = row.get<std::string>(1),
          .body = row.get<std::string>(2),
          .place = row.get<std::optional<places::PlaceId>>(3).value_or(places::PlaceId{}),
          .place_name = row.get<std::string>(4),
          .place_code = row.get<std::string>(5),
          .from_card = row.get<bool>(6),
          .author = row.get<std::optional<people::PersonId>>(7).value_or(people::PersonId{}),
          .state = idea_state_from(row.get<std::string_view>(8)).value_or(IdeaState::open),
          .joined_into = row.get<std::optional<IdeaId>>(9).value_or(IdeaId{}),
          .parked_pl = row.get<std::string>(10),
          .parked_en = row.get<std::string>(11),
          .hidden_pl = row.get<std::string>(14),
          .made_at = row.get<Instant>(12),
          .changed_at = row.get<Instant>(13)};
}

template <class I>
std::optional<I> or_null(I id) {
  return id ? std::optional(id) : std::nullopt;
}

std::string_view state_code(const std::optional<IdeaState>& state) { return state ? code_of(*state) : ""; }

}  // namespace

std::string_view code_of(IdeaState state) { return kIdeaStateCodes[static_cast<std::size_t>(state)]; }

std::optional<IdeaState> idea_state_from(std::string_view code) {
  const auto at = std::ranges::find(kIdeaStateCodes, code);
  if (at == std::end(kIdeaStateCodes)) return std::nullopt;
  return static_cast<IdeaState>(at - std::begin(kIdeaStateCodes));
}

std::vector<Idea> ideas(db::ReadTx& tx, const IdeaFilter& f, int limit, std::int64_t skip) {
  return tx.all(select_some, idea_from, f.place.value, state_code(f.state), limit, skip);
}

std::int64_t count_ideas(db::ReadTx& tx, const IdeaFilter& f) {
  return *tx.value<std::int64_t>(count_some, f.place.value, state_code(f.state));
}

std::optional<Idea> find_idea(db::ReadTx& tx, IdeaId id) { return tx.one(select_one, idea_from, id); }

std::vector<Idea> ideas_by_id(db::ReadTx& tx, std::span<const std::int64_t> ids) {
  return db::rows_by_id(tx, select_many, idea_from, ids);
}

std::vector<Idea> ideas_brought_by(db::ReadTx& tx, people::PersonId person) {
  return tx.all(select_own, idea_from, person);
}

std::vector<Idea> ideas_joined_into(db::ReadTx& tx, IdeaId id) { return tx.all(select_joined, idea_from, id); }

std::vector<Idea> ideas_answering(db::ReadTx& tx, NeedId need) { return tx.all(select_answering, idea_from, need); }

IdeaId insert_idea(db::WriteTx& tx, const Idea& i) {
  const auto id = tx.new_id<IdeaId>();
  tx.run(insert_row, id, i.title, i.body, or_null(i.place), i.from_card, or_null(i.author), tx.now());
  return id;
}

void update_idea(db::WriteTx& tx, const Idea& i) {
  tx.run(update_row, i.id, code_of(i.state), or_null(i.joined_into), i.parked_pl, i.parked_en, i.hidden_pl, tx.now());
}

bool insert_answer(db::WriteTx& tx, IdeaId idea, NeedId need) {
  return tx.run(insert_answer_row, idea, need, tx.now()) == 1;
}

std::int64_t answered_since(db::ReadTx& tx, people::PersonId author, Instant since) {
  return *tx.value<std::int64_t>(count_answers, author, since);
}

void set_bringer(db::WriteTx& tx, IdeaId idea, NeedId need, IdeaId bringer) {
  tx.run(update_bringer, idea, need, or_null(bringer));
}

std::vector<NeedId> brought_to(db::ReadTx& tx, IdeaId target, IdeaId bringer) {
  return tx.all(
      select_brought, [](const db::Row& row) { return row.get<NeedId>(0); }, target, bringer);
}

bool lock_idea(db::WriteTx& tx, IdeaId id) { return tx.lock(lock_row, id); }

void forget_author_of_ideas(db::WriteTx& tx, people::PersonId person) { tx.run(forget_author, person); }

}  // namespace wiec::needs
