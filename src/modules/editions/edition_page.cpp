// /edycja/{code}: what an edition is made of: timetable, pools, limits, legal basis.
#include "modules/editions/edition_page.h"

#include "commons/documents/documents.h"
#include "modules/editions/edition_store.h"
#include "modules/editions/texts.h"
#include "modules/editions/timeline.h"
#include "platform/html/section.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::editions {
namespace {

std::string limits_of(Language l, const Pool& pool) {
  if (pool.cost_least && pool.cost_most) return texts::cost_between(l, *pool.cost_least, *pool.cost_most);
  if (pool.cost_most) return texts::cost_up_to(l, *pool.cost_most);
  if (pool.cost_least) return texts::cost_at_least(l, *pool.cost_least);
  return std::string(texts::no_limit(l));
}

void put_pools(Html& out, Language l, const Edition& edition) {
  html::put<"<h2>{}</h2>">(out, texts::pools(l));
  const html::Column columns[] = {{.label = texts::pool(l)},
                                  {.label = texts::level(l)},
                                  {.label = texts::budget(l), .numeric = true},
                                  {.label = texts::cost_limits(l)}};
  html::Table table(out, l, {.caption = texts::pools(l), .columns = columns, .caption_hidden = true});
  for (const Pool& pool : edition.pools) {
    const std::string address = localized(l, fmt::format("/projekty?edycja={}&pula={}", edition.code, pool.code));
    table.row({[&](Html& cell) { html::put<R"(<a href="{}">{}</a>)">(cell, address, pool.name(l)); },
               name_of(l, pool.level), text::format_money(l, pool.budget), limits_of(l, pool)});
  }
}

void put_legal_act(Html& out, Language l, const Edition& edition) {
  const LegalAct& act = edition.settings.legal_act;
  const std::string& title = l == Language::en && !act.title_en.empty() ? act.title_en : act.title_pl;
  if (title.empty()) return;
  html::put<"<h2>{}</h2><p>{}">(out, texts::legal_act(l), title);
  if (act.adopted_on) html::put<" {}">(out, texts::adopted_on(l, *act.adopted_on));
  if (!act.journal.empty()) html::put<" {}.">(out, act.journal);
  if (!act.url.empty()) html::put<R"( <a href="{}" rel="external">{}</a>)">(out, act.url, texts::legal_act_link(l));
  if (!act.document.empty())
    html::put<R"( <a href="/edycja/{}/uchwala">{}</a>)">(out, edition.code, texts::act_document(l));
  html::put<"</p>">(out);
}

std::string_view words_of(Language l, Proof proof) {
  return proof == Proof::code_by_email ? texts::proof_email(l)
         : proof == Proof::code_by_sms ? texts::proof_sms(l)
                                       : texts::proof_issued(l);
}

// The identity policy in plain words.
void put_identity(Html& out, Language l, const IdentityPolicy& identity) {
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

Result<Reply> edition_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const auto all = editions(ctx);
  const auto edition = std::ranges::find(*all, request.params.get("code"), &Edition::code);
  if (edition == all->end()) return problem(ProblemKind::not_found, texts::keys::no_such_edition);
  Page page{.title = edition->name(l)};
  page.description = texts::edition_lead(l, static_cast<std::int64_t>(edition->pools.size()), edition->budget());
  Html& out = page.main;
  html::heading(out, 1, edition->name(l));
  html::put<R"(<p class="lead">{}</p>)">(out, sentence_of(ctx, *edition));
  html::put<R"(<section><h2>{}</h2>)">(out, texts::timetable(l));
  put_timeline(out, ctx, *edition);
  html::put<R"(</section><p>{}</p>)">(out, page.description);
  put_pools(out, l, *edition);
  put_rules(out, l, edition->settings);
  put_identity(out, l, edition->settings.identity);
  put_legal_act(out, l, *edition);
  put_history(out, ctx, *edition);
  if (all->size() > 1) {
    html::put<R"(<h2>{}</h2><ul>)">(out, texts::other_editions(l));
    for (const Edition& other : *all)
      if (other.id != edition->id)
        html::put<R"(<li><a href="{}">{}</a></li>)">(out, localized(l, "/edycja/" + other.code), other.name(l));
    html::put<"</ul>">(out);
  }
  return page;
}

Result<Reply> act_document(Context& ctx, const Request& request) {
  const auto all = editions(ctx);
  const auto edition = std::ranges::find(*all, request.params.get("code"), &Edition::code);
  const auto id = edition == all->end() ? std::nullopt : id_from_code(edition->settings.legal_act.document);
  const auto document =
      id ? ctx.db.read([&](db::ReadTx& tx) { return documents::find_document(tx, documents::DocumentId{*id}); })
         : std::nullopt;
  if (!document || document->noun != "edition" || document->noun_id != edition->id.value)
    return problem(ProblemKind::not_found, texts::keys::no_such_edition);
  TRY(Content content, documents::content_of(ctx, *document));
  return content;
}

Result<Reply> edition_picture(Context& ctx, const Request& request) {
  const auto all = editions(ctx);
  const auto edition = std::ranges::find(*all, request.params.get("code"), &Edition::code);
  if (edition == all->end() || !edition->picture) return problem(ProblemKind::not_found, texts::keys::no_such_edition);
  auto bytes = files::read_whole(ctx.db, edition->picture);
  if (!bytes) return problem(ProblemKind::not_found, texts::keys::no_such_edition);
  return Content{
      .type = "image/svg+xml", .body = *std::move(bytes), .headers = {{"Cache-Control", "public, max-age=86400"}}};
}

Html timetable_panel(Context& ctx, std::int64_t) {
  Html out;
  const auto all = editions(ctx);
  const Edition* edition = find_edition(ctx, *all, "");
  if (!edition) return out;
  html::section(
      out, {.title = texts::timetable(ctx.language), .body = [&](Html& body) { put_timeline(body, ctx, *edition); }});
  return out;
}

}  // namespace wiec::editions
