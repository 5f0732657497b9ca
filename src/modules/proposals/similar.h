// Earlier proposals that are like a title, with what became of them: for who writes a new one.
#pragma once
#include <vector>

#include "modules/proposals/nearness.h"
#include "modules/proposals/pages.h"

namespace wiec::proposals {

struct Similar {
  ProposalId id;
  std::int64_t score = 0;  // thousandths; 1000 = the same words
  Nearness near = Nearness::unknown;
  std::string place;  // what is the same: the district, or the words of its location
  std::string number, title_pl, title_en, edition_pl, edition_en, code;
  State state = State::submitted;
  std::optional<Decision> decision;  // why it was refused, withdrawn or merged, where that is known
  const std::string& title(Language l) const { return l == Language::en && !title_en.empty() ? title_en : title_pl; }
  std::string path() const { return "/projekty/" + code; }
};
// Best first: like words weigh more in the same area. Titles that say nothing find nothing.
std::vector<Similar> similar_proposals(Context&, std::string_view title, int limit, const Whereabouts& = {});
// "ten sam obszar: Stare Ogrody"; empty where nothing is known to be the same.
std::string words_of(Language, Nearness, std::string_view place);
void put_similar_proposals(Html&, Language, const std::vector<Similar>&);

Result<Reply> api_similar(Context&, const Request&);
// What was tried in a district, beside its needs.
Html diagnosis_panel(Context&, std::int64_t place);

}  // namespace wiec::proposals
