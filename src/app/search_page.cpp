// /szukaj: the whole site in one box.
#include "app/public_pages.h"
#include "app/texts.h"
#include "base/url.h"
#include "modules/cases/site_parts.h"
#include "modules/drafts/pages.h"
#include "modules/editions/edition_store.h"
#include "modules/needs/site_parts.h"
#include "modules/programmes/site_parts.h"
#include "modules/proposals/pages.h"
#include "platform/html/card.h"
#include "platform/html/field.h"
#include "platform/text/text.h"

namespace wiec::app {
namespace {
constexpr std::size_t kMost = 30;

struct Hit {
  std::string address, title, text, edition;
};

struct Found {
  std::vector<Hit> hits;  // kMost of them
  std::int64_t all = 0;
};

// Projects of every edition, best match first, the newest edition before the older ones.
Found hits_for(Context& ctx, const std::string& words) {
  Found out;
  for (const auto& edition : *editions::editions(ctx)) {
    const auto list = proposals::list_of(ctx, edition);
    const auto found = proposals::select(ctx, edition, list, {.words = words});
    out.all += static_cast<std::int64_t>(found->size());
    for (const auto* entry : *found) {
      if (out.hits.size() == kMost) break;
      out.hits.push_back({localized(ctx.language, "/projekty/" + entry->code), entry->title(ctx.language),
                          entry->summary(ctx.language), edition.name(ctx.language)});
    }
  }
  return out;
}

}  // namespace

Result<Reply> search_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const std::string words = text::truncate(text::clean_line(request.query("q")).value_or(""), 100);
  Page page{.title = std::string(texts::search_title(l)), .indexed = false};
  Html& out = page.main;
  html::heading(out, 1, texts::search_title(l));
  const std::string action = localized(l, "/szukaj");
  html::search_box(out, l, {.action = action, .label = texts::search_what(l), .value = words, .id = "f-search-page"});
  if (words.empty()) {
    html::put<"<p>{}</p>">(out, texts::search_hint(l));
    return page;
  }
  const auto [hits, all] = hits_for(ctx, words);
  Html cards;
  const auto elsewhere = static_cast<std::int64_t>(
      needs::put_found_needs(cards, ctx, words) + drafts::put_found_drafts(cards, ctx, words) +
      programmes::put_found_cards(cards, ctx, words) + cases::put_found_cases(cards, ctx, words));
  html::put<R"(<p role="status">{}</p>)">(
      out, all + elsewhere == 0 ? texts::search_nothing(l, words) : texts::search_found(l, all + elsewhere, words));
  if (all > static_cast<std::int64_t>(hits.size())) {
    std::string query;
    add_parameter(query, "q", words);
    html::put<R"(<p>{} <a href="{}">{}</a></p>)">(out, texts::search_first(l, static_cast<std::int64_t>(hits.size())),
                                                  localized(l, "/projekty" + query), texts::search_narrow(l));
  }
  html::cards(out, [&](Html& list) {
    for (const Hit& hit : hits)
      html::card(list, {.href = hit.address,
                        .title = hit.title,
                        .heading_level = 2,
                        .text = std::string_view(hit.text),
                        .footer = std::string_view(hit.edition)});
  });
  out.append(cards);
  return page;
}

}  // namespace wiec::app
