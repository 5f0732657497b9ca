#include "commons/search/ranking.h"

#include <bit>

namespace wiec::search {
namespace {

constexpr int kFractionBits = 4;
constexpr std::size_t kCollectionBits = 20;

// 16 x log2(value), exact to a sixteenth, by squaring.
std::int64_t log2_sixteenths(std::uint64_t value) {
  const int whole = static_cast<int>(std::bit_width(value)) - 1;
  std::uint64_t mantissa = whole >= 16 ? value >> (whole - 16) : value << (16 - whole);  // 1.0 = 2^16
  std::int64_t result = whole;
  for (int i = 0; i < kFractionBits; ++i) {
    mantissa = mantissa * mantissa >> 16;
    result <<= 1;
    if (mantissa >= 1u << 17) {
      mantissa >>= 1;
      ++result;
    }
  }
  return result;
}

// By document, then word; of several stems of one word the best stays.
void settle(std::vector<Match>& matches) {
  const auto value = [](const Match& m) { return weight_of(m.where) * m.quality; };
  std::ranges::sort(matches, [&](const Match& a, const Match& b) {
    if (a.id != b.id) return a.id < b.id;
    if (a.word != b.word) return a.word < b.word;
    return value(a) > value(b);
  });
  const auto same = [](const Match& a, const Match& b) { return a.id == b.id && a.word == b.word; };
  matches.erase(std::unique(matches.begin(), matches.end(), same), matches.end());
}

std::vector<std::int64_t> rarities(const std::vector<Match>& settled, std::size_t words) {
  std::vector<std::size_t> documents(words, 0);
  for (const Match& match : settled) ++documents[match.word];
  std::vector<std::int64_t> answer;
  for (const std::size_t count : documents) answer.push_back(rarity(count));
  return answer;
}

void best_first(std::vector<Scored>& documents) {
  std::ranges::sort(
      documents, [](const Scored& a, const Scored& b) { return a.score != b.score ? a.score > b.score : a.id < b.id; });
}

// Calls use(id, from, to) for the matches of each document.
template <class F>
void by_document(const std::vector<Match>& settled, F&& use) {
  for (std::size_t from = 0, to = 0; from < settled.size(); from = to) {
    while (to < settled.size() && settled[to].id == settled[from].id) ++to;
    use(settled[from].id, from, to);
  }
}

// A short title that holds the word is more about it.
std::int64_t title_bonus(Where where) {
  if (!(where.fields & in_title)) return 0;
  return where.title_words <= 3 ? 6 : where.title_words <= 6 ? 3 : 0;
}

}  // namespace

std::int64_t rarity(std::size_t documents) {
  const std::int64_t bits =
      (std::int64_t{kCollectionBits} << kFractionBits) - log2_sixteenths(std::max<std::size_t>(documents, 1));
  return std::max<std::int64_t>(bits, 16);
}

std::int64_t weight_of(Where where) {
  constexpr std::pair<Field, std::int64_t> weights[] = {
      {in_number, 64}, {in_title, 32}, {in_place, 20}, {in_summary, 12}, {in_body, 4}};
  std::int64_t best = 0, sum = 0;
  for (const auto& [field, weight] : weights) {
    if (!(where.fields & field)) continue;
    best = std::max(best, weight);
    sum += weight;
  }
  return best + (sum - best) / 4 + title_bonus(where);
}

Ranked rank(std::vector<Match> matches, std::size_t words) {
  settle(matches);
  const auto rare = rarities(matches, words);
  std::size_t most = 0;
  by_document(matches, [&](std::int64_t, std::size_t from, std::size_t to) { most = std::max(most, to - from); });
  Ranked ranked{.documents = {}, .words = most};
  by_document(matches, [&](std::int64_t id, std::size_t from, std::size_t to) {
    if (to - from < most) return;
    std::int64_t score = 0;
    for (std::size_t i = from; i < to; ++i)
      score += rare[matches[i].word] * weight_of(matches[i].where) * matches[i].quality;
    ranked.documents.push_back({id, score});
  });
  best_first(ranked.documents);
  return ranked;
}

std::vector<Scored> rank_similar(std::vector<Match> matches, std::size_t words, std::int64_t least) {
  std::erase_if(matches, [](const Match& match) { return !(match.where.fields & in_title); });
  settle(matches);
  const auto rare = rarities(matches, words);
  std::int64_t asked = 0;
  for (const std::int64_t one : rare) asked += one;
  const std::int64_t usual = words == 0 ? 0 : asked / static_cast<std::int64_t>(words);
  std::vector<Scored> documents;
  by_document(matches, [&](std::int64_t id, std::size_t from, std::size_t to) {
    std::int64_t shared = 0;
    for (std::size_t i = from; i < to; ++i) shared += rare[matches[i].word] * matches[i].quality;
    shared /= 4;
    const auto others =
        std::max<std::int64_t>(matches[from].where.title_words - static_cast<std::int64_t>(to - from), 0);
    const std::int64_t both = asked + shared + others * usual;
    const std::int64_t dice = 2 * shared * 1000 / both;
    const std::int64_t score = dice * dice / 1000;
    if (score >= least) documents.push_back({id, score});
  });
  best_first(documents);
  return documents;
}

}  // namespace wiec::search
