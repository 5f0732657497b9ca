#include "platform/html/chart.h"

#include "platform/html/card.h"
#include "platform/html/table.h"
#include "platform/html/texts.h"

namespace wiec::html {
namespace {

constexpr std::int64_t kUnits = 1000;  // drawing units across

// value : whole in drawing units; 128 bits, for sums of money in grosze times a thousand.
std::int64_t units(std::int64_t value, std::int64_t whole) {
  if (whole <= 0 || value <= 0) return 0;
  __extension__ using Wide = __int128;
  return static_cast<std::int64_t>(Wide{value} * kUnits / whole);
}

std::string_view class_of(BarLook look) {
  switch (look) {
    case BarLook::plain: return "bar";
    case BarLook::won: return "bar bar-won";
    case BarLook::lost: return "bar bar-lost";
    case BarLook::faded: return "bar bar-faded";
  }
  return "bar";
}

void bar(Html& out, const Bar& bar, std::int64_t longest, const std::optional<BarThreshold>& threshold) {
  const auto label = [&](Html& words) {
    if (bar.href.empty()) return put<"{}">(words, bar.label);
    put<R"(<a href="{}">{}</a>)">(words, bar.href, bar.label);
  };
  const auto line = [&](Html& drawing) {
    if (!threshold) return;
    const std::int64_t at = units(threshold->value, longest);
    put<R"(<path class="bar-threshold" d="M{} 0v10"/>)">(drawing, at);
  };
  put<R"(<li class="{}"><span class="bar-label">{}</span> <span class="bar-value">{}</span><svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true"><rect class="bar-fill" width="{}" height="10"/>{}</svg>{}</li>)">(
      out, class_of(bar.look), label, bar.value_text, units(bar.value, longest), line, [&](Html& note) {
        if (!bar.note.empty()) put<R"(<span class="bar-note">{}</span>)">(note, bar.note);
      });
}

}  // namespace

void bar_chart(Html& out, Language, const BarChart& chart) {
  std::int64_t longest = chart.threshold ? chart.threshold->value : 0;
  for (const Bar& each : chart.bars) longest = std::max(longest, each.value);
  const auto rows = [&](Html& list) {
    for (std::size_t i = 0; i < chart.bars.size(); ++i) {
      if (chart.cut && chart.cut->after == i) put<R"(<li class="bar-cut"><span>{}</span></li>)">(list, chart.cut->label);
      bar(list, chart.bars[i], longest, chart.threshold);
    }
    if (chart.cut && chart.cut->after == chart.bars.size()) put<R"(<li class="bar-cut"><span>{}</span></li>)">(list, chart.cut->label);
  };
  const auto threshold = [&](Html& words) {
    if (chart.threshold) put<R"(<p class="bar-threshold-label">{}</p>)">(words, chart.threshold->label);
  };
  put<R"(<figure class="chart"><figcaption{?class=}>{}</figcaption>{}<ol class="bars" role="list">{}</ol></figure>)">(out, chart.caption_hidden ? "hidden" : "", chart.caption, threshold, rows);
}

void bar_chart_table(Html& out, Language language, const BarChart& chart) {
  const Column columns[] = {{.label = chart.label_column}, {.label = chart.value_column, .numeric = true}};
  details(out, texts::table_twin(language), [&](Html& body) {
    Table table(body, language, {.caption = chart.caption, .columns = columns, .caption_hidden = true});
    for (std::size_t i = 0; i < chart.bars.size(); ++i) {
      if (chart.cut && chart.cut->after == i) table.divider(chart.cut->label);
      table.row({chart.bars[i].label, chart.bars[i].value_text}, chart.bars[i].look == BarLook::won ? RowKind::won : RowKind::plain);
    }
  });
}

void split_bar(Html& out, const SplitBar& split) {
  std::int64_t whole = 0;
  for (const SplitPart& part : split.parts) whole += part.value;
  const auto drawing = [&](Html& bars) {
    std::int64_t from = 0;
    for (const SplitPart& part : split.parts) {
      const std::int64_t begin = units(from, whole), end = units(from + part.value, whole);
      put<R"(<rect class="{}" x="{}" width="{}" height="10"/>)">(bars, class_of(part.tone), begin, end - begin);
      from += part.value;
    }
  };
  const auto words = [&](Html& list) {
    for (const SplitPart& part : split.parts) {
      put<R"(<li><span class="swatch {}"></span>{} <strong>{}</strong></li>)">(list, class_of(part.tone), part.label, part.value_text);
    }
  };
  put<R"(<figure class="split"><figcaption>{}</figcaption><svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">{}</svg><ul role="list">{}</ul></figure>)">(
      out, split.caption, drawing, words);
}

}  // namespace wiec::html
