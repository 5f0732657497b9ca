// /administracja/programy/{code}/grupa: the Local Support Group of a project: convening, members, tasks.
#include "commons/organisations/organisation_store.h"
#include "commons/people/page_parts.h"
#include "modules/programmes/desk.h"
#include "modules/programmes/group_pages.h"
#include "modules/programmes/group_store.h"
#include "modules/programmes/keep_group.h"
#include "modules/programmes/texts.h"
#include "platform/html/field.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::programmes {
namespace {

constexpr int kMostOrganisations = 500;

// Which of the page's forms came back.
enum class Returned { none, group, member, task };

struct Looks {
  Returned form = Returned::none;
  Typed typed;
  Faults faults;
  int status = 200;
};

struct Ground {
  std::optional<Group> group;
  bool earlier = false;  // the project before has one
  std::vector<Member> members;
  std::vector<GroupTask> tasks;
};

Ground ground_at(Context& ctx, const Project& p) {
  return ctx.db.read([&](db::ReadTx& tx) {
    Ground g{.group = group_of(tx, p.id), .earlier = false, .members = {}, .tasks = {}};
    g.earlier = p.predecessor && group_of(tx, p.predecessor);
    if (g.group) g.members = members_of(tx, g.group->id);
    if (g.group) g.tasks = tasks_of(tx, g.group->id);
    return g;
  });
}

std::string path_of(const Project& p, std::string_view rest = {}) {
  return fmt::format("{}/{}/grupa{}", kDesk, p.code(), rest);
}

void put_line(Html& f, Language l, const Typed& t, const Errors& e, std::string_view name, std::string_view label,
              bool optional, std::string_view hint = {}) {
  html::text_field(
      f, l,
      {.name = name, .label = label, .hint = hint, .value = t.at(name), .error = e.at(name), .optional = optional});
}

void put_group_form(Html& out, Context& ctx, const Project& p, const Ground& g, const Typed& typed, const Errors& e) {
  const Language l = ctx.language;
  const std::string csrf = ctx.form_token(), action = localized(l, path_of(p));
  const auto fields = [&](Html& f) {
    put_line(f, l, typed, e, "act", texts::g_act(l), false, texts::g_act_hint(l));
    html::date_field(
        f, l,
        {.name = "convened", .label = texts::g_convened(l), .value = typed.at("convened"), .error = e.at("convened")});
    put_line(f, l, typed, e, "area", texts::area(l), false);
    for (const auto& [name, label] :
         {std::pair<std::string_view, std::string_view>{"purpose_pl", texts::g_purpose_pl(l)},
          {"purpose_en", texts::g_purpose_en(l)}})
      html::text_area(
          f, l,
          {.name = name, .label = label, .value = typed.at(name), .error = e.at(name), .rows = 3, .optional = true});
    if (!g.group && g.earlier)
      html::checkbox(f, l,
                     {.name = "earlier",
                      .label = texts::g_earlier(l),
                      .hint = texts::g_earlier_hint(l),
                      .checked = !typed.at("earlier").empty()});
    html::button(f, {.label = g.group ? texts::save(l) : texts::convene(l)});
  };
  html::form(out, {.action = action, .csrf = csrf, .body = fields, .label = texts::group(l)});
}

// The buttons of one row, which one form holds; each says whom it is about.
void put_acts(Html& cell, Context& ctx, const std::string& action, const std::string& id, std::string_view about,
              std::span<const std::pair<std::string_view, std::string_view>> acts) {
  const std::string csrf = ctx.form_token();
  const std::string label(about);
  html::form(cell, {.action = action,
                    .csrf = csrf,
                    .body =
                        [&](Html& f) {
                          html::hidden_field(f, "id", id);
                          html::button_row(f, [&](Html& row) {
                            for (const auto& [value, words] : acts)
                              html::button(row, {.label = words,
                                                 .kind = value == "remove" ? html::ButtonKind::danger
                                                                           : html::ButtonKind::secondary,
                                                 .name = "act",
                                                 .value = value});
                          });
                        },
                    .label = label});
}

void put_members(Html& out, Context& ctx, const Project& p, const std::vector<Member>& members) {
  const Language l = ctx.language;
  if (members.empty()) return;
  const std::string action = localized(l, path_of(p, "/osoba"));
  const html::Column columns[] = {{.label = texts::m_name(l)},
                                  {.label = texts::m_category(l)},
                                  {.label = texts::m_organisation(l)},
                                  {.label = texts::m_state(l)},
                                  {.label = texts::m_acts(l)}};
  html::Table table(out, l,
                    {.caption = texts::members(l), .columns = columns, .caption_hidden = true, .compact = true});
  for (const Member& m : members) {
    std::vector<std::pair<std::string_view, std::string_view>> acts;
    const bool on_paper = !m.by_letter;
    if (on_paper && (m.state != MemberState::accepted || m.named)) acts.emplace_back("accepted", texts::a_accepted(l));
    if (on_paper && (m.state != MemberState::accepted || !m.named)) acts.emplace_back("named", texts::a_named(l));
    if (on_paper && m.state == MemberState::invited) acts.emplace_back("declined", texts::a_declined(l));
    acts.emplace_back("remove", texts::a_remove(l));
    const std::string code = code_from_id(m.id.value);
    const auto state = [&](Html& cell) {
      html::put<"{}">(cell, words_of(l, m.state));
      if (m.state == MemberState::accepted)
        html::put<", {}">(cell, m.named ? texts::with_name(l) : texts::without_name(l));
    };
    table.row({m.name, words_of(l, m.category), m.organisation_name, state,
               [&](Html& cell) { put_acts(cell, ctx, action, code, m.name, acts); }});
  }
}

void put_organisation_field(Html& f, Context& ctx, const Typed& typed, const Errors& e) {
  const Language l = ctx.language;
  const auto all =
      ctx.db.read([&](db::ReadTx& tx) { return organisations::list_organisations(tx, {}, kMostOrganisations); });
  std::vector<std::string> codes;
  for (const auto& one : all) codes.push_back(code_from_id(one.id.value));
  std::vector<html::Choice> choices;
  for (std::size_t i = 0; i < all.size(); ++i) choices.push_back({.value = codes[i], .label = all[i].name});
  html::select_field(f, l,
                     {.name = "organisation",
                      .label = texts::m_organisation(l),
                      .choices = choices,
                      .hint = texts::m_organisation_hint(l),
                      .value = typed.at("organisation"),
                      .error = e.at("organisation"),
                      .empty_label = texts::m_no_organisation(l),
                      .optional = true});
}

void put_member_form(Html& out, Context& ctx, const Project& p, const Typed& typed, const Errors& e) {
  const Language l = ctx.language;
  const std::string csrf = ctx.form_token(), action = localized(l, path_of(p, "/osoba"));
  const auto fields = [&](Html& f) {
    std::vector<html::Choice> categories;
    for (std::size_t i = 0; i < std::size(kMemberCategories); ++i)
      categories.push_back({.value = kMemberCategories[i], .label = words_of(l, static_cast<MemberCategory>(i))});
    html::select_field(f, l,
                       {.name = "category",
                        .label = texts::m_category(l),
                        .choices = categories,
                        .value = typed.at("category"),
                        .error = e.at("category"),
                        .empty_label = texts::choose(l)});
    put_organisation_field(f, ctx, typed, e);
    put_line(f, l, typed, e, "name", texts::m_name(l), false);
    put_line(f, l, typed, e, "email", texts::m_email(l), true, texts::m_email_hint(l));
    put_line(f, l, typed, e, "mandate", texts::m_mandate(l), true, texts::m_mandate_hint(l));
    const html::Choice concerns[] = {{.value = "direct", .label = texts::concern_direct(l)},
                                     {.value = "indirect", .label = texts::concern_indirect(l)}};
    html::radio_field(f, l,
                      {.name = "concern",
                       .legend = texts::m_concern(l),
                       .choices = concerns,
                       .value = typed.at("concern").empty() ? std::string_view("direct") : typed.at("concern"),
                       .inline_ = true});
    put_letter_language(f, l, typed, e, Language::pl);
    html::button(f, {.label = texts::invite(l), .name = "act", .value = "ask"});
  };
  html::form(out, {.action = action, .csrf = csrf, .body = fields, .label = texts::invite(l)});
}

void put_tasks(Html& out, Context& ctx, const Project& p, const Ground& g) {
  const Language l = ctx.language;
  if (g.tasks.empty()) return;
  const std::string action = localized(l, path_of(p, "/zadanie"));
  const html::Column columns[] = {{.label = texts::task(l)},
                                  {.label = texts::t_doer(l)},
                                  {.label = texts::t_due(l)},
                                  {.label = texts::t_done(l)},
                                  {.label = texts::m_acts(l)}};
  html::Table table(out, l, {.caption = texts::tasks(l), .columns = columns, .caption_hidden = true, .compact = true});
  for (const GroupTask& t : g.tasks) {
    const auto found = std::ranges::find(g.members, t.member, &Member::id);
    const std::string who = t.member && found != g.members.end() ? found->name
                            : t.who.empty()                      ? std::string(texts::nobody_yet(l))
                                                                 : t.who;
    const std::pair<std::string_view, std::string_view> acts[] = {
        t.done ? std::pair(std::string_view("open"), texts::a_open(l))
               : std::pair(std::string_view("done"), texts::a_done(l)),
        {"remove", texts::a_remove(l)}};
    const std::string code = code_from_id(t.id.value);
    table.row({t.what(l), who, t.due ? text::format_date(l, *t.due) : std::string("–"),
               t.done ? text::format_date(l, *t.done) : std::string(texts::not_done(l)),
               [&](Html& cell) { put_acts(cell, ctx, action, code, t.what(l), acts); }});
  }
}

void put_task_form(Html& out, Context& ctx, const Project& p, const Ground& g, const Typed& typed, const Errors& e) {
  const Language l = ctx.language;
  const std::string csrf = ctx.form_token(), action = localized(l, path_of(p, "/zadanie"));
  std::vector<std::string> codes;
  std::vector<html::Choice> choices;
  for (const Member& m : g.members) codes.push_back(code_from_id(m.id.value));
  for (std::size_t i = 0; i < g.members.size(); ++i)
    if (g.members[i].state == MemberState::accepted) choices.push_back({.value = codes[i], .label = g.members[i].name});
  const auto fields = [&](Html& f) {
    put_line(f, l, typed, e, "what_pl", texts::t_what_pl(l), false);
    put_line(f, l, typed, e, "what_en", texts::t_what_en(l), true);
    html::select_field(f, l,
                       {.name = "member",
                        .label = texts::t_member(l),
                        .choices = choices,
                        .value = typed.at("member"),
                        .error = e.at("member"),
                        .empty_label = texts::t_no_member(l),
                        .optional = true});
    put_line(f, l, typed, e, "who", texts::t_who(l), true, texts::t_who_hint(l));
    html::date_field(
        f, l,
        {.name = "due", .label = texts::t_due(l), .value = typed.at("due"), .error = e.at("due"), .optional = true});
    html::button(f, {.label = texts::add_task(l), .name = "act", .value = "add"});
  };
  html::form(out, {.action = action, .csrf = csrf, .body = fields, .label = texts::add_task(l)});
}

Page shown(Context& ctx, const Project& p, const Looks& looks) {
  const Language l = ctx.language;
  const Errors errors(l, looks.faults), none(l, {});
  const Typed nothing;
  Page page = start_desk_page(ctx, texts::group_title(l, p.name(l)), errors, looks.status);
  page.crumbs = {{std::string(texts::desk(l)), std::string(kDesk)}, {p.name(l), "/programy/" + p.code()}};
  const Ground g = ground_at(ctx, p);
  Html& out = page.main;
  const bool back = looks.form == Returned::group;
  const Typed kept = back ? looks.typed : g.group ? typed_from(*g.group) : Typed();
  const auto group_form = [&](Html& body) { put_group_form(body, ctx, p, g, kept, back ? errors : none); };
  if (!g.group) {
    html::put<R"(<p class="lead">{}</p>)">(out, texts::group_desk_lead(l));
    group_form(out);
    return page;
  }
  html::put<R"(<p><a href="{}/grupa">{}</a></p><section class="stack"><h2>{}</h2>)">(
      out, localized(l, "/programy/" + p.code()), texts::see_group(l), texts::members(l));
  put_members(out, ctx, p, g.members);
  const bool member = looks.form == Returned::member, task = looks.form == Returned::task;
  html::put<"<h3>{}</h3>">(out, texts::invite(l));
  put_member_form(out, ctx, p, member ? looks.typed : nothing, member ? errors : none);
  html::put<R"(</section><section class="stack"><h2>{}</h2>)">(out, texts::tasks(l));
  put_tasks(out, ctx, p, g);
  html::put<"<h3>{}</h3>">(out, texts::add_task(l));
  put_task_form(out, ctx, p, g, task ? looks.typed : nothing, task ? errors : none);
  html::put<R"(</section><section class="stack"><h2>{}</h2><p>{} <a href="{}/{}/praca">{}</a></p></section>)">(
      out, texts::group_meetings(l), texts::group_meetings_lead(l), localized(l, kDesk), p.code(), texts::work(l));
  html::put<R"(<section class="stack"><h2>{}</h2>{}</section>)">(out, texts::g_founding(l), group_form);
  return page;
}

// What cannot be done: on the page where it has a field, else for the whole request.
Result<Reply> answered(Context& ctx, const Project& p, const Result<>& done, Looks looks) {
  if (done) return Redirect{path_of(p)};
  if (done.error().field.empty()) return std::unexpected(done.error());
  looks.faults = {done.error()};
  looks.status = done.error().kind == ProblemKind::conflict      ? 409
                 : done.error().kind == ProblemKind::unavailable ? 503
                                                                 : 422;
  return shown(ctx, p, looks);
}

}  // namespace

Result<Reply> group_desk_page(Context& ctx, const Request& request) {
  TRY(const Project p, card_at_desk(ctx, request));
  return shown(ctx, p, {});
}

Result<Reply> post_group(Context& ctx, const Request& request) {
  TRY(const Project p, card_at_desk(ctx, request));
  Looks looks{.form = Returned::group, .typed = Typed(people::form_of(request)), .faults = {}, .status = 422};
  const auto before = ctx.db.read([&](db::ReadTx& tx) { return group_of(tx, p.id); });
  const Group group = read_group(ctx, p, looks.typed, before ? &*before : nullptr, looks.faults);
  if (!looks.faults.empty()) return shown(ctx, p, looks);
  TRY_VOID(save_group(ctx, group, !looks.typed.at("earlier").empty()));
  return Redirect{path_of(p)};
}

Result<Reply> post_member(Context& ctx, const Request& request) {
  TRY(const Project p, card_at_desk(ctx, request));
  Looks looks{.form = Returned::member, .typed = Typed(people::form_of(request)), .faults = {}, .status = 422};
  const std::string act(looks.typed.at("act"));
  const MemberId id{id_from_code(looks.typed.at("id")).value_or(0)};
  if (act == "remove") return answered(ctx, p, remove_member(ctx, p.id, id), looks);
  if (act == "accepted" || act == "named")
    return answered(ctx, p, record_answer(ctx, p.id, id, MemberState::accepted, act == "named"), looks);
  if (act == "declined") return answered(ctx, p, record_answer(ctx, p.id, id, MemberState::declined, false), looks);
  const Member member = read_member(ctx, looks.typed, looks.faults);
  if (!looks.faults.empty()) return shown(ctx, p, looks);
  return answered(ctx, p, ask_member(ctx, p.id, member), looks);
}

Result<Reply> post_task(Context& ctx, const Request& request) {
  TRY(const Project p, card_at_desk(ctx, request));
  Looks looks{.form = Returned::task, .typed = Typed(people::form_of(request)), .faults = {}, .status = 422};
  const std::string act(looks.typed.at("act"));
  const TaskId id{id_from_code(looks.typed.at("id")).value_or(0)};
  if (act == "remove") return answered(ctx, p, drop_task(ctx, p.id, id), looks);
  if (act == "done" || act == "open") return answered(ctx, p, mark_task(ctx, p.id, id, act == "done"), looks);
  const GroupTask task = read_task(ctx, ground_at(ctx, p).members, looks.typed, looks.faults);
  if (!looks.faults.empty()) return shown(ctx, p, looks);
  return answered(ctx, p, add_task(ctx, p.id, task), looks);
}

}  // namespace wiec::programmes
