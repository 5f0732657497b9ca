#include "platform/text/xml_reader.h"

#include <expat.h>

#include <algorithm>
#include <memory>

namespace wiec::text {
namespace {

struct Building {
  XML_Parser parser;
  const XmlLimits& limits;
  XmlElement root;
  std::vector<XmlElement> open;  // from the outermost
  std::size_t elements = 0;
  std::string refusal;

  void refuse(std::string why) {
    refusal = std::move(why);
    XML_StopParser(parser, XML_FALSE);
  }
};

void trim(std::string& words) {
  const auto first = words.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return words.clear();
  words = words.substr(first, words.find_last_not_of(" \t\r\n") - first + 1);
}

void on_start(void* to, const XML_Char* name, const XML_Char** attributes) {
  auto& made = *static_cast<Building*>(to);
  if (++made.elements > made.limits.elements) return made.refuse("too many elements");
  if (made.open.size() >= static_cast<std::size_t>(made.limits.depth)) return made.refuse("too deep");
  XmlElement& element = made.open.emplace_back();
  element.name = name;
  element.line = static_cast<std::int64_t>(XML_GetCurrentLineNumber(made.parser));
  for (; *attributes; attributes += 2) element.attributes.emplace_back(attributes[0], attributes[1]);
}

void on_end(void* to, const XML_Char*) {
  auto& made = *static_cast<Building*>(to);
  XmlElement element = std::move(made.open.back());
  made.open.pop_back();
  trim(element.words);
  (made.open.empty() ? made.root : made.open.back().children.emplace_back()) = std::move(element);
}

void on_words(void* to, const XML_Char* words, int length) {
  auto& made = *static_cast<Building*>(to);
  if (!made.open.empty()) made.open.back().words.append(words, static_cast<std::size_t>(length));
}

void on_doctype(void* to, const XML_Char*, const XML_Char*, const XML_Char*, int) {
  static_cast<Building*>(to)->refuse("a DOCTYPE is not taken");
}

}  // namespace

std::string_view XmlElement::attribute(std::string_view attribute_name) const {
  for (const auto& [key, value] : attributes)
    if (key == attribute_name) return value;
  return {};
}

const XmlElement* XmlElement::child(std::string_view child_name) const {
  const auto at = std::ranges::find(children, child_name, &XmlElement::name);
  return at == children.end() ? nullptr : &*at;
}

std::expected<XmlElement, XmlError> read_xml(std::string_view bytes, const XmlLimits& limits) {
  const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreate(nullptr), XML_ParserFree);
  if (!parser) throw std::bad_alloc();
  Building made{.parser = parser.get(), .limits = limits, .root = {}, .open = {}, .refusal = {}};
  XML_SetUserData(parser.get(), &made);
  XML_SetElementHandler(parser.get(), on_start, on_end);
  XML_SetCharacterDataHandler(parser.get(), on_words);
  XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
  constexpr std::size_t kPiece = 1 << 20;
  for (std::size_t at = 0;; at += kPiece) {
    const std::string_view piece = bytes.substr(std::min(at, bytes.size()), kPiece);
    const bool last = at + kPiece >= bytes.size();
    if (XML_Parse(parser.get(), piece.data(), static_cast<int>(piece.size()), last) == XML_STATUS_ERROR)
      return std::unexpected(
          XmlError{static_cast<std::int64_t>(XML_GetCurrentLineNumber(parser.get())),
                   made.refusal.empty() ? XML_ErrorString(XML_GetErrorCode(parser.get())) : made.refusal});
    if (last) return std::move(made.root);
  }
}

}  // namespace wiec::text
