// The announced winners of a published election, read from its .pb file by code that shares nothing with the program's
// reader: what the stories compare its pages with.
#pragma once
#include <filesystem>
#include <set>
#include <string>

namespace wiec::stories {

struct PbWinners {
  std::set<std::string> projects;  // every project_id
  std::set<std::string> selected;  // those with selected = 1 (or 2 and more: funded in part)
};
PbWinners read_winners(const std::filesystem::path& pb_file);

}  // namespace wiec::stories
