// One folder's two files: the same keys, the same arguments.
#include "text_compiler/catalogue.h"

#include <algorithm>

#include "base/json.h"
#include "text_compiler/typography.h"

namespace wiec::text_compiler {
namespace {

using Sources = std::vector<std::pair<std::string, std::string>>;

Sources read_file(std::string_view json, const std::string& file, std::vector<Fault>& faults) {
  const auto document = parse_json(json);
  if (!document) {
    faults.push_back({file, "", document.error().message});
    return {};
  }
  const Json::Object* members = document->object();
  if (members == nullptr) {
    faults.push_back({file, "", "the file must be one flat object of texts"});
    return {};
  }
  if (members->empty()) faults.push_back({file, "", "there are no texts"});
  Sources sources;
  for (const auto& [key, value] : *members) {
    const bool taken = key == "all" || key == "catalogue" || key == "keys";  // names of the generated files themselves
    if (!is_identifier(key) || taken) faults.push_back({file, key, "a key is a name of small letters, digits and _ that C++ does not reserve"});
    else if (value.string() == nullptr) faults.push_back({file, key, "the value must be a text"});
    else sources.emplace_back(key, *value.string());
  }
  return sources;
}

const std::string* find(const Sources& sources, const std::string& key) {
  const auto at = std::ranges::find(sources, key, &Sources::value_type::first);
  return at == sources.end() ? nullptr : &at->second;
}

std::string_view name_of(ArgumentType type) {
  switch (type) {
    case ArgumentType::text: return "text";
    case ArgumentType::number: return "number";
    case ArgumentType::money: return "money";
    case ArgumentType::percent: return "percent";
    case ArgumentType::date: return "date";
    case ArgumentType::instant: return "instant";
  }
  return "";
}

// Both languages must name the same arguments, used as the same types.
void compare_arguments(Text& text, const std::string& en_file, std::vector<Fault>& faults) {
  for (const Argument& pl : text.pl.arguments) {
    const auto en = std::ranges::find(text.en.arguments, pl.name, &Argument::name);
    if (en == text.en.arguments.end()) {
      faults.push_back({en_file, text.key, "argument {" + pl.name + "} of the Polish text is missing"});
    } else if (en->type != pl.type) {
      faults.push_back({en_file, text.key, "argument {" + pl.name + "} is " + std::string(name_of(en->type)) +
                                               " here and " + std::string(name_of(pl.type)) + " in Polish"});
    }
  }
  for (const Argument& en : text.en.arguments)
    if (std::ranges::count(text.pl.arguments, en.name, &Argument::name) == 0)
      faults.push_back({en_file, text.key, "argument {" + en.name + "} is not in the Polish text"});
}

}  // namespace

Catalogue read_catalogue(std::string_view pl_json, std::string_view en_json, const std::string& pl_file,
                         const std::string& en_file) {
  Catalogue out;
  const Sources pl = read_file(pl_json, pl_file, out.faults);
  const Sources en = read_file(en_json, en_file, out.faults);
  for (const auto& [key, source] : pl) {
    const std::string* english = find(en, key);
    if (english == nullptr) {
      out.faults.push_back({en_file, key, "the key is missing"});
      continue;
    }
    const std::size_t before = out.faults.size();
    Text text{key, read_pattern(source, Language::pl, pl_file, key, out.faults),
              read_pattern(*english, Language::en, en_file, key, out.faults)};
    if (out.faults.size() == before) compare_arguments(text, en_file, out.faults);
    out.texts.push_back(std::move(text));
  }
  for (const auto& [key, source] : en)
    if (find(pl, key) == nullptr) out.faults.push_back({pl_file, key, "the key is missing"});
  return out;
}

}  // namespace wiec::text_compiler
