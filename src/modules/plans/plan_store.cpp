#include "modules/plans/plan_store.h"

#include <algorithm>

namespace wiec::plans {
namespace {

using programmes::enum_from;
using programmes::name_in;

#define WIEC_PLAN_COLUMNS                                                                                     \
  "select p.id, p.kind, p.title_pl, p.title_en, p.area, p.project_id, p.state, p.version, p.comments_from, "  \
  "p.comments_until, p.changed_at, p.place_id, coalesce(c.name, '') from plan p left join place c on c.id = " \
  "p.place_id "
const db::Sql select_plan{"plans.find_plan", WIEC_PLAN_COLUMNS "where p.id = $1"};
const db::Sql select_plans{"plans.all_plans", WIEC_PLAN_COLUMNS "order by p.changed_at desc, p.id desc limit 1000"};
const db::Sql select_of_project{"plans.plans_of", WIEC_PLAN_COLUMNS "where p.project_id = $1 order by p.id"};
#undef WIEC_PLAN_COLUMNS
const db::Sql select_paragraphs{"plans.paragraphs_of", R"(
  select id, section, position, text_pl, text_en, removed from plan_paragraph where plan_id = $1
  order by position, id)"};
#define WIEC_ACTION_COLUMNS                                                                                      \
  "select a.id, a.position, a.title_pl, a.title_en, a.about_pl, a.about_en, a.owner, a.partners, a.cost, "       \
  "a.currency, a.funding_pl, a.funding_en, a.from_when, a.to_when, a.risk_pl, a.risk_en, a.readiness, a.state, " \
  "a.removed, a.plan_id from plan_action a "
const db::Sql select_actions{"plans.actions_of", WIEC_ACTION_COLUMNS "where a.plan_id = $1 order by a.position, a.id"};
const db::Sql select_all_actions{"plans.all_actions", WIEC_ACTION_COLUMNS
                                 "where $1 = 0 or a.plan_id in (select id from plan where project_id = $1) "
                                 "order by a.position, a.id limit 20000"};
#undef WIEC_ACTION_COLUMNS
const db::Sql select_indicators{"plans.indicators_of", R"(
  select i.id, i.action_id, i.kind, i.name_pl, i.name_en, i.unit, i.baseline, i.target from plan_indicator i
  join plan_action a on a.id = i.action_id where a.plan_id = $1 order by i.position, i.id)"};
const db::Sql insert_plan_row{"plans.insert_plan", R"(
  insert into plan (id, kind, title_pl, title_en, area, project_id, place_id, state, version, changed_at)
  values ($1, $2, $3, $4, $5, $6, $7, 'drafting', 0, $8))"};
const db::Sql update_plan_row{"plans.update_plan", R"(
  update plan set kind = $2, title_pl = $3, title_en = $4, area = $5, project_id = $6, state = $7, version = $8,
    comments_from = $9, comments_until = $10, changed_at = $11, place_id = $12 where id = $1)"};
const db::Sql lock_row{"plans.lock_plan", "select id from plan where id = $1"};
const db::Sql upsert_paragraph{"plans.store_paragraph", R"(
  insert into plan_paragraph (id, plan_id, section, position, text_pl, text_en, removed)
  values ($1, $2, $3, $4, $5, $6, $7)
  on conflict (id) do update set section = excluded.section, position = excluded.position,
    text_pl = excluded.text_pl, text_en = excluded.text_en, removed = excluded.removed)"};
const db::Sql upsert_action{"plans.store_action", R"(
  insert into plan_action (id, plan_id, position, title_pl, title_en, about_pl, about_en, owner, partners, cost, currency,
    funding_pl, funding_en, from_when, to_when, risk_pl, risk_en, readiness, state, removed)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
  on conflict (id) do update set position = excluded.position, title_pl = excluded.title_pl,
    title_en = excluded.title_en, about_pl = excluded.about_pl, about_en = excluded.about_en, owner = excluded.owner,
    partners = excluded.partners, cost = excluded.cost, currency = excluded.currency,
    funding_pl = excluded.funding_pl, funding_en = excluded.funding_en, from_when = excluded.from_when,
    to_when = excluded.to_when, risk_pl = excluded.risk_pl, risk_en = excluded.risk_en,
    readiness = excluded.readiness, state = excluded.state, removed = excluded.removed)"};
const db::Sql upsert_indicator{"plans.store_indicator", R"(
  insert into plan_indicator (id, action_id, position, kind, name_pl, name_en, unit, baseline, target)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  on conflict (id) do update set position = excluded.position, kind = excluded.kind, name_pl = excluded.name_pl,
    name_en = excluded.name_en, unit = excluded.unit, baseline = excluded.baseline, target = excluded.target)"};
const db::Sql select_indicator_ids{"plans.indicator_ids", "select id from plan_indicator where action_id = $1"};
const db::Sql delete_indicator{"plans.delete_indicator", "delete from plan_indicator where id = $1"};
const db::Sql update_state{"plans.set_action_state", "update plan_action set state = $2 where id = $1"};
const db::Sql select_reading{"plans.is_measured", "select 1 from plan_reading where indicator_id = $1 limit 1"};
const db::Sql insert_version_row{"plans.insert_version", R"(
  insert into plan_version (plan_id, number, snapshot, reason, made_at) values ($1, $2, $3, $4, $5))"};
const db::Sql select_versions{"plans.versions_of", R"(
  select number, '', reason, made_at from plan_version where plan_id = $1 order by number desc)"};
const db::Sql select_version{"plans.find_version", R"(
  select number, snapshot, reason, made_at from plan_version where plan_id = $1 and number = $2)"};
const db::Sql insert_adoption_row{"plans.insert_adoption", R"(
  insert into plan_adoption (plan_id, version, on_day, act, text_pl, text_en) values ($1, $2, $3, $4, $5, $6))"};
const db::Sql select_adoptions{"plans.adoptions_of", R"(
  select plan_id, version, on_day, act, text_pl, text_en from plan_adoption where plan_id = $1
  order by version desc)"};

Both both_at(const db::Row& row, int column) {
  return {row.get<std::string>(column), row.get<std::string>(column + 1)};
}

template <class Tag>
std::optional<Id<Tag>> or_null(Id<Tag> id) {
  return id ? std::optional(id) : std::nullopt;
}

Plan plan_from(const db::Row& row) {
  Plan p;
  p.id = row.get<PlanId>(0);
  p.kind = enum_from<Kind>(kKinds, row.get<std::string_view>(1)).value_or(p.kind);
  p.title = both_at(row, 2);
  p.area = row.get<std::string>(4);
  p.project = row.get<std::optional<ProjectId>>(5).value_or(ProjectId{});
  p.state = enum_from<State>(kStates, row.get<std::string_view>(6)).value_or(p.state);
  p.version = row.get<std::int64_t>(7);
  p.comments_from = row.get<std::optional<Date>>(8);
  p.comments_until = row.get<std::optional<Date>>(9);
  p.changed_at = row.get<Instant>(10);
  p.place = row.get<std::optional<places::PlaceId>>(11).value_or(places::PlaceId{});
  p.place_name = row.get<std::string>(12);
  return p;
}

Paragraph paragraph_from(const db::Row& row) {
  return {.id = row.get<PieceId>(0),
          .section = enum_from<Section>(kSections, row.get<std::string_view>(1)).value_or(Section::diagnosis),
          .position = row.get<std::int64_t>(2),
          .text = both_at(row, 3),
          .removed = row.get<bool>(5)};
}

Action action_from(const db::Row& row) {
  Action a;
  a.id = row.get<PieceId>(0);
  a.position = row.get<std::int64_t>(1);
  a.title = both_at(row, 2);
  a.about = both_at(row, 4);
  a.owner = row.get<std::string>(6);
  a.partners = row.get<std::string>(7);
  if (const auto minor = row.get<std::optional<std::int64_t>>(8))
    a.cost = Money{*minor, currency_from(row.get<std::string_view>(9)).value_or(Currency::pln)};
  a.funding = both_at(row, 10);
  a.from = programmes::when_from(row.get<std::string_view>(12));
  a.to = programmes::when_from(row.get<std::string_view>(13));
  a.risk = both_at(row, 14);
  a.readiness = enum_from<Readiness>(kReadiness, row.get<std::string_view>(16)).value_or(a.readiness);
  a.state = enum_from<ActionState>(kActionStates, row.get<std::string_view>(17)).value_or(a.state);
  a.removed = row.get<bool>(18);
  return a;
}

std::pair<PieceId, Indicator> indicator_from(const db::Row& row) {
  Indicator i;
  i.id = row.get<IndicatorId>(0);
  i.kind = enum_from<IndicatorKind>(kIndicatorKinds, row.get<std::string_view>(2)).value_or(i.kind);
  i.name = both_at(row, 3);
  i.unit = row.get<std::string>(5);
  i.baseline = row.get<std::optional<std::int64_t>>(6);
  i.target = row.get<std::optional<std::int64_t>>(7);
  return {row.get<PieceId>(1), std::move(i)};
}

Version version_from(const db::Row& row) {
  return {.number = row.get<std::int64_t>(0),
          .snapshot = row.get<std::string>(1),
          .reason = row.get<std::string>(2),
          .made_at = row.get<Instant>(3)};
}

std::vector<Plan> with_actions(db::ReadTx& tx, std::vector<Plan> all, ProjectId project) {
  const auto rows = tx.all(
      select_all_actions, [](const db::Row& row) { return std::pair(row.get<PlanId>(19), action_from(row)); },
      project.value);
  for (const auto& [plan, action] : rows)
    if (const auto found = std::ranges::find(all, plan, &Plan::id); found != all.end())
      found->actions.push_back(action);
  return all;
}

std::string code_or_empty(const std::optional<When>& when) { return when ? programmes::code_of(*when) : std::string(); }

void store_indicators(db::WriteTx& tx, Action& a) {
  const auto before = tx.all(
      select_indicator_ids, [](const db::Row& row) { return row.get<IndicatorId>(0); }, a.id);
  for (const IndicatorId id : before)
    if (std::ranges::find(a.indicators, id, &Indicator::id) == a.indicators.end()) tx.run(delete_indicator, id);
  std::int64_t position = 0;
  for (Indicator& i : a.indicators) {
    if (!i.id) i.id = tx.new_id<IndicatorId>();
    tx.run(upsert_indicator, i.id, a.id, ++position, name_in(kIndicatorKinds, i.kind), i.name.pl, i.name.en, i.unit,
           i.baseline, i.target);
  }
}

}  // namespace

std::optional<Plan> find_plan(db::ReadTx& tx, PlanId id) {
  auto plan = tx.one(select_plan, plan_from, id);
  if (!plan) return plan;
  plan->paragraphs = tx.all(select_paragraphs, paragraph_from, id);
  std::ranges::stable_sort(plan->paragraphs, {}, &Paragraph::section);
  plan->actions = tx.all(select_actions, action_from, id);
  for (auto& [action, indicator] : tx.all(select_indicators, indicator_from, id))
    std::ranges::find(plan->actions, action, &Action::id)->indicators.push_back(std::move(indicator));
  return plan;
}

std::vector<Plan> all_plans(db::ReadTx& tx) { return with_actions(tx, tx.all(select_plans, plan_from), {}); }

std::vector<Plan> plans_of(db::ReadTx& tx, ProjectId project) {
  return with_actions(tx, tx.all(select_of_project, plan_from, project), project);
}

void insert_plan(db::WriteTx& tx, Plan& p) {
  p.id = tx.new_id<PlanId>();
  tx.run(insert_plan_row, p.id, name_in(kKinds, p.kind), p.title.pl, p.title.en, p.area, or_null(p.project),
         or_null(p.place), tx.now());
}

void update_plan(db::WriteTx& tx, const Plan& p) {
  tx.run(update_plan_row, p.id, name_in(kKinds, p.kind), p.title.pl, p.title.en, p.area, or_null(p.project),
         name_in(kStates, p.state), p.version, p.comments_from, p.comments_until, tx.now(), or_null(p.place));
}

bool lock_plan(db::WriteTx& tx, PlanId id) { return tx.lock(lock_row, id); }

void store_paragraph(db::WriteTx& tx, PlanId plan, Paragraph& p) {
  if (!p.id) p.id = tx.new_id<PieceId>();
  tx.run(upsert_paragraph, p.id, plan, name_in(kSections, p.section), p.position, p.text.pl, p.text.en, p.removed);
}

void store_action(db::WriteTx& tx, PlanId plan, Action& a) {
  if (!a.id) a.id = tx.new_id<PieceId>();
  tx.run(upsert_action, a.id, plan, a.position, a.title.pl, a.title.en, a.about.pl, a.about.en, a.owner, a.partners,
         a.cost ? std::optional(a.cost->minor) : std::nullopt, wiec::code_of(a.cost ? a.cost->currency : Currency::pln),
         a.funding.pl, a.funding.en, code_or_empty(a.from), code_or_empty(a.to), a.risk.pl, a.risk.en,
         name_in(kReadiness, a.readiness), name_in(kActionStates, a.state), a.removed);
  store_indicators(tx, a);
}

void set_action_state(db::WriteTx& tx, PieceId action, ActionState state) {
  tx.run(update_state, action, name_in(kActionStates, state));
}

bool is_measured(db::ReadTx& tx, IndicatorId id) { return tx.exists(select_reading, id); }

void insert_version(db::WriteTx& tx, PlanId plan, const Version& v) {
  tx.run(insert_version_row, plan, v.number, v.snapshot, v.reason, tx.now());
}

std::vector<Version> versions_of(db::ReadTx& tx, PlanId plan) { return tx.all(select_versions, version_from, plan); }

std::optional<Version> find_version(db::ReadTx& tx, PlanId plan, std::int64_t number) {
  return tx.one(select_version, version_from, plan, number);
}

void insert_adoption(db::WriteTx& tx, const Adoption& a) {
  tx.run(insert_adoption_row, a.plan, a.version, a.on, a.act, a.text.pl, a.text.en);
}

std::vector<Adoption> adoptions_of(db::ReadTx& tx, PlanId plan) {
  return tx.all(
      select_adoptions,
      [](const db::Row& row) {
        return Adoption{.plan = row.get<PlanId>(0),
                        .version = row.get<std::int64_t>(1),
                        .on = row.get<Date>(2),
                        .act = row.get<std::string>(3),
                        .text = both_at(row, 4)};
      },
      plan);
}

}  // namespace wiec::plans
