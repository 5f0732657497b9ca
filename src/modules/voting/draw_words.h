// Ties and draws in people's words.
#pragma once
#include "modules/voting/draw.h"
#include "modules/voting/pages.h"

namespace wiec::voting {

// What a tie is among: an edition's pool with its projects; no pool: its districts.
struct TieGround {
  const editions::Edition* edition = nullptr;
  const editions::Pool* pool = nullptr;
  PoolResult result;
  std::vector<ProjectResult> projects;
};
std::string name_of_candidate(Language, const TieGround&, const std::string& candidate);
std::string names_of_candidates(Language, const TieGround&, const std::vector<std::string>& candidates);

// "Remis między: ... O kolejności zdecydowało losowanie ...": for the public.
std::string sentence_of_draw(Language, const std::string& tied, const tally::Draw&,
                             const std::vector<ProjectResult>& projects);

// Where leftovers move: the rule, each district's turnout, who got the money. Nothing where they stay.
void put_leftovers(Html&, Language, const editions::Edition&, const std::vector<PoolResult>&);

}  // namespace wiec::voting
