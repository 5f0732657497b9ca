// Reading XML 1.0 that strangers made: a tree of elements, within bounds. Documents with a DOCTYPE are refused, so that
// no entity can grow or fetch anything.
#pragma once
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace wiec::text {

struct XmlElement {
  std::string name;  // as written: "narrative", "ext:something"
  std::vector<std::pair<std::string, std::string>> attributes;
  std::string words;      // its own text, ends trimmed
  std::int64_t line = 0;  // where it begins, from 1
  std::vector<XmlElement> children;

  std::string_view attribute(std::string_view attribute_name) const;  // "" when absent
  const XmlElement* child(std::string_view child_name) const;         // the first; nullptr when absent
};

struct XmlLimits {
  std::size_t elements = 1'000'000;
  int depth = 50;
};
struct XmlError {
  std::int64_t line = 0;  // of the file, from 1
  std::string message;    // English
};
std::expected<XmlElement, XmlError> read_xml(std::string_view bytes, const XmlLimits& limits = {});

}  // namespace wiec::text
