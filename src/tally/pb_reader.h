// Reads .pb files: complete, tolerant where real files are dirty (byte order mark, CR LF, decimal commas, empty lines,
// a project marked twice), and an error with line and reason where a guess could change the count.
#pragma once
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "tally/pb_fault.h"
#include "tally/pb_file.h"

namespace wiec::tally {

struct PbReading {
  bool keep_voters = false;  // fill PbFile::voters and the cells of PbFile::projects, needed to write the file again
  bool lint = true;          // fill PbFile::lints (pb_lint.h)
};

// `bytes` is the whole file, mapped or loaded; nothing of it is referred to afterwards.
std::expected<PbFile, PbError> read_pb(std::string_view bytes, PbReading = {});

}  // namespace wiec::tally
