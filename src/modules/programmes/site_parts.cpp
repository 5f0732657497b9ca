#include "modules/programmes/site_parts.h"

#include "base/url.h"
#include "modules/programmes/register.h"
#include "modules/programmes/texts.h"
#include "platform/html/card.h"

namespace wiec::programmes {
namespace {
constexpr std::size_t kMostFound = 10;
}

std::size_t put_found_cards(Html& out, Context& ctx, std::string_view words) {
  const Language l = ctx.language;
  const Chosen chosen = select(ctx, {.words = std::string(words)}, {0, kMostFound});
  if (chosen.count == 0) return 0;
  std::string query;
  add_parameter(query, "q", words);
  html::put<R"(<section class="stack"><h2>{}</h2><p><a href="{}">{}</a></p>)">(
      out, texts::the_register(l), localized(l, "/programy" + query),
      texts::found(l, static_cast<std::int64_t>(chosen.count)));
  html::cards(out, [&](Html& cards) {
    for (const Entry* e : chosen.shown) {
      const std::string href = localized(l, "/programy/" + e->code);
      const bool named = !e->acronym.empty() && e->acronym != e->title(l);
      html::card(cards, {.href = href,
                         .title = e->acronym.empty() ? e->title(l) : e->acronym,
                         .heading_level = 3,
                         .text = named ? std::string_view(e->title(l)) : std::string_view(),
                         .footer = std::string_view(e->beneficiary)});
    }
  });
  html::put<"</section>">(out);
  return chosen.count;
}

void put_open_data(Html& out, Language l) {
  html::put<"<h2>{}</h2>">(out, texts::the_register(l));
  const std::string xlsx = localized(l, "/programy.xlsx"), csv = localized(l, "/programy.csv"),
                    excel = localized(l, "/programy.csv?format=excel");
  const html::Download files[] = {{.href = xlsx, .label = texts::xlsx(l), .format = "XLSX"},
                                  {.href = excel, .label = texts::csv_excel(l), .format = "CSV"},
                                  {.href = csv, .label = texts::csv_plain(l), .format = "CSV"},
                                  {.href = "/api/v1/programmes", .label = texts::json(l), .format = "JSON"}};
  html::downloads(out, files);
}

}  // namespace wiec::programmes
