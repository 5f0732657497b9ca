#include "modules/programmes/import_preview.h"

#include "modules/programmes/texts.h"
#include "platform/html/card.h"
#include "platform/html/field.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::programmes {
namespace {

constexpr std::size_t kFirstRows = 5, kMostRefused = 100, kMostRepeats = 50;

void put_first_rows(Html& out, Language l, const std::vector<RegisterRow>& all) {
  if (all.empty()) return;
  html::put<"<h3>{}</h3>">(out, texts::import_first(l));
  const html::Column columns[] = {{.label = texts::title(l)},
                                  {.label = texts::beneficiary(l)},
                                  {.label = texts::value(l), .numeric = true},
                                  {.label = texts::cofunding(l), .numeric = true},
                                  {.label = texts::topic(l)}};
  html::Table table(out, l,
                    {.caption = texts::import_first(l), .columns = columns, .caption_hidden = true, .compact = true});
  for (const RegisterRow& row : std::span(all).first(std::min(all.size(), kFirstRows)))
    table.row({row.title, row.beneficiary, text::format_money(l, Money{row.total, Currency::pln}),
               text::format_money(l, Money{row.cofunding, Currency::pln}), row.topic});
}

void put_refused(Html& out, Language l, const std::vector<RefusedRow>& all) {
  if (all.empty()) return;
  html::put<"<h3>{}</h3>">(out, texts::import_refused_title(l));
  {
    const html::Column columns[] = {{.label = texts::import_line(l), .numeric = true}, {.label = texts::import_why(l)}};
    html::Table table(
        out, l,
        {.caption = texts::import_refused_title(l), .columns = columns, .caption_hidden = true, .compact = true});
    for (const RefusedRow& row : std::span(all).first(std::min(all.size(), kMostRefused)))
      table.row({row.line, text::translate(l, row.problem)});
  }
  if (all.size() > kMostRefused)
    html::put<"<p>{}</p>">(out, texts::import_refused_more(l, static_cast<std::int64_t>(all.size() - kMostRefused)));
}

void put_repeats(Html& out, Language l, const std::vector<Repeat>& all) {
  if (all.empty()) return;
  html::put<"<h3>{}</h3><p>{}</p><ul>">(out, texts::import_repeats_title(l), texts::import_repeats_lead(l));
  for (const Repeat& one : std::span(all).first(std::min(all.size(), kMostRepeats)))
    html::put<"<li>{}</li>">(out, texts::import_repeat(l, one.line, one.first_line, text::truncate(one.title, 120)));
  html::put<"</ul>">(out);
}

}  // namespace

void put_import_figures(Html& out, Language l, const ImportReport::File& file) {
  const std::string added = text::format_number(l, file.added), known = text::format_number(l, file.known),
                    refused = text::format_number(l, static_cast<std::int64_t>(file.refused.size()));
  const html::Figure figures[] = {{.number = added, .label = texts::import_new(l), .tone = html::Tone::linden},
                                  {.number = known, .label = texts::import_known(l)},
                                  {.number = refused, .label = texts::import_refused(l), .tone = html::Tone::amber}};
  html::figures(out, figures);
  const std::string total = text::format_money(l, file.total);
  const html::SummaryRow rows[] = {{.name = texts::import_file(l), .value = file.name},
                                   {.name = texts::programme(l), .value = file.programme},
                                   {.name = texts::import_encoding_name(l), .value = tables::name_of(file.encoding)},
                                   {.name = texts::import_total(l), .value = total}};
  html::summary_list(out, l, rows);
}

void put_import_rows(Html& out, Language l, const Preview& seen) {
  put_first_rows(out, l, seen.file.rows);
  put_refused(out, l, seen.report.files.front().refused);
  put_repeats(out, l, seen.report.repeats);
}

}  // namespace wiec::programmes
