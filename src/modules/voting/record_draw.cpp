#include "modules/voting/record_draw.h"

#include "commons/audit/audit.h"
#include "modules/editions/edit_edition.h"
#include "modules/voting/draw_store.h"
#include "modules/voting/leftovers.h"
#include "modules/voting/open_tie.h"
#include "modules/voting/result_store.h"
#include "modules/voting/texts.h"
#include "platform/text/text.h"

namespace wiec::voting {
namespace {

std::unexpected<Problem> conflict(TextKey key) { return problem(ProblemKind::conflict, key); }

bool is_commission(const Actor& actor, const editions::Edition& e) {
  const std::int64_t places[] = {e.city.value};
  return actor.may(Role::commission, {.organisation = e.organisation, .places = places});
}

Result<> check_hand(const OpenTie& tie, const NewDraw& made) {
  const auto faults = check_order(tie.candidates, made.order);
  if (faults.empty()) return {};
  const TextKey key = faults[0].kind == OrderFault::Kind::unknown ? texts::keys::draw_unknown
                      : faults[0].kind == OrderFault::Kind::twice ? texts::keys::draw_twice
                                                                  : texts::keys::draw_missing;
  return problem(ProblemKind::invalid, key, "order", {{"who", text::truncate(faults[0].who, 60)}});
}

// Not before the vote was over, nor in days to come.
Result<> check_day(const editions::Edition& edition, Date day, Instant now) {
  const auto* vote = editions::stage_of(edition.settings, editions::StageKind::voting);
  const bool early = vote && day < text::date_in_warsaw(vote->until_at);
  if (early || day > text::date_in_warsaw(now)) return problem(ProblemKind::invalid, texts::keys::draw_day, "held_on");
  return {};
}

Result<TieDraw> checked(const OpenTie& tie, const editions::Edition& edition, const NewDraw& made) {
  TieDraw draw{.edition = edition.id,
               .pool = tie.pool,
               .base_sha256 = tie.base_sha256,
               .candidates = tie.candidates,
               .how = made.how,
               .drawn = made.order,
               .held_on = made.held_on,
               .present = made.present,
               .note = made.note};
  if (made.base_sha256 != tie.base_sha256) return conflict(texts::keys::draw_outdated);
  if (made.how == DrawHow::by_hand) {
    TRY_VOID(check_hand(tie, made));
    return draw;
  }
  if (made.seed.empty()) return problem(ProblemKind::invalid, texts::keys::draw_no_seed, "seed");
  if (!made.seed_where.starts_with("https://") && !made.seed_where.starts_with("http://"))
    return problem(ProblemKind::invalid, texts::keys::draw_seed_where, "seed_where");
  if (!made.seed_at) return problem(ProblemKind::invalid, texts::keys::draw_seed_late, "seed_at_date");
  draw.seed = made.seed;
  draw.seed_where = made.seed_where;
  draw.seed_at = made.seed_at;
  draw.drawn = order_by_seed(made.seed, tie.candidates);
  return draw;
}

// Whoever knows the tie finds by trying a seed that lets their project win.
Result<> check_seed(db::ReadTx& tx, const TieDraw& draw) {
  const auto counted = first_counted_at(tx, draw.edition);
  if (draw.seed_at && counted && *draw.seed_at >= *counted)
    return problem(ProblemKind::invalid, texts::keys::draw_seed_late, "seed_at_date");
  return {};
}

// The results that the draw was made for, or its edition was counted again since.
bool stands_on(db::ReadTx& tx, const editions::Edition& edition, const TieDraw& draw) {
  if (const auto* pool = edition.pool(std::string_view(draw.pool)); pool && !draw.pool.empty()) {
    const auto result = find_result(tx, pool->id);
    return result && result->record_sha256 == draw.base_sha256;
  }
  std::vector<PoolResult> results;
  for (const editions::Pool& pool : edition.pools)
    if (auto result = find_result(tx, pool.id)) results.push_back(*std::move(result));
  return base_of(results) == draw.base_sha256;
}

// The draw that decides among districts: this one, else the last that was consented to.
std::optional<tally::Draw> turnout_draw(Context& ctx, const editions::Edition& edition, const TieDraw& draw) {
  if (draw.pool.empty()) return as_input(draw);
  const auto all = ctx.db.read([&](db::ReadTx& tx) { return draws_of(tx, edition.id); });
  for (auto at = all.rbegin(); at != all.rend(); ++at)
    if (at->pool.empty() && at->state == DrawState::consented) return as_input(*at);
  return std::nullopt;
}

void take_in(CountedPool& pool, const TieDraw& draw) {
  pool.inputs.draws.push_back(as_input(draw));
  // A by-law that is silent about ties gets the draw as its last step.
  if (std::ranges::find(pool.rule.ties, tally::TieStep::draw) == pool.rule.ties.end())
    pool.rule.ties.push_back(tally::TieStep::draw);
}

std::expected<LoadedEdition, std::string> recounted(Context& ctx, const editions::Edition& edition,
                                                    const TieDraw& draw) {
  auto loaded = load_counted(ctx, edition);
  if (!loaded) return loaded;
  for (CountedPool& pool : loaded->pools)
    if (pool.pool->code == draw.pool) take_in(pool, draw);
  const auto among_districts = turnout_draw(ctx, edition, draw);
  if (auto moved = move_leftovers(edition, loaded->pools, among_districts ? &*among_districts : nullptr); !moved)
    return std::unexpected(moved.error());
  for (CountedPool& pool : loaded->pools)
    if (auto done = publish(ctx, edition, pool); !done) return std::unexpected(done.error());
  return loaded;
}

// False: somebody counted again meanwhile.
bool store(db::WriteTx& tx, const editions::Edition& edition, const LoadedEdition& counted, DrawId draw) {
  for (const PoolResult& before : counted.results) {
    const auto now = find_result(tx, before.pool);
    if (!now || now->record_sha256 != before.record_sha256) return false;
  }
  const auto results = results_of(edition, counted.pools, tx.now());
  for (std::size_t i = 0; i < results.size(); ++i)
    if (results[i].record_sha256 != counted.results[i].record_sha256)
      replace_result(tx, results[i], projects_of(counted.pools[i]), draw);
  settle(tx, edition, counted.pools);
  return true;
}

Result<TieDraw> waiting(Context& ctx, const editions::Edition& edition, DrawId id) {
  const auto draw = ctx.db.read([&](db::ReadTx& tx) { return find_draw(tx, id); });
  if (!draw || draw->edition != edition.id) return problem(ProblemKind::not_found, texts::keys::no_such_draw);
  if (!may_decide_draw(ctx.actor, edition)) return problem(ProblemKind::not_allowed, texts::keys::not_your_draw);
  if (draw->state != DrawState::waiting) return conflict(texts::keys::draw_decided);
  return *draw;
}

Result<> end_draw(Context& ctx, const editions::Edition& edition, DrawId id, DrawState state, std::string_view act) {
  TRY(const TieDraw draw, waiting(ctx, edition, id));
  if ((draw.asked_by == ctx.actor.person) != (state == DrawState::withdrawn)) return conflict(texts::keys::own_draw);
  return ctx.db.write("voting.end_draw", [=, actor = ctx.actor, edition = edition.id](db::WriteTx& tx) -> Result<> {
    if (!decide_draw(tx, id, state, actor.person, tx.now())) return conflict(texts::keys::draw_decided);
    audit::record(tx, actor, act, "edition", edition.value, {{"draw", id.value}});
    return {};
  });
}

}  // namespace

bool may_record(const Actor& actor, const editions::Edition& edition) {
  return editions::may_edit(actor, edition) || is_commission(actor, edition);
}

bool may_decide_draw(const Actor& actor, const editions::Edition& edition) {
  return editions::may_decide(actor, edition) || is_commission(actor, edition);
}

Result<DrawId> record_draw(Context& ctx, const editions::Edition& edition, const NewDraw& made) {
  if (!may_record(ctx.actor, edition)) return problem(ProblemKind::not_allowed, texts::keys::not_your_draw);
  const auto ties = open_ties(ctx, edition);
  const auto tie = std::ranges::find(ties, made.pool, &OpenTie::pool);
  if (tie == ties.end()) return conflict(texts::keys::no_open_tie);
  TRY(TieDraw draw, checked(*tie, edition, made));
  draw.asked_by = ctx.actor.person;
  try {
    return ctx.db.write("voting.record_draw", [draw, &edition, actor = ctx.actor](db::WriteTx& tx) -> Result<DrawId> {
      TieDraw own = draw;
      own.asked_at = tx.now();
      TRY_VOID(check_day(edition, own.held_on, own.asked_at));
      TRY_VOID(check_seed(tx, own));
      if (!stands_on(tx, edition, own)) return conflict(texts::keys::draw_outdated);
      insert_draw(tx, own);
      audit::record(tx, actor, "voting.record_draw", "edition", own.edition.value,
                    {{"draw", own.id.value}, {"how", code_of(own.how)}});
      return own.id;
    });
  } catch (const db::UniqueViolation&) {
    return conflict(texts::keys::draw_waiting);
  }
}

Result<> consent_to_draw(Context& ctx, const editions::Edition& edition, DrawId id) {
  TRY(const TieDraw draw, waiting(ctx, edition, id));
  if (draw.asked_by == ctx.actor.person) return conflict(texts::keys::own_draw);
  if (!ctx.db.read([&](db::ReadTx& tx) { return stands_on(tx, edition, draw); }))
    return conflict(texts::keys::draw_outdated);
  const auto counted = recounted(ctx, edition, draw);
  if (!counted) return problem(ProblemKind::unavailable, texts::keys::recount_failed);
  return ctx.db.write(
      "voting.consent_to_draw",
      [&edition, &counted, id, asked_by = draw.asked_by, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
        if (!decide_draw(tx, id, DrawState::consented, actor.person, tx.now()))
          return conflict(texts::keys::draw_decided);
        if (!store(tx, edition, *counted, id)) return conflict(texts::keys::draw_outdated);
        audit::record(tx, actor, "voting.consent_to_draw", "edition", edition.id.value,
                      {{"draw", id.value}, {"asked_by", asked_by}});
        return {};
      });
}

Result<> refuse_draw(Context& ctx, const editions::Edition& edition, DrawId id) {
  return end_draw(ctx, edition, id, DrawState::refused, "voting.refuse_draw");
}

Result<> withdraw_draw(Context& ctx, const editions::Edition& edition, DrawId id) {
  return end_draw(ctx, edition, id, DrawState::withdrawn, "voting.withdraw_draw");
}

}  // namespace wiec::voting
