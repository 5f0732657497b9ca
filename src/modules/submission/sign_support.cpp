#include "modules/submission/sign_support.h"

#include "commons/audit/audit.h"
#include "modules/submission/texts.h"
#include "platform/crypto/crypto.h"
#include "platform/mail/outbox.h"
#include "platform/text/text.h"

namespace wiec::submission {
namespace {

constexpr std::int64_t kMostAnHour = 300;

std::string mac_of(const Shared& shared, SupportId id) {
  return crypto::hmac_sha256_hex(shared.key("submission signatures"), code_from_id(id.value)).substr(0, 32);
}

std::string hash_of(const Shared& shared, std::string_view email) {
  return crypto::hmac_sha256_hex(shared.key("submission supporters"), text::fold(email));
}

}  // namespace

std::string sign_path(const Shared& shared, const Support& s) {
  return fmt::format("/poparcie/{}/podpis/{}-{}", code_from_id(s.submission.value), code_from_id(s.id.value),
                     mac_of(shared, s.id));
}

Result<> ask_to_sign(Context& ctx, const Loaded& all, const Typed& typed) {
  const Language l = ctx.language;
  Faults faults;
  Reader r(l, typed, faults);
  const std::string name = r.line("name", texts::f_supporter(l), 120, true);
  const auto email = mail::email_from(typed.at("email"));
  if (!email) r.wrong(texts::keys::err_email, "email");
  if (typed.at("lives").empty()) r.wrong(texts::keys::err_lives, "lives");
  if (!faults.empty()) return std::unexpected(faults.front());
  const std::string site = ctx.letter_address ? ctx.letter_address() : std::string();
  if (site.empty()) return problem(ProblemKind::unavailable, texts::keys::no_letters);
  const std::string hash = hash_of(ctx.shared, *email), title(all.answers.typed.at("title"));
  return ctx.db.write(
      "submission.ask_to_sign",
      [=, &shared = ctx.shared, id = all.submission.id, e = all.edition()](db::WriteTx& tx) -> Result<> {
        const auto s = find_submission(tx, id);
        if (!s || s->state == State::abandoned) return problem(ProblemKind::not_found, texts::keys::no_such);
        if (!open_stage(e, tx.now())) return problem(ProblemKind::closed, texts::keys::not_open);
        if (asked_since(tx, id, tx.now() + -std::chrono::hours(1)) >= kMostAnHour)
          return problem(ProblemKind::too_many, texts::keys::err_hour);
        const auto [support, made] = ask_support(tx, id, name, hash);
        const std::string link = site + localized(l, sign_path(shared, support));
        // One letter a day to an address, whoever asks for more.
        mail::queue_letter(
            tx,
            {.to = {.email = *email},
             .subject = std::string(texts::sign_subject(l)),
             .text = support.is_signed ? texts::signed_letter(l, title) : texts::sign_letter(l, title, link),
             .language = l},
            {.matter = fmt::format("submission.sign/{}/{}/{}", code_from_id(support.id.value),
                                   support.is_signed ? "signed" : "waiting", text::date_in_warsaw(tx.now()).days)});
        return {};
      });
}

Result<Support> support_behind(Context& ctx, SubmissionId submission, std::string_view token) {
  const auto dash = token.find('-');
  const auto id = dash == token.npos || token.size() > 100 ? std::nullopt : id_from_code(token.substr(0, dash));
  if (!id || !crypto::equal(token.substr(dash + 1), mac_of(ctx.shared, SupportId{*id})))
    return problem(ProblemKind::not_found, texts::keys::old_link);
  const auto found = ctx.db.read([&](db::ReadTx& tx) { return find_support(tx, SupportId{*id}); });
  if (!found || found->submission != submission) return problem(ProblemKind::not_found, texts::keys::old_link);
  return *found;
}

Result<> sign(Context& ctx, const Loaded& all, SupportId id) {
  return ctx.db.write("submission.sign", [=, e = all.edition()](db::WriteTx& tx) -> Result<> {
    if (!open_stage(e, tx.now())) return problem(ProblemKind::closed, texts::keys::not_open);
    if (!sign_support(tx, id)) return problem(ProblemKind::conflict, texts::keys::signed_twice);
    return {};
  });
}

Result<> count_paper(Context& ctx, const Loaded& all, const Typed& typed) {
  Faults faults;
  Reader r(ctx.language, typed, faults);
  const auto count = r.whole("paper", texts::f_paper(ctx.language), 0, 100'000, true);
  if (!count) return std::unexpected(faults.front());
  return ctx.db.write(
      "submission.count_paper",
      [=, id = all.submission.id, e = all.edition(), actor = ctx.actor](db::WriteTx& tx) -> Result<> {
        if (!is_desk(actor, e)) return problem(ProblemKind::not_allowed, texts::keys::not_desk);
        if (!lock_submission(tx, id)) return problem(ProblemKind::not_found, texts::keys::no_such);
        set_paper_support(tx, id, *count);
        audit::record(tx, actor, "submission.count_paper", kSubmissionNoun, id.value, {{"signatures", *count}});
        return {};
      });
}

}  // namespace wiec::submission
