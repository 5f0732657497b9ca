// A proposal (projekt zgłoszony do budżetu obywatelskiego), its states and what is shown of it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "commons/places/places.h"
#include "modules/editions/edition.h"
#include "platform/files/files.h"

namespace wiec::proposals {

struct ProposalTag;
using ProposalId = Id<ProposalTag>;
struct CategoryTag;
using CategoryId = Id<CategoryTag>;

enum class State { submitted, formal_check, assessment, rejected, withdrawn, merged, on_ballot, won, lost };
inline constexpr int kStates = 9;
std::string_view code_of(State);
std::optional<State> state_from(std::string_view);

struct Category {
  CategoryId id;
  std::string code;
  std::string name_pl, name_en;
  int position = 0;
  const std::string& name(Language language) const { return language == Language::pl ? name_pl : name_en; }
};

using places::Point;

struct CostItem {
  std::string name_pl;
  Money cost;
};

struct Decision {
  std::string criterion_pl, criterion_en, reason_pl, reason_en, office_pl, office_en;
  Date decided_on;
  ProposalId merged_into;
};

struct Proposal {
  ProposalId id;
  editions::EditionId edition;
  editions::PoolId pool;
  std::string number, external_id;
  std::string title_pl, title_en;
  std::string summary_pl, summary_en;
  std::string body_pl, body_en;
  Money cost;
  CategoryId category;
  places::PlaceId place;
  std::string location;
  State state = State::submitted;
  int shuffle = 0;
  std::string author_shown;
  files::FileId picture;  // none: no picture
  std::string picture_type;
  Instant submitted_at, changed_at;
  std::vector<Point> points;
  std::vector<CostItem> cost_items;
  std::optional<Decision> decision;

  std::string code() const { return code_from_id(id.value); }
  // The English words where there are some, else the Polish.
  const std::string& title(Language language) const {
    return language == Language::en && !title_en.empty() ? title_en : title_pl;
  }
  const std::string& summary(Language language) const {
    return language == Language::en && !summary_en.empty() ? summary_en : summary_pl;
  }
  const std::string& body(Language language) const {
    return language == Language::en && !body_en.empty() ? body_en : body_pl;
  }
};

}  // namespace wiec::proposals
