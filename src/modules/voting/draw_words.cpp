#include "modules/voting/draw_words.h"

#include "modules/voting/leftovers.h"
#include "modules/voting/texts.h"
#include "platform/html/table.h"
#include "platform/text/text.h"
#include "tally/count.h"

namespace wiec::voting {
namespace {

std::string title_of(Language l, const std::vector<ProjectResult>& projects, const std::string& id) {
  for (const ProjectResult& project : projects)
    if (project.number == id || project.external_id == id) return project.title(l);
  return id;
}

template <class F>
std::string joined(const std::vector<std::string>& ids, F&& name) {
  std::string out;
  for (const std::string& id : ids) {
    if (!out.empty()) out += "; ";
    out += name(id);
  }
  return out;
}

std::string day_in_words(Language l, const std::string& when) {
  const auto day = date_from_iso(when);
  return day ? text::format_date(l, *day) : when;
}

std::string pool_names(Language l, const editions::Edition& edition, const std::vector<std::string>& codes) {
  return joined(codes, [&](const std::string& code) {
    const auto* pool = edition.pool(std::string_view(code));
    return pool ? pool->name(l) : code;
  });
}

struct Gift {
  const editions::Pool* pool = nullptr;
  tally::ExtraMoney money;
};

// Money that came from other pools.
std::optional<Gift> gift_in(const editions::Edition& edition, const std::vector<PoolResult>& results) {
  for (const PoolResult& result : results) {
    const auto json = parse_json(result.inputs);
    const auto inputs = json ? tally::inputs_from(*json) : std::unexpected(tally::RuleError{});
    if (!inputs) continue;
    for (const auto* list : {&inputs->added_to_budget, &inputs->reserve})
      for (const tally::ExtraMoney& money : *list)
        if (money.record.why.starts_with(kMoved)) return Gift{edition.pool(result.pool), money};
  }
  return std::nullopt;
}

void put_turnout(Html& out, Language l, const editions::Edition& edition, const std::vector<Turnout>& turnout) {
  const html::Column columns[] = {{.label = texts::pool(l)},
                                  {.label = texts::ballots(l), .numeric = true},
                                  {.label = texts::turnout_residents(l), .numeric = true},
                                  {.label = texts::turnout_share(l), .numeric = true}};
  html::Table table(out, l, {.caption = texts::turnout_by_district(l), .columns = columns, .compact = true});
  for (const Turnout& one : turnout) {
    const auto* pool = edition.pool(std::string_view(one.pool));
    const bool known = one.residents > 0;
    table.row({pool ? std::string_view(pool->name(l)) : std::string_view(one.pool), text::format_number(l, one.ballots),
               known ? text::format_number(l, one.residents) : std::string("–"),
               known ? text::format_percent(l, {one.ballots, one.residents}, 2) : std::string("–")});
  }
}

void put_turnout_outcome(Html& out, Language l, const editions::Edition& edition,
                         const std::vector<PoolResult>& results, const std::vector<Turnout>& turnout) {
  const BestTurnout best = best_turnout(turnout);
  const auto equal = equal_turnout(edition, results);
  const auto gift = gift_in(edition, results);
  if (!best.unknown.empty())
    html::put<"<p>{}</p>">(out, texts::leftovers_unknown(l, pool_names(l, edition, best.unknown)));
  else if (!equal.empty())
    html::put<"<p><strong>{}</strong></p>">(out, texts::leftovers_equal(l, pool_names(l, edition, equal)));
  else if (!gift || !gift->pool)
    html::put<"<p>{}</p>">(out, texts::leftovers_none(l));
  else
    html::put<"<p>{}</p>">(
        out, texts::leftovers_receiver(l, gift->pool->name(l), Money{gift->money.minor, edition.currency}));
  if (gift && !gift->money.record.who.empty())
    html::put<"<p>{}</p>">(out,
                           texts::leftovers_drawn(l, gift->money.record.who, day_in_words(l, gift->money.record.when)));
}

}  // namespace

std::string name_of_candidate(Language l, const TieGround& ground, const std::string& candidate) {
  if (!ground.pool) return pool_names(l, *ground.edition, {candidate});
  return fmt::format("{} ({})", title_of(l, ground.projects, candidate), candidate);
}

std::string names_of_candidates(Language l, const TieGround& ground, const std::vector<std::string>& candidates) {
  return joined(candidates, [&](const std::string& one) { return name_of_candidate(l, ground, one); });
}

std::string sentence_of_draw(Language l, const std::string& tied, const tally::Draw& draw,
                             const std::vector<ProjectResult>& projects) {
  const auto ids = tally::drawn_order({}, draw);
  const std::string order = ids.empty() ? tied : joined(ids, [&](const auto& id) { return title_of(l, projects, id); });
  const std::string how = draw.seed.empty() ? std::string(texts::drawn_by_hand(l)) : texts::drawn_by_seed(l, draw.seed);
  std::string out = texts::tie_by_draw(l, tied, day_in_words(l, draw.record.when), how, draw.record.who, order);
  if (!draw.record.why.empty()) out += " " + texts::tie_by_draw_note(l, draw.record.why);
  return out;
}

void put_leftovers(Html& out, Language l, const editions::Edition& edition, const std::vector<PoolResult>& results) {
  const std::string& how = edition.settings.leftovers;
  if (how != "to_citywide" && how != "to_turnout") return;
  html::put<R"(<section class="stack"><h2>{}</h2>)">(out, texts::leftovers_title(l));
  if (how == "to_citywide") {
    const auto gift = gift_in(edition, results);
    html::put<"<p>{}</p>">(out, texts::leftovers_citywide(l));
    if (gift && gift->pool)
      html::put<"<p>{}</p>">(
          out, texts::leftovers_citywide_sum(l, gift->pool->name(l), Money{gift->money.minor, edition.currency}));
  } else {
    const auto turnout = turnout_of(edition, results);
    html::put<"<p>{}</p>">(out, texts::leftovers_turnout(l));
    put_turnout(out, l, edition, turnout);
    put_turnout_outcome(out, l, edition, results, turnout);
  }
  html::put<"</section>">(out);
}

}  // namespace wiec::voting
