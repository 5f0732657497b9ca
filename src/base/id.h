// 64-bit, time-ordered identities made by the program, one C++ type per noun, and the short opaque codes that public
// addresses carry instead of them.
#pragma once
#include <atomic>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace wiec {

// struct ProposalTag; using ProposalId = Id<ProposalTag>;
template <class Tag>
struct Id {
  std::int64_t value = 0;  // 0 = none
  explicit operator bool() const { return value != 0; }
  friend auto operator<=>(const Id&, const Id&) = default;
};

// Makes ids: 41 bits of milliseconds since 2020-01-01, 10 bits of node, 12 bits of sequence. Never the same twice on
// one node, also when the clock steps back; safe for many threads.
class IdMaker {
 public:
  explicit IdMaker(int node) : node_(node & 0x3FF) {}
  std::int64_t next(Instant now);

 private:
  std::int64_t node_;
  std::atomic<std::int64_t> last_{0};  // milliseconds << 12 | sequence
};

// 13 characters of Crockford's base32 over a bijection of the id: opaque to readers, not a secret. Reading accepts
// either letter case and o/i/l for 0/1/1.
std::string code_from_id(std::int64_t id);
std::optional<std::int64_t> id_from_code(std::string_view code);

}  // namespace wiec

template <class Tag>
struct std::hash<wiec::Id<Tag>> {
  std::size_t operator()(const wiec::Id<Tag>& id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
