#include "tally/phragmen_loads.h"

namespace wiec::tally {
namespace {
// Costs stay below 2^50 and a load below 2^51, so every sum of loads stays below 2^111 units.
constexpr int kUnitBits = 60;
}  // namespace

Loads::Moment Loads::moment_of(ProjectIndex project) const {
  Wide low = static_cast<Wide>(election_->projects[project].cost) << kUnitBits;
  const auto kinds = support_->kinds_of(project);
  for (const std::uint32_t kind : kinds) {
    if (last_[kind] != 0) low += winners_[last_[kind] - 1].low * support_->voters[kind];
  }
  work_ += kinds.size() + 1;
  const Wide voters = support_->backers[project];
  return {low / voters, (low + error_ * voters + voters - 1) / voters};
}

std::vector<Loads::Part> Loads::parts_of(ProjectIndex project) const {
  const auto kinds = support_->kinds_of(project);
  if (kinds.size() < winners_.size()) return few_parts_of(kinds);
  std::vector<std::int64_t> voters(winners_.size() + 1, 0);
  for (const std::uint32_t kind : kinds) voters[last_[kind]] += support_->voters[kind];
  std::vector<Part> parts;
  for (std::uint32_t place = 1; place < voters.size(); ++place) {
    if (voters[place] != 0) parts.push_back({place, voters[place]});
  }
  return parts;
}

std::vector<Loads::Part> Loads::few_parts_of(std::span<const std::uint32_t> kinds) const {
  std::map<std::uint32_t, std::int64_t> voters;
  for (const std::uint32_t kind : kinds) voters[last_[kind]] += support_->voters[kind];
  std::vector<Part> parts;
  for (const auto& [place, number] : voters) {
    if (place != 0) parts.push_back({place, number});
  }
  return parts;
}

Rational Loads::sum_of(ProjectIndex project, const std::vector<Part>& parts) {
  Rational sum(election_->projects[project].cost);
  for (const Part& part : parts) sum += *winners_[part.place - 1].exact * Rational(part.voters);
  work_ += parts.size() * (winners_.size() + 8);
  return sum / Rational(support_->backers[project]);
}

// First everything that `place` rests on, earliest first, then itself.
void Loads::make_exact(std::uint32_t place) {
  if (winners_[place - 1].exact) return;
  std::vector<bool> needed(place + 1, false);
  needed[place] = true;
  for (std::uint32_t at = place; at > 0; --at) {
    if (!needed[at] || winners_[at - 1].exact) continue;
    for (const Part& part : winners_[at - 1].parts) needed[part.place] = true;
  }
  for (std::uint32_t at = 1; at <= place; ++at) {
    Winner& winner = winners_[at - 1];
    if (needed[at] && !winner.exact) winner.exact = sum_of(winner.project, winner.parts);
  }
}

const Rational& Loads::exact_load(std::uint32_t place) {
  make_exact(place);
  return *winners_[place - 1].exact;
}

Rational Loads::exact_moment_of(ProjectIndex project) {
  const std::vector<Part> parts = parts_of(project);
  for (const Part& part : parts) make_exact(part.place);
  return sum_of(project, parts);
}

void Loads::pay(ProjectIndex project) {
  const Moment moment = moment_of(project);
  winners_.push_back({project, moment.low, parts_of(project), {}});
  error_ = std::max(error_, moment.high - moment.low);
  for (const std::uint32_t kind : support_->kinds_of(project)) {
    last_[kind] = static_cast<std::uint32_t>(winners_.size());
  }
}

}  // namespace wiec::tally
