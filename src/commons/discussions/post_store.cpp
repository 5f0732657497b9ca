#include "commons/discussions/post_store.h"

#include "base/code_names.h"

namespace wiec::discussions {
namespace {

constexpr std::string_view kStates[] = {"shown", "hidden", "withdrawn"};
constexpr std::string_view kReviews[] = {"", "asked", "upheld"};
constexpr std::string_view kActs[] = {"hide", "show", "ask", "uphold"};

#define WIEC_POST_COLUMNS                                                                                          \
  "select p.id, p.discussion_id, p.round_id, p.parent_id, p.author_id, coalesce(who.name, ''), p.facilitator, "    \
  "p.title, p.body, p.stance, p.state, p.why, p.review, p.review_words, p.made_at, "                               \
  "(select count(*) from discussion_support s where s.post_id = p.id) as supporters, "                             \
  "(select count(*) from discussion_dot k where k.post_id = p.id) as dots, "                                       \
  "(select count(*) from discussion_post a where a.parent_id = p.id and a.state = 'shown'), "                      \
  "(select count(*) from discussion_post a where a.parent_id = p.id and a.state = 'shown' and a.stance = 'for'), " \
  "(select count(*) from discussion_post a where a.parent_id = p.id and a.state = 'shown' "                        \
  "and a.stance = 'against'), p.hidden_by from discussion_post p "                                                 \
  "left join discussion_person who on who.discussion_id = p.discussion_id and who.person_id = p.author_id "
#define WIEC_THREADS WIEC_POST_COLUMNS "where p.round_id = $1 and p.parent_id is null "
const db::Sql select_newest{"discussions.posts_newest", WIEC_THREADS "order by p.id desc limit $2 offset $3"};
const db::Sql select_supported{"discussions.posts_supported",
                               WIEC_THREADS "order by supporters desc, p.id limit $2 offset $3"};
const db::Sql select_best{"discussions.best_supported",
                          WIEC_THREADS "and p.state = 'shown' order by supporters desc, p.id limit $2"};
const db::Sql select_by_dots{"discussions.by_dots",
                             WIEC_THREADS "and p.state = 'shown' order by dots desc, supporters desc, p.id limit $2"};
#undef WIEC_THREADS
const db::Sql select_one{"discussions.find_post", WIEC_POST_COLUMNS "where p.id = $1"};
const db::Sql select_answers{"discussions.answers_to",
                             WIEC_POST_COLUMNS "where p.parent_id = $1 order by p.id limit $2"};
const db::Sql select_by{"discussions.posts_by", WIEC_POST_COLUMNS "where p.author_id = $1 order by p.id"};
const db::Sql select_asked{"discussions.asked_to_look_again",
                           WIEC_POST_COLUMNS "where p.discussion_id = $1 and p.review = 'asked' order by p.id"};
const db::Sql select_shown{"discussions.shown_posts",
                           WIEC_POST_COLUMNS "where p.discussion_id = $1 and p.state = 'shown' order by p.id limit $2"};
#undef WIEC_POST_COLUMNS
const db::Sql count_threads{"discussions.count_posts",
                            "select count(*) from discussion_post where round_id = $1 and parent_id is null"};
const db::Sql count_reviews{"discussions.count_asked",
                            "select count(*) from discussion_post where discussion_id = $1 and review = 'asked'"};
const db::Sql insert_row{"discussions.insert_post", R"(
  insert into discussion_post (id, discussion_id, round_id, parent_id, author_id, facilitator, title, body, stance, state,
    why, review, review_words, token, made_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'shown', '', '', '', $10, $11) on conflict (author_id, token) do nothing)"};
const db::Sql select_sent{"discussions.post_sent",
                          "select id from discussion_post where author_id = $1 and token = $2"};
const db::Sql count_since{
    "discussions.posted_since",
    "select count(*) from discussion_post where discussion_id = $1 and made_at >= $3 and author_id = $2"};
const db::Sql update_state{
    "discussions.store_state",
    "update discussion_post set state = $2, why = $3, review = $4, review_words = $5, hidden_by = $6 where id = $1"};
const db::Sql update_words{"discussions.empty_words", "update discussion_post set title = '', body = '' where id = $1"};
const db::Sql lock_row{"discussions.lock_post", "select id from discussion_post where id = $1"};

const db::Sql insert_support_row{"discussions.insert_support", R"(
  insert into discussion_support (post_id, person_id, made_at) values ($1, $2, $3)
  on conflict (post_id, person_id) do nothing)"};
const db::Sql delete_support_row{"discussions.delete_support",
                                 "delete from discussion_support where post_id = $1 and person_id = $2"};
const db::Sql select_own_support{"discussions.supported_in", R"(
  select s.post_id from discussion_support s join discussion_post p on p.id = s.post_id
  where s.person_id = $2 and p.discussion_id = $1 order by s.post_id)"};
const db::Sql select_own_dots{"discussions.dots_of", R"(
  select s.post_id from discussion_dot s join discussion_post p on p.id = s.post_id
  where s.person_id = $2 and p.discussion_id = $1 order by s.post_id)"};
const db::Sql insert_dot{"discussions.insert_dot",
                         "insert into discussion_dot (post_id, person_id, made_at) values ($1, $2, $3)"};
const db::Sql delete_own_dots{"discussions.delete_own_dots", R"(
  delete from discussion_dot where person_id = $2
    and post_id in (select id from discussion_post where discussion_id = $1))"};
const db::Sql count_with_dots{"discussions.count_choosers", R"(
  select count(distinct k.person_id) from discussion_dot k join discussion_post p on p.id = k.post_id
  where p.discussion_id = $1)"};

const db::Sql insert_act_row{"discussions.insert_act", R"(
  insert into discussion_act (id, discussion_id, post_id, act, why, made_at) values ($1, $2, $3, $4, $5, $6))"};
const db::Sql select_acts{"discussions.acts_in", R"(
  select post_id, act, why, made_at from discussion_act where discussion_id = $1 order by id desc limit 1000)"};
const db::Sql select_round_count{"discussions.count_round", R"(
  select count(distinct author_id), count(case when parent_id is null then 1 end),
    count(case when parent_id is not null then 1 end), count(case when stance = 'for' then 1 end),
    count(case when stance = 'against' then 1 end)
  from discussion_post where round_id = $1 and state = 'shown')"};
const db::Sql select_speakers{
    "discussions.count_speakers",
    "select count(distinct author_id) from discussion_post where discussion_id = $1 and state = 'shown'"};

struct ActTag;

Post post_from(const db::Row& row) {
  Post p;
  p.id = row.get<PostId>(0);
  p.discussion = row.get<DiscussionId>(1);
  p.round = row.get<RoundId>(2);
  p.parent = row.get<std::optional<PostId>>(3).value_or(PostId{});
  p.author = row.get<std::optional<people::PersonId>>(4).value_or(people::PersonId{});
  p.name = row.get<std::string>(5);
  p.facilitator = row.get<bool>(6);
  p.title = row.get<std::string>(7);
  p.body = row.get<std::string>(8);
  p.stance = stance_from(row.get<std::string_view>(9)).value_or(Stance::none);
  p.state = from_code<PostState>(kStates, row.get<std::string_view>(10)).value_or(PostState::hidden);
  p.why = row.get<std::string>(11);
  p.review = from_code<Review>(kReviews, row.get<std::string_view>(12)).value_or(Review::none);
  p.review_words = row.get<std::string>(13);
  p.made_at = row.get<Instant>(14);
  std::int64_t* const counts[] = {&p.supporters, &p.dots, &p.answers, &p.in_favour, &p.against};
  for (int i = 0; i < 5; ++i) *counts[i] = row.get<std::int64_t>(15 + i);
  p.hidden_by = row.get<std::optional<people::PersonId>>(20).value_or(people::PersonId{});
  return p;
}

PostId id_in(const db::Row& row) { return row.get<PostId>(0); }

}  // namespace

std::vector<Post> posts_in(db::ReadTx& tx, RoundId round, Order order, int limit, std::int64_t skip) {
  return tx.all(order == Order::newest ? select_newest : select_supported, post_from, round, limit, skip);
}

std::int64_t count_posts(db::ReadTx& tx, RoundId round) {
  return tx.value<std::int64_t>(count_threads, round).value_or(0);
}

std::optional<Post> find_post(db::ReadTx& tx, PostId id) { return tx.one(select_one, post_from, id); }

std::vector<Post> answers_to(db::ReadTx& tx, PostId id, int limit) {
  return tx.all(select_answers, post_from, id, limit);
}

std::vector<Post> posts_by(db::ReadTx& tx, people::PersonId person) { return tx.all(select_by, post_from, person); }

std::vector<Post> best_supported(db::ReadTx& tx, RoundId round, int limit) {
  return tx.all(select_best, post_from, round, limit);
}

std::vector<Post> by_dots(db::ReadTx& tx, RoundId round, int limit) {
  return tx.all(select_by_dots, post_from, round, limit);
}

std::vector<Post> shown_posts(db::ReadTx& tx, DiscussionId id, int limit) {
  return tx.all(select_shown, post_from, id, limit);
}

std::vector<Post> asked_to_look_again(db::ReadTx& tx, DiscussionId id) { return tx.all(select_asked, post_from, id); }

std::int64_t count_asked(db::ReadTx& tx, DiscussionId id) {
  return tx.value<std::int64_t>(count_reviews, id).value_or(0);
}

std::optional<PostId> insert_post(db::WriteTx& tx, DiscussionId discussion, people::PersonId author, const NewPost& p) {
  const auto id = tx.new_id<PostId>();
  const auto parent = p.parent ? std::optional(p.parent) : std::nullopt;
  const bool made = tx.run(insert_row, id, discussion, p.round, parent, author, p.facilitator, p.title, p.body,
                           code_of(p.stance), p.token, p.at.value_or(tx.now())) == 1;
  return made ? std::optional(id) : std::nullopt;
}

std::optional<PostId> post_sent(db::ReadTx& tx, people::PersonId author, const std::string& token) {
  return tx.one(select_sent, id_in, author, token);
}

std::int64_t posted_since(db::ReadTx& tx, DiscussionId id, people::PersonId author, Instant since) {
  return tx.value<std::int64_t>(count_since, id, author, since).value_or(0);
}

void store_state(db::WriteTx& tx, const Post& p) {
  tx.run(update_state, p.id, kStates[static_cast<std::size_t>(p.state)], p.why,
         kReviews[static_cast<std::size_t>(p.review)], p.review_words,
         p.hidden_by ? std::optional(p.hidden_by) : std::nullopt);
}

void empty_words(db::WriteTx& tx, PostId id) { tx.run(update_words, id); }

bool lock_post(db::WriteTx& tx, PostId id) { return tx.lock(lock_row, id); }

bool insert_support(db::WriteTx& tx, PostId id, people::PersonId person) {
  return tx.run(insert_support_row, id, person, tx.now()) == 1;
}

void delete_support(db::WriteTx& tx, PostId id, people::PersonId person) { tx.run(delete_support_row, id, person); }

std::vector<PostId> supported_in(db::ReadTx& tx, DiscussionId id, people::PersonId person) {
  return tx.all(select_own_support, id_in, id, person);
}

std::vector<PostId> dots_of(db::ReadTx& tx, DiscussionId id, people::PersonId person) {
  return tx.all(select_own_dots, id_in, id, person);
}

void set_dots(db::WriteTx& tx, DiscussionId id, people::PersonId person, const std::vector<PostId>& posts) {
  tx.run(delete_own_dots, id, person);
  for (const PostId post : posts) tx.run(insert_dot, post, person, tx.now());
}

std::int64_t count_choosers(db::ReadTx& tx, DiscussionId id) {
  return tx.value<std::int64_t>(count_with_dots, id).value_or(0);
}

void insert_act(db::WriteTx& tx, DiscussionId id, PostId post, Act act, const std::string& why) {
  tx.run(insert_act_row, tx.new_id<Id<ActTag>>(), id, post, kActs[static_cast<std::size_t>(act)], why, tx.now());
}

std::vector<ModerationAct> acts_in(db::ReadTx& tx, DiscussionId id) {
  return tx.all(
      select_acts,
      [](const db::Row& row) {
        return ModerationAct{row.get<PostId>(0),
                             from_code<Act>(kActs, row.get<std::string_view>(1)).value_or(Act::hide),
                             row.get<std::string>(2), row.get<Instant>(3)};
      },
      id);
}

RoundCount count_round(db::ReadTx& tx, RoundId round) {
  return tx
      .one(
          select_round_count,
          [](const db::Row& row) {
            return RoundCount{row.get<std::int64_t>(0), row.get<std::int64_t>(1), row.get<std::int64_t>(2),
                              row.get<std::int64_t>(3), row.get<std::int64_t>(4)};
          },
          round)
      .value_or(RoundCount());
}

std::int64_t count_speakers(db::ReadTx& tx, DiscussionId id) {
  return tx.value<std::int64_t>(select_speakers, id).value_or(0);
}

}  // namespace wiec::discussions
