// /pomysly: ready ideas. /pomysly/{code}: one, with what can be done with it. /pomysly/nowy: an idea in two fields.
#include "commons/people/page_parts.h"
#include "modules/needs/bring_idea.h"
#include "modules/needs/idea_store.h"
#include "modules/needs/leading.h"
#include "modules/needs/need_store.h"
#include "modules/needs/pages.h"
#include "modules/needs/texts.h"
#include "modules/needs/words.h"
#include "platform/html/navigation.h"
#include "platform/html/section.h"
#include "platform/text/text.h"

namespace wiec::needs {
namespace {

constexpr int kOnAPage = 20, kMostChoices = 200;

struct Around {
  std::vector<Need> needs;
  std::vector<Idea> joined, others;  // others: it could go into
  std::vector<Need> choices;         // it could answer
  std::optional<Idea> target;
  bool led = false;
};

Around around(Context& ctx, const Idea& i) {
  return ctx.db.read([&](db::ReadTx& tx) {
    Around a;
    a.needs = needs_answered_by(tx, i.id);
    a.joined = ideas_joined_into(tx, i.id);
    if (i.joined_into) a.target = find_idea(tx, i.joined_into);
    a.led = may_lead_idea(tx, ctx.actor, i);
    if (!a.led) return a;
    a.choices = needs(tx, {.place = i.place}, kMostChoices);
    std::erase_if(a.choices,
                  [&](const Need& n) { return std::ranges::find(a.needs, n.id, &Need::id) != a.needs.end(); });
    a.others = ideas(tx, {.place = i.place, .state = IdeaState::open}, kMostChoices);
    std::erase_if(a.others, [&](const Idea& other) { return other.id == i.id; });
    return a;
  });
}

struct Tools {
  Context& ctx;
  const Idea& idea;
  const Problem* wrong = nullptr;
  std::string_view act;  // the act that went wrong

  std::string error(std::string_view field) const {
    return wrong && wrong->field == field ? text::translate(ctx.language, *wrong) : std::string();
  }
  void choice(Html& out, std::string_view name, std::string_view label,
              const std::vector<std::pair<std::string, std::string>>& all, std::string_view button_label,
              std::string_view button_value) const {
    if (all.empty()) return;
    const Language l = ctx.language;
    std::vector<html::Choice> choices;
    for (const auto& [code, words] : all) choices.push_back({.value = code, .label = words});
    const std::string csrf = ctx.form_token(), action = localized(l, idea.path()), problem = error(name);
    html::form(
        out,
        {.action = action, .csrf = csrf, .body = [&](Html& f) {
           html::select_field(
               f, l,
               {.name = name, .label = label, .choices = choices, .error = problem, .empty_label = texts::choose(l)});
           html::button(
               f, {.label = button_label, .kind = html::ButtonKind::secondary, .name = "co", .value = button_value});
         }});
  }
  void act_button(Html& out, std::string_view label, std::string_view value, std::string_view id = {}) const {
    const std::string action = localized(ctx.language, idea.path());
    people::act_form(out, ctx, {.action = action, .label = label, .name = "co", .value = value, .id = id});
  }
  void park_form(Html& out) const {
    const Language l = ctx.language;
    const std::string csrf = ctx.form_token(), action = localized(l, idea.path()), problem = error("why_pl");
    html::details(
        out, texts::park(l),
        [&](Html& body) {
          html::form(
              body,
              {.action = action, .csrf = csrf, .body = [&](Html& f) {
                 html::text_field(f, l, {.name = "why_pl", .label = texts::f_why_pl(l), .error = problem});
                 html::text_field(f, l, {.name = "why_en", .label = texts::f_why_en(l), .optional = true});
                 html::button(
                     f, {.label = texts::park(l), .kind = html::ButtonKind::secondary, .name = "co", .value = "odloz"});
               }});
        },
        !problem.empty());
  }
};

void put_tools(Html& out, const Tools& tools, const Around& a) {
  const Language l = tools.ctx.language;
  if (!a.led) return;
  html::put<"<h2>{}</h2>">(out, texts::tools(l));
  std::vector<std::pair<std::string, std::string>> needs, others;
  for (const Need& n : a.choices) needs.emplace_back(n.code(), n.what);
  for (const Idea& other : a.others) others.emplace_back(other.code(), other.title);
  tools.choice(out, "need", texts::link_need(l), needs, texts::link(l), "polacz");
  if (tools.idea.state == IdeaState::open && a.joined.empty())
    tools.choice(out, "target", texts::join_into(l), others, texts::join(l), "dolacz");
  if (tools.idea.state == IdeaState::joined) tools.act_button(out, texts::part(l), "rozdziel");
  if (tools.idea.state == IdeaState::parked) tools.act_button(out, texts::unpark(l), "podejmij");
  if (tools.idea.state == IdeaState::open) tools.park_form(out);
}

void put_needs(Html& out, const Tools& tools, const Around& a) {
  const Language l = tools.ctx.language;
  html::put<"<h2>{}</h2>">(out, texts::answers_needs(l));
  if (a.needs.empty()) html::put<"<p>{}</p>">(out, texts::answers_none(l));
  for (const Need& n : a.needs) {
    html::put<R"(<p><a href="{}">{}</a></p>)">(out, localized(l, n.path()), n.what);
    if (a.led) tools.act_button(out, texts::unlink(l, n.what), "odlacz", n.code());
  }
}

void put_joined(Html& out, Language l, const Around& a) {
  if (a.target)
    html::put<R"(<p>{} <a href="{}">{}</a></p>)">(out, texts::joined_into(l), localized(l, a.target->path()),
                                                  a.target->title);
  if (a.joined.empty()) return;
  html::put<R"(<h2>{}</h2><ul class="plain-list">)">(out, texts::joined_here(l));
  for (const Idea& i : a.joined) html::put<R"(<li><a href="{}">{}</a></li>)">(out, localized(l, i.path()), i.title);
  html::put<"</ul>">(out);
}

Page one_page(Context& ctx, const Idea& i, const Problem* wrong) {
  const Language l = ctx.language;
  const Around a = around(ctx, i);
  const Errors errors(l, wrong ? Faults{*wrong} : Faults{});
  Page page{.title = i.title,
            .status = wrong ? 422 : 200,
            .description = text::truncate(i.body, 200),
            .section = "/potrzeby"};
  page.has_errors = wrong != nullptr;
  page.crumbs = {{std::string(texts::title(l)), "/potrzeby"}, {std::string(texts::ideas(l)), "/pomysly"}};
  Html& out = page.main;
  errors.put_summary(out);
  html::tag(out, {.label = name_of(l, i.state), .tone = html::Tone::amber});
  html::heading(out, 1, i.title);
  if (i.state == IdeaState::parked) html::notice(out, l, {.title = texts::parked_title(l), .text = i.parked(l)});
  const Tools tools{ctx, i, wrong, {}};
  html::columns(
      out,
      [&](Html& main) {
        html::prose(main, [&](Html& body) { put_paragraphs(body, i.body); });
        html::put<R"(<p class="muted">{} · {}</p>)">(main, day_of(l, i.made_at),
                                                     i.from_card ? texts::from_card(l) : texts::from_resident(l));
        put_needs(main, tools, a);
        put_joined(main, l, a);
        ctx.put_panels(main, kIdeaNoun, i.id.value);
      },
      [&](Html& aside) { put_tools(aside, tools, a); });
  return page;
}

std::string need_code(const Typed& typed) { return std::string(typed.at("need")); }

Page bring_form(Context& ctx, const Typed& typed, const Faults& faults) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  Page page{.title = std::string(texts::bring(l)),
            .status = faults.empty() ? 200 : 422,
            .section = "/potrzeby",
            .indexed = false};
  page.has_errors = !faults.empty();
  page.crumbs = {{std::string(texts::title(l)), "/potrzeby"}, {std::string(texts::ideas(l)), "/pomysly"}};
  errors.put_summary(page.main);
  html::heading(page.main, 1, texts::bring(l));
  html::put<R"(<p class="lead">{}</p>)">(page.main, texts::bring_lead(l));
  std::vector<places::Place> districts;
  std::optional<Need> need;
  bool official = false;
  ctx.db.read([&](db::ReadTx& tx) {
    districts = districts_of(tx);
    official = leads(tx, ctx.actor, {});
    if (const auto id = id_from_code(need_code(typed))) need = find_need(tx, NeedId{*id});
  });
  if (need && !need->hidden()) html::put<"<p>{} <strong>{}</strong></p>">(page.main, texts::for_need(l), need->what);
  const auto where = district_choices(districts);
  const std::string csrf = ctx.form_token(), action = localized(l, "/pomysly/nowy");
  html::form(page.main,
             {.action = action, .csrf = csrf, .body = [&](Html& f) {
                if (need) html::hidden_field(f, "need", need->code());
                html::text_field(f, l,
                                 {.name = "title",
                                  .label = texts::f_idea_title(l),
                                  .value = typed.at("title"),
                                  .error = errors.at("title"),
                                  .max_length = 120});
                html::text_area(f, l,
                                {.name = "body",
                                 .label = texts::f_idea_body(l),
                                 .hint = texts::f_idea_body_hint(l),
                                 .value = typed.at("body"),
                                 .error = errors.at("body"),
                                 .max_length = 3000});
                if (!need && !where.empty())
                  html::select_field(f, l,
                                     {.name = "place",
                                      .label = texts::f_place(l),
                                      .choices = where,
                                      .value = typed.at("place"),
                                      .error = errors.at("place"),
                                      .empty_label = texts::not_chosen(l),
                                      .optional = true});
                if (official)
                  html::checkbox(
                      f, l, {.name = "card", .label = texts::f_idea_card(l), .checked = !typed.at("card").empty()});
                html::button(f, {.label = texts::bring_it(l)});
              }});
  return page;
}

}  // namespace

Result<Reply> ideas_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const int number = page_number(request.query("strona"));
  std::int64_t count = 0;
  const auto all = ctx.db.read([&](db::ReadTx& tx) {
    count = count_ideas(tx, {});
    return ideas(tx, {}, kOnAPage, std::int64_t{number - 1} * kOnAPage);
  });
  Page page{
      .title = std::string(texts::ideas(l)), .description = std::string(texts::ideas_lead(l)), .section = "/potrzeby"};
  page.crumbs = {{std::string(texts::title(l)), "/potrzeby"}};
  Html& out = page.main;
  html::heading(out, 1, texts::ideas(l));
  html::put<R"(<p class="lead">{}</p>)">(out, texts::ideas_lead(l));
  const std::string bring = localized(l, "/pomysly/nowy"), before = localized(l, "/pomysly?strona=");
  html::link_button(out, {.href = bring, .label = texts::bring(l), .icon = html::Icon::lightbulb});
  if (all.empty())
    html::empty_state(out, {.title = texts::no_ideas(l), .icon = html::Icon::lightbulb});
  else
    html::cards(out, [&](Html& list) {
      for (const Idea& i : all) put_idea_card(list, l, i, 2);
    });
  html::pager(
      out, l,
      {.page = number, .pages = static_cast<int>((count + kOnAPage - 1) / kOnAPage), .href_before_number = before});
  return page;
}

Result<Reply> idea_page(Context& ctx, const Request& request) {
  const auto idea = idea_asked_for(ctx, request);
  if (!idea) return problem(ProblemKind::not_found, texts::keys::no_such_idea);
  return one_page(ctx, *idea, nullptr);
}

Result<Reply> bring_page(Context& ctx, const Request& request) {
  Typed typed;
  typed.set("need", std::string(request.query("potrzeba").substr(0, 20)));
  return bring_form(ctx, typed, {});
}

Result<Reply> post_bring(Context& ctx, const Request& request) {
  const Typed typed(people::form_of(request));
  Faults faults;
  Idea idea = read_idea(ctx, typed, faults);
  if (!faults.empty()) return bring_form(ctx, typed, faults);
  idea.from_card = !typed.at("card").empty() && ctx.db.read([&](db::ReadTx& tx) { return leads(tx, ctx.actor, {}); });
  const auto need = id_from_code(need_code(typed));
  const auto brought = bring_idea(ctx, idea, NeedId{need.value_or(0)});
  if (!brought) return bring_form(ctx, typed, {brought.error()});
  return Redirect{"/pomysly/" + code_from_id(brought->value)};
}

Result<Reply> post_idea(Context& ctx, const Request& request) {
  const auto idea = idea_asked_for(ctx, request);
  if (!idea) return problem(ProblemKind::not_found, texts::keys::no_such_idea);
  const Typed typed(people::form_of(request));
  const auto id_in = [&](std::string_view name) { return id_from_code(typed.at(name)).value_or(0); };
  const std::string_view act = typed.at("co");
  Faults faults;
  Reader r(ctx.language, typed, faults);
  const auto done = [&]() -> Result<> {
    if (act == "polacz") {
      if (id_in("need") == 0) return problem(ProblemKind::invalid, texts::keys::err_choose_need, "need");
      return link_idea(ctx, idea->id, NeedId{id_in("need")});
    }
    if (act == "odlacz") return unlink_idea(ctx, idea->id, NeedId{id_in("id")});
    if (act == "dolacz") return join_ideas(ctx, idea->id, IdeaId{id_in("target")});
    if (act == "rozdziel") return part_idea(ctx, idea->id);
    if (act == "podejmij") return take_up_idea(ctx, idea->id);
    const std::string why_pl = r.line("why_pl", texts::f_why_pl(ctx.language), 500, true),
                      why_en = r.line("why_en", texts::f_why_en(ctx.language), 500);
    if (!faults.empty()) return std::unexpected(faults.front());
    return park_idea(ctx, idea->id, why_pl, why_en);
  }();
  if (!done && done.error().field.empty()) return std::unexpected(done.error());
  if (!done) return one_page(ctx, *idea, &done.error());
  return Redirect{idea->path()};
}

}  // namespace wiec::needs
