// /administracja/potrzeby/z-dyskusji/{code}: a post of an online discussion becomes a need, or with ?jako=pomysl an
// idea; and where each shows the other.
#include "commons/discussions/discussion_store.h"
#include "commons/links/links.h"
#include "commons/people/page_parts.h"
#include "modules/needs/bring_idea.h"
#include "modules/needs/give_need.h"
#include "modules/needs/idea_store.h"
#include "modules/needs/need_form.h"
#include "modules/needs/need_store.h"
#include "modules/needs/pages.h"
#include "modules/needs/texts.h"
#include "modules/needs/turn_post.h"
#include "modules/needs/words.h"
#include "platform/text/text.h"

namespace wiec::needs {
namespace {

using discussions::Post;

constexpr std::string_view kIdeaQuery = "?jako=pomysl";

std::string path_of(const Post& p) { return "/administracja/potrzeby/z-dyskusji/" + p.code(); }

Result<Post> turnable(Context& ctx, const Request& request) {
  const auto id = id_from_code(request.params.get("code"));
  return ctx.db.read([&](db::ReadTx& tx) -> Result<Post> {
    auto post = id ? discussions::find_post(tx, discussions::PostId{*id}) : std::nullopt;
    if (!post || !post->shown()) return problem(ProblemKind::not_found, texts::keys::no_such_post);
    if (!may_turn(tx, ctx.actor, *post)) return problem(ProblemKind::not_allowed, texts::keys::not_led);
    return *std::move(post);
  });
}

// The words of the post in the fields of the form.
Typed typed_from(Context& ctx, const Post& p, bool idea) {
  Typed typed;
  const std::string title = p.title.empty() ? text::truncate(text::clean_line(p.body).value_or(""), 120) : p.title;
  typed.set(idea ? "title" : "what", title);
  typed.set(idea ? "body" : "evidence", p.body.empty() && idea ? p.title : p.body);
  ctx.db.read([&](db::ReadTx& tx) {
    const auto d = discussions::find_discussion(tx, p.discussion);
    const auto place = d && d->host.place ? places::find_place(tx, d->host.place) : std::nullopt;
    if (place) typed.set("place", place->code);
  });
  return typed;
}

Page form_page(Context& ctx, const Post& p, bool idea, const Typed& typed, const Faults& faults) {
  const Language l = ctx.language;
  Page page = idea ? idea_form(ctx,
                               {texts::turn_idea(l), texts::turn_idea_lead(l), texts::turn_idea(l),
                                path_of(p) + std::string(kIdeaQuery)},
                               typed, faults)
                   : need_form(ctx,
                               {FormKind::discussed, texts::turn_need(l), texts::turn_need_lead(l), texts::turn_need(l),
                                path_of(p)},
                               typed, faults);
  if (!faults.empty() && faults.front().kind == ProblemKind::conflict) page.status = 409;
  return page;
}

Result<std::string> turn(Context& ctx, const Post& p, bool idea, const Typed& typed, Faults& faults) {
  if (idea) {
    const Idea read = read_idea(ctx, typed, faults);
    if (!faults.empty()) return std::string();
    TRY(const IdeaId made, turn_into_idea(ctx, p.id, read));
    return "/pomysly/" + code_from_id(made.value);
  }
  const Need read = read_need(ctx, typed, nullptr, faults);
  if (!faults.empty()) return std::string();
  TRY(const NeedId made, turn_into_need(ctx, p.id, read));
  return "/potrzeby/" + code_from_id(made.value);
}

struct Made {
  std::optional<Need> need;
  std::optional<Idea> idea;
  bool turnable = false;
};

}  // namespace

Result<Reply> turn_page(Context& ctx, const Request& request) {
  TRY(const Post p, turnable(ctx, request));
  const bool idea = request.query("jako") == "pomysl";
  return form_page(ctx, p, idea, typed_from(ctx, p, idea), {});
}

Result<Reply> post_turn(Context& ctx, const Request& request) {
  TRY(const Post p, turnable(ctx, request));
  const bool idea = request.query("jako") == "pomysl";
  const Typed typed(people::form_of(request));
  Faults faults;
  const auto path = turn(ctx, p, idea, typed, faults);
  if (path && faults.empty()) return Redirect{*path};
  if (!path && path.error().kind != ProblemKind::conflict) return std::unexpected(path.error());
  if (!path) faults.push_back(path.error());
  return form_page(ctx, p, idea, typed, faults);
}

Html discussion_post_panel(Context& ctx, std::int64_t id) {
  const Language l = ctx.language;
  const links::Noun noun{std::string(discussions::kPostNoun), id};
  const Made made = ctx.db.read([&](db::ReadTx& tx) {
    Made m;
    for (const auto& link : links::links_to(tx, noun, kCameFrom)) {
      if (link.from.name == kNeedNoun) m.need = find_need(tx, NeedId{link.from.id});
      if (link.from.name == kIdeaNoun) m.idea = find_idea(tx, IdeaId{link.from.id});
    }
    const auto post = discussions::find_post(tx, discussions::PostId{id});
    m.turnable = post && post->shown() && may_turn(tx, ctx.actor, *post);
    return m;
  });
  Html out;
  if (made.need && !made.need->hidden())
    html::put<R"(<p>{} <a href="{}">{}</a></p>)">(out, texts::turned_need(l), localized(l, made.need->path()),
                                                  made.need->what);
  if (made.idea && !made.idea->hidden())
    html::put<R"(<p>{} <a href="{}">{}</a></p>)">(out, texts::turned_idea(l), localized(l, made.idea->path()),
                                                  made.idea->title);
  if (!made.turnable || (made.need && made.idea)) return out;
  const std::string need = localized(l, "/administracja/potrzeby/z-dyskusji/" + code_from_id(id)),
                    idea = need + std::string(kIdeaQuery);
  html::button_row(out, [&](Html& row) {
    if (!made.need)
      html::link_button(row, {.href = need, .label = texts::turn_need(l), .kind = html::ButtonKind::secondary});
    if (!made.idea)
      html::link_button(row, {.href = idea, .label = texts::turn_idea(l), .kind = html::ButtonKind::secondary});
  });
  return out;
}

void put_origin(Html& out, Context& ctx, std::string_view noun, std::int64_t id) {
  const Language l = ctx.language;
  ctx.db.read([&](db::ReadTx& tx) {
    for (const auto& link : links::links_from(tx, {std::string(noun), id}, kCameFrom)) {
      const auto post = discussions::find_post(tx, discussions::PostId{link.to.id});
      const auto d = post ? discussions::find_discussion(tx, post->discussion) : std::nullopt;
      if (d)
        html::put<R"(<p>{} <a href="{}">{}</a></p>)">(out, texts::from_discussion(l), localized(l, post->path()),
                                                      d->title.in(l));
    }
  });
}

}  // namespace wiec::needs
