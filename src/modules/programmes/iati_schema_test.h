// Whether a file is what IATI 2.03 asks for: elements in the order of iati-activities-schema.xsd with how often each
// may stand, attributes that must and may be there and what they hold, codes of the code lists, and the sums that the
// standard's own rules ask for. It knows the part of the standard that the register writes and refuses everything else,
// so that a new element is looked up in the standard first. Written anew from the published schema and code lists
// (iatistandard.org, version 2.03); the schema itself is not copied here.
#pragma once
#include <map>
#include <regex>
#include <string>
#include <vector>

#include "base/money.h"
#include "platform/text/xml_reader.h"

namespace wiec::programmes::iati_schema {

inline constexpr int kAny = 1'000'000;
struct Child {
  std::string name;
  int least = 0, most = kAny;
};
struct Attribute {
  std::string name;
  bool required = false;
  std::string values;  // a regular expression for all of it
};
struct Rule {
  std::vector<Child> children;  // in this order
  std::vector<Attribute> attributes;
  std::string words;  // a regular expression; empty: no text of its own
};

inline const std::string kText = ".+", kDate = R"(\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))",
                         kMoment = kDate + R"(T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d\d:\d\d))",
                         kDecimal = R"([+-]?\d+(\.\d+)?)", kPercent = R"((\d|[1-9]\d)(\.\d+)?|100(\.0+)?)",
                         kCurrencyCode = "[A-Z]{3}", kLanguageCode = "[a-z]{2}";

// allow(long-function): the table of all elements
inline const std::map<std::string, Rule>& rules() {
  static const std::vector<Child> narratives = {{"narrative", 1}}, may_say = {{"narrative"}};
  static const std::map<std::string, Rule> all = {
      {"iati-activities",
       {{{"iati-activity", 1}}, {{"version", true, R"(2\.03)"}, {"generated-datetime", false, kMoment}}, ""}},
      {"iati-activity",
       {{{"iati-identifier", 1, 1},
         {"reporting-org", 1, 1},
         {"title", 1, 1},
         {"description", 1},
         {"participating-org", 1},
         {"other-identifier"},
         {"activity-status", 1, 1},
         {"activity-date", 1},
         {"contact-info"},
         {"activity-scope", 0, 1},
         {"recipient-country"},
         {"recipient-region"},
         {"location"},
         {"sector"},
         {"budget"},
         {"transaction"},
         {"document-link"}},
        {{"last-updated-datetime", false, kMoment},
         {"xml:lang", false, kLanguageCode},
         {"default-currency", false, kCurrencyCode}},
        ""}},
      {"iati-identifier", {{}, {}, R"([^\s/&|?]+)"}},
      // OrganisationType: 10 government ... 90 other; 11 local government.
      {"reporting-org",
       {narratives,
        {{"ref", true, R"([^\s/&|?]+)"}, {"type", true, "10|11|15|2[1-4]|30|40|60|70|71|72|73|80|90"}},
        ""}},
      {"title", {narratives, {}, ""}},
      {"description", {narratives, {{"type", false, "[1-4]"}}, ""}},
      {"narrative", {{}, {{"xml:lang", false, kLanguageCode}}, kText}},
      {"participating-org", {may_say, {{"role", true, "[1-4]"}, {"ref", false, kText}}, ""}},
      {"other-identifier", {{{"owner-org", 0, 1}}, {{"ref", true, kText}, {"type", true, "A[1-39]|B[19]"}}, ""}},
      {"activity-status", {{}, {{"code", true, "[1-6]"}}, ""}},
      {"activity-date", {may_say, {{"type", true, "[1-4]"}, {"iso-date", true, kDate}}, ""}},
      {"recipient-country", {may_say, {{"code", true, "[A-Z]{2}"}, {"percentage", false, kPercent}}, ""}},
      {"location", {{{"name", 0, 1}}, {}, ""}},
      {"name", {narratives, {}, ""}},
      {"sector",
       {may_say, {{"vocabulary", false, R"(\d{1,2})"}, {"code", true, kText}, {"percentage", false, kPercent}}, ""}},
      {"budget",
       {{{"period-start", 1, 1}, {"period-end", 1, 1}, {"value", 1, 1}},
        {{"type", false, "[12]"}, {"status", false, "[12]"}},
        ""}},
      {"period-start", {{}, {{"iso-date", true, kDate}}, ""}},
      {"period-end", {{}, {{"iso-date", true, kDate}}, ""}},
      {"value", {{}, {{"value-date", true, kDate}, {"currency", false, kCurrencyCode}}, kDecimal}},
      {"document-link",
       {{{"title", 1, 1}, {"description", 0, 1}, {"category", 1}, {"language"}, {"document-date", 0, 1}},
        {{"url", true, R"(https?://[^\s]+)"}, {"format", true, R"([a-z]+/[a-z0-9.+-]+)"}},
        ""}},
      {"category", {{}, {{"code", true, "A(0[1-9]|1[0-2])|B(0[1-9]|1[0-8])"}}, ""}},
      {"language", {{}, {{"code", true, kLanguageCode}}, ""}},
  };
  return all;
}

class Check {
 public:
  std::vector<std::string> faults;

  void element(const text::XmlElement& e) {
    const auto rule = rules().find(e.name);
    if (rule == rules().end()) return wrong(e, "no such element");
    attributes(e, rule->second.attributes);
    if (rule->second.words.empty() ? !e.words.empty() : !fits(e.words, rule->second.words))
      wrong(e, "its text: " + e.words);
    children(e, rule->second.children);
    if (e.name == "iati-activity") activity(e);
    for (const auto& child : e.children) element(child);
  }

 private:
  void wrong(const text::XmlElement& e, const std::string& what) {
    faults.push_back(std::to_string(e.line) + ": " + e.name + ": " + what);
  }
  static bool fits(const std::string& value, const std::string& pattern) {
    return pattern == kText ? !value.empty() : std::regex_match(value, std::regex(pattern));
  }

  void attributes(const text::XmlElement& e, const std::vector<Attribute>& known) {
    for (const auto& [name, value] : e.attributes) {
      const auto found = std::ranges::find(known, name, &Attribute::name);
      if (found == known.end())
        wrong(e, "no such attribute: " + name);
      else if (!fits(value, found->values))
        wrong(e, name + "=" + value);
    }
    for (const Attribute& one : known)
      if (one.required && e.attribute(one.name).empty()) wrong(e, "without " + one.name);
  }

  void children(const text::XmlElement& e, const std::vector<Child>& order) {
    std::vector<int> count(order.size());
    std::size_t at = 0;
    for (const auto& child : e.children) {
      const auto place = static_cast<std::size_t>(std::ranges::find(order, child.name, &Child::name) - order.begin());
      if (place == order.size()) {
        wrong(child, "not in " + e.name);
      } else {
        if (place < at) wrong(child, "after what it must stand before");
        at = place;
        ++count[place];
      }
    }
    for (std::size_t i = 0; i < order.size(); ++i)
      if (count[i] < order[i].least || count[i] > order[i].most)
        wrong(e, std::to_string(count[i]) + " times " + order[i].name);
  }

  // What the standard asks for beside its schema.
  void activity(const text::XmlElement& e) {
    const auto* id = e.child("iati-identifier");
    const auto* by = e.child("reporting-org");
    if (id && by && !id->words.starts_with(std::string(by->attribute("ref")) + "-"))
      wrong(e, "an identifier begins with who reports: " + id->words);
    std::int64_t sectors = 0, hundredths = 0, starts = 0;
    for (const auto& child : e.children) {
      if (child.name == "sector") {
        ++sectors;
        hundredths += minor_units_from(child.attribute("percentage")).value_or(0);
        if (child.attribute("vocabulary") == "99" && child.children.empty()) wrong(child, "an own code without words");
      }
      const auto type = child.name == "activity-date" ? child.attribute("type") : "";
      starts += type == "1" || type == "2";
      if ((type == "2" || type == "4") && child.attribute("iso-date") > today) wrong(child, "actual, but still ahead");
    }
    if (sectors > 1 && hundredths != 100'00) wrong(e, "sectors make " + std::to_string(hundredths) + " hundredths");
    if (starts == 0) wrong(e, "without a beginning");
    if (e.attribute("xml:lang").empty()) wrong(e, "narratives in no language");
  }

 public:
  std::string today = "9999-12-31";
};

// What is wrong, one line for each fault; nothing for a file that is right. `today`: ISO 8601.
inline std::vector<std::string> faults_of(std::string_view file, const std::string& today = "9999-12-31") {
  const auto root = text::read_xml(file);
  if (!root) return {std::to_string(root.error().line) + ": " + root.error().message};
  Check check;
  check.today = today;
  if (root->name != "iati-activities") check.faults.push_back("the root is " + root->name);
  check.element(*root);
  return check.faults;
}

}  // namespace wiec::programmes::iati_schema
