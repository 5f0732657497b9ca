// What is read can be written, and reads back as the same text (a whole double becomes an integer: the same number); whatever
// has a canonical form keeps it.
#include "base/json.h"

#include <stdexcept>

#include "fuzz.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto value = wiec::parse_json(wiec::fuzz::text(bytes, size));
  if (!value) {
    wiec::fuzz::require(value.error().offset <= size, "the fault lies within the text");
    return 0;
  }
  const std::string written = wiec::to_text(*value);
  const auto again = wiec::parse_json(written);
  wiec::fuzz::require(again && wiec::to_text(*again) == written, "a value written reads back and is written the same");
  try {
    const std::string canonical = wiec::canonical_json(*value);
    const auto same = wiec::parse_json(canonical);
    wiec::fuzz::require(same && wiec::canonical_json(*same) == canonical,
                        "the canonical form is its own canonical form");
  } catch (const std::logic_error&) {  // holds a fraction: it has no canonical form
  }
  return 0;
}
