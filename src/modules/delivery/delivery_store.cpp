#include "modules/delivery/delivery_store.h"

namespace wiec::delivery {
namespace {

const db::Sql insert_delivery_row{"delivery.insert_delivery", R"(
  insert into delivery (proposal_id, state, unit_pl, unit_en, planned_from, planned_to, started_on, done_on, planned_cost,
                        real_cost, delay_pl, delay_en, changed_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13))"};
const db::Sql insert_report{"delivery.insert_report", R"(
  insert into delivery_report (proposal_id, reported_on, position, state, percent, text_pl, text_en) values ($1, $2, $3, $4, $5, $6, $7))"};
const db::Sql select_delivery{"delivery.select_delivery", R"(
  select d.state, d.unit_pl, d.unit_en, d.planned_from, d.planned_to, d.started_on, d.done_on, d.planned_cost, d.real_cost,
         d.delay_pl, d.delay_en, e.currency
  from delivery d join proposal p on p.id = d.proposal_id join edition e on e.id = p.edition_id where d.proposal_id = $1)"};
const db::Sql select_reports{"delivery.select_reports", R"(
  select reported_on, state, percent, text_pl, text_en from delivery_report where proposal_id = $1 order by position)"};
const db::Sql select_lines{"delivery.select_lines", R"(
  select p.id, p.number, p.title_pl, p.title_en, d.state, d.planned_to, d.done_on, d.planned_cost, d.real_cost, e.currency,
         (select max(r.percent) from delivery_report r where r.proposal_id = d.proposal_id)
  from delivery d join proposal p on p.id = d.proposal_id join edition e on e.id = p.edition_id
  where p.edition_id = $1
  order by case d.state when 'delayed' then 0 when 'in_progress' then 1 when 'planned' then 2 when 'done' then 3 else 4 end, d.planned_to, p.id)"};

constexpr std::array<std::string_view, kStates> kCodes{"planned", "in_progress", "delayed", "done", "cancelled"};

std::optional<Money> money_in(const db::Row& row, int column, Currency currency) {
  const auto minor = row.get<std::optional<std::int64_t>>(column);
  return minor ? std::optional(Money{*minor, currency}) : std::nullopt;
}
Currency currency_in(const db::Row& row, int column) {
  return currency_from(row.get<std::string_view>(column)).value_or(Currency::pln);
}
State state_in(const db::Row& row, int column) {
  return state_from(row.get<std::string_view>(column)).value_or(State::planned);
}

}  // namespace

std::string_view code_of(State state) { return kCodes[static_cast<std::size_t>(state)]; }
std::optional<State> state_from(std::string_view code) {
  const auto at = std::ranges::find(kCodes, code);
  if (at == kCodes.end()) return std::nullopt;
  return static_cast<State>(at - kCodes.begin());
}

void insert_delivery(db::WriteTx& tx, const Delivery& d, Instant now) {
  tx.run(insert_delivery_row, d.proposal, code_of(d.state), d.unit_pl, d.unit_en, d.planned_from, d.planned_to,
         d.started_on, d.done_on, d.planned_cost.minor, d.real_cost ? std::optional(d.real_cost->minor) : std::nullopt,
         d.delay_pl, d.delay_en, now);
  int position = 0;
  for (const Report& r : d.reports)
    tx.run(insert_report, d.proposal, r.on, position++, code_of(r.state), r.percent, r.text_pl, r.text_en);
}

std::optional<Delivery> find_delivery(db::ReadTx& tx, proposals::ProposalId id) {
  auto found = tx.one(
      select_delivery,
      [&](const db::Row& row) {
        const Currency currency = currency_in(row, 11);
        Delivery d{.proposal = id,
                   .state = state_in(row, 0),
                   .unit_pl = row.get<std::string>(1),
                   .unit_en = row.get<std::string>(2)};
        d.planned_from = row.get<Date>(3);
        d.planned_to = row.get<Date>(4);
        d.started_on = row.get<std::optional<Date>>(5);
        d.done_on = row.get<std::optional<Date>>(6);
        d.planned_cost = {row.get<std::int64_t>(7), currency};
        d.real_cost = money_in(row, 8, currency);
        d.delay_pl = row.get<std::string>(9);
        d.delay_en = row.get<std::string>(10);
        return d;
      },
      id);
  if (found)
    found->reports = tx.all(
        select_reports,
        [](const db::Row& row) {
          return Report{row.get<Date>(0), state_in(row, 1), row.get<int>(2), row.get<std::string>(3),
                        row.get<std::string>(4)};
        },
        id);
  return found;
}

std::vector<Line> deliveries_of(db::ReadTx& tx, editions::EditionId edition) {
  return tx.all(
      select_lines,
      [](const db::Row& row) {
        const Currency currency = currency_in(row, 9);
        return Line{row.get<proposals::ProposalId>(0),
                    row.get<std::string>(1),
                    row.get<std::string>(2),
                    row.get<std::string>(3),
                    state_in(row, 4),
                    row.get<Date>(5),
                    row.get<std::optional<Date>>(6),
                    Money{row.get<std::int64_t>(7), currency},
                    money_in(row, 8, currency),
                    static_cast<int>(row.get<std::optional<std::int64_t>>(10).value_or(0))};
      },
      edition);
}

}  // namespace wiec::delivery
