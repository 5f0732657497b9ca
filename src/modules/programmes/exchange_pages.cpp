// The selection in the shapes of others: IATI 2.03 activities (iatistandard.org) and a table with the columns of
// keep.eu.
#include "modules/programmes/iati.h"
#include "modules/programmes/pages.h"
#include "modules/programmes/partner.h"
#include "modules/programmes/project_store.h"
#include "modules/programmes/texts.h"
#include "modules/programmes/words.h"
#include "platform/tables/tables.h"
#include "platform/text/text.h"

namespace wiec::programmes {
namespace {

struct Card {
  const Entry* entry;
  Project in_words;
};
// A card taken back since the list was made is left out.
std::vector<Card> cards_of(Context& ctx, const std::vector<const Entry*>& entries) {
  std::vector<std::int64_t> ids;
  for (const Entry* e : entries) ids.push_back(e->id.value);
  std::vector<Card> cards;
  auto at = entries.begin();
  for (Project& p : ctx.db.read([&](db::ReadTx& tx) { return projects_in_words(tx, ids); })) {
    while ((*at)->id != p.id) ++at;
    cards.push_back({*at, std::move(p)});
  }
  return cards;
}

std::string topics_in_english(const Asked& asked, const Entry& e) {
  std::string all;
  for (const TopicId id : e.topics)
    if (const Topic* topic = find_by_id(*asked.topics, id))
      all += (all.empty() ? "" : "; ") + topic->name(Language::en);
  return all;
}

// "Barcelona City Council (Barcelona, ES)"
std::string partner_cell(const Partner& p) {
  const std::string name = partner_name(p);
  if (p.country.empty()) return name;
  return p.city.empty() || p.city == name ? fmt::format("{} ({})", name, p.country)
                                          : fmt::format("{} ({}, {})", name, p.city, p.country);
}

std::string partners_cell(const Project& p, bool lead) {
  std::string all;
  for (const Partner& one : p.partners)
    if ((one.role == PartnerRole::lead) == lead) all += (all.empty() ? "" : "; ") + partner_cell(one);
  return all;
}

tables::Cell sum_cell(const Entry& e, std::optional<std::int64_t> minor) {
  return e.total && minor ? tables::Cell(Money{*minor, e.total->currency}) : tables::Cell();
}

std::vector<tables::Cell> keep_row(const Asked& asked, const Entry& e, const Project& p, const std::string& site) {
  const Programme* programme = find_by_id(*asked.programmes, e.programme);
  return {e.period,
          programme ? programme->name(Language::en) : std::string(),
          e.acronym,
          programme ? programme->call : std::string(),
          e.title_en,
          e.title_pl,
          p.description_en,
          p.description_pl,
          e.from ? code_of(*e.from) : std::string(),
          e.to ? code_of(*e.to) : std::string(),
          e.state == State::unknown ? std::string() : std::string(words_of(Language::en, e.state)),
          sum_cell(e, e.total ? std::optional(e.total->minor) : std::nullopt),
          sum_cell(e, e.cofunding),
          e.total ? std::string(wiec::code_of(e.total->currency)) : std::string(),
          topics_in_english(asked, e),
          p.website,
          p.partners.empty() ? e.beneficiary : partners_cell(p, true),
          partners_cell(p, false),
          site + "/en/programy/" + e.code};
}

}  // namespace

// Headings are those of keep.eu, English in both languages: the file is for programs and for partners abroad.
Result<Reply> keep_export(Context& ctx, const Request& request) {
  TRY(const Asked asked, asked_exactly(ctx, request));
  const std::string site = ctx.site_address();
  tables::Sheet sheet{
      .name = "keep",
      .columns = {"Programming period", "Programme", "Acronym", "Call", "Name (English)", "Name (Polish)",
                  "Description (English)", "Description (Polish)", "Start date", "End date", "Status", "Total budget",
                  "EU co-financing", "Currency", "Thematic keywords", "Website", "Lead partner", "Partners", "Card"},
      .rows = {}};
  for (const Card& card : cards_of(ctx, asked.chosen.shown))
    sheet.rows.push_back(keep_row(asked, *card.entry, card.in_words, site));
  return Content{.type = std::string(tables::kCsvType),
                 .body = tables::csv_plain(sheet),
                 .file_name = "programy.keep.csv",
                 .headers = {}};
}

Result<Reply> iati_export(Context& ctx, const Request& request) {
  TRY(Asked asked, asked_exactly(ctx, request));
  auto& shown = asked.chosen.shown;
  const auto all = shown.size();
  std::erase_if(shown, [](const Entry* e) { return !e->from; });
  const IatiSource source{.site = ctx.site_address(),
                          .name = std::string(texts::the_register(Language::pl)),
                          .name_en = std::string(texts::the_register(Language::en)),
                          .now = ctx.now,
                          .left_out = all - shown.size()};
  std::string body = iati_head(source);
  for (const Card& card : cards_of(ctx, shown))
    put_activity(body, source, *card.entry, card.in_words, find_by_id(*asked.programmes, card.entry->programme),
                 *asked.topics);
  body += "</iati-activities>\n";
  return Content{.type = "application/xml; charset=utf-8",
                 .body = std::move(body),
                 .file_name = "programy.iati.xml",
                 .headers = {}};
}

}  // namespace wiec::programmes
