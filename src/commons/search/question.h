// What a person asked, word by word, and the stems each word may stand for.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/db.h"
#include "platform/text/stem.h"

namespace wiec::search {

struct AskedStem {
  std::string stem;
  std::uint8_t quality = 4;  // quarters, as Match::quality
  friend bool operator==(const AskedStem&, const AskedStem&) = default;
};

struct AskedWord {
  std::string word;  // lower case, as typed
  std::string folded;
  std::vector<AskedStem> stems;
  std::vector<std::string> used;  // mistyped: what was looked for instead
};

// The words of a question that mean something, at most 16, with their stems by the dictionary and by the words of the
// index: "lawki" typed without Polish letters stands for "ławki" when the index has it.
std::vector<AskedWord> read_question(db::ReadTx&, text::Stemmer*, std::string_view typed);

// A question that is one number ("BO.12/26") as one word; to be tried before its parts.
std::optional<AskedWord> read_number(std::string_view typed);

// For a word that no document holds, from the surest guess to the least: with Polish letters put in by the dictionary,
// as the beginning of longer words, with a typing mistake. False when there is nothing more to try.
enum class Guess { letters, beginning, mistake };
bool guess(db::ReadTx&, text::Stemmer*, AskedWord&, Guess);

// Also whatever begins with the word.
void add_beginnings(db::ReadTx&, AskedWord&);

}  // namespace wiec::search
