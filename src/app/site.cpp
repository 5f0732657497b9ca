#include "app/site.h"

#include <deque>

#include "app/modules.h"
#include "app/texts.h"
#include "base/url.h"
#include "modules/editions/edition_store.h"
#include "modules/joint_projects/words.h"
#include "platform/html/layout.h"
#include "platform/html/navigation.h"
#include "web/assets.h"

namespace wiec::app {
namespace {

constexpr std::string_view kForever = "public, max-age=31536000, immutable";

std::shared_ptr<const http::StoredBody> stored(const web::Asset& asset) {
  return std::make_shared<http::StoredBody>(http::StoredParts{.content_type = std::string(asset.content_type),
                                                              .cache_control = std::string(kForever),
                                                              .plain = std::string(asset.plain),
                                                              .gzip = std::string(asset.gzip),
                                                              .brotli = std::string(asset.brotli),
                                                              .etag = std::string(asset.hash)});
}

std::string query_text(const Place& place) {
  std::string out;
  if (!place.route) return out;
  for (const std::string_view name : place.route->query) {
    const std::string_view value = place.query.value(name);
    add_parameter(out, name, value);
  }
  return out;
}

// Links with the addresses they point to.
struct Menu {
  std::deque<std::string> addresses;
  std::vector<html::Link> links;
  void add(std::string address, std::string_view label, bool current = false) {
    links.push_back({.href = addresses.emplace_back(std::move(address)), .label = label, .current = current});
  }
};

// An imported edition names the city from the next page on.
std::string site_name(Context& ctx) {
  if (!ctx.shared.site.name.empty()) return ctx.shared.site.name;
  const auto all = editions::editions(ctx);
  return texts::site_name(ctx.language, all->empty() ? std::string("Wiec") : all->front().city_name);
}

// The entries of the navigation that have a page.
Menu menu_of(Language l, std::string_view section) {
  const std::pair<std::string_view, std::string_view> entries[] = {{"/projekty", texts::nav_projects(l)},
                                                                   {"/glosowanie", texts::nav_voting(l)},
                                                                   {"/wyniki", texts::nav_results(l)},
                                                                   {"/realizacja", texts::nav_delivery(l)},
                                                                   {"/okolice", texts::nav_areas(l)}};
  Menu menu;
  for (const auto& [path, label] : entries) menu.add(localized(l, path), label, section == path);
  return menu;
}

Menu help_of(const Context& ctx) {
  const Language l = ctx.language;
  const std::string& email = ctx.shared.site.contact_email;
  Menu menu;
  menu.add(localized(l, "/dostepnosc"), texts::footer_accessibility(l));
  menu.add(localized(l, "/zglos-problem"), texts::footer_contact(l));
  menu.add(localized(l, "/prywatnosc"), texts::footer_privacy(l));
  if (!email.empty()) menu.add("mailto:" + email, email);
  return menu;
}

Menu open_of(Language l) {
  Menu menu;
  menu.add(localized(l, "/potrzeby"), texts::needs(l));
  menu.add(localized(l, "/szkice"), texts::drafts(l));
  menu.add(localized(l, "/wspolne-projekty"), joint_projects::name_of(l, joint_projects::Part::programme));
  menu.add(localized(l, "/spotkania"), texts::gatherings(l));
  menu.add(localized(l, "/dyskusje"), texts::discussions(l));
  menu.add(localized(l, "/programy"), texts::programmes(l));
  menu.add(localized(l, "/otwarte-dane"), texts::footer_open_data(l));
  menu.add("/api/v1/openapi.json", "OpenAPI");
  return menu;
}

}  // namespace

Site::Site(const html::CityColours& colours, std::string public_address)
    : public_address_(std::move(public_address)), modules_(app::modules()) {
  for (const Module& module : modules_) routes_.insert(routes_.end(), module.routes.begin(), module.routes.end());
  for (const web::Asset& asset : web::assets()) add_static(std::string(asset.path), stored(asset));
  const auto style = html::city_style(colours);
  if (style) {
    city_stylesheet_ = style->path;
    add_static(style->path, http::store_body({.content_type = "text/css; charset=utf-8",
                                              .cache_control = std::string(kForever),
                                              .plain = style->css},
                                             http::Effort::best));
  }
}

void Site::add_static(std::string path, std::shared_ptr<const http::StoredBody> body) {
  files_.emplace(std::move(path), std::move(body));
}

std::optional<http::Response> Site::static_file(std::string_view path) const {
  const auto at = files_.find(std::string(path));
  if (at == files_.end()) return std::nullopt;
  http::Response response;
  response.content_type = at->second->parts().content_type;
  response.stored = at->second;
  response.route = "/static/{file}";
  return response;
}

void Site::put_panels(Html& out, Context& ctx, std::string_view noun, std::int64_t id) const {
  for (const Panel* panel : panels_of(noun)) out.append(panel->render(ctx, id));
}

std::vector<const Panel*> Site::panels_of(std::string_view noun) const {
  std::vector<const Panel*> found;
  for (const Module& module : modules_)
    for (const Panel& panel : module.panels)
      if (panel.noun == noun) found.push_back(&panel);
  std::ranges::stable_sort(found, {}, &Panel::position);
  return found;
}

std::string Site::render(Context& ctx, Page& page, const Place& place) const {
  const Language l = ctx.language;
  const std::string query = query_text(place);
  const std::string path_pl = std::string(place.path) + query, path_en = localized(Language::en, place.path) + query;
  const std::string url_pl = public_address_ + path_pl, url_en = public_address_ + path_en;
  const html::Alternate alternates[] = {{Language::pl, url_pl, path_pl}, {Language::en, url_en, path_en}};
  const Menu menu = menu_of(l, page.section);
  const std::string home = localized(l, "/"), search = localized(l, "/szukaj");
  const Menu help = help_of(ctx), open = open_of(l);
  const html::FooterGroup footer[] = {{.title = texts::footer_help(l), .links = help.links},
                                      {.title = texts::footer_open(l), .links = open.links}};
  const bool known = !ctx.actor.anonymous();
  const std::string own = localized(l, known ? "/konto" : "/logowanie");
  const html::Link account[] = {{.href = own, .label = known ? texts::nav_account(l) : texts::nav_sign_in(l)}};
  std::vector<std::string> crumb_addresses;
  crumb_addresses.reserve(page.crumbs.size());
  std::vector<html::Link> crumbs{{.href = home, .label = texts::home(l)}};
  for (const Crumb& crumb : page.crumbs)
    if (!crumb.url.empty())
      crumbs.push_back({.href = crumb_addresses.emplace_back(localized(l, crumb.url)), .label = crumb.label});
  const std::string name = site_name(ctx), image = page.image.empty() ? std::string() : public_address_ + page.image;
  const std::string linked = page.linked_data ? to_text(*page.linked_data) : std::string();
  // A ballot begun and not sent is announced on every page; who has begun none sees kept pages.
  Html banner;
  if (!ctx.voter.empty()) put_panels(banner, ctx, "banner", 0);
  const auto breadcrumb = [&](Html& out) { html::breadcrumb(out, l, crumbs); };
  Html out;
  out.reserve(page.main.size() + 8 * 1024);
  html::layout(out, {.language = l,
                     .title = page.title,
                     .site_name = name,
                     .home_href = home,
                     .description = page.description,
                     .canonical = l == Language::pl ? url_pl : url_en,
                     .alternates = alternates,
                     .image = image,
                     .feed_href = page.feed,
                     .feed_title = page.feed.empty() ? std::string_view() : page.title,
                     .json_ld = linked,
                     .city_style = city_stylesheet_,
                     .has_errors = page.has_errors,
                     .no_index = !page.indexed,
                     .menu = menu.links,
                     .account = account,
                     .search_action = search,
                     .search_label = texts::search_label(l),
                     .banner = banner,
                     .breadcrumb = page.crumbs.empty() ? html::Content() : html::Content(breadcrumb),
                     .main = page.main,
                     .wide = true,
                     .footer = footer,
                     .footer_note = texts::footer_wiec(l)});
  return std::move(out).take();
}

Page Site::problem_page(Language l, std::string_view words, int status, const std::string& reference) const {
  Page page{.title = std::string(texts::error_title(l)), .status = status, .indexed = false};
  html::heading(page.main, 1, texts::error_title(l));
  html::put<R"(<p class="lead">{}</p>)">(page.main, words);
  if (!reference.empty()) html::put<"<p>{}</p>">(page.main, texts::reference(l, reference));
  html::put<R"(<p><a href="{}">{}</a></p>)">(page.main, localized(l, "/"), texts::to_home(l));
  return page;
}

std::string Site::bare_page(Language l, std::string_view words, int, const std::string& reference) const {
  Html out;
  html::put<
      R"(<!doctype html><html lang="{}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{}</title><link rel="stylesheet" href="{}"></head><body><main class="page-width"><h1>{}</h1><p>{}</p>)">(
      out, l == Language::pl ? "pl" : "en", texts::error_title(l), web::asset_url("app.css"), texts::error_title(l),
      words);
  if (!reference.empty()) html::put<"<p>{}</p>">(out, texts::reference(l, reference));
  html::put<R"(<p><a href="{}">{}</a></p></main></body></html>)">(out, localized(l, "/"), texts::to_home(l));
  return std::move(out).take();
}

}  // namespace wiec::app
