// Writing together: invitations by e-mail, comments, making one draft of two with the consent of both sides.
#pragma once
#include "commons/notifications/notifications.h"
#include "commons/site/page.h"
#include "modules/drafts/talk_store.h"

namespace wiec::drafts {

// A letter to the address; whoever logs in with it may accept. The address itself is not kept. Problems: no address,
// too many, not an author, declined or written to twice already (conflict), no letters can be sent (unavailable).
Result<> invite_author(Context&, const Draft&, std::string_view typed_email);
Result<> withdraw_invitations(Context&, DraftId);  // all that wait
// By who logged in with the address. Problem: nothing waits for them.
Result<> answer_invitation(Context&, DraftId, bool accept);
// Drafts of the Joint Projects that `from` writes and that are worked on: `to` writes them too, or in place of `from`.
// Their other authors hear of it.
std::vector<DraftId> pass_on_drafts(db::WriteTx&, const Actor&, people::PersonId from, people::PersonId to,
                                    bool from_stays);
Result<> leave_draft(Context&, DraftId);  // the last author abandons it instead (conflict)

// By anybody logged in who may read it. Problems: empty or too long, too many.
Result<> add_comment(Context&, const Draft&, std::string_view typed);
Result<> hide_comment_of(Context&, const Draft&, CommentId);  // by who leads the place

// An author of `from` asks those of `into`. Problems: the same, not shared, over, or asked already (conflict).
Result<> ask_merge(Context&, DraftId from, DraftId into);
// An author of the other draft agrees or refuses; an author of the asking one withdraws. Agreed: the authors of both
// write `into`; `from` leads there. Problems: not theirs (not_allowed); answered already (conflict).
enum class MergeAnswer : std::uint8_t { agree, refuse, withdraw };
Result<> answer_merge(Context&, MergeId, MergeAnswer);

// The draft, locked, when it is worked on and the actor is its author.
Result<Draft> written_draft(db::WriteTx&, const Actor&, DraftId);
void tell_authors(db::WriteTx&, const Draft&, const Actor&, std::string text_pl, std::string text_en,
                  notifications::NoticeKind = notifications::NoticeKind::own);
std::string email_hash(const Shared&, std::string_view email);
std::string own_email_hash(db::ReadTx&, const Context&);  // of who asks; "" when nobody does

}  // namespace wiec::drafts
