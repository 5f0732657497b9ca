// /szkice: drafts that everybody may read. /szkice/nowy: a new one, from a need, an idea or nothing.
#include "base/url.h"
#include "commons/people/page_parts.h"
#include "modules/drafts/draft_store.h"
#include "modules/drafts/pages.h"
#include "modules/drafts/texts.h"
#include "modules/needs/idea_store.h"
#include "modules/needs/leading.h"
#include "modules/needs/need_store.h"
#include "modules/needs/words.h"
#include "platform/html/navigation.h"

namespace wiec::drafts {
namespace {

constexpr int kOnAPage = 20;

struct Asked {
  Filter filter;
  std::string district;
  int page = 1;
  std::string query() const {
    std::string out;
    if (!district.empty()) add_parameter(out, "dzielnica", district);
    if (filter.level) add_parameter(out, "poziom", code_of(*filter.level));
    return out;
  }
};

Asked asked_by(Context& ctx, const Request& request) {
  Asked asked;
  const auto level = request.query("poziom"), code = request.query("dzielnica").substr(0, 100);
  if (std::ranges::find(kLevelCodes, level) != std::end(kLevelCodes)) asked.filter.level = level_from(level);
  asked.page = needs::page_number(request.query("strona"));
  if (code.empty()) return asked;
  if (const auto place =
          ctx.db.read([&](db::ReadTx& tx) { return places::find_place(tx, needs::city_of(tx), code); })) {
    asked.filter.place = place->id;
    asked.district = place->code;
  }
  return asked;
}

void put_filter(Html& out, Context& ctx, const Asked& asked) {
  const Language l = ctx.language;
  const auto districts = ctx.db.read([](db::ReadTx& tx) { return needs::districts_of(tx); });
  const auto where = needs::district_choices(districts);
  const html::Choice levels[] = {{.value = "district", .label = texts::level_district(l)},
                                 {.value = "citywide", .label = texts::level_citywide(l)}};
  const std::string action = localized(l, "/szkice");
  const auto fields = [&](Html& f) {
    if (!where.empty())
      html::select_field(f, l,
                         {.name = "dzielnica",
                          .label = texts::f_place(l),
                          .choices = where,
                          .value = asked.district,
                          .empty_label = texts::any(l)});
    html::select_field(f, l,
                       {.name = "poziom",
                        .label = texts::f_level(l),
                        .choices = levels,
                        .value = asked.filter.level ? code_of(*asked.filter.level) : "",
                        .empty_label = texts::any(l)});
  };
  html::filter_panel(out, l,
                     {.action = action,
                      .title = texts::filter(l),
                      .fields = fields,
                      .clear_href = asked.query().empty() ? std::string_view() : std::string_view(action)});
}

// What the new draft grows from, read from the address or the form.
struct Source {
  std::optional<needs::Need> need;
  std::optional<needs::Idea> idea;
};
Source source_of(Context& ctx, std::string_view need_code, std::string_view idea_code) {
  Source s;
  ctx.db.read([&](db::ReadTx& tx) {
    if (const auto id = id_from_code(need_code)) s.need = needs::find_need(tx, needs::NeedId{*id});
    if (const auto id = id_from_code(idea_code)) s.idea = needs::find_idea(tx, needs::IdeaId{*id});
  });
  if (s.need && s.need->hidden()) s.need.reset();
  if (s.idea && s.idea->hidden()) s.idea.reset();
  return s;
}

Page start_form(Context& ctx, const Source& source, const Typed& typed, const Faults& faults) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  Page page{.title = std::string(texts::start(l)),
            .status = faults.empty() ? 200 : 422,
            .section = "/potrzeby",
            .indexed = false};
  page.has_errors = !faults.empty();
  page.crumbs = {{std::string(texts::title(l)), "/szkice"}};
  errors.put_summary(page.main);
  html::heading(page.main, 1, texts::start(l));
  html::put<R"(<p class="lead">{}</p>)">(page.main, texts::start_lead(l));
  if (source.need) html::put<"<p>{} <strong>{}</strong></p>">(page.main, texts::from_need(l), source.need->what);
  if (source.idea) html::put<"<p>{} <strong>{}</strong></p>">(page.main, texts::from_idea(l), source.idea->title);
  const std::string csrf = ctx.form_token(), action = localized(l, "/szkice/nowy");
  html::form(page.main, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                           if (source.need) html::hidden_field(f, "need", source.need->code());
                           if (source.idea) html::hidden_field(f, "idea", source.idea->code());
                           html::text_field(f, l,
                                            {.name = "title",
                                             .label = texts::f_title(l),
                                             .hint = texts::f_title_hint(l),
                                             .value = typed.at("title"),
                                             .error = errors.at("title"),
                                             .max_length = 120});
                           html::button(f, {.label = texts::start_it(l)});
                         }});
  return page;
}

Words first_words(const Source& source, std::string title) {
  Words w;
  w.title = std::move(title);
  if (source.idea) {
    w.body = source.idea->body;
    w.place = source.idea->place;
  }
  if (source.need) {
    w.why = source.need->what + ". " + source.need->who;
    w.location = source.need->location;
    if (source.need->place) w.place = source.need->place;
  }
  if (!w.place && (source.need || source.idea)) w.level = Level::citywide;
  return w;
}

}  // namespace

Result<Reply> list_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const Asked asked = asked_by(ctx, request);
  std::int64_t count = 0;
  const auto all = ctx.db.read([&](db::ReadTx& tx) {
    count = count_shared(tx, asked.filter);
    return shared_drafts(tx, asked.filter, kOnAPage, std::int64_t{asked.page - 1} * kOnAPage);
  });
  Page page{.title = std::string(texts::title(l)),
            .description = std::string(texts::lead(l)),
            .section = "/potrzeby",
            .indexed = asked.query().empty()};
  Html& out = page.main;
  html::heading(out, 1, texts::title(l));
  html::put<R"(<p class="lead">{}</p>)">(out, texts::lead(l));
  const std::string start = localized(l, "/szkice/nowy"), query = asked.query(),
                    before = localized(l, "/szkice" + query + (query.empty() ? "?" : "&") + "strona=");
  html::link_button(out, {.href = start, .label = texts::start(l), .icon = html::Icon::pencil});
  put_filter(out, ctx, asked);
  if (all.empty())
    html::empty_state(out, {.title = texts::none(l), .text = texts::none_text(l), .icon = html::Icon::file_text});
  else
    html::cards(out, [&](Html& list) {
      for (const Draft& d : all) put_draft_card(list, l, d, 2);
    });
  html::pager(
      out, l,
      {.page = asked.page, .pages = static_cast<int>((count + kOnAPage - 1) / kOnAPage), .href_before_number = before});
  return page;
}

Result<Reply> start_page(Context& ctx, const Request& request) {
  const Source source = source_of(ctx, request.query("potrzeba"), request.query("pomysl"));
  Typed typed;
  if (source.idea) typed.set("title", source.idea->title);
  return start_form(ctx, source, typed, {});
}

Result<Reply> post_start(Context& ctx, const Request& request) {
  const Typed typed(people::form_of(request));
  const Source source = source_of(ctx, typed.at("need"), typed.at("idea"));
  Faults faults;
  Reader r(ctx.language, typed, faults);
  std::string title = r.line("title", texts::f_title(ctx.language), 120, true);
  if (!faults.empty()) return start_form(ctx, source, typed, faults);
  Origin origin;
  if (source.need) origin.need = source.need->id;
  if (source.idea) origin.idea = source.idea->id;
  const auto made = start_draft(ctx, first_words(source, std::move(title)), origin);
  if (!made) return start_form(ctx, source, typed, {made.error()});
  return Redirect{fmt::format("/szkice/{}/edycja", code_from_id(made->value))};
}

}  // namespace wiec::drafts
