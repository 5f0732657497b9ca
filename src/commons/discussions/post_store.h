// SQL of posts, their support and dots, and of what moderation did.
#pragma once
#include <vector>

#include "commons/discussions/discussion.h"

namespace wiec::discussions {

enum class Order : std::uint8_t { newest, supported };
// Those that begin threads, hidden ones too: their reason stands in their place.
std::vector<Post> posts_in(db::ReadTx&, RoundId, Order, int limit, std::int64_t skip = 0);
std::int64_t count_posts(db::ReadTx&, RoundId);
std::optional<Post> find_post(db::ReadTx&, PostId);
std::vector<Post> answers_to(db::ReadTx&, PostId, int limit);  // oldest first
std::vector<Post> posts_by(db::ReadTx&, people::PersonId);     // oldest first, of all discussions
// Shown ones that begin threads in the round: the most supported first, or the most dots.
std::vector<Post> best_supported(db::ReadTx&, RoundId, int limit);
std::vector<Post> by_dots(db::ReadTx&, RoundId, int limit);
std::vector<Post> shown_posts(db::ReadTx&, DiscussionId, int limit);  // answers too, oldest first
std::vector<Post> asked_to_look_again(db::ReadTx&, DiscussionId);     // oldest first
std::int64_t count_asked(db::ReadTx&, DiscussionId);

struct NewPost {
  RoundId round;
  PostId parent;
  bool facilitator = false;
  std::string title, body;
  Stance stance = Stance::none;
  std::string token;               // of the form
  std::optional<Instant> at = {};  // what was said before the system; none = now
};
// nullopt when the author's post with that token is there already.
std::optional<PostId> insert_post(db::WriteTx&, DiscussionId, people::PersonId author, const NewPost&);
std::optional<PostId> post_sent(db::ReadTx&, people::PersonId author, const std::string& token);
std::int64_t posted_since(db::ReadTx&, DiscussionId, people::PersonId author, Instant);
void store_state(db::WriteTx&, const Post&);  // state, why, by whom, review and its words
void empty_words(db::WriteTx&, PostId);       // of one taken back
bool lock_post(db::WriteTx&, PostId);

bool insert_support(db::WriteTx&, PostId, people::PersonId);  // false when it was there
void delete_support(db::WriteTx&, PostId, people::PersonId);
std::vector<PostId> supported_in(db::ReadTx&, DiscussionId, people::PersonId);
std::vector<PostId> dots_of(db::ReadTx&, DiscussionId, people::PersonId);
void set_dots(db::WriteTx&, DiscussionId, people::PersonId, const std::vector<PostId>&);  // instead of those there are
std::int64_t count_choosers(db::ReadTx&, DiscussionId);                                   // people with dots

enum class Act : std::uint8_t { hide, show, ask, uphold };
struct ModerationAct {
  PostId post;
  Act act = Act::hide;
  std::string why;
  Instant at;
};
void insert_act(db::WriteTx&, DiscussionId, PostId, Act, const std::string& why);
std::vector<ModerationAct> acts_in(db::ReadTx&, DiscussionId);  // newest first

// What was said in a round; shown posts only.
struct RoundCount {
  std::int64_t people = 0, posts = 0, answers = 0, in_favour = 0, against = 0;
};
RoundCount count_round(db::ReadTx&, RoundId);
std::int64_t count_speakers(db::ReadTx&, DiscussionId);  // people with a shown post, erased ones not counted

}  // namespace wiec::discussions
