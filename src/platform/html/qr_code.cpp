#include "platform/html/qr_code.h"

#include <fmt/format.h>
#include <qrencode.h>

#include <memory>
#include <stdexcept>
#include <string>

namespace wiec::html {
namespace {

constexpr int kQuiet = 4;  // modules

// One run of dark modules after the other, row by row.
std::string path_of(const QRcode& code) {
  std::string path;
  for (int y = 0; y < code.width; ++y) {
    for (int x = 0; x < code.width;) {
      const auto dark = [&](int at) { return at < code.width && (code.data[y * code.width + at] & 1); };
      if (!dark(x)) {
        ++x;
        continue;
      }
      int end = x;
      while (dark(end)) ++end;
      path += fmt::format("M{} {}h{}v1h-{}z", x + kQuiet, y + kQuiet, end - x, end - x);
      x = end;
    }
  }
  return path;
}

}  // namespace

void qr_code(Html& out, std::string_view content, std::string_view label) {
  const auto bytes = reinterpret_cast<const unsigned char*>(content.data());
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
      QRcode_encodeData(static_cast<int>(content.size()), bytes, 0, QR_ECLEVEL_M), QRcode_free);
  if (!code) throw std::logic_error("too much for a QR code");
  const int size = code->width + 2 * kQuiet;
  const std::string box = fmt::format("0 0 {} {}", size, size);
  put<R"(<svg class="qr-code" role="img" aria-label="{}" width="232" height="232" viewBox="{}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{}v{}H0z"/><path fill="#000" d="{}"/></svg>)">(
      out, label, box, size, size, path_of(*code));
}

}  // namespace wiec::html
