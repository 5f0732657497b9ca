// /wspolne-projekty/wsparcie: the forms of support the city offers ambassadors, for everybody to read.
#include "modules/joint_projects/programme_store.h"
#include "modules/support/form_store.h"
#include "modules/support/pages.h"
#include "modules/support/texts.h"
#include "modules/support/words.h"
#include "platform/html/field.h"
#include "platform/html/section.h"

namespace wiec::support {
namespace {

constexpr std::string_view kCatalogue = "/wspolne-projekty/wsparcie";

std::vector<SupportForm> offered_in(db::ReadTx& tx, ProgrammeId programme) {
  auto all = forms_of(tx, programme);
  std::erase_if(all, [](const SupportForm& f) { return !f.offered; });
  return all;
}

void put_forms(Html& out, Language l, const std::vector<SupportForm>& all) {
  for (const SupportForm& f : all) {
    html::put<R"(<article class="stack"><h2{?lang=}>{}</h2>)">(out, f.name.lang(l), f.name.in(l));
    if (!f.about.empty()) html::put<R"(<p{?lang=}>{}</p>)">(out, f.about.lang(l), f.about.in(l));
    if (f.notice_days > 0) html::put<R"(<p class="muted">{}</p>)">(out, texts::notice(l, f.notice_days));
    html::put<"</article>">(out);
  }
}

}  // namespace

Result<Reply> catalogue_page(Context& ctx, const Request&) {
  const Language l = ctx.language;
  const auto all = ctx.db.read([](db::ReadTx& tx) {
    const auto programme = joint_projects::current_programme(tx);
    return programme ? offered_in(tx, programme->id) : std::vector<SupportForm>();
  });
  Page page{.title = std::string(texts::support_forms(l)),
            .description = std::string(texts::catalogue_lead(l)),
            .section = "/wspolne-projekty"};
  page.crumbs = {{std::string(texts::joint_projects(l)), "/wspolne-projekty"}};
  Html& out = page.main;
  html::heading(out, 1, page.title);
  html::put<R"(<p class="lead">{}</p>)">(out, texts::catalogue_lead(l));
  if (all.empty()) {
    html::empty_state(out, {.title = texts::no_forms(l), .icon = html::Icon::handshake});
    return page;
  }
  put_forms(out, l, all);
  const std::string ask = localized(l, "/ambasadorzy/wsparcie/nowa"), apply = localized(l, "/wspolne-projekty");
  html::put<R"(<p>{} <a href="{}">{}</a></p>)">(out, texts::how_to_ask(l), apply, texts::become_ambassador(l));
  if (!ctx.actor.anonymous()) html::link_button(out, {.href = ask, .label = texts::ask(l)});
  return page;
}

Html programme_panel(Context& ctx, std::int64_t programme) {
  const Language l = ctx.language;
  Html out;
  const auto all = ctx.db.read([&](db::ReadTx& tx) { return offered_in(tx, ProgrammeId{programme}); });
  if (all.empty()) return out;
  const std::string href = localized(l, kCatalogue);
  html::section(out, {.title = texts::support_forms(l),
                      .body =
                          [&](Html& body) {
                            html::put<"<ul>">(body);
                            for (const SupportForm& f : all)
                              html::put<R"(<li{?lang=}>{}</li>)">(body, f.name.lang(l), f.name.in(l));
                            html::put<"</ul>">(body);
                          },
                      .more = {.href = href, .label = texts::about_support(l)}});
  return out;
}

}  // namespace wiec::support
