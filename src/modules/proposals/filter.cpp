#include "modules/proposals/filter.h"

#include <array>
#include <charconv>

#include "base/url.h"
#include "platform/text/text.h"

namespace wiec::proposals {
namespace {
constexpr std::array<std::string_view, 6> kOrderCodes{"losowa",     "tytul",     "najtansze",
                                                      "najdrozsze", "najnowsze", "numer"};
constexpr std::size_t kMostWords = 200;  // bytes of a search
constexpr int kMostPages = 100'000;

// Reads one parameter; `take` answers whether the value could be used.
template <class F>
void with(const http::Query& query, std::string_view name, ReadFilter& read, F take) {
  const std::string_view value = query.value(name);
  if (!value.empty() && !take(value)) read.misread.push_back({std::string(name), text::truncate(value, 60)});
}

template <class T>
bool set(T& target, auto value) {
  if (!value) return false;
  target = *value;
  return true;
}

}  // namespace

std::string_view code_of(Order order) { return kOrderCodes[static_cast<std::size_t>(order)]; }

ReadFilter read_filter(const http::Query& query, const editions::Edition& edition, const Categories& categories) {
  ReadFilter read;
  Filter& f = read.filter;
  with(query, "q", read, [&](std::string_view v) {
    auto words = text::clean_line(v);
    if (!words || words->size() > kMostWords) return false;
    f.words = std::move(*words);
    return true;
  });
  with(query, "poziom", read, [&](std::string_view v) { return set(f.level, editions::level_from(v)); });
  with(query, "pula", read, [&](std::string_view v) {
    const auto* pool = edition.pool(v);
    if (pool) f.pool = pool->id;
    return pool != nullptr;
  });
  with(query, "kategoria", read, [&](std::string_view v) {
    const auto* category = find_category(categories, v);
    if (category) f.category = category->id;
    return category != nullptr;
  });
  with(query, "stan", read, [&](std::string_view v) { return set(f.state, state_from(v)); });
  with(query, "koszt_od", read, [&](std::string_view v) { return set(f.cost_least, minor_units_from(v)); });
  with(query, "koszt_do", read, [&](std::string_view v) { return set(f.cost_most, minor_units_from(v)); });
  with(query, "kolejnosc", read, [&](std::string_view v) {
    const auto at = std::ranges::find(kOrderCodes, v);
    if (at != kOrderCodes.end()) f.order = static_cast<Order>(at - kOrderCodes.begin());
    return at != kOrderCodes.end();
  });
  with(query, "strona", read, [&](std::string_view v) {
    const auto end = std::from_chars(v.data(), v.data() + v.size(), read.page);
    const bool whole =
        end.ec == std::errc() && end.ptr == v.data() + v.size() && read.page >= 1 && read.page <= kMostPages;
    if (!whole) read.page = 1;
    return whole;
  });
  return read;
}

std::string query_of(const Filter& f, const editions::Edition& edition, const Categories& categories,
                     std::string_view edition_code, int page) {
  std::string query;
  add_parameter(query, "edycja", edition_code);
  add_parameter(query, "q", f.words);
  if (f.level) add_parameter(query, "poziom", editions::code_of(*f.level));
  if (const auto* pool = f.pool ? edition.pool(f.pool) : nullptr) add_parameter(query, "pula", pool->code);
  if (const auto* category = f.category ? find_category(categories, f.category) : nullptr)
    add_parameter(query, "kategoria", category->code);
  if (f.state) add_parameter(query, "stan", code_of(*f.state));
  if (f.cost_least) add_parameter(query, "koszt_od", plain_decimal(*f.cost_least));
  if (f.cost_most) add_parameter(query, "koszt_do", plain_decimal(*f.cost_most));
  if (f.order != Order::daily) add_parameter(query, "kolejnosc", code_of(f.order));
  if (page > 1) add_parameter(query, "strona", fmt::format("{}", page));
  return query;
}

}  // namespace wiec::proposals
