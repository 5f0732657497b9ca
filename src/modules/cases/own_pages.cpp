// Of who works for a partner, or keeps the card: /programy/{code}/partnerzy/{partner}/przypadki/{case} writes a case,
// /programy/{code}/partnerzy/{partner}/metoda answers the method.
#include "commons/bilingual/both_form.h"
#include "commons/people/page_parts.h"
#include "modules/cases/case_store.h"
#include "modules/cases/keep_case.h"
#include "modules/cases/keep_method.h"
#include "modules/cases/method_store.h"
#include "modules/cases/pages.h"
#include "modules/cases/texts.h"
#include "modules/cases/words.h"
#include "modules/programmes/desk.h"
#include "modules/programmes/edit_project.h"
#include "modules/programmes/keep_partner.h"
#include "modules/programmes/pages.h"

namespace wiec::cases {
namespace {

using bilingual::Fields;
using bilingual::Needed;

constexpr std::string_view kFresh = "nowy";
constexpr std::string_view kCurrencies[] = {"EUR", "PLN", "CHF", "USD", "GBP", "HUF", "CZK"};

struct Own {
  programmes::Project project;
  programmes::Partner partner;
  std::string path() const { return fmt::format("/programy/{}/partnerzy/{}", project.code(), partner.code()); }
};

Result<Own> own_at(Context& ctx, const Request& request) {
  TRY(programmes::Project p, programmes::project_at(ctx, request));
  const PartnerId id{id_from_code(request.params.get("partner")).value_or(0)};
  const auto* partner = programmes::find_partner(p, id);
  if (!partner) return problem(ProblemKind::not_found, texts::keys::no_such_partner);
  if (!ctx.db.read([&](db::ReadTx& tx) { return programmes::may_work_for(tx, ctx.actor, p, id); }))
    return problem(ProblemKind::not_allowed, texts::keys::not_your_partner);
  return Own{p, *partner};
}

// An id of 0 for a new one.
Result<Case> case_at(Context& ctx, const Request& request, const Own& own) {
  Case fresh;
  fresh.project = own.project.id;
  fresh.partner = own.partner.id;
  const std::string_view code = request.params.get("case");
  if (code == kFresh) return fresh;
  const auto id = id_from_code(code);
  const auto found = id ? ctx.db.read([&](db::ReadTx& tx) { return find_case(tx, CaseId{*id}); }) : std::nullopt;
  if (!found || found->project != fresh.project || found->partner != fresh.partner)
    return problem(ProblemKind::not_found, texts::keys::no_such_case);
  return *found;
}

int status_of(const Problem& p) {
  return p.kind == ProblemKind::conflict ? 409 : p.kind == ProblemKind::too_many ? 429 : 422;
}

Page start_own_page(Context& ctx, const Own& own, std::string_view title, const Errors& errors, int status) {
  const Language l = ctx.language;
  Page page = programmes::start_desk_page(ctx, title, errors, status);
  page.section = "/programy";
  page.crumbs = {{own.project.name(l), "/programy/" + own.project.code()},
                 {programmes::partner_name(own.partner), own.path()}};
  return page;
}

void put_case_fields(const Fields& f, bool office) {
  const Language l = f.l;
  const html::Choice kinds[] = {{.value = kKinds[0], .label = texts::kind_good(l)},
                                {.value = kKinds[1], .label = texts::kind_bad(l)}};
  f.choice("kind", texts::f_kind(l), kinds);
  f.both_lines("title", texts::f_title(l), Needed::either);
  for (std::size_t i = 0; i < kPartCount; ++i)
    f.both_areas(std::string(kParts[i]), words_of_part(l, i), Needed::either);
  f.line("cost", texts::f_cost(l), true, texts::f_cost_hint(l));
  std::vector<html::Choice> currencies;
  for (const std::string_view code : kCurrencies) currencies.push_back({.value = code, .label = code});
  f.choice("currency", texts::f_currency(l), currencies);
  if (office) f.line("proposal", texts::f_proposal(l), true, texts::f_proposal_hint(l));
  html::hidden_field(f.out, "base", f.typed.at("base"));
}

Page case_shown(Context& ctx, const Own& own, const Case& c, const Typed& typed, const Faults& faults, int status) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  Page page = start_own_page(ctx, own, c.id ? texts::change_case(l) : texts::new_case(l), errors, status);
  const std::string csrf = ctx.form_token(),
                    action =
                        localized(l, fmt::format("{}/przypadki/{}", own.path(), c.id ? c.code() : std::string(kFresh)));
  html::put<R"(<p class="lead">{}</p>)">(page.main, texts::case_form_lead(l));
  html::form(page.main, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                           put_case_fields({f, l, typed, errors}, programmes::may_edit(ctx.actor, own.project));
                           html::button_row(f, [&](Html& row) {
                             html::button(row, {.label = texts::save(l), .name = "act", .value = "save"});
                             if (c.id)
                               html::button(row, {.label = texts::remove_case(l),
                                                  .kind = html::ButtonKind::danger,
                                                  .name = "act",
                                                  .value = "remove"});
                           });
                         }});
  return page;
}

void put_answer_form(Html& out, Context& ctx, const Own& own, const Method& m, const Typed& typed,
                     const Errors& errors) {
  const Language l = ctx.language;
  const std::string csrf = ctx.form_token(), action = localized(l, own.path() + "/metoda");
  html::form(out, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                     const html::Choice choices[] = {{.value = "accepts", .label = texts::i_accept(l)},
                                                     {.value = "comments", .label = texts::i_comment(l)}};
                     html::radio_field(f, l,
                                       {.name = "answer",
                                        .legend = texts::f_answer(l),
                                        .choices = choices,
                                        .value = typed.at("answer"),
                                        .error = errors.at("answer")});
                     html::text_area(f, l,
                                     {.name = "body",
                                      .label = texts::f_words(l),
                                      .hint = texts::f_words_hint(l),
                                      .value = typed.at("body"),
                                      .error = errors.at("body"),
                                      .rows = 4,
                                      .optional = true});
                     html::hidden_field(f, "version", std::to_string(m.version));
                     html::button(f, {.label = texts::send_answer(l)});
                   }});
}

Result<Method> method_of(Context& ctx, const Own& own) {
  auto m = ctx.db.read([&](db::ReadTx& tx) { return newest_asked_method(tx, own.project.id); });
  if (!m) return problem(ProblemKind::not_found, texts::keys::no_method);
  return *std::move(m);
}

Page answer_shown(Context& ctx, const Own& own, const Method& m, const Typed& typed, const Faults& faults, int status) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  Page page = start_own_page(ctx, own, texts::answer_title(l, programmes::partner_name(own.partner)), errors, status);
  Html& out = page.main;
  html::put<R"(<p class="lead">{}</p><p><a href="{}">{}</a></p><ol>)">(
      out, texts::answer_lead(l), localized(l, m.path()), texts::read_method(l, m.version));
  for (const Step& step : m.steps) html::put<R"(<li{?lang=}>{}</li>)">(out, step.title.lang(l), step.title.in(l));
  html::put<"</ol>">(out);
  put_answer_form(out, ctx, own, m, typed, errors);
  return page;
}

}  // namespace

Result<Reply> case_form_page(Context& ctx, const Request& request) {
  TRY(const Own own, own_at(ctx, request));
  TRY(const Case c, case_at(ctx, request, own));
  return case_shown(ctx, own, c, typed_from(c), {}, 200);
}

Result<Reply> post_case(Context& ctx, const Request& request) {
  TRY(const Own own, own_at(ctx, request));
  TRY(const Case before, case_at(ctx, request, own));
  const Typed typed(people::form_of(request));
  if (before.id && typed.at("act") == "remove") {
    const auto removed = remove_case(ctx, before.id);
    if (removed) return Redirect{own.path()};
    return case_shown(ctx, own, before, typed, {removed.error()}, status_of(removed.error()));
  }
  Faults faults;
  Reader r(ctx.language, typed, faults);
  SavedCase saved{read_case(r), {}};
  saved.written.id = before.id;
  saved.written.project = before.project;
  saved.written.partner = before.partner;
  // Whoever works for a partner does not see that field: what the office wrote there stays.
  saved.proposal = programmes::may_edit(ctx.actor, own.project)
                       ? r.line("proposal", texts::f_proposal(ctx.language), 300)
                   : before.proposal ? code_from_id(before.proposal.value)
                                     : std::string();
  if (!faults.empty()) return case_shown(ctx, own, before, typed, faults, 422);
  const auto done = save_case(ctx, saved);
  if (done) return Redirect{"/przypadki/" + code_from_id(done->value)};
  return case_shown(ctx, own, before, typed, {done.error()}, status_of(done.error()));
}

Result<Reply> answer_page(Context& ctx, const Request& request) {
  TRY(const Own own, own_at(ctx, request));
  TRY(const Method m, method_of(ctx, own));
  Typed typed;
  const Answer* before = m.answer_of(own.partner.id);
  typed.set("answer", before && !before->accepts ? "comments" : "accepts");
  if (before) typed.set("body", before->body);
  return answer_shown(ctx, own, m, typed, {}, 200);
}

Result<Reply> post_answer(Context& ctx, const Request& request) {
  TRY(const Own own, own_at(ctx, request));
  TRY(const Method m, method_of(ctx, own));
  const Typed typed(people::form_of(request));
  Faults faults;
  Reader r(ctx.language, typed, faults);
  GivenAnswer given;
  given.partner = own.partner.id;
  given.version = number_of(typed.at("version"));
  given.accepts = typed.at("answer") == "accepts";
  if (!given.accepts && typed.at("answer") != "comments")
    r.wrong(texts::keys::err_choice, "answer", {{"field", std::string(texts::f_answer(ctx.language))}});
  given.body = r.text("body", texts::f_words(ctx.language), 3000);
  if (!faults.empty()) return answer_shown(ctx, own, m, typed, faults, 422);
  const auto done = answer_method(ctx, own.project.id, given);
  if (done) return Redirect{m.path() + "#odpowiedzi"};
  return answer_shown(ctx, own, m, typed, {done.error()}, status_of(done.error()));
}

}  // namespace wiec::cases
