// Form fields: label, hint, error beside the field (aria-describedby), what was typed kept. The only place that writes
// <input>. Element ids are "f-" + name; of a group the first choice has it, so the error summary's links land in it.
//
//   html::form(out, {.action = url, .csrf = token, .body = [&](Html& f) {
//     html::text_field(f, language, {.name = "title", .label = texts::title(language), .value = form.text("title"), .error = ...});
//     html::button(f, {.label = texts::save(language)});
//   }});
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "platform/html/component.h"

namespace wiec::html {

enum class TextKind { text, email, phone, address, search, password, number, code };
enum class Width { full, half, short_ };

struct TextField {
  std::string_view name, label;
  std::string_view hint = {};
  std::string_view value = {};
  std::string_view error = {};
  TextKind kind = TextKind::text;      // number and code bring up the digits' keyboard; the server checks
  Width width = Width::full;
  std::string_view suffix = {};        // "zł", shown behind the box
  std::string_view autocomplete = {};  // WCAG 1.3.5: "name", "email", "street-address", ...
  std::optional<int> max_length = {};  // said in words, counted down by script; the server checks
  bool optional = false;
};
void text_field(Html& out, Language, const TextField&);

struct TextArea {
  std::string_view name, label;
  std::string_view hint = {};
  std::string_view value = {};
  std::string_view error = {};
  int rows = 5;
  std::optional<int> max_length = {};
  bool optional = false;
};
void text_area(Html& out, Language, const TextArea&);

struct Choice {
  std::string_view value, label;
  std::string_view hint = {};
};

// Sends the form by itself when `submits` (a filter), with JavaScript; a button must stand there as well.
struct SelectField {
  std::string_view name, label;
  std::span<const Choice> choices;
  std::string_view hint = {};
  std::string_view value = {};
  std::string_view error = {};
  std::string_view empty_label = {};  // first choice with the value ""; none when empty
  Width width = Width::full;
  bool optional = false;
  bool submits = false;
};
void select_field(Html& out, Language, const SelectField&);

// Radio buttons. `inline_` puts short answers (Tak, Nie) side by side.
struct RadioField {
  std::string_view name, legend;
  std::span<const Choice> choices;
  std::string_view hint = {};
  std::string_view value = {};
  std::string_view error = {};
  bool optional = false;
  bool inline_ = false;
  bool large_legend = false;  // the question is the page's heading: <h1> in the legend
};
void radio_field(Html& out, Language, const RadioField&);

struct CheckboxField {
  std::string_view name, legend;
  std::span<const Choice> choices;
  std::string_view hint = {};
  std::span<const std::string> values = {};
  std::string_view error = {};
  bool optional = false;
};
void checkbox_field(Html& out, Language, const CheckboxField&);

// One box with its own question: a consent.
struct Checkbox {
  std::string_view name, label;
  std::string_view value = "1";
  std::string_view hint = {};
  std::string_view error = {};
  bool checked = false;
};
void checkbox(Html& out, Language, const Checkbox&);

// A day near now: the browser's own calendar. value, first and last as "2026-11-22".
struct DateField {
  std::string_view name, label;
  std::string_view hint = {};
  std::string_view value = {};
  std::string_view error = {};
  std::string_view first = {};
  std::string_view last = {};
  bool optional = false;
};
void date_field(Html& out, Language, const DateField&);

// A day that people know by heart: three boxes, sent as name-day, name-month, name-year.
struct MemorableDateField {
  std::string_view name, legend;
  std::string_view hint = {};
  std::string_view day = {}, month = {}, year = {};
  std::string_view error = {};
  bool birthday = false;  // autocomplete
};
void memorable_date_field(Html& out, Language, const MemorableDateField&);

struct FileField {
  std::string_view name, label;
  std::string_view hint = {};  // which formats, how large
  std::string_view error = {};
  std::string_view accept = {};
  bool multiple = false;
  bool optional = false;
};
void file_field(Html& out, Language, const FileField&);

void hidden_field(Html& out, std::string_view name, std::string_view value);

// A box that stands in a table row or list and is named by text elsewhere.
struct RowCheckbox {
  std::string_view name, value;
  std::string_view label;  // for screen readers
  bool checked = false;
};
void row_checkbox(Html& out, const RowCheckbox&);

enum class ButtonKind { primary, secondary, quiet, danger };
struct Button {
  std::string_view label;
  ButtonKind kind = ButtonKind::primary;
  std::string_view name = {};
  std::string_view value = {};
  std::string_view form_action = {};  // another address than the form's
  Icon icon = Icon::none;
};
void button(Html& out, const Button&);

struct LinkButton {
  std::string_view href, label;
  ButtonKind kind = ButtonKind::primary;
  Icon icon = Icon::none;
};
void link_button(Html& out, const LinkButton&);
// Buttons side by side.
void button_row(Html& out, const Content& buttons);

struct FormParts {
  std::string_view action;
  std::string_view csrf = {};  // value of the field _csrf; none in GET forms
  Content body;
  bool get = false;            // a filter or a search: the answer has an address of its own
  bool multipart = false;      // with files
  std::string_view label = {}; // for screen readers, where a page has several forms
};
void form(Html& out, const FormParts&);

// Filters of a list: a GET form in a panel, folded on narrow screens until asked for, without a script. `clear_href` empty =
// nothing is set.
struct FilterPanel {
  std::string_view action, title;
  Content fields;
  std::string_view clear_href = {};
};
void filter_panel(Html& out, Language, const FilterPanel&);

struct SearchBox {
  std::string_view action, label;
  std::string_view name = "q";
  std::string_view value = {};
  Content hidden = {};  // fields that a search keeps
  std::string_view id = "f-search";  // another one for the second box of a page
};
void search_box(Html& out, Language, const SearchBox&);

// First in <main> of a page that came back with errors. Focus is moved to it by script.
struct FieldError {
  std::string_view field;  // name; empty = not about one field
  std::string_view text;
};
void error_summary(Html& out, Language, std::span<const FieldError>);

}  // namespace wiec::html
