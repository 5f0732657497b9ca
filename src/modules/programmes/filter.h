// The query of /programy, read and written: the same words on the page and every export.
#pragma once
#include <string>
#include <vector>

#include "commons/site/page.h"
#include "modules/programmes/register.h"

namespace wiec::programmes {

inline constexpr std::string_view kQuery[] = {"q",      "program", "temat",    "stan",     "kategoria", "okres",
                                              "obszar", "partner", "kwota_od", "kwota_do", "kolejnosc", "strona"};
inline constexpr std::string_view kOrders[] = {"najnowsze", "tytul", "najwieksze", "najmniejsze"};

// What stood in the address and could not be used: shown above the list, which is then not narrowed by it.
struct Misread {
  std::string parameter, value;
};

// What every page of the list begins with.
struct Asked {
  std::shared_ptr<const Programmes> programmes;
  std::shared_ptr<const Topics> topics;
  std::shared_ptr<const List> list;
  Filter filter;
  int page = 1;
  std::vector<Misread> misread;
  Chosen chosen;  // of the page, `per_page` cards

  // "?program=urbact-iii&strona=2", canonical order, defaults left out; "" when nothing is left.
  std::string query(int page = 1) const;
};
// A `per_page` of 0 shows all cards, kNoCards none: only what they come to is asked for.
inline constexpr std::size_t kNoCards = static_cast<std::size_t>(-1);
Asked asked_for(Context&, const http::Query&, std::size_t per_page);
std::string query_of(const Filter&, const Asked&, int page = 1);

}  // namespace wiec::programmes
