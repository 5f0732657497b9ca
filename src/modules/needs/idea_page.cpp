// /pomysly: ready ideas. /pomysly/{code}: one, with what can be done with it.
#include "commons/people/page_parts.h"
#include "modules/needs/asked.h"
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

constexpr int kOnAPage = 20, kMostChoices = 100, kMostFound = 50;

struct Around {
  std::vector<Need> needs;
  std::vector<Idea> joined, others;  // others: it could go into
  std::vector<Need> choices;         // it could answer
  std::optional<Idea> target;
  bool led = false, coordinated = false;
};

// Those that the actor may work with.
std::vector<Idea> other_ideas(db::ReadTx& tx, const Actor& actor, const Idea& i) {
  auto others = leads(tx, actor, i.place) ? ideas(tx, {.place = i.place, .state = IdeaState::open}, kMostChoices)
                                          : ideas_brought_by(tx, people::PersonId{actor.person});
  std::erase_if(others, [&](const Idea& other) {
    return other.id == i.id || other.hidden() || other.state != IdeaState::open || !may_lead_idea(tx, actor, other);
  });
  return others;
}

Around around(Context& ctx, const Idea& i, std::string_view looked_for) {
  return ctx.db.read([&](db::ReadTx& tx) {
    Around a;
    a.needs = needs_answered_by(tx, i.id);
    a.joined = ideas_joined_into(tx, i.id);
    std::erase_if(a.joined, [](const Idea& one) { return one.hidden(); });
    if (i.joined_into) a.target = find_idea(tx, i.joined_into);
    a.coordinated = coordinates(tx, ctx.actor, i.place);
    a.led = may_lead_idea(tx, ctx.actor, i) && !i.hidden();
    if (!a.led) return a;
    // By the words looked for, of the whole city; without words the heaviest of the idea's place.
    a.choices =
        looked_for.empty() ? needs(tx, {.place = i.place}, kMostChoices) : needs_found(tx, ctx, looked_for, kMostFound);
    std::erase_if(a.choices,
                  [&](const Need& n) { return std::ranges::find(a.needs, n.id, &Need::id) != a.needs.end(); });
    a.others = other_ideas(tx, ctx.actor, i);
    return a;
  });
}

struct Tools {
  Context& ctx;
  const Idea& idea;
  const Typed& typed;
  const Errors& errors;
  std::string_view looked_for;

  void choice(Html& out, std::string_view name, std::string_view label,
              const std::vector<std::pair<std::string, std::string>>& all, std::string_view button_label,
              std::string_view button_value) const {
    if (all.empty()) return;
    const Language l = ctx.language;
    std::vector<html::Choice> choices;
    for (const auto& [code, words] : all) choices.push_back({.value = code, .label = words});
    const std::string csrf = ctx.form_token(), action = localized(l, idea.path());
    html::form(
        out, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                html::select_field(f, l,
                                   {.name = name,
                                    .label = label,
                                    .choices = choices,
                                    .value = typed.at(name),
                                    .error = errors.at(name),
                                    .empty_label = texts::choose(l)});
                html::button(
                    f,
                    {.label = button_label, .kind = html::ButtonKind::secondary, .name = "co", .value = button_value});
              }});
  }
  void act_button(Html& out, std::string_view label, std::string_view value, std::string_view id = {}) const {
    const std::string action = localized(ctx.language, idea.path());
    people::act_form(out, ctx, {.action = action, .label = label, .name = "co", .value = value, .id = id});
  }
  // Needs of other places are found by their words.
  void look_form(Html& out) const {
    const Language l = ctx.language;
    const std::string action = localized(l, idea.path());
    html::form(out, {.action = action,
                     .body =
                         [&](Html& f) {
                           html::text_field(f, l,
                                            {.name = "szukaj",
                                             .label = texts::look_for_need(l),
                                             .value = looked_for,
                                             .kind = html::TextKind::search});
                           html::button(f, {.label = texts::look(l), .kind = html::ButtonKind::quiet});
                         },
                     .get = true});
  }
  void park_form(Html& out) const {
    const Language l = ctx.language;
    const std::string csrf = ctx.form_token(), action = localized(l, idea.path());
    const auto field = [&](Html& f, std::string_view name, std::string_view label, bool optional) {
      html::text_field(
          f, l,
          {.name = name, .label = label, .value = typed.at(name), .error = errors.at(name), .optional = optional});
    };
    html::details(
        out, texts::park(l),
        [&](Html& body) {
          html::form(
              body,
              {.action = action, .csrf = csrf, .body = [&](Html& f) {
                 field(f, "why_pl", texts::f_why_pl(l), false);
                 field(f, "why_en", texts::f_why_en(l), true);
                 html::button(
                     f, {.label = texts::park(l), .kind = html::ButtonKind::secondary, .name = "co", .value = "odloz"});
               }});
        },
        !errors.at("why_pl").empty() || !errors.at("why_en").empty());
  }
  void hide_form(Html& out) const {
    const Language l = ctx.language;
    if (idea.hidden()) return act_button(out, texts::show_again(l), "pokaz");
    const std::string csrf = ctx.form_token(), action = localized(l, idea.path());
    put_hide_form(out, l, {action, csrf, texts::hide_idea(l), typed.at("hidden"), errors.at("hidden")});
  }
};

void put_tools(Html& out, const Tools& tools, const Around& a) {
  const Language l = tools.ctx.language;
  if (!a.led && !a.coordinated) return;
  html::put<"<h2>{}</h2>">(out, texts::tools(l));
  if (a.coordinated) tools.hide_form(out);
  if (!a.led) return;
  tools.look_form(out);
  if (!tools.looked_for.empty() && a.choices.empty()) html::put<R"(<p role="status">{}</p>)">(out, texts::found(l, 0));
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

Page one_page(Context& ctx, const Idea& i, const Typed& typed, const Faults& faults, std::string_view looked_for) {
  const Language l = ctx.language;
  const Around a = around(ctx, i, looked_for);
  const Errors errors(l, faults);
  Page page{.title = i.title,
            .status = faults.empty() ? 200 : 422,
            .description = text::truncate(i.body, 200),
            .section = "/potrzeby"};
  page.has_errors = !faults.empty();
  page.crumbs = {{std::string(texts::title(l)), "/potrzeby"}, {std::string(texts::ideas(l)), "/pomysly"}};
  Html& out = page.main;
  errors.put_summary(out);
  html::tag(out, {.label = name_of(l, i.state), .tone = html::Tone::amber});
  html::heading(out, 1, i.title);
  if (i.state == IdeaState::parked) html::notice(out, l, {.title = texts::parked_title(l), .text = i.parked(l)});
  if (i.hidden()) html::notice(out, l, {.text = texts::idea_hidden(l, i.hidden_pl)});
  const Tools tools{ctx, i, typed, errors, looked_for};
  html::columns(
      out,
      [&](Html& main) {
        html::prose(main, [&](Html& body) { put_paragraphs(body, i.body); });
        html::put<R"(<p class="muted">{} · {}</p>)">(main, day_of(l, i.made_at),
                                                     i.from_card ? texts::from_card(l) : texts::from_resident(l));
        put_origin(main, ctx, kIdeaNoun, i.id.value);
        put_needs(main, tools, a);
        put_joined(main, l, a);
        ctx.put_panels(main, kIdeaNoun, i.id.value);
      },
      [&](Html& aside) { put_tools(aside, tools, a); });
  return page;
}

// Hidden ones are read by who brought them and who may show them again.
Result<Idea> readable(Context& ctx, const Request& request) {
  const auto idea = idea_asked_for(ctx, request);
  if (!idea) return problem(ProblemKind::not_found, texts::keys::no_such_idea);
  if (idea->hidden() && !ctx.db.read([&](db::ReadTx& tx) { return may_lead_idea(tx, ctx.actor, *idea); }))
    return problem(ProblemKind::closed, texts::keys::idea_hidden, {}, {{"why", idea->hidden_pl}});
  return *idea;
}

// What is wrong with the fields goes to `faults`.
Result<> do_act(Context& ctx, const Idea& idea, Reader& r, const Faults& faults) {
  const Language l = ctx.language;
  const std::string_view act = r.typed.at("co");
  const auto id_in = [&](std::string_view name) { return id_from_code(r.typed.at(name)).value_or(0); };
  if (act == "polacz" && id_in("need") == 0) return problem(ProblemKind::invalid, texts::keys::err_choose_need, "need");
  if (act == "polacz") return link_idea(ctx, idea.id, NeedId{id_in("need")});
  if (act == "odlacz") return unlink_idea(ctx, idea.id, NeedId{id_in("id")});
  if (act == "dolacz") return join_ideas(ctx, idea.id, IdeaId{id_in("target")});
  if (act == "rozdziel") return part_idea(ctx, idea.id);
  if (act == "podejmij") return take_up_idea(ctx, idea.id);
  if (act == "pokaz") return hide_idea(ctx, idea.id, "");
  if (act == "ukryj") {
    const std::string why = r.line("hidden", texts::f_hidden(l), 300, true);
    return faults.empty() ? hide_idea(ctx, idea.id, why) : Result<>();
  }
  const std::string why_pl = r.line("why_pl", texts::f_why_pl(l), 500, true),
                    why_en = r.line("why_en", texts::f_why_en(l), 500);
  return faults.empty() ? park_idea(ctx, idea.id, why_pl, why_en) : Result<>();
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
  TRY(const Idea idea, readable(ctx, request));
  const std::string looked_for = text::truncate(text::clean_line(request.query("szukaj")).value_or(""), 100);
  return one_page(ctx, idea, Typed(), {}, looked_for);
}

Result<Reply> post_idea(Context& ctx, const Request& request) {
  TRY(const Idea idea, readable(ctx, request));
  const Typed typed(people::form_of(request));
  Faults faults;
  Reader r(ctx.language, typed, faults);
  const auto done = do_act(ctx, idea, r, faults);
  if (done && faults.empty()) return Redirect{idea.path()};
  if (!done && done.error().field.empty()) return std::unexpected(done.error());
  if (!done) faults.push_back(done.error());
  return one_page(ctx, idea, typed, faults, {});
}

}  // namespace wiec::needs
