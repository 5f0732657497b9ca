#include "modules/proposals/index_proposal.h"

#include "commons/search/search.h"
#include "modules/proposals/proposal_store.h"

namespace wiec::proposals {
namespace {

constexpr std::size_t kAtOnce = 25;  // documents in one transaction: others write meanwhile

}  // namespace

search::Analysed analysed(text::Stemmer& stemmer, const Proposal& p) {
  return search::analyse(
      stemmer,
      {.title = p.title_pl, .number = p.number, .summary = p.summary_pl, .body = p.body_pl, .place = p.location},
      {.title = p.title_en, .summary = p.summary_en, .body = p.body_en});
}

bool index_edition(Context& ctx, const editions::Edition& edition, const std::function<bool()>& stopping) {
  const auto list = list_of(ctx, edition);
  for (std::size_t first = 0; first < list->entries.size(); first += kAtOnce) {
    if (stopping && stopping()) return false;
    const std::size_t last = std::min(first + kAtOnce, list->entries.size());
    std::vector<search::IndexedDocument> batch;
    for (std::size_t i = first; i < last; ++i)
      if (const auto p = ctx.db.read([&](db::ReadTx& tx) { return find_proposal(tx, list->entries[i].id); }))
        batch.push_back({p->id.value, analysed(ctx.shared.stemmer, *p)});
    ctx.db.write("proposals.index", [batch](db::WriteTx& tx) { search::index_documents(tx, "proposal", batch); });
  }
  return true;
}

}  // namespace wiec::proposals
