// Page functions of this module, one file each; module.cpp lists their addresses.
#pragma once
#include "commons/site/page.h"
#include "modules/programmes/filter.h"

namespace wiec::programmes {

Result<Reply> list_page(Context&, const Request&);
Result<Reply> project_page(Context&, const Request&);
Result<Reply> project_logo(Context&, const Request&);
Result<Reply> project_json_page(Context&, const Request&);
Result<Reply> history_page(Context&, const Request&);

Result<Reply> csv_export(Context&, const Request&);
Result<Reply> xlsx_export(Context&, const Request&);
Result<Reply> api_programmes(Context&, const Request&);

// The card of an address. Problem: not_found.
Result<Project> project_at(Context&, const Request&);

// The list of all editions of the participatory budget: a programme of the city as well.
void put_editions(Html&, Context&);
// Bars for phases and the whole project, days below: each row says its dates in words.
void put_timeline(Html&, Context&, const Project&);

}  // namespace wiec::programmes
