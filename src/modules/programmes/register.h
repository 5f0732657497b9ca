// The public list of cards: one kept snapshot, one filter, one order, one sum. Page and exports ask `select`, so that
// they cannot disagree.
#pragma once
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

using Entries = std::vector<const Entry*>;

struct NamedPlace {
  places::PlaceId id;
  std::string code, name;
};

struct List {
  std::vector<Entry> entries;  // by id
  Entries newest;              // in the order that is shown when none is asked for
  std::vector<std::string> periods;
  std::vector<NamedPlace> places;  // those of cards
  const Entry* find(ProjectId) const;
};
std::shared_ptr<const List> list_of(Context&);

enum class Order { newest, title, largest, smallest };

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

std::shared_ptr<const Entries> select(Context&, const std::shared_ptr<const List>&, const Filter&);

// The sum of the official figures of a selection in one currency, and how many cards have one.
struct Sum {
  Money total;
  std::int64_t cofunding = 0;
  std::int64_t cards = 0;
};
std::vector<Sum> sums_of(const Entries&);  // the largest number of cards first

struct TopicSum {
  TopicId topic;
  std::int64_t cards = 0;
  Money total;  // in the currency of most cards
};
std::vector<TopicSum> sums_by_topic(const Entries&, Currency);  // the largest first

}  // namespace wiec::programmes
