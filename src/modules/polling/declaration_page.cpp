// /glosowanie/{edition}/dane and /opiekun: who votes.
#include "modules/polling/identify.h"
#include "modules/polling/page_parts.h"
#include "modules/polling/pages.h"
#include "modules/polling/texts.h"
#include "modules/polling/voter_store.h"
#include "platform/html/card.h"
#include "platform/text/text.h"

namespace wiec::polling {
namespace {

struct Typed {
  std::string name, street, number, district, day, month, year;
  bool truthful = false;
};

Typed typed_in(const http::Form& form) {
  return {form.text("name"),     form.text("street"),     form.text("number"),    form.text("district"),
          form.text("born-day"), form.text("born-month"), form.text("born-year"), form.checked("truthful")};
}

Typed typed_before(const std::optional<Voter>& voter) {
  Typed t;
  if (!voter) return t;
  t.name = voter->who.name;
  t.street = voter->who.street;
  t.number = voter->who.number;
  t.district = voter->who.district;
  if (voter->who.born_on) {
    const auto day = calendar(*voter->who.born_on);
    t.day = fmt::format("{}", static_cast<unsigned>(day.day()));
    t.month = fmt::format("{}", static_cast<unsigned>(day.month()));
    t.year = fmt::format("{}", static_cast<int>(day.year()));
  }
  return t;
}

void put_district(Html& f, Language l, const Asked& asked, const Typed& typed, const Wrong& wrong) {
  std::vector<html::Choice> districts;
  for (const auto& pool : asked.edition->pools)
    if (pool.level == editions::Level::district) districts.push_back({.value = pool.code, .label = pool.name(l)});
  if (districts.empty()) return;
  const bool any = asked.edition->settings.identity.any_district;
  html::select_field(f, l,
                     {.name = "district",
                      .label = any ? texts::district_to_vote(l) : texts::district(l),
                      .choices = districts,
                      .hint = any ? texts::district_to_vote_hint(l) : texts::district_hint(l),
                      .value = typed.district,
                      .error = wrong.at("district"),
                      .empty_label = texts::district_none(l),
                      .width = html::Width::half});
}

void put_suggestions(Html& out, Language l, const std::vector<std::string>& streets) {
  if (streets.empty()) return;
  html::notice(out, l, {.title = texts::streets_like(l), .text = [&](Html& text) {
                          html::put<"<ul>">(text);
                          for (const std::string& street : streets) html::put<"<li>{}</li>">(text, street);
                          html::put<"</ul>">(text);
                        }});
}

void put_fields(Html& f, Language l, const Asked& asked, const Typed& typed, const Wrong& wrong, bool ask_district) {
  const auto& policy = asked.edition->settings.identity;
  html::text_field(f, l,
                   {.name = "name",
                    .label = texts::name(l),
                    .hint = texts::name_hint(l),
                    .value = typed.name,
                    .error = wrong.at("name"),
                    .autocomplete = "name"});
  html::text_field(f, l,
                   {.name = "street",
                    .label = texts::street(l),
                    .hint = texts::street_hint(l),
                    .value = typed.street,
                    .error = wrong.at("street"),
                    .autocomplete = "address-line1"});
  html::text_field(f, l,
                   {.name = "number",
                    .label = texts::number(l),
                    .hint = texts::number_hint(l),
                    .value = typed.number,
                    .error = wrong.at("number"),
                    .width = html::Width::short_});
  if (ask_district) put_district(f, l, asked, typed, wrong);
  if (policy.age_least > 0 || policy.guardian_below > 0)
    html::memorable_date_field(f, l,
                               {.name = "born",
                                .legend = texts::born(l),
                                .hint = texts::born_hint(l),
                                .day = typed.day,
                                .month = typed.month,
                                .year = typed.year,
                                .error = wrong.at("born"),
                                .birthday = true});
  html::checkbox(f, l,
                 {.name = "truthful",
                  .label = texts::truthful(l, asked.edition->city_name),
                  .error = wrong.at("truthful"),
                  .checked = typed.truthful});
}

Page declaration_form(Context& ctx, const Asked& asked, const Typed& typed, const Problem* problem) {
  const Language l = ctx.language;
  const Wrong wrong(l, problem);
  const std::string csrf = ctx.form_token();
  Page page = question_page(ctx, asked, texts::declare_title(l), 1, wrong);
  Html& out = page.main;
  html::put<R"(<p class="lead">{}</p>)">(out, texts::declare_lead(l));
  const bool about_place = problem && (problem->field == "street" || problem->field == "district");
  if (problem && problem->field == "street") put_suggestions(out, l, streets_like(ctx, *asked.edition, typed.street));
  const bool ask_district =
      about_place || !asked.edition->city || !typed.district.empty() || asked.edition->settings.identity.any_district;
  html::form(out, {.action = localized(l, asked.path("/dane")), .csrf = csrf, .body = [&](Html& f) {
                     put_fields(f, l, asked, typed, wrong, ask_district);
                     html::button(f, {.label = texts::go_on(l)});
                   }});
  put_secrecy(out, l);
  return page;
}

Page consent_form(Context& ctx, const Asked& asked, std::string_view guardian, const Problem* problem) {
  const Language l = ctx.language;
  const Wrong wrong(l, problem);
  const std::string csrf = ctx.form_token();
  Page page = question_page(ctx, asked, texts::guardian_title(l), 1, wrong);
  html::put<R"(<p class="lead">{}</p>)">(page.main,
                                         texts::guardian_lead(l, asked.edition->settings.identity.guardian_below));
  html::form(page.main, {.action = localized(l, asked.path("/opiekun")), .csrf = csrf, .body = [&](Html& f) {
                           html::text_field(f, l,
                                            {.name = "guardian",
                                             .label = texts::guardian_name(l),
                                             .value = guardian,
                                             .error = wrong.at("guardian"),
                                             .autocomplete = "name"});
                           html::checkbox(f, l,
                                          {.name = "consents",
                                           .label = texts::consents(l, asked.voter->who.name),
                                           .error = wrong.at("consents")});
                           html::button(f, {.label = texts::go_on(l)});
                         }});
  return page;
}

}  // namespace

Result<Reply> declaration_page(Context& ctx, const Request& request) {
  TRY(const Asked asked, asked_for(ctx, request));
  if (const auto elsewhere = sent_on(asked, Step::declare)) return *elsewhere;
  return declaration_form(ctx, asked, typed_before(asked.voter), nullptr);
}

Result<Reply> post_declaration(Context& ctx, const Request& request) {
  TRY(Asked asked, asked_for(ctx, request));
  if (const auto elsewhere = sent_on(asked, Step::declare)) return *elsewhere;
  const auto form = form_of(request);
  const Typed typed = typed_in(form);
  const auto done = declare_voter(
      ctx, *asked.edition, {typed.name, typed.street, typed.number, typed.district, form.date("born"), typed.truthful});
  if (!done) return declaration_form(ctx, asked, typed, &done.error());
  asked.voter = find_voter(ctx);
  return Redirect{path_of(*asked.edition, asked.step())};
}

Result<Reply> consent_page(Context& ctx, const Request& request) {
  TRY(const Asked asked, asked_for(ctx, request));
  if (asked.step() != Step::consent) return Redirect{path_of(*asked.edition, asked.step())};
  return consent_form(ctx, asked, asked.voter->who.guardian, nullptr);
}

Result<Reply> post_consent(Context& ctx, const Request& request) {
  TRY(Asked asked, asked_for(ctx, request));
  // Later the consent stands: it would be written over what was proven since.
  if (asked.step() != Step::consent) return Redirect{path_of(*asked.edition, asked.step())};
  const auto form = form_of(request);
  const auto done = name_guardian(ctx, *asked.voter, form.text("guardian"), form.checked("consents"));
  if (!done) return consent_form(ctx, asked, form.text("guardian"), &done.error());
  return Redirect{path_of(*asked.edition, asked.step())};
}

Result<Reply> post_give_up(Context& ctx, const Request&) {
  give_up(ctx);
  return Redirect{"/glosowanie"};
}

}  // namespace wiec::polling
