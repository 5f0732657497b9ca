// /wspolne-projekty/jak-dziala-budzet: the primer for meetings, made of the edition's data, for print: money, limits,
// days, who votes and how.
#include "modules/editions/ballot_words.h"
#include "modules/editions/edition_store.h"
#include "modules/editions/rule_words.h"
#include "modules/editions/timeline.h"
#include "modules/support/kit.h"
#include "modules/support/pages.h"
#include "modules/support/texts.h"
#include "platform/html/card.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::support {
namespace {

using editions::Edition;

void put_steps(Html& out, Language l) {
  html::put<"<h2>{}</h2><ol>">(out, texts::primer_steps(l));
  for (const std::string_view step :
       {texts::primer_step_needs(l), texts::primer_step_draft(l), texts::primer_step_submit(l),
        texts::primer_step_verify(l), texts::primer_step_vote(l), texts::primer_step_deliver(l)})
    html::put<"<li>{}</li>">(out, step);
  html::put<"</ol>">(out);
}

void put_timetable(Html& out, Language l, const Edition& e) {
  if (e.settings.timetable.empty()) return;
  html::put<"<h2>{}</h2>">(out, texts::primer_timetable(l));
  const html::Column columns[] = {
      {.label = texts::stage(l)}, {.label = texts::from_day(l)}, {.label = texts::until_day(l)}};
  html::Table table(out, l, {.caption = texts::primer_timetable(l), .columns = columns, .caption_hidden = true});
  for (const editions::Stage& s : e.settings.timetable)
    table.row({editions::name_of(l, s.kind), text::format_date(l, text::date_in_warsaw(s.from_at)),
               text::format_date(l, text::date_in_warsaw(Instant{s.until_at.micros - 1}))});
}

void put_pools(Html& out, Language l, const Edition& e) {
  html::put<"<h2>{}</h2><p>{}</p>">(out, texts::primer_money(l),
                                    texts::primer_budget(l, e.budget(), static_cast<std::int64_t>(e.pools.size())));
  const html::Column columns[] = {{.label = texts::pool(l)},
                                  {.label = texts::budget(l), .numeric = true},
                                  {.label = texts::cost_least(l), .numeric = true},
                                  {.label = texts::cost_most(l), .numeric = true},
                                  {.label = texts::signatures(l), .numeric = true}};
  html::Table table(out, l,
                    {.caption = texts::primer_money(l), .columns = columns, .caption_hidden = true, .compact = true});
  for (const editions::Pool& pool : e.pools) {
    const auto limit = [&](const std::optional<Money>& m) {
      return m ? text::format_money(l, *m) : std::string(texts::no_limit(l));
    };
    const std::string least = limit(pool.cost_least), most = limit(pool.cost_most);
    table.row({pool.name(l), text::format_money(l, pool.budget), least, most, std::to_string(pool.signatures)});
  }
}

void put_voting(Html& out, Language l, const Edition& e) {
  html::put<"<h2>{}</h2>">(out, texts::primer_vote(l));
  const int age = e.settings.identity.age_least;
  html::put<"<p>{}</p><ul>">(out, age > 0 ? texts::votes_from(l, age) : std::string(texts::votes_all(l)));
  for (const editions::Level level : {editions::Level::citywide, editions::Level::district, editions::Level::local}) {
    if (std::ranges::find(e.pools, level, &editions::Pool::level) == e.pools.end()) continue;
    const auto& rules = editions::rules_of(e.settings, level);
    const std::string ballot = editions::ballot_words(l, rules.ballot, e.currency),
                      rule = editions::rule_words(l, rules.rule);
    html::put<"<li>{}: {} {}</li>">(out, editions::name_of(l, level), ballot, rule);
  }
  html::put<"</ul>">(out);
}

}  // namespace

Result<Reply> primer_page(Context& ctx, const Request&) {
  const Language l = ctx.language;
  const auto all = editions::editions(ctx);
  const Edition* e = editions::find_edition(ctx, *all, "");
  Page page{.title = std::string(texts::primer(l)),
            .description = std::string(texts::primer_lead(l)),
            .section = "/wspolne-projekty"};
  page.crumbs = {{std::string(texts::joint_projects(l)), "/wspolne-projekty"}};
  Html& out = page.main;
  html::put<R"(<div class="paper-sheet">)">(out);
  html::heading(out, 1, page.title);
  html::put<R"(<p class="lead">{}</p></div>)">(out, texts::primer_lead(l));
  put_steps(out, l);
  if (!e) {
    html::empty_state(out, {.title = texts::no_edition(l), .icon = html::Icon::calendar});
    return page;
  }
  const std::string href = localized(l, "/edycja/" + e->code), now = editions::sentence_of(ctx, *e);
  html::put<R"(<p><strong><a href="{}">{}</a></strong>. {}</p>)">(out, href, e->name(l), now);
  put_timetable(out, l, *e);
  put_pools(out, l, *e);
  put_voting(out, l, *e);
  html::put<R"(<p class="screen-only">{}</p>)">(out, texts::print_it(l));
  return page;
}

}  // namespace wiec::support
