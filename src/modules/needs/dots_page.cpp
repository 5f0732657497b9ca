// /administracja/potrzeby/kropki/{code}: dots counted on the sheet of a meeting, need by need; and what they said, on
// the page of the meeting.
#include "base/url.h"
#include "commons/gatherings/gathering_store.h"
#include "commons/people/page_parts.h"
#include "modules/needs/asked.h"
#include "modules/needs/leading.h"
#include "modules/needs/texts.h"
#include "modules/needs/words.h"
#include "modules/needs/work_on_needs.h"
#include "platform/html/navigation.h"
#include "platform/html/table.h"

namespace wiec::needs {
namespace {

constexpr int kOnAPage = 50;
constexpr std::int64_t kMostDots = 10'000;

struct Sheet {
  gatherings::Gathering meeting;
  Asked asked;
  std::vector<Need> needs;  // of one page of the list, or those of the form that came back
  std::int64_t count = 0;   // in the list
  std::map<std::int64_t, std::int64_t> dots;

  std::int64_t dots_of(const Need& n) const {
    const auto at = dots.find(n.id.value);
    return at == dots.end() ? 0 : at->second;
  }
  std::string path() const { return "/administracja/potrzeby/kropki/" + meeting.code(); }
  std::string query() const {
    std::string out;
    if (!asked.words.empty()) add_parameter(out, "q", asked.words);
    if (asked.page > 1) add_parameter(out, "strona", std::to_string(asked.page));
    return out;
  }
};

std::string field_of(const Need& n) { return "d-" + n.code(); }
std::string seen_of(const Need& n) { return "was-" + n.code(); }
std::string number_text(std::int64_t dots) { return dots > 0 ? std::to_string(dots) : std::string(); }

Result<Sheet> sheet_asked_for(Context& ctx, const Request& request) {
  const auto id = id_from_code(request.params.get("code"));
  Sheet sheet;
  sheet.asked = asked_by(ctx, request);
  const auto read = ctx.db.read([&](db::ReadTx& tx) -> Result<> {
    const auto meeting = id ? gatherings::find_gathering(tx, gatherings::GatheringId{*id}) : std::nullopt;
    if (!meeting) return problem(ProblemKind::not_found, texts::keys::no_such_meeting);
    if (!leads(tx, ctx.actor, meeting->place)) return problem(ProblemKind::not_allowed, texts::keys::not_led);
    sheet.meeting = *meeting;
    for (const auto& [need, dots] : sheet_of(tx, meeting->id)) sheet.dots.emplace(need.value, dots);
    return {};
  });
  if (!read) return std::unexpected(read.error());
  sheet.asked.filter.place = sheet.meeting.place;
  Chosen chosen = select(ctx, sheet.asked, kOnAPage);
  sheet.needs = std::move(chosen.needs);
  sheet.count = chosen.count;
  return sheet;
}

// The order of the list may have changed since the form was made: it says itself which needs it holds.
void keep_needs_of(Context& ctx, const Typed& typed, Sheet& sheet) {
  std::vector<std::int64_t> ids;
  for (const std::string& code : typed.list("need"))
    if (const auto id = id_from_code(code); id && ids.size() < 2 * kOnAPage) ids.push_back(*id);
  sheet.needs = ctx.db.read([&](db::ReadTx& tx) { return needs_by_id(tx, ids); });
}

void put_fields(Html& f, Language l, const Sheet& sheet, const Typed& typed, const Errors& errors) {
  for (const Need& n : sheet.needs) {
    const std::string name = field_of(n), where = where_of(n), kept = number_text(sheet.dots_of(n));
    html::hidden_field(f, "need", n.code());
    html::hidden_field(f, seen_of(n), kept);
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
  const std::string list = localized(l, sheet.path()), action = localized(l, sheet.path() + sheet.query());
  html::search_box(out, l, {.action = list, .label = texts::look_on_sheet(l), .value = sheet.asked.words});
  if (sheet.needs.empty()) {
    html::empty_state(out, {.title = texts::none(l), .icon = html::Icon::message});
    return page;
  }
  const std::string csrf = ctx.form_token();
  html::form(out, {.action = action, .csrf = csrf, .body = [&](Html& f) { put_fields(f, l, sheet, typed, errors); }});
  std::string words;
  if (!sheet.asked.words.empty()) add_parameter(words, "q", sheet.asked.words);
  const std::string before = list + words + (words.empty() ? "?" : "&") + "strona=";
  html::pager(out, l,
              {.page = sheet.asked.page,
               .pages = static_cast<int>((sheet.count + kOnAPage - 1) / kOnAPage),
               .href_before_number = before});
  return page;
}

// Only what was typed over is written. Where somebody else wrote another number meanwhile, that is a fault.
std::vector<DotCount> read_counts(Reader& r, const Sheet& sheet, Faults& faults, Faults& overtaken) {
  std::vector<DotCount> counts;
  for (const Need& n : sheet.needs) {
    const std::string name = field_of(n);
    const auto before = faults.size();
    const std::int64_t typed = r.whole(name, n.what, 0, kMostDots).value_or(0),
                       seen = r.whole(seen_of(n), n.what, 0, kMostDots).value_or(0), stored = sheet.dots_of(n);
    if (faults.size() > before || typed == seen) continue;
    counts.push_back({n.id, typed, seen});
    if (stored != seen && stored != typed)
      overtaken.push_back({ProblemKind::conflict, texts::keys::err_dots, name, {{"dots", stored}}});
  }
  return counts;
}

}  // namespace

Result<Reply> dots_page(Context& ctx, const Request& request) {
  TRY(const Sheet sheet, sheet_asked_for(ctx, request));
  return form_page(ctx, sheet, Typed(), {});
}

Result<Reply> post_dots(Context& ctx, const Request& request) {
  TRY(Sheet sheet, sheet_asked_for(ctx, request));
  const Typed typed(people::form_of(request));
  keep_needs_of(ctx, typed, sheet);
  Faults faults, overtaken;
  Reader r(ctx.language, typed, faults);
  const auto counts = read_counts(r, sheet, faults, overtaken);
  if (faults.empty() && overtaken.empty()) {
    const auto done = enter_dots(ctx, sheet.meeting.id, counts);
    if (done) return Redirect{sheet.count > kOnAPage ? sheet.path() + sheet.query() : sheet.meeting.path()};
    if (done.error().kind != ProblemKind::conflict) return std::unexpected(done.error());
    overtaken.push_back(done.error());
  }
  const bool conflict = faults.empty();
  faults.insert(faults.end(), overtaken.begin(), overtaken.end());
  Page page = form_page(ctx, sheet, typed, faults);
  if (conflict) page.status = 409;
  return page;
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
