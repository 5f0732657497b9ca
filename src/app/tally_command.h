// `wiec tally FILE...` counts elections in .pb files by a rule text; `wiec tally --check PATH...` compares recounts
// with what was announced.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tally/check.h"

namespace wiec::app {

// The words after `tally`. Exit codes as in commands.h: 0 done, 1 a check differs or a tie needs a draw, 2 wrong use or
// a file, rule or input that is malformed (line or key and reason in Polish or English), 3 a file cannot be opened.
int tally_command(std::span<const std::string> arguments);

struct CheckedFile {
  std::string path;
  tally::Checked checked;
};
// Every .pb file at or below the paths, in the order given and by name within a folder; read and checked by as many
// threads as the machine has cores, the answer in the same order always.
std::vector<CheckedFile> check_paths(std::span<const std::string> paths);
int print_checked(std::span<const CheckedFile>, bool json);

}  // namespace wiec::app
