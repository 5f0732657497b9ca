// What makes a .pb file unreadable: a code and its arguments, so that every language can say it. The English clause is
// PbError::message; the sentences for people stand in the texts of modules/voting.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace wiec::tally {

enum class PbFault : std::uint8_t {
  // the text
  empty_file,
  too_large,
  not_utf8,           // byte, offset
  quote_open,         // a quote is never closed
  first_line,         // is not META
  section_missing,    // title
  section_twice,      // title
  section_misplaced,  // found, wanted
  header_missing,     // section
  column_twice,       // name
  column_missing,     // section, name
  too_many_cells,     // cells, columns
  // META
  meta_header,
  meta_without_key,
  meta_missing,       // key
  meta_twice,         // key, first value, second value: the count would depend on which is meant
  amount_wrong,       // key, text
  number_wrong,       // key, text
  limits_contradict,  // the key of the most, the key of the least
  part_count,         // key: one number for each category
  part_number,        // key, text
  too_many_places,
  unknown_vote_type,  // text
  // PROJECTS
  cost_wrong,  // text
  id_missing,
  id_with_comma,      // id
  id_twice,           // id
  too_many_projects,  // most
  // VOTES
  points_wrong,       // text
  points_beyond,      // number
  points_miscounted,  // marks, points
  too_many_ballots,
};
inline constexpr std::size_t pb_faults = static_cast<std::size_t>(PbFault::too_many_ballots) + 1;
std::string_view name_of(PbFault);  // "cost_wrong"

struct PbError {
  std::uint32_t line = 0;  // 1 = first; 0 = the file as a whole
  PbFault fault{};
  std::vector<std::string> args;
  std::string message;  // English, one clause
};

PbError pb_error(std::uint32_t line, PbFault, std::vector<std::string> args);
template <class... A>
PbError make_pb_error(std::uint32_t line, PbFault fault, const A&... args) {
  return pb_error(line, fault, {fmt::format("{}", args)...});
}

}  // namespace wiec::tally
