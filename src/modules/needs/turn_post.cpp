#include "modules/needs/turn_post.h"

#include "commons/audit/audit.h"
#include "commons/discussions/discussion_store.h"
#include "commons/links/links.h"
#include "commons/notifications/notifications.h"
#include "modules/needs/idea_store.h"
#include "modules/needs/index_need.h"
#include "modules/needs/leading.h"
#include "modules/needs/need_store.h"
#include "modules/needs/texts.h"

namespace wiec::needs {
namespace {

using discussions::Post;
using discussions::PostId;

links::Noun noun(PostId id) { return {std::string(discussions::kPostNoun), id.value}; }

// The post, locked, that is not yet one of that noun.
Result<Post> turnable(db::WriteTx& tx, const Actor& actor, PostId id, std::string_view into, places::PlaceId place) {
  discussions::lock_post(tx, id);
  auto post = discussions::find_post(tx, id);
  if (!post || !post->shown()) return problem(ProblemKind::not_found, texts::keys::no_such_post);
  if (!may_turn(tx, actor, *post) || !leads(tx, actor, place))
    return problem(ProblemKind::not_allowed, texts::keys::not_led);
  for (const auto& link : links::links_to(tx, noun(id), kCameFrom))
    if (link.from.name == into) return problem(ProblemKind::conflict, texts::keys::err_turned);
  return *std::move(post);
}

struct Words {
  std::string pl, en;
};

// Links it, writes its log, tells the author of the post.
void keep_thread(db::WriteTx& tx, const Actor& actor, const Post& post, const links::Noun& made,
                 const std::string& matter, const std::string& path, const Words& told) {
  links::add_link(tx, made, kCameFrom, noun(post.id));
  links::add_log(tx, made, "discussed",
                 {std::string(texts::log_discussed(Language::pl)), std::string(texts::log_discussed(Language::en))});
  audit::record(tx, actor, made.name + ".from_discussion", made.name, made.id, {{"post", post.id.value}});
  if (!post.author || post.author.value == actor.person) return;
  notifications::notify(tx, {.person = post.author,
                             .kind = notifications::NoticeKind::own,
                             .noun = made.name,
                             .noun_id = made.id,
                             .matter_pl = matter,
                             .matter_en = matter,
                             .text_pl = told.pl,
                             .text_en = told.en,
                             .path = path});
}

}  // namespace

bool may_turn(db::ReadTx& tx, const Actor& actor, const Post& post) {
  const auto d = actor.anonymous() ? std::nullopt : discussions::find_discussion(tx, post.discussion);
  return d && leads(tx, actor, d->host.place);
}

Result<NeedId> turn_into_need(Context& ctx, PostId id, Need n) {
  n.from_card = false;
  const auto analysed = analysed_need(ctx.shared.stemmer, n);
  return ctx.db.write("needs.turn_into_need", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<NeedId> {
    TRY(const Post post, turnable(tx, actor, id, kNeedNoun, n.place));
    Need need = n;
    need.author = post.author;
    need.id = insert_need(tx, need);
    if (need.author) insert_support(tx, need.id, need.author);
    index_need(tx, need.id, analysed);
    keep_thread(
        tx, actor, post, {std::string(kNeedNoun), need.id.value}, need.what, need.path(),
        {std::string(texts::told_turned_need(Language::pl)), std::string(texts::told_turned_need(Language::en))});
    return need.id;
  });
}

Result<IdeaId> turn_into_idea(Context& ctx, PostId id, Idea i) {
  i.from_card = false;
  const auto analysed = analysed_idea(ctx.shared.stemmer, i);
  return ctx.db.write("needs.turn_into_idea", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<IdeaId> {
    TRY(const Post post, turnable(tx, actor, id, kIdeaNoun, i.place));
    Idea idea = i;
    idea.author = post.author;
    idea.id = insert_idea(tx, idea);
    index_idea(tx, idea.id, analysed);
    keep_thread(
        tx, actor, post, {std::string(kIdeaNoun), idea.id.value}, idea.title, idea.path(),
        {std::string(texts::told_turned_idea(Language::pl)), std::string(texts::told_turned_idea(Language::en))});
    return idea.id;
  });
}

}  // namespace wiec::needs
