// An idea (pomysł): what somebody thinks should be done, in two fields. It answers needs, is joined with others,
// becomes a draft, or is parked with a reason.
#pragma once
#include "modules/needs/need.h"

namespace wiec::needs {

struct IdeaTag;
using IdeaId = Id<IdeaTag>;

enum class IdeaState : std::uint8_t { open, joined, parked, drafted };
inline constexpr std::string_view kIdeaStateCodes[] = {"open", "joined", "parked", "drafted"};
std::string_view code_of(IdeaState);
std::optional<IdeaState> idea_state_from(std::string_view);

struct Idea {
  IdeaId id;
  std::string title, body;
  places::PlaceId place;  // the district; none = the whole city, or not known
  std::string place_name, place_code;
  bool from_card = false;
  people::PersonId author;  // none: from a card, or erased
  IdeaState state = IdeaState::open;
  IdeaId joined_into;
  std::string parked_pl, parked_en;
  std::string hidden_pl;  // why it is not shown; empty = it is
  Instant made_at, changed_at;

  const std::string& parked(Language l) const {
    return l == Language::en && !parked_en.empty() ? parked_en : parked_pl;
  }
  bool hidden() const { return !hidden_pl.empty(); }
  std::string code() const { return code_from_id(id.value); }
  std::string path() const { return "/pomysly/" + code(); }
};

// Nouns and links of the thread (commons/links).
inline constexpr std::string_view kNeedNoun = "need", kIdeaNoun = "idea";
inline constexpr std::string_view kAnswers = "answers";         // idea -> need
inline constexpr std::string_view kTakesUp = "takes_up";        // whatever stands on it now -> need, idea
inline constexpr std::string_view kJoinedInto = "joined_into";  // idea -> idea

}  // namespace wiec::needs
