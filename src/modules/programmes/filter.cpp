#include "modules/programmes/filter.h"

#include <charconv>

#include "base/url.h"
#include "platform/text/text.h"

namespace wiec::programmes {
namespace {

constexpr std::size_t kMostWords = 200;  // bytes of a search
constexpr int kMostPages = 100'000;

std::optional<int> page_from(std::string_view text) {
  int page = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), page);
  const bool whole = end.ec == std::errc() && end.ptr == text.data() + text.size();
  return whole && page >= 1 && page <= kMostPages ? std::optional(page) : std::nullopt;
}

std::optional<std::string> words_from(std::string_view text) {
  const auto words = text::clean_line(text);
  if (!words || words->size() > kMostWords) return std::nullopt;
  return *words;
}

template <class T>
bool set(T& target, const auto& value) {
  if (value) target = *value;
  return static_cast<bool>(value);
}

template <class Id, class Noun>
bool set_id(Id& target, const Noun* noun) {
  if (noun) target = noun->id;
  return noun != nullptr;
}

// Whether the parameter's value could be used.
bool take(Asked& asked, std::string_view name, std::string_view value) {
  Filter& f = asked.filter;
  if (name == "q") return set(f.words, words_from(value));
  if (name == "program") return set_id(f.programme, find_by_code(*asked.programmes, value));
  if (name == "temat") return set_id(f.topic, find_by_code(*asked.topics, value));
  if (name == "stan") return set(f.state, enum_from<State>(kStates, value));
  if (name == "kategoria") return set(f.category, enum_from<Category>(kCategories, value));
  if (name == "obszar") return set_id(f.place, find_by_code(asked.list->places, value));
  if (name == "partner") return set(f.partner, words_from(value));
  if (name == "kwota_od") return set(f.least, minor_units_from(value));
  if (name == "kwota_do") return set(f.most, minor_units_from(value));
  if (name == "kolejnosc") return set(f.order, enum_from<Order>(kOrders, value));
  if (name == "strona") return set(asked.page, page_from(value));
  const bool known = std::ranges::find(asked.list->periods, value) != asked.list->periods.end();
  if (known) f.period = value;
  return known;
}

}  // namespace

Asked asked_for(Context& ctx, const http::Query& query, std::size_t per_page) {
  Asked asked;
  asked.programmes = programmes(ctx);
  asked.topics = topics(ctx);
  asked.list = list_of(ctx);
  for (const std::string_view name : kQuery) {
    const std::string_view value = query.value(name);
    if (!value.empty() && !take(asked, name, value))
      asked.misread.push_back({std::string(name), text::truncate(value, 60)});
  }
  const auto window = [&] {
    if (per_page == kNoCards) return Window{0, 0};
    return per_page == 0 ? Window{} : Window{static_cast<std::size_t>(asked.page - 1) * per_page, per_page};
  };
  asked.chosen = select(ctx, asked.filter, window());
  if (asked.chosen.shown.empty() && asked.chosen.count > 0 && per_page > 0 && per_page != kNoCards) {
    Window last{(asked.chosen.count - 1) / per_page * per_page, per_page};  // past the end: the last page
    asked.chosen = select(ctx, asked.filter, last);
  }
  asked.list = asked.chosen.list;
  return asked;
}

std::string query_of(const Filter& f, const Asked& asked, int page) {
  std::string query;
  add_parameter(query, "q", f.words);
  if (const auto* programme = find_by_id(*asked.programmes, f.programme))
    add_parameter(query, "program", programme->code);
  if (const auto* topic = find_by_id(*asked.topics, f.topic)) add_parameter(query, "temat", topic->code);
  if (f.state) add_parameter(query, "stan", name_in(kStates, *f.state));
  if (f.category) add_parameter(query, "kategoria", name_in(kCategories, *f.category));
  add_parameter(query, "okres", f.period);
  if (const auto* place = find_by_id(asked.list->places, f.place)) add_parameter(query, "obszar", place->code);
  add_parameter(query, "partner", f.partner);
  if (f.least) add_parameter(query, "kwota_od", plain_decimal(*f.least));
  if (f.most) add_parameter(query, "kwota_do", plain_decimal(*f.most));
  if (f.order != Order::newest) add_parameter(query, "kolejnosc", name_in(kOrders, f.order));
  if (page > 1) add_parameter(query, "strona", fmt::format("{}", page));
  return query;
}

std::string Asked::query(int at) const { return query_of(filter, *this, at); }

}  // namespace wiec::programmes
