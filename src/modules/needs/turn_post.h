// What was said in an online discussion becomes a need or an idea of the place; the link is kept both ways.
#pragma once
#include "commons/discussions/post_store.h"
#include "commons/site/page.h"
#include "modules/needs/idea.h"

namespace wiec::needs {

inline constexpr std::string_view kCameFrom = "came_from";  // need, idea -> discussion_post

// By who leads the discussion's place and the need's own. Its author is the post's, who hears of it and supports the
// need. Problems: the post is gone or hidden (not_found), not theirs, it is one already (conflict).
Result<NeedId> turn_into_need(Context&, discussions::PostId, Need);
Result<IdeaId> turn_into_idea(Context&, discussions::PostId, Idea);

// Whether who asks may do that; the post is shown.
bool may_turn(db::ReadTx&, const Actor&, const discussions::Post&);

}  // namespace wiec::needs
