// /administracja/potrzeby/kropki/{code}: dots counted on the sheet of a meeting, need by need; and what they said, on
// the page of the meeting.
#include "commons/gatherings/gathering_store.h"
#include "commons/people/page_parts.h"
#include "modules/needs/leading.h"
#include "modules/needs/need_store.h"
#include "modules/needs/pages.h"
#include "modules/needs/texts.h"
#include "modules/needs/words.h"
#include "modules/needs/work_on_needs.h"
#include "platform/html/table.h"

namespace wiec::needs {
namespace {

constexpr int kMost = 150;
constexpr std::int64_t kMostDots = 10'000;

struct Sheet {
  gatherings::Gathering meeting;
  std::vector<Need> needs;
  std::vector<std::int64_t> dots;
};

std::string path_of(const gatherings::Gathering& g) { return "/administracja/potrzeby/kropki/" + g.code(); }
std::string field_of(const Need& n) { return "d-" + n.code(); }

Result<Sheet> sheet_asked_for(Context& ctx, const Request& request) {
  const auto id = id_from_code(request.params.get("code"));
  return ctx.db.read([&](db::ReadTx& tx) -> Result<Sheet> {
    const auto meeting = id ? gatherings::find_gathering(tx, gatherings::GatheringId{*id}) : std::nullopt;
    if (!meeting) return problem(ProblemKind::not_found, texts::keys::no_such_meeting);
    if (!leads(tx, ctx.actor, meeting->place)) return problem(ProblemKind::not_allowed, texts::keys::not_led);
    Sheet sheet{*meeting, needs(tx, {.place = meeting->place}, kMost), {}};
    for (const Need& n : sheet.needs) sheet.dots.push_back(dots_at(tx, meeting->id, n.id).value_or(0));
    return sheet;
  });
}

Page form_page(Context& ctx, const Sheet& sheet, const Typed& typed, const Faults& faults) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  Page page{.title = std::string(texts::dots_title(l)), .status = faults.empty() ? 200 : 422, .indexed = false};
  page.has_errors = !faults.empty();
  page.crumbs = {{std::string(texts::desk(l)), "/administracja/potrzeby"}};
  Html& out = page.main;
  errors.put_summary(out);
  html::heading(out, 1, texts::dots_title(l));
  html::put<R"(<p><a href="{}">{}</a></p><p class="lead">{}</p>)">(out, localized(l, sheet.meeting.path()),
                                                                   sheet.meeting.title(l), texts::dots_lead(l));
  if (sheet.needs.empty()) {
    html::empty_state(out, {.title = texts::none(l), .icon = html::Icon::message});
    return page;
  }
  const std::string csrf = ctx.form_token(), action = localized(l, path_of(sheet.meeting));
  html::form(out, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                     for (std::size_t i = 0; i < sheet.needs.size(); ++i) {
                       const Need& n = sheet.needs[i];
                       const std::string name = field_of(n), where = where_of(n),
                                         kept = sheet.dots[i] > 0 ? std::to_string(sheet.dots[i]) : std::string();
                       html::text_field(f, l,
                                        {.name = name,
                                         .label = n.what,
                                         .hint = where,
                                         .value = typed.has(name) ? typed.at(name) : std::string_view(kept),
                                         .error = errors.at(name),
                                         .kind = html::TextKind::number,
                                         .width = html::Width::short_,
                                         .optional = true});
                     }
                     html::button(f, {.label = texts::save(l)});
                   }});
  return page;
}

}  // namespace

Result<Reply> dots_page(Context& ctx, const Request& request) {
  TRY(const Sheet sheet, sheet_asked_for(ctx, request));
  return form_page(ctx, sheet, Typed(), {});
}

Result<Reply> post_dots(Context& ctx, const Request& request) {
  TRY(const Sheet sheet, sheet_asked_for(ctx, request));
  const Typed typed(people::form_of(request));
  Faults faults;
  Reader r(ctx.language, typed, faults);
  std::vector<DotCount> counts;
  for (const Need& n : sheet.needs)
    if (typed.has(field_of(n))) counts.push_back({n.id, r.whole(field_of(n), n.what, 0, kMostDots).value_or(0)});
  if (!faults.empty()) return form_page(ctx, sheet, typed, faults);
  TRY_VOID(enter_dots(ctx, sheet.meeting.id, counts));
  return Redirect{sheet.meeting.path()};
}

Html gathering_panel(Context& ctx, std::int64_t id) {
  const Language l = ctx.language;
  const gatherings::GatheringId meeting{id};
  Html out;
  bool led = false;
  const auto said = ctx.db.read([&](db::ReadTx& tx) {
    const auto g = gatherings::find_gathering(tx, meeting);
    led = g && leads(tx, ctx.actor, g->place);
    return needs_with_dots(tx, meeting);
  });
  if (!said.empty()) {
    html::put<"<h2>{}</h2>">(out, texts::dots_said(l));
    const html::Column columns[] = {{.label = texts::need(l)}, {.label = texts::dots_label(l), .numeric = true}};
    html::Table table(out, l, {.caption = texts::dots_said(l), .columns = columns, .caption_hidden = true});
    for (const auto& [n, dots] : said) {
      const std::string href = localized(l, n.path());
      table.row({[&](Html& cell) { html::put<R"(<a href="{}">{}</a>)">(cell, href, n.what); }, dots});
    }
  }
  if (led)
    html::put<R"(<p><a href="{}">{}</a></p>)">(out, localized(l, "/administracja/potrzeby/kropki/" + code_from_id(id)),
                                               texts::enter_dots(l));
  return out;
}

}  // namespace wiec::needs
