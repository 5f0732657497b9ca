// /konto/moje-dane: the person's data as a file; /konto/usun: the end of the account.
#include "commons/people/page_parts.h"
#include "commons/people/pages.h"
#include "commons/people/personal_data.h"
#include "commons/people/texts.h"
#include "platform/html/card.h"
#include "platform/http/form.h"

namespace wiec::people {
namespace {

Page erase_form(Context& ctx, const Problem* problem) {
  const Language l = ctx.language;
  const Wrong wrong(l, problem);
  Page page = start_page(ctx, texts::erase_title(l), wrong);
  page.crumbs = {{std::string(texts::account(l)), "/konto"}, {std::string(texts::my_data(l)), "/konto/moje-dane"}};
  html::put<R"(<p class="lead">{}</p><ul><li>{}</li><li>{}</li><li>{}</li></ul>)">(
      page.main, texts::erase_lead(l), texts::erase_goes(l), texts::erase_stays(l), texts::erase_votes(l));
  const std::string csrf = ctx.form_token(), action = localized(l, "/konto/usun");
  html::form(page.main, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                           html::checkbox(f, l,
                                          {.name = "sure", .label = texts::erase_sure(l), .error = wrong.at("sure")});
                           html::button(f, {.label = texts::erase_act(l), .kind = html::ButtonKind::danger});
                         }});
  return page;
}

}  // namespace

Result<Reply> my_data_page(Context& ctx, const Request&) {
  const Language l = ctx.language;
  Page page = start_page(ctx, texts::my_data(l));
  page.crumbs = {{std::string(texts::account(l)), "/konto"}};
  html::put<R"(<p class="lead">{}</p>)">(page.main, texts::my_data_lead(l));
  const std::string erase = localized(l, "/konto/usun");
  const html::Download files[] = {{.href = "/konto/moje-dane.json", .label = texts::my_data_file(l), .format = "JSON"}};
  html::downloads(page.main, files);
  html::put<R"(<h2>{}</h2><p>{}</p>)">(page.main, texts::erase_title(l), texts::erase_intro(l));
  html::link_button(page.main, {.href = erase, .label = texts::erase_title(l), .kind = html::ButtonKind::secondary});
  return page;
}

Result<Reply> my_data_file(Context& ctx, const Request&) {
  return Content{.type = "application/json; charset=utf-8",
                 .body = to_text(gather_personal_data(ctx, PersonId{ctx.actor.person})),
                 .file_name = "moje-dane.json"};
}

Result<Reply> erase_page(Context& ctx, const Request&) { return erase_form(ctx, nullptr); }

Result<Reply> post_erase(Context& ctx, const Request& request) {
  if (!form_of(request).checked("sure")) {
    const Problem unsure{.kind = ProblemKind::invalid, .text = texts::keys::erase_unsure, .field = "sure"};
    return erase_form(ctx, &unsure);
  }
  const auto done = erase_person(ctx, PersonId{ctx.actor.person});
  if (!done) return erase_form(ctx, &done.error());
  ctx.keep_session("");
  return Redirect{"/"};
}

}  // namespace wiec::people
