// /administracja/wsparcie/osoby: whom ambassadors ask, for the coordinator; one of them.
#include "commons/bilingual/both_form.h"
#include "commons/people/page_parts.h"
#include "commons/site/whole_from.h"
#include "modules/joint_projects/ambassador_store.h"
#include "modules/joint_projects/programme_store.h"
#include "modules/joint_projects/words.h"
#include "modules/needs/leading.h"
#include "modules/support/contact_store.h"
#include "modules/support/edit_contact.h"
#include "modules/support/edit_form.h"
#include "modules/support/pages.h"
#include "modules/support/texts.h"
#include "modules/support/words.h"
#include "platform/html/table.h"

namespace wiec::support {
namespace {

constexpr std::string_view kContacts = "/administracja/wsparcie/osoby";

using joint_projects::Ambassador;
using joint_projects::Programme;

std::string list_path(int year) { return fmt::format("{}?rok={}", kContacts, year); }

// What the form chooses from.
struct Ground {
  Programme programme;
  std::vector<Ambassador> leading;
  std::vector<places::Place> districts;
  bool whole_city = false;
};

std::optional<Ground> ground_at(db::ReadTx& tx, const Actor& actor, std::optional<Programme> programme) {
  if (!programme) return std::nullopt;
  Ground g{.programme = *std::move(programme), .leading = {}, .districts = needs::districts_of(tx)};
  g.leading = joint_projects::ambassadors_of(tx, g.programme.id);
  std::erase_if(g.leading, [](const Ambassador& a) { return !a.leads(); });
  g.whole_city = needs::coordinates(tx, actor, {});
  if (!g.whole_city)
    std::erase_if(g.districts, [&](const places::Place& d) { return !needs::coordinates(tx, actor, d.id); });
  return g;
}

Result<Ground> ground_of_year(Context& ctx, std::string_view year) {
  auto g = ctx.db.read([&](db::ReadTx& tx) { return ground_at(tx, ctx.actor, programme_at_desk(tx, year)); });
  if (!g) return problem(ProblemKind::not_found, texts::keys::no_programme);
  return *std::move(g);
}

std::string shown_name(const Ambassador& a) { return a.public_name.empty() ? a.name : a.public_name; }

std::string_view reach_of(Language l, const Contact& c) {
  return c.reach == Reach::district ? std::string_view(c.place_name)
         : c.reach == Reach::chosen ? texts::reach_chosen(l)
                                    : texts::reach_programme(l);
}

void put_table(Html& out, Language l, const std::vector<Contact>& all, const Ground& ground) {
  const html::Column columns[] = {{.label = texts::f_reach(l)},
                                  {.label = texts::f_contact_name(l)},
                                  {.label = texts::contact(l)},
                                  {.label = texts::set_for(l)}};
  html::Table table(out, l, {.caption = texts::contacts(l), .columns = columns, .caption_hidden = true});
  for (const Contact& c : all) {
    const std::string href = localized(l, fmt::format("{}/{}", kContacts, c.code()));
    const auto reach = [&](Html& cell) { html::put<R"(<a href="{}">{}</a>)">(cell, href, reach_of(l, c)); };
    const auto who = [&](Html& cell) {
      if (!c.name.empty()) html::put<"{}<br>">(cell, c.name);
      put_both(cell, l, c.office);
    };
    const auto ways = [&](Html& cell) {
      html::put<"{}">(cell, c.phone);
      if (!c.email.empty()) html::put<"<br>{}">(cell, c.email);
    };
    std::string chosen;
    for (const Ambassador& a : ground.leading)
      if (std::ranges::find(c.chosen, a.id) != c.chosen.end()) chosen += (chosen.empty() ? "" : ", ") + shown_name(a);
    table.row({reach, who, ways, chosen});
  }
}

void put_reach(Html& f, Language l, const Ground& ground, const Typed& typed, const Errors& errors) {
  std::vector<std::string> codes;
  for (const auto& d : ground.districts) codes.push_back(code_from_id(d.id.value));
  std::vector<html::Choice> choices;
  if (ground.whole_city) choices.push_back({.value = "programme", .label = texts::reach_programme(l)});
  if (ground.whole_city) choices.push_back({.value = "chosen", .label = texts::reach_chosen(l)});
  for (std::size_t i = 0; i < codes.size(); ++i)
    choices.push_back({.value = codes[i], .label = ground.districts[i].name});
  html::select_field(f, l,
                     {.name = "reach",
                      .label = texts::f_reach(l),
                      .choices = choices,
                      .hint = texts::f_reach_hint(l),
                      .value = typed.at("reach"),
                      .error = errors.at("reach"),
                      .empty_label = texts::choose(l)});
}

void put_chosen(Html& f, Language l, const Ground& ground, const Typed& typed) {
  if (!ground.whole_city || ground.leading.empty()) return;
  std::vector<std::string> codes, names, hints;
  for (const Ambassador& a : ground.leading) {
    codes.push_back(a.code());
    names.push_back(shown_name(a));
    hints.push_back(joint_projects::leads_what(a));
  }
  std::vector<html::Choice> choices;
  for (std::size_t i = 0; i < codes.size(); ++i)
    choices.push_back({.value = codes[i], .label = names[i], .hint = hints[i]});
  const auto values = typed.list("chosen");
  html::checkbox_field(f, l,
                       {.name = "chosen",
                        .legend = texts::f_chosen(l),
                        .choices = choices,
                        .hint = texts::f_chosen_hint(l),
                        .values = values,
                        .optional = true});
}

Page form_page_of(Context& ctx, const Contact& before, const Ground& ground, const Typed& typed, const Faults& faults,
                  int status) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  Page page{.title = std::string(before.id ? texts::change_contact(l) : texts::new_contact(l)),
            .status = status,
            .indexed = false};
  page.has_errors = !faults.empty();
  page.crumbs = {{std::string(texts::desk(l)), "/administracja/wsparcie"},
                 {std::string(texts::contacts(l)), list_path(ground.programme.year)}};
  errors.put_summary(page.main);
  html::heading(page.main, 1, page.title);
  const std::string csrf = ctx.form_token(), year = std::to_string(ground.programme.year),
                    action = localized(l, fmt::format("{}/{}", kContacts, before.id ? before.code() : "nowa"));
  html::form(page.main, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                           const bilingual::Fields fields{f, l, typed, errors};
                           html::hidden_field(f, "base", typed.at("base"));
                           html::hidden_field(f, "rok", year);
                           put_reach(f, l, ground, typed, errors);
                           fields.line("name", texts::f_contact_name(l), true, texts::f_contact_name_hint(l));
                           html::checkbox(f, l,
                                          {.name = "agreed",
                                           .label = texts::f_agreed(l),
                                           .error = errors.at("agreed"),
                                           .checked = !typed.at("agreed").empty()});
                           fields.both_lines("office", texts::f_office(l), bilingual::Needed::polish);
                           fields.line("phone", texts::f_phone(l), true, texts::f_phone_hint(l));
                           fields.line("email", texts::f_email(l), true);
                           fields.both_lines("hours", texts::f_hours(l), bilingual::Needed::none);
                           put_chosen(f, l, ground, typed);
                           html::button(f, {.label = texts::save(l), .name = "co", .value = "save"});
                         }});
  if (before.id)
    people::act_form(page.main, ctx,
                     {.action = action,
                      .label = texts::remove_contact(l),
                      .name = "co",
                      .value = "remove",
                      .kind = html::ButtonKind::danger});
  return page;
}

Result<Reply> save(Context& ctx, const Contact& before, const Ground& ground, const Typed& given) {
  Typed typed = given;
  Faults faults;
  const Contact wanted = read_contact(ctx, before, ground.leading, typed, faults);
  if (!faults.empty()) return form_page_of(ctx, before, ground, typed, faults, 422);
  if (auto done = save_contact(ctx, wanted, whole_from(typed.at("base"))); !done) {
    if (done.error().kind != ProblemKind::conflict && done.error().kind != ProblemKind::invalid)
      return std::unexpected(done.error());
    typed.set("base", std::to_string(before.revision));  // what they have now seen
    return form_page_of(ctx, before, ground, typed, {done.error()},
                        done.error().kind == ProblemKind::conflict ? 409 : 422);
  }
  return Redirect{list_path(ground.programme.year)};
}

struct Known {
  Contact contact;
  Ground ground;
};
Result<Known> contact_asked_for(Context& ctx, const Request& request) {
  const auto id = id_from_code(request.params.get("code"));
  auto known = ctx.db.read([&](db::ReadTx& tx) -> std::optional<Known> {
    auto contact = id ? find_contact(tx, ContactId{*id}) : std::nullopt;
    if (!contact) return std::nullopt;
    auto ground = ground_at(tx, ctx.actor, joint_projects::find_programme(tx, contact->programme));
    return Known{*std::move(contact), *std::move(ground)};
  });
  if (!known) return problem(ProblemKind::not_found, texts::keys::no_such_contact);
  return *std::move(known);
}

}  // namespace

Result<Reply> contacts_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  TRY(const Ground ground, ground_of_year(ctx, request.query("rok")));
  const auto all = ctx.db.read([&](db::ReadTx& tx) { return contacts_of(tx, ground.programme.id); });
  Page page = people::start_page(ctx, texts::contacts(l));
  page.crumbs = {{std::string(texts::desk(l)), "/administracja/wsparcie"}};
  html::put<R"(<p class="lead">{}</p>)">(page.main, texts::contacts_lead(l));
  put_desk_views(page.main, l, DeskView::contacts, ground.programme.year);
  if (all.empty())
    html::empty_state(page.main, {.title = texts::no_contacts(l), .icon = html::Icon::users});
  else
    put_table(page.main, l, all, ground);
  const std::string href = localized(l, fmt::format("{}/nowa?rok={}", kContacts, ground.programme.year));
  html::link_button(
      page.main,
      {.href = href, .label = texts::new_contact(l), .kind = html::ButtonKind::secondary, .icon = html::Icon::plus});
  return page;
}

Result<Reply> new_contact_page(Context& ctx, const Request& request) {
  TRY(const Ground ground, ground_of_year(ctx, request.query("rok")));
  return form_page_of(ctx, {}, ground, {}, {}, 200);
}

Result<Reply> post_new_contact(Context& ctx, const Request& request) {
  const Typed typed(people::form_of(request));
  TRY(const Ground ground, ground_of_year(ctx, typed.at("rok")));
  return save(ctx, {.programme = ground.programme.id}, ground, typed);
}

Result<Reply> contact_page(Context& ctx, const Request& request) {
  TRY(const Known known, contact_asked_for(ctx, request));
  return form_page_of(ctx, known.contact, known.ground, typed_from(known.contact), {}, 200);
}

Result<Reply> post_contact(Context& ctx, const Request& request) {
  TRY(const Known known, contact_asked_for(ctx, request));
  const Typed typed(people::form_of(request));
  if (typed.at("co") == "remove") {
    TRY_VOID(remove_contact(ctx, known.contact.id));
    return Redirect{list_path(known.ground.programme.year)};
  }
  return save(ctx, known.contact, known.ground, typed);
}

}  // namespace wiec::support
