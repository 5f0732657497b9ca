#include "tally/cstv_ledger.h"

#include <set>

#include "tally/ledger_writer.h"
#include "tally/wide.h"

namespace wiec::tally {
namespace {
using Why = LedgerMove::Why;
constexpr int kUnitBits = 30;  // money stays below 2^50 minor units, points of a ballot's project below 2^31

// floor(a * b / c), c below 2^120, the result too; no product of the first two fits anywhere.
Wide mul_div(Wide a, Wide b, Wide c) {
  const Wide whole = b / c, part = b % c;
  Wide out = 0, rest = 0;
  for (int bit = 120; bit >= 0; --bit) {
    out *= 2, rest *= 2;
    if ((a >> bit & 1) != 0) out += whole, rest += part;
    while (rest >= c) rest -= c, ++out;
  }
  return out;
}

Wide units(std::int64_t minor) { return static_cast<Wide>(minor) << kUnitBits; }

Rational amount(Wide units) {
  const Rational whole(static_cast<std::int64_t>(units >> kUnitBits));
  return whole +
         Rational(static_cast<std::int64_t>(units & ((Wide{1} << kUnitBits) - 1)), std::int64_t{1} << kUnitBits);
}

class Replay {
 public:
  Replay(const Standing& standing, const CstvWeights& weights)
      : standing_(standing),
        weights_(weights),
        writer_(standing, LedgerKind::votes,
                Rational(standing.budget, std::max<std::int64_t>(1, weights.voters_in_all)), weights.voters),
        money_(weights.voters.size(), units(standing.budget) / std::max<std::int64_t>(1, weights.voters_in_all)),
        spent_(weights.voters.size()),
        gifts_(weights.voters.size()),
        off_(standing.election.projects.size(), false),
        changes_(off_.size(), 0) {
    for (std::size_t kind = 0; kind < gifts_.size(); ++kind) {
      gifts_[kind].resize(weights.weights[kind].size());
      lay(kind);
    }
  }

  std::optional<Ledger> write(const std::vector<CstvLeaving>& leavings) {
    for (const CstvLeaving& leaving : leavings) {
      if (!leave(leaving)) return std::nullopt;
    }
    writer_.close();
    writer_.add_losses([this](ProjectIndex project) {
      kinds_.clear();
      for (const auto& backer : weights_.backers[project]) kinds_.push_back(backer.kind);
      return std::span<const std::uint32_t>(kinds_);
    });
    return writer_.take();
  }

 private:
  // What is paid beside whole units, so that the sum is the cost.
  struct Rest {
    std::size_t backer = 0;  // each of its voters pays a part of a unit more; `units` of all of them
    Wide units = 0;
    std::vector<Rational> from_shares;  // by backer, of one voter: see in_shares()
    Wide units_of_shares = 0;           // what all of these come to
  };
  const std::vector<CstvWeights::Backer>& backers(ProjectIndex project) const { return weights_.backers[project]; }
  std::int64_t voters(const CstvWeights::Backer& backer) const { return weights_.voters[backer.kind]; }
  Wide cost(ProjectIndex project) const { return units(standing_.election.projects[project].cost); }

  // What one voter of the kind lays on each project still in the count; the last one has what roundings leave.
  void lay(std::size_t kind) {
    const auto& weights = weights_.weights[kind];
    Wide points = 0, left = money_[kind];
    for (const auto& weight : weights) points += off_[weight.project] ? 0 : weight.points;
    std::size_t last = weights.size();
    for (std::size_t i = 0; i < weights.size(); ++i) {
      gifts_[kind][i] = off_[weights[i].project] ? 0 : money_[kind] * weights[i].points / points;
      left -= gifts_[kind][i];
      if (!off_[weights[i].project]) last = i;
    }
    if (last != weights.size()) gifts_[kind][last] += left;
  }

  Wide gift(ProjectIndex project, const CstvWeights::Backer& backer) const {
    const auto& weights = weights_.weights[backer.kind];
    const auto at = std::ranges::find(weights, project, &CstvWeights::Weight::project);
    return gifts_[backer.kind][static_cast<std::size_t>(at - weights.begin())];
  }

  bool leave(const CstvLeaving& leaving) {
    const ProjectIndex project = leaving.project;
    LedgerMove move{.project = project, .why = leaving.why};
    Wide support = 0, lost = 0;
    for (const auto& backer : backers(project)) support += gift(project, backer) * voters(backer);
    std::vector<Wide> paid(backers(project).size(), 0);
    if (leaving.why == Why::won || leaving.why == Why::lifted) {
      paid = leaving.why == Why::won ? parts(project, support) : lifted_parts(project);
      const auto rest = settle(project, paid);
      if (!rest) return false;
      lost = pay(project, paid, *rest);
      move.paid = standing_.election.projects[project].cost;
      support += rest->units_of_shares;
    }
    lost += hand_on(project, paid, move);
    move.support = amount(support);
    move.lost = amount(lost);
    writer_.ledger().moves.push_back(std::move(move));
    return true;
  }

  // Each gives in proportion to what lies there, which in units may be a little less than the cost.
  std::vector<Wide> parts(ProjectIndex project, Wide support) const {
    std::vector<Wide> out;
    for (const auto& backer : backers(project))
      out.push_back(support == 0 ? 0 : mul_div(gift(project, backer), std::min(cost(project), support), support));
    return out;
  }

  // Each adds in proportion; those who cannot give all they hold.
  std::vector<Wide> lifted_parts(ProjectIndex project) const {
    const auto& all = backers(project);
    std::vector<bool> gives_all(all.size(), false);
    std::vector<Wide> out(all.size(), 0);
    for (bool changed = true; changed;) {
      changed = false;
      Wide needed = cost(project), gifts = 0;
      for (std::size_t i = 0; i < all.size(); ++i)
        gives_all[i] ? needed -= out[i] * voters(all[i]) : gifts += gift(project, all[i]) * voters(all[i]);
      for (std::size_t i = 0; i < all.size() && gifts > 0; ++i) {
        if (gives_all[i]) continue;
        out[i] = mul_div(gift(project, all[i]), std::max<Wide>(0, needed), gifts);
        if (out[i] < money_[all[i].kind]) continue;
        out[i] = money_[all[i].kind];
        gives_all[i] = changed = true;
      }
    }
    return out;
  }

  // Adds what roundings left of the cost where there is money for it; nullopt: nowhere.
  std::optional<Rest> settle(ProjectIndex project, std::vector<Wide>& paid) const {
    const auto& all = backers(project);
    Wide missing = cost(project);
    for (std::size_t i = 0; i < all.size(); ++i) missing -= paid[i] * voters(all[i]);
    for (std::size_t i = 0; i < all.size() && missing > 0; ++i) {
      const Wide each = std::min(missing / voters(all[i]), money_[all[i].kind] - paid[i]);
      paid[i] += each;
      missing -= each * voters(all[i]);
    }
    for (std::size_t i = 0; i < all.size() && missing > 0; ++i) {
      if (paid[i] < money_[all[i].kind]) return Rest{i, missing};
    }
    return missing == 0 ? std::optional(Rest{}) : in_shares(project, paid, missing);
  }

  // Money in units is rounded down, so all that a project's voters hold may be a little less than its cost though their
  // shares are not: then they pay the missing units out of what is left of their shares.
  std::optional<Rest> in_shares(ProjectIndex project, const std::vector<Wide>& paid, Wide units) const {
    const auto& all = backers(project);
    Rest out{.from_shares = std::vector<Rational>(all.size()), .units_of_shares = units};
    Rational missing = amount(units);
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Rational left = writer_.ledger().share - spent_[all[i].kind] - amount(paid[i]);
      out.from_shares[i] = std::min(left, missing / Rational(voters(all[i])));
      missing -= out.from_shares[i] * Rational(voters(all[i]));
    }
    return missing == Rational(0) ? std::optional(std::move(out)) : std::nullopt;
  }

  // Writes the payments. Whoever pays a part of a unit gives up the whole one; gives what is lost so.
  Wide pay(ProjectIndex project, std::vector<Wide>& paid, const Rest& rest) {
    const auto& all = backers(project);
    const auto round = static_cast<std::uint32_t>(writer_.ledger().rounds.size());
    std::int64_t supporters = 0;
    for (const auto& backer : all) supporters += voters(backer);
    writer_.add_round({.project = project, .supporters = supporters});
    for (std::size_t i = 0; i < all.size(); ++i) {
      Rational each = amount(paid[i]);
      if (rest.units > 0 && rest.backer == i) {
        each += amount(rest.units) / Rational(voters(all[i]));
        ++paid[i];
      }
      if (!rest.from_shares.empty()) each += rest.from_shares[i];
      spent_[all[i].kind] += each;
      writer_.pay(all[i].kind, round, writer_.place_of(each), paid[i] == money_[all[i].kind]);
    }
    return rest.units > 0 ? voters(all[rest.backer]) - rest.units : 0;
  }

  // The project leaves the ballots. Gives what is lost with ballots that have no other project.
  Wide hand_on(ProjectIndex project, const std::vector<Wide>& paid, LedgerMove& move) {
    const auto& all = backers(project);
    off_[project] = true;
    Wide lost = 0;
    std::set<ProjectIndex> touched;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const std::uint32_t kind = all[i].kind;
      const auto& weights = weights_.weights[kind];
      const auto add = [&](std::int64_t sign) {
        for (std::size_t w = 0; w < weights.size(); ++w) {
          if (off_[weights[w].project]) continue;
          changes_[weights[w].project] += gifts_[kind][w] * voters(all[i]) * sign;
          touched.insert(weights[w].project);
        }
      };
      add(-1);
      money_[kind] -= paid[i];
      lay(kind);
      add(1);
      const bool left = std::ranges::any_of(weights, [&](const auto& weight) { return !off_[weight.project]; });
      if (!left) lost += std::exchange(money_[kind], 0) * voters(all[i]);
    }
    for (const ProjectIndex other : touched) {
      if (const Wide change = std::exchange(changes_[other], 0); change != 0)
        move.changes.push_back({other, amount(change)});
    }
    return lost;
  }

  const Standing& standing_;
  const CstvWeights& weights_;
  LedgerWriter writer_;
  std::vector<Wide> money_;               // by kind, of one voter
  std::vector<Rational> spent_;           // by kind, by one voter
  std::vector<std::vector<Wide>> gifts_;  // by kind, beside its weights
  std::vector<bool> off_;                 // by project: taken off the ballots
  std::vector<Wide> changes_;             // by project; between calls all zero
  std::vector<std::uint32_t> kinds_;
};
}  // namespace

std::optional<Ledger> cstv_ledger(const Standing& standing, const CstvWeights& weights,
                                  const std::vector<CstvLeaving>& leavings) {
  return Replay(standing, weights).write(leavings);
}

}  // namespace wiec::tally
