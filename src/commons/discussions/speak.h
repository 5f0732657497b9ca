// What people do in a discussion: take part under a name, write, answer, support, choose by dots. Everything holds only
// in the round that is open.
#pragma once
#include "commons/discussions/post_store.h"
#include "commons/site/page.h"
#include "commons/site/typed.h"

namespace wiec::discussions {

inline constexpr int kMostTitle = 120, kMostBody = 2'000, kMostName = 60;

// The form read into a post; `answers`: what it answers, none when it begins a thread. What is wrong with it goes to
// `faults`.
NewPost read_post(Context&, const Typed&, PostId answers, Faults& faults);
// The name in the field "name"; must be given by who does not take part yet.
std::string read_name(Context&, const Typed&, DiscussionId, Faults& faults);

// The author takes part from then on; `joins`: the area that who does not speak yet joins with it (standing.h). The
// same form sent twice is one post. Whoever is answered hears of it. Problems: the round is not open (closed); what it
// answers is hidden or gone (conflict); too many in a while (too_many); the author does not speak here and joins
// nothing (invalid at "area": of the following too).
Result<PostId> write_post(Context&, DiscussionId, const NewPost&, const std::string& name, std::int64_t joins = 0);
// One's own: the words go, answers stay. Problems: gone, not theirs.
Result<> withdraw_post(Context&, PostId);

// The same again changes nothing. Problems: gone or hidden, one's own (conflict), the round is not open (closed).
Result<> support_post(Context&, PostId);
Result<> take_support_back(Context&, PostId);

// Instead of the dots the person has. Problems: too many dots, or beside what is not to choose from (invalid at "dot");
// the choice is not open (closed).
Result<> give_dots(Context&, DiscussionId, std::vector<PostId>, std::int64_t joins = 0);

}  // namespace wiec::discussions
