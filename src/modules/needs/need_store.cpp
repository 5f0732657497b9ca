#include "modules/needs/need_store.h"

#include "platform/db/rows_by_id.h"

namespace wiec::needs {
namespace {

#define WIEC_NEED_COLUMNS                                                                                          \
  "select n.id, n.what, n.location, n.who, n.evidence, n.theme, n.place_id, coalesce(p.name, ''), "                \
  "coalesce(p.code, ''), n.area_id, n.longitude, n.latitude, n.from_card, n.author_id, n.state, n.answer_kind, "   \
  "n.answer_pl, n.answer_en, n.answer_office, n.answered_on, n.hidden_pl, n.heading_id, coalesce(h.name_pl, ''), " \
  "coalesce(h.name_en, ''), n.supporters, n.dots, n.made_at, n.changed_at, n.revision from need n "                \
  "left join place p on p.id = n.place_id left join need_heading h on h.id = n.heading_id "
// The same question with and without a place, an area, a heading: with one of them its index answers, for "or" has
// none.
#define WIEC_NEED_ASKED(PLACE, AREA, HEADING)                                                                  \
  "where n.hidden_pl = '' and ($1 = '' or n.theme = $1) and ($4 = '' or n.state = $4) and " PLACE " and " AREA \
  " and " HEADING " "
#define WIEC_NEED_PLACE "($2 = 0 or n.place_id = $2)"
#define WIEC_NEED_AREA "($3 = 0 or n.area_id = $3)"
#define WIEC_NEED_HEADING "($5 = 0 or n.heading_id = $5)"
#define WIEC_NEEDS(NAME, SELECT, ORDER)                                                                           \
  {                                                                                                               \
    {NAME "_anywhere", SELECT WIEC_NEED_ASKED(WIEC_NEED_PLACE, WIEC_NEED_AREA, WIEC_NEED_HEADING) ORDER},         \
        {NAME "_of_place", SELECT WIEC_NEED_ASKED("n.place_id = $2", WIEC_NEED_AREA, WIEC_NEED_HEADING) ORDER},   \
        {NAME "_of_area", SELECT WIEC_NEED_ASKED(WIEC_NEED_PLACE, "n.area_id = $3", WIEC_NEED_HEADING) ORDER},    \
        {NAME "_of_heading", SELECT WIEC_NEED_ASKED(WIEC_NEED_PLACE, WIEC_NEED_AREA, "n.heading_id = $5") ORDER}, \
  }
const db::Sql select_heavy[] =
    WIEC_NEEDS("needs.select_by_weight", WIEC_NEED_COLUMNS, "order by n.weight desc, n.id desc limit $6 offset $7");
const db::Sql select_new[] =
    WIEC_NEEDS("needs.select_newest", WIEC_NEED_COLUMNS, "order by n.id desc limit $6 offset $7");
const db::Sql count_some[] = WIEC_NEEDS("needs.count_needs", "select count(*) from need n ", "");
#undef WIEC_NEEDS
#undef WIEC_NEED_HEADING
#undef WIEC_NEED_AREA
#undef WIEC_NEED_PLACE
#undef WIEC_NEED_ASKED
const db::Sql select_one{"needs.select_one", WIEC_NEED_COLUMNS "where n.id = $1"};
const db::Sql select_many{"needs.needs_by_id", WIEC_NEED_COLUMNS "where n.id in " WIEC_TWENTY_FIVE_IDS};
const db::Sql select_given{"needs.select_given", WIEC_NEED_COLUMNS "where n.author_id = $1 order by n.id desc"};
const db::Sql select_answered{"needs.needs_answered_by", WIEC_NEED_COLUMNS
                              "join link k on k.to_noun = 'need' and k.to_id = n.id where k.kind = 'answers' "
                              "and k.from_noun = 'idea' and k.from_id = $1 and n.hidden_pl = '' "
                              "order by k.made_at, n.id"};
#undef WIEC_NEED_COLUMNS
const db::Sql count_given{"needs.given_since", "select count(*) from need where author_id = $1 and made_at >= $2"};
const db::Sql insert_row{"needs.insert_need", R"(
  insert into need (id, what, location, who, evidence, theme, place_id, area_id, longitude, latitude, from_card,
    author_id, state, answer_kind, answer_pl, answer_en, answer_office, hidden_pl, supporters, dots, weight, made_at,
    changed_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'open', '', '', '', '', '', 0, 0, 0, $13, $13))"};
const db::Sql update_row{"needs.update_need", R"(
  update need set what = $2, location = $3, who = $4, evidence = $5, theme = $6, place_id = $7, area_id = $8,
    longitude = $9, latitude = $10, changed_at = $11, revision = revision + 1 where id = $1)"};
const db::Sql update_state{"needs.set_state",
                           "update need set state = $2, changed_at = $3 where id = $1 and state <> $2"};
const db::Sql update_answer{"needs.store_answer", R"(
  update need set answer_kind = $2, answer_pl = $3, answer_en = $4, answer_office = $5, answered_on = $6,
    changed_at = $7 where id = $1)"};
const db::Sql update_hidden{"needs.store_hidden", "update need set hidden_pl = $2, changed_at = $3 where id = $1"};
const db::Sql lock_row{"needs.lock_need", "select id from need where id = $1"};

const db::Sql insert_support_row{"needs.insert_support", R"(
  insert into need_support (need_id, person_id, made_at) values ($1, $2, $3) on conflict (need_id, person_id) do nothing)"};
const db::Sql delete_support_row{"needs.delete_support",
                                 "delete from need_support where need_id = $1 and person_id = $2"};
const db::Sql select_support{"needs.is_supporter", "select 1 from need_support where need_id = $1 and person_id = $2"};
const db::Sql select_concerned{"needs.concerned_by", R"(
  select person_id from (select person_id from need_support where need_id = $1
                         union select author_id from need where id = $1 and author_id is not null) concerned
  where person_id > $2 order by person_id limit $3)"};
const db::Sql select_supports{"needs.supports_of", R"(
  select n.what, s.made_at from need_support s join need n on n.id = s.need_id where s.person_id = $1
  order by s.made_at desc, s.need_id)"};
const db::Sql select_supported{"needs.supported_by", "select need_id from need_support where person_id = $1"};
const db::Sql count_weight{"needs.count_weight", R"(
  update need set supporters = (select count(*) from need_support s where s.need_id = need.id),
    dots = (select coalesce(sum(d.dots), 0) from need_dots d where d.need_id = need.id),
    weight = (select count(*) from need_support s where s.need_id = need.id) +
             (select coalesce(sum(d.dots), 0) from need_dots d where d.need_id = need.id)
  where id = $1)"};

const db::Sql upsert_dots{"needs.store_dots", R"(
  insert into need_dots (need_id, gathering_id, dots) values ($1, $2, $3)
  on conflict (need_id, gathering_id) do update set dots = excluded.dots)"};
const db::Sql delete_dots{"needs.delete_dots", "delete from need_dots where need_id = $1 and gathering_id = $2"};
const db::Sql select_sheet{"needs.sheet_of",
                           "select need_id, dots from need_dots where gathering_id = $1 order by dots desc, need_id"};
const db::Sql select_dots{"needs.dots_of", R"(
  select g.id, g.title_pl, g.title_en, g.begins_at, d.dots,
    (select count(*) from need_dots o where o.gathering_id = d.gathering_id and o.dots > d.dots),
    (select count(*) from need_dots o where o.gathering_id = d.gathering_id)
  from need_dots d join gathering g on g.id = d.gathering_id where d.need_id = $1 order by g.begins_at, g.id)"};

const db::Sql insert_heading_row{"needs.insert_heading",
                                 "insert into need_heading (id, name_pl, name_en, made_at) values ($1, $2, $3, $4)"};
const db::Sql select_heading{"needs.find_heading", "select id, name_pl, name_en from need_heading where id = $1"};
const db::Sql select_headings{"needs.headings", R"(
  select h.id, h.name_pl, h.name_en from need_heading h
  where exists (select 1 from need n where n.heading_id = h.id and n.hidden_pl = '') order by h.id desc limit $1)"};
const db::Sql update_heading{"needs.set_heading", "update need set heading_id = $2, changed_at = $3 where id = $1"};

#define WIEC_THEMES(GROUND)                                                   \
  "select theme, count(*), sum(weight) from need where hidden_pl = ''" GROUND \
  " group by theme order by 3 desc, 2 desc, 1"
const db::Sql themes_anywhere{"needs.themes_anywhere", WIEC_THEMES("")};
const db::Sql themes_of_place{"needs.themes_of_place", WIEC_THEMES(" and place_id = $1")};
const db::Sql themes_of_area{"needs.themes_of_area", WIEC_THEMES(" and area_id = $1")};
#undef WIEC_THEMES
const db::Sql select_places{"needs.count_by_place", R"(
  select place_id, count(*) from need where hidden_pl = '' and place_id is not null group by place_id order by place_id)"};
const db::Sql select_areas{"needs.count_by_area", R"(
  select area_id, count(*) from need where hidden_pl = '' and area_id is not null group by area_id order by area_id)"};
const db::Sql forget_author{"needs.forget_author", "update need set author_id = null where author_id = $1"};

Answer answer_from(const db::Row& row, int at) {
  return {.kind = answer_kind_from(row.get<std::string_view>(at)).value_or(AnswerKind::none),
          .text_pl = row.get<std::string>(at + 1),
          .text_en = row.get<std::string>(at + 2),
          .office = row.get<std::string>(at + 3),
          .given_on = row.get<std::optional<Date>>(at + 4)};
}

Need need_from(const db::Row& row) {
  Need n;
  n.id = row.get<NeedId>(0);
  n.what = row.get<std::string>(1);
  n.location = row.get<std::string>(2);
  n.who = row.get<std::string>(3);
  n.evidence = row.get<std::string>(4);
  n.theme = theme_from(row.get<std::string_view>(5));
  n.place = row.get<std::optional<places::PlaceId>>(6).value_or(places::PlaceId{});
  n.place_name = row.get<std::string>(7);
  n.place_code = row.get<std::string>(8);
  n.area = row.get<std::optional<areas::AreaId>>(9).value_or(areas::AreaId{});
  if (!row.is_null(10)) n.point = places::Point{row.get<std::int64_t>(10), row.get<std::int64_t>(11)};
  n.from_card = row.get<bool>(12);
  n.author = row.get<std::optional<people::PersonId>>(13).value_or(people::PersonId{});
  n.state = state_from(row.get<std::string_view>(14)).value_or(State::open);
  n.answer = answer_from(row, 15);
  n.hidden_pl = row.get<std::string>(20);
  n.heading = {row.get<std::optional<HeadingId>>(21).value_or(HeadingId{}), row.get<std::string>(22),
               row.get<std::string>(23)};
  n.supporters = row.get<std::int64_t>(24);
  n.dots = row.get<std::int64_t>(25);
  n.made_at = row.get<Instant>(26);
  n.changed_at = row.get<Instant>(27);
  n.revision = row.get<std::int64_t>(28);
  return n;
}

Heading heading_from(const db::Row& row) {
  return {row.get<HeadingId>(0), row.get<std::string>(1), row.get<std::string>(2)};
}

template <class I>
std::optional<I> or_null(I id) {
  return id ? std::optional(id) : std::nullopt;
}

std::string_view theme_code(const std::optional<Theme>& theme) { return theme ? code_of(*theme) : ""; }
std::string_view state_code(const std::optional<State>& state) { return state ? code_of(*state) : ""; }

struct Coordinates {
  std::optional<std::int64_t> longitude, latitude;
};
// Which of the four questions reads the fewest rows.
std::size_t narrowest(const Filter& f) {
  if (f.area) return 2;
  if (f.heading) return 3;
  return f.place ? 1 : 0;
}

Coordinates coordinates_of(const Need& n) {
  if (!n.point) return {};
  return {n.point->longitude, n.point->latitude};
}

}  // namespace

std::vector<Need> needs(db::ReadTx& tx, const Filter& f, int limit, std::int64_t skip) {
  return tx.all((f.order == Order::newest ? select_new : select_heavy)[narrowest(f)], need_from, theme_code(f.theme),
                f.place.value, f.area.value, state_code(f.state), f.heading.value, limit, skip);
}

std::int64_t count_needs(db::ReadTx& tx, const Filter& f) {
  return *tx.value<std::int64_t>(count_some[narrowest(f)], theme_code(f.theme), f.place.value, f.area.value,
                                 state_code(f.state), f.heading.value);
}

std::vector<Need> needs_by_id(db::ReadTx& tx, std::span<const std::int64_t> ids) {
  return db::rows_by_id(tx, select_many, need_from, ids);
}

std::vector<Need> needs_answered_by(db::ReadTx& tx, IdeaId idea) { return tx.all(select_answered, need_from, idea); }

bool passes(const Filter& f, const Need& n) {
  return !n.hidden() && (!f.theme || n.theme == f.theme) && (!f.place || n.place == f.place) &&
         (!f.area || n.area == f.area) && (!f.state || n.state == *f.state) &&
         (!f.heading || n.heading.id == f.heading);
}

std::optional<Need> find_need(db::ReadTx& tx, NeedId id) { return tx.one(select_one, need_from, id); }

std::vector<Need> needs_given_by(db::ReadTx& tx, people::PersonId person) {
  return tx.all(select_given, need_from, person);
}

std::int64_t given_since(db::ReadTx& tx, people::PersonId person, Instant since) {
  return *tx.value<std::int64_t>(count_given, person, since);
}

NeedId insert_need(db::WriteTx& tx, const Need& n) {
  const auto id = tx.new_id<NeedId>();
  const auto at = coordinates_of(n);
  tx.run(insert_row, id, n.what, n.location, n.who, n.evidence, theme_code(n.theme), or_null(n.place), or_null(n.area),
         at.longitude, at.latitude, n.from_card, or_null(n.author), tx.now());
  return id;
}

void update_need(db::WriteTx& tx, const Need& n) {
  const auto at = coordinates_of(n);
  tx.run(update_row, n.id, n.what, n.location, n.who, n.evidence, theme_code(n.theme), or_null(n.place),
         or_null(n.area), at.longitude, at.latitude, tx.now());
}

void set_state(db::WriteTx& tx, NeedId id, State state) { tx.run(update_state, id, code_of(state), tx.now()); }

void store_answer(db::WriteTx& tx, NeedId id, const Answer& a) {
  tx.run(update_answer, id, code_of(a.kind), a.text_pl, a.text_en, a.office, a.given_on, tx.now());
}

void store_hidden(db::WriteTx& tx, NeedId id, const std::string& why_pl) {
  tx.run(update_hidden, id, why_pl, tx.now());
}

bool lock_need(db::WriteTx& tx, NeedId id) { return tx.lock(lock_row, id); }

bool insert_support(db::WriteTx& tx, NeedId id, people::PersonId person) {
  if (tx.run(insert_support_row, id, person, tx.now()) == 0) return false;
  tx.run(count_weight, id);
  return true;
}

bool delete_support(db::WriteTx& tx, NeedId id, people::PersonId person) {
  if (tx.run(delete_support_row, id, person) == 0) return false;
  tx.run(count_weight, id);
  return true;
}

bool is_supporter(db::ReadTx& tx, NeedId id, people::PersonId person) { return tx.exists(select_support, id, person); }

std::vector<people::PersonId> concerned_by(db::ReadTx& tx, NeedId id, people::PersonId after, int limit) {
  return tx.all(
      select_concerned, [](const db::Row& row) { return row.get<people::PersonId>(0); }, id, after.value, limit);
}

std::vector<OwnSupport> supports_of(db::ReadTx& tx, people::PersonId person) {
  return tx.all(
      select_supports,
      [](const db::Row& row) {
        return OwnSupport{row.get<std::string>(0), row.get<Instant>(1)};
      },
      person);
}

std::vector<Dots> dots_of(db::ReadTx& tx, NeedId id) {
  return tx.all(
      select_dots,
      [](const db::Row& row) {
        return Dots{.gathering = row.get<gatherings::GatheringId>(0),
                    .title_pl = row.get<std::string>(1),
                    .title_en = row.get<std::string>(2),
                    .begins_at = row.get<Instant>(3),
                    .dots = row.get<std::int64_t>(4),
                    .place = row.get<std::int64_t>(5) + 1,
                    .of = row.get<std::int64_t>(6)};
      },
      id);
}

void store_dots(db::WriteTx& tx, gatherings::GatheringId gathering, NeedId id, std::int64_t dots) {
  if (dots > 0)
    tx.run(upsert_dots, id, gathering, dots);
  else
    tx.run(delete_dots, id, gathering);
  tx.run(count_weight, id);
}

std::vector<std::pair<NeedId, std::int64_t>> sheet_of(db::ReadTx& tx, gatherings::GatheringId gathering) {
  return tx.all(
      select_sheet, [](const db::Row& row) { return std::pair(row.get<NeedId>(0), row.get<std::int64_t>(1)); },
      gathering);
}

std::vector<std::pair<Need, std::int64_t>> needs_with_dots(db::ReadTx& tx, gatherings::GatheringId gathering) {
  const auto sheet = sheet_of(tx, gathering);
  std::vector<std::int64_t> ids;
  for (const auto& [id, dots] : sheet) ids.push_back(id.value);
  std::vector<std::pair<Need, std::int64_t>> all;
  for (Need& need : needs_by_id(tx, ids)) {
    const auto dots = std::ranges::find(sheet, need.id, &std::pair<NeedId, std::int64_t>::first)->second;
    if (!need.hidden()) all.emplace_back(std::move(need), dots);
  }
  return all;
}

HeadingId insert_heading(db::WriteTx& tx, const Heading& h) {
  const auto id = tx.new_id<HeadingId>();
  tx.run(insert_heading_row, id, h.name_pl, h.name_en, tx.now());
  return id;
}

std::optional<Heading> find_heading(db::ReadTx& tx, HeadingId id) { return tx.one(select_heading, heading_from, id); }

std::vector<Heading> headings(db::ReadTx& tx, int limit) { return tx.all(select_headings, heading_from, limit); }

void set_heading(db::WriteTx& tx, NeedId id, HeadingId heading) {
  tx.run(update_heading, id, or_null(heading), tx.now());
}

std::vector<ThemeCount> themes_of(db::ReadTx& tx, places::PlaceId place, areas::AreaId area) {
  const auto count = [](const db::Row& row) {
    return ThemeCount{theme_from(row.get<std::string_view>(0)), row.get<std::int64_t>(1), row.get<std::int64_t>(2)};
  };
  if (area) return tx.all(themes_of_area, count, area);
  return place ? tx.all(themes_of_place, count, place) : tx.all(themes_anywhere, count);
}

std::vector<std::pair<places::PlaceId, std::int64_t>> count_by_place(db::ReadTx& tx) {
  return tx.all(select_places,
                [](const db::Row& row) { return std::pair(row.get<places::PlaceId>(0), row.get<std::int64_t>(1)); });
}

std::vector<std::pair<areas::AreaId, std::int64_t>> count_by_area(db::ReadTx& tx) {
  return tx.all(select_areas,
                [](const db::Row& row) { return std::pair(row.get<areas::AreaId>(0), row.get<std::int64_t>(1)); });
}

void erase_person(db::WriteTx& tx, people::PersonId person) {
  const auto supported = tx.all(
      select_supported, [](const db::Row& row) { return row.get<NeedId>(0); }, person);
  for (const NeedId id : supported) delete_support(tx, id, person);
  tx.run(forget_author, person);
}

}  // namespace wiec::needs
