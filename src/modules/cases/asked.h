// What the list of cases is asked for: words, kind, topic, project, partner, page.
#pragma once
#include "commons/site/page.h"
#include "modules/cases/case_store.h"

namespace wiec::cases {

inline constexpr std::string_view kListQuery[] = {"q", "rodzaj", "temat", "projekt", "partner", "strona"};

struct Asked {
  std::string words;  // as typed, cleaned
  Filter filter;
  std::string topic;  // its code
  int page = 1;
  bool open() const { return words.empty() && filter.open(); }
  std::string query() const;  // without the page; empty for all cases
};
// A value that is none of those to choose from filters nothing.
Asked asked_by(Context&, const Request&);
// The ids of the cases that answer: the best first where there are words, else the last changed.
std::vector<std::int64_t> found(Context&, const Asked&);
void put_filter(Html&, Context&, const Asked&);

}  // namespace wiec::cases
