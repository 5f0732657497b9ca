// /administracja/osoby/{code}: one person's roles and log-ins, and what an administrator may do about them.
#include "commons/people/administer.h"
#include "commons/people/credential_store.h"
#include "commons/people/grant_fields.h"
#include "commons/people/page_parts.h"
#include "commons/people/pages.h"
#include "commons/people/person_store.h"
#include "commons/people/scope_words.h"
#include "commons/people/session.h"
#include "commons/people/texts.h"
#include "platform/html/card.h"
#include "platform/html/section.h"
#include "platform/html/table.h"

namespace wiec::people {
namespace {

struct Shown {
  Person person;
  struct Given {
    GrantRow row;
    std::string scope;
  };
  std::vector<Given> given;
  std::vector<FormerAddress> former;
  std::size_t sessions = 0;
  bool has_totp = false;
};

std::optional<Shown> load_shown(Context& ctx, std::string_view code) {
  const auto id = id_from_code(code);
  if (!id) return std::nullopt;
  return ctx.db.read([&](db::ReadTx& tx) -> std::optional<Shown> {
    auto person = find_person(tx, PersonId{*id});
    if (!person || person->state == PersonState::erased) return std::nullopt;
    Shown shown{.person = *std::move(person)};
    for (const GrantRow& row : grants_of(tx, shown.person.id))
      shown.given.push_back({row, scope_words(tx, ctx.language, row.grant)});
    shown.former = former_addresses(tx, shown.person.id, ctx.now);
    shown.sessions = sessions_of(tx, shown.person.id, ctx.now).size();
    shown.has_totp = totp_of(tx, shown.person.id).has_value();
    return shown;
  });
}

void put_facts(Html& out, Language l, const Shown& s) {
  const std::string seen = s.person.signed_in_at ? when(l, *s.person.signed_in_at) : std::string(texts::never(l));
  const std::string made = when(l, s.person.created_at);
  const std::string sessions = texts::logged_in_on(l, static_cast<std::int64_t>(s.sessions));
  const html::SummaryRow rows[] = {
      {.name = texts::email(l), .value = s.person.email},
      {.name = texts::last_seen(l), .value = seen},
      {.name = texts::account_since(l), .value = made},
      {.name = texts::sessions(l), .value = sessions},
      {.name = texts::application(l), .value = s.has_totp ? texts::is_set(l) : texts::is_not_set(l)}};
  html::summary_list(out, l, rows);
}

void put_given(Html& out, Context& ctx, const Shown& s, std::string_view action) {
  const Language l = ctx.language;
  if (s.given.empty()) {
    html::put<"<p>{}</p>">(out, texts::no_roles(l));
    return;
  }
  const html::Column columns[] = {
      {.label = texts::role(l)}, {.label = texts::holds_in(l)}, {.label = texts::since(l)}, {.label = texts::act(l)}};
  html::Table table(out, l, {.caption = texts::roles(l), .columns = columns, .caption_hidden = true});
  for (const auto& given : s.given) {
    const std::string since = when(l, given.row.given_at), id = code_from_id(given.row.id.value);
    const auto take = [&](Html& cell) {
      act_form(cell, ctx,
               {.action = action,
                .label = texts::take_role(l),
                .name = "act",
                .value = "take",
                .id = id,
                .kind = html::ButtonKind::quiet});
    };
    table.row({words_of(l, given.row.grant.role), given.scope, since, take});
  }
}

void put_giving(Html& out, Context& ctx, const TypedGrant& typed, const Wrong& wrong, std::string_view action) {
  const Language l = ctx.language;
  const auto choices = grant_choices(ctx);
  const std::string csrf = ctx.form_token();
  html::form(out, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                     put_grant_fields(f, l, choices, typed, wrong);
                     html::button(f, {.label = texts::give_role(l), .name = "act", .value = "give"});
                   }});
}

void put_acts(Html& out, Context& ctx, const Shown& s, std::string_view action) {
  const Language l = ctx.language;
  const auto act = [&](Html& row, std::string_view value, std::string_view label, html::ButtonKind kind) {
    act_form(row, ctx, {.action = action, .label = label, .name = "act", .value = value, .kind = kind});
  };
  html::button_row(out, [&](Html& row) {
    act(row, "end_sessions", texts::end_all_sessions(l), html::ButtonKind::secondary);
    if (s.has_totp) act(row, "reset", texts::reset_application(l), html::ButtonKind::secondary);
    if (s.person.state == PersonState::blocked)
      act(row, "unblock", texts::unblock(l), html::ButtonKind::secondary);
    else
      act(row, "block", texts::block(l), html::ButtonKind::danger);
  });
}

// Somebody who wants the old address for an account of its own waits a week otherwise.
void put_former(Html& out, Context& ctx, const Shown& s, std::string_view action) {
  if (s.former.empty()) return;
  const Language l = ctx.language;
  html::section(
      out,
      {.title = texts::former_addresses(l), .body = [&](Html& body) {
         html::put<"<p>{}</p><ul>">(body, texts::former_addresses_lead(l));
         for (const FormerAddress& one : s.former)
           html::put<"<li>{}</li>">(body, texts::former_address(l, one.email, one.until));
         html::put<"</ul>">(body);
         act_form(
             body, ctx,
             {.action = action, .label = texts::free_former_addresses(l), .name = "act", .value = "free_addresses"});
       }});
}

Page shown_page(Context& ctx, const Shown& s, const TypedGrant& typed, const Problem* problem) {
  const Language l = ctx.language;
  const Wrong wrong(l, problem);
  Page page = start_page(ctx, shown_name(s.person), wrong);
  page.crumbs = {{std::string(texts::account(l)), "/konto"},
                 {std::string(texts::administration(l)), "/administracja"},
                 {std::string(texts::people(l)), "/administracja/osoby"}};
  Html& out = page.main;
  if (s.person.state == PersonState::blocked)
    html::notice(out, l, {.kind = html::NoticeKind::warning, .text = texts::blocked_note(l)});
  put_facts(out, l, s);
  const std::string action = localized(l, "/administracja/osoby/" + code_from_id(s.person.id.value));
  html::section(out, {.title = texts::roles(l), .body = [&](Html& body) { put_given(body, ctx, s, action); }});
  html::section(
      out, {.title = texts::give_role(l), .body = [&](Html& body) { put_giving(body, ctx, typed, wrong, action); }});
  html::section(out, {.title = texts::log_ins(l), .body = [&](Html& body) { put_acts(body, ctx, s, action); }});
  put_former(out, ctx, s, action);
  return page;
}

Result<> do_act(Context& ctx, PersonId person, const http::Form& form) {
  const std::string act = form.text("act");
  if (act == "take") {
    const auto id = id_from_code(form.text("id"));
    const bool own = id && ctx.db.read([&](db::ReadTx& tx) {
      const auto row = find_grant(tx, GrantId{*id});
      return row && row->person == person;
    });
    if (!own) return problem(ProblemKind::not_found, texts::keys::no_such_role);
    return take_role(ctx, GrantId{*id});
  }
  if (act == "block") return block_person(ctx, person);
  if (act == "unblock") return unblock_person(ctx, person);
  if (act == "end_sessions") return end_sessions(ctx, person);
  if (act == "reset") return reset_second_factor(ctx, person);
  if (act == "free_addresses") return free_former_addresses(ctx, person);
  TRY(const Grant grant, grant_from(typed_grant(form)));
  return give_role(ctx, person, grant);
}

}  // namespace

Result<Reply> person_page(Context& ctx, const Request& request) {
  const auto shown = load_shown(ctx, request.params.get("code"));
  if (!shown) return problem(ProblemKind::not_found, texts::keys::no_such_person);
  return shown_page(ctx, *shown, {}, nullptr);
}

Result<Reply> post_person(Context& ctx, const Request& request) {
  const auto shown = load_shown(ctx, request.params.get("code"));
  if (!shown) return problem(ProblemKind::not_found, texts::keys::no_such_person);
  const auto form = form_of(request);
  const auto done = do_act(ctx, shown->person.id, form);
  if (!done) return shown_page(ctx, *shown, typed_grant(form), &done.error());
  if (shown->person.id.value == ctx.actor.person) return Redirect{"/konto"};
  return Redirect{"/administracja/osoby/" + code_from_id(shown->person.id.value)};
}

}  // namespace wiec::people
