// Moderation: a post is hidden with a reason that stands in its place, and its author may ask to look at it again.
// Somebody else than who hid it decides. Everything stands in a public log.
#pragma once
#include "commons/discussions/discussion.h"
#include "commons/site/page.h"

namespace wiec::discussions {

// By who facilitates; the author is told. Problems of all: gone, not theirs (not_allowed); in another state than asked
// for (conflict).
Result<> hide_post(Context&, PostId, const std::string& why);
Result<> show_post(Context&, PostId);  // again
// The post stays hidden after its author asked; `why` is public. Who hid it cannot say so (conflict).
Result<> uphold_hiding(Context&, PostId, const std::string& why);
// By its author, once for each hiding; `words` are for who facilitates.
Result<> ask_to_look_again(Context&, PostId, const std::string& words);

}  // namespace wiec::discussions
