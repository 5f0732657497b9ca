// All SQL of ideas; what an idea answers stands in commons/links.
#pragma once
#include <vector>

#include "modules/needs/idea.h"

namespace wiec::needs {

struct IdeaFilter {
  places::PlaceId place;
  std::optional<IdeaState> state;
};
std::vector<Idea> ideas(db::ReadTx&, const IdeaFilter&, int limit, std::int64_t skip = 0);  // newest first
std::int64_t count_ideas(db::ReadTx&, const IdeaFilter&);
std::optional<Idea> find_idea(db::ReadTx&, IdeaId);
std::vector<Idea> ideas_brought_by(db::ReadTx&, people::PersonId);
std::vector<Idea> ideas_joined_into(db::ReadTx&, IdeaId);
std::vector<Idea> ideas_answering(db::ReadTx&, NeedId);  // oldest link first
std::vector<Need> needs_answered_by(db::ReadTx&, IdeaId);

IdeaId insert_idea(db::WriteTx&, const Idea&);
void update_idea(db::WriteTx&, const Idea&);  // state, what it was joined into, why it is parked
bool lock_idea(db::WriteTx&, IdeaId);
void forget_author_of_ideas(db::WriteTx&, people::PersonId);

}  // namespace wiec::needs
