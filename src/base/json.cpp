#include "base/json.h"

#include <fmt/format.h>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace wiec {
namespace {

// Builds a Json from nlohmann's events; stops at the first thing this program does not accept.
class Builder : public nlohmann::json_sax<nlohmann::json> {
 public:
  Json root;
  JsonError error;

  bool null() override { return put({}); }
  bool boolean(bool v) override { return put(v); }
  bool number_integer(std::int64_t v) override { return put(v); }
  bool number_unsigned(std::uint64_t v) override {
    if (v > static_cast<std::uint64_t>(INT64_MAX)) return fail("integer beyond 64 bits");
    return put(static_cast<std::int64_t>(v));
  }
  bool number_float(double v, const std::string& text) override {
    if (!std::isfinite(v)) return fail("number out of range");
    if (text.find_first_of(".eE") == std::string::npos) return fail("integer beyond 64 bits");
    return put(v);
  }
  bool string(std::string& v) override { return put(std::move(v)); }
  bool binary(binary_t&) override { return fail("binary"); }
  bool start_object(std::size_t) override { return push(Json::Object{}); }
  bool start_array(std::size_t) override { return push(Json::Array{}); }
  bool end_object() override { return pop(); }
  bool end_array() override { return pop(); }
  bool key(std::string& v) override {
    const Json::Object& members = *open_.back()->object();
    if (std::ranges::any_of(members, [&](const auto& member) { return member.first == v; }))
      return fail("the same key twice: " + v);
    key_ = std::move(v);
    return true;
  }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& problem) override {
    error = {position, problem.what()};
    return false;
  }

 private:
  bool fail(std::string message) {
    error = {0, std::move(message)};
    return false;
  }
  Json* place(Json value) {
    if (open_.empty()) return &(root = std::move(value));
    if (auto* array = open_.back()->array()) return &array->emplace_back(std::move(value));
    return &open_.back()->object()->emplace_back(std::move(key_), std::move(value)).second;
  }
  bool put(Json value) {
    place(std::move(value));
    return true;
  }
  bool push(Json value) {
    if (open_.size() >= 64) return fail("more than 64 levels");
    open_.push_back(place(std::move(value)));
    return true;
  }
  bool pop() {
    open_.pop_back();
    return true;
  }
  std::vector<Json*> open_;
  std::string key_;
};

// UTF-16 code unit order of two UTF-8 strings (RFC 8785, 3.2.3): differs from byte order only where a surrogate pair
// meets U+E000..U+FFFF.
bool utf16_less(std::string_view a, std::string_view b) {
  const auto at = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  if (at.first == a.end() || at.second == b.end()) return a.size() < b.size();
  const auto rank = [](unsigned char lead) { return lead >= 0xF0 ? 0xED * 2 + 1 : lead * 2; };
  return rank(static_cast<unsigned char>(*at.first)) < rank(static_cast<unsigned char>(*at.second));
}

void write(std::string& out, const Json& value, bool canonical) {
  if (value.is_null()) {
    out += "null";
  } else if (const auto* truth = value.boolean()) {
    out += *truth ? "true" : "false";
  } else if (const auto* i = value.integer()) {
    fmt::format_to(std::back_inserter(out), "{}", *i);
  } else if (const auto* d = value.number()) {
    if (canonical) throw std::logic_error("a double in canonical JSON");
    JsonWriter(out).value(*d);
  } else if (const auto* s = value.string()) {
    append_json_string(out, *s);
  } else if (const auto* array = value.array()) {
    out += '[';
    for (std::size_t n = 0; n < array->size(); ++n) {
      if (n) out += ',';
      write(out, (*array)[n], canonical);
    }
    out += ']';
  } else if (const auto* object = value.object()) {
    std::vector<const Json::Object::value_type*> members;
    for (const auto& member : *object) members.push_back(&member);
    if (canonical)
      std::ranges::sort(members, [](const auto* a, const auto* b) { return utf16_less(a->first, b->first); });
    out += '{';
    for (std::size_t n = 0; n < members.size(); ++n) {
      if (n) out += ',';
      append_json_string(out, members[n]->first);
      out += ':';
      write(out, members[n]->second, canonical);
    }
    out += '}';
  }
}
}  // namespace

const Json* Json::find(std::string_view name) const {
  if (const auto* members = object())
    for (const auto& [key, value] : *members)
      if (key == name) return &value;
  return nullptr;
}

Json& Json::set(std::string name, Json value) {
  if (is_null()) value_ = Object{};
  auto& members = std::get<Object>(value_);
  for (auto& [key, old] : members)
    if (key == name) return old = std::move(value);
  return members.emplace_back(std::move(name), std::move(value)).second;
}

std::expected<Json, JsonError> parse_json(std::string_view text) {
  Builder builder;
  if (!nlohmann::json::sax_parse(text.begin(), text.end(), &builder)) {
    builder.error.offset = std::min(builder.error.offset, text.size());  // the parser counts the end as a character
    return std::unexpected(builder.error);
  }
  return std::move(builder.root);
}

std::string to_text(const Json& value) {
  std::string out;
  write(out, value, false);
  return out;
}

std::string canonical_json(const Json& value) {
  std::string out;
  write(out, value, true);
  return out;
}

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\b':
        out += "\\b";
        break;
      case '\f':
        out += "\\f";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20)
          fmt::format_to(std::back_inserter(out), "\\u{:04x}", c);
        else
          out += c;
    }
  }
  out += '"';
}

void JsonWriter::separate() {
  if (!first_) out_ += ',';
  first_ = false;
}
JsonWriter& JsonWriter::open(char bracket) {
  separate();
  out_ += bracket;
  first_ = true;
  return *this;
}
JsonWriter& JsonWriter::close(char bracket) {
  out_ += bracket;
  first_ = false;
  return *this;
}
JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  append_json_string(out_, name);
  out_ += ':';
  first_ = true;
  return *this;
}
JsonWriter& JsonWriter::value(std::string_view text) {
  separate();
  append_json_string(out_, text);
  return *this;
}
JsonWriter& JsonWriter::value(std::int64_t number) {
  separate();
  fmt::format_to(std::back_inserter(out_), "{}", number);
  return *this;
}
JsonWriter& JsonWriter::value(bool truth) {
  separate();
  out_ += truth ? "true" : "false";
  return *this;
}
JsonWriter& JsonWriter::value(double number) {
  if (!std::isfinite(number)) return null();
  separate();
  fmt::format_to(std::back_inserter(out_), "{}", number + 0.0);  // minus zero is written as zero, as ECMAScript does
  return *this;
}
JsonWriter& JsonWriter::null() {
  separate();
  out_ += "null";
  return *this;
}
JsonWriter& JsonWriter::value(const Json& content) {
  separate();
  write(out_, content, false);
  return *this;
}

}  // namespace wiec
