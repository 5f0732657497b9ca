// /administracja/programy/program/{code}: one programme, or a new one at .../nowy.
#include "commons/people/page_parts.h"
#include "modules/programmes/desk.h"
#include "modules/programmes/edit_project.h"
#include "modules/programmes/programme_store.h"
#include "modules/programmes/texts.h"
#include "modules/programmes/words.h"
#include "platform/html/field.h"

namespace wiec::programmes {
namespace {

struct Line {
  std::string_view name;
  std::string_view (*label)(Language);
  std::string Programme::*text;
  int most = 200;
  bool required = false;
};
constexpr Line kLines[] = {{"name_pl", texts::f_name_pl, &Programme::name_pl, 200, true},
                           {"name_en", texts::f_name_en, &Programme::name_en},
                           {"funder_pl", texts::f_funder_pl, &Programme::funder_pl},
                           {"funder_en", texts::f_funder_en, &Programme::funder_en},
                           {"period", texts::period, &Programme::period, 40},
                           {"call", texts::call, &Programme::call}};
constexpr Line kTexts[] = {{"rules_pl", texts::f_rules_pl, &Programme::rules_pl, 5000},
                           {"rules_en", texts::f_rules_en, &Programme::rules_en, 5000}};

void fill(Typed& t, const Programme& p) {
  for (const Line& line : kLines) t.set(std::string(line.name), p.*line.text);
  for (const Line& line : kTexts) t.set(std::string(line.name), p.*line.text);
  if (p.most_basis_points) t.set("most", amount_text(*p.most_basis_points));
  t.set("levels", std::string(p.has_international ? "international" : "") +
                      (p.has_international && p.has_local ? "," : "") + (p.has_local ? "local" : ""));
}

void put_fields(Html& f, Language l, const Typed& typed, const Errors& errors) {
  for (const Line& line : kLines)
    html::text_field(f, l,
                     {.name = line.name,
                      .label = line.label(l),
                      .value = typed.at(line.name),
                      .error = errors.at(line.name),
                      .optional = !line.required});
  html::text_field(f, l,
                   {.name = "most",
                    .label = texts::most_rate(l),
                    .value = typed.at("most"),
                    .error = errors.at("most"),
                    .kind = html::TextKind::number,
                    .width = html::Width::short_,
                    .suffix = "%",
                    .optional = true});
  for (const Line& line : kTexts)
    html::text_area(f, l,
                    {.name = line.name,
                     .label = line.label(l),
                     .value = typed.at(line.name),
                     .error = errors.at(line.name),
                     .optional = true});
  const html::Choice levels[] = {{.value = kWorkLevels[0], .label = words_of(l, WorkLevel::international)},
                                 {.value = kWorkLevels[1], .label = words_of(l, WorkLevel::local)}};
  const auto chosen = typed.list("levels");
  html::checkbox_field(
      f, l, {.name = "levels", .legend = texts::work_levels(l), .choices = levels, .values = chosen, .optional = true});
  html::button(f, {.label = texts::save(l)});
}

Page shown(Context& ctx, const Programme& p, const Typed& typed, const Faults& faults, int status) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  Page page = start_desk_page(ctx, p.id ? std::string_view(p.name(l)) : texts::new_programme(l), errors, status);
  page.crumbs = {{std::string(texts::desk(l)), std::string(kDesk)}};
  const std::string csrf = ctx.form_token(),
                    action = localized(l, fmt::format("{}/program/{}", kDesk, p.id ? p.code : "nowy"));
  html::form(page.main, {.action = action, .csrf = csrf, .body = [&](Html& f) { put_fields(f, l, typed, errors); }});
  return page;
}

Result<Programme> programme_at(Context& ctx, const Request& request) {
  if (request.params.get("code") == "nowy") return Programme{};
  const auto all = programmes(ctx);
  const Programme* found = find_by_code(*all, request.params.get("code"));
  if (!found) return problem(ProblemKind::not_found, texts::keys::no_such_programme);
  return *found;
}

Programme read(Reader& r, Programme p) {
  for (const Line& line : kLines) p.*line.text = r.line(line.name, line.label(r.language), line.most, line.required);
  for (const Line& line : kTexts) p.*line.text = r.text(line.name, line.label(r.language), line.most);
  const std::string_view most = r.typed.at("most");
  const auto percent = minor_units_from(most);
  if (!most.empty() && (!percent || *percent < 1 || *percent > 10'000)) r.wrong(texts::keys::err_percent, "most");
  p.most_basis_points = percent ? std::optional(static_cast<int>(*percent)) : std::nullopt;
  const auto levels = r.typed.list("levels");
  p.has_international = std::ranges::find(levels, kWorkLevels[0]) != levels.end();
  p.has_local = std::ranges::find(levels, kWorkLevels[1]) != levels.end();
  if (!p.id) p.code = code_of_name(p.name_pl);
  if (p.code.empty() || p.code == "nowy") r.wrong(texts::keys::err_programme_name, "name_pl");
  return p;
}

}  // namespace

Result<Reply> programme_page(Context& ctx, const Request& request) {
  TRY(const Programme p, programme_at(ctx, request));
  Typed typed;
  fill(typed, p);
  return shown(ctx, p, typed, {}, 200);
}

Result<Reply> post_programme(Context& ctx, const Request& request) {
  TRY(const Programme base, programme_at(ctx, request));
  const Typed typed(people::form_of(request));
  Faults faults;
  Reader r(ctx.language, typed, faults);
  const Programme p = read(r, base);
  if (!faults.empty()) return shown(ctx, base, typed, faults, 422);
  const auto saved = save_programme(ctx, p);
  if (saved) return Redirect{std::string(kDesk)};
  Problem refusal = saved.error();
  refusal.field = "name_pl";
  return shown(ctx, base, typed, {refusal}, 409);
}

}  // namespace wiec::programmes
