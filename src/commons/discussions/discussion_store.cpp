#include "commons/discussions/discussion_store.h"

#include <algorithm>

#include "commons/discussions/post_store.h"

namespace wiec::discussions {
namespace {

#define WIEC_ITS_GATHERING "left join gathering g on d.noun = 'gathering' and g.id = d.noun_id "
#define WIEC_DISCUSSION_COLUMNS                                                                                  \
  "select d.id, d.noun, d.noun_id, d.path, d.place_id, d.title_pl, d.title_en, d.about_pl, d.about_en, d.dots, " \
  "d.summary_pl, d.summary_en, d.revision, d.opened_by, d.made_at, d.changed_at, coalesce(g.state, ''), "        \
  "coalesce(g.change_pl, ''), coalesce(g.change_en, '') from discussion d " WIEC_ITS_GATHERING
const db::Sql select_one{"discussions.find_discussion", WIEC_DISCUSSION_COLUMNS "where d.id = $1"};
const db::Sql select_about{"discussions.discussion_about",
                           WIEC_DISCUSSION_COLUMNS "where d.noun = $1 and d.noun_id = $2"};
const db::Sql select_all{"discussions.discussions", WIEC_DISCUSSION_COLUMNS "order by d.id desc limit $1 offset $2"};
#undef WIEC_DISCUSSION_COLUMNS
const db::Sql count_all{"discussions.count_discussions", "select count(*) from discussion"};
const db::Sql insert_row{"discussions.insert_discussion", R"(
  insert into discussion (id, noun, noun_id, path, place_id, title_pl, title_en, about_pl, about_en, dots, summary_pl,
    summary_en, revision, opened_by, made_at, changed_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '', '', 1, $11, $12, $12))"};
const db::Sql update_row{"discussions.update_discussion", R"(
  update discussion set title_pl = $2, title_en = $3, about_pl = $4, about_en = $5, dots = $6, summary_pl = $7,
    summary_en = $8, changed_at = $9, revision = revision + 1 where id = $1)"};
const db::Sql lock_row{"discussions.lock_discussion", "select id from discussion where id = $1"};

const db::Sql select_rounds{"discussions.rounds_of", R"(
  select id, kind, question_pl, question_en, begins_at, ends_at, summary_pl, summary_en from discussion_round
  where discussion_id = $1 order by begins_at, id)"};
const db::Sql insert_round{"discussions.insert_round", R"(
  insert into discussion_round (id, discussion_id, kind, question_pl, question_en, begins_at, ends_at, summary_pl,
    summary_en, told_to) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0))"};
const db::Sql update_round{"discussions.update_round", R"(
  update discussion_round set question_pl = $2, question_en = $3, begins_at = $4, ends_at = $5, summary_pl = $6,
    summary_en = $7, told_to = case when begins_at = $4 then told_to else 0 end,
    told_at = case when begins_at = $4 then told_at end where id = $1)"};
const db::Sql delete_round{"discussions.delete_round", "delete from discussion_round where id = $1"};
const db::Sql select_has_posts{"discussions.has_posts", "select 1 from discussion_post where round_id = $1 limit 1"};

const db::Sql select_name{"discussions.name_in",
                          "select name from discussion_person where discussion_id = $1 and person_id = $2"};
const db::Sql count_joined{"discussions.count_people",
                           "select count(*) from discussion_person where discussion_id = $1"};
const db::Sql insert_person{"discussions.join", R"(
  insert into discussion_person (discussion_id, person_id, name, joined_at) values ($1, $2, $3, $4)
  on conflict (discussion_id, person_id) do nothing)"};
const db::Sql lock_person{"discussions.lock_person",
                          "select person_id from discussion_person where discussion_id = $1 and person_id = $2"};

const db::Sql select_unannounced{"discussions.next_unannounced",
                                 "select r.discussion_id, r.id, r.told_to from discussion_round r "
                                 "join discussion d on d.id = r.discussion_id " WIEC_ITS_GATHERING
                                 "where r.begins_at <= $1 and r.ends_at > $1 and r.told_at is null "
                                 "and (g.state is null or g.state <> 'cancelled') order by r.begins_at, r.id limit 1"};
const db::Sql select_called_off{"discussions.next_called_off",
                                "select d.id, d.called_off_told_to from discussion d " WIEC_ITS_GATHERING
                                "where g.state = 'cancelled' and d.called_off_told_at is null order by d.id limit 1"};
#undef WIEC_ITS_GATHERING
const db::Sql select_to_tell{"discussions.people_to_tell", R"(
  select person_id from (select person_id from discussion_person where discussion_id = $1
                         union select person_id from gathering_seat
                               where gathering_id = $2 and state in ('seat', 'waiting')) concerned
  where person_id > $3 order by person_id limit $4)"};
const db::Sql select_without_seat{"discussions.people_without_seat", R"(
  select person_id from discussion_person where discussion_id = $1 and person_id > $3
    and person_id not in (select person_id from gathering_seat where gathering_id = $2 and state in ('seat', 'waiting'))
  order by person_id limit $4)"};
const db::Sql update_told_off{"discussions.note_told_off", R"(
  update discussion set called_off_told_to = $2, called_off_told_at = $3 where id = $1)"};
const db::Sql update_told{"discussions.note_told",
                          "update discussion_round set told_to = $2, told_at = $3 where id = $1"};

const db::Sql select_joined{"discussions.joined_by", R"(
  select d.title_pl, p.name, p.joined_at from discussion_person p join discussion d on d.id = p.discussion_id
  where p.person_id = $1 order by p.joined_at, d.id)"};
const db::Sql select_opened{"discussions.opened_by",
                            "select title_pl, made_at from discussion where opened_by = $1 order by id"};
const db::Sql select_supported{"discussions.supported_by", R"(
  select p.title, p.body, s.made_at from discussion_support s join discussion_post p on p.id = s.post_id
  where s.person_id = $1 order by s.made_at, p.id)"};
const db::Sql select_dotted{"discussions.dotted_by", R"(
  select p.title, p.body, s.made_at from discussion_dot s join discussion_post p on p.id = s.post_id
  where s.person_id = $1 order by s.made_at, p.id)"};
const db::Sql delete_person{"discussions.delete_person", "delete from discussion_person where person_id = $1"};
const db::Sql delete_supports{"discussions.delete_supports", "delete from discussion_support where person_id = $1"};
const db::Sql delete_dots{"discussions.delete_dots", "delete from discussion_dot where person_id = $1"};
const db::Sql forget_opener{"discussions.forget_opener", "update discussion set opened_by = null where opened_by = $1"};
const db::Sql forget_author{"discussions.forget_author",
                            "update discussion_post set author_id = null, review_words = '' where author_id = $1"};
const db::Sql forget_moderator{"discussions.forget_moderator",
                               "update discussion_post set hidden_by = null where hidden_by = $1"};
const db::Sql select_facilitators{"discussions.who_could_facilitate", R"(
  select person_id, role, place_id from role_grant
  where role in ('coordinator', 'programme_officer', 'ambassador') and organisation_id is null and unit_id is null
  order by person_id limit 1000)"};

Both both(const db::Row& row, int at) { return {row.get<std::string>(at), row.get<std::string>(at + 1)}; }

Round round_from(const db::Row& row) {
  return {.id = row.get<RoundId>(0),
          .kind = round_kind_from(row.get<std::string_view>(1)).value_or(RoundKind::needs),
          .question = both(row, 2),
          .begins_at = row.get<Instant>(4),
          .ends_at = row.get<Instant>(5),
          .summary = both(row, 6)};
}

// Its host's title is not kept: the discussion has its own.
Discussion discussion_from(const db::Row& row) {
  Discussion d;
  d.id = row.get<DiscussionId>(0);
  d.host.noun = row.get<std::string>(1);
  d.host.id = row.get<std::int64_t>(2);
  d.host.path = row.get<std::string>(3);
  d.host.place = row.get<std::optional<places::PlaceId>>(4).value_or(places::PlaceId{});
  d.title = d.host.title = both(row, 5);
  d.about = both(row, 7);
  d.dots = row.get<std::int64_t>(9);
  d.summary = both(row, 10);
  d.revision = row.get<std::int64_t>(12);
  d.opened_by = row.get<std::optional<people::PersonId>>(13).value_or(people::PersonId{});
  d.made_at = row.get<Instant>(14);
  d.changed_at = row.get<Instant>(15);
  d.called_off = row.get<std::string_view>(16) == "cancelled";
  d.called_off_why = both(row, 17);
  return d;
}

std::optional<Discussion> with_rounds(db::ReadTx& tx, std::optional<Discussion> d) {
  if (!d) return d;
  d->rounds = tx.all(select_rounds, round_from, d->id);
  for (Round& r : d->rounds) r.called_off = d->called_off;
  return d;
}

template <class I>
std::optional<I> none_if_empty(I id) {
  return id ? std::optional(id) : std::nullopt;
}

void store_rounds(db::WriteTx& tx, const Discussion& d) {
  for (const Round& r : d.rounds) {
    if (r.id)
      tx.run(update_round, r.id, r.question.pl, r.question.en, r.begins_at, r.ends_at, r.summary.pl, r.summary.en);
    else
      tx.run(insert_round, tx.new_id<RoundId>(), d.id, code_of(r.kind), r.question.pl, r.question.en, r.begins_at,
             r.ends_at, r.summary.pl, r.summary.en);
  }
}

Json marked(db::ReadTx& tx, const db::Sql& sql, std::int64_t person) {
  Json::Array all;
  for (const db::Row& row : tx.query(sql, person))
    all.push_back(Json::Object{
        {"title", row.get<std::string>(0)}, {"body", row.get<std::string>(1)}, {"made_at", iso(row.get<Instant>(2))}});
  return all;
}

Json gather(db::ReadTx& tx, std::int64_t person) {
  Json::Array joined, written, opened;
  for (const db::Row& row : tx.query(select_opened, person))
    opened.push_back(Json::Object{{"discussion", row.get<std::string>(0)}, {"opened_at", iso(row.get<Instant>(1))}});
  for (const db::Row& row : tx.query(select_joined, person))
    joined.push_back(Json::Object{{"discussion", row.get<std::string>(0)},
                                  {"name", row.get<std::string>(1)},
                                  {"joined_at", iso(row.get<Instant>(2))}});
  for (const Post& p : posts_by(tx, people::PersonId{person}))
    written.push_back(Json::Object{{"title", p.title},
                                   {"body", p.body},
                                   {"stance", code_of(p.stance)},
                                   {"asked_to_look_again", p.review_words},
                                   {"made_at", iso(p.made_at)}});
  return Json::Object{{"opened", std::move(opened)},
                      {"discussions", std::move(joined)},
                      {"posts", std::move(written)},
                      {"supported", marked(tx, select_supported, person)},
                      {"dots", marked(tx, select_dotted, person)}};
}

// Words that others answered stay, without the person; support and dots go.
void erase(db::WriteTx& tx, std::int64_t person) {
  for (const db::Sql* sql :
       {&delete_person, &delete_supports, &delete_dots, &forget_opener, &forget_author, &forget_moderator})
    tx.run(*sql, person);
}

}  // namespace

std::optional<Discussion> find_discussion(db::ReadTx& tx, DiscussionId id) {
  return with_rounds(tx, tx.one(select_one, discussion_from, id));
}

std::optional<Discussion> discussion_about(db::ReadTx& tx, std::string_view noun, std::int64_t id) {
  return with_rounds(tx, tx.one(select_about, discussion_from, noun, id));
}

std::vector<Discussion> discussions(db::ReadTx& tx, int limit, std::int64_t skip) {
  auto all = tx.all(select_all, discussion_from, limit, skip);
  for (Discussion& d : all) d = *with_rounds(tx, std::move(d));
  return all;
}

std::int64_t count_discussions(db::ReadTx& tx) { return tx.value<std::int64_t>(count_all).value_or(0); }

DiscussionId insert_discussion(db::WriteTx& tx, const Discussion& wanted) {
  Discussion d = wanted;
  d.id = tx.new_id<DiscussionId>();
  tx.run(insert_row, d.id, d.host.noun, d.host.id, d.host.path, none_if_empty(d.host.place), d.title.pl, d.title.en,
         d.about.pl, d.about.en, d.dots, none_if_empty(d.opened_by), tx.now());
  store_rounds(tx, d);
  return d.id;
}

void update_discussion(db::WriteTx& tx, const Discussion& d) {
  tx.run(update_row, d.id, d.title.pl, d.title.en, d.about.pl, d.about.en, d.dots, d.summary.pl, d.summary.en,
         tx.now());
  for (const Round& before : tx.all(select_rounds, round_from, d.id))
    if (!d.round(before.id)) tx.run(delete_round, before.id);
  store_rounds(tx, d);
}

bool lock_discussion(db::WriteTx& tx, DiscussionId id) { return tx.lock(lock_row, id); }

bool has_posts(db::ReadTx& tx, RoundId id) { return tx.exists(select_has_posts, id); }

std::optional<std::string> name_in(db::ReadTx& tx, DiscussionId id, people::PersonId person) {
  return tx.value<std::string>(select_name, id, person);
}

std::int64_t count_people(db::ReadTx& tx, DiscussionId id) {
  return tx.value<std::int64_t>(count_joined, id).value_or(0);
}

void join(db::WriteTx& tx, DiscussionId id, people::PersonId person, const std::string& name) {
  tx.run(insert_person, id, person, name, tx.now());
  tx.lock(lock_person, id, person);
}

std::optional<Unannounced> next_unannounced(db::ReadTx& tx, Instant now) {
  return tx.one(
      select_unannounced,
      [](const db::Row& row) {
        return Unannounced{row.get<DiscussionId>(0), row.get<RoundId>(1), row.get<std::int64_t>(2)};
      },
      now);
}

std::vector<people::PersonId> people_to_tell(db::ReadTx& tx, const Discussion& d, std::int64_t after, int limit) {
  return tx.all(
      select_to_tell, [](const db::Row& row) { return row.get<people::PersonId>(0); }, d.id,
      d.host.noun == "gathering" ? d.host.id : 0, after, limit);
}

void note_told(db::WriteTx& tx, RoundId id, std::int64_t told_to, bool everybody) {
  tx.run(update_told, id, told_to, everybody ? std::optional(tx.now()) : std::nullopt);
}

std::optional<CalledOff> next_called_off(db::ReadTx& tx) {
  return tx.one(select_called_off, [](const db::Row& row) {
    return CalledOff{row.get<DiscussionId>(0), row.get<std::int64_t>(1)};
  });
}

std::vector<people::PersonId> people_without_seat(db::ReadTx& tx, const Discussion& d, std::int64_t after, int limit) {
  return tx.all(
      select_without_seat, [](const db::Row& row) { return row.get<people::PersonId>(0); }, d.id, d.host.id, after,
      limit);
}

void note_told_off(db::WriteTx& tx, DiscussionId id, std::int64_t told_to, bool everybody) {
  tx.run(update_told_off, id, told_to, everybody ? std::optional(tx.now()) : std::nullopt);
}

std::vector<Facilitator> facilitators(db::ReadTx& tx) {
  return tx.all(select_facilitators, [](const db::Row& row) {
    return Facilitator{row.get<people::PersonId>(0),
                       {.role = role_from(row.get<std::string_view>(1)).value_or(Role::ambassador),
                        .place = row.get<std::optional<std::int64_t>>(2).value_or(0)}};
  });
}

PersonalData personal_data() { return {"discussions", gather, erase}; }

}  // namespace wiec::discussions
