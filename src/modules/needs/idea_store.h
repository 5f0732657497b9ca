// All SQL of ideas; what an idea answers stands in commons/links.
#pragma once
#include <vector>

#include "modules/needs/idea.h"

namespace wiec::needs {

struct IdeaFilter {
  places::PlaceId place;
  std::optional<IdeaState> state;
};
std::vector<Idea> ideas(db::ReadTx&, const IdeaFilter&, int limit, std::int64_t skip = 0);  // shown ones, newest first
std::int64_t count_ideas(db::ReadTx&, const IdeaFilter&);
std::optional<Idea> find_idea(db::ReadTx&, IdeaId);
// In the order of the ids, hidden ones too; those that lead nowhere are left out.
std::vector<Idea> ideas_by_id(db::ReadTx&, std::span<const std::int64_t> ids);
std::vector<Idea> ideas_brought_by(db::ReadTx&, people::PersonId);
std::vector<Idea> ideas_joined_into(db::ReadTx&, IdeaId);
std::vector<Idea> ideas_answering(db::ReadTx&, NeedId);  // shown ones, oldest link first

IdeaId insert_idea(db::WriteTx&, const Idea&);
void update_idea(db::WriteTx&, const Idea&);  // state, what it was joined into, why it is parked or hidden
// Remembers that the idea answers the need; false when it did before.
bool insert_answer(db::WriteTx&, IdeaId, NeedId);
std::int64_t answered_since(db::ReadTx&, people::PersonId author, Instant);  // new answers of all of one's ideas
// From which joined idea an answer came; none = its own.
void set_bringer(db::WriteTx&, IdeaId, NeedId, IdeaId bringer);
std::vector<NeedId> brought_to(db::ReadTx&, IdeaId target, IdeaId bringer);
bool lock_idea(db::WriteTx&, IdeaId);
void forget_author_of_ideas(db::WriteTx&, people::PersonId);

}  // namespace wiec::needs
