// Which rule texts a published file calls for: the one it declares in META `rule`, and the family of rules that cities
// are known to use, tried in a fixed order. For check.cpp; a new family adds its names here.
#pragma once
#include <string>
#include <vector>

#include "tally/pb_file.h"
#include "tally/rule.h"

namespace wiec::tally {

struct NamedRule {
  std::string name;  // "greedy-no-skip", with "+ threshold" and the like
  Rule rule;
  bool exclusive = false;  // declares that some projects shut out others, without saying which
  bool quota = false;      // holds the caps that META declares
};

// What META declares, read as far as this program knows it; empty when it knows no such rule.
std::vector<NamedRule> declared_rules(const PbFile&);
std::vector<NamedRule> published_rules(const PbFile&);

}  // namespace wiec::tally
