// All SQL of what happens to a plan: comments and answers, what later projects take up, progress.
#pragma once
#include <map>

#include "modules/plans/plan.h"

namespace wiec::plans {

CommentId insert_comment(db::WriteTx&, const Comment&);
std::vector<Comment> comments_of(db::ReadTx&, PlanId);  // oldest first
// By their ids: who commented on the plan, has a name and agreed to show it.
std::map<std::int64_t, std::string> shown_names(db::ReadTx&, PlanId);
std::optional<Comment> find_comment(db::ReadTx&, CommentId);
void store_answer(db::WriteTx&, CommentId, Verdict, const std::string& answer);
std::int64_t open_comments(db::ReadTx&, PlanId);
std::int64_t commented_since(db::ReadTx&, people::PersonId, Instant);
std::vector<Comment> comments_by(db::ReadTx&, people::PersonId);
void forget_commenter(db::WriteTx&, people::PersonId);  // the words stay

bool insert_take_up(db::WriteTx&, const TakeUp&);  // false when a project has it already
void delete_take_up(db::WriteTx&, PieceId action);
std::vector<TakeUp> take_ups_of(db::ReadTx&, PlanId);
struct TakenAction {
  PlanId plan;
  Both plan_title, title;
  ActionState state = ActionState::planned;
  TakeUp take_up;
};
std::vector<TakenAction> taken_by(db::ReadTx&, ProjectId);  // by plan and position

ProgressId insert_progress(db::WriteTx&, const Progress&);
std::vector<Progress> progress_of(db::ReadTx&, PlanId);  // newest first, of all actions, with readings

}  // namespace wiec::plans
