// Puts editions whose vote is over into a demo city, each counted with a tie that waits for a draw: "remis-1" and
// "remis-2". Their titles are those of the demo's projects.
// usage: prepare_ties DIR
#include <cstdio>

#include "app/installation.h"
#include "modules/editions/edition_store.h"
#include "modules/polling/ballot_text.h"
#include "modules/polling/roll_store.h"
#include "modules/proposals/list.h"
#include "modules/proposals/proposal_store.h"
#include "modules/voting/count_edition.h"
#include "platform/crypto/crypto.h"
#include "tally/rule.h"

namespace {

using namespace wiec;

editions::Edition edition_for(std::string_view code, Instant now) {
  const Json ballot = Json::Object{{"vote_type", "approval"}, {"min_marks", 1}, {"max_marks", 3}};
  tally::Rule rule = *tally::preset("greedy");
  rule.threshold.at_least = 1;
  rule.ties = {tally::TieStep::cheaper, tally::TieStep::draw};
  editions::Edition e;
  e.code = code;
  e.city_name = "Kalinobrzeg";
  e.year = 2001;  // before every edition of the demo, so that none of these is the current one
  e.name_pl = "Głosowanie z remisem";
  e.name_en = "A vote with a tie";
  e.settings.timetable = {
      {editions::StageKind::voting, now + -std::chrono::hours(24 * 20), now + -std::chrono::hours(24 * 10)}};
  e.settings.citywide = e.settings.district = e.settings.local = {ballot, tally::json_of(rule)};
  e.settings.leftovers = "to_turnout";
  e.pools = {{.code = "miasto", .name_pl = "Całe miasto", .name_en = "The whole city", .budget = {1000'00}},
             {.code = "polnoc",
              .level = editions::Level::district,
              .name_pl = "Północ",
              .name_en = "North",
              .budget = {1000'00},
              .residents = 10},
             {.code = "poludnie",
              .level = editions::Level::district,
              .name_pl = "Południe",
              .name_en = "South",
              .budget = {1000'00},
              .residents = 20}};
  return e;
}

// Three projects a pool; the first two cost more than half of it.
std::vector<std::string> insert_projects(db::WriteTx& tx, const editions::Edition& edition,
                                         const std::vector<proposals::Entry>& models) {
  std::vector<std::string> codes;
  for (const editions::Pool& pool : edition.pools)
    for (int i = 0; i < 3; ++i) {
      const auto& model = models[codes.size() % models.size()];
      proposals::Proposal p;
      p.edition = edition.id;
      p.pool = pool.id;
      p.number = p.external_id = fmt::format("R{}", codes.size() + 1);
      p.title_pl = model.title_pl;
      p.title_en = model.title_en;
      p.summary_pl = model.summary_pl;
      p.summary_en = model.summary_en;
      p.location = model.location;
      p.category = model.category;
      p.cost = {i == 2 ? 300'00 : 600'00, Currency::pln};
      p.state = proposals::State::on_ballot;
      proposals::insert_proposal(tx, p, tx.now());
      codes.push_back(code_from_id(p.id.value));
    }
  return codes;
}

void cast(db::WriteTx& tx, const editions::Edition& edition, std::string_view pool, const std::string& project) {
  const std::string person = crypto::random_bytes(32), key = crypto::random_bytes(16);
  const polling::CastPool own{.pool = std::string(pool), .marks = {project}, .points = {}};
  polling::reserve(tx, {edition.id, person, person, polling::Channel::online, key, crypto::base64url(person)}, 1);
  polling::insert_ballot(tx, edition.id, key, polling::ballot_text({own}));
}

// Two votes for each of the two dear projects of the city; 3 of 10 in the north, 6 of 20 in the south.
void cast_all(db::WriteTx& tx, const editions::Edition& edition, const std::vector<std::string>& codes) {
  struct Votes {
    std::string_view pool;
    std::size_t project;
    int times;
  };
  for (const Votes& votes : {Votes{"miasto", 0, 2}, Votes{"miasto", 1, 2}, Votes{"polnoc", 3, 2}, Votes{"polnoc", 4, 1},
                             Votes{"poludnie", 6, 4}, Votes{"poludnie", 7, 2}})
    for (int i = 0; i < votes.times; ++i) cast(tx, edition, votes.pool, codes[votes.project]);
}

int prepare(const char* folder) {
  app::InstallationOptions options;
  options.data = folder;
  auto in = app::open_installation(options);
  if (!in) return std::fprintf(stderr, "prepare_ties: %s\n", in.error().c_str()), 1;
  Shared shared;
  app::equip(shared, **in);
  Context ctx(*(*in)->db, shared, Language::pl, (*in)->clock.now());
  const auto all = editions::editions(ctx);
  const auto* current = editions::find_edition(*all, "", ctx.now);
  const auto models = current ? proposals::list_of(ctx, *current) : nullptr;
  if (!models || models->entries.empty()) return std::fprintf(stderr, "prepare_ties: there is no demo city\n"), 1;
  for (const std::string_view code : {"remis-1", "remis-2"}) {
    const auto edition = (*in)->db->write("ties.prepare", [&](db::WriteTx& tx) {
      auto made = edition_for(code, tx.now());
      editions::insert_edition(tx, made, "ties for tests", tx.now());
      cast_all(tx, made, insert_projects(tx, made, models->entries));
      return made;
    });
    // A server that runs beside this may have counted it already.
    if (const auto counted = voting::count_edition(ctx, edition); !counted)
      return std::fprintf(stderr, "prepare_ties: %s\n", counted.error().c_str()), 1;
    std::printf("%s\n", std::string(code).c_str());
  }
  return 0;
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) return std::fprintf(stderr, "usage: prepare_ties DIR\n"), 2;
  return prepare(words[1]);
}
