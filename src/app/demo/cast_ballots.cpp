#include <algorithm>
#include <array>
#include <cmath>

#include "app/demo/edition_maker.h"
#include "app/demo/gazetteer.h"
#include "app/demo/random.h"

namespace wiec::demo {
namespace {

constexpr int voters = 20'000;
constexpr int age_bands = 4;

// How the ages like the categories: to 17, 18-34, 35-64, 65 and over.
constexpr std::array<std::array<double, age_bands>, category_count> liking = {{
    {0.9, 1.1, 1.2, 1.2},  // greenery
    {2.2, 1.2, 0.9, 0.4},  // sport
    {0.8, 1.1, 1.0, 1.2},  // culture
    {1.6, 0.8, 1.1, 0.6},  // education
    {0.6, 1.0, 1.1, 1.3},  // infrastructure
    {0.8, 0.9, 1.2, 1.2},  // safety
    {1.5, 0.9, 1.0, 1.1},  // community
    {1.6, 1.4, 0.9, 0.8},  // animals
    {0.3, 0.6, 1.0, 2.0},  // health
}};

Vec middle_of(const Proposal& proposal) {
  Vec sum;
  for (const Point p : proposal.points) sum = sum + metres(p);
  return sum * (1 / static_cast<double>(proposal.points.size()));
}

// Running sums of the weights of the projects one kind of voter may choose.
struct Choice {
  std::vector<std::uint32_t> projects;
  std::vector<double> sums;

  std::uint32_t draw(Random& random) const {
    const double at = random.unit() * sums.back();
    const auto found = std::upper_bound(sums.begin(), sums.end(), at);
    return projects[static_cast<std::size_t>(std::min(found - sums.begin(), std::ssize(sums) - 1))];
  }
};

std::array<std::uint32_t, 3> draw_three(const Choice& choice, Random& random) {
  std::array<std::uint32_t, 3> out{};
  out[0] = choice.draw(random);
  do out[1] = choice.draw(random);
  while (out[1] == out[0]);
  do out[2] = choice.draw(random);
  while (out[2] == out[0] || out[2] == out[1]);
  return out;
}

class Booth {
 public:
  Booth(const City& city, const Edition& edition, const std::vector<double>& appeal, Random& random)
      : city_(city), edition_(edition) {
    for (std::size_t i = 0; i < edition.proposals.size(); ++i) {
      const Proposal& proposal = edition.proposals[i];
      const double spread = std::exp(0.75 * random.normal());
      const double size = std::pow(static_cast<double>(proposal.cost.minor) / 10'000'000, 0.22);
      hearts_.push_back(proposal.state == ProposalState::on_ballot ? appeal[i] * appeal[i] * spread * size : 0);
      places_.push_back(middle_of(proposal));
    }
  }

  Choice choice(std::size_t estate, std::size_t age, bool citywide) const {
    const Estate& home = city_.estates[estate];
    Vec sum;
    for (const Point p : home.outline) sum = sum + metres(p);
    const Vec door = sum * (1 / static_cast<double>(home.outline.size()));
    Choice out;
    double total = 0;
    for (std::size_t i = 0; i < hearts_.size(); ++i) {
      const Proposal& proposal = edition_.proposals[i];
      if (hearts_[i] == 0 || proposal.pool != (citywide ? 0 : home.district)) continue;
      const double near = std::exp(-distance(places_[i], door) / (citywide ? 4500 : 1100));
      total += hearts_[i] * liking[static_cast<std::size_t>(proposal.category)][age] * (0.3 + near);
      out.projects.push_back(static_cast<std::uint32_t>(i));
      out.sums.push_back(total);
    }
    return out;
  }

 private:
  const City& city_;
  const Edition& edition_;
  std::vector<double> hearts_;
  std::vector<Vec> places_;
};

}  // namespace

void cast_ballots(const City& city, Edition& edition, const std::vector<double>& appeal, std::uint64_t seed) {
  Random random(seed + static_cast<std::uint64_t>(edition.year), "ballots");
  const Booth booth(city, edition, appeal, random);
  std::vector<Choice> citywide, local;
  for (std::size_t estate = 0; estate < city.estates.size(); ++estate)
    for (std::size_t age = 0; age < age_bands; ++age) {
      citywide.push_back(booth.choice(estate, age, true));
      local.push_back(booth.choice(estate, age, false));
    }
  std::vector<double> keen;
  for (const Estate& estate : city.estates) keen.push_back(estate.population * random.real(0.7, 1.35));
  constexpr std::array<double, age_bands> ages = {0.10, 0.26, 0.43, 0.21};
  constexpr std::array<double, age_bands> online = {0.80, 0.93, 0.84, 0.52};
  for (int number = 1; number <= district_count; ++number) edition.turnout.push_back({number, 0, 0, 0});
  for (int i = 0; i < voters; ++i) {
    const std::size_t estate = random.weighted(keen), age = random.weighted(ages), kind = estate * age_bands + age;
    Ballot ballot;
    ballot.district = city.estates[estate].district;
    ballot.channel = random.chance(online[age]) ? Channel::online : Channel::paper;
    ballot.age_band = static_cast<std::uint8_t>(age);
    ballot.citywide = draw_three(citywide[kind], random);
    ballot.local = draw_three(local[kind], random);
    Turnout& turnout = edition.turnout[static_cast<std::size_t>(ballot.district) - 1];
    ++(ballot.channel == Channel::online ? turnout.online : turnout.paper);
    edition.ballots.push_back(ballot);
  }
  for (Turnout& turnout : edition.turnout) turnout.invalid = turnout.paper * random.whole(25, 70) / 1000;
}

}  // namespace wiec::demo
