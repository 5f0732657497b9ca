#include "platform/html/icon.h"

#include <array>

#include "web/assets.h"

namespace wiec::html {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(Icon::none)> kNames{
    "accessibility", "arrow-right", "baby", "banknote", "bell", "bike", "book-open", "building", "bus", "calendar", "check",
    "chevron-down", "chevron-left", "chevron-right", "circle-alert", "circle-check", "circle-x", "clock", "code", "download",
    "dumbbell", "external-link", "eye", "file-text", "filter", "graduation-cap", "hammer", "handshake", "heart", "house", "image",
    "info", "languages", "leaf", "lightbulb", "link", "list", "lock", "log-in", "log-out", "mail", "map", "map-pin", "megaphone",
    "menu", "message", "paw-print", "pencil", "phone", "plus", "printer", "route", "rss", "scale", "search", "shield-check",
    "sparkles", "star", "table", "theater", "trash", "tree", "triangle-alert", "trophy", "user", "users", "vote", "x"};

}  // namespace

std::string_view name_of(Icon icon) {
  return icon == Icon::none ? std::string_view{} : kNames[static_cast<std::size_t>(icon)];
}

void icon(Html& out, Icon which) {
  if (which == Icon::none) return;
  // Written a hundred times on a page, always the same: made once.
  static const auto ready = [] {
    std::array<Html, kNames.size()> list;
    for (std::size_t i = 0; i < list.size(); ++i) {
      put<R"(<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>)">(list[i], web::asset_url("icons.svg"), kNames[i]);
    }
    return list;
  }();
  out.append(ready[static_cast<std::size_t>(which)]);
}

}  // namespace wiec::html
