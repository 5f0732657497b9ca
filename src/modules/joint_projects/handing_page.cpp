// /ambasadorzy/przekazanie/{code}: somebody wishes to hand over what they lead; those who joined answer yes or no.
#include "commons/people/page_parts.h"
#include "modules/drafts/draft_store.h"
#include "modules/joint_projects/ambassador_store.h"
#include "modules/joint_projects/hand_over_area.h"
#include "modules/joint_projects/pages.h"
#include "modules/joint_projects/texts.h"
#include "modules/joint_projects/words.h"
#include "platform/html/card.h"
#include "platform/html/section.h"
#include "platform/text/text.h"

namespace wiec::joint_projects {
namespace {

struct Shown {
  Resignation resignation;
  Ambassador from, to;
  std::vector<drafts::Draft> drafts;
  std::optional<bool> answer;
  bool asked = false, own = false, counts = false;  // one of those who are asked; who resigns; sees the counts
};

// Of the two, of those who joined, and of coordinators; others do not learn of it.
Result<Shown> shown(Context& ctx, const Request& request) {
  const ResignationId id{id_from_code(request.params.get("code")).value_or(0)};
  const people::PersonId person{ctx.actor.person};
  return ctx.db.read([&](db::ReadTx& tx) -> Result<Shown> {
    auto r = find_resignation(tx, id);
    auto from = r ? find_ambassador(tx, r->ambassador) : std::nullopt;
    auto to = r ? find_ambassador(tx, r->successor) : std::nullopt;
    if (!from || !to) return problem(ProblemKind::not_found, texts::keys::no_such_handing);
    Shown s{.resignation = *r, .from = *std::move(from), .to = *std::move(to), .drafts = {}, .answer = {}};
    s.own = s.from.person == person;
    s.asked = is_led_by(tx, r->ambassador, person);
    s.answer = answer_of(tx, id, person);
    s.counts = s.own || s.to.person == person || ctx.actor.has(Role::coordinator);
    if (!s.counts && !s.asked && !s.answer) return problem(ProblemKind::not_found, texts::keys::no_such_handing);
    if (s.counts)
      for (const drafts::DraftId draft : passed_on(tx, id))
        if (auto d = drafts::find_draft(tx, draft)) s.drafts.push_back(*std::move(d));
    return s;
  });
}

void put_answer(Html& out, Context& ctx, const Shown& s, const std::string& action) {
  const Language l = ctx.language;
  const Date day = last_day(s.resignation);
  if (s.answer)
    html::notice(out, l,
                 {.kind = html::NoticeKind::success,
                  .text = *s.answer ? texts::answered_yes(l, day) : texts::answered_no(l, day)});
  html::put<"<h2>{}</h2>">(out, texts::handing_question(l));
  const std::string csrf = ctx.form_token();
  html::form(
      out, {.action = action, .csrf = csrf, .body = [&](Html& f) {
              html::button_row(f, [&](Html& row) {
                html::button(row, {.label = texts::answer_yes(l), .name = "co", .value = "tak"});
                html::button(
                    row,
                    {.label = texts::answer_no(l), .kind = html::ButtonKind::secondary, .name = "co", .value = "nie"});
              });
            }});
}

Page page_of(Context& ctx, const Shown& s, const Problem* problem) {
  const Language l = ctx.language;
  const Resignation& r = s.resignation;
  const people::Wrong wrong(l, problem);
  const std::string what = r.state == Handing::handed_over ? leads_what(s.to) : leads_what(s.from);
  Page page = people::start_page(ctx, texts::handing_of(l, what), wrong);
  page.section = "/wspolne-projekty";
  page.crumbs = {{std::string(texts::ambassadors(l)), "/ambasadorzy"}};
  Html& out = page.main;
  const std::string action = localized(l, r.path());
  html::put<R"(<p class="lead">{}</p>)">(out, texts::handing_who(l, signature_of(l, s.from), signature_of(l, s.to)));
  html::put<"<p>{}: <strong>{}</strong></p>">(out, texts::state(l), name_of(l, r));
  const bool asking = r.state == Handing::asking && ctx.now < r.ends_at;
  if (asking) html::put<"<p>{}</p>">(out, texts::handing_rule(l, last_day(r)));
  if (asking && s.asked) put_answer(out, ctx, s, action);
  if (s.counts || r.state != Handing::asking) html::put<"<p>{}</p>">(out, texts::handing_answers(l, r.yes, r.no));
  if (r.state == Handing::asking && s.own)
    people::act_form(out, ctx,
                     {.action = action, .label = texts::handing_withdraw(l), .name = "co", .value = "cofnij"});
  if (s.drafts.empty()) return page;
  html::section(out, {.title = texts::handing_drafts(l), .body = [&](Html& body) {
                        html::put<"<ul>">(body);
                        for (const drafts::Draft& d : s.drafts)
                          html::put<R"(<li><a href="{}">{}</a></li>)">(body, localized(l, d.path()), d.words.title);
                        html::put<"</ul>">(body);
                      }});
  return page;
}

}  // namespace

Result<Reply> handing_page(Context& ctx, const Request& request) {
  TRY(const Shown s, shown(ctx, request));
  return page_of(ctx, s, nullptr);
}

Result<Reply> post_handing(Context& ctx, const Request& request) {
  TRY(const Shown s, shown(ctx, request));
  const std::string act = people::form_of(request).text("co");
  const ResignationId id = s.resignation.id;
  const auto done = act == "cofnij" ? withdraw_resignation(ctx, id) : answer_resignation(ctx, id, act == "tak");
  if (!done) return page_of(ctx, s, &done.error());
  return Redirect{s.resignation.path()};
}

Html handings_to_answer(Context& ctx, std::int64_t) {
  const Language l = ctx.language;
  Html out;
  if (ctx.actor.anonymous()) return out;
  std::vector<std::string> hrefs, titles, days;
  ctx.db.read([&](db::ReadTx& tx) {
    for (const Resignation& r : resignations_asking(tx, people::PersonId{ctx.actor.person}, ctx.now)) {
      const auto from = find_ambassador(tx, r.ambassador);
      hrefs.push_back(localized(l, r.path()));
      titles.emplace_back(texts::handing_of(l, from ? leads_what(*from) : std::string()));
      days.emplace_back(texts::handing_to_answer(l, last_day(r)));
    }
  });
  std::vector<html::Task> tasks;
  for (std::size_t i = 0; i < hrefs.size(); ++i)
    tasks.push_back({.href = hrefs[i], .title = titles[i], .status = days[i], .tone = html::Tone::brick});
  if (!tasks.empty()) html::task_list(out, tasks);
  return out;
}

}  // namespace wiec::joint_projects
