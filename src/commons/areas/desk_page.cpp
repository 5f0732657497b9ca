// /administracja/okolice: areas for the coordinator: make, change, close, open again.
#include "commons/areas/area_editor.h"
#include "commons/areas/edit_area.h"
#include "commons/areas/pages.h"
#include "commons/areas/texts.h"
#include "commons/areas/words.h"
#include "commons/people/page_parts.h"
#include "platform/html/card.h"
#include "platform/html/navigation.h"
#include "platform/html/page_number.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::areas {
namespace {

constexpr std::string_view kDesk = "/administracja/okolice";
constexpr std::size_t kOnAPage = 60;

std::string desk_path(const Area& area) { return fmt::format("{}/{}", kDesk, area.code()); }

Page start(std::string_view title, const Errors& errors, int status) {
  Page page{.title = std::string(title), .status = status, .indexed = false};
  page.has_errors = static_cast<bool>(errors);
  errors.put_summary(page.main);
  html::heading(page.main, 1, title);
  return page;
}

Page form_page(Context& ctx, const Area* area, const Typed& typed, const Faults& faults, int status) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  Page page = start(area ? std::string_view(area->name) : texts::make_one(l), errors, status);
  page.crumbs.push_back({std::string(texts::title(l)), std::string(kDesk)});
  const std::string csrf = ctx.form_token(),
                    action = localized(l, area ? desk_path(*area) : fmt::format("{}/nowa", kDesk));
  html::form(page.main, {.action = action,
                         .csrf = csrf,
                         .body =
                             [&](Html& f) {
                               put_area_editor(f, ctx, typed, errors);
                               if (area) html::hidden_field(f, "base", typed.at("base"));
                               html::button(f, {.label = texts::save(l)});
                             },
                         .multipart = true});
  if (!area) return page;
  const std::string shown = localized(l, area->path()), state = localized(l, desk_path(*area) + "/stan");
  html::put<R"(<p><a href="{}">{}</a></p>)">(page.main, shown, texts::public_page(l));
  const bool open = area->state == AreaState::open;
  html::put<"<h2>{}</h2><p>{}</p>">(page.main, open ? texts::close_it(l) : texts::open_it(l),
                                    texts::close_explained(l));
  people::act_form(page.main, ctx,
                   {.action = state,
                    .label = open ? texts::close_it(l) : texts::open_it(l),
                    .name = "stan",
                    .value = open ? "closed" : "open"});
  return page;
}

std::optional<Area> asked_for(Context& ctx, const Request& request) {
  return ctx.db.read([&](db::ReadTx& tx) { return find_area(tx, request.params.get("code")); });
}

std::int64_t whole_from(std::string_view text) {
  std::int64_t value = 0;
  for (const char c : text.substr(0, 18)) value = c >= '0' && c <= '9' ? value * 10 + (c - '0') : 0;
  return value;
}

void put_table(Html& out, Language l, std::span<const Area> areas) {
  const html::Column columns[] = {{.label = texts::area(l)},
                                  {.label = texts::districts(l)},
                                  {.label = texts::size(l), .numeric = true},
                                  {.label = texts::state(l)}};
  html::Table table(out, l, {.caption = texts::all_areas(l), .columns = columns});
  for (const Area& area : areas) {
    const std::string href = localized(l, desk_path(area)), where = names_of(area.districts),
                      size = area.land_m2 ? square_km(l, *area.land_m2) : std::string();
    const auto name = [&](Html& cell) { html::put<R"(<a href="{}">{}</a>)">(cell, href, area.name); };
    table.row({name, where, size, area.state == AreaState::open ? texts::open(l) : texts::closed(l)});
  }
}

}  // namespace

Result<Reply> desk_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const int number = html::page_number(request.query("strona"));
  const auto all = ctx.db.read([](db::ReadTx& tx) { return list_areas(tx, {.closed_too = true, .district = {}}); });
  Page page = start(texts::title(l), Errors(l, {}), 200);
  Html& out = page.main;
  html::put<R"(<p class="lead">{}</p>)">(out, texts::desk_lead(l));
  const std::string make = localized(l, fmt::format("{}/nowa", kDesk));
  html::link_button(out, {.href = make, .label = texts::make_one(l), .icon = html::Icon::plus});
  if (all.empty()) {
    html::empty_state(out, {.title = texts::none(l), .icon = html::Icon::map});
    return page;
  }
  put_table(out, l, html::part_of(std::span<const Area>(all), number, kOnAPage));
  const std::string before = localized(l, fmt::format("{}?strona=", kDesk));
  html::pager(out, l, {.page = number, .pages = html::pages_of(all.size(), kOnAPage), .href_before_number = before});
  return page;
}

Result<Reply> new_page(Context& ctx, const Request&) { return form_page(ctx, nullptr, Typed(), {}, 200); }

Result<Reply> post_new(Context& ctx, const Request& request) {
  const Typed typed = typed_from(people::form_of(request));
  Faults faults;
  const NewArea area = read_area(ctx, typed, faults);
  if (!faults.empty()) return form_page(ctx, nullptr, typed, faults, 422);
  if (auto made = make_area(ctx, area); !made) return form_page(ctx, nullptr, typed, {made.error()}, 403);
  return Redirect{std::string(kDesk)};
}

Result<Reply> edit_page(Context& ctx, const Request& request) {
  const auto area = asked_for(ctx, request);
  if (!area) return problem(ProblemKind::not_found, texts::keys::no_such);
  const auto shape = ctx.db.read([&](db::ReadTx& tx) { return shape_of(tx, area->id); });
  return form_page(ctx, &*area, typed_from(*area, shape), {}, 200);
}

Result<Reply> post_edit(Context& ctx, const Request& request) {
  const auto area = asked_for(ctx, request);
  if (!area) return problem(ProblemKind::not_found, texts::keys::no_such);
  Typed typed = typed_from(people::form_of(request));
  Faults faults;
  const NewArea wanted = read_area(ctx, typed, faults);
  if (!faults.empty()) return form_page(ctx, &*area, typed, faults, 422);
  if (auto changed = change_area(ctx, area->id, wanted, whole_from(typed.at("base"))); !changed) {
    typed.set("base", std::to_string(asked_for(ctx, request).value_or(*area).revision));  // what they have now seen
    return form_page(ctx, &*area, typed, {changed.error()}, changed.error().kind == ProblemKind::conflict ? 409 : 403);
  }
  return Redirect{std::string(kDesk)};
}

Result<Reply> post_state(Context& ctx, const Request& request) {
  const auto area = asked_for(ctx, request);
  if (!area) return problem(ProblemKind::not_found, texts::keys::no_such);
  const bool open = people::form_of(request).text("stan") == "open";
  TRY_VOID(turn_area(ctx, area->id, open ? AreaState::open : AreaState::closed));
  return Redirect{desk_path(*area)};
}

Html desk_task(Context& ctx, std::int64_t) {
  Html out;
  if (!ctx.actor.has(Role::coordinator)) return out;
  const Language l = ctx.language;
  const std::string href = localized(l, kDesk),
                    status(texts::open_count(l, ctx.db.read([](db::ReadTx&tx) { return count_areas(tx); })));
  const html::Task tasks[] = {{.href = href, .title = texts::title(l), .hint = texts::desk_lead(l), .status = status}};
  html::task_list(out, tasks);
  return out;
}

}  // namespace wiec::areas
