// /administracja and /administracja/osoby: who has an account, for administrators.
#include "base/url.h"
#include "commons/people/page_parts.h"
#include "commons/people/pages.h"
#include "commons/people/person_store.h"
#include "commons/people/scope_words.h"
#include "commons/people/texts.h"
#include "platform/html/card.h"
#include "platform/html/navigation.h"
#include "platform/html/page_number.h"
#include "platform/html/table.h"

namespace wiec::people {
namespace {

constexpr int kOnAPage = 50;

struct Line {
  Person person;
  std::string roles;
};

std::vector<Line> load_lines(Context& ctx, const PeopleAsked& asked) {
  return ctx.db.read([&](db::ReadTx& tx) {
    auto people = find_people(tx, asked);
    std::vector<std::int64_t> ids;
    for (const Person& person : people) ids.push_back(person.id.value);
    auto roles = roles_of(tx, ids);
    std::vector<Line> lines;
    for (Person& person : people) {
      std::string words;
      for (const Role role : roles[person.id]) {
        if (!words.empty()) words += ", ";
        words += words_of(ctx.language, role);
      }
      lines.push_back({std::move(person), std::move(words)});
    }
    return lines;
  });
}

void put_filter(Html& out, Language l, std::string_view words, std::string_view role) {
  std::vector<html::Choice> roles;
  for (std::size_t i = 0; i < kRoleCount; ++i)
    roles.push_back({.value = kRoleNames[i], .label = words_of(l, static_cast<Role>(i))});
  const std::string action = localized(l, "/administracja/osoby");
  const bool set = !words.empty() || !role.empty();
  html::filter_panel(out, l,
                     {.action = action,
                      .title = texts::find_person(l),
                      .fields =
                          [&](Html& f) {
                            html::text_field(f, l,
                                             {.name = "q",
                                              .label = texts::name_or_email(l),
                                              .value = words,
                                              .kind = html::TextKind::search,
                                              .optional = true});
                            html::select_field(f, l,
                                               {.name = "rola",
                                                .label = texts::role(l),
                                                .choices = roles,
                                                .value = role,
                                                .empty_label = texts::any_role(l),
                                                .optional = true});
                          },
                      .clear_href = set ? std::string_view(action) : std::string_view()});
}

void put_table(Html& out, Language l, const std::vector<Line>& lines) {
  const html::Column columns[] = {{.label = texts::full_name(l)},
                                  {.label = texts::email(l)},
                                  {.label = texts::roles(l)},
                                  {.label = texts::last_seen(l)}};
  html::Table table(out, l, {.caption = texts::people(l), .columns = columns, .caption_hidden = true, .compact = true});
  for (const Line& line : lines) {
    const Person& p = line.person;
    const std::string seen = p.signed_in_at ? when(l, *p.signed_in_at) : std::string(texts::never(l));
    const auto name = [&](Html& cell) {
      html::put<R"(<a href="{}">{}</a>)">(cell, localized(l, "/administracja/osoby/" + code_from_id(p.id.value)),
                                          shown_name(p));
      if (p.state == PersonState::blocked) html::tag(cell, {.label = texts::is_blocked(l), .tone = html::Tone::error});
    };
    table.row({name, p.email, line.roles, seen});
  }
}

}  // namespace

Result<Reply> administration_page(Context& ctx, const Request&) {
  const Language l = ctx.language;
  Page page = start_page(ctx, texts::administration(l));
  page.crumbs = {{std::string(texts::account(l)), "/konto"}};
  const std::string people = localized(l, "/administracja/osoby"),
                    invitations = localized(l, "/administracja/zaproszenia"),
                    organisations = localized(l, "/administracja/organizacje"),
                    trail = localized(l, "/administracja/dziennik");
  std::vector<html::Task> tasks;
  if (ctx.actor.has(Role::administrator)) {
    tasks.push_back({.href = people, .title = texts::people(l), .hint = texts::people_hint(l)});
    tasks.push_back({.href = invitations, .title = texts::invitations(l), .hint = texts::invitations_hint(l)});
    tasks.push_back({.href = organisations, .title = texts::organisations(l), .hint = texts::organisations_hint(l)});
  }
  tasks.push_back({.href = trail, .title = texts::trail(l), .hint = texts::trail_hint(l)});
  html::task_list(page.main, tasks);
  if (ctx.put_panels) ctx.put_panels(page.main, "administration", 0);
  return page;
}

Result<Reply> people_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const std::string_view words = request.query("q"), role = request.query("rola");
  const int at = html::page_number(request.query("strona"));
  const auto lines = load_lines(ctx, {.words = std::string(words.substr(0, 200)),
                                      .role = role_from(role),
                                      .limit = kOnAPage + 1,
                                      .offset = (at - 1) * kOnAPage});
  Page page = start_page(ctx, texts::people(l));
  page.crumbs = {{std::string(texts::account(l)), "/konto"}, {std::string(texts::administration(l)), "/administracja"}};
  put_filter(page.main, l, words, role);
  const std::string invite = localized(l, "/administracja/zaproszenia");
  if (lines.empty())
    html::empty_state(page.main, {.title = texts::nobody_found(l), .action = {invite, texts::invite(l)}});
  else
    put_table(page.main, l, {lines.begin(), lines.begin() + std::min<std::ptrdiff_t>(kOnAPage, std::ssize(lines))});
  std::string query;
  add_parameter(query, "q", words);
  add_parameter(query, "rola", role);
  const std::string before =
      fmt::format("{}{}{}strona=", localized(l, "/administracja/osoby"), query, query.empty() ? "?" : "&");
  html::pager(page.main, l,
              {.page = at, .pages = std::ssize(lines) > kOnAPage ? at + 1 : at, .href_before_number = before});
  html::link_button(page.main, {.href = invite, .label = texts::invite(l), .icon = html::Icon::plus});
  return page;
}

}  // namespace wiec::people
