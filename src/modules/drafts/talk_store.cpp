#include "modules/drafts/talk_store.h"

#include "modules/drafts/draft_store.h"

namespace wiec::drafts {
namespace {

const db::Sql insert_invitation_row{"drafts.insert_invitation", R"(
  insert into draft_invitation (id, draft_id, email_hash, state, person_id, invited_by_id, invited_at)
  values ($1, $2, $3, 'waiting', $4, $5, $6))"};
const db::Sql update_letters{"drafts.invite_again", R"(
  update draft_invitation set state = 'waiting', letters = letters + 1, invited_at = $2, answered_at = null
  where id = $1)"};
const db::Sql update_invitation{"drafts.answer_invitation", R"(
  update draft_invitation set state = $2, person_id = coalesce($3, person_id), answered_at = $4 where id = $1)"};
#define WIEC_INVITATION_COLUMNS "select id, draft_id, state, invited_at, letters from draft_invitation "
const db::Sql select_waiting{"drafts.waiting_invitations",
                             WIEC_INVITATION_COLUMNS "where draft_id = $1 and state = 'waiting' order by id"};
const db::Sql select_invitation{"drafts.invitation_for", WIEC_INVITATION_COLUMNS
                                "where draft_id = $1 and email_hash = $2 and state = 'waiting' "
                                "order by id limit 1"};
const db::Sql select_last{"drafts.last_invitation",
                          WIEC_INVITATION_COLUMNS "where draft_id = $1 and email_hash = $2 order by id desc limit 1"};
const db::Sql select_invitations_to{"drafts.invitations_to",
                                    WIEC_INVITATION_COLUMNS "where person_id = $1 order by id"};
#undef WIEC_INVITATION_COLUMNS
const db::Sql select_inviting{"drafts.drafts_inviting", R"(
  select draft_id from draft_invitation where email_hash = $1 and state = 'waiting' order by id)"};
const db::Sql count_invited{"drafts.invited_since",
                            "select count(*) from draft_invitation where draft_id = $1 and invited_at >= $2"};

const db::Sql count_invited_by{"drafts.invited_by_since",
                               "select count(*) from draft_invitation where invited_by_id = $1 and invited_at >= $2"};
const db::Sql close_invitations{"drafts.close_invitations", R"(
  update draft_invitation set email_hash = '', answered_at = coalesce(answered_at, $2),
    state = case state when 'waiting' then 'withdrawn' else state end where draft_id = $1)"};
const db::Sql close_merges{"drafts.close_merges", R"(
  update draft_merge set state = 'withdrawn', answered_by_id = $2, answered_at = $3
  where (from_id = $1 or into_id = $1) and state = 'asked')"};

const db::Sql insert_comment_row{"drafts.insert_comment", R"(
  insert into draft_comment (id, draft_id, person_id, revision, body, by_author, hidden, made_at)
  values ($1, $2, $3, $4, $5, $6, false, $7))"};
const db::Sql select_comments{"drafts.comments_of", R"(
  select id, person_id, revision, body, by_author, hidden, made_at from draft_comment where draft_id = $1 order by id
  limit $2 offset $3)"};
const db::Sql count_said{"drafts.count_comments", "select count(*) from draft_comment where draft_id = $1"};
const db::Sql select_names{"drafts.shown_names", R"(
  select p.id, p.name from person p
  where p.id in (select person_id from draft_comment where draft_id = $1
                 union select person_id from draft_author where draft_id = $1)
    and p.name <> '' and (select c.given from consent c where c.person_id = p.id and c.kind = $2
                          order by c.at desc, c.id desc limit 1))"};
const db::Sql count_recent{"drafts.commented_since",
                           "select count(*) from draft_comment where person_id = $1 and made_at >= $2"};
const db::Sql update_comment{"drafts.hide_comment",
                             "update draft_comment set hidden = true where draft_id = $1 and id = $2"};
const db::Sql select_own_comments{"drafts.comments_by", R"(
  select body, made_at from draft_comment where person_id = $1 order by id desc)"};

const db::Sql insert_merge_row{"drafts.insert_merge", R"(
  insert into draft_merge (id, from_id, into_id, state, asked_by_id, asked_at) values ($1, $2, $3, 'asked', $4, $5))"};
const db::Sql update_merge{"drafts.answer_merge",
                           "update draft_merge set state = $2, answered_by_id = $3, answered_at = $4 where id = $1"};
#define WIEC_MERGE_COLUMNS \
  "select id, from_id, into_id, state, asked_by_id, answered_by_id, asked_at, answered_at from draft_merge "
const db::Sql select_merge{"drafts.find_merge", WIEC_MERGE_COLUMNS "where id = $1"};
const db::Sql select_merges{"drafts.merges_of",
                            WIEC_MERGE_COLUMNS "where from_id = $1 or into_id = $1 order by id desc"};
const db::Sql select_own_merges{"drafts.merges_by",
                                WIEC_MERGE_COLUMNS "where asked_by_id = $1 or answered_by_id = $1 order by id"};
#undef WIEC_MERGE_COLUMNS

const db::Sql forget_invited{"drafts.forget_invited", "delete from draft_invitation where person_id = $1"};
const db::Sql forget_inviter{"drafts.forget_inviter",
                             "update draft_invitation set invited_by_id = null where invited_by_id = $1"};
const db::Sql forget_comments{"drafts.forget_comments",
                              "update draft_comment set person_id = null where person_id = $1"};
const db::Sql forget_asked{"drafts.forget_asked", "update draft_merge set asked_by_id = null where asked_by_id = $1"};
const db::Sql forget_answered{"drafts.forget_answered",
                              "update draft_merge set answered_by_id = null where answered_by_id = $1"};

Invitation invitation_from(const db::Row& row) {
  return {row.get<InvitationId>(0), row.get<DraftId>(1), row.get<std::string>(2), row.get<Instant>(3),
          row.get<std::int64_t>(4)};
}

std::optional<people::PersonId> or_null(people::PersonId person) {
  return person ? std::optional(person) : std::nullopt;
}

people::PersonId person_at(const db::Row& row, int column) {
  return row.get<std::optional<people::PersonId>>(column).value_or(people::PersonId{});
}

Comment comment_from(const db::Row& row) {
  return {.id = row.get<CommentId>(0),
          .person = person_at(row, 1),
          .revision = row.get<std::int64_t>(2),
          .body = row.get<std::string>(3),
          .by_author = row.get<bool>(4),
          .hidden = row.get<bool>(5),
          .made_at = row.get<Instant>(6)};
}

Merge merge_from(const db::Row& row) {
  return {.id = row.get<MergeId>(0),
          .from = row.get<DraftId>(1),
          .into = row.get<DraftId>(2),
          .state = row.get<std::string>(3),
          .asked_by = person_at(row, 4),
          .answered_by = person_at(row, 5),
          .asked_at = row.get<Instant>(6),
          .answered_at = row.get<std::optional<Instant>>(7)};
}

}  // namespace

void insert_invitation(db::WriteTx& tx, DraftId draft, const std::string& email_hash, people::PersonId person,
                       people::PersonId invited_by) {
  tx.run(insert_invitation_row, tx.new_id<InvitationId>(), draft, email_hash, or_null(person), or_null(invited_by),
         tx.now());
}

void invite_again(db::WriteTx& tx, InvitationId id) { tx.run(update_letters, id, tx.now()); }

void answer_invitation(db::WriteTx& tx, InvitationId id, std::string_view state, people::PersonId person) {
  tx.run(update_invitation, id, state, or_null(person), tx.now());
}

std::vector<Invitation> waiting_invitations(db::ReadTx& tx, DraftId draft) {
  return tx.all(select_waiting, invitation_from, draft);
}

std::optional<Invitation> invitation_for(db::ReadTx& tx, DraftId draft, const std::string& email_hash) {
  return tx.one(select_invitation, invitation_from, draft, email_hash);
}

std::optional<Invitation> last_invitation(db::ReadTx& tx, DraftId draft, const std::string& email_hash) {
  return tx.one(select_last, invitation_from, draft, email_hash);
}

std::vector<Invitation> invitations_to(db::ReadTx& tx, people::PersonId person) {
  return tx.all(select_invitations_to, invitation_from, person);
}

std::vector<Draft> drafts_inviting(db::ReadTx& tx, const std::string& email_hash) {
  const auto ids = tx.all(
      select_inviting, [](const db::Row& row) { return row.get<DraftId>(0); }, email_hash);
  std::vector<Draft> all;
  for (const DraftId id : ids)
    if (auto draft = find_draft(tx, id); draft && draft->state == State::working) all.push_back(*std::move(draft));
  return all;
}

std::int64_t invited_since(db::ReadTx& tx, DraftId draft, Instant since) {
  return *tx.value<std::int64_t>(count_invited, draft, since);
}

std::int64_t invited_by_since(db::ReadTx& tx, people::PersonId person, Instant since) {
  return *tx.value<std::int64_t>(count_invited_by, person, since);
}

CommentId insert_comment(db::WriteTx& tx, DraftId draft, const Comment& c) {
  const auto id = tx.new_id<CommentId>();
  tx.run(insert_comment_row, id, draft, or_null(c.person), c.revision, c.body, c.by_author, tx.now());
  return id;
}

std::vector<Comment> comments_of(db::ReadTx& tx, DraftId draft, int limit, std::int64_t skip) {
  return tx.all(select_comments, comment_from, draft, limit, skip);
}

std::int64_t count_comments(db::ReadTx& tx, DraftId draft) { return *tx.value<std::int64_t>(count_said, draft); }

std::map<std::int64_t, std::string> shown_names(db::ReadTx& tx, DraftId draft) {
  std::map<std::int64_t, std::string> names;
  for (const db::Row& row : tx.query(select_names, draft, people::name_of(people::ConsentKind::show_name)))
    names.emplace(row.get<std::int64_t>(0), row.get<std::string>(1));
  return names;
}

std::int64_t commented_since(db::ReadTx& tx, people::PersonId person, Instant since) {
  return *tx.value<std::int64_t>(count_recent, person, since);
}

void hide_comment(db::WriteTx& tx, DraftId draft, CommentId id) { tx.run(update_comment, draft, id); }

std::vector<OwnComment> comments_by(db::ReadTx& tx, people::PersonId person) {
  return tx.all(
      select_own_comments,
      [](const db::Row& row) {
        return OwnComment{row.get<std::string>(0), row.get<Instant>(1)};
      },
      person);
}

MergeId insert_merge(db::WriteTx& tx, DraftId from, DraftId into, people::PersonId asked_by) {
  const auto id = tx.new_id<MergeId>();
  tx.run(insert_merge_row, id, from, into, asked_by, tx.now());
  return id;
}

void answer_merge_row(db::WriteTx& tx, MergeId id, std::string_view state, people::PersonId answered_by) {
  tx.run(update_merge, id, state, answered_by, tx.now());
}

std::optional<Merge> find_merge(db::ReadTx& tx, MergeId id) { return tx.one(select_merge, merge_from, id); }

std::vector<Merge> merges_of(db::ReadTx& tx, DraftId draft) { return tx.all(select_merges, merge_from, draft); }

std::vector<Merge> merges_by(db::ReadTx& tx, people::PersonId person) {
  return tx.all(select_own_merges, merge_from, person);
}

void close_talks(db::WriteTx& tx, DraftId draft, people::PersonId by) {
  tx.run(close_invitations, draft, tx.now());
  tx.run(close_merges, draft, or_null(by), tx.now());
}

void forget_talker(db::WriteTx& tx, people::PersonId person) {
  tx.run(forget_invited, person);
  tx.run(forget_inviter, person);
  tx.run(forget_comments, person);
  tx.run(forget_asked, person);
  tx.run(forget_answered, person);
}

}  // namespace wiec::drafts
