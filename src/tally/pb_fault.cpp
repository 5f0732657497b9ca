#include "tally/pb_fault.h"

namespace wiec::tally {
namespace {
struct Words {
  std::string_view name, english;  // with {} for each argument
};
constexpr std::array<Words, pb_faults> kWords{{
    {"empty_file", "the file is empty"},
    {"too_large", "the file is larger than 4 GB"},
    {"not_utf8", "byte {} at offset {} is not UTF-8 text"},
    {"quote_open", "a quote is opened and never closed"},
    {"first_line", "the first line must be META"},
    {"section_missing", "the section {} is missing"},
    {"section_twice", "a second section {}"},
    {"section_misplaced", "section {} where {} must stand"},
    {"header_missing", "{} has no header line"},
    {"column_twice", "the column {} stands twice"},
    {"column_missing", "{} has no column {}"},
    {"too_many_cells", "{} cells where the header has {}; a cell with ; must stand in quotes"},
    {"meta_header", "META must begin with key;value"},
    {"meta_without_key", "a META row without a key"},
    {"meta_missing", "META has no {}"},
    {"meta_twice", "{} stands twice, as {} and as {}"},
    {"amount_wrong", "{} is no amount of money: {}"},
    {"number_wrong", "{} is no usable whole number: {}"},
    {"limits_contradict", "{} is below {}"},
    {"part_count", "{} must have one number per category"},
    {"part_number", "{} has no usable number: {}"},
    {"too_many_places", "max_length is beyond all ballots"},
    {"unknown_vote_type", "unknown vote_type: {}"},
    {"cost_wrong", "the cost is no amount of money: {}"},
    {"id_missing", "a project without an id"},
    {"id_with_comma", "a comma in the project id {}"},
    {"id_twice", "the project id {} stands twice"},
    {"too_many_projects", "more than {} projects"},
    {"points_wrong", "no whole number of points: {}"},
    {"points_beyond", "points beyond all ballots: {}"},
    {"points_miscounted", "{} marks but {} points"},
    {"too_many_ballots", "more ballots than can be numbered"},
}};
}  // namespace

std::string_view name_of(PbFault fault) { return kWords[static_cast<std::size_t>(fault)].name; }

PbError pb_error(std::uint32_t line, PbFault fault, std::vector<std::string> args) {
  std::string message;
  std::string_view rest = kWords[static_cast<std::size_t>(fault)].english;
  for (const std::string& arg : args) {
    const std::size_t hole = std::min(rest.find("{}"), rest.size());
    message.append(rest.substr(0, hole)).append(arg);
    rest.remove_prefix(std::min(hole + 2, rest.size()));
  }
  message += rest;
  return {line, fault, std::move(args), std::move(message)};
}

}  // namespace wiec::tally
