#include "commons/site/typed.h"

#include "commons/site/texts.h"
#include "platform/html/field.h"
#include "platform/text/text.h"

namespace wiec {
namespace {

struct Clock {
  int hour = 0, minute = 0;
  std::string_view zone;  // "", "CET", "CEST"
};

std::optional<int> two_digits(std::string_view text) {
  if (text.empty() || text.size() > 2) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<Clock> clock_from(std::string_view text) {
  Clock clock;
  if (const auto space = text.find(' '); space != std::string_view::npos) {
    clock.zone = text.substr(space + 1);
    text = text.substr(0, space);
    if (clock.zone != "CET" && clock.zone != "CEST") return std::nullopt;
  }
  const auto colon = text.find(':');
  const auto hour = two_digits(text.substr(0, colon));
  const auto minute = colon == std::string_view::npos ? std::nullopt : two_digits(text.substr(colon + 1));
  if (!hour || !minute || *minute > 59 || *hour > 24 || (*hour == 24 && *minute > 0)) return std::nullopt;
  clock.hour = *hour;
  clock.minute = *minute;
  return clock;
}

bool shows(Instant at, Date day, const Clock& clock) {
  const auto time = text::time_in_warsaw(at);
  if (clock.hour == 24) return true;
  return text::date_in_warsaw(at) == day && time.hour == clock.hour && time.minute == clock.minute;
}

}  // namespace

Typed::Typed(const http::Form& form) {
  for (const auto& [name, value] : form.values().items()) {
    if (name.starts_with('_')) continue;
    const std::string trimmed = form.all(name).size() > 1 ? std::string() : form.text(name);
    if (!trimmed.empty() || !values_.contains(name)) values_[name] = trimmed;
    if (form.all(name).size() <= 1) continue;
    std::string joined;
    for (const std::string& one : form.all(name)) joined += (joined.empty() ? "" : ",") + one;
    values_[name] = joined;
  }
}

std::string_view Typed::at(std::string_view name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? std::string_view() : std::string_view(found->second);
}

std::vector<std::string> Typed::list(std::string_view name) const {
  std::vector<std::string> all;
  std::string_view rest = at(name);
  while (!rest.empty()) {
    const auto comma = std::min(rest.find(','), rest.size());
    all.emplace_back(rest.substr(0, comma));
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  return all;
}

Errors::Errors(Language l, const Faults& faults) : language_(l) {
  for (const Problem& fault : faults) {
    all_.push_back({fault.field, text::translate(l, fault)});
    std::string& words = by_field_[fault.field];
    words += (words.empty() ? "" : " ") + all_.back().words;
  }
}

std::string_view Errors::at(std::string_view field) const {
  const auto found = by_field_.find(field);
  return found == by_field_.end() ? std::string_view() : std::string_view(found->second);
}

void Errors::put_summary(html::Html& out) const {
  if (all_.empty()) return;
  std::vector<html::FieldError> errors;
  for (const One& one : all_) errors.push_back({.field = one.field, .text = one.words});
  html::error_summary(out, language_, errors);
}

void Reader::wrong(TextKey key, std::string_view field, std::vector<TextArg> args) {
  faults_.push_back({ProblemKind::invalid, key, std::string(field), std::move(args)});
}

std::string Reader::line(std::string_view name, std::string_view label, int most, bool required) {
  const auto clean = text::clean_line(typed.at(name));
  const std::vector<TextArg> args{{"field", std::string(label)}, {"most", std::int64_t{most}}};
  if (!clean) {
    wrong(site::texts::keys::err_not_text, name, {args[0]});
    return {};
  }
  if (clean->empty() && required) wrong(site::texts::keys::err_missing, name, {args[0]});
  if (clean->size() > static_cast<std::size_t>(most) * 4 || text::length(*clean) > static_cast<std::size_t>(most))
    wrong(site::texts::keys::err_long, name, args);
  return *clean;
}

std::string Reader::text(std::string_view name, std::string_view label, int most) {
  const auto clean = text::clean_text(typed.at(name));
  if (!clean) {
    wrong(site::texts::keys::err_not_text, name, {{"field", std::string(label)}});
    return {};
  }
  if (clean->size() > static_cast<std::size_t>(most) * 4 || text::length(*clean) > static_cast<std::size_t>(most))
    wrong(site::texts::keys::err_long, name, {{"field", std::string(label)}, {"most", std::int64_t{most}}});
  return *clean;
}

std::optional<std::int64_t> Reader::whole(std::string_view name, std::string_view label, std::int64_t least,
                                          std::int64_t most, bool required) {
  const std::string_view typed_text = typed.at(name);
  if (typed_text.empty()) {
    if (required) wrong(site::texts::keys::err_missing, name, {{"field", std::string(label)}});
    return std::nullopt;
  }
  std::string digits;  // groups may stand apart: "1 860 000"
  for (std::size_t i = 0; i < typed_text.size(); ++i) {
    if (typed_text.substr(i).starts_with("\u00A0"))
      ++i;
    else if (typed_text[i] != ' ')
      digits += typed_text[i];
  }
  std::int64_t value = 0;
  bool good = !digits.empty() && digits.size() <= 15;
  for (const char c : digits.substr(0, 15)) {
    good = good && c >= '0' && c <= '9';
    if (good) value = value * 10 + (c - '0');
  }
  if (good && least <= value && value <= most) return value;
  wrong(site::texts::keys::err_number, name, {{"field", std::string(label)}, {"least", least}, {"most", most}});
  return std::nullopt;
}

std::optional<std::int64_t> Reader::money(std::string_view name, std::string_view label, bool required) {
  const std::string_view typed_text = typed.at(name);
  if (typed_text.empty()) {
    if (required) wrong(site::texts::keys::err_missing, name, {{"field", std::string(label)}});
    return std::nullopt;
  }
  const auto minor = minor_units_from(typed_text);
  if (!minor) wrong(site::texts::keys::err_money, name, {{"field", std::string(label)}});
  return minor;
}

std::optional<Date> Reader::date(std::string_view name, std::string_view label, bool required) {
  if (typed.at(name).empty()) {
    if (required) wrong(site::texts::keys::err_missing, name, {{"field", std::string(label)}});
    return std::nullopt;
  }
  const auto day = date_from_iso(typed.at(name));
  const auto year = day ? static_cast<int>(calendar(*day).year()) : 0;
  if (day && 1990 <= year && year <= 2100) return day;
  wrong(site::texts::keys::err_date, name, {{"field", std::string(label)}});
  return std::nullopt;
}

std::optional<Instant> Reader::moment(std::string_view name, std::string_view label) {
  const std::string day_name = std::string(name) + "_date", time_name = std::string(name) + "_time";
  const auto day = date(day_name, label, true);
  const std::string_view typed_time = typed.at(time_name);
  const auto clock = clock_from(typed_time);
  if (!clock) wrong(site::texts::keys::err_time, time_name, {{"field", std::string(label)}});
  if (!day || !clock) return std::nullopt;
  const Instant first = text::instant_at(*day, clock->hour, clock->minute),
                second = text::instant_at(*day, clock->hour, clock->minute, true);
  const std::vector<TextArg> args{{"field", std::string(label)}, {"time", std::string(typed_time)}, {"day", *day}};
  if (!shows(first, *day, *clock)) {
    wrong(site::texts::keys::err_gap, time_name, args);
    return std::nullopt;
  }
  if (first != second && clock->zone.empty()) {
    wrong(site::texts::keys::err_twice, time_name, args);
    return std::nullopt;
  }
  const Instant at = clock->zone == "CET" ? second : first;
  if (!clock->zone.empty() && text::warsaw_offset_seconds(at) != (clock->zone == "CET" ? 3600 : 7200)) {
    wrong(site::texts::keys::err_time, time_name, {{"field", std::string(label)}});
    return std::nullopt;
  }
  return at;
}

void set_moment(Typed& typed, const std::string& name, Instant at, bool is_end) {
  Date day = text::date_in_warsaw(at);
  const auto time = text::time_in_warsaw(at);
  std::string clock = fmt::format("{}:{:02}", time.hour, time.minute);
  if (is_end && time.hour == 0 && time.minute == 0) {
    day.days -= 1;
    clock = "24:00";
  } else if (text::instant_at(day, time.hour, time.minute) != text::instant_at(day, time.hour, time.minute, true)) {
    clock += text::warsaw_offset_seconds(at) == 7200 ? " CEST" : " CET";
  }
  typed.set(name + "_date", iso(day));
  typed.set(name + "_time", clock);
}

std::string amount_text(std::int64_t minor) {
  std::string text = plain_decimal(minor);
  std::ranges::replace(text, '.', ',');
  return text.ends_with(",00") ? text.substr(0, text.size() - 3) : text;
}

}  // namespace wiec
