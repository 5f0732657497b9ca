#include "modules/needs/site_parts.h"

#include "commons/search/search.h"
#include "modules/needs/asked.h"
#include "modules/needs/idea_store.h"
#include "modules/needs/texts.h"
#include "modules/needs/words.h"

namespace wiec::needs {
namespace {
constexpr int kMostFound = 50;
constexpr std::size_t kShown = 6;
}  // namespace

std::size_t put_found_needs(Html& out, Context& ctx, std::string_view words) {
  const Language l = ctx.language;
  std::vector<Need> found_needs;
  std::vector<Idea> found_ideas;
  ctx.db.read([&](db::ReadTx& tx) {
    found_needs = needs_found(tx, ctx, words, kMostFound);
    std::vector<std::int64_t> ids;
    for (const auto& hit : search::find(tx, kIdeaNoun, words, kMostFound, &ctx.shared.stemmer)) ids.push_back(hit.id);
    found_ideas = ideas_by_id(tx, ids);
    std::erase_if(found_ideas, [](const Idea& i) { return i.hidden(); });
  });
  const std::size_t count = found_needs.size() + found_ideas.size();
  if (count == 0) return 0;
  html::put<R"(<section class="stack"><h2>{}</h2>)">(out, texts::needs_and_ideas(l));
  html::cards(out, [&](Html& cards) {
    for (std::size_t i = 0; i < std::min(kShown, found_needs.size()); ++i) put_need_card(cards, l, found_needs[i], 3);
    for (std::size_t i = 0; i < std::min(kShown, found_ideas.size()); ++i) put_idea_card(cards, l, found_ideas[i], 3);
  });
  html::put<"</section>">(out);
  return count;
}

void put_open_data(Html& out, Language l) {
  html::put<"<h2>{}</h2>">(out, texts::title(l));
  const std::string csv = l == Language::en ? "/api/v1/needs.csv?jezyk=en" : "/api/v1/needs.csv";
  const html::Download files[] = {{.href = csv, .label = "CSV (RFC 4180)", .format = "CSV"},
                                  {.href = "/api/v1/needs.geojson", .label = "GeoJSON", .format = "GeoJSON"},
                                  {.href = "/api/v1/needs", .label = "JSON", .format = "JSON"}};
  html::downloads(out, files);
}

}  // namespace wiec::needs
