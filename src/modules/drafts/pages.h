// The pages of this folder.
#pragma once
#include "modules/drafts/co_write.h"
#include "modules/drafts/edit_draft.h"
#include "modules/proposals/nearness.h"
#include "platform/html/card.h"
#include "platform/html/field.h"

namespace wiec::drafts {

Result<Reply> list_page(Context&, const Request&);
Result<Reply> start_page(Context&, const Request&);
Result<Reply> post_start(Context&, const Request&);
Result<Reply> draft_page(Context&, const Request&);
Result<Reply> post_draft(Context&, const Request&);
// Where the letter of an invitation leads, by way of logging in.
Result<Reply> invitation_page(Context&, const Request&);
Result<Reply> edit_page(Context&, const Request&);
Result<Reply> post_save(Context&, const Request&);
Result<Reply> revisions_page(Context&, const Request&);
Html own_panel(Context&, std::int64_t);        // in the account
Html need_panel(Context&, std::int64_t need);  // what grew from it
Html idea_panel(Context&, std::int64_t idea);

// Shared drafts for the words of the site's search, under a heading of their own; gives how many there are.
std::size_t put_found_drafts(Html&, Context&, std::string_view words);

inline constexpr std::string_view kEditorNoun = "draft_editor";  // panels beside the form of a draft

// Parts that several pages show.
std::string_view name_of(Language, Level);
std::string_view name_of(Language, Path);
void put_draft_card(Html&, Language, const Draft&, int heading_level);
void put_words(Html&, Language, const Words&, std::string_view place_name);
void put_differences(Html&, Language, const Words& before, std::string_view place_before, const Words& after,
                     std::string_view place_after);
// Shared drafts and earlier proposals like this title; nothing where there are none.
// Like these words, and raised and told where the area is the same.
void put_similar(Html&, Context&, const Words&, DraftId own);
struct SimilarDraft {
  Draft draft;
  std::int64_t score = 0;
  proposals::Nearness near = proposals::Nearness::unknown;
};
std::vector<SimilarDraft> similar_drafts(Context&, const Words&, DraftId own, int limit);
std::string moment(Language, Instant);
// By the code in the address; not_found for whoever may not read it.
Result<Draft> draft_asked_for(Context&, const Request&);

}  // namespace wiec::drafts
