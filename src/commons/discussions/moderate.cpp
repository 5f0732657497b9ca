#include "commons/discussions/moderate.h"

#include "commons/audit/audit.h"
#include "commons/discussions/discussion_store.h"
#include "commons/discussions/open_discussion.h"
#include "commons/discussions/post_store.h"
#include "commons/discussions/texts.h"
#include "commons/notifications/notifications.h"

namespace wiec::discussions {
namespace {

struct Found {
  Discussion discussion;
  Post post;
};

Result<Found> find(db::WriteTx& tx, PostId id) {
  lock_post(tx, id);
  auto post = find_post(tx, id);
  auto d = post ? find_discussion(tx, post->discussion) : std::nullopt;
  if (!d) return problem(ProblemKind::not_found, texts::keys::no_such_post);
  return Found{*std::move(d), *std::move(post)};
}

void tell(db::WriteTx& tx, const Found& f, people::PersonId person, notifications::NoticeKind kind,
          std::string_view words_pl, std::string_view words_en) {
  notifications::notify(tx, {.person = person,
                             .kind = kind,
                             .noun = "discussion",
                             .noun_id = f.discussion.id.value,
                             .matter_pl = f.discussion.title.pl,
                             .matter_en = f.discussion.title.in(Language::en),
                             .text_pl = std::string(words_pl),
                             .text_en = std::string(words_en),
                             .path = f.post.path()});
}

// One act of who facilitates: `change(post)` gives what is wrong with it, `words(l)` what the author is told.
template <class Change, class Words>
Result<> moderate(Context& ctx, PostId id, std::string_view audited, Act act, const std::string& why, Change change,
                  Words words) {
  return ctx.db.write("discussions.moderate", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(Found f, find(tx, id));
    if (!may_facilitate(tx, actor, f.discussion.host.place))
      return problem(ProblemKind::not_allowed, texts::keys::not_yours);
    TRY_VOID(change(f.post));
    store_state(tx, f.post);
    insert_act(tx, f.discussion.id, id, act, why);
    audit::record(tx, actor, audited, kPostNoun, id.value);
    if (f.post.author && f.post.author.value != actor.person)
      tell(tx, f, f.post.author, notifications::NoticeKind::deadline, words(Language::pl), words(Language::en));
    return {};
  });
}

std::unexpected<Problem> other_state(std::string field) {
  return problem(ProblemKind::conflict, texts::keys::err_other_state, std::move(field));
}

// Who opened the discussion, unless it was they who hid the post: then everybody else who may decide.
void tell_asked(db::WriteTx& tx, const Found& f) {
  const people::PersonId opener = f.discussion.opened_by;
  const auto all =
      opener && opener != f.post.hidden_by ? std::vector{opener} : who_may_facilitate(tx, f.discussion.host.place);
  for (const people::PersonId person : all)
    if (person != f.post.hidden_by && person != f.post.author)
      tell(tx, f, person, notifications::NoticeKind::own, texts::told_asked(Language::pl),
           texts::told_asked(Language::en));
}

}  // namespace

Result<> hide_post(Context& ctx, PostId id, const std::string& why) {
  const auto change = [why, by = people::PersonId{ctx.actor.person}](Post& p) -> Result<> {
    if (!p.shown()) return other_state("why");
    p.state = PostState::hidden;
    p.why = why;
    p.hidden_by = by;
    return {};
  };
  return moderate(ctx, id, "discussion_post.hide", Act::hide, why, change,
                  [why](Language l) { return std::string(texts::told_hidden(l, why)); });
}

Result<> show_post(Context& ctx, PostId id) {
  const auto change = [](Post& p) -> Result<> {
    if (p.state != PostState::hidden) return other_state("why");
    p.state = PostState::shown;
    p.review = Review::none;
    p.why = p.review_words = "";
    p.hidden_by = {};
    return {};
  };
  return moderate(ctx, id, "discussion_post.show", Act::show, "", change,
                  [](Language l) { return std::string(texts::told_shown(l)); });
}

Result<> uphold_hiding(Context& ctx, PostId id, const std::string& why) {
  const auto change = [by = people::PersonId{ctx.actor.person}](Post& p) -> Result<> {
    if (p.review != Review::asked) return other_state("why");
    if (p.hidden_by == by) return problem(ProblemKind::conflict, texts::keys::err_own_hiding, "why");
    p.review = Review::upheld;
    return {};
  };
  return moderate(ctx, id, "discussion_post.uphold", Act::uphold, why, change,
                  [why](Language l) { return std::string(texts::told_upheld(l, why)); });
}

Result<> ask_to_look_again(Context& ctx, PostId id, const std::string& words) {
  return ctx.db.write("discussions.ask", [=, person = people::PersonId{ctx.actor.person}](db::WriteTx& tx) -> Result<> {
    TRY(Found f, find(tx, id));
    if (!person || f.post.author != person) return problem(ProblemKind::not_allowed, texts::keys::err_not_own);
    if (f.post.state != PostState::hidden || f.post.review != Review::none) return other_state("words");
    f.post.review = Review::asked;
    f.post.review_words = words;
    store_state(tx, f.post);
    insert_act(tx, f.discussion.id, id, Act::ask, "");
    tell_asked(tx, f);
    return {};
  });
}

}  // namespace wiec::discussions
