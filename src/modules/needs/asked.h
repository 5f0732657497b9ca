// The query of /potrzeby, read and written: the same on the page, the desk, the API and every file.
#pragma once
#include "commons/areas/area_store.h"
#include "modules/needs/need_store.h"
#include "modules/needs/pages.h"

namespace wiec::needs {

struct Asked {
  Filter filter;
  std::string words;           // q
  std::string district, area;  // codes, as in the address
  int page = 1;
  std::string query() const;  // "?temat=sport", without the page; "" when nothing is asked
  bool plain() const { return query().empty(); }
};
Asked asked_by(Context&, const Request&);

struct Chosen {
  std::vector<Need> needs;
  std::int64_t count = 0;
};
// A page of what is asked for; words answer the best first.
Chosen select(Context&, const Asked&, int on_a_page);

// Shown needs that answer words, the best first.
std::vector<Need> needs_found(db::ReadTx&, Context&, std::string_view words, int most);

void put_filter(Html&, Context&, const Asked&, std::string_view path);

}  // namespace wiec::needs
