#include "platform/html/html.h"

#include <charconv>
#include <cstring>

#include "platform/html/escape.h"

namespace wiec::html {
namespace detail {
namespace {

constexpr std::size_t kIntegerBytes = 20;

char* write(char* to, std::string_view text) {
  std::memcpy(to, text.data(), text.size());
  return to + text.size();
}

std::size_t bound(const Argument& argument, Hole hole) {
  switch (argument.kind) {
    case ArgumentKind::text: return hole == Hole::url_part ? argument.text.size() * 3 : escaped_size_bound(argument.text);
    case ArgumentKind::integer: return kIntegerBytes;
    case ArgumentKind::html: return argument.text.size();
    default: return 0;
  }
}

char* write_value(char* to, const Argument& argument, Hole hole) {
  if (argument.kind == ArgumentKind::html) return write(to, argument.text);
  if (argument.kind == ArgumentKind::integer) return std::to_chars(to, to + kIntegerBytes, argument.integer).ptr;
  if (hole == Hole::url_part) return escape_url_component(to, argument.text);
  const bool address = hole == Hole::url || hole == Hole::optional_url;
  return escape_html(to, address ? checked_url(argument.text) : argument.text);
}

char* write_named(char* to, std::string_view name, const Argument& argument, Hole hole) {
  const bool stands = argument.kind == ArgumentKind::flag      ? argument.integer != 0
                      : argument.kind == ArgumentKind::integer ? true
                                                               : !argument.text.empty();
  if (!stands) return to;
  *to++ = ' ';
  to = write(to, name);
  if (hole == Hole::flag) return to;
  to = write(to, "=\"");
  to = write_value(to, argument, hole);
  *to++ = '"';
  return to;
}

char* write_piece(char* to, std::string_view text, const Piece& piece, const Argument& argument) {
  to = write(to, text.substr(piece.begin, piece.length));
  if (piece.hole == Hole::none) return to;
  if (piece.hole >= Hole::flag) return write_named(to, text.substr(piece.name_begin, piece.name_length), argument, piece.hole);
  return write_value(to, argument, piece.hole);
}

}  // namespace

// A run of pieces without a callable argument is measured first and then written into one stretch of room.
void render(Html& out, std::string_view text, std::span<const Piece> pieces, const Argument* arguments) {
  std::size_t first = 0;
  while (first < pieces.size()) {
    std::size_t room = kEscapeSlack;
    std::size_t end = first;
    const Argument* argument = arguments;
    const Argument* block = nullptr;
    while (end < pieces.size() && block == nullptr) {
      const Piece& piece = pieces[end++];
      room += std::size_t{piece.length} + piece.name_length + 4;
      if (piece.hole == Hole::none) continue;
      if (argument->kind == ArgumentKind::block) block = argument;
      room += bound(*argument++, piece.hole);
    }
    const std::size_t before = out.markup_.size();
    out.markup_.resize_and_overwrite(before + room, [&](char* buffer, std::size_t) {
      char* to = buffer + before;
      for (std::size_t i = first; i < end; ++i) {
        to = write_piece(to, text, pieces[i], *arguments);
        if (pieces[i].hole != Hole::none) ++arguments;
      }
      return static_cast<std::size_t>(to - buffer);
    });
    if (block != nullptr) block->call(block->object, out);
    first = end;
  }
}

}  // namespace detail

std::string_view checked_url(std::string_view url) { return detail::is_allowed_scheme(detail::scheme_of(url)) ? url : "#"; }

void json_ld(Html& out, std::string_view json) {
  out.markup_ += R"(<script type="application/ld+json">)";
  for (char c : json) {
    switch (c) {
      case '<': out.markup_ += "\\u003c"; break;
      case '>': out.markup_ += "\\u003e"; break;
      case '&': out.markup_ += "\\u0026"; break;
      default: out.markup_ += c;
    }
  }
  out.markup_ += "</script>";
}

}  // namespace wiec::html
