// One of many things to choose from, with the place for its mark: a box, places in order of preference, or points. For
// long lists: as little markup as a hundred and fifty of them allow.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

#include "platform/html/component.h"

namespace wiec::html {

enum class PickKind { box, places, points };

// A place to give: "3 pkt". The first of the list is none at all: value "0".
struct PickPlace {
  std::string_view value, label;
};

struct Pick {
  std::string_view name;  // of the field; its id is "f-" + name
  std::string_view title;
  std::string_view number;      // before the title; may be empty
  Content facts;                // a line below the title
  std::string_view value = {};  // what is marked now; empty or "0": nothing
  std::string_view error = {};
  PickKind kind = PickKind::box;
  std::span<const PickPlace> places = {};
  std::string_view mark_label = {};  // of a box ("Wybieram") or of the points ("Punkty")
  std::int64_t cost = 0;             // for a running sum, in minor units
  std::string_view skip_label = {};  // of a link past the list, there while something is marked, seen by keyboard alone
};
void pick(Html& out, Language, const Pick&);

// The list that picks stand in.
void picks(Html& out, const Content& list);

// A link past the list, seen by who comes to it by keyboard: to what pick_count() puts.
void pick_end_link(Html& out, std::string_view label);

// What is marked so far, and the buttons: stays in sight below the list. A script recounts: words[n] for n marks, or,
// with `pattern`, "{marks}" in it replaced by their number and "{sum}" by the sum of costs (`money`) or of points;
// above `most` the part after "|" holds, with what is too much as its sum.
struct PickCount {
  std::string_view words;     // as it was when the page was made
  std::string_view by_count;  // "|" between the words of 0, 1, 2 ... marks; the last holds for more
  std::string_view pattern = {};
  std::int64_t most = 0;  // minor units or points
  bool money = false;
  Content buttons;
};
void pick_count(Html& out, Language, const PickCount&);

}  // namespace wiec::html
