#include "tally/rule_fields.h"

#include <charconv>

namespace wiec::tally {
namespace {
constexpr std::int64_t kMostListed = 1'000'000;
constexpr std::int64_t kPercentUnits = 1'000'000;  // six decimals

std::string joined(std::span<const std::string_view> names) {
  std::string out;
  for (const std::string_view name : names) out.append(out.empty() ? "" : ", ").append(name);
  return out;
}

// "2.5" or "80" -> millionths of a percent; nullopt for anything else.
std::optional<std::int64_t> percent_units(std::string_view text) {
  std::int64_t units = 0, scale = kPercentUnits;
  bool point = false, digits = false;
  for (const char c : text) {
    if (c == '.' && !point && digits) {
      point = true;
    } else if (c >= '0' && c <= '9') {
      digits = true;
      if (point && scale == 1) return std::nullopt;
      if (point) scale /= 10;
      units = units * 10 + (c - '0');
      if (units > 100 * kPercentUnits) return std::nullopt;
    } else {
      return std::nullopt;
    }
  }
  units *= scale;
  return digits && text.back() != '.' && units <= 100 * kPercentUnits ? std::optional(units) : std::nullopt;
}

Ratio reduced(std::int64_t num, std::int64_t den) {
  std::int64_t a = num, b = den;
  while (b != 0) a = std::exchange(b, a % b);
  return a == 0 ? Ratio{0, 1} : Ratio{num / a, den / a};
}

Json percent_json(const Ratio& share) {
  const std::int64_t units = share.num * (100 * kPercentUnits / share.den);
  if (units % kPercentUnits == 0) return units / kPercentUnits;
  std::string text = fmt::format("{}.{:06}", units / kPercentUnits, units % kPercentUnits);
  while (text.back() == '0') text.pop_back();
  return text;
}
}  // namespace

RuleFields RuleFields::reading(const Json& object, std::string path) {
  RuleFields out;
  out.reading_ = true;
  out.path_ = std::move(path);
  out.in_ = &object;
  if (!object.object()) {
    out.in_ = nullptr;
    out.error_ = RuleError{out.path_, "must be an object", RuleFault::must_be_object, {}};
  }
  return out;
}

RuleFields RuleFields::writing() { return {}; }

std::string RuleFields::path_of(std::string_view key) const {
  if (path_.empty() || key.empty()) return path_ + std::string(key);
  return fmt::format("{}.{}", path_, key);
}

void RuleFields::fail(std::string_view key, RuleFault fault, std::vector<std::string> args, std::string message) {
  if (!error_) error_ = RuleError{path_of(key), std::move(message), fault, std::move(args)};
}

const Json* RuleFields::take(std::string_view key) {
  taken_.emplace_back(key);
  return in_ ? in_->find(key) : nullptr;
}

void RuleFields::refuse_unknown() {
  if (!reading_ || !in_) return;
  for (const auto& [name, value] : *in_->object()) {
    if (std::ranges::find(taken_, name) != taken_.end()) continue;
    const std::string known = joined({std::vector<std::string_view>(taken_.begin(), taken_.end())});
    fail(name, RuleFault::unknown_key, {known}, "unknown; known here: " + known);
  }
}

std::size_t RuleFields::find_name(std::string_view key, const Json& name, std::span<const std::string_view> names) {
  const std::string* text = name.string();
  const auto found = text ? std::ranges::find(names, *text) : names.end();
  if (found == names.end()) fail(key, RuleFault::unknown_name, {joined(names)}, "must be one of: " + joined(names));
  return found == names.end() ? 0 : static_cast<std::size_t>(found - names.begin());
}

void RuleFields::choose(std::string_view key, std::size_t& index, std::span<const std::string_view> names) {
  if (!reading_) {
    out_.set(std::string(key), names[index]);
  } else if (const Json* value = take(key)) {
    index = find_name(key, *value, names);
  }
}

void RuleFields::choose_many(std::string_view key, std::vector<std::size_t>& indexes,
                             std::span<const std::string_view> names) {
  if (!reading_) {
    Json::Array array;
    for (const std::size_t index : indexes) array.emplace_back(names[index]);
    out_.set(std::string(key), std::move(array));
    return;
  }
  const Json* value = take(key);
  if (!value) return;
  if (!value->array()) return fail(key, RuleFault::must_be_list, {}, "must be a list of: " + joined(names));
  indexes.clear();
  for (const Json& item : *value->array()) {
    const std::size_t index = find_name(key, item, names);
    if (std::ranges::find(indexes, index) != indexes.end())
      return fail(key, RuleFault::named_twice, {}, "names something twice");
    indexes.push_back(index);
  }
}

void RuleFields::flag(std::string_view key, bool& value) {
  if (!reading_) {
    out_.set(std::string(key), value);
  } else if (const Json* json = take(key)) {
    if (json->boolean())
      value = *json->boolean();
    else
      fail(key, RuleFault::must_be_flag, {}, "must be true or false");
  }
}

void RuleFields::number(std::string_view key, std::int64_t& value, std::int64_t least, std::int64_t most) {
  std::optional<std::int64_t> number = value;
  this->number(key, number, least, most);
  if (number) value = *number;
}

void RuleFields::number(std::string_view key, std::optional<std::int64_t>& value, std::int64_t least,
                        std::int64_t most) {
  if (!reading_) {
    if (value) out_.set(std::string(key), *value);
    return;
  }
  const Json* json = take(key);
  if (!json) return;
  if (!json->integer() || *json->integer() < least || *json->integer() > most) {
    return fail(key, RuleFault::must_be_number, {std::to_string(least), std::to_string(most)},
                fmt::format("must be a whole number from {} to {}", least, most));
  }
  value = *json->integer();
}

void RuleFields::amount(std::string_view key, std::int64_t& minor) {
  std::optional<std::int64_t> amount = minor;
  this->amount(key, amount);
  if (amount) minor = *amount;
}

void RuleFields::amount(std::string_view key, std::optional<std::int64_t>& minor) {
  if (!reading_) {
    if (minor) out_.set(std::string(key), plain_decimal(*minor));
    return;
  }
  const Json* json = take(key);
  if (!json) return;
  const std::optional<std::int64_t> read = json->string() ? minor_units_from(*json->string()) : std::nullopt;
  if (!read) {
    return fail(key, RuleFault::must_be_amount, {}, "must be an amount of money in quotes, such as \"150000.00\"");
  }
  minor = read;
}

void RuleFields::percent(std::string_view key, Ratio& share) {
  if (!reading_) {
    out_.set(std::string(key), percent_json(share));
    return;
  }
  const Json* json = take(key);
  if (!json) return;
  std::optional<std::int64_t> units;
  if (json->string()) units = percent_units(*json->string());
  if (json->integer() && *json->integer() >= 0 && *json->integer() <= 100) units = *json->integer() * kPercentUnits;
  if (!units) {
    return fail(key, RuleFault::must_be_percent, {},
                "must be a percentage from 0 to 100, whole or in quotes with at most six decimals");
  }
  share = reduced(*units, 100 * kPercentUnits);
}

void RuleFields::text(std::string_view key, std::string& value) {
  if (!reading_) {
    out_.set(std::string(key), value);
  } else if (const Json* json = take(key)) {
    if (json->string())
      value = *json->string();
    else
      fail(key, RuleFault::must_be_text, {}, "must be a text");
  }
}

void RuleFields::words(std::string_view key, std::vector<std::string>& values) {
  if (!reading_) {
    out_.set(std::string(key), Json::Array(values.begin(), values.end()));
    return;
  }
  const Json* json = take(key);
  if (!json) return;
  if (!json->array()) return fail(key, RuleFault::must_be_list, {}, "must be a list of texts");
  values.clear();
  for (const Json& item : *json->array()) {
    if (!item.string()) return fail(key, RuleFault::must_be_list, {}, "must be a list of texts");
    values.push_back(*item.string());
  }
}

void RuleFields::texts(std::string_view key, std::vector<std::pair<std::string, std::string>>& values) {
  if (!reading_) {
    Json::Object object;
    for (const auto& [name, text] : values) object.emplace_back(name, text);
    if (!object.empty()) out_.set(std::string(key), std::move(object));
    return;
  }
  const Json* json = take(key);
  if (!json) return;
  if (!json->object()) return fail(key, RuleFault::must_be_object, {}, "must be an object of texts");
  for (const auto& [name, text] : *json->object()) {
    if (!text.string()) return fail(key, RuleFault::must_be_text, {}, fmt::format("{} must be a text", name));
    values.emplace_back(name, *text.string());
  }
}

RuleFields RuleFields::enter(std::string_view key, std::optional<std::size_t> place) {
  if (!reading_) return writing();
  const std::string path = place ? fmt::format("{}[{}]", path_of(key), *place) : path_of(key);
  const Json* json = place ? &(*in_->find(key)->array())[*place] : take(key);
  if (json) return reading(*json, path);
  RuleFields absent;
  absent.reading_ = true;
  absent.path_ = path;
  return absent;
}

void RuleFields::leave(std::string_view key, RuleFields&& inner, std::optional<std::size_t> place) {
  if (!reading_) {
    if (!place)
      out_.set(std::string(key), std::move(inner.out_));
    else
      const_cast<Json*>(out_.find(key))->array()->push_back(std::move(inner.out_));
    return;
  }
  inner.refuse_unknown();
  if (!error_) error_ = inner.error_;
}

std::size_t RuleFields::start_list(std::string_view key, std::size_t size) {
  if (!reading_) {
    out_.set(std::string(key), Json::Array{});
    return size;
  }
  const Json* json = take(key);
  if (!json) return 0;
  if (!json->array()) {
    fail(key, RuleFault::must_be_list, {}, "must be a list");
    return 0;
  }
  if (json->array()->size() > static_cast<std::size_t>(kMostListed)) {
    fail(key, RuleFault::too_long, {}, "is too long");
    return 0;
  }
  return json->array()->size();
}

}  // namespace wiec::tally
