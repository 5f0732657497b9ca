// Pieces that show one thing: card, tag, notice, figures, details, summary list, log, downloads.
#pragma once
#include <span>
#include <string_view>

#include "platform/html/component.h"

namespace wiec::html {

struct Tag {
  std::string_view label;
  Tone tone = Tone::plain;
  Icon icon = Icon::none;
};
void tag(Html& out, const Tag&);

struct Picture {
  std::string_view src;
  std::string_view alt = {};  // empty = decoration
  int width = 0;
  int height = 0;
  bool lazy = true;           // false for what is seen first
};

struct Fact {
  Icon icon = Icon::none;
  Content text;
  std::string_view label = {};  // what the icon means, for screen readers: "Koszt"
  bool strong = false;          // the number that matters most
};

struct Card {
  std::string_view href, title;
  int heading_level = 3;
  std::span<const Tag> tags = {};
  Content text = {};
  std::span<const Fact> facts = {};
  Tone tone = Tone::plain;     // colour of the card's edge
  const Picture* picture = nullptr;
  Icon art = Icon::none;       // drawn large in the tone where there is no picture: costs no request
  Content footer = {};         // status, a button
};
void card(Html& out, const Card&);
// The list that cards stand in: one, two or three columns.
void cards(Html& out, const Content& list);

enum class NoticeKind { information, success, warning, error };
struct Notice {
  NoticeKind kind = NoticeKind::information;
  std::string_view title = {};
  Content text = {};
  bool announced = false;  // read aloud at once: after an act of the reader
};
void notice(Html& out, Language, const Notice&);

// One line on top of every page: a ballot begun and not sent.
struct Banner {
  Content text;
  Link action = {};
};
void banner(Html& out, Language, const Banner&);

// Numbers that are decisions, each with its sentence.
struct Figure {
  Content number;
  std::string_view label;
  std::string_view note = {};
  Tone tone = Tone::plain;
};
void figures(Html& out, std::span<const Figure>);

void details(Html& out, std::string_view summary, const Content& body, bool open = false);

// Pairs of name and value; with `change_href` the page on which answers are checked.
struct SummaryRow {
  std::string_view name;
  Content value;
  std::string_view change_href = {};
};
void summary_list(Html& out, Language, std::span<const SummaryRow>);

// What there is when there is nothing: why, and what one can do.
struct EmptyState {
  std::string_view title;
  Content text = {};
  Icon icon = Icon::search;
  Link action = {};
};
void empty_state(Html& out, const EmptyState&);

// What happened and when, newest first by the caller's order.
struct LogEntry {
  std::string_view date;      // in words
  std::string_view iso_date;  // "2026-11-22"
  std::string_view title;
  Content text = {};
  Tone tone = Tone::plain;
};
void event_log(Html& out, std::string_view label, std::span<const LogEntry>);

struct Download {
  std::string_view href, label;
  std::string_view format;  // "CSV"
  std::string_view size = {};  // "120 kB"
  std::string_view note = {};
};
void downloads(Html& out, std::span<const Download>);

// Parts of a longer task, done in any order.
struct Task {
  std::string_view href, title;
  std::string_view hint = {};
  std::string_view status = {};
  Tone tone = Tone::plain;
  bool done = false;
};
void task_list(Html& out, std::span<const Task>);

// The end of an act: what was done, and the code to keep.
struct Panel {
  std::string_view title;
  Content text = {};
  std::string_view code = {};
};
void panel(Html& out, const Panel&);

// The first screen of a page: what this is, in one sentence, and what to do.
struct Hero {
  std::string_view title;
  Content lead = {};
  Content actions = {};
  Content aside = {};  // picture, map or figures beside it on wide screens
};
void hero(Html& out, const Hero&);

}  // namespace wiec::html
