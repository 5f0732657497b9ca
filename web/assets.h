// The files that browsers fetch: styles, scripts, icon sprite, fonts, images. Bundled and compressed when the program is
// built and embedded in it; each has the hash of its content in its name, so an answer may be kept for ever.
#pragma once
#include <span>
#include <string_view>

namespace wiec::web {

struct Asset {
  std::string_view name;          // "app.css"
  std::string_view path;          // "/static/app-1f0c5a7be9d2.css"
  std::string_view content_type;  // "text/css; charset=utf-8"
  std::string_view hash;          // 12 hexadecimal digits of the SHA-256 of the plain bytes; good as an ETag
  std::string_view plain;
  std::string_view gzip;    // empty where compression gains nothing (fonts, PNG)
  std::string_view brotli;  // empty likewise
};

std::span<const Asset> assets();

// The hashed address of a file by its plain name. A name that does not exist is a mistake in the program: std::logic_error.
std::string_view asset_url(std::string_view name);

}  // namespace wiec::web
