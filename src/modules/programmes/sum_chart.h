// Bars of sums in one currency, each leading to the cards it is made of; its table twin follows.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "commons/site/page.h"
#include "modules/programmes/filter.h"

namespace wiec::programmes {

struct SumBar {
  std::string label, href;
  std::int64_t minor = 0, cards = 0;
};
struct SumChart {
  std::string title;
  std::string_view column;  // what the bars are: "Temat"
  Currency currency = Currency::pln;
  std::vector<SumBar> bars;  // in the order they are drawn
};
// A section with its heading; nothing where there is nothing to compare.
void put_sum_chart(Html&, Language, const SumChart&);

// What a selection comes to, before its cards or charts.
void put_sums(Html&, Language, const Asked&);
// Misread parameters and a page past the end, told above what is shown.
void put_misread(Html&, Language, const Asked&, int last_page);
// A page that shows the whole selection in another way than the list: its heading, the way back, what was misread.
Page start_view(Language, const Asked&, std::string_view title, std::string_view lead);

// The address of the list narrowed by one more value: `narrow(Filter&)`.
template <class F>
std::string narrowed(Language l, const Asked& asked, F narrow) {
  Filter filter = asked.filter;
  narrow(filter);
  return localized(l, "/programy" + query_of(filter, asked));
}

}  // namespace wiec::programmes
