// A lot drawn where the counting rule leaves a tie: among projects of a pool, or among districts of equal turnout.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/json.h"
#include "modules/editions/edition.h"
#include "tally/inputs.h"

namespace wiec::voting {

struct DrawTag;
using DrawId = Id<DrawTag>;

enum class DrawHow { by_hand, by_seed };
std::string_view code_of(DrawHow);
std::optional<DrawHow> draw_how_from(std::string_view);

// waiting -> consented (another person), refused (another person), withdrawn (who recorded it). No other way.
enum class DrawState { waiting, consented, refused, withdrawn };
std::string_view code_of(DrawState);

struct TieDraw {
  DrawId id;
  editions::EditionId edition;
  std::string pool;                     // code; empty: among districts
  std::string base_sha256;              // of the count in which they stood equal
  std::vector<std::string> candidates;  // ids of projects, codes of districts' pools
  DrawHow how = DrawHow::by_hand;
  std::string seed;        // by_seed
  std::string seed_where;  // address at which it was announced what the seed would be; empty in draws from before
  std::optional<Instant> seed_at;  // since when it stood there
  std::vector<std::string> drawn;  // the candidates in the order that came out
  Date held_on;
  std::string present, note;
  std::int64_t asked_by = 0;
  Instant asked_at;
  DrawState state = DrawState::waiting;
  std::int64_t decided_by = 0;
  std::optional<Instant> decided_at;
};

// As the count and its record take it.
tally::Draw as_input(const TieDraw&);
// The order that a seed gives: SHA-256(seed, newline, candidate), smallest first.
std::vector<std::string> order_by_seed(const std::string& seed, const std::vector<std::string>& candidates);

// What is wrong with an order drawn by hand: somebody who is not among the candidates, twice, missing. Empty: nothing.
struct OrderFault {
  enum class Kind { unknown, twice, missing } kind = Kind::missing;
  std::string who;
};
std::vector<OrderFault> check_order(const std::vector<std::string>& candidates, const std::vector<std::string>& order);

}  // namespace wiec::voting
