// Reads an HTML template at compile time: a state machine walks the markup and decides for each hole which escaper it
// needs, by the context the hole stands in (WHATWG HTML 13.2.5, reduced to the markup this program writes). Whatever the
// site's content security policy forbids, or whatever no escaper makes safe, is a call of a function below that does not
// exist at compile time: the compiler's message names it.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace wiec::html {

// The text of a template, as a template argument.
template <std::size_t N>
struct Template {
  char text[N];
  consteval Template(const char (&literal)[N]) {
    for (std::size_t i = 0; i < N; ++i) text[i] = literal[i];
  }
  constexpr std::string_view view() const { return {text, N - 1}; }
};

enum class Hole : std::uint8_t {
  none,                // a literal only
  text,                // between tags
  plain_text,          // inside <title>, <textarea>: no markup is possible there
  attribute,           // inside double quotes
  url,                 // a whole address: its scheme is checked
  url_part,            // one component after a fixed beginning: percent-encoded
  flag,                // {?checked}: the attribute stands or not
  optional_attribute,  // {?lang=}: the attribute stands when there is a value
  optional_url,
};

// A literal and the hole after it. Offsets into the template's text.
struct Piece {
  std::uint16_t begin = 0;
  std::uint16_t length = 0;
  std::uint16_t name_begin = 0;  // of a flag or optional attribute
  std::uint16_t name_length = 0;
  Hole hole = Hole::none;
};

// What is wrong with a template. Never defined: a template that needs one does not compile.
namespace template_error {
void hole_in_tag_name();
void hole_in_attribute_name();
void hole_in_unquoted_attribute();
void hole_in_script();
void hole_needs_a_question_mark_inside_a_tag();
void question_mark_hole_outside_a_tag();
void hole_cannot_be_made_safe_in_this_attribute();  // srcset, http-equiv: write the whole value in the template
void url_hole_after_a_beginning_that_fixes_no_host_and_path();
void attribute_value_must_stand_in_double_quotes();
void style_and_script_attributes_are_forbidden();   // style=, on*=, srcdoc=
void element_is_forbidden();                        // <style>, <base>, <iframe>, <object>, ...
void script_must_be_empty();                        // <script src="..." defer></script> only
void comment_is_forbidden();
void url_scheme_is_forbidden();
void stray_brace();                                 // write {{ or }}
void stray_less_than();                             // write &lt;
void fragment_must_end_between_tags();              // unclosed tag, quote, title, textarea or script
}  // namespace template_error

namespace detail {

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
constexpr bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
constexpr bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }
constexpr bool is_name(char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == ':' || c == '_'; }

constexpr bool same_word(std::string_view a, std::string_view lower_b) {
  if (a.size() != lower_b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (lower(a[i]) != lower_b[i]) return false;
  }
  return true;
}

template <std::size_t N>
constexpr bool one_of(std::string_view word, const std::string_view (&list)[N]) {
  for (std::string_view item : list) {
    if (same_word(word, item)) return true;
  }
  return false;
}

constexpr bool is_url_attribute(std::string_view name) {
  return one_of(name, {"href", "src", "action", "formaction", "poster", "cite", "data", "ping", "background", "manifest", "xlink:href"});
}
constexpr bool is_forbidden_attribute(std::string_view name) {
  return one_of(name, {"style", "srcdoc"}) || (name.size() > 2 && lower(name[0]) == 'o' && lower(name[1]) == 'n');
}
constexpr bool is_forbidden_element(std::string_view name) {
  return one_of(name, {"style", "base", "object", "embed", "iframe", "frame", "frameset", "plaintext", "xmp", "noembed", "noframes",
                       "noscript", "animate", "animatemotion", "animatetransform", "set", "foreignobject", "math"});
}

// The scheme of an address, up to its colon; empty = relative.
constexpr std::string_view scheme_of(std::string_view url) {
  for (std::size_t i = 0; i < url.size(); ++i) {
    if (url[i] == ':') return url.substr(0, i + 1);
    if (url[i] == '/' || url[i] == '?' || url[i] == '#') break;
  }
  return {};
}
constexpr bool is_allowed_scheme(std::string_view scheme) {
  return scheme.empty() || one_of(scheme, {"https:", "http:", "mailto:", "tel:"});
}

// A component may follow "/path/", "?q=", "#", "mailto:" or "https://host/", never a bare scheme or an unfinished host.
constexpr bool fixes_host_and_path(std::string_view prefix) {
  if (prefix == "mailto:") return true;
  // Written out: g++ 12 with -fsanitize=undefined refuses find_first_of on a template argument in constant expressions.
  std::size_t from = 0;
  for (std::size_t i = 0; i + 1 < prefix.size() && from == 0; ++i) {
    if (prefix[i] == '/' && prefix[i + 1] == '/') from = i + 2;
  }
  for (std::size_t i = from; i < prefix.size(); ++i) {
    if (prefix[i] == '/' || prefix[i] == '?' || prefix[i] == '#') return true;
  }
  return false;
}

template <std::size_t Capacity>
struct Plan {
  std::array<Piece, Capacity> pieces{};
  std::size_t size = 0;
  std::size_t holes = 0;
  std::size_t literal_bytes = 0;
};

enum class State : std::uint8_t { text, tag_name, in_tag, attribute_name, before_value, value, end_tag, declaration };

template <std::size_t Capacity>
class Scanner {
 public:
  consteval explicit Scanner(std::string_view text) : text_(text) {}

  consteval Plan<Capacity> plan() {
    while (at_ < text_.size()) step();
    if (state_ != State::text || !rcdata_.empty()) template_error::fragment_must_end_between_tags();
    if (begin_ < text_.size() || plan_.size == 0) cut(text_.size(), Hole::none);
    return plan_;
  }

 private:
  consteval char peek(std::size_t ahead) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

  consteval void step() {
    const char c = text_[at_];
    if (c == '{' || c == '}') return brace(c);
    switch (state_) {
      case State::text: return in_text(c);
      case State::tag_name: return in_tag_name(c);
      case State::in_tag: return in_tag(c);
      case State::attribute_name: return in_attribute_name(c);
      case State::before_value: return before_value(c);
      case State::value: return in_value(c);
      case State::end_tag:
      case State::declaration:
        if (c == '>') state_ = State::text;
        ++at_;
    }
  }

  // Ends the literal before `end` with a hole; the next literal begins at at_.
  consteval void cut(std::size_t end, Hole hole, std::size_t name_begin = 0, std::size_t name_length = 0) {
    plan_.pieces[plan_.size++] = {static_cast<std::uint16_t>(begin_), static_cast<std::uint16_t>(end - begin_),
                                  static_cast<std::uint16_t>(name_begin), static_cast<std::uint16_t>(name_length), hole};
    plan_.literal_bytes += end - begin_ + name_length + 5;
    if (hole != Hole::none) ++plan_.holes;
    begin_ = at_;
  }

  consteval void brace(char c) {
    if (peek(1) == c) {  // {{ and }} stand for one brace
      const std::size_t end = ++at_;
      ++at_;
      return cut(end, Hole::none);
    }
    if (c == '}') template_error::stray_brace();
    if (peek(1) == '?') return named_hole();
    if (peek(1) != '}') template_error::stray_brace();
    const std::size_t end = at_;
    at_ += 2;
    cut(end, hole_here(end));
  }

  consteval Hole hole_here(std::size_t end) {
    switch (state_) {
      case State::text:
        if (rcdata_ == "script") template_error::hole_in_script();
        return rcdata_.empty() ? Hole::text : Hole::plain_text;
      case State::value: return hole_in_value(end);
      case State::before_value: template_error::hole_in_unquoted_attribute(); break;
      case State::in_tag: template_error::hole_needs_a_question_mark_inside_a_tag(); break;
      case State::attribute_name: template_error::hole_in_attribute_name(); break;
      default: template_error::hole_in_tag_name();
    }
    return Hole::none;
  }

  consteval Hole hole_in_value(std::size_t end) {
    if (one_of(attribute_, {"srcset", "imagesrcset", "http-equiv"})) template_error::hole_cannot_be_made_safe_in_this_attribute();
    if (!is_url_attribute(attribute_)) return Hole::attribute;
    const bool first = !value_has_hole_;
    value_has_hole_ = true;
    if (first && end == value_begin_) return Hole::url;
    if (first && !fixes_host_and_path(text_.substr(value_begin_, end - value_begin_))) {
      template_error::url_hole_after_a_beginning_that_fixes_no_host_and_path();
    }
    return Hole::url_part;
  }

  // {?checked} or {?lang=}
  consteval void named_hole() {
    if (state_ == State::tag_name) end_of_tag_name();
    if (state_ != State::in_tag) template_error::question_mark_hole_outside_a_tag();
    const std::size_t end = at_;
    std::size_t stop = at_ + 2;
    while (stop < text_.size() && is_name(text_[stop])) ++stop;
    const std::string_view name = text_.substr(end + 2, stop - end - 2);
    if (name.empty() || one_of(name, {"srcset", "imagesrcset", "http-equiv"})) template_error::hole_cannot_be_made_safe_in_this_attribute();
    if (is_forbidden_attribute(name)) template_error::style_and_script_attributes_are_forbidden();
    Hole hole = Hole::flag;
    if (stop < text_.size() && text_[stop] == '=') {
      hole = is_url_attribute(name) ? Hole::optional_url : Hole::optional_attribute;
      ++stop;
    }
    if (stop >= text_.size() || text_[stop] != '}') template_error::stray_brace();
    at_ = stop + 1;
    cut(end, hole, end + 2, name.size());
  }

  consteval void in_text(char c) {
    if (c != '<') {
      if (rcdata_ == "script") template_error::script_must_be_empty();
      ++at_;
      return;
    }
    if (!rcdata_.empty()) return end_of_rcdata();
    if (peek(1) == '!') {
      if (peek(2) == '-') template_error::comment_is_forbidden();
      state_ = State::declaration;
    } else if (peek(1) == '/') {
      state_ = State::end_tag;
    } else if (is_letter(peek(1))) {
      state_ = State::tag_name;
      name_begin_ = at_ + 1;
    } else {
      template_error::stray_less_than();
    }
    ++at_;
  }

  // Inside <title>, <textarea> and <script> only their own end tag means anything.
  consteval void end_of_rcdata() {
    const std::string_view rest = text_.substr(at_);
    if (rest.size() > rcdata_.size() + 2 && rest[1] == '/' && same_word(rest.substr(2, rcdata_.size()), rcdata_)) {
      rcdata_ = {};
      state_ = State::end_tag;
    } else {
      template_error::stray_less_than();
    }
    ++at_;
  }

  consteval void end_of_tag_name() {
    element_ = text_.substr(name_begin_, at_ - name_begin_);
    if (is_forbidden_element(element_)) template_error::element_is_forbidden();
    state_ = State::in_tag;
  }

  consteval void in_tag_name(char c) {
    if (is_name(c)) {
      ++at_;
    } else {
      end_of_tag_name();  // the character is read again inside the tag
    }
  }

  consteval void in_tag(char c) {
    if (c == '>') {
      state_ = State::text;
      if (same_word(element_, "title")) rcdata_ = "title";
      if (same_word(element_, "textarea")) rcdata_ = "textarea";
      if (same_word(element_, "script")) rcdata_ = "script";
    } else if (is_name(c)) {
      state_ = State::attribute_name;
      name_begin_ = at_;
      return;
    } else if (!is_space(c) && c != '/') {
      template_error::attribute_value_must_stand_in_double_quotes();
    }
    ++at_;
  }

  consteval void in_attribute_name(char c) {
    if (is_name(c)) {
      ++at_;
      return;
    }
    attribute_ = text_.substr(name_begin_, at_ - name_begin_);
    if (is_forbidden_attribute(attribute_)) template_error::style_and_script_attributes_are_forbidden();
    if (c == '=') {
      state_ = State::before_value;
      ++at_;
    } else {
      state_ = State::in_tag;  // an attribute without a value; the character is read again
    }
  }

  consteval void before_value(char c) {
    if (c != '"') template_error::attribute_value_must_stand_in_double_quotes();
    state_ = State::value;
    value_begin_ = ++at_;
    value_has_hole_ = false;
  }

  consteval void in_value(char c) {
    if (c == '"') {
      const std::string_view value = text_.substr(value_begin_, at_ - value_begin_);
      if (is_url_attribute(attribute_) && !value.starts_with('{') && !is_allowed_scheme(scheme_of(value))) {
        template_error::url_scheme_is_forbidden();
      }
      state_ = State::in_tag;
    }
    ++at_;
  }

  std::string_view text_;
  Plan<Capacity> plan_{};
  std::size_t at_ = 0;
  std::size_t begin_ = 0;  // of the literal being read
  std::size_t name_begin_ = 0;
  std::size_t value_begin_ = 0;
  bool value_has_hole_ = false;
  State state_ = State::text;
  std::string_view element_;
  std::string_view attribute_;
  std::string_view rcdata_;  // the element whose text holds no markup
};

constexpr std::size_t piece_capacity(std::string_view text) {
  std::size_t count = 1;
  for (char c : text) count += c == '{' || c == '}';
  return count;
}

template <Template T>
inline constexpr auto plan_of = Scanner<piece_capacity(T.view())>(T.view()).plan();

}  // namespace detail
}  // namespace wiec::html
