// /plany/{code}: a plan as everybody reads it, on screen and on paper: its parts, actions, what became of them.
#include <map>

#include "modules/plans/carry_out.h"
#include "modules/plans/course_store.h"
#include "modules/plans/keep_plan.h"
#include "modules/plans/pages.h"
#include "modules/plans/plan_store.h"
#include "modules/plans/texts.h"
#include "modules/plans/words.h"
#include "platform/html/chart.h"
#include "platform/html/section.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::plans {
namespace {

struct Around {
  std::vector<Comment> comments;
  std::vector<TakeUp> taken;
  std::vector<Progress> progress;
  std::vector<Adoption> adoptions;
  std::vector<programmes::Neighbour> projects;  // of the plan and those that took actions up
  bool kept = false;                            // by the reader

  const TakeUp* taken_up(PieceId action) const {
    const auto found = std::ranges::find(taken, action, &TakeUp::action);
    return found == taken.end() ? nullptr : &*found;
  }
  const programmes::Neighbour* project(ProjectId id) const {
    const auto found = std::ranges::find(projects, id, &programmes::Neighbour::id);
    return found == projects.end() ? nullptr : &*found;
  }
};

Around around(Context& ctx, const Plan& p) {
  return ctx.db.read([&](db::ReadTx& tx) {
    Around a{.comments = comments_of(tx, p.id),
             .taken = take_ups_of(tx, p.id),
             .progress = progress_of(tx, p.id),
             .adoptions = adoptions_of(tx, p.id),
             .projects = who_may_take_up(tx, p),
             .kept = ctx.actor.has(Role::programme_officer) && may_keep(tx, ctx.actor, p)};
    return a;
  });
}

void put_project(Html& out, Language l, const programmes::Neighbour& n) {
  html::put<R"(<a href="{}">{}</a>)">(out, localized(l, "/programy/" + code_from_id(n.id.value)),
                                      l == Language::en && !n.name_en.empty() ? n.name_en : n.name_pl);
}

void put_comments_link(Html& out, Language l, const Plan& p, PieceId piece, const Around& a, std::string_view what) {
  const auto count = std::ranges::count(a.comments, piece, &Comment::piece);
  const bool hears = p.state == State::consultation;
  if (count == 0 && !hears) return;
  const std::string words = count == 0 ? std::string(texts::comment_here(l)) : texts::comments_count(l, count);
  html::put<R"(<p><a href="{}">{}{}</a></p>)">(out, localized(l, p.path_of(piece)), words,
                                               [&](Html& hidden) { html::hidden_text(hidden, what); });
}

void put_sections(Html& out, Language l, const Plan& p, const Around& a) {
  for (std::size_t i = 0; i < std::size(kSections); ++i) {
    const auto section = static_cast<Section>(i);
    const auto in = [&](const Paragraph& one) { return one.section == section && !one.removed; };
    if (std::ranges::none_of(p.paragraphs, in)) continue;
    html::put<R"(<section class="stack"><h2>{}</h2>)">(out, words_of(l, section));
    std::int64_t number = 0;
    for (const Paragraph& one : p.paragraphs) {
      if (!in(one)) continue;
      const std::string what = texts::of_paragraph(l, words_of(l, section), ++number);
      html::put<R"(<div id="{}">{}{}</div>)">(
          out, code_from_id(one.id.value), [&](Html& text) { put_both(text, l, one.text); },
          [&](Html& link) { put_comments_link(link, l, p, one.id, a, what); });
    }
    html::put<"</section>">(out);
  }
}

void put_sums(Html& out, Language l, const Plan& p, const Around& a) {
  std::map<Currency, std::pair<std::int64_t, std::int64_t>> sums;  // of all, of those taken up
  std::int64_t unknown = 0;
  for (const Action& action : p.actions) {
    if (action.removed) continue;
    if (!action.cost) ++unknown;
    if (!action.cost) continue;
    sums[action.cost->currency].first += action.cost->minor;
    if (a.taken_up(action.id)) sums[action.cost->currency].second += action.cost->minor;
  }
  for (const auto& [currency, sum] : sums)
    html::put<"<p>{}</p>">(
        out, a.taken.empty() ? texts::sum_of_costs(l, Money{sum.first, currency})
                             : texts::sum_of_costs_taken(l, Money{sum.first, currency}, Money{sum.second, currency}));
  if (unknown > 0) html::put<"<p>{}</p>">(out, texts::costs_unknown(l, unknown));
}

void put_actions(Html& out, Language l, const Plan& p, const Around& a) {
  if (std::ranges::count(p.actions, false, &Action::removed) == 0) return;
  html::put<R"(<section class="stack" id="dzialania"><h2>{}</h2>)">(out, texts::actions(l));
  put_sums(out, l, p, a);
  {
    const html::Column columns[] = {
        {.label = texts::action(l)}, {.label = texts::a_owner(l)},     {.label = texts::a_cost(l), .numeric = true},
        {.label = texts::dates(l)},  {.label = texts::a_readiness(l)}, {.label = texts::what_became(l)}};
    html::Table table(out, l, {.caption = texts::actions(l), .columns = columns, .caption_hidden = true});
    for (const Action& action : p.actions) {
      if (action.removed) continue;
      const auto name = [&](Html& cell) {
        html::put<R"(<a href="{}"{?lang=}>{}</a>)">(cell, localized(l, p.path_of(action.id)), action.title.lang(l),
                                                    action.title.in(l));
      };
      const auto became = [&](Html& cell) {
        const TakeUp* taken = a.taken_up(action.id);
        const programmes::Neighbour* by = taken ? a.project(taken->project) : nullptr;
        html::put<"<div>">(cell);
        if (by)
          html::put<"<div>{} {}</div>">(cell, texts::taken_up_by(l), [&](Html& link) { put_project(link, l, *by); });
        if (!taken && !a.adoptions.empty()) html::put<"<div>{}</div>">(cell, texts::not_taken_up(l));
        html::tag(cell, {.label = words_of(l, action.state), .tone = tone_of(action.state)});
        html::put<"</div>">(cell);
      };
      table.row({name, action.owner, cost_of(l, action), dates_of(l, action), words_of(l, action.readiness), became});
    }
  }
  html::put<"</section>">(out);
}

void put_states(Html& out, Language l, const Plan& p) {
  std::vector<std::string> words;
  std::vector<html::SplitPart> parts;
  words.reserve(std::size(kActionStates));
  for (std::size_t i = 0; i < std::size(kActionStates); ++i) {
    const auto state = static_cast<ActionState>(i);
    const auto count =
        std::ranges::count_if(p.actions, [&](const Action& one) { return !one.removed && one.state == state; });
    if (count == 0) continue;
    parts.push_back({.label = words_of(l, state),
                     .value = count,
                     .value_text = words.emplace_back(texts::actions_count(l, count)),
                     .tone = tone_of(state)});
  }
  html::split_bar(out, {.caption = texts::states_of_actions(l), .parts = parts});
}

// How far each measured indicator has come; those without a target or a value are only on their action's page.
void put_progress(Html& out, Language l, const Plan& p, const Around& a) {
  if (a.adoptions.empty()) return;
  html::put<R"(<section class="stack" id="postep"><h2>{}</h2>)">(out, texts::progress(l));
  put_states(out, l, p);
  std::vector<std::array<std::string, 3>> words;  // label, value, address
  std::vector<int> percents;
  for (const Action& action : p.actions)
    for (const Indicator& i : action.indicators) {
      const auto last = action.removed ? std::nullopt : measured(a.progress, i.id);
      const auto percent = last ? percent_done(i, last->value) : std::nullopt;
      if (!percent) continue;
      percents.push_back(*percent);
      words.push_back({fmt::format("{}: {} ({} / {})", action.title.in(l), i.name.in(l),
                                   value_words(l, last->value, {}), value_words(l, *i.target, i.unit)),
                       fmt::format("{}%", *percent), localized(l, p.path_of(action.id))});
    }
  if (percents.empty()) html::put<"<p>{}</p>">(out, texts::nothing_measured(l));
  if (!percents.empty()) {
    std::vector<html::Bar> bars;
    for (std::size_t i = 0; i < percents.size(); ++i)
      bars.push_back({.label = words[i][0],
                      .value = percents[i],
                      .value_text = words[i][1],
                      .href = words[i][2],
                      .look = percents[i] == 100 ? html::BarLook::won : html::BarLook::plain});
    const html::BarThreshold whole{.value = 100, .label = texts::target_reached(l)};
    const html::BarChart chart{.caption = texts::progress_chart(l),
                               .bars = bars,
                               .threshold = whole,
                               .label_column = texts::indicator(l),
                               .value_column = texts::progress(l)};
    html::bar_chart(out, l, chart);
    html::bar_chart_table(out, l, chart);
  }
  html::put<"</section>">(out);
}

void put_adoptions(Html& out, Language l, const Around& a) {
  for (const Adoption& act : a.adoptions) {
    const std::string title = texts::adopted_on(l, act.version, act.on, act.act);
    html::notice(out, l, {.kind = html::NoticeKind::success, .title = title, .text = [&](Html& body) {
                            put_both(body, l, act.text);
                          }});
  }
}

void put_consultation(Html& out, Language l, const Plan& p, Date today) {
  if (p.state != State::consultation) return;
  const bool open = p.hears(today);
  html::notice(out, l,
               {.title = open ? texts::consultation_open(l) : texts::consultation_over(l), .text = [&](Html& body) {
                  html::put<"<p>{}</p>">(body, open ? texts::consultation_text(l, *p.comments_until)
                                                    : texts::consultation_waits(l, *p.comments_until));
                }});
}

void put_facts(Html& out, Language l, const Plan& p, const Around& a) {
  const auto open = std::ranges::count_if(a.comments, [](const Comment& c) { return !c.verdict; });
  const std::string comments = texts::comments_open(l, std::ssize(a.comments), open),
                    versions = localized(l, p.path() + "/wersje"), file = "/api/v1/plans/" + p.code();
  const auto version = [&](Html& cell) {
    html::put<R"(<a href="{}">{}</a>)">(cell, versions,
                                        texts::version_on(l, p.version, text::date_in_warsaw(p.changed_at)));
  };
  std::vector<html::SummaryRow> rows{{.name = texts::f_area(l), .value = p.area},
                                     {.name = texts::f_state(l), .value = words_of(l, p.state)}};
  if (!p.place_name.empty()) rows.push_back({.name = texts::f_place(l), .value = p.place_name});
  const programmes::Neighbour* own = p.project ? a.project(p.project) : nullptr;
  const auto project = [&](Html& cell) { put_project(cell, l, *own); };
  if (own) rows.push_back({.name = texts::f_project(l), .value = project});
  rows.push_back({.name = texts::f_version(l), .value = version});
  if (!a.comments.empty()) rows.push_back({.name = texts::comments(l), .value = comments});
  html::summary_list(out, l, rows);
  const html::Download files[] = {{.href = file, .label = texts::plan_file(l), .format = "JSON"}};
  html::downloads(out, files);
}

}  // namespace

Result<Reply> plan_page(Context& ctx, const Request& request) {
  TRY(const Plan p, plan_at(ctx, request));
  const Language l = ctx.language;
  const Around a = around(ctx, p);
  const Date today = text::date_in_warsaw(ctx.now);
  if (p.hears(today)) ctx.changes_at(text::instant_at(Date{p.comments_until->days + 1}, 0, 0));
  Page page{.title = p.title.in(l), .description = texts::about_plan(l, p.area), .section = "/programy"};
  page.crumbs = {{std::string(texts::title(l)), "/plany"}};
  Html& out = page.main;
  html::put<R"(<article class="stack"><header class="stack"><p class="over">{}</p><h1{?lang=}>{}</h1></header>)">(
      out, words_of(l, p.kind), p.title.lang(l), p.title.in(l));
  put_consultation(out, l, p, today);
  put_adoptions(out, l, a);
  html::columns(
      out,
      [&](Html& main) {
        put_sections(main, l, p, a);
        put_actions(main, l, p, a);
        put_progress(main, l, p, a);
      },
      [&](Html& aside) {
        put_facts(aside, l, p, a);
        const std::string desk = localized(l, fmt::format("{}/{}", kDesk, p.code()));
        if (a.kept)
          html::link_button(aside, {.href = desk,
                                    .label = texts::keep_it(l),
                                    .kind = html::ButtonKind::secondary,
                                    .icon = html::Icon::pencil});
        ctx.put_panels(aside, "plan", p.id.value);
      });
  html::put<"</article>">(out);
  return page;
}

}  // namespace wiec::plans
