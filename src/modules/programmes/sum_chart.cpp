#include "modules/programmes/sum_chart.h"

#include "modules/programmes/texts.h"
#include "modules/programmes/words.h"
#include "platform/html/card.h"
#include "platform/html/chart.h"
#include "platform/text/text.h"

namespace wiec::programmes {

void put_misread(Html& out, Language l, const Asked& asked, int last_page) {
  for (const Misread& one : asked.misread)
    html::notice(
        out, l,
        {.kind = html::NoticeKind::warning, .text = texts::misread(l, fmt::format("{}={}", one.parameter, one.value))});
  if (asked.page > last_page)
    html::notice(out, l, {.kind = html::NoticeKind::warning, .text = texts::page_beyond(l, asked.page)});
}

Page start_view(Language l, const Asked& asked, std::string_view title, std::string_view lead) {
  Page page{.title = std::string(title), .section = "/programy", .indexed = asked.filter.empty()};
  page.description = lead;
  const std::string list = "/programy" + asked.query();
  page.crumbs = {{std::string(texts::the_register(l)), list}, {page.title, ""}};
  html::heading(page.main, 1, title);
  html::put<R"(<p class="lead">{}</p><p><a href="{}">{}</a></p>)">(
      page.main, lead, localized(l, list), texts::found(l, static_cast<std::int64_t>(asked.chosen.count)));
  put_misread(page.main, l, asked, asked.page);
  return page;
}

namespace {

void put_sum(Html& out, Language l, const Sum& sum) {
  const Money cofunding{sum.cofunding, sum.total.currency};
  const std::string total = short_money(l, sum.total), given = short_money(l, cofunding),
                    whole_total = text::format_money(l, sum.total), whole_given = text::format_money(l, cofunding),
                    of = texts::sum_note(l, sum.cards);
  // The exact sum stands below a shortened one.
  const std::string note = total == whole_total ? of : texts::sum_exact(l, whole_total, of);
  const html::Figure figures[] = {{.number = total, .label = texts::total_value(l), .note = note},
                                  {.number = given,
                                   .label = texts::total_cofunding(l),
                                   .note = given == whole_given ? std::string_view() : std::string_view(whole_given),
                                   .tone = html::Tone::linden}};
  html::figures(out, figures);
}

}  // namespace

void put_sums(Html& out, Language l, const Asked& asked) {
  for (const Sum& sum : asked.chosen.sums.by_currency) put_sum(out, l, sum);
}

void put_sum_chart(Html& out, Language l, const SumChart& of) {
  if (of.bars.size() < 2) return;
  std::vector<std::string> values;
  for (const SumBar& bar : of.bars) values.push_back(text::format_money(l, {bar.minor, of.currency}));
  std::vector<html::Bar> bars;
  for (std::size_t i = 0; i < of.bars.size(); ++i)
    bars.push_back(
        {.label = of.bars[i].label, .value = of.bars[i].minor, .value_text = values[i], .href = of.bars[i].href});
  const html::BarChart chart{.caption = of.title,
                             .bars = bars,
                             .label_column = of.column,
                             .value_column = texts::total_value(l),
                             .caption_hidden = true};
  html::put<R"(<section class="stack"><h2>{}</h2>)">(out, of.title);
  html::bar_chart(out, l, chart);
  html::bar_chart_table(out, l, chart);
  html::put<"</section>">(out);
}

}  // namespace wiec::programmes
