// The public list of cards: one kept snapshot, one filter, one order, one sum. Page and exports ask `select`, so that
// they cannot disagree.
#pragma once
#include <array>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "commons/site/context.h"
#include "modules/programmes/programme_store.h"

namespace wiec::programmes {

// What the list shows of one card.
struct Entry {
  ProjectId id;
  ProgrammeId programme;
  places::PlaceId place;
  State state = State::unknown;
  Category category = Category::unknown;
  std::uint32_t title_rank = 0;  // position in Polish alphabetical order
  std::optional<Money> total;    // the official sum
  std::optional<std::int64_t> cofunding;
  std::optional<When> from, to;
  std::vector<TopicId> topics;
  std::string code, acronym, title_pl, title_en, beneficiary, period, area;
  std::string partners_folded;  // while the list is made
  Instant changed_at;

  const std::string& title(Language l) const { return l == Language::en && !title_en.empty() ? title_en : title_pl; }
};
std::vector<Entry> load_entries(db::ReadTx&);  // by id

struct NamedPlace {
  places::PlaceId id;
  std::string code, name;
};

// What filters and charts ask of a card, but its sum and its words.
struct Kind {
  ProgrammeId programme;
  places::PlaceId place;
  std::string period;
  State state = State::unknown;
  Category category = Category::unknown;
  std::optional<Currency> currency;   // of the official sum; none: there is none
  int year = 0;                       // of the beginning; 0: not known
  std::vector<std::uint16_t> topics;  // their numbers in List::topics, rising
  auto operator<=>(const Kind&) const = default;
};
// Cards of one kind stand side by side, the larger sum first: rows [first, last).
struct CubeCell {
  Kind kind;
  std::uint32_t first = 0, last = 0;
};
struct Seat {  // of a card in an order
  std::uint32_t row = 0, cell = 0;
};
// The sums of kSpan cards side by side in an order, so that those which a filter cannot choose are passed over at once.
inline constexpr std::size_t kSpan = 256;
struct SumSpan {
  std::int64_t least = std::numeric_limits<std::int64_t>::max(), most = std::numeric_limits<std::int64_t>::min();
};

// The sum of the official figures of a selection in one currency, and how many cards have one.
struct Sum {
  Money total;
  std::int64_t cofunding = 0;
  std::int64_t cards = 0;
};
struct TopicSum {
  TopicId topic;
  std::int64_t cards = 0;
  Money total;  // in the currency of most cards
};
struct Sums {
  std::vector<Sum> by_currency;    // the currency of most cards first
  std::vector<TopicSum> by_topic;  // the largest first
};

enum class Order { newest, title, largest, smallest };
inline constexpr std::size_t kOrderCount = 4;

// Folded names of partners, each once, and the rows of cards that have them.
class PartnerNames {
 public:
  void add(std::string_view folded, std::uint32_t row);
  void seal();  // after the last
  // Rows of cards whose names have `part` in them, in no order.
  std::vector<std::uint32_t> rows_with(std::string_view part) const;

 private:
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> added_;  // empty once sealed
  std::string text_;                                                      // one after another, kEnd after each
  std::vector<std::uint32_t> begin_;                                      // of each in the text
  std::vector<std::uint32_t> first_;                                      // of each in the rows; one more for the end
  std::vector<std::uint32_t> rows_;
};

// Every selection is made of cells: what one holds, and what the cards of a span of sums in it come to, is known
// without looking at cards. About 100 bytes a card beside its entry.
struct List {
  std::vector<Entry> entries;  // by id
  std::vector<CubeCell> cells;
  std::vector<std::uint32_t> entry_of, row_of;               // entry of each row, row of each entry
  std::vector<std::int64_t> total_before, cofunding_before;  // of the rows before each; one more for the end
  std::array<std::vector<Seat>, kOrderCount> ordered;
  std::array<std::vector<SumSpan>, kOrderCount> spans;
  std::array<std::vector<std::uint32_t>, kOrderCount> rank;  // of each row in that order
  PartnerNames partners;
  std::vector<std::string> periods;  // newest first
  std::vector<NamedPlace> places;    // those of cards, in alphabetical order
  std::vector<TopicId> topics;       // those of cards
  const Entry* find(ProjectId) const;
  std::int64_t total(std::uint32_t row) const { return total_before[row + 1] - total_before[row]; }
  std::uint32_t cell_of(std::uint32_t row) const { return ordered[0][rank[0][row]].cell; }
};
std::shared_ptr<const List> list_of(Context&);

// What a reader asks for; every member is a query parameter of /programy.
struct Filter {
  std::string words;                        // q
  ProgrammeId programme;                    // program
  TopicId topic;                            // temat
  std::optional<State> state;               // stan
  std::optional<Category> category;         // kategoria
  std::string period;                       // okres
  places::PlaceId place;                    // obszar
  std::string partner;                      // partner: beneficiary, partner or its city
  std::optional<std::int64_t> least, most;  // kwota_od, kwota_do, minor units
  Order order = Order::newest;              // kolejnosc
  bool empty() const;
};

// What the cards of one kind in a selection come to.
struct Part {
  const Kind* kind = nullptr;
  std::int64_t cards = 0, total = 0, cofunding = 0;  // minor units of the kind's currency
};

// The cards that the filter lets through: how many, their sums, and those of one window in the filter's order.
struct Window {
  std::size_t first = 0;
  std::size_t limit = static_cast<std::size_t>(-1);
};
struct Chosen {
  std::shared_ptr<const List> list;
  std::size_t count = 0;
  std::vector<const Entry*> shown;
  std::vector<Part> parts;  // for charts and maps
  Sums sums;
  std::function<bool(const Entry&)> holds;  // whether the selection has this card
};
// What words and names of partners find is kept for a while: the next page of it, its charts and map cost little.
Chosen select(Context&, const Filter&, Window = {});

}  // namespace wiec::programmes
