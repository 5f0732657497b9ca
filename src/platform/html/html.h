// Safe HTML. Markup is made only by put<"template">(out, arguments...): the template is read by the compiler, which picks
// the escaper of each hole and refuses what cannot be made safe.
//
//   html::Html out;
//   html::put<R"(<li><a href="{}">{}</a></li>)">(out, url, title);
//   html::put<R"(<input name="{}" value="{}"{?checked}{?aria-describedby=}>)">(out, name, value, on, hint_id);
//   html::put<"<ul>{}</ul>">(out, [&](html::Html& list) { for (const auto& x : items) row(list, x); });
//
// Holes:
//   {}        between tags: text, integer, const Html&, or a callable that takes Html& and appends to it
//   {}        in a "double-quoted" attribute: text, integer
//   {}        at the beginning of href, src, action, ...: a whole address; relative, http, https, mailto and tel pass,
//             anything else becomes "#"
//   {}        later in such an attribute ("/projekty/{}?strona={}"): one component, percent-encoded
//   {?name}   inside a tag: bool; the attribute stands or not. Write no space before it.
//   {?name=}  inside a tag: text or std::optional of text or integer; no attribute when empty
//   {{ }}     literal braces
// Does not compile: a hole in an unquoted or single-quoted attribute, a tag or attribute name, <script>, style=, on*=,
// srcdoc=; inline styles and scripts at all; comments; a wrong number or type of arguments; an unclosed quote or tag.
#pragma once
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "platform/html/template.h"

namespace wiec::html {

class Html;

namespace detail {

enum class ArgumentKind : std::uint8_t { text, integer, flag, html, block, absent };

// An argument with its type told aside, so that each template costs the compiler little.
struct Argument {
  ArgumentKind kind = ArgumentKind::absent;
  std::string_view text;
  std::int64_t integer = 0;  // also the flag
  const void* object = nullptr;
  void (*call)(const void*, Html&) = nullptr;
};

void render(Html& out, std::string_view text, std::span<const Piece> pieces, const Argument* arguments);

}  // namespace detail

// Markup that is safe to send. Moves cheaply; copying is explicit work, so pass by reference.
class Html {
 public:
  Html() = default;

  // For markup made elsewhere by code that is trusted to escape: the Markdown renderer, a stored page. Never for text.
  static Html trusted(std::string markup) {
    Html out;
    out.markup_ = std::move(markup);
    return out;
  }

  std::string_view view() const { return markup_; }
  bool empty() const { return markup_.empty(); }
  std::size_t size() const { return markup_.size(); }
  void reserve(std::size_t bytes) { markup_.reserve(bytes); }
  void append(const Html& other) { markup_.append(other.markup_); }
  std::string take() && { return std::move(markup_); }

 private:
  friend void detail::render(Html&, std::string_view, std::span<const Piece>, const detail::Argument*);
  friend void json_ld(Html&, std::string_view);
  std::string markup_;
};

namespace detail {

template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};

template <class T>
concept Text = std::convertible_to<const T&, std::string_view>;
template <class T>
concept Integer = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char> && !std::same_as<T, char8_t> &&
                  !std::same_as<T, char16_t> && !std::same_as<T, char32_t> && !std::same_as<T, wchar_t>;
template <class T>
concept Block = std::invocable<const T&, Html&>;

template <class T>
Argument argument(const T& value) {
  if constexpr (requires { { value.argument() } -> std::same_as<const Argument&>; }) {
    return value.argument();
  } else if constexpr (std::same_as<T, Html>) {
    return {.kind = ArgumentKind::html, .text = value.view()};
  } else if constexpr (std::same_as<T, bool>) {
    return {.kind = ArgumentKind::flag, .integer = value};
  } else if constexpr (Text<T>) {
    return {.kind = ArgumentKind::text, .text = value};
  } else if constexpr (Integer<T>) {
    static_assert(sizeof(T) < 8 || std::signed_integral<T> || std::same_as<T, std::size_t>);
    return {.kind = ArgumentKind::integer, .integer = static_cast<std::int64_t>(value)};
  } else if constexpr (is_optional<T>::value) {
    return value ? argument(*value) : Argument{};
  } else if constexpr (std::is_function_v<T>) {
    return {.kind = ArgumentKind::block, .object = reinterpret_cast<const void*>(&value), .call = [](const void* block, Html& out) {
              reinterpret_cast<T*>(const_cast<void*>(block))(out);
            }};
  } else {
    return {.kind = ArgumentKind::block, .object = &value, .call = [](const void* block, Html& out) {
              (*static_cast<const T*>(block))(out);
            }};
  }
}

}  // namespace detail

// What a component shows inside itself: text (escaped), markup, or a callable that appends. A view: it lives no longer than
// what it was made of, so make it in the call itself.
class Content {
 public:
  Content() = default;
  template <class T>
    requires(detail::Text<T> || detail::Integer<T> || detail::Block<T> || std::same_as<T, Html>)
  Content(const T& value) : argument_(detail::argument(value)) {}  // NOLINT: conversion is the point

  bool empty() const {
    return argument_.kind == detail::ArgumentKind::absent ||
           (argument_.kind != detail::ArgumentKind::block && argument_.kind != detail::ArgumentKind::integer && argument_.text.empty());
  }
  const detail::Argument& argument() const { return argument_; }

 private:
  detail::Argument argument_;
};

// One <script type="application/ld+json"> of data for search engines. The text must be JSON; < > & in its strings are
// written as \u escapes, so it cannot end the element.
void json_ld(Html& out, std::string_view json);

// The address itself when its scheme is allowed, else "#".
std::string_view checked_url(std::string_view url);

namespace detail {

template <class T>
consteval bool fits(Hole hole) {
  switch (hole) {
    case Hole::text: return Text<T> || Integer<T> || std::same_as<T, Html> || Block<T> || std::same_as<T, Content>;
    case Hole::plain_text:
    case Hole::attribute:
    case Hole::url_part: return Text<T> || Integer<T>;
    case Hole::url: return Text<T>;
    case Hole::flag: return std::same_as<T, bool>;
    case Hole::optional_attribute:
    case Hole::optional_url:
      if constexpr (is_optional<T>::value) {
        return Text<typename T::value_type> || Integer<typename T::value_type>;
      } else {
        return Text<T>;
      }
    default: return false;
  }
}

template <Template T, class... Arguments>
consteval bool all_fit() {
  constexpr auto& plan = plan_of<T>;
  if (plan.holes != sizeof...(Arguments)) return false;
  [[maybe_unused]] std::size_t piece = 0;
  [[maybe_unused]] const auto next = [&] {
    while (plan.pieces[piece].hole == Hole::none) ++piece;
    return plan.pieces[piece++].hole;
  };
  return (fits<std::remove_cvref_t<Arguments>>(next()) && ... && true);
}

}  // namespace detail

// Appends the template with its holes filled.
template <Template T, class... Arguments>
void put(Html& out, const Arguments&... arguments) {
  constexpr auto& plan = detail::plan_of<T>;
  static_assert(plan.holes == sizeof...(Arguments), "as_many_arguments_as_holes");
  static_assert(detail::all_fit<T, Arguments...>(), "type_does_not_fit_its_hole: see the top of html.h");
  const detail::Argument list[sizeof...(Arguments) + 1] = {detail::argument(arguments)..., {}};
  detail::render(out, T.view(), {plan.pieces.data(), plan.size}, list);
}

// The same as a value.
template <Template T, class... Arguments>
Html make(const Arguments&... arguments) {
  Html out;
  put<T>(out, arguments...);
  return out;
}

}  // namespace wiec::html
