// Words in Polish, in English or in both: where the reader's are missing the others are shown, marked so.
#pragma once
#include <string>
#include <string_view>

#include "base/language.h"

namespace wiec::bilingual {

struct Both {
  std::string pl, en;
  // Whether the reader of that language gets the other one's words.
  bool borrowed(Language l) const { return l == Language::pl ? pl.empty() && !en.empty() : en.empty() && !pl.empty(); }
  const std::string& in(Language l) const { return (l == Language::pl) != borrowed(l) ? pl : en; }
  std::string_view lang(Language l) const { return !borrowed(l) ? "" : l == Language::pl ? "en" : "pl"; }
  bool empty() const { return pl.empty() && en.empty(); }
  friend bool operator==(const Both&, const Both&) = default;
};

}  // namespace wiec::bilingual
