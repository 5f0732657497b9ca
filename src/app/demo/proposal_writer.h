// Writes proposals: an idea, a place for it, sentences in their cases, a cost by items, an author.
#pragma once
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "app/demo/city.h"
#include "app/demo/ground.h"
#include "app/demo/ideas.h"
#include "app/demo/random.h"

namespace wiec::demo {

// A place as sentences and the map need it.
struct ChosenPlace {
  PlaceName name;
  std::string shown;  // "ul. Lipowa 12-30"
  int district = 0;   // 0: several
  std::vector<Point> points;
};

// A place of that kind (one flag of Places) in the district, or anywhere for 0; false when there is none.
bool choose_place(const City& city, const Ground& ground, Places kind, int district, Random& random, ChosenPlace& out);

// Fills {at}, {in}, {of}, {name}, {d_at}, {d_of}, {d_name}.
std::string fill_pl(std::string_view text, const PlaceName& place, const PlaceName& district);
std::string fill_en(std::string_view text, const PlaceName& place, const PlaceName& district);

// What a proposal is worth to voters; stays inside the generator.
struct Written {
  Proposal proposal;
  double appeal = 1;
};

class ProposalWriter {
 public:
  ProposalWriter(const City& city, const Ground& ground, std::uint64_t seed, int year)
      : city_(city), ground_(ground), random_(seed + static_cast<std::uint64_t>(year), "proposals") {}
  // A new proposal whose title nobody in this edition has yet. Code, state and day are the caller's.
  Written write(const Pool& pool);

 private:
  const Idea& choose_idea(bool citywide);
  Places choose_kind(const Idea& idea, bool citywide);
  Proposal compose(const Idea& idea, const ChosenPlace& place, const Phrase& title);
  void set_cost(Proposal& proposal, const Idea& idea, const Pool& pool);

  const City& city_;
  const Ground& ground_;
  Random random_;
  std::set<std::string> titles_;
};

}  // namespace wiec::demo
