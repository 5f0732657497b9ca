#include "platform/text/difference.h"

#include <algorithm>
#include <cstdint>
#include <span>

namespace wiec::text {
namespace {

using Tokens = std::vector<std::string_view>;
constexpr std::size_t kMostCells = 4'000'000;

// A word with the spaces after it, or a line end: together they are the text again.
Tokens tokens_of(std::string_view text) {
  Tokens all;
  while (!text.empty()) {
    std::size_t end = 1;
    if (text.front() != '\n') {
      end = std::min(text.find_first_of(" \n"), text.size());
      while (end < text.size() && text[end] == ' ') ++end;
    }
    all.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return all;
}

// The same word at the end of a line and within it is one word.
bool same(std::string_view a, std::string_view b) {
  const auto bare = [](std::string_view word) { return word.substr(0, word.find_last_not_of(' ') + 1); };
  return bare(a) == bare(b);
}

void add(std::vector<Difference>& out, Change change, std::string_view text) {
  if (out.empty() || out.back().change != change) out.push_back({change, {}});
  out.back().text += text;
}

void compare(std::vector<Difference>& out, std::span<const std::string_view> a, std::span<const std::string_view> b) {
  if (a.size() * b.size() > kMostCells) {
    for (const auto word : a) add(out, Change::removed, word);
    for (const auto word : b) add(out, Change::added, word);
    return;
  }
  const std::size_t width = b.size() + 1;
  std::vector<std::uint16_t> common((a.size() + 1) * width, 0);  // of the rests from here on
  for (std::size_t i = a.size(); i-- > 0;)
    for (std::size_t j = b.size(); j-- > 0;)
      common[i * width + j] = same(a[i], b[j]) ? static_cast<std::uint16_t>(common[(i + 1) * width + j + 1] + 1)
                                               : std::max(common[(i + 1) * width + j], common[i * width + j + 1]);
  std::size_t i = 0, j = 0;
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && j < b.size() && same(a[i], b[j])) {
      add(out, Change::same, b[j]);
      ++i, ++j;
    } else if (j == b.size() || (i < a.size() && common[(i + 1) * width + j] >= common[i * width + j + 1])) {
      add(out, Change::removed, a[i++]);
    } else {
      add(out, Change::added, b[j++]);
    }
  }
}

}  // namespace

std::vector<Difference> differences(std::string_view before, std::string_view after) {
  const Tokens a = tokens_of(before), b = tokens_of(after);
  std::size_t head = 0, tail = 0;
  while (head < a.size() && head < b.size() && same(a[head], b[head])) ++head;
  while (tail < a.size() - head && tail < b.size() - head && same(a[a.size() - 1 - tail], b[b.size() - 1 - tail]))
    ++tail;
  std::vector<Difference> out;
  for (std::size_t i = 0; i < head; ++i) add(out, Change::same, b[i]);
  compare(out, std::span(a).subspan(head, a.size() - head - tail), std::span(b).subspan(head, b.size() - head - tail));
  for (std::size_t i = b.size() - tail; i < b.size(); ++i) add(out, Change::same, b[i]);
  return out;
}

}  // namespace wiec::text
