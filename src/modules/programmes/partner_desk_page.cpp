// /administracja/programy/{code}/partnerzy: the partners of a card, who works for each, and asking somebody.
#include "commons/people/page_parts.h"
#include "modules/programmes/desk.h"
#include "modules/programmes/keep_partner.h"
#include "modules/programmes/partner_pages.h"
#include "modules/programmes/partner_store.h"
#include "modules/programmes/texts.h"
#include "modules/programmes/words.h"
#include "platform/html/field.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::programmes {
namespace {

std::string path_of(const Project& p) { return fmt::format("{}/{}/partnerzy", kDesk, p.code()); }

void put_partners(Html& out, Language l, const Project& p) {
  const html::Column columns[] = {{.label = texts::partner(l)},
                                  {.label = texts::role(l)},
                                  {.label = texts::problem_area(l)},
                                  {.label = texts::p_state(l)}};
  html::Table table(out, l,
                    {.caption = texts::partners(l), .columns = columns, .caption_hidden = true, .compact = true});
  for (const Partner& one : p.partners) {
    const auto name = [&](Html& cell) {
      html::put<R"(<a href="{}">{}</a>)">(cell, localized(l, "/programy/" + p.code() + "/partnerzy/" + one.code()),
                                          partner_name(one));
    };
    table.row({name, words_of(l, one.role), one.area, words_of(l, one.pilot.state)});
  }
}

void put_people(Html& out, Context& ctx, const Project& p, const std::vector<PartnerPerson>& all) {
  const Language l = ctx.language;
  if (all.empty()) return;
  const std::string action = localized(l, path_of(p));
  const html::Column columns[] = {{.label = texts::m_name(l)},
                                  {.label = texts::partner(l)},
                                  {.label = texts::m_state(l)},
                                  {.label = texts::m_acts(l)}};
  html::Table table(out, l,
                    {.caption = texts::partner_people(l), .columns = columns, .caption_hidden = true, .compact = true});
  for (const PartnerPerson& one : all) {
    const Partner* partner = find_partner(p, one.partner);
    const std::string code = code_from_id(one.id.value), name = one.name.empty() ? one.email : one.name,
                      label = texts::remove_person(l, name),
                      until = text::format_date(l, text::date_in_warsaw(one.ends_at));
    const auto off = [&](Html& cell) {
      people::act_form(cell, ctx, {.action = action, .label = label, .name = "act", .value = "remove", .id = code});
    };
    table.row({name, partner ? partner_name(*partner) : std::string(),
               one.person ? std::string(texts::works_for(l)) : texts::letter_until(l, until), off});
  }
}

void put_ask_form(Html& out, Context& ctx, const Project& p, const Typed& t, const Errors& e) {
  const Language l = ctx.language;
  const std::string csrf = ctx.form_token(), action = localized(l, path_of(p));
  std::vector<std::string> codes, names;
  for (const Partner& one : p.partners) {
    codes.push_back(one.code());
    names.push_back(partner_name(one));
  }
  std::vector<html::Choice> choices;
  for (std::size_t i = 0; i < codes.size(); ++i) choices.push_back({.value = codes[i], .label = names[i]});
  const auto fields = [&](Html& f) {
    html::select_field(f, l,
                       {.name = "partner",
                        .label = texts::partner(l),
                        .choices = choices,
                        .value = t.at("partner"),
                        .error = e.at("partner"),
                        .empty_label = texts::choose(l)});
    html::text_field(f, l, {.name = "name", .label = texts::m_name(l), .value = t.at("name"), .error = e.at("name")});
    html::text_field(f, l,
                     {.name = "email",
                      .label = texts::m_email(l),
                      .value = t.at("email"),
                      .error = e.at("email"),
                      .kind = html::TextKind::email});
    put_letter_language(f, l, t, e, Language::en);
    html::button(f, {.label = texts::invite(l), .name = "act", .value = "ask"});
  };
  html::form(out, {.action = action, .csrf = csrf, .body = fields, .label = texts::invite(l)});
}

Page shown(Context& ctx, const Project& p, const Typed& typed, const Faults& faults, int status) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  Page page = start_desk_page(ctx, texts::partners_title(l, p.name(l)), errors, status);
  page.crumbs = {{std::string(texts::desk(l)), std::string(kDesk)}, {p.name(l), "/programy/" + p.code()}};
  Html& out = page.main;
  html::put<R"(<p class="lead">{}</p>)">(out, texts::partner_desk_lead(l));
  if (p.partners.empty()) {
    html::put<R"(<p><a href="{}#partner">{}</a></p>)">(out, localized(l, std::string(kDesk) + "/" + p.code()),
                                                       texts::add_partner(l));
    return page;
  }
  put_partners(out, l, p);
  html::put<R"(<section class="stack"><h2>{}</h2>)">(out, texts::partner_people(l));
  put_people(out, ctx, p, ctx.db.read([&](db::ReadTx& tx) { return people_of_partners(tx, p.id); }));
  html::put<"<h3>{}</h3>">(out, texts::invite(l));
  put_ask_form(out, ctx, p, typed, errors);
  html::put<"</section>">(out);
  return page;
}

}  // namespace

Result<Reply> partner_desk_page(Context& ctx, const Request& request) {
  TRY(const Project p, card_at_desk(ctx, request));
  return shown(ctx, p, {}, {}, 200);
}

Result<Reply> post_partner_person(Context& ctx, const Request& request) {
  TRY(const Project p, card_at_desk(ctx, request));
  const Typed typed(people::form_of(request));
  if (typed.at("act") == "remove") {
    TRY_VOID(remove_person(ctx, p.id, {id_from_code(typed.at("id")).value_or(0)}));
    return Redirect{path_of(p)};
  }
  Faults faults;
  const AskedPerson asked = read_asked_person(ctx.language, p, typed, faults);
  if (!faults.empty()) return shown(ctx, p, typed, faults, 422);
  const auto sent = ask_person(ctx, p.id, asked);
  if (sent) return Redirect{path_of(p)};
  if (sent.error().field.empty()) return std::unexpected(sent.error());
  const int status = sent.error().kind == ProblemKind::conflict      ? 409
                     : sent.error().kind == ProblemKind::unavailable ? 503
                                                                     : 422;
  return shown(ctx, p, typed, {sent.error()}, status);
}

}  // namespace wiec::programmes
