// Check the answers, send; the receipt; the form to print; the author's consent behind the link of a letter.
#include "commons/audit/audit.h"
#include "modules/submission/pages.h"
#include "modules/submission/support_store.h"
#include "modules/submission/texts.h"
#include "platform/text/text.h"

namespace wiec::submission {
namespace {

std::string moment(Language l, Instant at) { return text::format_instant(l, at); }

void put_send(Html& out, Context& ctx, const Loaded& all) {
  const Language l = ctx.language;
  const Submission& s = all.submission;
  const std::string csrf = ctx.form_token(), action = localized(l, s.path("/sprawdz")),
                    version = std::to_string(s.version);
  const bool author =
      ctx.db.read([&](db::ReadTx& tx) { return is_author(tx, s.id, people::PersonId{ctx.actor.person}); });
  html::put<"<h2>{}</h2><p>{}</p>">(out, texts::now_send(l), texts::now_send_text(l));
  html::form(out, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                     html::hidden_field(f, "version", version);
                     if (author)
                       return html::button(f, {.label = s.sent_version > 0 ? texts::send_again(l) : texts::send(l),
                                               .name = "co",
                                               .value = "wyslij"});
                     html::put<"<p>{}</p>">(f, texts::desk_send_text(l));
                     html::button_row(f, [&](Html& row) {
                       html::button(row, {.label = texts::desk_send_paper(l), .name = "co", .value = "papier"});
                       html::button(row, {.label = texts::desk_send_link(l),
                                          .kind = html::ButtonKind::secondary,
                                          .name = "co",
                                          .value = "list"});
                     });
                   }});
}

Page checking(Context& ctx, const Loaded& all, const Problem* wrong) {
  const Language l = ctx.language;
  Page page = begin(ctx, all, texts::check(l), wrong ? Faults{*wrong} : Faults{});
  if (wrong && wrong->kind == ProblemKind::conflict) page.status = 409;
  Html& out = page.main;
  const Checked checked = all.check(l);
  const bool open = open_stage(all.edition(), ctx.now) != nullptr;
  if (!checked.faults.empty())
    html::notice(out, l,
                 {.kind = html::NoticeKind::warning,
                  .title = texts::still_missing(l, static_cast<std::int64_t>(checked.faults.size())),
                  .text = [&](Html& body) { put_faults(body, l, all.submission, checked); }});
  // Advice that waits for an answer is shown here by other modules; it never stands in the way.
  ctx.put_panels(out, kSubmissionNoun, all.submission.id.value);
  put_answers(out, ctx, all, true, open);
  if (!open)
    html::notice(out, l, {.kind = html::NoticeKind::warning, .text = texts::stage_over(l)});
  else if (all.submission.is_out())
    html::put<"<p>{}</p>">(out, texts::nothing_new(l));
  else if (checked.faults.empty())
    put_send(out, ctx, all);
  return page;
}

std::string receipt_of(const Submission& s) { return s.path("/potwierdzenie"); }

Result<Loaded> behind_link(Context& ctx, const Request& request) {
  const auto id = id_from_code(request.params.get("code"));
  if (!id) return problem(ProblemKind::not_found, texts::keys::no_such);
  TRY(Loaded all, load_for_all(ctx, SubmissionId{*id}));
  if (!is_consent(ctx.shared, all.submission, request.params.get("proof")))
    return problem(ProblemKind::not_found, texts::keys::old_link);
  return all;
}

}  // namespace

Result<Reply> check_page(Context& ctx, const Request& request) {
  TRY(const Loaded all, submission_asked_for(ctx, request));
  if (!all.writes) return Redirect{all.submission.path("/druk")};
  return checking(ctx, all, nullptr);
}

Result<Reply> post_check(Context& ctx, const Request& request) {
  TRY(const Loaded all, submission_asked_for(ctx, request));
  const Typed typed(people::form_of(request));
  if (typed.at("co") == "list") {
    const auto asked = ask_for_consent(ctx, all);
    if (!asked && asked.error().kind != ProblemKind::invalid) return std::unexpected(asked.error());
    if (!asked) return checking(ctx, all, &asked.error());
    return Redirect{"/administracja/maraton"};
  }
  Consent consent{.by = typed.at("co") == "papier" ? Confirmed::paper : Confirmed::account, .version = {}};
  std::int64_t version = 0;
  for (const char c : typed.at("version").substr(0, 15))
    if (c >= '0' && c <= '9') version = version * 10 + (c - '0');
  // The second press of the same button finds the receipt of the first.
  if (version != 0) consent.version = version;
  const auto sent = send_submission(ctx, all, consent);
  if (sent) return Redirect{receipt_of(all.submission)};
  if (sent.error().kind != ProblemKind::invalid && sent.error().kind != ProblemKind::conflict)
    return std::unexpected(sent.error());
  TRY(const Loaded now, load_submission(ctx, all.submission.id));
  return checking(ctx, now, &sent.error());
}

Result<Reply> receipt_page(Context& ctx, const Request& request) {
  TRY(const Loaded all, submission_asked_for(ctx, request));
  const Language l = ctx.language;
  const Submission& s = all.submission;
  if (s.sent_version == 0) return Redirect{s.path()};
  Page page = begin(ctx, all, texts::receipt(l), {});
  Html& out = page.main;
  html::panel(out, {.title = texts::receipt_title(l), .text = texts::receipt_text(l), .code = s.number});
  const auto sendings = ctx.db.read([&](db::ReadTx& tx) { return sendings_of(tx, s.id); });
  const std::string shown = localized(l, "/projekty/" + code_from_id(s.proposal.value)), own = localized(l, s.path()),
                    print = localized(l, s.path("/druk"));
  html::put<"<ul>">(out);
  for (const Sent& sent : sendings)
    html::put<"<li>{}: {}</li>">(out,
                                 sent.version == sendings.back().version ? texts::first_sent(l) : texts::corrected(l),
                                 moment(l, sent.sent_at));
  html::put<
      R"(</ul><h2>{}</h2><p>{}</p><p><a href="{}">{}</a></p><p><a href="{}">{}</a></p><p><a href="{}">{}</a></p>)">(
      out, texts::what_next(l), texts::what_next_text(l), shown, texts::see_proposal(l), own, texts::see_task_list(l),
      print, texts::print_form(l));
  return page;
}

Result<Reply> print_page(Context& ctx, const Request& request) {
  TRY(const Loaded all, submission_asked_for(ctx, request));
  const Language l = ctx.language;
  // Whoever of the office reads an author's data leaves a trace.
  if (!all.writes)
    ctx.db.write("submission.look", [id = all.submission.id, actor = ctx.actor](db::WriteTx& tx) {
      audit::record(tx, actor, "submission.look", kSubmissionNoun, id.value);
    });
  Page page = begin(ctx, all, title_of(l, all), {});
  page.crumbs.pop_back();
  Html& out = page.main;
  const Submission& s = all.submission;
  if (!s.number.empty()) html::put<R"(<p class="lead">{}</p>)">(out, texts::number_is(l, s.number));
  if (s.at_desk()) html::put<"<p>{}</p>">(out, texts::desk_place(l, s.desk_number, *s.desk_day));
  put_answers(out, ctx, all, true, false);
  html::put<"<h2>{}</h2><p>{}</p><p>{}</p>">(out, texts::sign_here(l), texts::sign_here_text(l),
                                             texts::signature_line(l));
  return page;
}

Result<Reply> consent_page(Context& ctx, const Request& request) {
  TRY(const Loaded all, behind_link(ctx, request));
  const Language l = ctx.language;
  Page page{.title = std::string(texts::consent(l)), .section = "/projekty", .indexed = false};
  Html& out = page.main;
  html::heading(out, 1, texts::consent(l));
  if (all.submission.is_out()) {
    html::notice(out, l, {.kind = html::NoticeKind::success, .title = texts::is_sent(l, all.submission.number)});
    return page;
  }
  html::put<R"(<p class="lead">{}</p>)">(out, texts::consent_lead(l));
  put_answers(out, ctx, all, true, false);
  const std::string csrf = ctx.form_token(), action = localized(l, consent_path(ctx.shared, all.submission));
  html::form(out, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                     html::button(f, {.label = texts::consent_it(l)});
                   }});
  return page;
}

Result<Reply> post_consent(Context& ctx, const Request& request) {
  TRY(const Loaded all, behind_link(ctx, request));
  TRY_VOID(send_submission(ctx, all, {.by = Confirmed::link, .version = all.submission.version}));
  return Redirect{consent_path(ctx.shared, all.submission)};
}

}  // namespace wiec::submission
