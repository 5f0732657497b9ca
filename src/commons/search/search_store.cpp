#include "commons/search/search.h"

#include "commons/search/question.h"
#include "commons/search/ranking.h"
#include "platform/text/text.h"

namespace wiec::search {
namespace {

constexpr std::size_t kTermsOfASelect = 24;

const db::Sql select_postings{"search.select_postings", R"(
  select term, first, entries from search_posting
  where term in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24))"};

// A term of the question: of one kind, for one word.
struct AskedTerm {
  Term term = 0;
  std::uint16_t kind = 0;
  std::uint16_t word = 0;
  std::uint8_t quality = 4;
};

// What was found of each kind.
using Matches = std::vector<std::vector<Match>>;

template <std::size_t... I>
db::Rows postings_of(db::ReadTx& tx, std::span<const AskedTerm> terms, std::index_sequence<I...>) {
  return tx.query(select_postings, terms[I < terms.size() ? I : 0].term...);
}

void read_postings(db::ReadTx& tx, std::span<const AskedTerm> terms, Matches& matches) {
  std::vector<Entry> entries;
  for (const db::Row& row : postings_of(tx, terms, std::make_index_sequence<kTermsOfASelect>())) {
    const auto term = row.get<std::int64_t>(0);
    entries.clear();
    append_entries(row.get<std::int64_t>(1), row.get<db::Bytes>(2).view, entries);
    for (const AskedTerm& asked : terms) {
      if (asked.term != term) continue;
      for (const Entry& entry : entries)
        matches[asked.kind].push_back({entry.id, asked.word, asked.quality, entry.where});
    }
  }
}

class Inquiry {
 public:
  Inquiry(db::ReadTx& tx, text::Stemmer* stemmer, std::span<const std::string_view> kinds, std::string_view typed)
      : tx_(tx), stemmer_(stemmer), kinds_(kinds), typed_(typed), matches_(kinds.size()) {}

  // Looks for the words as they were understood, then guesses at those that no document holds.
  void look(bool typing) {
    if (auto number = read_number(typed_)) {
      words_ = {*std::move(number)};
      look_for({true});
      if (!not_found().front()) return;
    }
    words_ = read_question(tx_, stemmer_, typed_);
    if (typing && !words_.empty() && words_.back().folded.size() >= 2) add_beginnings(tx_, words_.back());
    std::vector<bool> wanted(words_.size(), true);
    look_for(wanted);
    for (const Guess how : {Guess::letters, Guess::beginning, Guess::mistake}) {
      wanted = not_found();
      bool any = false;
      for (std::size_t i = 0; i < words_.size(); ++i)
        any |= wanted[i] = wanted[i] && guess(tx_, stemmer_, words_[i], how);
      if (any) look_for(wanted);
    }
  }

  const std::vector<AskedWord>& words() const { return words_; }
  Matches& matches() { return matches_; }

 private:
  std::vector<bool> not_found() const {
    std::vector<bool> missing(words_.size(), true);
    for (const auto& of_kind : matches_)
      for (const Match& match : of_kind) missing[match.word] = false;
    return missing;
  }

  void look_for(const std::vector<bool>& wanted) {
    std::vector<AskedTerm> terms;
    for (std::size_t kind = 0; kind < kinds_.size(); ++kind) {
      for (std::size_t word = 0; word < words_.size(); ++word) {
        if (!wanted[word]) continue;
        for (const AskedStem& one : words_[word].stems)
          terms.push_back({term_of(kinds_[kind], one.stem), static_cast<std::uint16_t>(kind),
                           static_cast<std::uint16_t>(word), one.quality});
      }
    }
    for (std::size_t at = 0; at < terms.size(); at += kTermsOfASelect)
      read_postings(tx_, std::span(terms).subspan(at, std::min(kTermsOfASelect, terms.size() - at)), matches_);
  }

  db::ReadTx& tx_;
  text::Stemmer* stemmer_;
  std::span<const std::string_view> kinds_;
  std::string_view typed_;
  std::vector<AskedWord> words_;
  Matches matches_;
};

std::vector<Hit> page_of(const std::vector<Hit>& hits, int offset, int limit) {
  const std::size_t from = std::min<std::size_t>(static_cast<std::size_t>(std::max(offset, 0)), hits.size());
  const std::size_t count = std::min<std::size_t>(static_cast<std::size_t>(std::max(limit, 0)), hits.size() - from);
  const auto begin = hits.begin() + static_cast<std::ptrdiff_t>(from);
  return {begin, begin + static_cast<std::ptrdiff_t>(count)};
}

bool better(const Hit& a, const Hit& b) { return a.score != b.score ? a.score > b.score : a.id < b.id; }

}  // namespace

Found search(db::ReadTx& tx, std::span<const std::string_view> kinds, std::string_view typed, const Options& options,
             text::Stemmer* stemmer) {
  Inquiry inquiry(tx, stemmer, kinds, typed);
  inquiry.look(options.typing);
  std::vector<Ranked> ranked;
  for (auto& matches : inquiry.matches()) ranked.push_back(rank(std::move(matches), inquiry.words().size()));

  Found found;
  std::size_t most = 0;
  for (const Ranked& of_kind : ranked) most = std::max(most, of_kind.words);
  found.all_words = most == inquiry.words().size();
  std::vector<Hit> hits;
  for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
    if (ranked[kind].words != most) continue;
    for (const Scored& one : ranked[kind].documents) hits.push_back({one.id, one.score, kinds[kind]});
  }
  std::ranges::sort(hits, better);
  found.total = hits.size();
  found.hits = page_of(hits, options.offset, options.limit);
  for (const AskedWord& word : inquiry.words()) {
    if (!word.used.empty()) found.corrections.push_back({word.word, word.used});
  }
  return found;
}

std::vector<Hit> find(db::ReadTx& tx, std::string_view kind, std::string_view words, int limit,
                      text::Stemmer* stemmer) {
  return search(tx, std::span(&kind, 1), words, {.limit = limit}, stemmer).hits;
}

std::vector<Hit> similar(db::ReadTx& tx, std::string_view kind, std::string_view title, int limit,
                         text::Stemmer* stemmer, int least_score) {
  Inquiry inquiry(tx, stemmer, std::span(&kind, 1), title);
  inquiry.look(false);
  std::vector<Hit> hits;
  for (const Scored& one : rank_similar(std::move(inquiry.matches().front()), inquiry.words().size(), least_score))
    hits.push_back({one.id, one.score, kind});
  return page_of(hits, 0, limit);
}

}  // namespace wiec::search
