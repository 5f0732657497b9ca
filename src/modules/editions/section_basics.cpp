// Names, legal act, facts that the statute asks about, ties and leftovers, identity.
#include "commons/site/texts.h"
#include "modules/editions/section.h"
#include "modules/editions/texts.h"
#include "platform/html/field.h"
#include "platform/text/text.h"

namespace wiec::editions {
namespace {

struct Line {
  std::string_view name;
  std::string_view (*label)(Language);
  int most = 200;
  bool required = true;
  std::string_view (*hint)(Language) = nullptr;
  html::Width width = html::Width::full;
};

void show_line(html::Html& f, const Shown& s, const Line& line, html::TextKind kind = html::TextKind::text,
               std::string_view suffix = {}) {
  const Language l = s.language;
  html::text_field(f, l,
                   {.name = line.name,
                    .label = line.label(l),
                    .hint = line.hint ? line.hint(l) : std::string_view(),
                    .value = s.typed.at(line.name),
                    .error = s.errors.at(line.name),
                    .kind = kind,
                    .width = line.width,
                    .suffix = suffix,
                    .optional = !line.required});
}

// ---- Names

constexpr Line kNameLines[] = {
    {"name_pl", texts::f_name_pl},
    {"name_en", texts::f_name_en},
    {"city_name", texts::f_city, 80},
    {"year", texts::f_year, 4, true, texts::f_year_hint, html::Width::short_},
    {"code", texts::f_code, 40, true, texts::f_code_hint, html::Width::half},
};

void fill_names(Typed& t, const Edition& e) {
  t.set("name_pl", e.name_pl);
  t.set("name_en", e.name_en);
  t.set("city_name", e.city_name);
  t.set("year", std::to_string(e.year));
  t.set("code", e.code);
}

void show_names(html::Html& f, const Shown& s) {
  for (const Line& line : kNameLines)
    show_line(f, s, line, line.name == "year" ? html::TextKind::number : html::TextKind::text);
}

bool is_code(std::string_view code) {
  return !code.empty() &&
         std::ranges::all_of(code, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

void read_names(Reader& r, const Ground&, Edition& e) {
  const Language l = r.language;
  e.name_pl = r.line("name_pl", texts::f_name_pl(l), 200, true);
  e.name_en = r.line("name_en", texts::f_name_en(l), 200, true);
  e.city_name = r.line("city_name", texts::f_city(l), 80, true);
  e.year = static_cast<int>(r.whole("year", texts::f_year(l), 2000, 2100, true).value_or(e.year));
  const std::string code = r.line("code", texts::f_code(l), 40, true);
  if (e.published && code != e.code)
    r.wrong(texts::keys::err_code_published, "code", {{"code", e.code}});
  else if (!code.empty() && (!is_code(code) || code == "nowa"))
    r.wrong(texts::keys::err_code, "code");
  else
    e.code = code;
}

// ---- Legal act

constexpr Line kActLines[] = {
    {"title_pl", texts::f_act_title_pl, 400},
    {"title_en", texts::f_act_title_en, 400, false},
    {"journal", texts::f_journal, 200, false, texts::f_journal_hint},
};
constexpr Line kActUrl{"url", texts::f_act_url, 400, false, texts::f_act_url_hint};

void fill_act(Typed& t, const Edition& e) {
  const LegalAct& act = e.settings.legal_act;
  t.set("title_pl", act.title_pl);
  t.set("title_en", act.title_en);
  t.set("journal", act.journal);
  t.set("url", act.url);
  if (act.adopted_on) t.set("adopted_on", iso(*act.adopted_on));
}

void show_act(html::Html& f, const Shown& s) {
  const Language l = s.language;
  for (const Line& line : kActLines) show_line(f, s, line);
  html::date_field(f, l,
                   {.name = "adopted_on",
                    .label = texts::f_adopted_on(l),
                    .value = s.typed.at("adopted_on"),
                    .error = s.errors.at("adopted_on")});
  show_line(f, s, kActUrl, html::TextKind::address);
  const bool has_file = !s.edition.settings.legal_act.document.empty();
  html::file_field(f, l,
                   {.name = "file",
                    .label = has_file ? texts::f_act_file_other(l) : texts::f_act_file(l),
                    .hint = texts::f_act_file_hint(l),
                    .error = s.errors.at("file"),
                    .accept = ".pdf,.docx,.odt",
                    .optional = true});
}

void read_act(Reader& r, const Ground&, Edition& e) {
  const Language l = r.language;
  LegalAct& act = e.settings.legal_act;
  act.title_pl = r.line("title_pl", texts::f_act_title_pl(l), 400, true);
  act.title_en = r.line("title_en", texts::f_act_title_en(l), 400);
  act.journal = r.line("journal", texts::f_journal(l), 200);
  act.adopted_on = r.date("adopted_on", texts::f_adopted_on(l), true);
  act.url = r.line("url", texts::f_act_url(l), 400);
  if (!act.url.empty() && !act.url.starts_with("https://") && !act.url.starts_with("http://"))
    r.wrong(texts::keys::err_url, "url");
}

// ---- The statute's facts

constexpr Line kSpending{"spending", texts::f_spending, 20, false, texts::f_spending_hint, html::Width::half};

void fill_statute(Typed& t, const Edition& e) {
  const Statute& s = e.settings.statute;
  if (s.powiat_rights) t.set("powiat_rights", "1");
  if (s.spending) t.set("spending", amount_text(*s.spending));
}

void show_statute(html::Html& f, const Shown& s) {
  html::checkbox(f, s.language,
                 {.name = "powiat_rights",
                  .label = texts::f_powiat_rights(s.language),
                  .hint = texts::f_powiat_rights_hint(s.language),
                  .checked = !s.typed.at("powiat_rights").empty()});
  show_line(f, s, kSpending, html::TextKind::text, texts::zloty(s.language));
}

void read_statute(Reader& r, const Ground&, Edition& e) {
  e.settings.statute.powiat_rights = !r.typed.at("powiat_rights").empty();
  e.settings.statute.spending = r.money("spending", texts::f_spending(r.language), e.settings.statute.powiat_rights);
}

// ---- Ties and leftovers

void fill_leftovers(Typed& t, const Edition& e) {
  t.set("leftovers", e.settings.leftovers.empty() ? "stays" : e.settings.leftovers);
  t.set("tie_note_pl", e.settings.tie_note_pl);
  t.set("tie_note_en", e.settings.tie_note_en);
}

void show_leftovers(html::Html& f, const Shown& s) {
  const Language l = s.language;
  const html::Choice choices[] = {{.value = "stays", .label = texts::leftovers_stays(l)},
                                  {.value = "to_citywide", .label = texts::leftovers_to_citywide(l)},
                                  {.value = "to_turnout", .label = texts::leftovers_to_turnout(l)}};
  html::radio_field(f, l,
                    {.name = "leftovers",
                     .legend = texts::f_leftovers(l),
                     .choices = choices,
                     .value = s.typed.at("leftovers"),
                     .error = s.errors.at("leftovers")});
  for (const auto& [name, label] :
       {std::pair{"tie_note_pl", &texts::f_tie_pl}, std::pair{"tie_note_en", &texts::f_tie_en}})
    html::text_area(f, l,
                    {.name = name,
                     .label = label(l),
                     .hint = texts::f_tie_hint(l),
                     .value = s.typed.at(name),
                     .error = s.errors.at(name),
                     .rows = 3,
                     .max_length = 600,
                     .optional = true});
}

void read_leftovers(Reader& r, const Ground&, Edition& e) {
  const std::string_view typed = r.typed.at("leftovers");
  if (typed != "stays" && typed != "to_citywide" && typed != "to_turnout")
    r.wrong(site::texts::keys::err_choose, "leftovers", {{"field", std::string(texts::f_leftovers(r.language))}});
  e.settings.leftovers = typed;
  e.settings.tie_note_pl = r.text("tie_note_pl", texts::f_tie_pl(r.language), 600);
  e.settings.tie_note_en = r.text("tie_note_en", texts::f_tie_en(r.language), 600);
}

// ---- Identity

struct Number {
  Line line;
  int most;
  int IdentityPolicy::*member;
};
constexpr Number kNumbers[] = {
    {{"age_least", texts::f_age_least, 3, true, texts::f_age_least_hint, html::Width::short_},
     18,
     &IdentityPolicy::age_least},
    {{"guardian_below", texts::f_guardian, 3, true, texts::f_guardian_hint, html::Width::short_},
     18,
     &IdentityPolicy::guardian_below},
    {{"per_contact", texts::f_per_contact, 3, true, texts::f_per_contact_hint, html::Width::short_},
     20,
     &IdentityPolicy::per_contact},
    {{"grace_minutes", texts::f_grace, 3, true, texts::f_grace_hint, html::Width::short_},
     120,
     &IdentityPolicy::grace_minutes},
};
constexpr Line kProtests{"protest_days", texts::f_protest_days,      3,
                         false,          texts::f_protest_days_hint, html::Width::short_};
constexpr int kMostProtestDays = 366;
constexpr std::pair<Proof, std::string_view (*)(Language)> kProofWords[] = {{Proof::code_by_email, texts::proof_email},
                                                                            {Proof::code_by_sms, texts::proof_sms},
                                                                            {Proof::code_issued, texts::proof_issued}};

void fill_identity(Typed& t, const Edition& e) {
  const IdentityPolicy& identity = e.settings.identity;
  std::string proofs;
  for (const Proof proof : identity.proofs) proofs += (proofs.empty() ? "" : ",") + std::string(code_of(proof));
  t.set("proofs", proofs);
  for (const Number& number : kNumbers) t.set(std::string(number.line.name), std::to_string(identity.*number.member));
  if (identity.any_district) t.set("any_district", "1");
  if (identity.protest_days) t.set("protest_days", std::to_string(*identity.protest_days));
}

void show_identity(html::Html& f, const Shown& s) {
  const Language l = s.language;
  const auto list = s.typed.list("proofs");
  const std::vector<std::string> chosen(list.begin(), list.end());
  // Those that are ticked first, as voters are offered them: the order of the fields is the order that is saved.
  std::vector<html::Choice> choices;
  for (const auto& [proof, words] : kProofWords) choices.push_back({.value = code_of(proof), .label = words(l)});
  std::ranges::stable_sort(choices, {}, [&](const html::Choice& c) { return std::ranges::find(chosen, c.value); });
  html::checkbox_field(f, l,
                       {.name = "proofs",
                        .legend = texts::f_proofs(l),
                        .choices = choices,
                        .hint = texts::f_proofs_hint(l),
                        .values = chosen,
                        .error = s.errors.at("proofs")});
  html::checkbox(f, l,
                 {.name = "any_district",
                  .label = texts::f_any_district(l),
                  .hint = texts::f_any_district_hint(l),
                  .checked = !s.typed.at("any_district").empty()});
  for (const Number& number : kNumbers) show_line(f, s, number.line, html::TextKind::number);
  show_line(f, s, kProtests, html::TextKind::number);
}

void read_identity(Reader& r, const Ground&, Edition& e) {
  IdentityPolicy& identity = e.settings.identity;
  identity.proofs.clear();
  bool known = true;
  for (const std::string& code : r.typed.list("proofs")) {
    const auto proof = proof_from(code);
    known = known && proof;
    if (proof && std::ranges::find(identity.proofs, *proof) == identity.proofs.end()) identity.proofs.push_back(*proof);
  }
  if (!known || identity.proofs.empty()) r.wrong(texts::keys::err_proofs, "proofs");
  for (const Number& number : kNumbers) {
    const int least = number.member == &IdentityPolicy::per_contact ? 1 : 0;
    const auto value = r.whole(number.line.name, number.line.label(r.language), least, number.most, true);
    if (value) identity.*number.member = static_cast<int>(*value);
  }
  identity.any_district = !r.typed.at("any_district").empty();
  const auto days = r.whole(kProtests.name, kProtests.label(r.language), 0, kMostProtestDays);
  identity.protest_days = days ? std::optional(static_cast<int>(*days)) : std::nullopt;
}

}  // namespace

const Section kNames{Part::names, texts::part_names, texts::lead_names, fill_names, show_names, read_names};
const Section kAct{Part::act, texts::part_act, texts::lead_act, fill_act, show_act, read_act, true};
const Section kStatute{Part::statute, texts::part_statute, texts::lead_statute,
                       fill_statute,  show_statute,        read_statute};
const Section kLeftovers{Part::leftovers, texts::part_leftovers, texts::lead_leftovers,
                         fill_leftovers,  show_leftovers,        read_leftovers};
const Section kIdentity{Part::identity, texts::part_identity, texts::lead_identity,
                        fill_identity,  show_identity,        read_identity};

const Section& section_of(Part part) {
  for (const Section* section :
       {&kNames, &kAct, &kStatute, &kPools, &kLimits, &kForm, &kTimetable, &kBallot, &kRule, &kLeftovers})
    if (section->part == part) return *section;
  return kIdentity;
}

}  // namespace wiec::editions
