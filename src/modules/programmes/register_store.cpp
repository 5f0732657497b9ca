// The rows that the public list is made of.
#include "modules/programmes/register.h"
#include "modules/programmes/when_columns.h"

namespace wiec::programmes {
namespace {

const db::Sql select_entries{"programmes.select_entries", R"(
  select p.id, p.programme_id, p.place_id, p.state, p.category, p.title_sort, a.total, a.currency, a.cofunding, p.from_on,
         p.from_precision, p.to_on, p.to_precision, p.acronym, p.title_pl, p.title_en, p.beneficiary, p.period, p.area,
         p.partners_folded, p.changed_at
  from project p left join project_amount a on a.project_id = p.id and a.official order by p.id)"};
const db::Sql select_entry_topics{"programmes.select_entry_topics", R"(
  select project_id, topic_id from project_topic order by project_id, position)"};

Entry entry_in(const db::Row& row) {
  Entry e;
  e.id = row.get<ProjectId>(0);
  e.code = code_from_id(e.id.value);
  e.programme = row.get<std::optional<ProgrammeId>>(1).value_or(ProgrammeId{});
  e.place = row.get<std::optional<places::PlaceId>>(2).value_or(places::PlaceId{});
  e.state = enum_from<State>(kStates, row.get<std::string_view>(3)).value_or(State::unknown);
  e.category = enum_from<Category>(kCategories, row.get<std::string_view>(4)).value_or(Category::unknown);
  if (const auto total = row.get<std::optional<std::int64_t>>(6))
    e.total = {*total, currency_from(row.get<std::string_view>(7)).value_or(Currency::pln)};
  e.cofunding = row.get<std::optional<std::int64_t>>(8);
  e.from = when_in(row, 9);
  e.to = when_in(row, 11);
  e.acronym = row.get<std::string>(13);
  e.title_pl = row.get<std::string>(14);
  e.title_en = row.get<std::string>(15);
  e.beneficiary = row.get<std::string>(16);
  e.period = row.get<std::string>(17);
  e.area = row.get<std::string>(18);
  e.partners_folded = row.get<std::string>(19);
  e.changed_at = row.get<Instant>(20);
  return e;
}

}  // namespace

std::vector<Entry> load_entries(db::ReadTx& tx) {
  std::vector<Entry> entries;
  std::vector<std::pair<std::string, std::size_t>> titles;
  for (const db::Row& row : tx.query(select_entries)) {
    titles.emplace_back(std::string(row.get<db::Bytes>(5).view), entries.size());
    entries.push_back(entry_in(row));
  }
  std::ranges::sort(titles);
  for (std::size_t rank = 0; rank < titles.size(); ++rank)
    entries[titles[rank].second].title_rank = static_cast<std::uint32_t>(rank);
  auto at = entries.begin();
  for (const db::Row& row : tx.query(select_entry_topics)) {
    const auto id = row.get<ProjectId>(0);
    while (at != entries.end() && at->id < id) ++at;
    if (at != entries.end() && at->id == id) at->topics.push_back(row.get<TopicId>(1));
  }
  return entries;
}

}  // namespace wiec::programmes
