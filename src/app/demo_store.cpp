#include "app/demo_store.h"

#include "app/demo/elections.h"
#include "app/demo_ground.h"
#include "app/demo_register.h"
#include "app/demo_submissions.h"
#include "base/sha256.h"
#include "modules/delivery/delivery_store.h"
#include "modules/editions/edition_store.h"
#include "modules/proposals/proposal_store.h"
#include "modules/voting/count_pool.h"
#include "modules/voting/pb_words.h"
#include "modules/voting/result_store.h"
#include "platform/text/text.h"
#include "tally/count.h"
#include "tally/pb_reader.h"
#include "tally/pb_writer.h"

namespace wiec::app {
namespace {

constexpr std::int64_t kLargestFile = 64ll << 20;

std::int64_t e7(double degrees) { return places::units_from_degrees(degrees); }
Instant day_start(Date day) { return text::instant_at(day, 0, 0); }
Instant day_end(Date day) { return text::instant_at(Date{day.days + 1}, 0, 0); }

editions::StageKind kind_of(demo::Stage stage) {
  switch (stage) {
    case demo::Stage::submissions:
      return editions::StageKind::submission;
    case demo::Stage::verification:
      return editions::StageKind::verification;
    case demo::Stage::protests:
      return editions::StageKind::appeals;
    case demo::Stage::ballot_list:
      return editions::StageKind::ballot_list;
    case demo::Stage::voting:
      return editions::StageKind::voting;
    case demo::Stage::results:
      return editions::StageKind::results;
    case demo::Stage::delivery:
      return editions::StageKind::delivery;
  }
  return editions::StageKind::submission;
}

editions::Settings settings_of(const demo::City& city, const demo::Edition& source) {
  editions::Settings s;
  s.legal_act = {
      .title_pl =
          fmt::format("Uchwała Rady Miasta w sprawie zasad budżetu obywatelskiego {} {}", city.name.of_pl, source.year),
      .title_en = fmt::format("City council resolution on the rules of the participatory budget of {} {}", city.name.en,
                              source.year),
      .adopted_on =
          source.timetable.empty() ? std::nullopt : std::optional(Date{source.timetable.front().days.from.days - 90})};
  for (const auto& stage : source.timetable)
    s.timetable.push_back({kind_of(stage.stage), day_start(stage.days.from), day_end(stage.days.to)});
  const Json ballot = Json::Object{
      {"vote_type", "ordinal"}, {"min_marks", 3}, {"max_marks", 3}, {"points_by_place", Json::Array{3, 2, 1}}};
  const Json rule = tally::json_of(demo::rule_of_the_bylaw());
  s.citywide = s.district = {ballot, rule};
  s.identity.proofs = {editions::Proof::code_by_email, editions::Proof::code_issued};
  s.leftovers = "stays";
  s.tie_note_pl = "Przy równej liczbie punktów wygrywa tańszy projekt, a potem ten, na który głosowało więcej osób.";
  s.tie_note_en = "With equal points the cheaper project wins, and then the one with more voters.";
  return s;
}

editions::Edition edition_of(const demo::City& city, const demo::Edition& source, const DemoGround& ground,
                             files::FileId picture) {
  editions::Edition e;
  e.code = fmt::format("{}", source.year);
  e.city_name = city.name.pl;
  e.city = ground.city;
  e.year = source.year;
  e.name_pl = fmt::format("Budżet obywatelski {} {}", city.name.of_pl, source.year);
  e.name_en = fmt::format("Participatory budget of {} {}", city.name.en, source.year);
  e.settings = settings_of(city, source);
  e.picture = picture;
  for (const auto& pool : source.pools) {
    editions::Pool p;
    const bool citywide = pool.district == 0;
    const demo::District* district = citywide ? nullptr : &city.districts[static_cast<std::size_t>(pool.district - 1)];
    p.code = citywide ? "ogolnomiejska" : voting::slug(district->name.pl);
    p.level = citywide ? editions::Level::citywide : editions::Level::district;
    if (!citywide) p.place = ground.districts[static_cast<std::size_t>(pool.district - 1)];
    p.name_pl = citywide ? "Ogólnomiejska" : district->name.pl;
    p.name_en = citywide ? "Citywide" : district->name.en;
    p.budget = pool.amount;
    p.cost_least = pool.min_cost;
    p.cost_most = pool.max_cost;
    p.position = pool.district;
    e.pools.push_back(std::move(p));
  }
  return e;
}

proposals::State state_of(const demo::Edition& source, std::size_t index, bool finished) {
  switch (source.proposals[index].state) {
    case demo::ProposalState::rejected_formal:
    case demo::ProposalState::rejected_substantive:
      return proposals::State::rejected;
    case demo::ProposalState::withdrawn:
      return proposals::State::withdrawn;
    case demo::ProposalState::merged:
      return proposals::State::merged;
    case demo::ProposalState::on_ballot:
      break;
  }
  if (!finished) return proposals::State::on_ballot;
  return std::ranges::find(source.winners, index) != source.winners.end() ? proposals::State::won
                                                                          : proposals::State::lost;
}

std::optional<proposals::Decision> decision_of(const demo::City& city, const demo::Proposal& source) {
  if (source.refusal) {
    const auto& r = *source.refusal;
    const auto& unit = city.units[static_cast<std::size_t>(r.unit)];
    return proposals::Decision{.criterion_pl = std::string(demo::name_pl(r.criterion)),
                               .criterion_en = std::string(demo::name_en(r.criterion)),
                               .reason_pl = r.reason_pl,
                               .reason_en = r.reason_en,
                               .office_pl = r.officer,
                               .office_en = unit.en,
                               .decided_on = r.decided_on};
  }
  if (source.state_on) return proposals::Decision{.decided_on = *source.state_on};
  return std::nullopt;
}

proposals::Proposal proposal_of(const demo::City& city, const demo::Edition& source, std::size_t index,
                                const editions::Edition& edition, const std::vector<proposals::Category>& categories,
                                bool finished) {
  const demo::Proposal& from = source.proposals[index];
  const editions::Pool& pool = edition.pools[static_cast<std::size_t>(from.pool)];
  proposals::Proposal p;
  p.edition = edition.id;
  p.pool = pool.id;
  p.number = from.code;
  p.external_id = from.code;
  p.title_pl = from.title;
  p.title_en = from.title_en;
  p.summary_pl = from.summary;
  p.summary_en = from.summary_en;
  p.body_pl =
      from.description + "\n\n# Uzasadnienie\n\n" + from.justification + "\n\n# Dla kogo\n\n" + from.beneficiaries;
  p.cost = from.cost;
  p.category = categories[static_cast<std::size_t>(from.category)].id;
  p.place = pool.place;
  p.location = from.place;
  p.state = state_of(source, index, finished);
  const auto random = sha256(fmt::format("{}/{}", source.year, from.code));
  p.shuffle = random[0] | random[1] << 8 | random[2] << 16;
  p.author_shown = from.author;
  p.submitted_at = text::instant_at(from.submitted_on, 12, 0);
  for (const auto& point : from.points) p.points.push_back({e7(point.lon), e7(point.lat)});
  for (const auto& item : from.items) p.cost_items.push_back({item.what, item.cost});
  p.decision = decision_of(city, from);
  return p;
}

std::vector<proposals::Category> store_categories(db::WriteTx& tx) {
  std::vector<proposals::Category> all;
  for (int i = 0; i < demo::category_count; ++i) {
    const auto category = static_cast<demo::Category>(i);
    all.push_back({.code = voting::slug(demo::name_pl(category)),
                   .name_pl = std::string(demo::name_pl(category)),
                   .name_en = std::string(demo::name_en(category)),
                   .position = i});
    proposals::insert_category(tx, all.back());
  }
  return all;
}

delivery::State state_of(demo::DeliveryState state) {
  switch (state) {
    case demo::DeliveryState::planned:
      return delivery::State::planned;
    case demo::DeliveryState::in_progress:
      return delivery::State::in_progress;
    case demo::DeliveryState::delayed:
      return delivery::State::delayed;
    case demo::DeliveryState::done:
      return delivery::State::done;
  }
  return delivery::State::planned;
}

delivery::Delivery delivery_of(const demo::City& city, const demo::Delivery& from, proposals::ProposalId proposal) {
  const auto& unit = city.units[static_cast<std::size_t>(from.unit)];
  delivery::Delivery d{.proposal = proposal,
                       .state = state_of(from.state),
                       .unit_pl = unit.pl,
                       .unit_en = unit.en,
                       .planned_from = from.planned_from,
                       .planned_to = from.planned_to,
                       .started_on = from.started_on,
                       .done_on = from.done_on,
                       .planned_cost = from.planned_cost,
                       .real_cost = from.real_cost,
                       .delay_pl = from.delay_pl,
                       .delay_en = from.delay_en};
  for (const auto& report : from.reports)
    d.reports.push_back({report.on, state_of(report.state), report.percent, report.text_pl, report.text_en});
  return d;
}

// Counted beforehand, outside any transaction: the published ballots and what came out.
struct CountedPool {
  files::FileId file;
  voting::Counted counted;
  std::vector<std::string> ids;  // of the projects, beside counted.projects
};

std::string published_ballots(const demo::City& city, const demo::Edition& source, int pool) {
  const tally::Election drawn = demo::election_of(city, source, pool);
  const auto outcome = tally::count(drawn, demo::rule_of_the_bylaw());
  const auto year = fmt::format("{}", source.year);
  return tally::write_pb(tally::pb_from(drawn,
                                        {{"country", "Poland"},
                                         {"unit", city.name.pl},
                                         {"instance", year},
                                         {"rule", "greedy"},
                                         {"date_begin", year},
                                         {"date_end", year},
                                         {"language", "pl"}},
                                        outcome ? &*outcome : nullptr));
}

std::vector<CountedPool> count_pools(Context& ctx, const demo::City& city, const demo::Edition& source) {
  std::vector<CountedPool> all;
  for (const auto& pool : source.pools) {
    const std::string bytes = published_ballots(city, source, pool.district);
    const auto stored = files::put(ctx.db, bytes, kLargestFile);
    // What is published is what is counted, so that the record can be verified against it.
    const auto published = tally::read_pb(bytes);
    if (!published) throw std::logic_error("the demo's ballot file cannot be read");
    const tally::Election& election = published->election;
    auto counted = voting::count_pool(election, demo::rule_of_the_bylaw(), {}, hex(sha256(bytes)));
    if (!stored || !counted)
      throw std::logic_error("the demo's election cannot be counted: " +
                             (counted ? std::string("file") : counted.error()));
    CountedPool made{stored->id, *std::move(counted), {}};
    for (const auto& project : election.projects) made.ids.push_back(project.id);
    all.push_back(std::move(made));
  }
  return all;
}

void store_results(db::WriteTx& tx, const editions::Edition& edition, const std::vector<CountedPool>& counted,
                   const std::map<std::string, proposals::ProposalId>& by_number, Instant now) {
  for (std::size_t i = 0; i < counted.size(); ++i) {
    voting::PoolResult result = counted[i].counted.result;
    result.pool = edition.pools[i].id;
    result.edition = edition.id;
    result.ballots_file = counted[i].file;
    result.counted_at = now;
    auto projects = counted[i].counted.projects;
    for (std::size_t p = 0; p < projects.size(); ++p) {
      projects[p].pool = result.pool;
      projects[p].proposal = by_number.at(counted[i].ids[p]);
    }
    voting::insert_result(tx, result, projects);
  }
}

std::vector<files::FileId> store_pictures(Context& ctx, const demo::Edition& source) {
  std::vector<files::FileId> pictures;
  for (const auto& proposal : source.proposals) {
    const auto stored = files::put(ctx.db, demo::draw_picture(proposal.scene, proposal.picture_seed), kLargestFile);
    pictures.push_back(stored ? stored->id : files::FileId{});
  }
  return pictures;
}

void store_edition(Context& ctx, const demo::City& city, const demo::Edition& source, const DemoGround& ground,
                   files::FileId panorama, const std::vector<proposals::Category>& categories, bool finished) {
  const auto counted = finished ? count_pools(ctx, city, source) : std::vector<CountedPool>{};
  const auto pictures = store_pictures(ctx, source);
  editions::Edition edition = edition_of(city, source, ground, panorama);
  ctx.db.write("demo.store_edition", [&, edition, now = ctx.now](db::WriteTx& tx) {
    auto made = edition;
    editions::insert_edition(tx, made, "demo", now);
    std::map<std::string, proposals::ProposalId> by_number;
    std::vector<proposals::ProposalId> ids;
    for (std::size_t i = 0; i < source.proposals.size(); ++i) {
      auto proposal = proposal_of(city, source, i, made, categories, finished);
      proposal.picture = pictures[i];
      proposal.picture_type = "image/svg+xml";
      proposals::insert_proposal(tx, proposal, proposal.submitted_at);
      ids.push_back(by_number[proposal.number] = proposal.id);
    }
    store_results(tx, made, counted, by_number,
                  made.settings.timetable.empty() ? now : made.settings.timetable.back().from_at);
    for (const auto& d : source.deliveries) delivery::insert_delivery(tx, delivery_of(city, d, ids[d.proposal]), now);
  });
}

}  // namespace

void store_demo(Context& ctx, const demo::City& city, const std::function<void(const std::string&)>& progress) {
  progress("districts, estates and streets");
  const DemoGround ground = store_ground(ctx, city);
  const auto categories = ctx.db.write("demo.store_categories", [](db::WriteTx& tx) { return store_categories(tx); });
  const auto panorama = files::put(ctx.db, demo::draw_panorama(1), kLargestFile);
  const files::FileId picture = panorama ? panorama->id : files::FileId{};
  progress(fmt::format("edition {}: {} projects, {} ballots", city.finished.year, city.finished.proposals.size(),
                       city.finished.ballots.size()));
  store_edition(ctx, city, city.finished, ground, picture, categories, true);
  // Before the running one: of one year the later is the city's current edition.
  const Date today = text::date_in_warsaw(ctx.now);
  ctx.db.write("demo.store_green", [green = green_edition(edition_of(city, city.running, ground, picture), today),
                                    now = ctx.now](db::WriteTx& tx) {
    auto made = green;
    editions::insert_edition(tx, made, "demo", now);
  });
  progress(fmt::format("edition {}: {} projects", city.running.year, city.running.proposals.size()));
  store_edition(ctx, city, city.running, ground, picture, categories, false);
  progress("the register of programmes and projects");
  store_demo_register(ctx, ground);
}

}  // namespace wiec::app
