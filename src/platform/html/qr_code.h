// A QR code (ISO/IEC 18004) as SVG: dark on white also in the dark, with the quiet zone the standard asks for.
#pragma once
#include <string_view>

#include "platform/html/html.h"

namespace wiec::html {

// `label` says to screen readers what it is; what it contains must also stand on the page as text. Up to about 1,000
// bytes; more is a std::logic_error.
void qr_code(Html& out, std::string_view content, std::string_view label);

}  // namespace wiec::html
