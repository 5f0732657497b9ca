#include "modules/verification/arrange_tables.h"

#include <algorithm>
#include <map>

#include "commons/search/analysis.h"

namespace wiec::verification {
namespace {

constexpr std::int64_t kSameUnit = 40, kSameTheme = 30, kSamePlace = 20, kSameWords = 70, kAlike = 30;

using Stems = std::vector<std::string>;  // sorted, each once

Stems stems_of(const std::string& text, text::Stemmer& stemmer) {
  Stems all;
  for (const auto& word : stemmer.index_words(text))
    if (!search::says_nothing(word.word)) all.push_back(word.stems.front());
  std::ranges::sort(all);
  all.erase(std::ranges::unique(all).begin(), all.end());
  return all;
}

std::int64_t words_in_common(const Stems& a, const Stems& b) {
  Stems both;
  std::ranges::set_intersection(a, b, std::back_inserter(both));
  const auto any = a.size() + b.size() - both.size();
  return any == 0 ? 0 : kSameWords * std::ssize(both) / static_cast<std::int64_t>(any);
}

bool share_a_unit(const Scoped& a, const Scoped& b) {
  return std::ranges::any_of(a.units,
                             [&](std::int64_t unit) { return std::ranges::find(b.units, unit) != b.units.end(); });
}

std::int64_t likeness_but_words(const Scoped& a, const Scoped& b) {
  return (share_a_unit(a, b) ? kSameUnit : 0) + (!a.theme.empty() && a.theme == b.theme ? kSameTheme : 0) +
         (a.place != 0 && a.place == b.place ? kSamePlace : 0);
}

using Group = std::vector<std::size_t>;  // places in the list of drafts

struct Likest {
  std::size_t first = 0, second = 0;
  std::int64_t sum = 0, pairs = 1;
  // The average of pairs, compared without fractions.
  bool less_than(std::int64_t other_sum, std::int64_t other_pairs) const {
    return sum * other_pairs < other_sum * pairs;
  }
};

Likest likest_groups(const std::vector<Group>& groups, const std::vector<std::vector<std::int64_t>>& alike,
                     std::size_t most) {
  Likest best;
  for (std::size_t i = 0; i < groups.size(); ++i)
    for (std::size_t k = i + 1; k < groups.size(); ++k) {
      if (groups[i].size() + groups[k].size() > most) continue;
      std::int64_t sum = 0;
      for (const std::size_t a : groups[i])
        for (const std::size_t b : groups[k]) sum += alike[a][b];
      const auto pairs = static_cast<std::int64_t>(groups[i].size() * groups[k].size());
      if (sum >= kAlike * pairs && best.less_than(sum, pairs)) best = {i, k, sum, pairs};
    }
  return best;
}

std::int64_t unit_of(const Group& group, const std::vector<Scoped>& all) {
  std::map<std::int64_t, std::int64_t> reads;
  for (const std::size_t i : group)
    for (const std::int64_t unit : all[i].units) ++reads[unit];
  const auto most = std::ranges::max_element(reads, {}, [](const auto& entry) { return entry.second; });
  return most == reads.end() ? 0 : most->first;
}

}  // namespace

std::int64_t likeness(const Scoped& a, const Scoped& b, text::Stemmer& stemmer) {
  return likeness_but_words(a, b) + words_in_common(stems_of(a.text, stemmer), stems_of(b.text, stemmer));
}

std::vector<ProposedTable> propose_tables(std::vector<Scoped> all, std::size_t most, text::Stemmer& stemmer) {
  std::ranges::sort(all, {}, &Scoped::id);
  std::vector<Stems> stems;
  for (const Scoped& s : all) stems.push_back(stems_of(s.text, stemmer));
  std::vector<std::vector<std::int64_t>> alike(all.size(), std::vector<std::int64_t>(all.size()));
  std::vector<Group> groups;
  for (std::size_t i = 0; i < all.size(); ++i) {
    groups.push_back({i});
    for (std::size_t k = 0; k < i; ++k)
      alike[i][k] = alike[k][i] = likeness_but_words(all[i], all[k]) + words_in_common(stems[i], stems[k]);
  }
  for (Likest pair = likest_groups(groups, alike, most); pair.sum > 0; pair = likest_groups(groups, alike, most)) {
    std::ranges::copy(groups[pair.second], std::back_inserter(groups[pair.first]));
    groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(pair.second));
  }
  std::vector<ProposedTable> tables;
  for (Group& group : groups) {
    std::ranges::sort(group);
    ProposedTable& table = tables.emplace_back();
    for (const std::size_t i : group) table.drafts.push_back(all[i].id);
    table.unit = unit_of(group, all);
  }
  return tables;
}

}  // namespace wiec::verification
