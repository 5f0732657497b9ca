// A date with its precision in two columns of a row, the day first.
#pragma once
#include "modules/programmes/project.h"
#include "platform/db/db.h"

namespace wiec::programmes {

inline std::optional<When> when_in(const db::Row& row, int column) {
  const auto on = row.get<std::optional<Date>>(column);
  if (!on) return std::nullopt;
  return When{*on, enum_from<Precision>(kPrecisions, row.get<std::string_view>(column + 1)).value_or(Precision::day)};
}
inline std::optional<Date> on_of(const std::optional<When>& when) {
  return when ? std::optional(when->on) : std::nullopt;
}
inline std::optional<std::string_view> precision_of(const std::optional<When>& when) {
  return when ? std::optional(name_in(kPrecisions, when->precision)) : std::nullopt;
}

}  // namespace wiec::programmes
