// Gatherings for programs: calendars and JSON.
#include "commons/gatherings/calendar.h"
#include "commons/gatherings/gathering_store.h"
#include "commons/gatherings/pages.h"
#include "commons/gatherings/texts.h"
#include "commons/gatherings/words.h"

namespace wiec::gatherings {
namespace {

constexpr std::chrono::days kLookBack{60};
constexpr int kMost = 1000;

// A calendar that is asked for again takes cancelled ones out: they stay here for a while.
std::vector<Gathering> told_of(Context& ctx, const Request& request) {
  const std::string place(request.query("dzielnica").substr(0, 100));
  const std::int64_t day = std::chrono::microseconds(std::chrono::days(1)).count();
  const Instant today{ctx.now.micros - ctx.now.micros % day};  // so that a kept answer stays true for a day
  ctx.changes_at(today + std::chrono::days(1));
  auto all = ctx.db.read([&](db::ReadTx& tx) { return gatherings_from(tx, today + -kLookBack, place, kMost); });
  for (Gathering& g : all) g = shown_to_all(std::move(g));
  return all;
}

void put_names(JsonWriter& json, const std::string& pl, const std::string& en) {
  json.begin_object().key("pl").value(pl);
  if (!en.empty()) json.key("en").value(en);
  json.end_object();
}

void put_item(JsonWriter& json, const Gathering& g, const std::string& site) {
  json.begin_object();
  json.key("id").value(g.code());
  json.key("kind").value(code_of(g.kind));
  json.key("formula").value(code_of(g.formula));
  json.key("state").value(g.cancelled ? "cancelled" : "planned");
  json.key("title");
  put_names(json, g.title_pl, g.title_en);
  json.key("begins_at").value(iso(g.begins_at));
  json.key("ends_at").value(iso(g.ends_at));
  json.key("address").value(g.address);
  json.key("place");
  if (g.place)
    json.begin_object().key("code").value(g.place_code).key("name").value(g.place_name).end_object();
  else
    json.null();
  json.key("signing_up").value(g.signing_up);
  json.key("seats");
  if (g.seats)
    json.value(*g.seats);
  else
    json.null();
  json.key("taken").value(g.taken);
  json.key("sequence").value(g.sequence);
  json.key("url").value(site + g.path());
  json.key("calendar").value(site + g.path() + "/kalendarz.ics");
  json.end_object();
}

}  // namespace

Result<Reply> calendar_file(Context& ctx, const Request& request) {
  const auto g = gathering_asked_for(ctx, request);
  if (!g) return problem(ProblemKind::not_found, texts::keys::no_such);
  const Gathering shown[] = {shown_to_all(*g)};
  return Content{.type = std::string(kCalendarType),
                 .body = calendar_of(shown, ctx.language, ctx.site_address(), g->title(ctx.language)),
                 .file_name = g->code() + ".ics"};
}

Result<Reply> calendar_feed(Context& ctx, const Request& request) {
  const Language l = request.query("jezyk") == "en" ? Language::en : Language::pl;
  const auto all = told_of(ctx, request);
  return Content{.type = std::string(kCalendarType), .body = calendar_of(all, l, ctx.site_address(), texts::title(l))};
}

Result<Reply> api_gatherings(Context& ctx, const Request& request) {
  const std::string site = ctx.site_address();
  std::string body;
  JsonWriter json(body);
  json.begin_object().key("items").begin_array();
  for (const Gathering& g : told_of(ctx, request)) put_item(json, g, site);
  json.end_array().end_object();
  return Content{.type = "application/json", .body = std::move(body)};
}

}  // namespace wiec::gatherings
