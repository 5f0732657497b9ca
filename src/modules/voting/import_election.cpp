#include "modules/voting/import_election.h"

#include <set>

#include "base/sha256.h"
#include "commons/audit/audit.h"
#include "modules/editions/edition_store.h"
#include "modules/proposals/index_proposal.h"
#include "modules/proposals/proposal_store.h"
#include "modules/voting/count_pool.h"
#include "modules/voting/pb_words.h"
#include "modules/voting/result_store.h"
#include "platform/files/files.h"
#include "platform/text/text.h"
#include "tally/check.h"
#include "tally/pb_reader.h"

namespace wiec::voting {
namespace {

constexpr std::int64_t kLargestFile = 512ll << 20;

struct Source {
  std::string file_name;
  tally::PbFile pb;
  std::string bytes;
  std::string sha256;
  std::string city, year, district;
  std::string remark;
  files::FileId file;
  Counted counted;
};

std::string meta(const tally::PbFile& pb, std::string_view key) {
  const std::string* value = pb.find_meta(key);
  return value ? *value : std::string();
}

std::expected<Source, std::string> read_source(BallotFile file) {
  auto pb = tally::read_pb(file.bytes);
  if (!pb) return std::unexpected(fmt::format("{}, line {}: {}", file.name, pb.error().line, pb.error().message));
  Source s{.file_name = std::move(file.name), .pb = *std::move(pb), .bytes = std::move(file.bytes)};
  s.sha256 = hex(sha256(s.bytes));
  s.city = meta(s.pb, "unit");
  s.year = meta(s.pb, "instance");
  s.district = meta(s.pb, "subunit").empty() ? meta(s.pb, "district") : meta(s.pb, "subunit");
  if (s.city.empty()) return std::unexpected(s.file_name + ": META has no unit: whose election is it?");
  tally::Checked checked = tally::check_election(s.pb);
  s.remark = checked.reason;
  if (!checked.rule) return std::unexpected(fmt::format("{}: no counting rule fits ({})", s.file_name, checked.reason));
  auto counted = count_pool(s.pb.election, *checked.rule, checked.inputs, s.sha256);
  if (!counted) return std::unexpected(s.file_name + ": " + counted.error());
  s.counted = *std::move(counted);
  return s;
}

std::expected<std::vector<Source>, std::string> read_sources(std::vector<BallotFile> files,
                                                             const std::function<void(const std::string&)>& progress) {
  std::vector<Source> sources;
  std::set<std::string> pools;
  for (BallotFile& file : files) {
    progress(file.name);
    auto source = read_source(std::move(file));
    if (!source) return std::unexpected(source.error());
    if (!sources.empty() && (sources[0].city != source->city || sources[0].year != source->year))
      return std::unexpected(fmt::format("{}: {} {} does not belong to {} {}; import them apart", source->file_name,
                                         source->city, source->year, sources[0].city, sources[0].year));
    if (!pools.insert(source->district).second)
      return std::unexpected(fmt::format("{}: the pool \"{}\" is there twice", source->file_name, source->district));
    sources.push_back(*std::move(source));
  }
  if (sources.empty()) return std::unexpected("no file was given");
  // Citywide first, then districts by the Polish alphabet.
  std::ranges::sort(sources, {},
                    [](const Source& s) { return std::pair(!s.district.empty(), text::sort_key(s.district)); });
  return sources;
}

editions::Pool pool_of(const Source& s, int position) {
  const bool citywide = s.district.empty();
  editions::Pool pool;
  pool.code = citywide ? "ogolnomiejska" : slug(s.district);
  pool.level = citywide                                    ? editions::Level::citywide
               : s.district.find('|') == std::string::npos ? editions::Level::district
                                                           : editions::Level::local;
  pool.name_pl = citywide ? "Ogólnomiejska" : s.district;
  pool.name_en = citywide ? "Citywide" : s.district;
  pool.budget = {s.pb.election.budget, s.pb.election.currency};
  pool.position = position;
  return pool;
}

editions::Edition edition_of(const std::vector<Source>& sources) {
  const Source& first = sources[0];
  editions::Edition e;
  e.code = slug(first.city + "-" + first.year);
  e.city_name = first.city;
  e.year = year_in(first.year, meta(first.pb, "date_end"));
  e.name_pl = fmt::format("Budżet obywatelski {}, {}", first.city, first.year);
  e.name_en = fmt::format("Participatory budget of {}, {}", first.city, first.year);
  e.currency = first.pb.election.currency;
  e.settings.timetable = timetable_of(meta(first.pb, "date_begin"), meta(first.pb, "date_end"));
  e.settings.leftovers = "stays";
  for (std::size_t i = 0; i < sources.size(); ++i) e.pools.push_back(pool_of(sources[i], static_cast<int>(i)));
  return e;
}

proposals::State state_of(const tally::Project& project, const ProjectResult& result) {
  if (project.withdrawn()) return proposals::State::withdrawn;
  return result.won ? proposals::State::won : proposals::State::lost;
}

proposals::Proposal proposal_of(const editions::Edition& edition, const editions::Pool& pool,
                                const tally::Project& project, const ProjectResult& result,
                                const std::vector<proposals::Category>& categories) {
  proposals::Proposal p;
  p.edition = edition.id;
  p.pool = pool.id;
  p.external_id = project.id;
  // Two pools of one edition may use the same numbers.
  p.number = edition.pools.size() > 1 && project.id.find_first_not_of("0123456789") == std::string::npos
                 ? fmt::format("{}/{}", pool.code, project.id)
                 : project.id;
  p.title_pl = project.name.empty() ? project.id : text::clean_line(project.name).value_or(project.id);
  p.cost = {project.withdrawn() ? 0 : project.cost, edition.currency};
  if (!project.categories.empty())
    for (const auto& category : categories)
      if (category.code == slug(project.categories[0])) p.category = category.id;
  p.place = pool.place;
  p.state = state_of(project, result);
  p.shuffle = static_cast<int>(sha256(p.number)[0] | sha256(p.number)[1] << 8 | sha256(p.number)[2] << 16);
  p.submitted_at = edition.settings.timetable.empty() ? Instant{} : edition.settings.timetable[0].from_at;
  return p;
}

std::vector<proposals::Category> categories_in(const std::vector<Source>& sources) {
  std::vector<proposals::Category> categories;
  for (const Source& source : sources)
    for (const auto& project : source.pb.election.projects)
      if (!project.categories.empty() && !proposals::find_category(categories, slug(project.categories[0])))
        categories.push_back({.code = slug(project.categories[0]),
                              .name_pl = category_in_polish(project.categories[0]),
                              .name_en = project.categories[0],
                              .position = static_cast<int>(categories.size()) + 100});
  return categories;
}

// Gives categories their ids: those that are there keep them.
void settle_categories(db::WriteTx& tx, std::vector<proposals::Category>& wanted) {
  const auto known = proposals::load_categories(tx);
  for (auto& category : wanted) {
    if (const auto* old = proposals::find_category(known, category.code))
      category.id = old->id;
    else
      proposals::insert_category(tx, category);
  }
}

void store_pool(db::WriteTx& tx, const editions::Edition& edition, const editions::Pool& pool, const Source& source,
                const std::vector<proposals::Category>& categories, Instant now) {
  PoolResult result = source.counted.result;
  result.pool = pool.id;
  result.edition = edition.id;
  result.ballots_file = source.file;
  result.counted_at = now;
  std::vector<ProjectResult> results = source.counted.projects;
  for (std::size_t i = 0; i < results.size(); ++i) {
    proposals::Proposal p = proposal_of(edition, pool, source.pb.election.projects[i], results[i], categories);
    proposals::insert_proposal(tx, p, now);
    results[i].proposal = p.id;
    results[i].pool = pool.id;
  }
  insert_result(tx, result, results);
}

ImportedEdition report_of(const editions::Edition& edition, const std::vector<Source>& sources) {
  ImportedEdition report{.code = edition.code, .name = edition.name_pl};
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const Counted& c = sources[i].counted;
    report.pools.push_back({.name = edition.pools[i].name_pl,
                            .projects = static_cast<int>(c.projects.size()),
                            .won = static_cast<int>(std::ranges::count_if(c.projects, &ProjectResult::won)),
                            .ballots = c.result.ballots,
                            .announced = c.result.announced,
                            .equal_to_announced = c.result.equal_to_announced,
                            .remark = sources[i].remark});
  }
  return report;
}

}  // namespace

std::expected<ImportedEdition, std::string> import_election(Context& ctx, std::vector<BallotFile> files,
                                                            const std::function<void(const std::string&)>& progress) {
  auto sources = read_sources(std::move(files), progress);
  if (!sources) return std::unexpected(sources.error());
  editions::Edition edition = edition_of(*sources);
  const auto existing = ctx.db.read([](db::ReadTx& tx) { return editions::load_editions(tx); });
  if (std::ranges::find(existing, edition.code, &editions::Edition::code) != existing.end())
    return std::unexpected(fmt::format("the edition {} is there already", edition.code));
  for (Source& source : *sources) {
    const auto stored = files::put(ctx.db, source.bytes, kLargestFile);
    if (!stored) return std::unexpected(source.file_name + ": the file is empty or larger than 512 MB");
    source.file = stored->id;
  }
  const auto categories = categories_in(*sources);
  const Instant now = ctx.now;
  ctx.db.write("voting.import_election",
               [&sources = *sources, edition, categories, now, actor = ctx.actor](db::WriteTx& tx) {
                 auto made = edition;
                 auto themes = categories;
                 editions::insert_edition(tx, made, "imported from published files", now);
                 settle_categories(tx, themes);
                 for (std::size_t i = 0; i < sources.size(); ++i)
                   store_pool(tx, made, made.pools[i], sources[i], themes, now);
                 audit::record(tx, actor, "edition.import", "edition", made.id.value,
                               {{"pools", static_cast<std::int64_t>(sources.size())}});
               });
  progress("search");
  if (const auto loaded = ctx.shared.stemmer.load(); !loaded) progress(loaded.error());
  const auto all = editions::editions(ctx);
  if (const auto* stored = editions::find_edition(*all, edition.code, now)) proposals::index_edition(ctx, *stored);
  return report_of(edition, *sources);
}

}  // namespace wiec::voting
