// SQL of discussions, their rounds and who takes part.
#pragma once
#include <vector>

#include "commons/discussions/discussion.h"
#include "commons/site/actor.h"
#include "commons/site/shared.h"

namespace wiec::discussions {

std::optional<Discussion> find_discussion(db::ReadTx&, DiscussionId);
std::optional<Discussion> discussion_about(db::ReadTx&, std::string_view noun, std::int64_t id);
std::vector<Discussion> discussions(db::ReadTx&, int limit, std::int64_t skip = 0);  // newest first
std::int64_t count_discussions(db::ReadTx&);

DiscussionId insert_discussion(db::WriteTx&, const Discussion&);
// Everything but the host; rounds that are no longer there go, which must be without posts. Its next revision.
void update_discussion(db::WriteTx&, const Discussion&);
bool lock_discussion(db::WriteTx&, DiscussionId);
bool has_posts(db::ReadTx&, RoundId);

// Under which the person takes part; nullopt when they do not.
std::optional<std::string> name_in(db::ReadTx&, DiscussionId, people::PersonId);
std::int64_t count_people(db::ReadTx&, DiscussionId);
// Takes part from then on; who does already keeps their name. The row is locked until the transaction ends.
void join(db::WriteTx&, DiscussionId, people::PersonId, const std::string& name);

// A round that has begun and of which not everybody has heard.
struct Unannounced {
  DiscussionId discussion;
  RoundId round;
  std::int64_t told_to = 0;
};
std::optional<Unannounced> next_unannounced(db::ReadTx&, Instant now);
// Those who take part, and those with a seat at the gathering it stands for; by number after `after`.
std::vector<people::PersonId> people_to_tell(db::ReadTx&, const Discussion&, std::int64_t after, int limit);
void note_told(db::WriteTx&, RoundId, std::int64_t told_to, bool everybody);

// A discussion whose gathering was cancelled, while not everybody has heard.
struct CalledOff {
  DiscussionId discussion;
  std::int64_t told_to = 0;
};
std::optional<CalledOff> next_called_off(db::ReadTx&);
// Those who take part and have no seat at the gathering: who has one hears from the gathering itself.
std::vector<people::PersonId> people_without_seat(db::ReadTx&, const Discussion&, std::int64_t after, int limit);
void note_told_off(db::WriteTx&, DiscussionId, std::int64_t told_to, bool everybody);

// People with a role that may facilitate somewhere; one row for each grant.
struct Facilitator {
  people::PersonId person;
  Grant grant;
};
std::vector<Facilitator> facilitators(db::ReadTx&);

PersonalData personal_data();

}  // namespace wiec::discussions
