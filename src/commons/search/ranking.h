// How well documents answer a question: whole numbers only, ties by id, so that every database gives the same order.
#pragma once
#include <cstdint>
#include <vector>

#include "commons/search/posting.h"

namespace wiec::search {

// How rare a word is, in sixteenths of a bit: 16 x log2(2^20 / documents), at least 16.
std::int64_t rarity(std::size_t documents);

// What a word found in these fields is worth, before its rarity: the strongest field counts fully, the others a
// quarter.
std::int64_t weight_of(Where);

// One document that holds a word of the question.
struct Match {
  std::int64_t id = 0;
  std::uint16_t word = 0;    // position in the question
  std::uint8_t quality = 4;  // quarters: 4 as typed, less for what was begun or mistyped
  Where where;
};

struct Scored {
  std::int64_t id = 0;
  std::int64_t score = 0;
};

// Documents that hold the most words of the question, best first, and how many that is: all of them, or as many as any
// has.
struct Ranked {
  std::vector<Scored> documents;
  std::size_t words = 0;
};
Ranked rank(std::vector<Match>, std::size_t words);

// Documents whose titles are like the question's, best first: weighted Dice's coefficient, squared, in thousandths;
// those below `least` are left out.
std::vector<Scored> rank_similar(std::vector<Match>, std::size_t words, std::int64_t least);

}  // namespace wiec::search
