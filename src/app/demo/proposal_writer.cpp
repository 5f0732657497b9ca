#include "app/demo/proposal_writer.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/demo/people.h"

namespace wiec::demo {
namespace {

std::string filled(std::string_view text, std::initializer_list<std::pair<std::string_view, std::string_view>> slots) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = text.find('{', at);
    out += text.substr(at, open - at);
    if (open == text.npos) break;
    const std::size_t close = text.find('}', open);
    const std::string_view key = text.substr(open + 1, close - open - 1);
    for (const auto& [name, value] : slots)
      if (name == key) out += value;
    at = close + 1;
  }
  return out;
}

template <std::size_t n>
std::size_t count_of(const Phrase (&phrases)[n]) {
  std::size_t count = 0;
  while (count < n && !phrases[count].pl.empty()) ++count;
  return count;
}

template <std::size_t n>
std::string_view pick_text(const std::string_view (&texts)[n], Random& random) {
  std::size_t count = 0;
  while (count < n && !texts[count].empty()) ++count;
  return texts[random.index(count)];
}

std::span<const Idea> local_ideas(std::size_t list) {
  switch (list) {
    case 0:
      return greenery_ideas();
    case 1:
      return sport_ideas();
    case 2:
      return culture_ideas();
    case 3:
      return education_ideas();
    case 4:
      return street_ideas();
    default:
      return community_ideas();
  }
}

// Schools are places one goes into: "przy Szkole Podstawowej nr 7" becomes "w Szkole Podstawowej nr 7".
std::string inside_pl(const PlaceName& place) {
  const bool house = place.pl.find("Szkoła") != std::string::npos || place.pl.find("Liceum") != std::string::npos;
  return house && place.at_pl.starts_with("przy ") ? "w " + place.at_pl.substr(5) : place.at_pl;
}

std::string make_author(Random& random) {
  if (random.chance(0.46)) return random.chance(0.56) ? "mieszkanka" : "mieszkaniec";
  return full_name(make_person(random));
}

}  // namespace

std::string fill_pl(std::string_view text, const PlaceName& place, const PlaceName& district) {
  return filled(text, {{"at", place.at_pl},
                       {"in", inside_pl(place)},
                       {"of", place.of_pl},
                       {"name", place.pl},
                       {"d_at", district.at_pl},
                       {"d_of", district.of_pl},
                       {"d_name", district.pl}});
}

std::string fill_en(std::string_view text, const PlaceName& place, const PlaceName& district) {
  return filled(text, {{"at", place.at_en},
                       {"in", place.at_en},
                       {"of", place.en},
                       {"name", place.en},
                       {"d_at", district.at_en},
                       {"d_of", district.en},
                       {"d_name", district.en}});
}

const Idea& ProposalWriter::choose_idea(bool citywide) {
  if (citywide && random_.chance(0.62)) return citywide_ideas()[random_.index(citywide_ideas().size())];
  constexpr std::array<double, 6> shares = {0.27, 0.14, 0.17, 0.09, 0.16, 0.17};
  const auto ideas = local_ideas(random_.weighted(shares));
  return ideas[random_.index(ideas.size())];
}

// Citywide proposals stand where the whole city goes: parks, the river, schools and houses of culture.
Places ProposalWriter::choose_kind(const Idea& idea, bool citywide) {
  constexpr Places famous =
      in_park | on_boulevard | at_culture_house | at_school | at_primary_school | at_field | in_city;
  const Places fitting = citywide ? idea.places & famous : idea.places;
  std::vector<Places> kinds;
  for (Places kind = 1; kind <= at_primary_school; kind = static_cast<Places>(kind * 2))
    if ((fitting & kind) != 0) kinds.insert(kinds.end(), kind == on_street || kind == in_park ? 2 : 1, kind);
  return kinds.empty() ? Places{0} : random_.pick(kinds);
}

Proposal ProposalWriter::compose(const Idea& idea, const ChosenPlace& place, const Phrase& title) {
  const PlaceName& district =
      place.district == 0 ? city_.name : city_.districts[static_cast<std::size_t>(place.district) - 1].name;
  const auto pl = [&](std::string_view text) { return fill_pl(text, place.name, district); };
  const auto en = [&](std::string_view text) { return fill_en(text, place.name, district); };
  const Phrase& summary = idea.summaries[random_.index(count_of(idea.summaries))];
  const CategoryTexts& shared = texts_of(idea.category);
  Proposal out;
  out.title = pl(title.pl);
  out.title_en = en(title.en);
  out.summary = pl(summary.pl);
  out.summary_en = en(summary.en);
  out.description = pl(pick_text(idea.needs, random_)) + "\n\n" + pl(pick_text(idea.plans, random_));
  const std::size_t first = random_.index(4);
  out.justification = shared.reasons[first];
  if (random_.chance(0.45)) out.justification += " " + std::string(shared.reasons[(first + 1) % 4]);
  out.beneficiaries = pick_text(shared.beneficiaries, random_);
  out.category = idea.category;
  out.place = place.shown;
  out.points = place.points;
  out.author = make_author(random_);
  out.scene = idea.scene;
  out.picture_seed = random_.next() >> 11;
  out.unit = idea.unit;
  return out;
}

// The sum lies between the usual bounds, in hundreds of zloty for most and to the grosz for some.
void ProposalWriter::set_cost(Proposal& proposal, const Idea& idea, const Pool& pool) {
  const bool grown = pool.district == 0 && (idea.places & in_city) == 0;
  const double share = (random_.unit() + random_.unit()) / 2;
  const double wanted =
      idea.from * std::exp(share * std::log(static_cast<double>(idea.to) / idea.from)) * (grown ? 2.2 : 1);
  const double zloty = std::clamp(wanted, static_cast<double>(pool.min_cost.minor) / 100 * 1.06,
                                  static_cast<double>(pool.max_cost.minor) / 100 * 0.97);
  double weights = 0;
  std::vector<std::pair<const ItemText*, double>> items;
  for (const ItemText& item : idea.items) {
    if (item.weight == 0) continue;
    items.emplace_back(&item, item.weight * random_.real(0.75, 1.3));
    weights += items.back().second;
  }
  static constexpr ItemText paper{"Dokumentacja projektowa i nadzór", "Design and supervision", 0.7};
  if (zloty > 90'000) {
    items.emplace_back(&paper, weights * random_.real(0.05, 0.09));
    weights += items.back().second;
  }
  const std::int64_t step = zloty < 20'000 ? 50'00 : zloty < 200'000 ? 100'00 : 500'00;
  for (const auto& [item, weight] : items) {
    const auto steps = static_cast<std::int64_t>(zloty * weight / weights * 100 / static_cast<double>(step));
    std::int64_t minor = std::max<std::int64_t>(1, steps) * step;
    if (random_.chance(0.03)) minor -= random_.whole(101, 4'999);
    proposal.items.push_back({std::string(item->pl), std::string(item->en), {minor}});
    proposal.cost.minor += minor;
  }
}

Written ProposalWriter::write(const Pool& pool) {
  const bool citywide = pool.district == 0;
  for (;;) {
    const Idea& idea = choose_idea(citywide);
    const Places kind = choose_kind(idea, citywide);
    ChosenPlace place;
    if (!choose_place(city_, ground_, kind, pool.district, random_, place)) continue;
    if (place.district == 0 && !citywide) continue;
    const Phrase& title = idea.titles[random_.index(count_of(idea.titles))];
    Proposal proposal = compose(idea, place, title);
    if (random_.chance(0.035)) {
      proposal.title += ", etap II";
      proposal.title_en += ", stage II";
    }
    if (!titles_.insert(proposal.title).second) continue;
    proposal.pool = pool.district;
    set_cost(proposal, idea, pool);
    proposal.description += "\n\n**Zakres prac**\n\n";
    proposal.description_en = proposal.summary_en + "\n\n**Scope of works**\n\n";
    for (const CostItem& item : proposal.items) {
      proposal.description += "- " + item.what + "\n";
      proposal.description_en += "- " + item.what_en + "\n";
    }
    proposal.description += "\n" + std::string(pick_text(texts_of(idea.category).closings, random_));
    return {std::move(proposal), idea.appeal};
  }
}

}  // namespace wiec::demo
