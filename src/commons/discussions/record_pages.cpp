// /dyskusje/{code}/skrot: everything that was said, on paper too. /dyskusje/{code}/moderacja: the public log.
#include "commons/discussions/digest.h"
#include "commons/discussions/pages.h"
#include "commons/discussions/texts.h"
#include "commons/discussions/words.h"
#include "platform/text/text.h"

namespace wiec::discussions {
namespace {

constexpr int kInDigest = 20;

std::string_view words_of(Language l, Act act) {
  switch (act) {
    case Act::hide:
      return texts::act_hide(l);
    case Act::show:
      return texts::act_show(l);
    case Act::ask:
      return texts::act_ask(l);
    case Act::uphold:
      return texts::act_uphold(l);
  }
  return {};
}

Page start(Context& ctx, const Discussion& d, std::string_view title) {
  const Language l = ctx.language;
  Page page{.title = fmt::format("{}: {}", title, d.title.in(l)), .section = "/spotkania"};
  page.crumbs = {{std::string(texts::discussions(l)), "/dyskusje"}, {d.title.in(l), d.path()}};
  html::heading(page.main, 1, page.title);
  return page;
}

}  // namespace

Result<Reply> digest_page(Context& ctx, const Request& request) {
  const auto d = discussion_asked_for(ctx, request);
  if (!d) return problem(ProblemKind::not_found, texts::keys::no_such);
  note_changes(ctx, *d);
  const Language l = ctx.language;
  Page page = start(ctx, *d, d->over(ctx.now) ? texts::what_came_of_it(l) : texts::digest(l));
  const auto digest = ctx.db.read([&](db::ReadTx& tx) { return digest_of(tx, *d, ctx.now, kInDigest); });
  html::put<R"(<p class="lead">{}</p>)">(page.main, state_of(l, *d, ctx.now));
  put_digest(page.main, ctx, *d, digest, 2);
  if (digest.rounds.empty()) html::put<"<p>{}</p>">(page.main, texts::nothing_yet(l));
  const std::string json = "/api/v1/discussions/" + d->code();
  const html::Download files[] = {{.href = json, .label = texts::whole_text(l), .format = "JSON"}};
  html::downloads(page.main, files);
  return page;
}

Result<Reply> moderation_page(Context& ctx, const Request& request) {
  const auto d = discussion_asked_for(ctx, request);
  if (!d) return problem(ProblemKind::not_found, texts::keys::no_such);
  const Language l = ctx.language;
  Page page = start(ctx, *d, texts::moderation(l));
  page.indexed = false;
  Html& out = page.main;
  html::put<R"(<p class="lead">{}</p>)">(out, texts::moderation_lead(l));
  const auto acts = ctx.db.read([&](db::ReadTx& tx) { return acts_in(tx, d->id); });
  if (acts.empty()) html::put<"<p>{}</p>">(out, texts::no_acts(l));
  std::vector<std::string> dates, days, links;
  std::vector<html::LogEntry> entries;
  for (auto* list : {&dates, &days, &links}) list->reserve(acts.size());
  std::vector<Html> bodies(acts.size());
  for (const ModerationAct& a : acts) {
    dates.push_back(text::format_instant(l, a.at));
    days.push_back(iso(text::date_in_warsaw(a.at)));
    links.push_back(localized(l, d->path() + "/wpisy/" + code_from_id(a.post.value)));
    Html& body = bodies[entries.size()];
    html::put<R"({} <a href="{}">{}</a>)">(body, a.why, links.back(), texts::the_post(l));
    entries.push_back({.date = dates.back(), .iso_date = days.back(), .title = words_of(l, a.act), .text = body});
  }
  if (!acts.empty()) html::event_log(out, texts::moderation(l), entries);
  return page;
}

}  // namespace wiec::discussions
