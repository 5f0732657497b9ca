// The pages of this folder.
#pragma once
#include "commons/discussions/discussion.h"
#include "commons/site/form_fields.h"
#include "commons/site/page.h"

namespace wiec::discussions {

Result<Reply> list_page(Context&, const Request&);
Result<Reply> discussion_page(Context&, const Request&);
Result<Reply> post_new_post(Context&, const Request&);
Result<Reply> post_dots(Context&, const Request&);
Result<Reply> digest_page(Context&, const Request&);
Result<Reply> moderation_page(Context&, const Request&);
Result<Reply> api_discussion(Context&, const Request&);
Result<Reply> post_page(Context&, const Request&);
Result<Reply> post_act(Context&, const Request&);       // of readers and the author
Result<Reply> post_moderate(Context&, const Request&);  // of who facilitates

Result<Reply> desk_page(Context&, const Request&);
Result<Reply> new_page(Context&, const Request&);
Result<Reply> post_new(Context&, const Request&);
Result<Reply> edit_page(Context&, const Request&);
Result<Reply> post_edit(Context&, const Request&);
Result<Reply> post_close(Context&, const Request&);
Result<Reply> summary_page(Context&, const Request&);
Result<Reply> post_summary(Context&, const Request&);

Html desk_task(Context&, std::int64_t);
Html gathering_panel(Context&, std::int64_t gathering);

inline constexpr std::string_view kDesk = "/administracja/dyskusje";

// The choice of a discussion: the form while it is open, the ranking when it is over. `ticked`: from a form that came
// back; null = the reader's dots as they are.
void put_choice(Html&, Context&, const Discussion&, const FormFields&, const std::vector<std::string>* ticked);

// By the code in the address, when who asks may facilitate it.
Result<Discussion> facilitated(Context&, const Request&);

// The discussion's page with a form that came back.
Page discussion_with(Context&, const Discussion&, RoundKind, const Typed&, const Faults&);

}  // namespace wiec::discussions
