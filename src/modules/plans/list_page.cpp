// /plany: every plan; /api/v1/plans: the same for programs.
#include "modules/plans/course_store.h"
#include "modules/plans/pages.h"
#include "modules/plans/plan_json.h"
#include "modules/plans/plan_store.h"
#include "modules/plans/texts.h"
#include "modules/plans/words.h"
#include "platform/text/text.h"

namespace wiec::plans {
namespace {

void put_card(Html& out, Language l, const Plan& p) {
  const std::string href = localized(l, p.path()), title = p.title.in(l),
                    actions =
                        texts::actions_count(l, std::int64_t(std::ranges::count(p.actions, false, &Action::removed)));
  const html::Tag tags[] = {{.label = words_of(l, p.kind), .tone = html::Tone::plum},
                            {.label = words_of(l, p.state), .tone = tone_of(p.state)}};
  const html::Fact facts[] = {{.icon = html::Icon::map_pin, .text = p.area, .label = texts::f_area(l)},
                              {.icon = html::Icon::file_text, .text = actions, .label = texts::actions(l)}};
  html::card(
      out, {.href = href, .title = title, .heading_level = 2, .tags = tags, .facts = facts, .tone = html::Tone::wisla});
}

void put_summary(JsonWriter& json, const Plan& p, const std::string& site) {
  json.begin_object()
      .member("id", p.code())
      .member("kind", programmes::name_in(kKinds, p.kind))
      .member("title", p.title.pl)
      .member("title_en", p.title.en)
      .member("area", p.area)
      .member("state", programmes::name_in(kStates, p.state))
      .member("version", p.version)
      .member("actions", std::int64_t(std::ranges::count(p.actions, false, &Action::removed)))
      .member("changed_at", iso(p.changed_at))
      .member("url", site + p.path())
      .member("plan", site + "/api/v1/plans/" + p.code())
      .end_object();
}

Json course_of(const Action& a, const std::vector<TakeUp>& taken, const std::vector<Progress>& progress) {
  Json::Array notes;
  for (const Progress& note : progress) {
    if (note.action != a.id) continue;
    Json::Array values;
    for (const Reading& r : note.readings) {
      const auto i = std::ranges::find(a.indicators, r.indicator, &Indicator::id);
      if (i != a.indicators.end())
        values.push_back(Json::Object{{"indicator", i->name.pl}, {"value", decimal(r.value)}});
    }
    notes.push_back(Json::Object{{"on", iso(note.on)},
                                 {"state", programmes::name_in(kActionStates, note.state)},
                                 {"text", note.text.pl},
                                 {"text_en", note.text.en},
                                 {"values", std::move(values)}});
  }
  const auto by = std::ranges::find(taken, a.id, &TakeUp::action);
  return Json::Object{{"action", code_from_id(a.id.value)},
                      {"state", programmes::name_in(kActionStates, a.state)},
                      {"taken_up_by", by == taken.end() ? Json() : Json(code_from_id(by->project.value))},
                      {"taken_up_on", by == taken.end() ? Json() : Json(iso(by->on))},
                      {"progress", std::move(notes)}};
}

}  // namespace

Result<Reply> list_page(Context& ctx, const Request&) {
  const Language l = ctx.language;
  const auto all = ctx.db.read([](db::ReadTx& tx) { return all_plans(tx); });
  Page page{.title = std::string(texts::title(l)), .description = std::string(texts::lead(l)), .section = "/programy"};
  page.crumbs = {{std::string(texts::the_register(l)), "/programy"}};
  Html& out = page.main;
  html::heading(out, 1, texts::title(l));
  html::put<R"(<p class="lead">{}</p>)">(out, texts::lead(l));
  if (all.empty())
    html::empty_state(out, {.title = texts::none(l), .text = texts::none_text(l), .icon = html::Icon::file_text});
  else
    html::cards(out, [&](Html& list) {
      for (const Plan& p : all) put_card(list, l, p);
    });
  return page;
}

Result<Reply> api_plans(Context& ctx, const Request&) {
  const auto all = ctx.db.read([](db::ReadTx& tx) { return all_plans(tx); });
  const std::string site = ctx.site_address();
  std::string body;
  JsonWriter json(body);
  json.begin_object().key("items").begin_array();
  for (const Plan& p : all) put_summary(json, p, site);
  json.end_array().end_object();
  return Content{.type = "application/json", .body = std::move(body), .file_name = {}, .headers = {}};
}

Result<Reply> api_plan(Context& ctx, const Request& request) {
  TRY(const Plan p, plan_at(ctx, request));
  Json json = to_json(p);
  json.set("state", programmes::name_in(kStates, p.state));
  json.set("changed_at", iso(p.changed_at));
  json.set("url", ctx.site_address() + p.path());
  ctx.db.read([&](db::ReadTx& tx) {
    Json::Array adoptions, comments, course;
    for (const Adoption& a : adoptions_of(tx, p.id))
      adoptions.push_back(Json::Object{{"version", a.version}, {"on", iso(a.on)}, {"act", a.act}, {"text", a.text.pl}});
    for (const Comment& c : comments_of(tx, p.id))
      comments.push_back(
          Json::Object{{"piece", code_from_id(c.piece().value)},
                       {"version", c.version},
                       {"made_at", iso(c.made_at)},
                       {"comment", c.body},
                       {"verdict", c.verdict ? Json(programmes::name_in(kVerdicts, *c.verdict)) : Json()},
                       {"answer", c.answer}});
    const auto taken = take_ups_of(tx, p.id);
    const auto progress = progress_of(tx, p.id);
    for (const Action& a : p.actions)
      if (!a.removed) course.push_back(course_of(a, taken, progress));
    json.set("adoptions", std::move(adoptions));
    json.set("comments", std::move(comments));
    json.set("course", std::move(course));
  });
  return Content{.type = "application/json", .body = to_text(json), .file_name = {}, .headers = {}};
}

}  // namespace wiec::plans
