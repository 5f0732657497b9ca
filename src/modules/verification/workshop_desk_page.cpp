// /administracja/warsztaty/{code}: one expert workshop for the coordinator: its drafts, tables, invitations, advice.
#include "commons/gatherings/words.h"
#include "commons/people/page_parts.h"
#include "modules/verification/hold_workshop.h"
#include "modules/verification/pages.h"
#include "modules/verification/routing.h"
#include "modules/verification/texts.h"
#include "modules/verification/words.h"
#include "modules/verification/workshop_words.h"
#include "platform/html/section.h"

namespace wiec::verification {
namespace {

constexpr std::int64_t kUsualAtTable = 4, kMostAtTable = 12;

Result<Workshop> workshop_asked_for(Context& ctx, const Request& request) {
  const auto id = id_from_code(request.params.get("code"));
  bool holds = false;
  auto w = ctx.db.read([&](db::ReadTx& tx) {
    auto found = id ? find_workshop(tx, gatherings::GatheringId{*id}) : std::nullopt;
    holds = found && may_hold(tx, ctx.actor, found->gathering);
    return found;
  });
  if (!w) return problem(ProblemKind::not_found, texts::keys::no_such_workshop);
  if (!holds) return problem(ProblemKind::not_allowed, texts::keys::not_coordinator);
  return *std::move(w);
}

// A form of the page that came back, or a proposal that is not saved.
struct Shown {
  const Typed* drafts = nullptr;
  const Typed* tables = nullptr;
  bool proposed = false;
};

void put_choosing(Html& out, Context& ctx, const Workshop& w, const Shown& shown, const Errors& errors) {
  const Language l = ctx.language;
  const auto possible = ctx.db.read([&](db::ReadTx& tx) { return drafts_to_choose(tx, w.gathering.id, ctx.now); });
  html::put<"<h2>{}</h2>">(out, texts::workshop_drafts(l));
  if (possible.empty()) return html::empty_state(out, {.title = texts::none_handed(l), .icon = html::Icon::file_text});
  std::vector<std::string> codes, hints, chosen;
  for (const SeatedDraft& d : possible) {
    codes.push_back(d.code());
    hints.push_back(facts_of(l, d));
    if (!shown.drafts && d.chosen) chosen.push_back(d.code());
  }
  if (shown.drafts) chosen = shown.drafts->list("drafts");
  std::vector<html::Choice> choices;
  for (std::size_t i = 0; i < possible.size(); ++i)
    choices.push_back({.value = codes[i], .label = possible[i].title, .hint = hints[i]});
  const std::string csrf = ctx.form_token(), action = localized(l, w.desk_path()),
                    revision = std::to_string(w.revision);
  html::details(
      out, texts::choose_drafts(l, std::ssize(w.drafts), std::ssize(possible)),
      [&](Html& body) {
        html::form(body, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                            html::hidden_field(f, "base", revision);
                            html::checkbox_field(f, l,
                                                 {.name = "drafts",
                                                  .legend = texts::f_drafts(l),
                                                  .choices = choices,
                                                  .hint = texts::f_drafts_hint(l),
                                                  .values = chosen,
                                                  .error = errors.at("drafts")});
                            html::button(f, {.label = texts::save_drafts(l), .name = "co", .value = "szkice"});
                          }});
      },
      w.drafts.empty() || shown.drafts);
}

std::int64_t tables_shown(const Workshop& w, const Typed& typed) {
  std::int64_t last = 0;
  for (std::int64_t number = 1; number <= kMostTables; ++number)
    if (typed.has(name_field(number)) || typed.has(unit_field(number)) ||
        std::ranges::any_of(w.drafts,
                            [&](const SeatedDraft& d) { return typed.at(table_field(d)) == std::to_string(number); }))
      last = number;
  return std::min(kMostTables, std::max(last + 1, std::int64_t{2}));
}

void put_tables_form(Html& f, Context& ctx, const Workshop& w, const Typed& typed, const Errors& errors) {
  const Language l = ctx.language;
  const std::int64_t last = tables_shown(w, typed);
  std::vector<std::string> words;
  words.reserve(2 * static_cast<std::size_t>(last));
  std::vector<html::Choice> numbers;
  for (std::int64_t n = 1; n <= last; ++n) {
    const std::string& value = words.emplace_back(std::to_string(n));
    numbers.push_back({.value = value, .label = words.emplace_back(texts::table_number(l, n))});
  }
  for (const SeatedDraft& d : w.drafts) {
    const std::string field = table_field(d), hint = facts_of(l, d);
    html::select_field(f, l,
                       {.name = field,
                        .label = d.title,
                        .choices = numbers,
                        .hint = hint,
                        .value = typed.at(field),
                        .error = errors.at(field),
                        .empty_label = texts::no_table(l),
                        .width = html::Width::half});
  }
  const UnitChoices units(ctx.db.read([](db::ReadTx& tx) { return active_units(tx); }));
  for (std::int64_t n = 1; n <= last; ++n) {
    const std::string unit = unit_field(n), name = name_field(n);
    html::put<"<h3>{}</h3>">(f, texts::table_number(l, n));
    html::select_field(f, l,
                       {.name = unit,
                        .label = texts::f_table_unit(l, n),
                        .choices = units.all(),
                        .value = typed.at(unit),
                        .error = errors.at(unit),
                        .empty_label = texts::no_unit_there(l),
                        .optional = true});
    html::text_field(f, l,
                     {.name = name,
                      .label = texts::f_table_name(l, n),
                      .hint = texts::f_table_name_hint(l),
                      .value = typed.at(name),
                      .error = errors.at(name),
                      .optional = true});
  }
}

void put_tables(Html& out, Context& ctx, const Workshop& w, const Shown& shown, const Errors& errors) {
  const Language l = ctx.language;
  if (w.drafts.empty()) return;
  const std::string csrf = ctx.form_token(), action = localized(l, w.desk_path()),
                    revision = std::to_string(w.revision);
  html::put<"<h2>{}</h2><p>{}</p>">(out, texts::tables(l), texts::tables_lead(l));
  html::form(out, {.action = action,
                   .body =
                       [&](Html& f) {
                         html::text_field(f, l,
                                          {.name = "najwyzej",
                                           .label = texts::f_at_table(l),
                                           .value = std::to_string(kUsualAtTable),
                                           .kind = html::TextKind::number,
                                           .width = html::Width::short_});
                         html::button(f, {.label = texts::propose(l), .kind = html::ButtonKind::secondary});
                       },
                   .get = true});
  if (shown.proposed) html::notice(out, l, {.text = texts::is_proposal(l), .announced = true});
  const Typed typed = shown.tables ? *shown.tables : typed_from(w);
  html::form(out, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                     html::hidden_field(f, "base", revision);
                     put_tables_form(f, ctx, w, typed, errors);
                     html::button(f, {.label = texts::save_tables(l), .name = "co", .value = "stoliki"});
                   }});
}

void put_acts(Html& out, Context& ctx, const Workshop& w) {
  const Language l = ctx.language;
  const std::string shown = localized(l, w.path()), print = localized(l, w.path() + "/druk"),
                    gathering = localized(l, "/administracja/spotkania/" + w.gathering.code()),
                    action = localized(l, w.desk_path());
  html::put<R"(<p><a href="{}">{}</a></p>)">(out, gathering, texts::day_and_place(l));
  if (w.tables.empty()) return;
  html::put<R"(<p><a href="{}">{}</a></p><p><a href="{}">{}</a></p>)">(out, shown, texts::shown_to_people(l), print,
                                                                       texts::print_tables(l));
  html::put<"<h2>{}</h2><p>{}</p>">(out, texts::invitations(l), texts::invitations_lead(l, w.guests));
  people::act_form(out, ctx, {.action = action, .label = texts::invite(l), .name = "co", .value = "zapros"});
  std::int64_t kept = 0, waiting = 0;
  for (const SeatedDraft& d : w.drafts) kept += d.kept, waiting += d.waiting;
  html::put<"<h2>{}</h2><p>{} {}</p>">(out, texts::advice(l), texts::advice_waits(l, waiting),
                                       texts::advice_kept(l, kept));
  if (kept > 0)
    people::act_form(out, ctx, {.action = action, .label = texts::release_now_all(l), .name = "co", .value = "wydaj"});
}

Page page_of(Context& ctx, const Workshop& w, const Shown& shown, const Faults& faults, int status) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  Page page{.title = w.gathering.title(l), .status = status, .indexed = false};
  page.has_errors = !faults.empty();
  page.crumbs = {{std::string(texts::workshops(l)), std::string(kWorkshops)}};
  Html& out = page.main;
  errors.put_summary(out);
  html::heading(out, 1, w.gathering.title(l));
  html::put<R"(<p class="lead">{}</p>)">(out, gatherings::when_of(l, w.gathering));
  if (w.gathering.cancelled) html::notice(out, l, {.text = texts::workshop_cancelled(l)});
  html::columns(
      out,
      [&](Html& main) {
        if (w.gathering.cancelled) return;
        put_choosing(main, ctx, w, shown, errors);
        put_tables(main, ctx, w, shown, errors);
      },
      [&](Html& aside) { put_acts(aside, ctx, w); });
  return page;
}

std::int64_t whole(std::string_view typed) {
  std::int64_t number = 0;
  for (const char c : typed.substr(0, 9))
    if (c >= '0' && c <= '9') number = number * 10 + (c - '0');
  return number;
}

Result<> do_act(Context& ctx, const Workshop& w, const Typed& typed, Faults& faults) {
  const std::string_view act = typed.at("co");
  const std::int64_t base = whole(typed.at("base"));
  if (act == "szkice") {
    std::vector<drafts::DraftId> wanted;
    for (const std::string& code : typed.list("drafts")) wanted.push_back({id_from_code(code).value_or(0)});
    return choose_drafts(ctx, w.gathering.id, wanted, base);
  }
  if (act == "stoliki") {
    const Arrangement arrangement = read_tables(ctx, w, typed, faults);
    if (!faults.empty()) return {};
    return save_tables(ctx, w.gathering.id, arrangement, base);
  }
  if (act == "zapros") {
    TRY_VOID(invite_to_workshop(ctx, w.gathering.id));
  }
  if (act == "wydaj") {
    TRY_VOID(release_at_workshop(ctx, w.gathering.id));
  }
  return {};
}

}  // namespace

Result<Reply> tables_page(Context& ctx, const Request& request) {
  TRY(const Workshop w, workshop_asked_for(ctx, request));
  const std::string_view most = request.query("najwyzej");
  if (most.empty()) return page_of(ctx, w, {}, {}, 200);
  const auto at_table = std::clamp(whole(most), std::int64_t{1}, kMostAtTable);
  const Typed proposed = proposed_tables(ctx, w, static_cast<std::size_t>(at_table));
  return page_of(ctx, w, {.tables = &proposed, .proposed = true}, {}, 200);
}

Result<Reply> post_tables(Context& ctx, const Request& request) {
  TRY(const Workshop w, workshop_asked_for(ctx, request));
  const Typed typed(people::form_of(request));
  Faults faults;
  const auto done = do_act(ctx, w, typed, faults);
  if (done && faults.empty()) return Redirect{w.desk_path()};
  const bool drafts = typed.at("co") == "szkice", tables = typed.at("co") == "stoliki";
  const Shown shown{.drafts = drafts ? &typed : nullptr, .tables = tables ? &typed : nullptr};
  if (!faults.empty()) return page_of(ctx, w, shown, faults, 422);
  const ProblemKind kind = done.error().kind;
  if (kind != ProblemKind::conflict && kind != ProblemKind::invalid) return std::unexpected(done.error());
  const auto now =
      ctx.db.read([&](db::ReadTx& tx) { return find_workshop(tx, w.gathering.id); });  // as it is saved now
  return page_of(ctx, now.value_or(w), shown, {done.error()}, kind == ProblemKind::conflict ? 409 : 422);
}

}  // namespace wiec::verification
