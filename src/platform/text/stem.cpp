#include "platform/text/stem.h"

#include <fstream>
#include <hunspell.hxx>
#include <sstream>
#include <unicode/locid.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "base/sha256.h"
#include "platform/text/locale.h"
#include "platform/text/text.h"
#include "platform/text/utf8.h"

namespace wiec::text {
namespace {

constexpr std::size_t kCached = 50'000;       // words; about 6 MB
constexpr std::size_t kMostSpellings = 300;  // tried for one word typed without Polish letters, 30 us each

// The dictionary's own 8-bit encoding (ISO 8859-2 for pl_PL), or UTF-8.
class Encoding {
 public:
  explicit Encoding(const std::string& name) : utf8_(name == "UTF-8") {
    if (utf8_) return;
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(name.c_str(), &status);
    require(status, "the dictionary's encoding");
    for (int byte = 0x80; byte < 0x100; ++byte) {
      const auto c = static_cast<char>(byte);
      char16_t unit[4] = {};
      UErrorCode each = U_ZERO_ERROR;
      const int32_t size = ucnv_toUChars(converter, unit, 4, &c, 1, &each);
      if (U_SUCCESS(each) && size == 1) characters_[static_cast<std::size_t>(byte - 0x80)] = unit[0];
    }
    ucnv_close(converter);
  }

  std::optional<std::string> encode(std::string_view text) const {
    if (utf8_) return std::string(text);
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
      const char32_t c = next_character(text, at);
      if (c < 0x80) {
        out += static_cast<char>(c);
        continue;
      }
      const auto found = std::ranges::find(characters_, c);
      if (found == characters_.end()) return std::nullopt;
      out += static_cast<char>(0x80 + (found - characters_.begin()));
    }
    return out;
  }

  std::string decode(std::string_view text) const {
    if (utf8_) return std::string(text);
    std::string out;
    for (char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      append_character(out, byte < 0x80 ? byte : characters_[byte - 0x80U]);
    }
    return out;
  }

 private:
  bool utf8_;
  std::array<char32_t, 128> characters_{};
};

std::string read_all(const std::filesystem::path& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return std::move(out).str();
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::span<const std::string_view> polish_spellings(char letter) {
  static constexpr std::array<std::string_view, 1> a{"ą"}, c{"ć"}, e{"ę"}, l{"ł"}, n{"ń"}, o{"ó"}, s{"ś"};
  static constexpr std::array<std::string_view, 2> z{"ż", "ź"};
  switch (letter) {
    case 'a': return a;
    case 'c': return c;
    case 'e': return e;
    case 'l': return l;
    case 'n': return n;
    case 'o': return o;
    case 's': return s;
    case 'z': return z;
    default: return {};
  }
}

struct Spelling {
  std::string word;
  int changed = 0;
};

// Ways to put Polish letters into a word without them; the word itself first. Hardly any word has more than three, but for
// short ones ("żółć").
std::vector<Spelling> spellings(std::string_view word) {
  const int most = word.size() <= 5 ? 4 : 3;
  std::vector<Spelling> out{{}};
  for (char letter : word) {
    const std::size_t before = out.size();
    for (std::string_view other : polish_spellings(letter))
      for (std::size_t i = 0; i < before && out.size() < kMostSpellings; ++i)
        if (out[i].changed < most) out.push_back({out[i].word + std::string(other), out[i].changed + 1});
    for (std::size_t i = 0; i < before; ++i) out[i].word += letter;
  }
  return out;
}

std::string capitalised(std::string_view word) {
  auto wide = icu::UnicodeString::fromUTF8(word);
  const int32_t first = wide.moveIndex32(0, 1);
  icu::UnicodeString head(wide, 0, first);
  return utf8(wide.replace(0, first, head.toUpper(icu::Locale(locale_name(Language::pl)))));
}

void settle(std::vector<std::string>& stems) {
  std::ranges::sort(stems);
  stems.erase(std::ranges::unique(stems).begin(), stems.end());
}

}  // namespace

struct Stemmer::Dictionary {
  mutable std::mutex mutex;  // Hunspell works for one thread at a time; held for one word of it
  std::unique_ptr<Hunspell> hunspell;
  std::optional<Encoding> encoding;  // with hunspell, never changed again
  std::string fingerprint;
  std::unordered_map<std::string, std::vector<std::string>> cache;

  bool loaded() const {
    const std::lock_guard lock(mutex);
    return hunspell != nullptr;
  }

  bool add_stems(std::vector<std::string>& out, std::string_view word) {
    const auto bytes = encoding->encode(word);
    if (!bytes) return false;
    std::vector<std::string> found;
    {
      const std::lock_guard lock(mutex);
      found = hunspell->stem(*bytes);
    }
    for (const std::string& stem : found) out.push_back(fold(encoding->decode(stem)));
    return !found.empty();
  }

  std::vector<std::string> find_stems(const std::string& word, bool restore) {
    const std::string key = (restore ? "?" : "") + word;
    {
      const std::lock_guard lock(mutex);
      if (const auto known = cache.find(key); known != cache.end()) return known->second;
    }
    std::vector<std::string> stems;
    if (!add_stems(stems, word)) add_stems(stems, capitalised(word));  // names of people and places
    if (restore && is_ascii(word))
      for (const Spelling& spelling : spellings(word))
        if (spelling.changed > 0) add_stems(stems, spelling.word);
    settle(stems);
    const std::lock_guard lock(mutex);
    if (cache.size() >= kCached) cache.clear();
    cache.emplace(key, stems);
    return stems;
  }
};

Stemmer::Stemmer() : dictionary_(std::make_unique<Dictionary>()) {}
Stemmer::~Stemmer() = default;

std::vector<std::filesystem::path> Stemmer::system_folders() {
  return {"/usr/share/hunspell", "/usr/share/myspell/dicts", "/usr/share/myspell", "/usr/local/share/hunspell"};
}

std::expected<void, std::string> Stemmer::load(std::span<const std::filesystem::path> folders) {
  const auto found = std::ranges::find_if(folders, [](const auto& folder) {
    std::error_code none;
    return std::filesystem::is_regular_file(folder / "pl_PL.aff", none) && std::filesystem::is_regular_file(folder / "pl_PL.dic", none);
  });
  if (found == folders.end()) {
    std::string tried;
    for (const auto& folder : folders) tried += (tried.empty() ? "" : ", ") + folder.string();
    return std::unexpected("no Polish dictionary (pl_PL.aff and pl_PL.dic, package hunspell-pl) in " + tried +
                           ": search finds words only as they are written");
  }
  const std::filesystem::path rules = *found / "pl_PL.aff", list = *found / "pl_PL.dic";
  if (!fingerprint().empty()) return {};
  const std::string fingerprint = hex(sha256(read_all(rules) + read_all(list)));
  auto hunspell = std::make_unique<Hunspell>(rules.c_str(), list.c_str());
  Encoding encoding(hunspell->get_dict_encoding());

  const std::lock_guard lock(dictionary_->mutex);
  if (dictionary_->hunspell != nullptr) return {};
  dictionary_->hunspell = std::move(hunspell);
  dictionary_->encoding = encoding;
  dictionary_->fingerprint = fingerprint;
  return {};
}

std::string Stemmer::fingerprint() const {
  const std::lock_guard lock(dictionary_->mutex);
  return dictionary_->fingerprint;
}

std::vector<SearchWord> Stemmer::search_words(std::string_view text, bool restore) {
  const bool loaded = dictionary_->loaded();
  std::vector<SearchWord> out;
  for (const std::string& word : words(text)) {
    SearchWord& found = out.emplace_back(SearchWord{fold(word), {}});
    if (loaded) found.stems = dictionary_->find_stems(word, restore);
    if (found.stems.empty()) found.stems.push_back(found.word);
  }
  return out;
}

std::vector<SearchWord> Stemmer::index_words(std::string_view text) { return search_words(text, false); }
std::vector<SearchWord> Stemmer::query_words(std::string_view text) { return search_words(text, true); }

}  // namespace wiec::text
