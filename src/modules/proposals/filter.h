// The query of /projekty, read and written: the same words on the page, the map, the feed and every export.
#pragma once
#include <string>
#include <vector>

#include "commons/site/page.h"
#include "modules/proposals/list.h"
#include "modules/proposals/proposal_store.h"

namespace wiec::proposals {

// The parameters that lists of proposals know, for their routes' rows.
inline constexpr std::string_view kQuery[] = {"edycja", "q",        "poziom",   "pula",      "kategoria",
                                              "stan",   "koszt_od", "koszt_do", "kolejnosc", "strona"};
inline std::vector<std::string_view> list_query() { return {std::begin(kQuery), std::end(kQuery)}; }

// What stood in the address and could not be used: shown above the list, which is then not narrowed by it.
struct Misread {
  std::string parameter;
  std::string value;
};

struct ReadFilter {
  Filter filter;
  int page = 1;
  std::vector<Misread> misread;
};

ReadFilter read_filter(const http::Query&, const editions::Edition&, const Categories&);

// "?kategoria=zielen&strona=2", canonical order, defaults left out; "" when nothing is left.
std::string query_of(const Filter&, const editions::Edition&, const Categories&, std::string_view edition_code,
                     int page = 1);

std::string_view code_of(Order);
inline constexpr Order kOrders[] = {Order::daily,   Order::title,  Order::cheapest,
                                    Order::dearest, Order::newest, Order::number};

}  // namespace wiec::proposals
