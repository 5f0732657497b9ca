// /spotkania/{code}/zestaw: what one takes along to a meeting, ready for print; its agenda, and writing it.
#include "commons/gatherings/gathering_store.h"
#include "commons/gatherings/words.h"
#include "commons/people/page_parts.h"
#include "commons/site/form_fields.h"
#include "modules/support/kit.h"
#include "modules/support/pages.h"
#include "modules/support/texts.h"
#include "platform/html/card.h"
#include "platform/html/section.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::support {
namespace {

using gatherings::Gathering;

Result<Gathering> gathering_here(Context& ctx, const Request& request) {
  auto g = gatherings::gathering_asked_for(ctx, request);
  if (!g) return problem(ProblemKind::not_found, texts::keys::no_such_gathering);
  return *std::move(g);
}

bool plans(Context& ctx, const Gathering& g) {
  return ctx.db.read([&](db::ReadTx& tx) { return may_plan(tx, ctx.actor, g); });
}

void put_items(Html& out, Language l, const Gathering& g, const std::vector<AgendaItem>& items) {
  const html::Column columns[] = {
      {.label = texts::hour(l)}, {.label = texts::item(l)}, {.label = texts::minutes(l), .numeric = true}};
  html::Table table(out, l, {.caption = texts::agenda(l), .columns = columns, .caption_hidden = true});
  Instant at = g.begins_at;
  for (const AgendaItem& item : items) {
    const std::string hour = text::format_time(l, at), minutes = std::to_string(item.minutes);
    const auto title = [&](Html& cell) {
      html::put<R"(<span{?lang=}>{}</span>)">(cell, item.title.lang(l), item.title.in(l));
    };
    table.row({hour, title, minutes});
    at = at + std::chrono::minutes(item.minutes);
  }
}

Page form_page_of(Context& ctx, const Gathering& g, const Typed& typed, const Faults& faults) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  Page page{.title = std::string(texts::change_agenda(l)),
            .status = faults.empty() ? 200 : 422,
            .section = "/spotkania",
            .indexed = false};
  page.has_errors = !faults.empty();
  page.crumbs = {{g.title(l), g.path()}, {std::string(texts::kit(l)), kit_path(g)}};
  errors.put_summary(page.main);
  html::heading(page.main, 1, page.title);
  html::put<"<p>{}</p>">(page.main, gatherings::when_of(l, g));
  const FormFields fields{l, typed, errors};
  const std::string csrf = ctx.form_token(), action = localized(l, agenda_path(g) + "/edycja");
  html::form(page.main, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                           fields.words(f, "agenda_pl", texts::f_agenda_pl(l), 8'000, texts::f_agenda_hint(l));
                           fields.words(f, "agenda_en", texts::f_agenda_en(l), 8'000, texts::f_agenda_en_hint(l));
                           html::button(f, {.label = texts::save(l)});
                         }});
  return page;
}

}  // namespace

Result<Reply> kit_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  TRY(const Gathering g, gathering_here(ctx, request));
  Page page{.title = texts::kit_for(l, g.title(l)),
            .description = std::string(texts::kit_lead(l)),
            .section = "/spotkania",
            .indexed = false};
  page.crumbs = {{g.title(l), g.path()}};
  Html& out = page.main;
  html::heading(out, 1, page.title);
  html::put<R"(<p class="lead">{}</p><p>{}, {}</p>)">(out, texts::kit_lead(l), gatherings::when_of(l, g),
                                                      gatherings::where_of(l, g));
  const std::string agenda = localized(l, agenda_path(g)), cards = localized(l, "/potrzeby/karty"),
                    primer = localized(l, kPrimer),
                    sheet = localized(l, fmt::format("/administracja/spotkania/{}/lista", g.code())),
                    change = localized(l, agenda_path(g) + "/edycja");
  const bool own = plans(ctx, g);
  std::vector<html::Task> tasks{{.href = agenda, .title = texts::agenda(l), .hint = texts::agenda_hint(l)},
                                {.href = cards, .title = texts::needs_cards(l), .hint = texts::needs_cards_hint(l)},
                                {.href = primer, .title = texts::primer(l), .hint = texts::primer_hint(l)}};
  if (own) tasks.push_back({.href = sheet, .title = texts::sheet(l), .hint = texts::sheet_hint(l)});
  html::task_list(out, tasks);
  if (!own) html::put<"<p>{}</p>">(out, texts::sheet_for_leaders(l));
  if (own)
    html::link_button(out, {.href = change,
                            .label = texts::change_agenda(l),
                            .kind = html::ButtonKind::secondary,
                            .icon = html::Icon::pencil});
  return page;
}

Result<Reply> agenda_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  TRY(const Gathering g, gathering_here(ctx, request));
  const auto items = ctx.db.read([&](db::ReadTx& tx) { return agenda_of(tx, g); });
  Page page{.title = texts::agenda_for(l, g.title(l)), .section = "/spotkania", .indexed = false};
  page.crumbs = {{g.title(l), g.path()}, {std::string(texts::kit(l)), kit_path(g)}};
  Html& out = page.main;
  html::put<R"(<div class="paper-sheet">)">(out);
  html::heading(out, 1, page.title);
  html::put<"<p>{}<br>{}</p></div>">(out, gatherings::when_of(l, g), gatherings::where_of(l, g));
  put_items(out, l, g, items);
  gatherings::put_paragraphs(out, g.about(l));
  html::put<R"(<p class="screen-only">{}</p>)">(out, texts::print_it(l));
  return page;
}

Result<Reply> change_agenda_page(Context& ctx, const Request& request) {
  TRY(const Gathering g, gathering_here(ctx, request));
  if (!plans(ctx, g)) return problem(ProblemKind::not_allowed, texts::keys::err_other_place);
  return form_page_of(ctx, g, typed_from(ctx.db.read([&](db::ReadTx& tx) { return agenda_of(tx, g); })), {});
}

Result<Reply> post_agenda(Context& ctx, const Request& request) {
  TRY(const Gathering g, gathering_here(ctx, request));
  const Typed typed(people::form_of(request));
  Faults faults;
  const auto items = read_agenda(ctx.language, g, typed, faults);
  if (!faults.empty()) return form_page_of(ctx, g, typed, faults);
  TRY_VOID(plan_agenda(ctx, g.id, items));
  return Redirect{agenda_path(g)};
}

// On the page of a meeting or a training.
Html gathering_panel(Context& ctx, std::int64_t id) {
  const Language l = ctx.language;
  Html out;
  const auto g =
      ctx.db.read([&](db::ReadTx& tx) { return gatherings::find_gathering(tx, gatherings::GatheringId{id}); });
  if (!g || g->cancelled) return out;
  const bool training = g->kind == gatherings::Kind::training;
  if (!training && g->kind != gatherings::Kind::residents_meeting) return out;
  const std::string kit = localized(l, kit_path(*g)), agenda = localized(l, agenda_path(*g)),
                    catalogue = localized(l, "/wspolne-projekty/wsparcie"),
                    papers = localized(l, "/wspolne-projekty/materialy");
  html::section(out, {.title = training ? texts::handed_over_here(l) : texts::kit(l), .body = [&](Html& body) {
                        html::put<R"(<ul><li><a href="{}">{}</a></li><li><a href="{}">{}</a></li>)">(
                            body, kit, texts::open_kit(l), agenda, texts::agenda(l));
                        if (training)
                          html::put<R"(<li><a href="{}">{}</a></li><li><a href="{}">{}</a></li>)">(
                              body, catalogue, texts::support_forms(l), papers, texts::papers(l));
                        html::put<"</ul>">(body);
                      }});
  return out;
}

}  // namespace wiec::support
