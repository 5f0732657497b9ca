#include "modules/support/figure_parts.h"

#include "commons/areas/words.h"
#include "modules/proposals/proposal_store.h"
#include "modules/support/texts.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::support {
namespace {

struct Line {
  std::string_view name;
  std::function<std::string(const Figures&)> value;
};

// Nothing of it is known, which is not the same as none.
bool no_verdicts(const Figures& f) { return f.submitted > 0 && f.verdict_unknown == f.submitted; }
bool no_vote(const Figures& f) { return no_verdicts(f) || (f.accepted > 0 && f.vote_unknown == f.accepted); }
bool no_delivery(const Figures& f) { return no_vote(f) || (f.won > 0 && f.delivery_unknown == f.won); }

// The rows of one edition's table.
std::vector<Line> lines_of(Language l, const EditionFigures& e) {
  const std::string unknown(texts::unknown(l));
  const auto number = [=](std::int64_t n, bool not_known) { return not_known ? unknown : text::format_number(l, n); };
  const auto money = [=, c = e.currency](std::int64_t minor, bool not_known) {
    return not_known ? unknown : text::format_money(l, {minor, c});
  };
  const bool late = e.from_ballot;
  return {{texts::r_submitted(l), [=](const Figures& f) { return number(f.submitted, late); }},
          {texts::r_accepted(l), [=](const Figures& f) { return number(f.accepted, no_verdicts(f)); }},
          {texts::r_refused(l), [=](const Figures& f) { return number(f.refused, late || no_verdicts(f)); }},
          {texts::r_left(l), [=](const Figures& f) { return number(f.left, late); }},
          {texts::r_won(l), [=](const Figures& f) { return number(f.won, no_vote(f)); }},
          {texts::r_cost_won(l), [=](const Figures& f) { return money(f.cost_won, no_vote(f)); }},
          {texts::r_delivered(l), [=](const Figures& f) { return number(f.delivered, no_delivery(f)); }},
          {texts::r_under_way(l), [=](const Figures& f) { return number(f.under_way, no_delivery(f)); }},
          {texts::r_cancelled(l), [=](const Figures& f) { return number(f.cancelled, no_delivery(f)); }},
          {texts::r_cost_real(l), [=](const Figures& f) {
             return money(f.cost_real, no_delivery(f) || (f.delivered > 0 && f.real_unknown == f.delivered));
           }}};
}

// What the numbers do not tell, in the same table: nobody has to look for it elsewhere. A zero tells nothing.
std::vector<Line> unknowns_of(Language l, const EditionFigures& e) {
  const std::pair<std::string_view, std::int64_t Figures::*> all[] = {
      {texts::u_place(l), &Figures::place_unknown},
      {texts::u_verdict(l), &Figures::verdict_unknown},
      {texts::u_vote(l), &Figures::vote_unknown},
      {texts::u_delivery(l), &Figures::delivery_unknown},
      {texts::u_real(l), &Figures::real_unknown}};
  std::vector<Line> lines;
  for (const auto& [name, which] : all)
    if (e.districts.*which > 0 || (e.area && (*e.area).*which > 0))
      lines.push_back({name, [l, which](const Figures& f) { return text::format_number(l, f.*which); }});
  return lines;
}

void put_lines(html::Table& table, const EditionFigures& e, const std::vector<Line>& lines) {
  for (const Line& line : lines) {
    const std::string districts = line.value(e.districts), area = e.area ? line.value(*e.area) : std::string();
    if (e.area)
      table.row({line.name, area, districts});
    else
      table.row({line.name, districts});
  }
}

void put_edition(Html& out, Language l, const EditionFigures& e, const areas::Area& area,
                 const std::string& districts) {
  const std::string name = l == Language::en && !e.name_en.empty() ? e.name_en : e.name_pl,
                    caption(texts::figures_of(l, name)), here(texts::in_area(l, area.name));
  html::heading(out, 3, name);
  if (e.from_ballot) html::put<"<p>{}</p>">(out, texts::from_ballot(l));
  const html::Column both[] = {
      {.label = texts::figure(l)}, {.label = here, .numeric = true}, {.label = districts, .numeric = true}};
  const html::Column one[] = {{.label = texts::figure(l)}, {.label = districts, .numeric = true}};
  html::Table table(out, l,
                    {.caption = caption,
                     .columns = e.area ? std::span<const html::Column>(both) : std::span<const html::Column>(one),
                     .caption_hidden = true});
  // Where nothing was submitted, nothing more is to be said.
  const bool nothing = !e.from_ballot && e.districts.submitted == 0 && (!e.area || e.area->submitted == 0);
  auto lines = lines_of(l, e);
  if (nothing) lines.resize(1);
  put_lines(table, e, lines);
  const auto unknowns = unknowns_of(l, e);
  if (unknowns.empty()) return;
  table.divider(texts::not_known(l));
  put_lines(table, e, unknowns);
}

void put_themes(Html& out, Context& ctx, const EditionFigures& e, const std::string& districts) {
  const Language l = ctx.language;
  if (e.districts.by_theme.empty()) return;
  const auto categories = proposals::categories(ctx);
  const std::string caption(texts::themes_of(l, districts));
  const html::Column columns[] = {{.label = texts::f_theme(l)},
                                  {.label = texts::t_submitted(l), .numeric = true},
                                  {.label = texts::t_accepted(l), .numeric = true},
                                  {.label = texts::t_won(l), .numeric = true},
                                  {.label = texts::t_delivered(l), .numeric = true}};
  html::Table table(out, l, {.caption = caption, .columns = columns, .compact = true});
  const auto number = [&](std::int64_t n, bool not_known) {
    return not_known ? std::string(texts::unknown(l)) : text::format_number(l, n);
  };
  for (const auto& [id, f] : e.districts.by_theme) {
    const auto* category = proposals::find_category(*categories, id);
    table.row({category ? std::string_view(category->name(l)) : texts::theme_unknown(l),
               number(f.submitted, e.from_ballot), number(f.accepted, no_verdicts(e.districts)),
               number(f.won, no_vote(e.districts)), number(f.delivered, no_delivery(e.districts))});
  }
}

}  // namespace

void put_figures(Html& out, Context& ctx, const areas::Area& area, const PackFigures& all) {
  const Language l = ctx.language;
  html::put<"<p>{}</p>">(out, texts::figures_lead(l));
  if (all.empty()) html::put<"<p>{}</p>">(out, texts::no_editions(l));
  const std::string names = areas::names_of(area.districts),
                    districts = names.empty() ? std::string(texts::districts_unknown(l)) : names;
  if (!all.empty() && !all.front().area) html::put<"<p>{}</p>">(out, texts::area_without_land(l));
  for (const EditionFigures& e : all) {
    put_edition(out, l, e, area, districts);
    put_themes(out, ctx, e, districts);
  }
}

}  // namespace wiec::support
