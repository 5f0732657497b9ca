// Puts editions that are voted now into a demo city, one with each type of ballot: "lista" (150 projects, up to 10 of
// them), "miejsca" (three of them in order), "punkty" (10 points shared out), "plecak" (projects for a sum), "jeden"
// (one project; children vote with a guardian). Their titles are those of the demo's projects. usage: prepare_booths
// DIR [DATABASE]    an address of PostgreSQL
#include <cstdio>

#include "app/installation.h"
#include "modules/editions/edition_store.h"
#include "modules/proposals/list.h"
#include "modules/proposals/proposal_store.h"

namespace {

using namespace wiec;

struct Booth {
  std::string_view code;
  std::string_view name_pl, name_en;
  int projects;
  Json ballot;
  int guardian_below = 0;
};

std::vector<Booth> booths() {
  return {
      {"lista", "Długa lista", "A long list", 150,
       Json::Object{{"vote_type", "approval"}, {"min_marks", 1}, {"max_marks", 10}}},
      {"miejsca", "Długa lista miejsc", "A long list in order", 150,
       Json::Object{
           {"vote_type", "ordinal"}, {"min_marks", 3}, {"max_marks", 3}, {"points_by_place", Json::Array{3, 2, 1}}}},
      {"punkty", "Dziesięć punktów", "Ten points", 24,
       Json::Object{
           {"vote_type", "cumulative"}, {"min_marks", 1}, {"max_marks", 5}, {"min_points", 1}, {"max_sum_points", 10}}},
      {"plecak", "Projekty za milion", "Projects for a million", 24,
       Json::Object{{"vote_type", "knapsack"}, {"min_marks", 1}}},
      {"jeden", "Jeden projekt", "One project", 24,
       Json::Object{{"vote_type", "choose-1"}, {"min_marks", 1}, {"max_marks", 1}}, 16}};
}

editions::Edition edition_for(const Booth& booth, places::PlaceId city, Instant now) {
  editions::Edition e;
  e.code = booth.code;
  e.city_name = "Kalinobrzeg";
  e.city = city;
  e.year = 2001;  // before every edition of the demo, so that none of these is the current one
  e.name_pl = booth.name_pl;
  e.name_en = booth.name_en;
  e.settings.timetable = {
      {editions::StageKind::voting, now + -std::chrono::hours(24), now + std::chrono::hours(24 * 30)}};
  e.settings.citywide = e.settings.district = e.settings.local = {booth.ballot, Json()};
  e.settings.identity.guardian_below = booth.guardian_below;
  e.pools = {{.code = "miasto", .name_pl = "Całe miasto", .name_en = "The whole city", .budget = {1'000'000'00}}};
  return e;
}

void insert_booth(db::WriteTx& tx, const Booth& booth, places::PlaceId city,
                  const std::vector<proposals::Entry>& models) {
  auto edition = edition_for(booth, city, tx.now());
  editions::insert_edition(tx, edition, "booths for tests", tx.now());
  for (int i = 0; i < booth.projects; ++i) {
    const auto& model = models[static_cast<std::size_t>(i) % models.size()];
    const auto round = static_cast<std::size_t>(i) / models.size();
    const auto title = [&](const std::string& words) {
      return round == 0 || words.empty() ? words : fmt::format("{} ({})", words, round + 1);
    };
    proposals::Proposal p;
    p.edition = edition.id;
    p.pool = edition.pools[0].id;
    p.number = p.external_id = fmt::format("{}{:03}", booth.code[0] == 'p' ? "P" : "L", i + 1);
    p.title_pl = title(model.title_pl);
    p.title_en = title(model.title_en);
    p.summary_pl = model.summary_pl;
    p.summary_en = model.summary_en;
    p.location = model.location;
    p.points = model.points;
    p.category = model.category;
    p.cost = {std::min<std::int64_t>(model.cost, 500'000'00), Currency::pln};  // any two fit into a million
    p.state = proposals::State::on_ballot;
    proposals::insert_proposal(tx, p, tx.now());
  }
}

int prepare(const char* folder, const char* database) {
  app::InstallationOptions options;
  options.data = folder;
  options.database = database;
  auto in = app::open_installation(options);
  if (!in) return std::fprintf(stderr, "prepare_booths: %s\n", in.error().c_str()), 1;
  Shared shared;
  app::equip(shared, **in);
  Context ctx(*(*in)->db, shared, Language::pl, (*in)->clock.now());
  const auto all = editions::editions(ctx);
  const auto* current = editions::find_edition(*all, "", ctx.now);
  const auto models = current ? proposals::list_of(ctx, *current) : nullptr;
  if (!models || models->entries.empty()) return std::fprintf(stderr, "prepare_booths: there is no demo city\n"), 1;
  for (const Booth& booth : booths()) {
    (*in)->db->write("booths.prepare",
                     [&](db::WriteTx& tx) { insert_booth(tx, booth, current->city, models->entries); });
    std::printf("%s\n", std::string(booth.code).c_str());
  }
  return 0;
}

}  // namespace

int main(int count, char** words) {
  if (count < 2 || count > 3) return std::fprintf(stderr, "usage: prepare_booths DIR [DATABASE]\n"), 2;
  return prepare(words[1], count == 3 ? words[2] : "");
}
