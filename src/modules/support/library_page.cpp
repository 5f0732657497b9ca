// /wspolne-projekty/materialy: research, strategic documents and aids, each saying where it holds; one of them, and its
// file.
#include "base/url.h"
#include "modules/needs/words.h"
#include "modules/support/pages.h"
#include "modules/support/paper_words.h"
#include "modules/support/texts.h"
#include "platform/html/card.h"
#include "platform/html/navigation.h"
#include "platform/html/page_number.h"

namespace wiec::support {
namespace {

constexpr std::string_view kLibrary = "/wspolne-projekty/materialy";
constexpr std::size_t kOnAPage = 20;

PapersAsked asked_by(const Request& request) {
  const auto theme = needs::theme_from(request.query("temat"));
  return {.kind = from_code<PaperKind>(kPaperCodes, request.query("rodzaj")),
          .theme = theme ? std::string(needs::code_of(*theme)) : std::string(),
          .level = from_code<Level>(kLevelCodes, request.query("poziom"))};
}

void put_filter(Html& out, Language l, const PapersAsked& asked, const Request& request) {
  const std::string action = localized(l, kLibrary);
  const auto kinds = kind_choices(l), levels = level_choices(l), themes = needs::theme_choices(l);
  const auto select = [&](Html& f, std::string_view name, std::string_view label,
                          std::span<const html::Choice> choices) {
    html::select_field(f, l,
                       {.name = name,
                        .label = label,
                        .choices = choices,
                        .value = request.query(name),
                        .empty_label = texts::any(l),
                        .submits = true});
  };
  html::filter_panel(out, l,
                     {.action = action,
                      .title = texts::filter_papers(l),
                      .fields =
                          [&](Html& f) {
                            select(f, "rodzaj", texts::f_kind(l), kinds);
                            select(f, "temat", texts::f_theme(l), themes);
                            select(f, "poziom", texts::f_level(l), levels);
                          },
                      .clear_href = asked.kind || asked.level || !asked.theme.empty() ? std::string_view(action)
                                                                                      : std::string_view()});
}

// Hidden ones are not there, whoever asks.
Result<Paper> paper_asked_for(Context& ctx, const Request& request) {
  const auto id = id_from_code(request.params.get("code"));
  auto p = id ? ctx.db.read([&](db::ReadTx& tx) { return find_paper(tx, PaperId{*id}); }) : std::nullopt;
  if (!p || p->hidden) return problem(ProblemKind::not_found, texts::keys::no_such_paper);
  return *std::move(p);
}

}  // namespace

Result<Reply> library_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const PapersAsked asked = asked_by(request);
  const int number = html::page_number(request.query("strona"));
  const auto all = ctx.db.read([&](db::ReadTx& tx) { return papers(tx, asked); });
  Page page{.title = std::string(texts::papers(l)),
            .description = std::string(texts::library_lead(l)),
            .section = "/wspolne-projekty",
            .indexed = request.http.query.items().empty()};
  page.crumbs = {{std::string(texts::joint_projects(l)), "/wspolne-projekty"}};
  Html& out = page.main;
  html::heading(out, 1, texts::papers(l));
  html::put<R"(<p class="lead">{}</p>)">(out, texts::library_lead(l));
  put_filter(out, l, asked, request);
  if (all.empty()) html::empty_state(out, {.title = texts::no_papers(l), .icon = html::Icon::book_open});
  for (const Paper& p : html::part_of(std::span<const Paper>(all), number, kOnAPage)) put_paper(out, l, p, 2);
  std::string query;
  for (const std::string_view name : {"rodzaj", "temat", "poziom"}) add_parameter(query, name, request.query(name));
  const std::string before = localized(l, fmt::format("{}{}{}strona=", kLibrary, query, query.empty() ? "?" : "&"));
  html::pager(out, l, {.page = number, .pages = html::pages_of(all.size(), kOnAPage), .href_before_number = before});
  return page;
}

Result<Reply> paper_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  TRY(const Paper p, paper_asked_for(ctx, request));
  Page page{.title = p.title.in(l), .description = holds_where(l, p), .section = "/wspolne-projekty"};
  page.crumbs = {{std::string(texts::papers(l)), std::string(kLibrary)}};
  put_paper(page.main, l, p, 1);
  return page;
}

Result<Reply> paper_file(Context& ctx, const Request& request) {
  TRY(const Paper p, paper_asked_for(ctx, request));
  const auto file = ctx.db.read([&](db::ReadTx& tx) { return file_of(tx, p.id); });
  if (!file) return problem(ProblemKind::not_found, texts::keys::no_such_paper);
  TRY(Content content, documents::content_of(ctx, *file));
  return content;
}

}  // namespace wiec::support
