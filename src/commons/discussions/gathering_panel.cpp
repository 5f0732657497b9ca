// On a gathering's page: its discussion, and when that is over what came of it.
#include "commons/discussions/digest.h"
#include "commons/discussions/discussion_store.h"
#include "commons/discussions/gathering_host.h"
#include "commons/discussions/open_discussion.h"
#include "commons/discussions/pages.h"
#include "commons/discussions/texts.h"
#include "commons/discussions/words.h"
#include "commons/gatherings/gathering_store.h"
#include "platform/html/field.h"

namespace wiec::discussions {
namespace {

constexpr int kInDigest = 3;

}  // namespace

Html gathering_panel(Context& ctx, std::int64_t id) {
  const Language l = ctx.language;
  Html out;
  bool may_open = false;
  std::optional<Digest> digest;
  const auto d = ctx.db.read([&](db::ReadTx& tx) {
    auto found = discussion_about(tx, "gathering", id);
    if (found) digest = digest_of(tx, *found, ctx.now, kInDigest);
    const auto g = found ? std::nullopt : gatherings::find_gathering(tx, gatherings::GatheringId{id});
    may_open = g && check_host(*g) && may_facilitate(tx, ctx.actor, g->place);
    return found;
  });
  if (may_open) {
    const std::string href = localized(l, std::string(kDesk) + "/nowa?spotkanie=" + code_from_id(id));
    html::link_button(
        out,
        {.href = href, .label = texts::open_one(l), .kind = html::ButtonKind::secondary, .icon = html::Icon::message});
  }
  if (!d) return out;
  note_changes(ctx, *d);
  html::put<"<h2>{}</h2>">(out, d->over(ctx.now) ? texts::what_came_of_it(l) : texts::discussion(l));
  html::put<"<p>{}</p>">(out, state_of(l, *d, ctx.now));
  put_digest(out, ctx, *d, *digest, 3);
  const std::string href = localized(l, d->path());
  html::link_button(out, {.href = href,
                          .label = d->over(ctx.now) ? texts::read_discussion(l) : texts::go_to_discussion(l),
                          .icon = html::Icon::message});
  return out;
}

}  // namespace wiec::discussions
