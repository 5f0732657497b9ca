// One description of a parameter serves reading, writing and the published schema: a struct lists its parameters once
// in fields(RuleFields&, Struct&), and the same lines read it from JSON or write it.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.h"
#include "base/money.h"

namespace wiec::tally {

// What is wrong with a parameter, so that every language can say it; the sentences stand in modules/voting.
enum class RuleFault : std::uint8_t {
  other,    // only the English message says it
  no_json,  // reason, byte
  must_be_object,
  unknown_key,   // the known ones
  unknown_name,  // the allowed ones
  named_twice,
  must_be_flag,
  must_be_number,  // least, most
  must_be_amount,
  must_be_percent,
  must_be_text,
  must_be_list,
  too_long,
  part_missing,  // a cap without its category or neighbourhood
  seed_or_order  // a draw has neither or both
};

struct RuleError {
  std::string key;      // path of the parameter: "greedy.over_budget"; empty = the whole text
  std::string message;  // English, one clause
  RuleFault fault = RuleFault::other;
  std::vector<std::string> args;
};

class RuleFields {
 public:
  static RuleFields reading(const Json& object, std::string path = {});
  static RuleFields writing();

  // Names are in the order of the enumerators.
  template <class E>
  void choice(std::string_view key, E& value, std::span<const std::string_view> names) {
    auto index = static_cast<std::size_t>(value);
    choose(key, index, names);
    value = static_cast<E>(index);
  }
  template <class E>
  void choices(std::string_view key, std::vector<E>& values, std::span<const std::string_view> names) {
    std::vector<std::size_t> indexes;
    for (const E value : values) indexes.push_back(static_cast<std::size_t>(value));
    choose_many(key, indexes, names);
    values.clear();
    for (const std::size_t index : indexes) values.push_back(static_cast<E>(index));
  }
  void flag(std::string_view key, bool& value);
  void number(std::string_view key, std::int64_t& value, std::int64_t least, std::int64_t most);
  void amount(std::string_view key, std::int64_t& minor);                 // "150000.00"
  void amount(std::string_view key, std::optional<std::int64_t>& minor);  // absent = no bound
  void number(std::string_view key, std::optional<std::int64_t>& value, std::int64_t least, std::int64_t most);
  void percent(std::string_view key, Ratio& share);  // 80 or "2.5": at most six decimals, 0..100
  void text(std::string_view key, std::string& value);
  void words(std::string_view key, std::vector<std::string>& values);  // a list of texts
  // A struct with fields() of its own; absent = as it stands.
  template <class T>
  void group(std::string_view key, T& value) {
    RuleFields inner = enter(key);
    fields(inner, value);
    leave(key, std::move(inner));
  }
  template <class T>
  void list(std::string_view key, std::vector<T>& values) {
    const std::size_t size = start_list(key, values.size());
    if (reading_) values.resize(size);
    for (std::size_t i = 0; i < values.size(); ++i) {
      RuleFields inner = enter(key, i);
      fields(inner, values[i]);
      leave(key, std::move(inner), i);
    }
  }

  // A map of free texts: the by-law's words beside each parameter.
  void texts(std::string_view key, std::vector<std::pair<std::string, std::string>>& values);

  bool is_reading() const { return reading_; }
  void fail(std::string_view key, std::string message) { fail(key, RuleFault::other, {}, std::move(message)); }
  void fail(std::string_view key, RuleFault, std::vector<std::string> args, std::string message);
  // Reading: an error at the first member that nobody asked for. Writing: never.
  void refuse_unknown();
  const std::optional<RuleError>& error() const { return error_; }
  Json written() && { return std::move(out_); }

 private:
  const Json* take(std::string_view key);
  void choose(std::string_view key, std::size_t& index, std::span<const std::string_view> names);
  void choose_many(std::string_view key, std::vector<std::size_t>& indexes, std::span<const std::string_view> names);
  std::size_t find_name(std::string_view key, const Json& name, std::span<const std::string_view> names);
  RuleFields enter(std::string_view key, std::optional<std::size_t> place = {});
  void leave(std::string_view key, RuleFields&& inner, std::optional<std::size_t> place = {});
  std::size_t start_list(std::string_view key, std::size_t size);
  std::string path_of(std::string_view key) const;

  bool reading_ = false;
  const Json* in_ = nullptr;  // an object, or null when the group is absent
  Json out_{Json::Object{}};
  std::string path_;
  std::vector<std::string> taken_;
  std::optional<RuleError> error_;
};

}  // namespace wiec::tally
