// Page functions of this module, one file each; module.cpp lists their addresses.
#pragma once
#include "commons/site/page.h"
#include "modules/editions/edition_store.h"
#include "modules/proposals/export.h"
#include "modules/proposals/filter.h"

namespace wiec::proposals {

Result<Reply> list_page(Context&, const Request&);
Result<Reply> map_page(Context&, const Request&);
Result<Reply> proposal_page(Context&, const Request&);
Result<Reply> proposal_picture(Context&, const Request&);
Result<Reply> areas_page(Context&, const Request&);
Result<Reply> area_page(Context&, const Request&);

Result<Reply> csv_excel_export(Context&, const Request&);
Result<Reply> csv_export(Context&, const Request&);
Result<Reply> xlsx_export(Context&, const Request&);
Result<Reply> geojson_export(Context&, const Request&);
Result<Reply> atom_feed(Context&, const Request&);
Result<Reply> api_proposals(Context&, const Request&);

// What every one of them begins with: edition, its list, the filter of the address. Problem: not_found for an unknown
// edition.
struct Asked {
  std::shared_ptr<const editions::Editions> editions;
  const editions::Edition* edition = nullptr;  // nullptr: there is none yet
  std::string edition_code;                    // as it stands in the address; empty for the current edition
  std::shared_ptr<const Categories> categories;
  std::shared_ptr<const List> list;
  ReadFilter read;
  std::shared_ptr<const Entries> chosen;

  // Nothing is filtered and the order is the daily one: what nearly everybody sees.
  bool whole() const { return list && chosen.get() == &list->daily; }
  std::string query(int page = 1) const { return query_of(read.filter, *edition, *categories, edition_code, page); }
};
Result<Asked> asked_for(Context&, const http::Query&);
// What stands around the whole list on each of its pages, drawn once in a language: `draw(Context&, const Asked&)`
// returns a T from what it is given alone. Only when asked.whole().
template <class T, class F>
std::shared_ptr<const T> drawn_for_whole(Context& ctx, const Asked& asked, std::string_view name, F&& draw) {
  const auto key = fmt::format("{}/{}/{}/{}", name, code_of(ctx.language), asked.edition->id.value, asked.edition_code);
  return ctx.kept_from<T>(key, [&](Context& own) -> T {
    http::Query query;
    if (!asked.edition_code.empty()) query.add("edycja", asked.edition_code);
    const auto everything = asked_for(own, query);
    return everything && everything->edition ? draw(own, *everything) : T{};
  });
}
inline Result<Asked> asked_for(Context& ctx, const Request& request) { return asked_for(ctx, request.http.query); }

// Parts that several pages show.
std::string_view name_of(Language, State);
void put_card(Html&, Context&, const Asked&, const Entry&);

// "?edycja=2025" for links that stay in a past edition, else "".
std::string edition_query(const std::string& edition_code);

}  // namespace wiec::proposals
