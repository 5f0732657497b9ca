// The skeleton inside <main>: sections, columns, running text.
#pragma once
#include <string_view>

#include "platform/html/component.h"

namespace wiec::html {

// A part of a page under its own <h2>, with a link to all of it.
struct Section {
  std::string_view title;
  Content body;
  Link more = {};
  std::string_view id = {};
};
void section(Html& out, const Section&);

// Main matter and what stands beside it; one below the other on narrow screens.
enum class ColumnsKind { main_aside, filters_main, even };
void columns(Html& out, const Content& first, const Content& second, ColumnsKind kind = ColumnsKind::main_aside);

// Running text at a readable width (Markdown, help).
void prose(Html& out, const Content& text);

}  // namespace wiec::html
