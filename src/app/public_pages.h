// Pages of the site itself: home, search, accessibility statement, privacy, open data, feeds for machines.
#pragma once
#include "commons/site/module.h"

namespace wiec::app {

Module public_pages();

Result<Reply> home_page(Context&, const Request&);
Result<Reply> search_page(Context&, const Request&);
Result<Reply> statement_page(Context&, const Request&);
Result<Reply> privacy_page(Context&, const Request&);
Result<Reply> open_data_page(Context&, const Request&);
Result<Reply> openapi_json(Context&, const Request&);
Result<Reply> data_catalogue(Context&, const Request&);
Result<Reply> sitemap_xml(Context&, const Request&);
Result<Reply> robots_txt(Context&, const Request&);
Result<Reply> favicon(Context&, const Request&);

}  // namespace wiec::app
