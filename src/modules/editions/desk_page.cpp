// /administracja/edycje: the editions a coordinator works on; a new one from a city's example or from last year's.
#include "commons/people/page_parts.h"
#include "commons/people/task.h"
#include "commons/site/texts.h"
#include "modules/editions/desk.h"
#include "modules/editions/district_pools.h"
#include "modules/editions/edition_store.h"
#include "modules/editions/preset.h"
#include "modules/editions/texts.h"
#include "modules/editions/timeline.h"
#include "platform/html/card.h"
#include "platform/html/field.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::editions {
namespace {

std::vector<Edition> own_editions(Context& ctx) {
  auto all = ctx.db.read([](db::ReadTx& tx) { return load_editions(tx); });
  std::erase_if(all, [&](const Edition& edition) { return !may_decide(ctx.actor, edition); });
  return all;
}

std::string state_of(Context& ctx, const Edition& edition) {
  const Language l = ctx.language;
  if (!edition.published) return std::string(texts::draft(l));
  const Standing standing = standing_at(edition.settings, ctx.now);
  if (standing.now) return std::string(name_of(l, standing.now->kind));
  return std::string(standing.next ? texts::published(l) : texts::stage_over(l));
}

// The edition that a new one begins as; a fault at the field that is wrong.
std::optional<Edition> begun(Context& ctx, Reader& r) {
  const Language l = ctx.language;
  const std::string from(r.typed.at("from"));
  const auto year = r.whole("year", texts::f_year(l), 2000, 2100, !from.starts_with("edycja:"));
  const auto total = r.money("total", texts::f_total(l));
  std::optional<Edition> edition;
  if (from.starts_with("edycja:")) {
    for (const Edition& own : own_editions(ctx))
      if (own.code == std::string_view(from).substr(7)) edition = next_year_of(own);
  } else if (year) {
    edition = edition_from_preset(from, static_cast<int>(*year), {total.value_or(0)});
  }
  if (!edition && (year || from.starts_with("edycja:")))
    r.wrong(site::texts::keys::err_choose, "from", {{"field", std::string(texts::f_from(l))}});
  return edition;
}

// Where the role holds: a city and an organisation, when the grant names them; else the only city there is.
void place(Context& ctx, Edition& edition) {
  const auto cities = ctx.db.read([](db::ReadTx& tx) { return places::cities(tx); });
  const std::string folded = text::fold(edition.city_name);
  for (const Grant& grant : ctx.actor.grants) {
    if (grant.role != Role::coordinator) continue;
    if (edition.organisation == 0) edition.organisation = grant.organisation;
    if (!edition.city && std::ranges::find(cities, places::PlaceId{grant.place}, &places::Place::id) != cities.end())
      edition.city = {grant.place};
  }
  if (edition.city) return;
  const auto same = std::ranges::find(cities, folded, &places::Place::name_folded);
  if (same != cities.end()) edition.city = same->id;
}

// An example that names no districts gets those of the city, where they are known.
void add_districts(Context& ctx, Edition& edition) {
  ctx.db.read([&](db::ReadTx& tx) {
    if (std::ranges::find(edition.pools, Level::district, &Pool::level) == edition.pools.end())
      for (Pool& pool : missing_districts(tx, edition)) edition.pools.push_back(std::move(pool));
    find_places(tx, edition);
  });
}

Page new_page(Context& ctx, const Typed& typed, const Faults& faults, int status) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  Page page = start_desk_page(ctx, texts::new_edition(l), errors, status);
  page.crumbs = {{std::string(texts::desk(l)), std::string(kDesk)}};
  html::put<R"(<p class="lead">{}</p>)">(page.main, texts::new_edition_lead(l));
  std::vector<std::string> values, labels;
  for (const Edition& own : own_editions(ctx)) {
    values.push_back("edycja:" + own.code);
    labels.push_back(texts::copy_of(l, own.name(l)));
  }
  for (const PresetChoice& choice : presets()) {
    values.emplace_back(choice.name);
    labels.push_back(texts::as_in(l, choice.city));
  }
  std::vector<html::Choice> choices;
  for (std::size_t i = 0; i < values.size(); ++i) choices.push_back({.value = values[i], .label = labels[i]});
  const std::string csrf = ctx.form_token(), action = localized(l, fmt::format("{}/nowa", kDesk));
  html::form(page.main, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                           html::select_field(f, l,
                                              {.name = "from",
                                               .label = texts::f_from(l),
                                               .choices = choices,
                                               .hint = texts::f_from_hint(l),
                                               .value = typed.at("from"),
                                               .error = errors.at("from"),
                                               .empty_label = texts::choose(l)});
                           html::text_field(f, l,
                                            {.name = "year",
                                             .label = texts::f_year(l),
                                             .hint = texts::f_new_year_hint(l),
                                             .value = typed.at("year"),
                                             .error = errors.at("year"),
                                             .kind = html::TextKind::number,
                                             .width = html::Width::short_});
                           html::text_field(f, l,
                                            {.name = "total",
                                             .label = texts::f_total(l),
                                             .hint = texts::f_total_hint(l),
                                             .value = typed.at("total"),
                                             .error = errors.at("total"),
                                             .width = html::Width::half,
                                             .suffix = texts::zloty(l),
                                             .optional = true});
                           html::text_field(f, l,
                                            {.name = "code",
                                             .label = texts::f_code(l),
                                             .hint = texts::f_new_code_hint(l),
                                             .value = typed.at("code"),
                                             .error = errors.at("code"),
                                             .width = html::Width::half,
                                             .optional = true});
                           html::button(f, {.label = texts::make_draft(l)});
                         }});
  return page;
}

}  // namespace

Result<Reply> desk_page(Context& ctx, const Request&) {
  const Language l = ctx.language;
  Page page = start_desk_page(ctx, texts::desk(l), Errors(l, {}));
  html::put<R"(<p class="lead">{}</p>)">(page.main, texts::desk_lead(l));
  const auto all = own_editions(ctx);
  const std::string fresh = localized(l, fmt::format("{}/nowa", kDesk));
  if (all.empty()) {
    html::empty_state(page.main, {.title = texts::no_editions(l), .action = {fresh, texts::new_edition(l)}});
    return page;
  }
  const html::Column columns[] = {{.label = texts::edition(l)},
                                  {.label = texts::f_year(l)},
                                  {.label = texts::state(l)},
                                  {.label = texts::version(l), .numeric = true},
                                  {.label = texts::budget(l), .numeric = true}};
  {
    html::Table table(page.main, l, {.caption = texts::desk(l), .columns = columns, .caption_hidden = true});
    for (const Edition& edition : all) {
      const std::string href = localized(l, desk_path(edition));
      table.row({[&](Html& cell) { html::put<R"(<a href="{}">{}</a>)">(cell, href, edition.name(l)); },
                 std::to_string(edition.year), state_of(ctx, edition), std::to_string(edition.version),
                 text::format_money(l, edition.budget())});
    }
  }
  if (ctx.actor.has(Role::coordinator))
    html::link_button(page.main, {.href = fresh, .label = texts::new_edition(l), .icon = html::Icon::plus});
  return page;
}

Html desk_task(Context& ctx, std::int64_t) {
  if (!ctx.actor.has(Role::coordinator) && !ctx.actor.has(Role::administrator)) return {};
  return people::task(ctx, kDesk, texts::desk(ctx.language), texts::desk_hint(ctx.language));
}

Result<Reply> new_edition_page(Context& ctx, const Request&) { return new_page(ctx, {}, {}, 200); }

Result<Reply> post_new_edition(Context& ctx, const Request& request) {
  const Typed typed(people::form_of(request));
  Faults faults;
  Reader r(ctx.language, typed, faults);
  auto edition = begun(ctx, r);
  const std::string code = r.line("code", texts::f_code(ctx.language), 40);
  if (edition && !code.empty()) {
    Typed names;
    names.set("code", code);
    for (const auto& [name, value] : {std::pair{"name_pl", edition->name_pl}, std::pair{"name_en", edition->name_en},
                                      std::pair{"city_name", edition->city_name}})
      names.set(name, value);
    names.set("year", std::to_string(edition->year));
    Reader of_code(ctx.language, names, faults);
    section_of(Part::names).read(of_code, {}, *edition);
  }
  if (!edition || !faults.empty()) return new_page(ctx, typed, faults, 422);
  place(ctx, *edition);
  add_districts(ctx, *edition);
  const auto done = create_edition(ctx, *edition, std::string(texts::draft(Language::pl)));
  if (!done) {
    Problem fault = done.error();
    fault.field = "code";
    return new_page(ctx, typed, {fault}, done.error().kind == ProblemKind::conflict ? 409 : 403);
  }
  return Redirect{desk_path(*edition)};
}

}  // namespace wiec::editions
