// Writes .pb files. A file read with keep_voters and clean of lint comes out byte for byte as it was.
#pragma once
#include <string>

#include "tally/count.h"
#include "tally/pb_file.h"

namespace wiec::tally {

std::string write_pb(const PbFile&);

// Meta, projects (with votes, score and, given an outcome, selected) and one row per voter, numbered in the order of
// the ballots' content, which tells nothing about who cast which. `meta` adds to or replaces what the election says.
PbFile pb_from(const Election&, std::vector<std::pair<std::string, std::string>> meta,
               const Outcome* outcome = nullptr);

}  // namespace wiec::tally
