// Page functions of this module, one file each; module.cpp lists their addresses.
#pragma once
#include "commons/site/page.h"
#include "modules/programmes/filter.h"

namespace wiec::programmes {

inline constexpr std::int64_t kMostLogoBytes = 1 << 20;

Result<Reply> list_page(Context&, const Request&);
Result<Reply> project_page(Context&, const Request&);
Result<Reply> project_logo(Context&, const Request&);
Result<Reply> project_json_page(Context&, const Request&);
Result<Reply> history_page(Context&, const Request&);

Result<Reply> csv_export(Context&, const Request&);
Result<Reply> xlsx_export(Context&, const Request&);
Result<Reply> api_programmes(Context&, const Request&);
Result<Reply> atom_feed(Context&, const Request&);
Result<Reply> keep_export(Context&, const Request&);
Result<Reply> iati_export(Context&, const Request&);

Result<Reply> charts_page(Context&, const Request&);
Result<Reply> map_page(Context&, const Request&);
// Cards by code, address or acronym.
inline constexpr std::string_view kCompared[] = {"a", "b", "c", "d"};
Result<Reply> compare_page(Context&, const Request&);

// What a file is asked for: a page says what it left out, a file would only look like what was asked for. Problem:
// invalid, naming the parameter.
Result<Asked> asked_exactly(Context&, const Request&, std::size_t per_page = 0);

// The card of an address. Problem: not_found.
Result<Project> project_at(Context&, const Request&);

// The list of all editions of the participatory budget: a programme of the city as well.
void put_editions(Html&, Context&);
// Bars for phases and the whole project, days below: each row says its dates in words.
void put_timeline(Html&, Context&, const Project&);

}  // namespace wiec::programmes
