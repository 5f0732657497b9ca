// The exports of a filtered list: same query, same selection as /projekty, every format.
#include "modules/proposals/pages.h"
#include "modules/proposals/texts.h"

namespace wiec::proposals {
namespace {

constexpr std::size_t kApiPage = 200;

// The selection behind the address, or the problem; nothing is exported where there is no edition.
template <class F>
Result<Reply> exported(Context& ctx, const Request& request, F make) {
  TRY(const Asked asked, asked_for(ctx, request));
  if (!asked.edition) return problem(ProblemKind::not_found, texts::keys::no_edition);
  // A page says what it left out; a file would only look like what was asked for.
  if (!asked.read.misread.empty()) {
    const auto& wrong = asked.read.misread.front();
    return problem(ProblemKind::invalid, texts::keys::misread_file, wrong.parameter,
                   {{"what", fmt::format("{}={}", wrong.parameter, wrong.value)}});
  }
  const Selection selection{*asked.edition, *asked.categories, *asked.chosen, ctx.site_address()};
  return make(selection, asked);
}

std::string file_name(const Selection& s, std::string_view extension) {
  return fmt::format("projekty-{}.{}", s.edition.code, extension);
}

}  // namespace

Result<Reply> csv_excel_export(Context& ctx, const Request& request) {
  return exported(ctx, request, [&](const Selection& s, const Asked&) -> Reply {
    return Content{.type = std::string(tables::kCsvType),
                   .body = tables::csv_for_excel(sheet_of(s, ctx.language)),
                   .file_name = file_name(s, "excel.csv")};
  });
}

Result<Reply> csv_export(Context& ctx, const Request& request) {
  return exported(ctx, request, [&](const Selection& s, const Asked&) -> Reply {
    return Content{.type = std::string(tables::kCsvType),
                   .body = tables::csv_plain(sheet_of(s, ctx.language)),
                   .file_name = file_name(s, "csv")};
  });
}

Result<Reply> xlsx_export(Context& ctx, const Request& request) {
  return exported(ctx, request, [&](const Selection& s, const Asked&) -> Reply {
    return Content{.type = std::string(tables::kXlsxType),
                   .body = tables::xlsx(sheet_of(s, ctx.language)),
                   .file_name = file_name(s, "xlsx")};
  });
}

Result<Reply> geojson_export(Context& ctx, const Request& request) {
  return exported(ctx, request, [&](const Selection& s, const Asked&) -> Reply {
    return Content{
        .type = "application/geo+json", .body = geojson_of(s, ctx.language), .file_name = file_name(s, "geojson")};
  });
}

Result<Reply> atom_feed(Context& ctx, const Request& request) {
  return exported(ctx, request, [&](const Selection& s, const Asked& asked) -> Reply {
    Selection newest = s;
    std::ranges::stable_sort(newest.entries, std::ranges::greater(), [](const Entry* e) { return e->changed_at; });
    if (newest.entries.size() > 50) newest.entries.resize(50);
    const std::string self = s.site + localized(ctx.language, "/projekty.atom" + asked.query());
    return Content{.type = "application/atom+xml; charset=utf-8", .body = atom_of(newest, ctx.language, self, ctx.now)};
  });
}

Result<Reply> api_proposals(Context& ctx, const Request& request) {
  return exported(ctx, request, [&](const Selection& s, const Asked& asked) -> Reply {
    const std::size_t first = static_cast<std::size_t>(asked.read.page - 1) * kApiPage;
    Selection part{s.edition, s.categories, {}, s.site};
    for (std::size_t i = first; i < s.entries.size() && i < first + kApiPage; ++i) part.entries.push_back(s.entries[i]);
    const bool more = first + kApiPage < s.entries.size();
    return Content{
        .type = "application/json",
        .body = json_items(part, more ? s.site + "/api/v1/proposals" + asked.query(asked.read.page + 1) : "")};
  });
}

}  // namespace wiec::proposals
