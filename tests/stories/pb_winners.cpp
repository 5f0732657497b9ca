#include "pb_winners.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>
#include <vector>

namespace wiec::stories {
namespace {

// Fields of a line; a field in quotes may hold semicolons.
std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"')
      quoted = !quoted;
    else if (c == ';' && !quoted)
      fields.emplace_back();
    else if (c != '\r')
      fields.back() += c;
  }
  return fields;
}

std::size_t column(const std::vector<std::string>& header, const std::string& name) {
  const auto at = std::ranges::find(header, name);
  if (at == header.end()) throw std::runtime_error("no column " + name);
  return static_cast<std::size_t>(at - header.begin());
}

}  // namespace

PbWinners read_winners(const std::filesystem::path& pb_file) {
  std::ifstream file(pb_file);
  std::string line;
  while (std::getline(file, line) && !line.starts_with("PROJECTS")) continue;
  std::getline(file, line);
  const auto header = fields_of(line);
  const auto id = column(header, "project_id"), selected = column(header, "selected");
  PbWinners winners;
  while (std::getline(file, line) && !line.starts_with("VOTES")) {
    const auto fields = fields_of(line);
    if (fields.size() != header.size()) throw std::runtime_error(pb_file.string() + ": " + line);
    winners.projects.insert(fields[id]);
    if (fields[selected] != "0") winners.selected.insert(fields[id]);
  }
  return winners;
}

}  // namespace wiec::stories
