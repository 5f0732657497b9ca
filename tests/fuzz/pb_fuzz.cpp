// A .pb file is read or refused with a line; what was read can be written and read again.
#include "fuzz.h"
#include "tally/pb_reader.h"
#include "tally/pb_writer.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace wiec;
  const auto file = tally::read_pb(fuzz::text(bytes, size), {.keep_voters = true});
  if (!file) {
    fuzz::require(!file.error().message.empty(), "a refusal says why");
    return 0;
  }
  const std::string written = tally::write_pb(*file);
  const auto again = tally::read_pb(written, {.keep_voters = true});
  fuzz::require(again.has_value(), "what is written can be read");
  fuzz::require(again->voters.rows() == file->voters.rows(), "no voter is lost or made");
  fuzz::require(tally::write_pb(*again) == written, "written again it is the same file");
  return 0;
}
