#include "modules/editions/edition_parts.h"

#include "modules/editions/ballot_words.h"
#include "modules/editions/edition_store.h"
#include "modules/editions/rule_words.h"
#include "modules/editions/section.h"
#include "modules/editions/texts.h"
#include "modules/editions/timeline.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::editions {
namespace {

constexpr int kProtestDays = 30;

std::string limits_of(Language l, const Pool& pool) {
  if (pool.cost_least && pool.cost_most) return texts::cost_between(l, *pool.cost_least, *pool.cost_most);
  if (pool.cost_most) return texts::cost_up_to(l, *pool.cost_most);
  if (pool.cost_least) return texts::cost_at_least(l, *pool.cost_least);
  return std::string(texts::no_limit(l));
}

void put_pools(Html& out, Language l, const Edition& edition, bool preview) {
  html::put<"<h2>{}</h2>">(out, texts::pools(l));
  const html::Column columns[] = {{.label = texts::pool(l)},
                                  {.label = texts::level(l)},
                                  {.label = texts::budget(l), .numeric = true},
                                  {.label = texts::cost_limits(l)}};
  html::Table table(out, l, {.caption = texts::pools(l), .columns = columns, .caption_hidden = true});
  for (const Pool& pool : edition.pools) {
    const std::string address = localized(l, fmt::format("/projekty?edycja={}&pula={}", edition.code, pool.code));
    const auto name = [&](Html& cell) {
      if (preview)
        html::put<"{}">(cell, pool.name(l));  // its projects have no page yet
      else
        html::put<R"(<a href="{}">{}</a>)">(cell, address, pool.name(l));
    };
    table.row({name, name_of(l, pool.level), text::format_money(l, pool.budget), limits_of(l, pool)});
  }
}

void put_legal_act(Html& out, Language l, const Edition& edition, bool preview) {
  const LegalAct& act = edition.settings.legal_act;
  const std::string& title = l == Language::en && !act.title_en.empty() ? act.title_en : act.title_pl;
  if (title.empty()) return;
  html::put<"<h2>{}</h2><p>{}">(out, texts::legal_act(l), title);
  if (act.adopted_on) html::put<" {}">(out, texts::adopted_on(l, *act.adopted_on));
  if (!act.journal.empty()) html::put<" {}.">(out, act.journal);
  if (!act.url.empty()) html::put<R"( <a href="{}" rel="external">{}</a>)">(out, act.url, texts::legal_act_link(l));
  if (!act.document.empty() && preview) html::put<" {}.">(out, texts::act_document(l));
  if (!act.document.empty() && !preview)
    html::put<R"( <a href="/edycja/{}/uchwala">{}</a>)">(out, edition.code, texts::act_document(l));
  html::put<"</p>">(out);
}

std::string_view words_of(Language l, Proof proof) {
  return proof == Proof::code_by_email ? texts::proof_email(l)
         : proof == Proof::code_by_sms ? texts::proof_sms(l)
                                       : texts::proof_issued(l);
}

// Until when protests are heard, and what happens then: as modules/polling/cut_links.h does it.
std::string words_of_protests(Language l, const Settings& settings) {
  const auto& days = settings.identity.protest_days;
  const Stage *vote = stage_of(settings, StageKind::voting), *results = stage_of(settings, StageKind::results);
  if (days || !vote || !results || results->until_at <= vote->until_at)
    return texts::protests_days(l, days.value_or(kProtestDays));
  return texts::protests_stage(l, text::date_in_warsaw(Instant{results->until_at.micros - 1}));
}

// The identity policy in plain words.
void put_identity(Html& out, Language l, const Edition& edition) {
  const IdentityPolicy& identity = edition.settings.identity;
  html::put<"<h2>{}</h2><p>{}">(
      out, texts::who_votes(l),
      identity.age_least > 0 ? texts::votes_from_age(l, identity.age_least) : std::string(texts::votes_everybody(l)));
  if (identity.guardian_below > identity.age_least)
    html::put<" {}">(out, texts::votes_guardian(l, identity.guardian_below));
  html::put<R"( {}</p><ul>{}</ul>)">(out, texts::no_pesel(l), [&](Html& list) {
    for (const Proof proof : identity.proofs) html::put<"<li>{}</li>">(list, words_of(l, proof));
  });
  html::put<"<p>{}">(out, texts::votes_per_contact(l, identity.per_contact));
  if (identity.grace_minutes > 0) html::put<" {}">(out, texts::votes_grace(l, identity.grace_minutes));
  html::put<"</p>">(out);
  if (std::ranges::find(edition.pools, Level::district, &Pool::level) != edition.pools.end())
    html::put<"<p>{}</p>">(out, identity.any_district ? texts::votes_any_district(l) : texts::votes_own_district(l));
  html::put<"<p>{}</p>">(out, words_of_protests(l, edition.settings));
}

// What the form of a proposal asks for.
void put_form(Html& out, Language l, const std::vector<FormField>& form) {
  if (form.empty()) return;
  html::put<"<h2>{}</h2><p>{}</p>">(out, texts::form_title(l), texts::form_lead(l));
  html::put<"<ul>{}</ul>">(out, [&](Html& list) {
    for (const FormField& field : form) {
      const std::string& label = l == Language::en && !field.label_en.empty() ? field.label_en : field.label_pl;
      html::put<"<li>{} ({}, {})</li>">(list, label, name_of(l, field.kind),
                                        field.required ? texts::field_required(l) : texts::field_optional(l));
    }
  });
}

// How one votes and how votes become winners, for each level that has pools.
void put_ways(Html& out, Language l, const Edition& edition) {
  html::put<"<h2>{}</h2>">(out, texts::ways(l));
  for (const Level level : {Level::citywide, Level::district, Level::local}) {
    if (std::ranges::find(edition.pools, level, &Pool::level) == edition.pools.end()) continue;
    const LevelRules& rules = rules_of(edition.settings, level);
    const std::string ballot = ballot_words(l, rules.ballot, edition.currency), rule = rule_words(l, rules.rule);
    html::put<"<h3>{}</h3><p>{}</p><p>{}</p>">(out, texts::level_heading(l, name_of(l, level)), ballot, rule);
  }
}

// Why the rules changed, when; who did it stands in the coordinators' history. Versions of the draft are nobody's law.
void put_history(Html& out, Context& ctx, const Edition& edition) {
  const Language l = ctx.language;
  const auto versions = ctx.db.read([&](db::ReadTx& tx) { return versions_of(tx, edition.id); });
  const auto changes = std::ranges::find_if(versions, [](const Version& version) {
    return version.snapshot.find(R"("published":false)") != std::string::npos;
  });
  if (changes - versions.begin() < 2) return;
  html::put<"<h2>{}</h2><p>{}</p><ul>{}</ul>">(
      out, texts::history(l), texts::versions_lead(l, edition.version), [&](Html& list) {
        for (auto at = versions.begin(); at != changes; ++at)
          html::put<"<li>{}: {}</li>">(list, text::format_date(l, text::date_in_warsaw(at->made_at)), at->reason);
      });
}

void put_rules(Html& out, Language l, const Settings& settings) {
  const std::string_view leftovers = settings.leftovers == "to_citywide"  ? texts::leftovers_to_citywide(l)
                                     : settings.leftovers == "to_turnout" ? texts::leftovers_to_turnout(l)
                                                                          : texts::leftovers_stays(l);
  html::put<"<h2>{}</h2><p>{}</p>">(out, texts::rules(l), leftovers);
  const std::string& ties =
      l == Language::en && !settings.tie_note_en.empty() ? settings.tie_note_en : settings.tie_note_pl;
  if (!ties.empty()) html::put<"<h3>{}</h3><p>{}</p>">(out, texts::ties(l), ties);
}

}  // namespace

void put_edition(Html& out, Context& ctx, const Edition& edition, bool preview) {
  const Language l = ctx.language;
  html::put<R"(<p class="lead">{}</p>)">(out, sentence_of(ctx, edition));
  html::put<R"(<section><h2>{}</h2>)">(out, texts::timetable(l));
  put_timeline(out, ctx, edition);
  html::put<R"(</section><p>{}</p>)">(
      out, texts::edition_lead(l, static_cast<std::int64_t>(edition.pools.size()), edition.budget()));
  put_pools(out, l, edition, preview);
  put_form(out, l, edition.settings.form);
  put_ways(out, l, edition);
  put_rules(out, l, edition.settings);
  put_identity(out, l, edition);
  put_legal_act(out, l, edition, preview);
  if (!preview) put_history(out, ctx, edition);
}

}  // namespace wiec::editions
