// /administracja/spotkania/{code}/przebieg: who signed up and came, how many were counted on paper, the minutes. An
// ambassador counts and writes, and reads no names.
#include "commons/gatherings/edit_gathering.h"
#include "commons/gatherings/gathering_store.h"
#include "commons/gatherings/pages.h"
#include "commons/gatherings/texts.h"
#include "commons/gatherings/words.h"
#include "commons/people/page_parts.h"
#include "commons/site/whole_from.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::gatherings {
namespace {

std::string path_of(const Gathering& g) { return fmt::format("/administracja/spotkania/{}/przebieg", g.code()); }

void put_people(Html& out, Language l, const std::vector<Seat>& seats) {
  const html::Column columns[] = {
      {.label = texts::person(l)}, {.label = texts::email(l)}, {.label = texts::state(l)}, {.label = texts::came(l)}};
  html::Table table(out, l, {.caption = texts::people_list(l), .columns = columns});
  for (const Seat& seat : seats) {
    const std::string& name = seat.name.empty() ? seat.email : seat.name;
    const std::string value = std::to_string(seat.id), label = texts::came_of(l, name);
    const auto box = [&](Html& cell) {
      html::row_checkbox(cell, {.name = "came", .value = value, .label = label, .checked = seat.came});
    };
    table.row({name, seat.email, seat.state == SeatState::seat ? texts::has_seat(l) : texts::waits(l), box});
  }
}

Page record_form(Context& ctx, const Gathering& g, const Typed& typed, const Faults& faults) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  Page page{.title = texts::record_of(l, g.title(l)), .status = faults.empty() ? 200 : 422, .indexed = false};
  page.has_errors = !faults.empty();
  page.crumbs = {{std::string(texts::desk(l)), "/administracja/spotkania"}};
  errors.put_summary(page.main);
  html::heading(page.main, 1, page.title);
  html::put<"<p>{}<br>{}</p>">(page.main, when_of(l, g), where_of(l, g));
  const std::string sheet = localized(l, fmt::format("/administracja/spotkania/{}/lista", g.code()));
  html::put<R"(<p><a href="{}">{}</a></p>)">(page.main, sheet, texts::print_sheet(l));
  const auto seats = ctx.db.read(
      [&](db::ReadTx& tx) { return may_organise(tx, ctx.actor, g.place) ? seats_of(tx, g.id) : std::vector<Seat>(); });
  const std::string csrf = ctx.form_token(), action = localized(l, path_of(g));
  html::form(page.main, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                           html::hidden_field(f, "shown", std::to_string(ctx.now.micros));
                           if (!seats.empty()) put_people(f, l, seats);
                           html::text_field(f, l,
                                            {.name = "attended",
                                             .label = texts::f_attended(l),
                                             .hint = texts::f_attended_hint(l),
                                             .value = typed.at("attended"),
                                             .error = errors.at("attended"),
                                             .kind = html::TextKind::number,
                                             .width = html::Width::short_,
                                             .optional = true});
                           for (const auto& [name, label] : {std::pair("minutes_pl", texts::f_minutes_pl(l)),
                                                             std::pair("minutes_en", texts::f_minutes_en(l))})
                             html::text_area(f, l,
                                             {.name = name,
                                              .label = label,
                                              .hint = texts::f_minutes_hint(l),
                                              .value = typed.at(name),
                                              .error = errors.at(name),
                                              .rows = 8,
                                              .max_length = 20'000,
                                              .optional = true});
                           html::button(f, {.label = texts::save(l)});
                         }});
  return page;
}

}  // namespace

Result<Reply> record_page(Context& ctx, const Request& request) {
  const auto g = gathering_asked_for(ctx, request);
  if (!g) return problem(ProblemKind::not_found, texts::keys::no_such);
  if (!ctx.db.read([&](db::ReadTx& tx) { return may_hold(tx, ctx.actor, *g); }))
    return problem(ProblemKind::not_allowed, texts::keys::not_yours);
  Typed typed;
  typed.set("attended", g->attended ? std::to_string(*g->attended) : "");
  typed.set("minutes_pl", g->minutes_pl);
  typed.set("minutes_en", g->minutes_en);
  return record_form(ctx, *g, typed, {});
}

Result<Reply> post_record(Context& ctx, const Request& request) {
  auto g = gathering_asked_for(ctx, request);
  if (!g) return problem(ProblemKind::not_found, texts::keys::no_such);
  const auto form = people::form_of(request);
  const Typed typed(form);
  Faults faults;
  Reader r(ctx.language, typed, faults);
  g->attended = r.whole("attended", texts::f_attended(ctx.language), 0, 1'000'000);
  g->minutes_pl = r.text("minutes_pl", texts::f_minutes_pl(ctx.language), 20'000);
  g->minutes_en = r.text("minutes_en", texts::f_minutes_en(ctx.language), 20'000);
  std::vector<std::int64_t> came;
  for (const std::string& value : form.all("came")) {
    std::int64_t id = 0;
    const bool number = !value.empty() && value.size() <= 19 && value.find_first_not_of("0123456789") == value.npos;
    for (const char c : value.substr(0, 18)) id = id * 10 + (c - '0');
    if (number && value.size() == 19) id = id * 10 + (value[18] - '0');
    if (number) came.push_back(id);
  }
  if (!faults.empty()) {
    if (!ctx.db.read([&](db::ReadTx& tx) { return may_hold(tx, ctx.actor, *g); }))
      return problem(ProblemKind::not_allowed, texts::keys::not_yours);
    return record_form(ctx, *g, typed, faults);
  }
  TRY_VOID(record_gathering(ctx, *g, came, Instant{whole_from(typed.at("shown"))}));
  return Redirect{path_of(*g)};
}

}  // namespace wiec::gatherings
