#include "modules/programmes/index_project.h"

#include <algorithm>

#include "commons/search/search.h"
#include "modules/programmes/project_store.h"

namespace wiec::programmes {
namespace {
constexpr std::size_t kAtOnce =
    2'500;  // a tenth of a second; a hundred at once made an import of 100,000 half as long again
}

search::Analysed analysed(text::Stemmer& stemmer, const Project& p) {
  std::string partners = p.beneficiary, body = p.description_pl, body_en = p.description_en;
  for (const Partner& partner : p.partners) partners += " " + partner.name + " " + partner.city;
  for (const LevelText& level : p.levels) {
    body += "\n" + level.description_pl;
    body_en += "\n" + level.description_en;
  }
  const std::string title = p.acronym + " " + p.title_pl;
  return search::analyse(stemmer, {.title = title, .summary = partners, .body = body, .place = p.area},
                         {.title = p.title_en, .body = body_en});
}

bool index_projects(Context& ctx, const std::vector<ProjectId>& ids, const std::function<bool()>& stopping) {
  (void)ctx.shared.stemmer.load();  // without the dictionary words are found as they are
  for (std::size_t first = 0; first < ids.size(); first += kAtOnce) {
    if (stopping && stopping()) return false;
    const std::size_t last = std::min(first + kAtOnce, ids.size());
    std::vector<search::IndexedDocument> documents;
    std::vector<std::int64_t> some;
    for (std::size_t i = first; i < last; ++i) some.push_back(ids[i].value);
    for (const Project& p : ctx.db.read([&](db::ReadTx& tx) { return projects_in_words(tx, some); }))
      documents.push_back({p.id.value, analysed(ctx.shared.stemmer, p)});
    ctx.db.write("programmes.index",
                 [documents](db::WriteTx& tx) { search::index_documents(tx, "project", documents); });
  }
  return true;
}

std::size_t index_missing(Context& ctx, const std::function<bool()>& stopping) {
  const auto missing = ctx.db.read([](db::ReadTx& tx) {
    const auto indexed = search::indexed_documents(tx, "project");
    std::vector<ProjectId> ids;
    for (const ProjectId id : project_ids(tx))
      if (!std::ranges::binary_search(indexed, id.value)) ids.push_back(id);
    return ids;
  });
  index_projects(ctx, missing, stopping);
  return missing.size();
}

}  // namespace wiec::programmes
