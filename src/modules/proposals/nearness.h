// Whether two things are meant for the same place: counts beside the words of their titles, and is said as the reason.
#pragma once
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "commons/places/places.h"
#include "platform/text/stem.h"

namespace wiec::proposals {

// As its authors say: the district (none: the whole city or not chosen) and words ("przy szkole, ul. Lipowa 5").
struct Whereabouts {
  places::PlaceId district;
  std::string location;
  bool known() const { return district || !location.empty(); }
};

// Same spot: most words of both locations are the same, in any form, and no number differs.
enum class Nearness : std::uint8_t { unknown, same_area, same_spot };

class NearTo {
 public:
  NearTo(text::Stemmer&, const Whereabouts& own);
  Nearness of(const Whereabouts& other) const;

 private:
  struct Spot {
    std::vector<std::set<std::string>> words;  // each by its stems
    std::set<std::string> numbers;
  };
  Spot spot_of(std::string_view location) const;

  text::Stemmer& stemmer_;
  places::PlaceId district_;
  Spot spot_;
};

// Of a score by words: nearer is more, what shares few words stays low.
std::int64_t weighted(std::int64_t score, Nearness);

}  // namespace wiec::proposals
