// /poparcie/{code}: a resident signs; the list to print.
#include "modules/submission/pages.h"
#include "modules/submission/sign_support.h"
#include "modules/submission/texts.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::submission {
namespace {

constexpr int kSheetRows = 15;

Result<Loaded> supported(Context& ctx, const Request& request) {
  const auto id = id_from_code(request.params.get("code"));
  if (!id) return problem(ProblemKind::not_found, texts::keys::no_such);
  TRY(Loaded all, load_for_all(ctx, SubmissionId{*id}));
  if (!all.pool() || all.pool()->signatures == 0) return problem(ProblemKind::not_found, texts::keys::no_support);
  return all;
}

std::string address_of(const Loaded& all) { return "/poparcie/" + all.submission.code(); }

Page start(Context& ctx, const Loaded& all, std::string_view heading, const Faults& faults) {
  const Language l = ctx.language;
  Page page{.title = std::string(heading),
            .status = faults.empty() ? 200 : 422,
            .section = "/projekty",
            .indexed = false,
            .has_errors = !faults.empty()};
  Errors(l, faults).put_summary(page.main);
  html::put<R"(<p class="over">{}</p>)">(page.main, all.edition().name(l));
  html::heading(page.main, 1, heading);
  return page;
}

void put_project(Html& out, Language l, const Loaded& all) {
  const Typed& t = all.answers.typed;
  html::put<R"(<p class="lead"><strong>{}</strong></p>)">(out, title_of(l, all));
  if (!t.at("f_skrot").empty()) html::put<"<p>{}</p>">(out, t.at("f_skrot"));
  html::put<"<p>{}</p><p>{}</p>">(out, t.at("location"), all.pool()->name(l));
  html::put<"<p>{}</p>">(out, texts::signatures_of(l, all.ground.signatures, std::int64_t{all.pool()->signatures}));
}

Page signing(Context& ctx, const Loaded& all, const Typed& typed, const Faults& faults) {
  const Language l = ctx.language;
  Page page = start(ctx, all, texts::support(l), faults);
  Html& out = page.main;
  put_project(out, l, all);
  if (!open_stage(all.edition(), ctx.now)) {
    html::notice(out, l, {.kind = html::NoticeKind::warning, .text = texts::stage_over(l)});
    return page;
  }
  const Errors errors(l, faults);
  const std::string csrf = ctx.form_token(), action = localized(l, address_of(all));
  html::form(
      out,
      {.action = action, .csrf = csrf, .body = [&](Html& f) {
         html::text_field(f, l,
                          {.name = "name",
                           .label = texts::f_supporter(l),
                           .value = typed.at("name"),
                           .error = errors.at("name"),
                           .autocomplete = "name",
                           .max_length = 120});
         html::text_field(f, l,
                          {.name = "email",
                           .label = texts::f_email(l),
                           .hint = texts::f_email_hint(l),
                           .value = typed.at("email"),
                           .error = errors.at("email"),
                           .kind = html::TextKind::email,
                           .autocomplete = "email"});
         const std::string lives = texts::f_lives(l, all.pool()->name(l));
         html::checkbox(
             f, l,
             {.name = "lives", .label = lives, .error = errors.at("lives"), .checked = !typed.at("lives").empty()});
         html::put<R"(<p class="muted">{}</p>)">(f, texts::support_privacy(l));
         html::button(f, {.label = texts::send_link(l)});
       }});
  return page;
}

}  // namespace

Result<Reply> support_page(Context& ctx, const Request& request) {
  TRY(const Loaded all, supported(ctx, request));
  return signing(ctx, all, {}, {});
}

Result<Reply> post_support(Context& ctx, const Request& request) {
  TRY(const Loaded all, supported(ctx, request));
  const Typed typed(people::form_of(request));
  const auto asked = ask_to_sign(ctx, all, typed);
  if (!asked && asked.error().kind != ProblemKind::invalid) return std::unexpected(asked.error());
  if (!asked) return signing(ctx, all, typed, {asked.error()});
  const Language l = ctx.language;
  Page page = start(ctx, all, texts::letter_on_way(l), {});
  html::put<"<p>{}</p>">(page.main, texts::letter_on_way_text(l));
  return page;
}

Result<Reply> sign_page(Context& ctx, const Request& request) {
  TRY(const Loaded all, supported(ctx, request));
  TRY(const Support support, support_behind(ctx, all.submission.id, request.params.get("token")));
  const Language l = ctx.language;
  Page page = start(ctx, all, support.is_signed ? texts::signed_thanks(l) : texts::sign_now(l), {});
  put_project(page.main, l, all);
  if (support.is_signed) {
    html::notice(page.main, l, {.kind = html::NoticeKind::success, .text = texts::signed_text(l)});
    return page;
  }
  const std::string action = localized(l, sign_path(ctx.shared, support));
  people::act_form(page.main, ctx, {.action = action, .label = texts::sign_it(l), .kind = html::ButtonKind::primary});
  return page;
}

Result<Reply> post_sign(Context& ctx, const Request& request) {
  TRY(const Loaded all, supported(ctx, request));
  TRY(const Support support, support_behind(ctx, all.submission.id, request.params.get("token")));
  TRY_VOID(sign(ctx, all, support.id));
  return Redirect{sign_path(ctx.shared, support)};
}

Result<Reply> support_sheet(Context& ctx, const Request& request) {
  TRY(const Loaded all, supported(ctx, request));
  const Language l = ctx.language;
  Page page = start(ctx, all, texts::sheet(l), {});
  Html& out = page.main;
  html::put<"<p><strong>{}</strong></p><p>{}</p><p>{}</p>">(out, title_of(l, all), all.pool()->name(l),
                                                            texts::support_privacy(l));
  const html::Column columns[] = {{.label = texts::sheet_number(l)},
                                  {.label = texts::f_supporter(l)},
                                  {.label = texts::sheet_address(l)},
                                  {.label = texts::sheet_signature(l)}};
  html::Table table(out, l, {.caption = texts::sheet(l), .columns = columns, .caption_hidden = true});
  for (int i = 1; i <= kSheetRows; ++i) table.row({fmt::format("{}.", i), "", "", ""});
  return page;
}

}  // namespace wiec::submission
