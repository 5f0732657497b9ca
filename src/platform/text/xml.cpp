#include "platform/text/xml.h"

namespace wiec::text {

void append_xml(std::string& out, std::string_view words) {
  for (const char c : words) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n' || c == '\r') out += c;
    }
  }
}

void append_element(std::string& out, std::string_view name, std::string_view words) {
  ((out += '<') += name) += '>';
  append_xml(out, words);
  ((out += "</") += name) += ">\n";
}

}  // namespace wiec::text
