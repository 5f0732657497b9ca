#include "modules/submission/send_submission.h"

#include "commons/audit/audit.h"
#include "commons/links/links.h"
#include "commons/people/person_store.h"
#include "modules/proposals/index_proposal.h"
#include "modules/submission/texts.h"
#include "platform/crypto/crypto.h"
#include "platform/mail/outbox.h"

namespace wiec::submission {
namespace {

links::Noun noun(proposals::ProposalId id) { return {std::string(kProposalNoun), id.value}; }

// What is public of it, for whoever asks later what was sent. The attachments by their names.
std::string content_of(const Filing& f, const Ground& ground) {
  const proposals::Proposal& p = f.proposal;
  Json::Array points, costs, files;
  for (const auto& point : p.points) points.push_back(Json::Array{point.longitude, point.latitude});
  for (const auto& item : p.cost_items)
    costs.push_back(Json::Object{{"name", item.name_pl}, {"cost", item.cost.minor}});
  for (const auto& file : ground.documents) files.push_back(file.file_name);
  const auto* pool = ground.edition->pool(p.pool);
  return canonical_json(Json::Object{{"title", p.title_pl},
                                     {"summary", p.summary_pl},
                                     {"body", p.body_pl},
                                     {"cost", p.cost.minor},
                                     {"costs", std::move(costs)},
                                     {"pool", pool ? pool->code : std::string()},
                                     {"path", drafts::code_of(f.path)},
                                     {"location", p.location},
                                     {"points", std::move(points)},
                                     {"files", std::move(files)}});
}

struct Parcel {
  Submission submission;
  editions::Edition edition;
  Filing filing;
  search::Analysed analysed;
  std::string content, site;
  Consent consent;
  Actor actor;
  Language language;
};

// Who may: an author in the account, the desk for a paper form it took; behind a link the address has proved it.
bool may_send(db::ReadTx& tx, const Parcel& x, const Submission& s) {
  switch (x.consent.by) {
    case Confirmed::account:
      return is_author(tx, s.id, people::PersonId{x.actor.person});
    case Confirmed::paper:
      return s.at_desk() && is_desk(x.actor, x.edition);
    case Confirmed::link:
      return true;
  }
  return false;
}

// One letter for each author and sending.
void write_letters(db::WriteTx& tx, const Parcel& x, const Submission& s, const proposals::Proposal& p) {
  if (x.site.empty()) return;
  for (const auto author : authors_of(tx, s.id)) {
    const auto person = people::find_person(tx, author);
    if (!person || person->email.empty()) continue;
    const Language l = person->language;
    const std::string own = x.site + localized(l, s.path()), shown = x.site + localized(l, "/projekty/" + p.code());
    const bool first = s.sent_version == 0;
    mail::queue_letter(
        tx,
        {.to = {.email = person->email},
         .subject = first ? texts::letter_subject(l, p.number) : texts::letter_again_subject(l, p.number),
         .text = texts::letter_text(l, p.title_pl, p.number, x.edition.name(l), tx.now(), shown, own),
         .language = l},
        {.matter = fmt::format("submission.receipt/{}/{}/{}", s.code(), s.version, code_from_id(author.value))});
  }
}

void log_sending(db::WriteTx& tx, const Submission& s, const proposals::Proposal& p) {
  const bool first = s.sent_version == 0;
  const auto words = [&](Language l) {
    return std::string(first                         ? texts::log_sent(l)
                       : s.state == State::withdrawn ? texts::log_sent_again(l)
                                                     : texts::log_corrected(l));
  };
  links::add_log(tx, noun(p.id), first ? "submitted" : "corrected", {words(Language::pl), words(Language::en)});
  if (first && s.draft) links::add_link(tx, noun(p.id), kGrewFrom, {std::string(drafts::kDraftNoun), s.draft.value});
}

Result<> send_in(db::WriteTx& tx, const Parcel& x) {
  const auto s = lock_submission(tx, x.submission.id);
  if (!s || s->state == State::abandoned) return problem(ProblemKind::not_found, texts::keys::no_such);
  if (!may_send(tx, x, *s)) return problem(ProblemKind::not_allowed, texts::keys::not_author);
  if (s->is_out()) return {};
  if (!open_stage(x.edition, tx.now())) return problem(ProblemKind::closed, texts::keys::not_open);
  if (s->version != x.submission.version) return problem(ProblemKind::conflict, texts::keys::changed_meanwhile);
  proposals::Proposal p = x.filing.proposal;
  p.number = s->number.empty() ? next_number(tx, x.edition.id, x.edition.code) : s->number;
  p.external_id = p.number;
  p.submitted_at = tx.now();
  p.id = s->proposal;
  if (p.id)
    proposals::update_proposal(tx, p, tx.now());
  else
    proposals::insert_proposal(tx, p, tx.now());
  mark_sent(tx, {.id = s->id,
                 .proposal = p.id,
                 .number = p.number,
                 .version = s->version,
                 .content = x.content,
                 .confirmed = x.consent.by});
  store_path(tx, p.id, x.filing.path);
  search::index_document(tx, kProposalNoun, p.id.value, x.analysed);
  log_sending(tx, *s, p);
  write_letters(tx, x, *s, p);
  audit::record(tx, x.actor, s->sent_version == 0 ? "submission.send" : "submission.correct", kSubmissionNoun,
                s->id.value, {{"proposal", p.id.value}, {"version", s->version}, {"by", code_of(x.consent.by)}});
  return {};
}

// The number is known after the write alone; by it, too, a proposal is looked for.
void index_number(Context& ctx, SubmissionId id) {
  const auto p = ctx.db.read([&](db::ReadTx& tx) {
    const auto s = find_submission(tx, id);
    return s && s->proposal ? proposals::find_proposal(tx, s->proposal) : std::nullopt;
  });
  if (!p) return;
  ctx.db.write("submission.index", [id = p->id.value, found = proposals::analysed(ctx.shared.stemmer, *p)](
                                       db::WriteTx& tx) { search::index_document(tx, kProposalNoun, id, found); });
}

}  // namespace

Result<> send_submission(Context& ctx, const Loaded& l, const Consent& consent) {
  if (l.submission.is_out() && (!consent.version || *consent.version == l.submission.version)) return {};
  if (consent.version && *consent.version != l.submission.version)
    return problem(ProblemKind::conflict, texts::keys::changed_meanwhile);
  Checked checked = l.check(ctx.language);
  if (!checked.faults.empty()) return problem(ProblemKind::invalid, texts::keys::not_complete);
  checked.filing.proposal.shuffle = static_cast<int>(crypto::random_number() % 2'147'483'647);
  const Parcel x{.submission = l.submission,
                 .edition = l.edition(),
                 .filing = checked.filing,
                 .analysed = proposals::analysed(ctx.shared.stemmer, checked.filing.proposal),
                 .content = content_of(checked.filing, l.ground),
                 .site = ctx.letter_address ? ctx.letter_address() : std::string(),
                 .consent = consent,
                 .actor = ctx.actor,
                 .language = ctx.language};
  // Read committed: the locked row and the counter are the guards; those who send at once wait for each other's number.
  TRY_VOID(ctx.db.write(
      "submission.send", [x](db::WriteTx& tx) { return send_in(tx, x); }, db::Isolation::read_committed));
  if (l.submission.number.empty()) index_number(ctx, l.submission.id);
  return {};
}

Result<> withdraw_submission(Context& ctx, const Loaded& l) {
  return ctx.db.write(
      "submission.withdraw",
      [id = l.submission.id, e = l.edition(), actor = ctx.actor](db::WriteTx& tx) -> Result<> {
        TRY(const Submission s, written_submission(tx, actor, id, e));
        if (s.state == State::withdrawn) return {};
        if (s.state != State::sent) return problem(ProblemKind::conflict, texts::keys::never_sent);
        set_state(tx, id, State::withdrawn);
        proposals::set_state(tx, s.proposal, proposals::State::withdrawn, tx.now());
        links::add_log(
            tx, noun(s.proposal), "withdrawn",
            {std::string(texts::log_withdrawn(Language::pl)), std::string(texts::log_withdrawn(Language::en))});
        audit::record(tx, actor, "submission.withdraw", kSubmissionNoun, id.value);
        return {};
      },
      db::Isolation::read_committed);
}

namespace {
std::string mac_of(const Shared& shared, const Submission& s) {
  return crypto::hmac_sha256_hex(shared.key("submission consents"), fmt::format("{}/{}", s.code(), s.version))
      .substr(0, 32);
}
}  // namespace

std::string consent_path(const Shared& shared, const Submission& s) {
  return s.path(fmt::format("/zgoda/{}-{}", s.version, mac_of(shared, s)));
}

bool is_consent(const Shared& shared, const Submission& s, std::string_view proof) {
  return proof.size() < 100 && crypto::equal(proof, fmt::format("{}-{}", s.version, mac_of(shared, s)));
}

Result<> ask_for_consent(Context& ctx, const Loaded& l) {
  if (!l.check(ctx.language).faults.empty()) return problem(ProblemKind::invalid, texts::keys::not_complete);
  const std::string site = ctx.letter_address ? ctx.letter_address() : std::string();
  const auto person = ctx.db.read([&](db::ReadTx& tx) {
    const auto authors = authors_of(tx, l.submission.id);
    return authors.empty() ? std::nullopt : people::find_person(tx, authors.front());
  });
  if (!person || person->email.empty() || site.empty()) return problem(ProblemKind::invalid, texts::keys::no_address);
  const Language words = person->language;
  const mail::Letter letter{
      .to = {.email = person->email},
      .subject = std::string(texts::consent_subject(words)),
      .text = texts::consent_letter(words, std::string(l.answers.typed.at("title")),
                                    site + localized(words, consent_path(ctx.shared, l.submission))),
      .language = words};
  return ctx.db.write(
      "submission.ask_consent", [=, s = l.submission, e = l.edition(), actor = ctx.actor](db::WriteTx& tx) -> Result<> {
        TRY_VOID(written_submission(tx, actor, s.id, e));
        mail::queue_letter(tx, letter, {.matter = fmt::format("submission.consent/{}/{}", s.code(), s.version)});
        return {};
      });
}

}  // namespace wiec::submission
