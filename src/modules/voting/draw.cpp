#include "modules/voting/draw.h"

#include <algorithm>
#include <array>

#include "modules/voting/texts.h"
#include "tally/count.h"

namespace wiec::voting {
namespace {
constexpr std::array<std::string_view, 2> kHows{"by_hand", "by_seed"};
constexpr std::array<std::string_view, 4> kStates{"waiting", "consented", "refused", "withdrawn"};
}  // namespace

std::string_view code_of(DrawHow how) { return kHows[static_cast<std::size_t>(how)]; }
std::string_view code_of(DrawState state) { return kStates[static_cast<std::size_t>(state)]; }

std::optional<DrawHow> draw_how_from(std::string_view code) {
  const auto at = std::ranges::find(kHows, code);
  return at == kHows.end() ? std::nullopt : std::optional(static_cast<DrawHow>(at - kHows.begin()));
}

tally::Draw as_input(const TieDraw& draw) {
  tally::Draw input;
  if (draw.how == DrawHow::by_seed) {
    input.seed = draw.seed;
    input.projects = draw.candidates;
  } else {
    input.order = draw.drawn;
  }
  input.record = {.who = draw.present, .when = iso(draw.held_on), .why = draw.note};
  if (draw.seed_at) {
    if (!input.record.why.empty()) input.record.why += " ";
    input.record.why += texts::seed_in_record(Language::pl, draw.seed_where, *draw.seed_at);
  }
  return input;
}

std::vector<std::string> order_by_seed(const std::string& seed, const std::vector<std::string>& candidates) {
  return tally::drawn_order({}, {.seed = seed, .order = {}, .projects = candidates, .record = {}});
}

std::vector<OrderFault> check_order(const std::vector<std::string>& candidates, const std::vector<std::string>& order) {
  std::vector<OrderFault> faults;
  for (auto at = order.begin(); at != order.end(); ++at) {
    if (std::ranges::find(candidates, *at) == candidates.end())
      faults.push_back({OrderFault::Kind::unknown, *at});
    else if (std::find(order.begin(), at, *at) != at)
      faults.push_back({OrderFault::Kind::twice, *at});
  }
  for (const std::string& candidate : candidates)
    if (std::ranges::find(order, candidate) == order.end()) faults.push_back({OrderFault::Kind::missing, candidate});
  return faults;
}

}  // namespace wiec::voting
