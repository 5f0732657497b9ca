// Requests off a connection: however the bytes are cut into packets, the same requests are seen, and the same are
// refused. The first byte seeds the cuts.
#include <string>
#include <vector>

#include "fuzz.h"
#include "platform/http/request_reader.h"

namespace {

using wiec::http::RequestReader;

// Every request seen, as text; a refusal ends the connection.
std::vector<std::string> requests(std::string_view bytes, std::uint32_t seed) {
  RequestReader reader({.block = 2048, .target = 512, .lines = 20});
  std::vector<std::string> seen;
  std::string waiting;
  while (true) {
    while (!waiting.empty()) {
      const auto before = reader.state();
      const std::size_t taken = reader.take(waiting);
      wiec::fuzz::require(taken <= waiting.size(), "takes no more than it is given");
      waiting.erase(0, taken);
      if (reader.state() == RequestReader::State::refused) {
        wiec::fuzz::require(reader.refusal() >= 400, "a refusal has its status");
        seen.push_back("refused " + std::to_string(reader.refusal()));
        return seen;
      }
      if (before == RequestReader::State::head && reader.state() == RequestReader::State::body &&
          !reader.allow_body(4096)) {
        seen.emplace_back("too large");
        return seen;
      }
      if (reader.state() == RequestReader::State::done) {
        const auto& request = reader.request();
        seen.push_back(request.raw_target + " " + request.body);
        if (!reader.keep_alive() || seen.size() > 50) return seen;
        reader.restart();
      } else if (taken == 0 && reader.state() == before) {
        break;  // wants more
      }
    }
    if (bytes.empty()) return seen;
    seed = seed * 1664525 + 1013904223;
    const std::size_t piece = seed == 0 ? bytes.size() : std::min<std::size_t>(bytes.size(), 1 + (seed >> 16) % 40);
    waiting.append(bytes.substr(0, piece));
    bytes.remove_prefix(piece);
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const auto text = wiec::fuzz::text(bytes + 1, size - 1);
  const auto once = requests(text, bytes[0]);
  const auto otherwise = requests(text, bytes[0] + 7919u);
  wiec::fuzz::require(once == otherwise, "the cut into packets changes nothing");
  return 0;
}
