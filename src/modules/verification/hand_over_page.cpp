// /szkice/{code}/przekazanie: one version of a draft goes to the units.
#include "commons/people/page_parts.h"
#include "modules/drafts/draft_store.h"
#include "modules/drafts/pages.h"
#include "modules/needs/words.h"
#include "modules/verification/hand_over.h"
#include "modules/verification/pages.h"
#include "modules/verification/texts.h"
#include "modules/verification/words.h"

namespace wiec::verification {
namespace {

std::string advice_path(const drafts::Draft& d) { return d.path() + "/rady"; }

void put_form(Html& out, Context& ctx, const drafts::Draft& d, const Typed& typed, const Errors& errors) {
  const Language l = ctx.language;
  const auto themes = needs::theme_choices(l);
  const std::string csrf = ctx.form_token(), action = localized(l, d.path() + "/przekazanie"),
                    revision = std::to_string(d.revision);
  html::form(out, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                     html::hidden_field(f, "revision", revision);
                     html::select_field(f, l,
                                        {.name = "theme",
                                         .label = texts::f_theme(l),
                                         .choices = themes,
                                         .hint = texts::f_theme_hint(l),
                                         .value = typed.at("theme"),
                                         .error = errors.at("theme"),
                                         .empty_label = texts::choose(l)});
                     html::text_area(f, l,
                                     {.name = "question",
                                      .label = texts::f_question(l),
                                      .hint = texts::f_question_hint(l),
                                      .value = typed.at("question"),
                                      .error = errors.at("question"),
                                      .rows = 4,
                                      .max_length = 2000,
                                      .optional = true});
                     html::button(f, {.label = texts::hand_over_revision(l, d.revision)});
                   }});
}

Page form_page(Context& ctx, const drafts::Draft& d, const Typed& typed, const Faults& faults, int status) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  Page page{.title = std::string(texts::hand_over(l)), .status = status, .section = "/potrzeby", .indexed = false};
  page.has_errors = !faults.empty();
  page.crumbs = {{std::string(texts::drafts(l)), "/szkice"}, {d.words.title, d.path()}};
  Html& out = page.main;
  errors.put_summary(out);
  html::heading(out, 1, texts::hand_over(l));
  html::put<R"(<p class="lead">{}</p>)">(out, texts::hand_over_lead(l));
  html::put<"<p>{}</p>">(out, d.shared ? texts::seen_by_all(l) : texts::seen_by_authors(l));
  if (d.words.body.empty())
    html::notice(out, l, {.text = texts::nothing_written(l)});
  else
    put_form(out, ctx, d, typed, errors);
  html::details(out, texts::hand_over_what(l, d.revision),
                [&](Html& body) { drafts::put_words(body, l, d.words, d.place_name); });
  return page;
}

Result<drafts::Draft> handed_draft_asked(Context& ctx, const Request& request) {
  TRY(drafts::Draft d, drafts::draft_asked_for(ctx, request));
  if (!ctx.db.read([&](db::ReadTx& tx) { return may_hand_over(tx, ctx.actor, d); }))
    return problem(ProblemKind::not_allowed, texts::keys::not_yours);
  if (d.state != drafts::State::working) return problem(ProblemKind::closed, texts::keys::draft_over);
  return d;
}

}  // namespace

Result<Reply> hand_over_page(Context& ctx, const Request& request) {
  TRY(const drafts::Draft d, handed_draft_asked(ctx, request));
  Typed typed;
  if (const auto theme = ctx.db.read([&](db::ReadTx& tx) { return likely_theme(tx, d); }))
    typed.set("theme", std::string(needs::code_of(*theme)));
  return form_page(ctx, d, typed, {}, 200);
}

Result<Reply> post_hand_over(Context& ctx, const Request& request) {
  TRY(const drafts::Draft d, handed_draft_asked(ctx, request));
  const Typed typed(people::form_of(request));
  Faults faults;
  const Question question = read_question(ctx.language, typed, faults);
  if (!faults.empty()) return form_page(ctx, d, typed, faults, 422);
  const auto done = hand_over(ctx, d.id, question);
  if (done) return Redirect{advice_path(d)};
  if (done.error().kind == ProblemKind::not_allowed || done.error().kind == ProblemKind::closed)
    return std::unexpected(done.error());
  const int status = done.error().kind == ProblemKind::conflict ? 409 : 422;
  const auto now = ctx.db.read([&](db::ReadTx& tx) { return drafts::find_draft(tx, d.id); });  // as it is saved now
  return form_page(ctx, now.value_or(d), typed, {done.error()}, status);
}

}  // namespace wiec::verification
