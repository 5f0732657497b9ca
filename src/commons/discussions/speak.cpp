#include "commons/discussions/speak.h"

#include "commons/discussions/discussion_store.h"
#include "commons/discussions/open_discussion.h"
#include "commons/discussions/standing.h"
#include "commons/discussions/texts.h"
#include "commons/discussions/words.h"
#include "commons/notifications/notifications.h"
#include "commons/site/texts.h"
#include "platform/text/text.h"

namespace wiec::discussions {
namespace {

constexpr std::int64_t kMostInAWhile = 5, kMostADay = 40;
constexpr std::chrono::minutes kAWhile{10};

Result<Discussion> discussion_of(db::ReadTx& tx, DiscussionId id) {
  auto d = find_discussion(tx, id);
  if (!d) return problem(ProblemKind::not_found, texts::keys::no_such);
  return *std::move(d);
}

Result<> check_open(const Discussion& d, RoundId id, Instant now) {
  const Round* round = d.round(id);
  if (!round || round->kind == RoundKind::choice) return problem(ProblemKind::not_found, texts::keys::no_such_round);
  if (round->state(now) != RoundState::open) return problem(ProblemKind::closed, texts::keys::round_not_open);
  return {};
}

// The post that is answered, locked; of an answer the post that began the thread, for answers have none of their own.
Result<Post> answered(db::WriteTx& tx, DiscussionId discussion, PostId id) {
  lock_post(tx, id);
  auto parent = find_post(tx, id);
  if (!parent || parent->discussion != discussion || parent->parent)
    return problem(ProblemKind::not_found, texts::keys::no_such_post);
  if (!parent->shown()) return problem(ProblemKind::conflict, texts::keys::err_answers_hidden);
  return *std::move(parent);
}

Result<> check_flood(db::ReadTx& tx, DiscussionId id, people::PersonId person, bool facilitator) {
  const std::int64_t more = facilitator ? 10 : 1;  // who facilitates answers many
  if (posted_since(tx, id, person, tx.now() + -kAWhile) >= kMostInAWhile * more ||
      posted_since(tx, id, person, tx.now() + -std::chrono::hours(24)) >= kMostADay * more)
    return problem(ProblemKind::too_many, texts::keys::err_flood, "body",
                   {{"most", kMostInAWhile * more}, {"a_day", kMostADay * more}});
  return {};
}

void tell_answered(db::WriteTx& tx, const Discussion& d, const Post& parent, const NewPost& p, PostId id) {
  const std::string start = text::truncate(p.body, 200);
  notifications::notify(tx, {.person = parent.author,
                             .kind = notifications::NoticeKind::own,
                             .noun = "discussion",
                             .noun_id = d.id.value,
                             .matter_pl = d.title.pl,
                             .matter_en = d.title.in(Language::en),
                             .text_pl = std::string(texts::told_answered(Language::pl, parent.title, start)),
                             .text_en = std::string(texts::told_answered(Language::en, parent.title, start)),
                             .path = parent.path() + "#w-" + code_from_id(id.value)});
}

// Somebody else's shown post in a round that is open, locked.
Result<> check_supported(db::WriteTx& tx, const Shared& shared, const Actor& actor, PostId id) {
  lock_post(tx, id);
  const auto post = find_post(tx, id);
  if (!post || !post->shown()) return problem(ProblemKind::not_found, texts::keys::no_such_post);
  if (post->author.value == actor.person) return problem(ProblemKind::conflict, texts::keys::err_own_support);
  TRY(const Discussion d, discussion_of(tx, post->discussion));
  TRY_VOID(check_open(d, post->round, tx.now()));
  return let_speak(tx, shared, actor, d, 0);
}

}  // namespace

NewPost read_post(Context& ctx, const Typed& typed, PostId answers, Faults& faults) {
  const Language l = ctx.language;
  Reader r(l, typed, faults);
  NewPost p{.parent = answers, .token = text::truncate(typed.at("token"), 64)};
  p.round = RoundId{id_from_code(typed.at("round")).value_or(0)};
  p.body = r.text("body", texts::f_body(l), kMostBody);
  if (!answers) {
    p.title = r.line("title", texts::f_post_title(l), kMostTitle, true);
    return p;
  }
  if (p.body.empty() && faults.empty())
    r.wrong(site::texts::keys::err_missing, "body", {{"field", std::string(texts::f_body(l))}});
  const auto stance = stance_from(typed.at("stance"));
  if (!stance || *stance == Stance::none)
    r.wrong(site::texts::keys::err_choose, "stance", {{"field", std::string(texts::f_stance(l))}});
  p.stance = stance.value_or(Stance::none);
  return p;
}

std::string read_name(Context& ctx, const Typed& typed, DiscussionId id, Faults& faults) {
  const people::PersonId person{ctx.actor.person};
  if (ctx.db.read([&](db::ReadTx& tx) { return name_in(tx, id, person); })) return {};
  Reader r(ctx.language, typed, faults);
  const std::string name = r.line("name", texts::f_name(ctx.language), kMostName, true);
  if (name.find('@') != name.npos) r.wrong(texts::keys::err_name_address, "name");
  return name;
}

// Read committed: the locked rows of the author and of what is answered are the guards.
Result<PostId> write_post(Context& ctx, DiscussionId id, const NewPost& wanted, const std::string& name,
                          std::int64_t joins) {
  return ctx.db.write(
      "discussions.write_post",
      [=, actor = ctx.actor, &shared = ctx.shared](db::WriteTx& tx) -> Result<PostId> {
        const people::PersonId person{actor.person};
        TRY(const Discussion d, discussion_of(tx, id));
        const bool joined = name_in(tx, id, person).has_value();
        if (!joined && name.empty()) return problem(ProblemKind::invalid, texts::keys::err_no_name, "name");
        join(tx, id, person, name);
        if (const auto sent = post_sent(tx, person, wanted.token); sent && !wanted.token.empty()) return *sent;
        NewPost p = wanted;
        std::optional<Post> parent;
        if (p.parent) {
          TRY(parent, answered(tx, id, p.parent));
          p.round = parent->round;
        }
        TRY_VOID(check_open(d, p.round, tx.now()));
        TRY_VOID(let_speak(tx, shared, actor, d, joins));
        p.facilitator = may_facilitate(tx, actor, d.host.place);
        TRY_VOID(check_flood(tx, id, person, p.facilitator));
        const auto made = insert_post(tx, id, person, p);
        if (!made) return problem(ProblemKind::conflict, texts::keys::err_sent_already);
        if (parent && parent->author && parent->author != person) tell_answered(tx, d, *parent, p, *made);
        return *made;
      },
      db::Isolation::read_committed);
}

Result<> withdraw_post(Context& ctx, PostId id) {
  return ctx.db.write("discussions.withdraw",
                      [=, person = people::PersonId{ctx.actor.person}](db::WriteTx& tx) -> Result<> {
                        lock_post(tx, id);
                        auto post = find_post(tx, id);
                        if (!post) return problem(ProblemKind::not_found, texts::keys::no_such_post);
                        if (!person || post->author != person)
                          return problem(ProblemKind::not_allowed, texts::keys::err_not_own);
                        if (post->state == PostState::withdrawn) return {};
                        post->state = PostState::withdrawn;
                        post->why = post->review_words = "";
                        post->review = Review::none;
                        post->hidden_by = {};
                        store_state(tx, *post);
                        empty_words(tx, id);
                        return {};
                      });
}

Result<> support_post(Context& ctx, PostId id) {
  return ctx.db.write(
      "discussions.support",
      [=, actor = ctx.actor, &shared = ctx.shared](db::WriteTx& tx) -> Result<> {
        TRY_VOID(check_supported(tx, shared, actor, id));
        insert_support(tx, id, people::PersonId{actor.person});
        return {};
      },
      db::Isolation::read_committed);
}

Result<> take_support_back(Context& ctx, PostId id) {
  return ctx.db.write(
      "discussions.unsupport",
      [=, actor = ctx.actor, &shared = ctx.shared](db::WriteTx& tx) -> Result<> {
        TRY_VOID(check_supported(tx, shared, actor, id));
        delete_support(tx, id, people::PersonId{actor.person});
        return {};
      },
      db::Isolation::read_committed);
}

Result<> give_dots(Context& ctx, DiscussionId id, std::vector<PostId> posts, std::int64_t joins) {
  std::ranges::sort(posts);
  const auto repeated = std::ranges::unique(posts);
  posts.erase(repeated.begin(), repeated.end());
  return ctx.db.write("discussions.give_dots",
                      [=, actor = ctx.actor, &shared = ctx.shared](db::WriteTx& tx) -> Result<> {
                        TRY(const Discussion d, discussion_of(tx, id));
                        const Round *choice = d.round(RoundKind::choice), *from = d.choice_from();
                        if (!choice || !from) return problem(ProblemKind::not_found, texts::keys::no_such_round);
                        if (choice->state(tx.now()) != RoundState::open)
                          return problem(ProblemKind::closed, texts::keys::choice_not_open);
                        if (std::ssize(posts) > d.dots)
                          return problem(ProblemKind::invalid, texts::keys::err_dots, "dot",
                                         {{"most", d.dots}, {"given", static_cast<std::int64_t>(posts.size())}});
                        for (const PostId one : posts) {
                          const auto post = find_post(tx, one);
                          if (!post || post->round != from->id || post->parent || !post->shown())
                            return problem(ProblemKind::invalid, texts::keys::err_no_option, "dot");
                        }
                        TRY_VOID(let_speak(tx, shared, actor, d, joins));
                        set_dots(tx, id, people::PersonId{actor.person}, posts);
                        return {};
                      });
}

}  // namespace wiec::discussions
