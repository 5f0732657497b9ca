#include "modules/needs/idea_store.h"

#include <algorithm>

#include "commons/links/links.h"
#include "modules/needs/need_store.h"

namespace wiec::needs {
namespace {

#define WIEC_IDEA_COLUMNS                                                                                            \
  "select i.id, i.title, i.body, i.place_id, coalesce(p.name, ''), coalesce(p.code, ''), i.from_card, i.author_id, " \
  "i.state, i.joined_into_id, i.parked_pl, i.parked_en, i.made_at, i.changed_at from idea i "                        \
  "left join place p on p.id = i.place_id "
const db::Sql select_some{"needs.select_ideas", WIEC_IDEA_COLUMNS
                          "where ($1 = 0 or i.place_id = $1) and ($2 = '' or i.state = $2) "
                          "order by i.id desc limit $3 offset $4"};
const db::Sql select_one{"needs.select_idea", WIEC_IDEA_COLUMNS "where i.id = $1"};
const db::Sql select_own{"needs.ideas_brought_by", WIEC_IDEA_COLUMNS "where i.author_id = $1 order by i.id desc"};
const db::Sql select_joined{"needs.ideas_joined_into", WIEC_IDEA_COLUMNS "where i.joined_into_id = $1 order by i.id"};
#undef WIEC_IDEA_COLUMNS
const db::Sql count_some{"needs.count_ideas",
                         "select count(*) from idea where ($1 = 0 or place_id = $1) and ($2 = '' or state = $2)"};
const db::Sql insert_row{"needs.insert_idea", R"(
  insert into idea (id, title, body, place_id, from_card, author_id, state, parked_pl, parked_en, made_at, changed_at)
  values ($1, $2, $3, $4, $5, $6, 'open', '', '', $7, $7))"};
const db::Sql update_row{"needs.update_idea", R"(
  update idea set state = $2, joined_into_id = $3, parked_pl = $4, parked_en = $5, changed_at = $6 where id = $1)"};
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

std::vector<Idea> ideas_brought_by(db::ReadTx& tx, people::PersonId person) {
  return tx.all(select_own, idea_from, person);
}

std::vector<Idea> ideas_joined_into(db::ReadTx& tx, IdeaId id) { return tx.all(select_joined, idea_from, id); }

std::vector<Idea> ideas_answering(db::ReadTx& tx, NeedId need) {
  std::vector<Idea> all;
  for (const auto& link : links::links_to(tx, {std::string(kNeedNoun), need.value}, kAnswers))
    if (link.from.name == kIdeaNoun)
      if (auto idea = find_idea(tx, IdeaId{link.from.id})) all.push_back(*std::move(idea));
  return all;
}

std::vector<Need> needs_answered_by(db::ReadTx& tx, IdeaId idea) {
  std::vector<Need> all;
  for (const auto& link : links::links_from(tx, {std::string(kIdeaNoun), idea.value}, kAnswers))
    if (auto need = find_need(tx, NeedId{link.to.id}); need && !need->hidden()) all.push_back(*std::move(need));
  return all;
}

IdeaId insert_idea(db::WriteTx& tx, const Idea& i) {
  const auto id = tx.new_id<IdeaId>();
  tx.run(insert_row, id, i.title, i.body, or_null(i.place), i.from_card, or_null(i.author), tx.now());
  return id;
}

void update_idea(db::WriteTx& tx, const Idea& i) {
  tx.run(update_row, i.id, code_of(i.state), or_null(i.joined_into), i.parked_pl, i.parked_en, tx.now());
}

bool lock_idea(db::WriteTx& tx, IdeaId id) { return tx.lock(lock_row, id); }

void forget_author_of_ideas(db::WriteTx& tx, people::PersonId person) { tx.run(forget_author, person); }

}  // namespace wiec::needs
