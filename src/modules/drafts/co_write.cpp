#include "modules/drafts/co_write.h"

#include "commons/audit/audit.h"
#include "commons/links/links.h"
#include "commons/people/person_store.h"
#include "commons/search/search.h"
#include "modules/drafts/draft_store.h"
#include "modules/drafts/edit_draft.h"
#include "modules/drafts/texts.h"
#include "modules/needs/leading.h"
#include "modules/needs/need.h"
#include "platform/crypto/crypto.h"
#include "platform/mail/outbox.h"
#include "platform/text/text.h"

namespace wiec::drafts {
namespace {

constexpr std::int64_t kInvitationsADay = 10, kInvitationsOfOneADay = 20, kCommentsADay = 50, kMostLetters = 2;
constexpr std::size_t kLongestComment = 2000;

links::Noun noun(DraftId id) { return {std::string(kDraftNoun), id.value}; }

// Everything the draft grew from belongs to the other one now.
void move_links(db::WriteTx& tx, DraftId from, DraftId into) {
  for (const auto& link : links::links_from(tx, noun(from), kGrewFrom))
    links::add_link(tx, noun(into), kGrewFrom, link.to);
  links::add_link(tx, noun(from), kMergedInto, noun(into));
  renew_origins(tx, from);
  renew_origins(tx, into);
}

void make_one(db::WriteTx& tx, const Actor& actor, const Draft& from, const Draft& into) {
  set_state(tx, from.id, State::merged, into.id);
  search::remove_document(tx, kDraftNoun, from.id.value);
  for (const auto person : authors_of(tx, from.id)) insert_author(tx, into.id, person);
  move_links(tx, from.id, into.id);
  close_talks(tx, from.id, people::PersonId{actor.person});
  const auto words = [&](Language l) { return std::string(texts::told_merged(l, from.words.title, into.words.title)); };
  tell_authors(tx, into, actor, words(Language::pl), words(Language::en));
}

}  // namespace

std::string email_hash(const Shared& shared, std::string_view email) {
  return crypto::hmac_sha256_hex(shared.key("draft invitations"), text::fold(email));
}

std::string own_email_hash(db::ReadTx& tx, const Context& ctx) {
  const auto person =
      ctx.actor.anonymous() ? std::nullopt : people::find_person(tx, people::PersonId{ctx.actor.person});
  return person && !person->email.empty() ? email_hash(ctx.shared, person->email) : std::string();
}

Result<Draft> written_draft(db::WriteTx& tx, const Actor& actor, DraftId id) {
  lock_draft(tx, id);
  auto draft = find_draft(tx, id);
  if (!draft) return problem(ProblemKind::not_found, texts::keys::no_such);
  if (!is_author(tx, id, people::PersonId{actor.person}))
    return problem(ProblemKind::not_allowed, texts::keys::not_author);
  if (draft->state != State::working) return problem(ProblemKind::closed, texts::keys::is_over);
  return *std::move(draft);
}

void tell_authors(db::WriteTx& tx, const Draft& d, const Actor& actor, std::string text_pl, std::string text_en,
                  notifications::NoticeKind kind) {
  for (const auto person : authors_of(tx, d.id))
    if (person.value != actor.person)
      notifications::notify(tx, {.person = person,
                                 .kind = kind,
                                 .noun = std::string(kDraftNoun),
                                 .noun_id = d.id.value,
                                 .matter_pl = d.words.title,
                                 .matter_en = d.words.title,
                                 .text_pl = text_pl,
                                 .text_en = text_en,
                                 .path = d.path()});
}

namespace {

// At most two letters ever go to an address, the second not on the same day; none after it was declined.
Result<bool> note_invitation(db::WriteTx& tx, const Actor& actor, DraftId id, const std::string& hash,
                             people::PersonId known) {
  const Instant day_ago = tx.now() + -std::chrono::hours(24);
  const people::PersonId inviter{actor.person};
  if (invited_since(tx, id, day_ago) >= kInvitationsADay)
    return problem(ProblemKind::too_many, texts::keys::err_many, "email", {{"most", kInvitationsADay}});
  if (invited_by_since(tx, inviter, day_ago) >= kInvitationsOfOneADay)
    return problem(ProblemKind::too_many, texts::keys::err_many, "email", {{"most", kInvitationsOfOneADay}});
  const auto before = last_invitation(tx, id, hash);
  if (!before) {
    insert_invitation(tx, id, hash, known, inviter);
    return true;
  }
  if (before->state == "declined") return problem(ProblemKind::conflict, texts::keys::err_declined, "email");
  if (before->state == "waiting" && before->invited_at > day_ago) return false;
  if (before->letters >= kMostLetters) return problem(ProblemKind::conflict, texts::keys::err_letters, "email");
  invite_again(tx, before->id);
  return true;
}

}  // namespace

Result<> invite_author(Context& ctx, const Draft& d, std::string_view typed_email) {
  const Language l = ctx.language;
  const auto email = mail::email_from(typed_email);
  if (!email) return problem(ProblemKind::invalid, texts::keys::err_email, "email");
  const std::string site = ctx.letter_address ? ctx.letter_address() : std::string();
  if (site.empty()) return problem(ProblemKind::unavailable, texts::keys::no_letters, "email");
  const std::string hash = email_hash(ctx.shared, *email);
  const mail::Letter letter{
      .to = {.email = *email},
      .subject = std::string(texts::invite_subject(l)),
      .text = texts::invite_letter(l, d.words.title, site + localized(l, d.path() + "/zaproszenie")),
      .language = l};
  return ctx.db.write("drafts.invite", [=, id = d.id, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(const Draft draft, written_draft(tx, actor, id));
    const auto known = people::find_person_by_email(tx, *email);
    if (known && is_author(tx, id, known->id)) return {};
    TRY(const bool goes, note_invitation(tx, actor, id, hash, known ? known->id : people::PersonId{}));
    if (!goes) return {};
    mail::queue_letter(tx, letter);
    audit::record(tx, actor, "draft.invite", kDraftNoun, draft.id.value);
    return {};
  });
}

Result<> withdraw_invitations(Context& ctx, DraftId id) {
  return ctx.db.write("drafts.withdraw_invitations", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(const Draft draft, written_draft(tx, actor, id));
    for (const Invitation& i : waiting_invitations(tx, id)) answer_invitation(tx, i.id, "withdrawn", {});
    audit::record(tx, actor, "draft.withdraw_invitations", kDraftNoun, draft.id.value);
    return {};
  });
}

Result<> answer_invitation(Context& ctx, DraftId id, bool accept) {
  const std::string hash = ctx.db.read([&](db::ReadTx& tx) { return own_email_hash(tx, ctx); });
  return ctx.db.write("drafts.answer_invitation", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    lock_draft(tx, id);
    const auto draft = find_draft(tx, id);
    const auto invitation = hash.empty() ? std::nullopt : invitation_for(tx, id, hash);
    if (!draft || !invitation) return problem(ProblemKind::not_found, texts::keys::no_invitation);
    if (draft->state != State::working) return problem(ProblemKind::closed, texts::keys::is_over);
    answer_invitation(tx, invitation->id, accept ? "accepted" : "declined", people::PersonId{actor.person});
    if (accept) {
      tell_authors(tx, *draft, actor, std::string(texts::told_joined(Language::pl)),
                   std::string(texts::told_joined(Language::en)));
      insert_author(tx, id, people::PersonId{actor.person});
    }
    audit::record(tx, actor, accept ? "draft.accept" : "draft.decline", kDraftNoun, id.value);
    return {};
  });
}

std::vector<DraftId> pass_on_drafts(db::WriteTx& tx, const Actor& actor, people::PersonId from, people::PersonId to,
                                    bool from_stays) {
  std::vector<DraftId> passed;
  for (const Draft& d : drafts_of(tx, from)) {
    if (d.state != State::working || d.words.path == Path::ordinary) continue;
    lock_draft(tx, d.id);
    insert_author(tx, d.id, to);
    if (!from_stays) delete_author(tx, d.id, from);
    audit::record(tx, actor, "draft.pass_on", kDraftNoun, d.id.value, {{"stays", from_stays}});
    tell_authors(tx, d, actor, std::string(texts::told_passed_on(Language::pl)),
                 std::string(texts::told_passed_on(Language::en)));
    passed.push_back(d.id);
  }
  return passed;
}

Result<> leave_draft(Context& ctx, DraftId id) {
  return ctx.db.write("drafts.leave", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(const Draft draft, written_draft(tx, actor, id));
    if (authors_of(tx, id).size() < 2) return problem(ProblemKind::conflict, texts::keys::last_author);
    delete_author(tx, id, people::PersonId{actor.person});
    audit::record(tx, actor, "draft.leave", kDraftNoun, draft.id.value);
    return {};
  });
}

Result<> add_comment(Context& ctx, const Draft& d, std::string_view typed) {
  const std::string body = text::clean_text(typed).value_or("");
  if (body.empty() || text::length(body) > kLongestComment)
    return problem(ProblemKind::invalid, texts::keys::err_comment, "comment");
  const bool readable = ctx.db.read([&](db::ReadTx& tx) { return may_read(tx, ctx, d); });
  if (!readable) return problem(ProblemKind::not_found, texts::keys::no_such);
  return ctx.db.write("drafts.comment", [=, id = d.id, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    lock_draft(tx, id);
    const auto draft = find_draft(tx, id);
    if (!draft || draft->state != State::working) return problem(ProblemKind::closed, texts::keys::is_over);
    const people::PersonId person{actor.person};
    if (commented_since(tx, person, tx.now() + -std::chrono::hours(24)) >= kCommentsADay)
      return problem(ProblemKind::too_many, texts::keys::err_many, "comment", {{"most", kCommentsADay}});
    insert_comment(tx, id,
                   {.id = {},
                    .person = person,
                    .revision = draft->revision,
                    .body = body,
                    .by_author = is_author(tx, id, person)});
    tell_authors(tx, *draft, actor, std::string(texts::told_comment(Language::pl)),
                 std::string(texts::told_comment(Language::en)));
    return {};
  });
}

Result<> hide_comment_of(Context& ctx, const Draft& d, CommentId comment) {
  return ctx.db.write("drafts.hide_comment", [=, d = d, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    if (!needs::leads(tx, actor, d.words.place)) return problem(ProblemKind::not_allowed, texts::keys::not_author);
    hide_comment(tx, d.id, comment);
    audit::record(tx, actor, "draft.hide_comment", kDraftNoun, d.id.value);
    return {};
  });
}

Result<> ask_merge(Context& ctx, DraftId from, DraftId into) {
  return ctx.db.write("drafts.ask_merge", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(const Draft draft, written_draft(tx, actor, from));
    lock_draft(tx, into);
    const auto other = find_draft(tx, into);
    if (!other || from == into || other->state != State::working || !other->readable())
      return problem(ProblemKind::conflict, texts::keys::err_merge, "into");
    for (const Merge& m : merges_of(tx, from))
      if (m.state == "asked" && (m.from == into || m.into == into))
        return problem(ProblemKind::conflict, texts::keys::merge_asked, "into");
    insert_merge(tx, from, into, people::PersonId{actor.person});
    const auto words = [&](Language l) { return std::string(texts::told_merge_asked(l, draft.words.title)); };
    tell_authors(tx, *other, actor, words(Language::pl), words(Language::en));
    audit::record(tx, actor, "draft.ask_merge", kDraftNoun, from.value, {{"into", into.value}});
    return {};
  });
}

Result<> answer_merge(Context& ctx, MergeId id, MergeAnswer answer) {
  return ctx.db.write("drafts.answer_merge", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    auto merge = find_merge(tx, id);
    if (!merge) return problem(ProblemKind::not_found, texts::keys::no_such);
    lock_draft(tx, std::min(merge->from, merge->into));
    lock_draft(tx, std::max(merge->from, merge->into));
    merge = find_merge(tx, id);
    const people::PersonId person{actor.person};
    if (!is_author(tx, answer == MergeAnswer::withdraw ? merge->from : merge->into, person))
      return problem(ProblemKind::not_allowed, texts::keys::not_author);
    const auto from = find_draft(tx, merge->from), into = find_draft(tx, merge->into);
    if (merge->state != "asked" || !from || !into || from->state != State::working || into->state != State::working)
      return problem(ProblemKind::conflict, texts::keys::merge_over);
    const std::string_view state = answer == MergeAnswer::agree    ? "agreed"
                                   : answer == MergeAnswer::refuse ? "refused"
                                                                   : "withdrawn";
    answer_merge_row(tx, id, state, person);
    audit::record(tx, actor, "draft.answer_merge", kDraftNoun, merge->from.value,
                  {{"into", merge->into.value}, {"answer", state}});
    if (answer == MergeAnswer::agree) make_one(tx, actor, *from, *into);
    if (answer == MergeAnswer::refuse) {
      const auto words = [&](Language l) { return std::string(texts::told_refused(l, into->words.title)); };
      tell_authors(tx, *from, actor, words(Language::pl), words(Language::en));
    }
    return {};
  });
}

}  // namespace wiec::drafts
