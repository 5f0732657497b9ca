// Charts as a list of words and numbers with a drawn bar in each row: they read well aloud, on a phone and on paper. Each
// has its table twin.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "platform/html/component.h"

namespace wiec::html {

enum class BarLook { plain, won, lost, faded };
struct Bar {
  std::string_view label;
  std::int64_t value = 0;          // length of the bar; not negative
  std::string_view value_text;     // "12 345 głosów"
  std::string_view href = {};
  std::string_view note = {};      // why: "zabrakło 12 400 zł"
  BarLook look = BarLook::plain;
};

struct BarThreshold {
  std::int64_t value = 0;
  std::string_view label;  // "próg 200 głosów"
};
struct BarCut {
  std::size_t after = 0;   // so many bars stand above the line
  std::string_view label;  // "tu skończyły się pieniądze"
};

struct BarChart {
  std::string_view caption;
  std::span<const Bar> bars;
  std::optional<BarThreshold> threshold = {};
  std::optional<BarCut> cut = {};
  std::string_view label_column;  // heads of the table twin
  std::string_view value_column;
  bool caption_hidden = false;  // when a heading right above says the same
};
void bar_chart(Html& out, Language, const BarChart&);
// The same as a table, closed until asked for.
void bar_chart_table(Html& out, Language, const BarChart&);

// Parts of one whole: spent and left, votes by channel.
struct SplitPart {
  std::string_view label;
  std::int64_t value = 0;
  std::string_view value_text;
  Tone tone = Tone::plain;
};
struct SplitBar {
  std::string_view caption;
  std::span<const SplitPart> parts;
};
void split_bar(Html& out, const SplitBar&);

}  // namespace wiec::html
