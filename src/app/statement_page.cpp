// /dostepnosc: the accessibility statement, with the parts and the element ids of the ministry's format (Warunki
// techniczne publikacji oraz struktura dokumentu elektronicznego deklaracji dostępności, v2.0), which robots look for.
#include "app/installed_store.h"
#include "app/public_pages.h"
#include "app/texts.h"
#include "modules/editions/edition_store.h"
#include "platform/html/section.h"
#include "platform/text/text.h"

namespace wiec::app {
namespace {

// The day on which every page of this version was last assessed by tests/pages (axe-core, keyboard, without JavaScript,
// 320 pixels); changed with every release.
constexpr std::string_view kAssessedOn = "2026-11-22";
constexpr std::string_view kOmbudsman = "https://bip.brpo.gov.pl";

std::string owner_of(Context& ctx) {
  if (!ctx.shared.site.owner.empty()) return ctx.shared.site.owner;
  const auto all = editions::editions(ctx);
  return all->empty() ? std::string("Wiec") : all->front().city_name;
}

struct Day {
  std::string words;  // "22 listopada 2026"
  std::string code;   // "2026-11-22"
};
Day day_of(Language l, Date on) { return {text::format_date(l, on), iso(on)}; }

void put_intro(Html& out, Context& ctx) {
  const Language l = ctx.language;
  const std::string url = ctx.site_address ? ctx.site_address() : std::string("/");
  html::put<R"(<p id="a11y-wstep"><strong id="a11y-podmiot">{}</strong> {} <a id="a11y-url" href="{}">{}</a>.</p>)">(
      out, owner_of(ctx), texts::statement_intro(l), url, url);
  const Installed installed = ctx.db.read([](db::ReadTx& tx) { return load_installed(tx); });
  const Day published = day_of(l, text::date_in_warsaw(installed.first_at)),
            changed = day_of(l, text::date_in_warsaw(installed.changed_at));
  html::put<
      R"(<ul><li>{} <time id="a11y-data-publikacja" datetime="{}">{}</time></li><li>{} <time id="a11y-data-aktualizacja" datetime="{}">{}</time></li></ul>)">(
      out, texts::statement_published(l), published.code, published.words, texts::statement_updated(l), changed.code,
      changed.words);
}

void put_status(Html& out, Language l) {
  html::put<R"(<h2 id="a11y-status">{}</h2><p>{}</p><p>{}</p><ul><li>{}</li><li>{}</li><li>{}</li></ul>)">(
      out, texts::statement_status_title(l), texts::statement_status(l), texts::statement_limits(l),
      texts::statement_limit_maps(l), texts::statement_limit_documents(l), texts::statement_limit_people(l));
  const Day assessed = day_of(l, *date_from_iso(kAssessedOn));
  html::put<
      R"(<h2>{}</h2><p>{} <time id="a11y-data-sporzadzenie" datetime="{}">{}</time>. {} <time id="a11y-data-przeglad" datetime="{}">{}</time>.</p><p>{}</p>)">(
      out, texts::statement_made_title(l), texts::statement_made(l), assessed.code, assessed.words,
      texts::statement_reviewed(l), assessed.code, assessed.words, texts::statement_basis(l));
  html::put<R"(<h2>{}</h2><ul><li>{}</li><li>{}</li><li>{}</li></ul>)">(
      out, texts::statement_how_title(l), texts::statement_keyboard(l), texts::statement_script(l),
      texts::statement_contrast(l));
}

// A line for each way to reach somebody; what the operator did not say is said to be missing.
void put_contact(Html& out, Context& ctx) {
  const Language l = ctx.language;
  const SiteFacts& site = ctx.shared.site;
  const std::string_view missing = texts::statement_not_given(l);
  const auto email = [&](Html& to) {
    if (site.contact_email.empty())
      html::put<"{}">(to, missing);
    else
      html::put<R"(<a href="mailto:{}">{}</a>)">(to, site.contact_email, site.contact_email);
  };
  html::put<
      R"(<h2 id="a11y-kontakt">{}</h2><ul><li>{} <span id="a11y-osoba">{}</span></li><li>{} <span id="a11y-email">{}</span></li><li>{} <span id="a11y-telefon">{}</span></li><li>{} <a href="{}">{}</a></li></ul>)">(
      out, texts::statement_contact_title(l), texts::statement_person(l),
      site.contact_name.empty() ? owner_of(ctx) : site.contact_name, texts::statement_email(l), email,
      texts::statement_phone(l), site.contact_phone.empty() ? missing : std::string_view(site.contact_phone),
      texts::statement_form(l), localized(l, "/zglos-problem?strona=/dostepnosc"), texts::footer_contact(l));
}

void put_rights(Html& out, Context& ctx) {
  const Language l = ctx.language;
  html::put<
      R"(<h2 id="a11y-procedura">{}</h2><p>{}</p><p>{}</p><p>{} <a href="{}">{}</a></p><h2 id="a11y-architektura">{}</h2>)">(
      out, texts::statement_procedure_title(l), texts::statement_demand(l), texts::statement_procedure(l),
      texts::statement_ombudsman(l), kOmbudsman, texts::statement_ombudsman_name(l),
      texts::statement_buildings_title(l));
  if (const std::string& url = ctx.shared.site.buildings_url; url.empty())
    html::put<"<p>{}</p>">(out, texts::statement_no_buildings(l));
  else
    html::put<R"(<p>{} <a href="{}">{}</a></p>)">(out, texts::statement_buildings(l), url, url);
  html::put<R"(<h2 id="a11y-aplikacje">{}</h2><p>{}</p>)">(out, texts::statement_apps_title(l),
                                                           texts::statement_apps(l));
}

}  // namespace

Result<Reply> statement_page(Context& ctx, const Request&) {
  const Language l = ctx.language;
  Page page{.title = std::string(texts::statement_title(l))};
  html::heading(page.main, 1, texts::statement_title(l));
  html::prose(page.main, [&](Html& out) {
    put_intro(out, ctx);
    put_status(out, l);
    put_contact(out, ctx);
    put_rights(out, ctx);
  });
  return page;
}

}  // namespace wiec::app
