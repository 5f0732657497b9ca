#include "commons/search/question.h"

#include "commons/search/analysis.h"
#include "commons/search/irregular.h"
#include "commons/search/mistyping.h"
#include "platform/text/edit_distance.h"
#include "platform/text/text.h"

namespace wiec::search {
namespace {

constexpr std::size_t kMostWords = 16;
constexpr std::size_t kMostBytes = 1'000;
constexpr int kMostBeginnings = 40;
constexpr std::size_t kMostCorrections = 6;

const db::Sql select_folded{"search.select_folded", R"(
  select word, folded, stems from search_word
  where folded in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) order by word)"};

const db::Sql select_beginning{"search.select_beginning", R"(
  select word, folded, stems from search_word where folded >= $1 and folded < $2 order by length(folded), word limit $3)"};

const db::Sql select_near{"search.select_near", R"(
  select distinct folded from search_pattern
  where pattern in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)
  order by folded)"};

struct KnownWord {
  std::string word;
  std::string folded;
  std::string stems;
};
KnownWord known_word_in(const db::Row& row) {
  return {row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2)};
}

// A select over a list of fixed length; what is left is filled with the first.
template <std::size_t... I>
std::vector<KnownWord> words_folded(db::ReadTx& tx, const std::vector<std::string>& folded, std::index_sequence<I...>) {
  return tx.all(select_folded, known_word_in, folded[I < folded.size() ? I : 0]...);
}
std::vector<KnownWord> words_folded(db::ReadTx& tx, const std::vector<std::string>& folded) {
  return folded.empty() ? std::vector<KnownWord>() : words_folded(tx, folded, std::make_index_sequence<kMostWords>());
}
template <std::size_t... I>
std::vector<std::string> words_near(db::ReadTx& tx, const std::vector<std::string>& patterns,
                                    std::index_sequence<I...>) {
  return tx.all(
      select_near, [](const db::Row& row) { return row.get<std::string>(0); },
      patterns[I < patterns.size() ? I : 0]...);
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

void add_stem(AskedWord& asked, std::string_view stem, int quality) {
  const auto known = std::ranges::find(asked.stems, stem, &AskedStem::stem);
  if (known == asked.stems.end())
    asked.stems.push_back({std::string(stem), static_cast<std::uint8_t>(quality)});
  else
    known->quality = std::max(known->quality, static_cast<std::uint8_t>(quality));
}

void add_stems(AskedWord& asked, std::string_view stems, int quality) {
  for (const std::string_view stem : split_stems(stems)) add_stem(asked, stem, quality);
}

// Adds what the index knows of a word. Where it stands there as typed, that is what was meant; else whatever differs
// from it in diacritics only may be meant too, the less surely the better the dictionary knows the word as typed. Words
// that others wrote without diacritics themselves ("LAWKI") are always meant too.
void add_known(AskedWord& asked, const std::vector<KnownWord>& words) {
  const bool stands_as_typed = std::ranges::find(words, asked.word, &KnownWord::word) != words.end();
  const bool is_inflected = std::ranges::find(asked.stems, asked.folded, &AskedStem::stem) == asked.stems.end();
  const bool in_dictionary = is_inflected || asked.stems.size() > 1;
  for (const KnownWord& known : words) {
    if (known.folded != asked.folded) continue;
    const bool written_plainly = is_ascii(known.word) && known.stems == known.folded;
    if (known.word == asked.word)
      add_stems(asked, known.stems, 4);
    else if (written_plainly)
      add_stems(asked, known.stems, 3);
    else if (is_ascii(asked.word) && !(stands_as_typed && in_dictionary))
      add_stems(asked, known.stems, is_inflected ? 4 : 3);
  }
}

std::vector<AskedWord> typed_words(text::Stemmer* stemmer, std::string_view typed) {
  std::vector<AskedWord> asked;
  for (const std::string& word : text::words(typed)) {
    AskedWord one{.word = word, .folded = text::fold(word)};
    const bool repeated = std::ranges::find(asked, one.folded, &AskedWord::folded) != asked.end();
    if (repeated || says_nothing(one.folded)) continue;
    if (asked.size() == kMostWords) break;
    asked.push_back(std::move(one));
  }
  for (AskedWord& one : asked) {
    if (stemmer) {
      for (const text::SearchWord& found : stemmer->index_words(one.word))
        for (const std::string& stem : found.stems) add_stem(one, stem, 4);
    }
    if (one.stems.empty()) add_stem(one, one.folded, 4);
    if (const auto stem = irregular_stem(one.folded); !stem.empty()) add_stem(one, stem, 4);
  }
  return asked;
}

// Words of fewest mistakes only.
std::vector<std::string> nearest(std::string_view folded, const std::vector<std::string>& words) {
  int least = text::forgiven_typos(folded.size());
  std::vector<std::string> near;
  for (const std::string& word : words) {
    const int mistakes = text::edit_distance(folded, word, least);
    if (mistakes > least) continue;
    if (mistakes < least) near.clear();
    least = mistakes;
    near.push_back(word);
  }
  if (near.size() > kMostCorrections) near.resize(kMostCorrections);
  return near;
}

bool add_corrections(db::ReadTx& tx, AskedWord& asked) {
  const std::vector<std::string> patterns = patterns_of(asked.folded);
  if (patterns.empty()) return false;
  asked.used = nearest(asked.folded, words_near(tx, patterns, std::make_index_sequence<25>()));
  for (const KnownWord& known : words_folded(tx, asked.used)) add_stems(asked, known.stems, 2);
  for (const std::string& word : asked.used) add_stem(asked, word, 2);  // it may be a stem itself
  return !asked.used.empty();
}

bool add_letters(text::Stemmer* stemmer, AskedWord& asked) {
  if (!stemmer || !is_ascii(asked.word)) return false;
  const std::size_t before = asked.stems.size();
  for (const text::SearchWord& found : stemmer->query_words(asked.word))
    for (const std::string& stem : found.stems) add_stem(asked, stem, 3);
  return asked.stems.size() > before;
}

std::vector<KnownWord> beginning(db::ReadTx& tx, std::string_view folded, int limit) {
  return tx.all(select_beginning, known_word_in, folded, std::string(folded) + "\xF4\x8F\xBF\xBF", limit);
}

}  // namespace

std::optional<AskedWord> read_number(std::string_view typed) {
  std::string stem = number_stem(typed);
  if (stem.empty()) return std::nullopt;
  return AskedWord{.word = std::string(typed), .folded = stem, .stems = {{stem, 4}}, .used = {}};
}

std::vector<AskedWord> read_question(db::ReadTx& tx, text::Stemmer* stemmer, std::string_view typed) {
  typed = typed.substr(0, kMostBytes);
  std::vector<AskedWord> asked = typed_words(stemmer, typed);
  std::vector<std::string> folded;
  for (const AskedWord& one : asked) folded.push_back(one.folded);
  const std::vector<KnownWord> known = words_folded(tx, folded);
  for (AskedWord& one : asked) {
    add_known(one, known);
    add_stem(one, without_plural(one.folded), 3);
  }
  return asked;
}

bool guess(db::ReadTx& tx, text::Stemmer* stemmer, AskedWord& asked, Guess how) {
  switch (how) {
    case Guess::letters:
      return add_letters(stemmer, asked);
    case Guess::beginning: {
      const std::size_t before = asked.stems.size();
      if (asked.folded.size() >= 3) add_beginnings(tx, asked);
      return asked.stems.size() > before;
    }
    case Guess::mistake:
      return add_corrections(tx, asked);
  }
  return false;
}

void add_beginnings(db::ReadTx& tx, AskedWord& asked) {
  for (const KnownWord& known : beginning(tx, asked.folded, kMostBeginnings)) add_stems(asked, known.stems, 3);
}

}  // namespace wiec::search
