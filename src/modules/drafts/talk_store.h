// All SQL of what is said around drafts: invitations, comments, merging.
#pragma once
#include <map>

#include "modules/drafts/draft.h"

namespace wiec::drafts {

struct InvitationTag;
using InvitationId = Id<InvitationTag>;
struct Invitation {
  InvitationId id;
  DraftId draft;
  std::string state;   // waiting, accepted, declined, withdrawn
  Instant invited_at;  // when the last letter went
  std::int64_t letters = 1;
};
// `person`: whose address it is; none = not known yet.
void insert_invitation(db::WriteTx&, DraftId, const std::string& email_hash, people::PersonId person,
                       people::PersonId invited_by);
void invite_again(db::WriteTx&, InvitationId);  // it waits again, one letter more
void answer_invitation(db::WriteTx&, InvitationId, std::string_view state, people::PersonId person);
std::vector<Invitation> waiting_invitations(db::ReadTx&, DraftId);
std::optional<Invitation> invitation_for(db::ReadTx&, DraftId, const std::string& email_hash);   // that waits
std::optional<Invitation> last_invitation(db::ReadTx&, DraftId, const std::string& email_hash);  // in any state
std::vector<Draft> drafts_inviting(db::ReadTx&, const std::string& email_hash);
std::int64_t invited_since(db::ReadTx&, DraftId, Instant);
std::int64_t invited_by_since(db::ReadTx&, people::PersonId, Instant);
std::vector<Invitation> invitations_to(db::ReadTx&, people::PersonId);

struct CommentTag;
using CommentId = Id<CommentTag>;
struct Comment {
  CommentId id;
  people::PersonId person;  // none: erased
  std::int64_t revision = 0;
  std::string body;
  bool by_author = false, hidden = false;
  Instant made_at;
};
CommentId insert_comment(db::WriteTx&, DraftId, const Comment&);
std::vector<Comment> comments_of(db::ReadTx&, DraftId, int limit = 1000, std::int64_t skip = 0);  // oldest first
std::int64_t count_comments(db::ReadTx&, DraftId);
// Of its authors and commenters, those who consented to their name.
std::map<std::int64_t, std::string> shown_names(db::ReadTx&, DraftId);
std::int64_t commented_since(db::ReadTx&, people::PersonId, Instant);
void hide_comment(db::WriteTx&, DraftId, CommentId);
struct OwnComment {
  std::string body;
  Instant made_at;
};
std::vector<OwnComment> comments_by(db::ReadTx&, people::PersonId);

struct MergeTag;
using MergeId = Id<MergeTag>;
struct Merge {
  MergeId id;
  DraftId from, into;
  std::string state;  // asked, agreed, refused, withdrawn
  people::PersonId asked_by, answered_by;
  Instant asked_at;
  std::optional<Instant> answered_at;
};
MergeId insert_merge(db::WriteTx&, DraftId from, DraftId into, people::PersonId asked_by);
void answer_merge_row(db::WriteTx&, MergeId, std::string_view state, people::PersonId answered_by);
std::optional<Merge> find_merge(db::ReadTx&, MergeId);
std::vector<Merge> merges_of(db::ReadTx&, DraftId);  // from it or into it, newest first

std::vector<Merge> merges_by(db::ReadTx&, people::PersonId);  // asked or answered by the person, oldest first
// The draft is over: nothing that was asked or offered around it waits any more.
void close_talks(db::WriteTx&, DraftId, people::PersonId by);

void forget_talker(db::WriteTx&, people::PersonId);

}  // namespace wiec::drafts
