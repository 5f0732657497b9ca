// Ways through the pages: pager, breadcrumb, tabs, steps of a process.
#pragma once
#include <span>
#include <string_view>

#include "platform/html/component.h"

namespace wiec::html {

// "/projekty?dzielnica=3&strona=" and the number behind it make the address of a page. Nothing is written for one page.
struct Pager {
  int page = 1;
  int pages = 1;
  std::string_view href_before_number;
};
void pager(Html& out, Language, const Pager&);

// From the home page down to the page above this one; the page itself is not repeated.
void breadcrumb(Html& out, Language, std::span<const Link>);

// Views of one thing, each with an address of its own.
void tabs(Html& out, std::string_view label, std::span<const Link>);

// A process in the order of time. The state comes from dates; `note` says it in words ("trwa do 13 grudnia"), else a
// standard word does.
enum class StepState { done, now, ahead };
struct Step {
  std::string_view title;
  StepState state = StepState::ahead;
  std::string_view note = {};
  std::string_view href = {};
};
struct Steps {
  std::string_view label;  // for screen readers: "Przebieg edycji 2026"
  std::span<const Step> steps;
  bool upright = false;    // one below the other, for long processes
};
void steps(Html& out, Language, const Steps&);

}  // namespace wiec::html
