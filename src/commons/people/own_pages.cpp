// /konto/sesje, /konto/zgody: where the person is logged in, and what they agreed to.
#include "commons/audit/audit.h"
#include "commons/people/page_parts.h"
#include "commons/people/pages.h"
#include "commons/people/person_store.h"
#include "commons/people/session.h"
#include "commons/people/texts.h"
#include "platform/html/card.h"
#include "platform/html/table.h"
#include "platform/http/form.h"

namespace wiec::people {
namespace {

void put_sessions(Html& out, Context& ctx, const std::vector<Session>& all, std::string_view action) {
  const Language l = ctx.language;
  const html::Column columns[] = {
      {.label = texts::device(l)}, {.label = texts::seen(l)}, {.label = texts::ends(l)}, {.label = texts::act(l)}};
  html::Table table(out, l, {.caption = texts::sessions(l), .columns = columns, .caption_hidden = true});
  for (const Session& s : all) {
    const bool this_one = s.id.value == ctx.actor.session;
    const std::string device = s.device.empty() ? std::string(texts::unknown_device(l)) : s.device;
    const std::string seen = this_one ? std::string(texts::now_here(l)) : when(l, s.seen_at), ends = when(l, s.ends_at);
    const std::string id = code_from_id(s.id.value);
    const auto end = [&](Html& cell) {
      act_form(cell, ctx,
               {.action = action, .label = texts::end_session(l), .id = id, .kind = html::ButtonKind::quiet});
    };
    table.row({device, seen, ends, end});
  }
}

struct ConsentWords {
  ConsentKind kind;
  std::string_view label, hint;
};
std::vector<ConsentWords> consent_words(Language l) {
  return {{ConsentKind::show_name, texts::consent_show_name(l), texts::consent_show_name_hint(l)},
          {ConsentKind::contact, texts::consent_contact(l), texts::consent_contact_hint(l)}};
}

}  // namespace

Result<Reply> sessions_page(Context& ctx, const Request&) {
  const Language l = ctx.language;
  const auto all = ctx.db.read([&](db::ReadTx& tx) { return sessions_of(tx, PersonId{ctx.actor.person}, ctx.now); });
  Page page = start_page(ctx, texts::sessions(l));
  page.crumbs = {{std::string(texts::account(l)), "/konto"}};
  html::put<R"(<p class="lead">{}</p>)">(page.main, texts::sessions_lead(l));
  const std::string action = localized(l, "/konto/sesje");
  put_sessions(page.main, ctx, all, action);
  if (all.size() > 1)
    act_form(page.main, ctx, {.action = action, .label = texts::end_others(l), .name = "others", .value = "1"});
  return page;
}

Result<Reply> post_sessions(Context& ctx, const Request& request) {
  const auto form = form_of(request);
  const PersonId person{ctx.actor.person};
  const SessionId own{ctx.actor.session}, asked{id_from_code(form.text("id")).value_or(0)};
  const bool others = form.has("others");
  const auto ended = ctx.db.write("people.end_own_sessions", [=](db::WriteTx& tx) {
    const std::int64_t count = others ? delete_sessions(tx, person, own) : delete_session(tx, person, asked) ? 1 : 0;
    if (count > 0)
      audit::record(tx, Actor{.person = person.value}, "person.end_sessions", "person", person.value,
                    {{"ended", count}});
    return count;
  });
  if (ended == 0 && !others) return problem(ProblemKind::not_found, texts::keys::no_such_session);
  if (!others && asked == own) {
    ctx.keep_session("");
    return Redirect{"/"};
  }
  return Redirect{"/konto/sesje"};
}

Result<Reply> consents_page(Context& ctx, const Request&) {
  const Language l = ctx.language;
  const PersonId person{ctx.actor.person};
  Page page = start_page(ctx, texts::consents(l));
  page.crumbs = {{std::string(texts::account(l)), "/konto"}};
  html::put<R"(<p class="lead">{}</p>)">(page.main, texts::consents_lead(l));
  const std::string csrf = ctx.form_token(), action = localized(l, "/konto/zgody");
  html::form(page.main,
             {.action = action, .csrf = csrf, .body = [&](Html& f) {
                for (const auto& words : consent_words(l)) {
                  const bool given = ctx.db.read([&](db::ReadTx& tx) { return has_consent(tx, person, words.kind); });
                  html::checkbox(
                      f, l, {.name = name_of(words.kind), .label = words.label, .hint = words.hint, .checked = given});
                }
                html::button(f, {.label = texts::save(l)});
              }});
  return page;
}

Result<Reply> post_consents(Context& ctx, const Request& request) {
  const auto form = form_of(request);
  std::vector<std::pair<ConsentKind, bool>> asked;
  for (const ConsentKind kind : kConsents) asked.emplace_back(kind, form.checked(name_of(kind)));
  ctx.db.write("people.consent", [=, person = PersonId{ctx.actor.person}](db::WriteTx& tx) {
    for (const auto& [kind, given] : asked)
      if (has_consent(tx, person, kind) != given) insert_consent(tx, person, kind, given);
  });
  return Redirect{"/konto?zapisano=1"};
}

}  // namespace wiec::people
