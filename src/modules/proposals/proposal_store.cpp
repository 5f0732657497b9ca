#include "modules/proposals/proposal_store.h"

#include "platform/text/text.h"

namespace wiec::proposals {
namespace {

const db::Sql select_file_use{"proposals.select_file_use", "select 1 from proposal where picture_file_id = $1"};
const db::Sql select_proposal{"proposals.select_proposal", R"(
  select p.id, p.edition_id, p.pool_id, p.number, p.external_id, p.title_pl, p.title_en, p.summary_pl, p.summary_en, p.body_pl,
         p.body_en, p.cost, p.category_id, p.place_id, p.location, p.state, p.author_shown, p.picture_file_id, p.picture_type,
         p.submitted_at, p.changed_at, e.currency
  from proposal p join edition e on e.id = p.edition_id where p.id = $1)"};
const db::Sql select_points{"proposals.select_points", R"(
  select longitude, latitude from proposal_point where proposal_id = $1 order by position)"};
const db::Sql select_cost_items{"proposals.select_cost_items", R"(
  select name_pl, cost from cost_item where proposal_id = $1 order by position)"};
const db::Sql select_decision{"proposals.select_decision", R"(
  select criterion_pl, criterion_en, reason_pl, reason_en, office_pl, office_en, decided_on, merged_into_id
  from proposal_decision where proposal_id = $1)"};
const db::Sql select_entries{"proposals.select_entries", R"(
  select id, pool_id, category_id, place_id, state, cost, shuffle, number, title_pl, title_en, summary_pl, summary_en,
         location, submitted_at, changed_at, title_sort
  from proposal where edition_id = $1 order by id)"};
const db::Sql select_edition_points{"proposals.select_edition_points", R"(
  select q.proposal_id, q.longitude, q.latitude
  from proposal_point q join proposal p on p.id = q.proposal_id
  where p.edition_id = $1 order by q.proposal_id, q.position)"};
const db::Sql insert_proposal_row{"proposals.insert_proposal", R"(
  insert into proposal (id, edition_id, pool_id, number, external_id, title_pl, title_en, title_sort, summary_pl, summary_en,
                        body_pl, body_en, cost, category_id, place_id, location, state, shuffle, author_shown,
                        picture_file_id, picture_type, submitted_at, changed_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23))"};
const db::Sql insert_point{"proposals.insert_point", R"(
  insert into proposal_point (proposal_id, position, longitude, latitude) values ($1, $2, $3, $4))"};
const db::Sql insert_cost_item{"proposals.insert_cost_item", R"(
  insert into cost_item (proposal_id, position, name_pl, cost) values ($1, $2, $3, $4))"};
const db::Sql insert_decision{"proposals.insert_decision", R"(
  insert into proposal_decision (proposal_id, criterion_pl, criterion_en, reason_pl, reason_en, office_pl, office_en,
                                 decided_on, merged_into_id)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9))"};
const db::Sql update_state{"proposals.update_state", R"(
  update proposal set state = $2, changed_at = $3 where id = $1)"};
const db::Sql update_words{"proposals.update_proposal", R"(
  update proposal set pool_id = $2, title_pl = $3, title_sort = $4, summary_pl = $5, body_pl = $6, cost = $7,
                      category_id = $8, place_id = $9, location = $10, state = $11, author_shown = $12, changed_at = $13
  where id = $1)"};
const db::Sql delete_points{"proposals.delete_points", "delete from proposal_point where proposal_id = $1"};
const db::Sql delete_cost_items{"proposals.delete_cost_items", "delete from cost_item where proposal_id = $1"};
const db::Sql select_categories{"proposals.select_categories", R"(
  select id, code, name_pl, name_en, position from category order by position, id)"};
const db::Sql insert_category_row{"proposals.insert_category", R"(
  insert into category (id, code, name_pl, name_en, position) values ($1, $2, $3, $4, $5))"};

template <class Tag>
std::optional<Id<Tag>> nullable(Id<Tag> id) {
  return id ? std::optional(id) : std::nullopt;
}
std::optional<std::string_view> nullable(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional<std::string_view>(text);
}

Proposal proposal_in(const db::Row& row) {
  Proposal p;
  p.id = row.get<ProposalId>(0);
  p.edition = row.get<editions::EditionId>(1);
  p.pool = row.get<editions::PoolId>(2);
  p.number = row.get<std::string>(3);
  p.external_id = row.get<std::string>(4);
  p.title_pl = row.get<std::string>(5);
  p.title_en = row.get<std::string>(6);
  p.summary_pl = row.get<std::string>(7);
  p.summary_en = row.get<std::string>(8);
  p.body_pl = row.get<std::string>(9);
  p.body_en = row.get<std::string>(10);
  p.cost = {row.get<std::int64_t>(11), currency_from(row.get<std::string_view>(21)).value_or(Currency::pln)};
  p.category = row.get<std::optional<CategoryId>>(12).value_or(CategoryId{});
  p.place = row.get<std::optional<places::PlaceId>>(13).value_or(places::PlaceId{});
  p.location = row.get<std::string>(14);
  p.state = state_from(row.get<std::string_view>(15)).value_or(State::submitted);
  p.author_shown = row.get<std::string>(16);
  p.picture = row.get<std::optional<files::FileId>>(17).value_or(files::FileId{});
  p.picture_type = row.get<std::optional<std::string>>(18).value_or("");
  p.submitted_at = row.get<Instant>(19);
  p.changed_at = row.get<Instant>(20);
  return p;
}

void insert_lists(db::WriteTx& tx, const Proposal& p) {
  int position = 0;
  for (const Point& point : p.points) tx.run(insert_point, p.id, position++, point.longitude, point.latitude);
  position = 0;
  for (const CostItem& item : p.cost_items) tx.run(insert_cost_item, p.id, position++, item.name_pl, item.cost.minor);
}

Decision decision_in(const db::Row& row) {
  return {row.get<std::string>(0), row.get<std::string>(1),
          row.get<std::string>(2), row.get<std::string>(3),
          row.get<std::string>(4), row.get<std::string>(5),
          row.get<Date>(6),        row.get<std::optional<ProposalId>>(7).value_or(ProposalId{})};
}

}  // namespace

std::optional<Proposal> find_proposal(db::ReadTx& tx, ProposalId id) {
  std::optional<Proposal> found;
  for (const db::Row& row : tx.query(select_proposal, id)) found = proposal_in(row);
  if (!found) return found;
  for (const db::Row& row : tx.query(select_points, id))
    found->points.push_back({row.get<std::int64_t>(0), row.get<std::int64_t>(1)});
  for (const db::Row& row : tx.query(select_cost_items, id))
    found->cost_items.push_back({row.get<std::string>(0), {row.get<std::int64_t>(1), found->cost.currency}});
  for (const db::Row& row : tx.query(select_decision, id)) found->decision = decision_in(row);
  return found;
}

std::vector<Entry> load_entries(db::ReadTx& tx, editions::EditionId edition) {
  std::vector<Entry> entries;
  std::vector<std::pair<std::string, std::size_t>> titles;
  for (const db::Row& row : tx.query(select_entries, edition)) {
    Entry e;
    e.id = row.get<ProposalId>(0);
    e.code = code_from_id(e.id.value);
    e.pool = row.get<editions::PoolId>(1);
    e.category = row.get<std::optional<CategoryId>>(2).value_or(CategoryId{});
    e.place = row.get<std::optional<places::PlaceId>>(3).value_or(places::PlaceId{});
    e.state = state_from(row.get<std::string_view>(4)).value_or(State::submitted);
    e.cost = row.get<std::int64_t>(5);
    e.shuffle = static_cast<std::uint32_t>(row.get<std::int64_t>(6));
    e.number = row.get<std::string>(7);
    e.title_pl = row.get<std::string>(8);
    e.title_en = row.get<std::string>(9);
    e.summary_pl = row.get<std::string>(10);
    e.summary_en = row.get<std::string>(11);
    e.location = row.get<std::string>(12);
    e.submitted_at = row.get<Instant>(13);
    e.changed_at = row.get<Instant>(14);
    titles.emplace_back(std::string(row.get<db::Bytes>(15).view), entries.size());
    entries.push_back(std::move(e));
  }
  std::ranges::sort(titles);
  for (std::size_t rank = 0; rank < titles.size(); ++rank)
    entries[titles[rank].second].title_rank = static_cast<std::uint32_t>(rank);
  auto at = entries.begin();
  for (const db::Row& row : tx.query(select_edition_points, edition)) {
    const auto id = row.get<ProposalId>(0);
    while (at != entries.end() && at->id < id) ++at;
    if (at != entries.end() && at->id == id) at->points.push_back({row.get<std::int64_t>(1), row.get<std::int64_t>(2)});
  }
  return entries;
}

void insert_category(db::WriteTx& tx, Category& category) {
  category.id = tx.new_id<CategoryId>();
  tx.run(insert_category_row, category.id, category.code, category.name_pl, category.name_en, category.position);
}

void insert_proposal(db::WriteTx& tx, Proposal& p, Instant now) {
  p.id = tx.new_id<ProposalId>();
  p.changed_at = now;
  const std::string title_sort = text::sort_key(p.title_pl);
  tx.run(insert_proposal_row, p.id, p.edition, p.pool, p.number, p.external_id, p.title_pl, p.title_en,
         db::Bytes{title_sort}, p.summary_pl, p.summary_en, p.body_pl, p.body_en, p.cost.minor, nullable(p.category),
         nullable(p.place), p.location, code_of(p.state), p.shuffle, p.author_shown, nullable(p.picture),
         nullable(p.picture_type), p.submitted_at, p.changed_at);
  insert_lists(tx, p);
  if (const auto& d = p.decision)
    tx.run(insert_decision, p.id, d->criterion_pl, d->criterion_en, d->reason_pl, d->reason_en, d->office_pl,
           d->office_en, d->decided_on, nullable(d->merged_into));
}

void set_state(db::WriteTx& tx, ProposalId id, State state, Instant now) {
  tx.run(update_state, id, code_of(state), now);
}

void update_proposal(db::WriteTx& tx, const Proposal& p, Instant now) {
  const std::string title_sort = text::sort_key(p.title_pl);
  tx.run(update_words, p.id, p.pool, p.title_pl, db::Bytes{title_sort}, p.summary_pl, p.body_pl, p.cost.minor,
         nullable(p.category), nullable(p.place), p.location, code_of(p.state), p.author_shown, now);
  tx.run(delete_points, p.id);
  tx.run(delete_cost_items, p.id);
  insert_lists(tx, p);
}

Categories load_categories(db::ReadTx& tx) {
  return tx.all(select_categories, [](const db::Row& row) {
    return Category{row.get<CategoryId>(0), row.get<std::string>(1), row.get<std::string>(2), row.get<std::string>(3),
                    row.get<int>(4)};
  });
}

std::shared_ptr<const Categories> categories(Context& ctx) {
  return ctx.kept<Categories>("categories", [](db::ReadTx& tx) { return load_categories(tx); });
}

const Category* find_category(const Categories& all, CategoryId id) {
  const auto at = std::ranges::find(all, id, &Category::id);
  return at == all.end() ? nullptr : &*at;
}
const Category* find_category(const Categories& all, std::string_view code) {
  const auto at = std::ranges::find(all, code, &Category::code);
  return at == all.end() ? nullptr : &*at;
}

std::vector<const db::Sql*> file_references() { return {&select_file_use}; }

}  // namespace wiec::proposals
