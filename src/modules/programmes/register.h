// The public list of cards: one kept snapshot, one filter, one order, one sum. Page and exports ask `select`, so that
// they cannot disagree.
#pragma once
#include <array>
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
  std::string code, acronym, title_pl, title_en, beneficiary, period, area, partners_folded;
  Instant changed_at;

  const std::string& title(Language l) const { return l == Language::en && !title_en.empty() ? title_en : title_pl; }
};
std::vector<Entry> load_entries(db::ReadTx&);  // by id

struct NamedPlace {
  places::PlaceId id;
  std::string code, name;
};

// What filters and sums look at, side by side in memory: a hundred thousand cards are passed in some hundred
// microseconds. Numbers of programmes, places, periods and partners count from 1 in the list's own tables; 0 = none.
struct Row {
  std::uint32_t entry = 0;  // position in List::entries
  std::uint32_t title_rank = 0;
  std::uint32_t partners = 0;
  std::uint16_t programme = 0, place = 0, period = 0;
  std::uint8_t state = 0, category = 0;
  std::int8_t currency = -1;  // -1: no official sum
  std::uint64_t topics = 0;   // bit of each topic; those past the 63rd share the last bit
  std::int64_t total = 0, cofunding = 0;
};
using Rows = std::vector<Row>;

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

// The cards that one value of one filter lets through (all of one programme, of one topic), added up beforehand.
struct Face {
  std::vector<std::uint32_t> entries;  // positions in List::entries, rising
  Sums sums;
};
// A face for each value, by its number (Row) less one, or by its place in the enumeration.
struct Faces {
  std::vector<Face> programmes, topics, places, periods, states, categories;
};

struct List {
  std::vector<Entry> entries;  // by id
  Rows by_entry;
  std::array<Rows, kOrderCount> ordered;
  std::array<std::vector<std::uint32_t>, kOrderCount> rank;  // of each entry in that order
  Faces faces;
  Sums sums;  // of everything
  std::vector<std::string> periods;
  std::vector<NamedPlace> places;  // those of cards
  std::vector<ProgrammeId> programmes;
  std::vector<TopicId> topics;
  std::vector<std::string> partners;  // folded, each once, by Row::partners
  const Entry* find(ProjectId) const;
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

// The cards that the filter lets through: how many, their sums, and those of one window in the filter's order.
struct Window {
  std::size_t first = 0;
  std::size_t limit = static_cast<std::size_t>(-1);
};
struct Chosen {
  std::size_t count = 0;
  std::vector<const Entry*> shown;
  Sums sums;
};
Chosen select(Context&, const List&, const Filter&, Window = {});

}  // namespace wiec::programmes
