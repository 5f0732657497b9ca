// /konto: what the person has here; /konto/dane, /konto/haslo.
#include "commons/people/administer.h"
#include "commons/people/credential_store.h"
#include "commons/people/page_parts.h"
#include "commons/people/pages.h"
#include "commons/people/person_store.h"
#include "commons/people/scope_words.h"
#include "commons/people/session.h"
#include "commons/people/texts.h"
#include "platform/html/card.h"
#include "platform/http/form.h"

namespace wiec::people {
namespace {

struct Account {
  Person person;
  struct Given {
    Role role;
    std::string scope;
  };
  std::vector<Given> roles;
  std::size_t sessions = 0;
  bool has_password = false;
  bool has_totp = false;
  bool weak = false;  // roles that wait for a second factor
  std::int64_t recovery_codes = 0;
};

std::optional<Account> load_account(Context& ctx) {
  const PersonId id{ctx.actor.person};
  return ctx.db.read([&](db::ReadTx& tx) -> std::optional<Account> {
    auto person = find_person(tx, id);
    if (!person) return std::nullopt;
    Account a{.person = *std::move(person)};
    for (const GrantRow& row : grants_of(tx, id)) {
      a.roles.push_back({row.grant.role, scope_words(tx, ctx.language, row.grant)});
      a.weak = a.weak || !ctx.actor.has(row.grant.role);
    }
    a.sessions = sessions_of(tx, id, ctx.now).size();
    a.has_password = !password_of(tx, id).empty();
    a.has_totp = totp_of(tx, id).has_value();
    a.recovery_codes = count_recovery_codes(tx, id);
    return a;
  });
}

void put_roles(Html& out, Language l, const Account& a) {
  html::put<R"(<ul role="list">{}</ul>)">(out, [&](Html& list) {
    for (const auto& [role, scope] : a.roles)
      html::put<"<li><strong>{}</strong> ({}): {}</li>">(list, words_of(l, role), scope, meaning_of(l, role));
  });
}

void put_summary(Html& out, Language l, const Account& a) {
  const std::string profile = localized(l, "/konto/dane"), new_address = localized(l, "/konto/adres"),
                    password = localized(l, "/konto/haslo"), application = localized(l, "/logowanie/aplikacja"),
                    sessions = localized(l, "/konto/sesje");
  const std::string codes = texts::codes_left(l, a.recovery_codes);
  const std::string logged_in = texts::logged_in_on(l, static_cast<std::int64_t>(a.sessions));
  const std::string name = a.person.name.empty() ? std::string(texts::no_name(l)) : a.person.name;
  std::vector<html::SummaryRow> rows{{.name = texts::full_name(l), .value = name, .change_href = profile},
                                     {.name = texts::email(l), .value = a.person.email, .change_href = new_address},
                                     {.name = texts::sessions(l), .value = logged_in, .change_href = sessions}};
  const auto roles = [&](Html& list) { put_roles(list, l, a); };
  if (!a.roles.empty()) {
    rows.push_back({.name = texts::roles(l), .value = roles});
    rows.push_back({.name = texts::password(l),
                    .value = a.has_password ? texts::is_set(l) : texts::is_not_set(l),
                    .change_href = password});
    rows.push_back({.name = texts::application(l),
                    .value = a.has_totp ? std::string_view(codes) : texts::is_not_set(l),
                    .change_href = application});
  }
  html::summary_list(out, l, rows);
}

void put_tasks(Html& out, Context& ctx) {
  const Language l = ctx.language;
  const std::string consents = localized(l, "/konto/zgody"), letters = localized(l, "/konto/powiadomienia"),
                    data = localized(l, "/konto/moje-dane"), administration = localized(l, "/administracja");
  std::vector<html::Task> tasks{{.href = letters, .title = texts::letters(l), .hint = texts::letters_hint(l)},
                                {.href = consents, .title = texts::consents(l), .hint = texts::consents_hint(l)},
                                {.href = data, .title = texts::my_data(l), .hint = texts::my_data_hint(l)}};
  if (ctx.actor.has(Role::administrator) || ctx.actor.has(Role::protector))
    tasks.insert(tasks.begin(),
                 {.href = administration, .title = texts::administration(l), .hint = texts::administration_hint(l)});
  html::task_list(out, tasks);
}

Page profile_form(Context& ctx, const Person& person, std::string_view typed_name, std::string_view back,
                  const Problem* problem) {
  const Language l = ctx.language;
  const Wrong wrong(l, problem);
  Page page = start_page(ctx, texts::profile(l), wrong);
  page.crumbs = {{std::string(texts::account(l)), "/konto"}};
  const std::string csrf = ctx.form_token(), action = localized(l, "/konto/dane");
  const html::Choice languages[] = {{.value = "pl", .label = "Polski"}, {.value = "en", .label = "English"}};
  html::form(page.main, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                           html::hidden_field(f, "wroc", back);
                           html::text_field(f, l,
                                            {.name = "name",
                                             .label = texts::full_name(l),
                                             .hint = texts::name_hint(l),
                                             .value = typed_name,
                                             .error = wrong.at("name"),
                                             .autocomplete = "name",
                                             .optional = true});
                           html::radio_field(f, l,
                                             {.name = "language",
                                              .legend = texts::letters_language(l),
                                              .choices = languages,
                                              .value = code_of(person.language),
                                              .inline_ = true});
                           html::button(f, {.label = texts::save(l)});
                         }});
  return page;
}

std::optional<Person> own_person(Context& ctx) {
  return ctx.db.read([&](db::ReadTx& tx) { return find_person(tx, PersonId{ctx.actor.person}); });
}

Page password_form(Context& ctx, bool has_one, const Problem* problem) {
  const Language l = ctx.language;
  const Wrong wrong(l, problem);
  Page page = start_page(ctx, has_one ? texts::change_password_title(l) : texts::set_password_title(l), wrong);
  page.crumbs = {{std::string(texts::account(l)), "/konto"}};
  const std::string csrf = ctx.form_token(), action = localized(l, "/konto/haslo");
  html::form(page.main, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                           if (has_one)
                             html::text_field(f, l,
                                              {.name = "current",
                                               .label = texts::current_password(l),
                                               .error = wrong.at("current"),
                                               .kind = html::TextKind::password,
                                               .autocomplete = "current-password"});
                           html::text_field(f, l,
                                            {.name = "password",
                                             .label = texts::fresh_password(l),
                                             .hint = texts::password_hint(l),
                                             .error = wrong.at("password"),
                                             .kind = html::TextKind::password,
                                             .autocomplete = "new-password"});
                           html::button(f, {.label = texts::save(l)});
                         }});
  return page;
}

bool has_password(Context& ctx) {
  return ctx.db.read([&](db::ReadTx& tx) { return !password_of(tx, PersonId{ctx.actor.person}).empty(); });
}

}  // namespace

Result<Reply> account_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const auto account = load_account(ctx);
  if (!account) return problem(ProblemKind::not_found, texts::keys::no_such_person);
  Page page = start_page(ctx, texts::account(l));
  Html& out = page.main;
  if (!request.query("zapisano").empty())
    html::notice(out, l, {.kind = html::NoticeKind::success, .text = texts::saved(l), .announced = true});
  if (account->weak)
    html::notice(out, l, {.kind = html::NoticeKind::warning, .text = [&](Html& words) {
                            html::put<R"(<p>{} <a href="{}">{}</a></p>)">(words, texts::roles_wait(l),
                                                                          localized(l, "/logowanie/aplikacja"),
                                                                          texts::enrol_title(l));
                          }});
  put_summary(out, l, *account);
  put_tasks(out, ctx);
  put_provider(out, ctx);
  if (ctx.put_panels) ctx.put_panels(out, "account", ctx.actor.person);
  const std::string action = localized(l, "/wyloguj");
  act_form(out, ctx, {.action = action, .label = texts::sign_out(l)});
  return page;
}

Result<Reply> profile_page(Context& ctx, const Request& request) {
  const auto person = own_person(ctx);
  if (!person) return problem(ProblemKind::not_found, texts::keys::no_such_person);
  return profile_form(ctx, *person, person->name, request.query("wroc"), nullptr);
}

Result<Reply> post_profile(Context& ctx, const Request& request) {
  const auto form = form_of(request);
  auto person = own_person(ctx);
  if (!person) return problem(ProblemKind::not_found, texts::keys::no_such_person);
  const Language chosen = language_from(form.text("language")).value_or(person->language);
  const auto name = checked_name(form.text("name"), false);
  if (!name) {
    person->language = chosen;
    return profile_form(ctx, *person, form.text("name"), form.text("wroc"), &name.error());
  }
  ctx.db.write("people.change_profile",
               [=, id = person->id, name = *name](db::WriteTx& tx) { update_profile(tx, id, name, chosen); });
  const std::string back = safe_path(form.text("wroc"));
  return Redirect{back.empty() ? "/konto?zapisano=1" : back};
}

Result<Reply> new_password_page(Context& ctx, const Request&) { return password_form(ctx, has_password(ctx), nullptr); }

Result<Reply> post_new_password(Context& ctx, const Request& request) {
  const auto form = form_of(request);
  const auto done = change_password(ctx, form.raw("current"), form.raw("password"));
  if (!done) return password_form(ctx, has_password(ctx), &done.error());
  return Redirect{"/konto?zapisano=1"};
}

}  // namespace wiec::people
