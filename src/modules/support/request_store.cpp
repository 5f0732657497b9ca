#include "modules/support/request_store.h"

#include <map>

namespace wiec::support {
namespace {

constexpr int kMost = 1'000;

#define WIEC_REQUEST_COLUMNS                                                                                     \
  "select r.id, r.form_id, r.ambassador_id, r.area_id, r.gathering_id, r.needed_on, r.quantity, r.words, "       \
  "r.state, r.made_at, r.changed_at, f.name_pl, f.name_en, f.unit_pl, f.unit_en, f.notice_days, "                \
  "coalesce(a.name, ''), coalesce(g.title_pl, ''), coalesce(g.title_en, ''), g.place_id, m.theme, m.person_id, " \
  "case when m.public_name <> '' then m.public_name else p.name end, p.email "                                   \
  "from support_request r join support_form f on f.id = r.form_id "                                              \
  "join ambassador m on m.id = r.ambassador_id join person p on p.id = m.person_id "                             \
  "left join area a on a.id = r.area_id left join gathering g on g.id = r.gathering_id "
const db::Sql select_one{"support.find_request", WIEC_REQUEST_COLUMNS "where r.id = $1"};
const db::Sql select_own{"support.requests_by",
                         WIEC_REQUEST_COLUMNS "where r.ambassador_id = $1 order by r.id desc limit $2"};
const db::Sql select_of_person{"support.requests_of_person",
                               WIEC_REQUEST_COLUMNS "where m.person_id = $1 order by r.id limit $2"};
#define WIEC_QUEUE_FILTER                                                    \
  "and ($1 = 0 or r.form_id = $1) and ($2 = 0 or g.place_id = $2 or exists " \
  "(select 1 from area_district d where d.area_id = r.area_id and d.place_id = $2)) "
const db::Sql select_waiting{"support.queue_waiting",
                             WIEC_REQUEST_COLUMNS "where r.state in ('asked', 'accepted') " WIEC_QUEUE_FILTER
                                                  "order by r.needed_on, r.id limit $3"};
const db::Sql select_in_state{"support.queue_in_state", WIEC_REQUEST_COLUMNS
                              "where r.state = $4 " WIEC_QUEUE_FILTER "order by r.needed_on desc, r.id desc limit $3"};
#undef WIEC_QUEUE_FILTER
#undef WIEC_REQUEST_COLUMNS
const db::Sql select_districts{"support.districts_of_area", R"(
  select place_id from area_district where area_id = $1 order by place_id)"};
const db::Sql count_waiting{"support.count_waiting_by", R"(
  select count(*) from support_request where ambassador_id = $1 and state in ('asked', 'accepted'))"};
const db::Sql insert_row{"support.insert_request", R"(
  insert into support_request (id, form_id, ambassador_id, area_id, gathering_id, needed_on, quantity, words, state,
    made_at, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, 'asked', $9, $9))"};
const db::Sql update_state{"support.move_request", R"(
  update support_request set state = $3, changed_at = $4 where id = $1 and state = $2)"};
const db::Sql insert_step{"support.insert_step", R"(
  insert into support_step (id, request_id, state, by_office, words, made_at) values ($1, $2, $3, $4, $5, $6))"};
const db::Sql select_steps{"support.steps_of", R"(
  select state, by_office, words, made_at from support_step where request_id = $1 order by id)"};
const db::Sql forget_waiting{"support.forget_waiting", R"(
  update support_request set state = 'withdrawn' where state in ('asked', 'accepted')
    and ambassador_id in (select id from ambassador where person_id = $1))"};
const db::Sql forget_words{"support.forget_words", R"(
  update support_request set words = ''
  where ambassador_id in (select id from ambassador where person_id = $1))"};
const db::Sql forget_steps{"support.forget_steps", R"(
  update support_step set words = '' where request_id in (select r.id from support_request r
    join ambassador m on m.id = r.ambassador_id where m.person_id = $1))"};
const db::Sql forget_contact{"support.forget_contact_of", R"(
  delete from support_contact_of where ambassador_id in (select id from ambassador where person_id = $1))"};

SupportRequest request_from(const db::Row& row) {
  SupportRequest r;
  r.id = row.get<RequestId>(0);
  r.form = row.get<FormId>(1);
  r.ambassador = row.get<AmbassadorId>(2);
  r.area = row.get<std::optional<areas::AreaId>>(3).value_or(areas::AreaId{});
  r.gathering = row.get<std::optional<gatherings::GatheringId>>(4).value_or(gatherings::GatheringId{});
  r.needed_on = row.get<Date>(5);
  r.quantity = row.get<std::optional<std::int64_t>>(6);
  r.words = row.get<std::string>(7);
  r.state = from_code<State>(kStateCodes, row.get<std::string_view>(8)).value_or(State::asked);
  r.made_at = row.get<Instant>(9);
  r.changed_at = row.get<Instant>(10);
  r.form_name = {row.get<std::string>(11), row.get<std::string>(12)};
  r.unit = {row.get<std::string>(13), row.get<std::string>(14)};
  r.notice_days = row.get<int>(15);
  r.area_name = row.get<std::string>(16);
  r.gathering_title = {row.get<std::string>(17), row.get<std::string>(18)};
  if (const auto place = row.get<std::optional<places::PlaceId>>(19)) r.districts.push_back(*place);
  r.theme = row.get<std::string>(20);
  r.person = row.get<people::PersonId>(21);
  r.person_name = row.get<std::string>(22);
  r.person_email = row.get<std::string>(23);
  return r;
}

std::vector<SupportRequest> with_districts(db::ReadTx& tx, std::vector<SupportRequest> all) {
  std::map<areas::AreaId, std::vector<places::PlaceId>> known;
  for (SupportRequest& r : all) {
    if (!r.area) continue;
    auto [at, fresh] = known.try_emplace(r.area);
    if (fresh)
      at->second = tx.all(
          select_districts, [](const db::Row& row) { return row.get<places::PlaceId>(0); }, r.area);
    r.districts = at->second;
  }
  return all;
}

template <class I>
std::optional<I> none_if_empty(I id) {
  return id ? std::optional(id) : std::nullopt;
}

void add_step(db::WriteTx& tx, RequestId id, State state, bool by_office, const std::string& words) {
  tx.run(insert_step, tx.new_id<RequestId>(), id, code_of(state), by_office, words, tx.now());
}

}  // namespace

std::optional<SupportRequest> find_request(db::ReadTx& tx, RequestId id) {
  auto found = with_districts(tx, tx.all(select_one, request_from, id));
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<SupportRequest> requests_by(db::ReadTx& tx, AmbassadorId ambassador) {
  return tx.all(select_own, request_from, ambassador, kMost);
}

std::int64_t count_waiting_by(db::ReadTx& tx, AmbassadorId ambassador) {
  return tx.value<std::int64_t>(count_waiting, ambassador).value_or(0);
}

std::vector<SupportRequest> queue(db::ReadTx& tx, const QueueAsked& asked) {
  const std::int64_t form = asked.form.value, district = asked.district.value;
  return with_districts(tx, asked.state
                                ? tx.all(select_in_state, request_from, form, district, kMost, code_of(*asked.state))
                                : tx.all(select_waiting, request_from, form, district, kMost));
}

RequestId insert_request(db::WriteTx& tx, const SupportRequest& r) {
  const auto id = tx.new_id<RequestId>();
  tx.run(insert_row, id, r.form, r.ambassador, none_if_empty(r.area), none_if_empty(r.gathering), r.needed_on,
         r.quantity, r.words, tx.now());
  add_step(tx, id, State::asked, false, "");
  return id;
}

bool move_request(db::WriteTx& tx, RequestId id, State from, State to, bool by_office, const std::string& words) {
  if (tx.run(update_state, id, code_of(from), code_of(to), tx.now()) != 1) return false;
  add_step(tx, id, to, by_office, words);
  return true;
}

std::vector<RequestStep> steps_of(db::ReadTx& tx, RequestId id) {
  return tx.all(
      select_steps,
      [](const db::Row& row) {
        return RequestStep{from_code<State>(kStateCodes, row.get<std::string_view>(0)).value_or(State::asked),
                           row.get<bool>(1), row.get<std::string>(2), row.get<Instant>(3)};
      },
      id);
}

std::vector<SupportRequest> requests_of_person(db::ReadTx& tx, people::PersonId person) {
  return tx.all(select_of_person, request_from, person, kMost);
}

void forget_person(db::WriteTx& tx, people::PersonId person) {
  for (const db::Sql* sql : {&forget_waiting, &forget_words, &forget_steps, &forget_contact}) tx.run(*sql, person);
}

}  // namespace wiec::support
