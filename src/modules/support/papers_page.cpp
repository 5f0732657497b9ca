// /administracja/wsparcie/materialy: the library for the coordinator, each their part of it: add, change, hide.
#include "commons/areas/area_store.h"
#include "commons/bilingual/both_form.h"
#include "commons/people/page_parts.h"
#include "commons/site/form_fields.h"
#include "commons/site/whole_from.h"
#include "modules/needs/leading.h"
#include "modules/needs/words.h"
#include "modules/support/edit_form.h"
#include "modules/support/pages.h"
#include "modules/support/paper_words.h"
#include "modules/support/texts.h"
#include "modules/support/words.h"
#include "platform/html/navigation.h"
#include "platform/html/page_number.h"
#include "platform/html/table.h"

namespace wiec::support {
namespace {

constexpr std::string_view kPapers = "/administracja/wsparcie/materialy";
constexpr std::size_t kOnAPage = 40;
// What a printer or a reader opens; tables too, since research comes in them.
constexpr documents::FileType kTypes[] = {
    documents::FileType::pdf, documents::FileType::docx, documents::FileType::odt, documents::FileType::xlsx,
    documents::FileType::ods, documents::FileType::pptx, documents::FileType::odp, documents::FileType::csv,
    documents::FileType::png, documents::FileType::jpeg};

void put_table(Html& out, Language l, std::span<const Paper> all) {
  const html::Column columns[] = {{.label = texts::f_title(l)},
                                  {.label = texts::f_kind(l)},
                                  {.label = texts::f_level(l)},
                                  {.label = texts::f_year(l)},
                                  {.label = texts::state(l)}};
  html::Table table(out, l, {.caption = texts::papers(l), .columns = columns, .caption_hidden = true});
  for (const Paper& p : all) {
    const std::string href = localized(l, fmt::format("{}/{}", kPapers, p.code())), holds = holds_where(l, p),
                      year = p.year ? std::to_string(*p.year) : std::string();
    const auto title = [&](Html& cell) { html::put<R"(<a href="{}">{}</a>)">(cell, href, p.title.in(l)); };
    table.row({title, name_of(l, p.kind), holds, year, p.hidden ? texts::is_hidden(l) : texts::is_shown(l)});
  }
}

void put_where(Html& f, Context& ctx, const Typed& typed, const Errors& errors) {
  const Language l = ctx.language;
  std::vector<places::Place> places;
  const auto areas = ctx.db.read([&](db::ReadTx& tx) {
    places = needs::districts_of(tx);
    return areas::area_choices(tx);
  });
  const auto levels = level_choices(l), districts = needs::district_choices(places);
  const auto area_list = areas::as_choices(areas);
  html::radio_field(f, l,
                    {.name = "level",
                     .legend = texts::f_level(l),
                     .choices = levels,
                     .hint = texts::f_level_hint(l),
                     .value = typed.at("level"),
                     .error = errors.at("level")});
  const FormFields fields{l, typed, errors};
  fields.select(f, "district", texts::f_district(l), districts, texts::choose(l), true);
  fields.select(f, "area", texts::f_area(l), area_list, texts::choose(l), true);
}

void put_tags(Html& f, Language l, const Typed& typed, const Errors& errors) {
  const FormFields fields{l, typed, errors};
  const auto themes = needs::theme_choices(l), methods = method_choices(l);
  fields.select(f, "theme", texts::f_theme(l), themes, texts::all_themes(l), true);
  fields.select(f, "method", texts::f_method(l), methods, texts::method_none(l), true);
  html::text_field(f, l,
                   {.name = "year",
                    .label = texts::f_year(l),
                    .value = typed.at("year"),
                    .error = errors.at("year"),
                    .kind = html::TextKind::number,
                    .width = html::Width::short_,
                    .optional = true});
}

void put_fields(Html& f, Context& ctx, const Paper& before, const Typed& typed, const Errors& errors) {
  const Language l = ctx.language;
  const bilingual::Fields fields{f, l, typed, errors};
  const auto kinds = kind_choices(l);
  html::hidden_field(f, "base", typed.at("base"));
  html::radio_field(f, l,
                    {.name = "kind",
                     .legend = texts::f_kind(l),
                     .choices = kinds,
                     .value = typed.at("kind"),
                     .error = errors.at("kind")});
  fields.both_lines("title", texts::f_title(l), bilingual::Needed::polish);
  fields.both_areas("about", texts::f_about(l), bilingual::Needed::none);
  put_where(f, ctx, typed, errors);
  put_tags(f, l, typed, errors);
  fields.line("publisher", texts::f_publisher(l), true);
  fields.line("link", texts::f_link(l), true, texts::f_link_hint(l));
  html::file_field(f, l,
                   {.name = "file",
                    .label = before.has_file ? texts::f_other_file(l) : texts::f_file(l),
                    .hint = texts::f_file_hint(l),
                    .error = errors.at("file"),
                    .optional = true});
  html::checkbox(f, l,
                 {.name = "hidden",
                  .label = texts::f_hidden(l),
                  .hint = texts::f_hidden_hint(l),
                  .checked = !typed.at("hidden").empty()});
  html::button(f, {.label = texts::save(l)});
}

Page form_page_of(Context& ctx, const Paper& before, const Typed& typed, const Faults& faults, int status) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  Page page{.title = std::string(before.id ? std::string_view(before.title.in(l)) : texts::new_paper(l)),
            .status = status,
            .indexed = false};
  page.has_errors = !faults.empty();
  page.crumbs = {{std::string(texts::desk(l)), "/administracja/wsparcie"},
                 {std::string(texts::papers(l)), std::string(kPapers)}};
  errors.put_summary(page.main);
  html::heading(page.main, 1, page.title);
  const std::string file = localized(l, before.file_path());
  if (before.has_file && !before.hidden)
    html::put<R"(<p><a href="{}">{}</a></p>)">(page.main, file, texts::download(l, before.title.in(l)));
  const std::string csrf = ctx.form_token(),
                    action = localized(l, fmt::format("{}/{}", kPapers, before.id ? before.code() : "nowy"));
  html::form(page.main, {.action = action,
                         .csrf = csrf,
                         .body = [&](Html& f) { put_fields(f, ctx, before, typed, errors); },
                         .multipart = true});
  return page;
}

Result<Reply> save(Context& ctx, const Paper& before, const Request& request) {
  const http::Form form = people::form_of(request);
  Typed typed(form);
  Faults faults;
  const http::FilePart* file = form.file("file");
  Paper wanted = read_paper(ctx, typed, file || before.has_file, faults);
  wanted.id = before.id;
  std::optional<documents::KeptFile> kept;
  if (file && faults.empty()) {
    auto done = documents::keep_file(ctx.db, file->bytes, file->name, {.types = kTypes}, "file");
    if (done)
      kept = *std::move(done);
    else
      faults.push_back(done.error());
  }
  if (!faults.empty()) return form_page_of(ctx, before, typed, faults, 422);
  if (auto done = save_paper(ctx, wanted, whole_from(typed.at("base")), kept); !done) {
    const auto kind = done.error().kind;
    if (kind == ProblemKind::not_found || (kind == ProblemKind::not_allowed && done.error().field.empty()))
      return std::unexpected(done.error());
    typed.set("base", std::to_string(before.revision));  // what they have now seen
    return form_page_of(ctx, before, typed, {done.error()},
                        kind == ProblemKind::conflict      ? 409
                        : kind == ProblemKind::not_allowed ? 403
                                                           : 422);
  }
  return Redirect{std::string(kPapers)};
}

Result<Paper> paper_asked_for(Context& ctx, const Request& request) {
  const auto id = id_from_code(request.params.get("code"));
  bool keeps = false;
  auto p = ctx.db.read([&](db::ReadTx& tx) {
    auto found = id ? find_paper(tx, PaperId{*id}) : std::nullopt;
    keeps = found && may_keep(tx, ctx.actor, *found);
    return found;
  });
  if (!p) return problem(ProblemKind::not_found, texts::keys::no_such_paper);
  if (!keeps) return problem(ProblemKind::not_allowed, texts::keys::err_other_place);
  return *std::move(p);
}

}  // namespace

Result<Reply> papers_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const int number = html::page_number(request.query("strona"));
  int year = 0;
  const auto all = ctx.db.read([&](db::ReadTx& tx) {
    if (const auto programme = programme_at_desk(tx, {})) year = programme->year;
    return papers_kept_by(tx, ctx.actor);
  });
  Page page = people::start_page(ctx, texts::papers(l));
  page.crumbs = {{std::string(texts::desk(l)), "/administracja/wsparcie"}};
  html::put<R"(<p class="lead">{}</p>)">(page.main, texts::papers_lead(l));
  put_desk_views(page.main, l, DeskView::papers, year);
  const std::string href = localized(l, fmt::format("{}/nowy", kPapers));
  html::link_button(page.main, {.href = href, .label = texts::new_paper(l), .icon = html::Icon::plus});
  if (all.empty())
    html::empty_state(page.main, {.title = texts::no_papers(l), .icon = html::Icon::book_open});
  else
    put_table(page.main, l, html::part_of(std::span<const Paper>(all), number, kOnAPage));
  const std::string before = localized(l, fmt::format("{}?strona=", kPapers));
  html::pager(page.main, l,
              {.page = number, .pages = html::pages_of(all.size(), kOnAPage), .href_before_number = before});
  return page;
}

Result<Reply> new_paper_page(Context& ctx, const Request&) { return form_page_of(ctx, {}, {}, {}, 200); }

Result<Reply> post_new_paper(Context& ctx, const Request& request) { return save(ctx, {}, request); }

Result<Reply> edit_paper_page(Context& ctx, const Request& request) {
  TRY(const Paper p, paper_asked_for(ctx, request));
  Typed typed = typed_from(p);
  if (p.place)
    typed.set("district", ctx.db.read([&](db::ReadTx& tx) { return places::find_place(tx, p.place)->code; }));
  return form_page_of(ctx, p, typed, {}, 200);
}

Result<Reply> post_paper(Context& ctx, const Request& request) {
  TRY(const Paper p, paper_asked_for(ctx, request));
  return save(ctx, p, request);
}

}  // namespace wiec::support
