#include "web/assets.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>

// One section of read-only bytes; the index tells what stands where.
asm(".section .rodata\n.balign 16\nwiec_asset_bytes:\n.incbin \"" WIEC_ASSETS_BIN "\"\n.byte 0\n.previous\n");
extern "C" const char wiec_asset_bytes[];

namespace wiec::web {
namespace {

struct Entry {
  std::string_view name, path, content_type, hash;
  std::size_t offset, plain, gzip, brotli;
};
constexpr std::array kEntries{std::to_array<Entry>({
#include "assets_index.inc"
})};

Asset asset(const Entry& entry) {
  const char* at = wiec_asset_bytes + entry.offset;
  return {entry.name, entry.path, entry.content_type, entry.hash, {at, entry.plain}, {at + entry.plain, entry.gzip},
          {at + entry.plain + entry.gzip, entry.brotli}};
}

}  // namespace

std::span<const Asset> assets() {
  static const auto list = [] {
    std::array<Asset, kEntries.size()> out;
    std::ranges::transform(kEntries, out.begin(), asset);
    return out;
  }();
  return list;
}

std::string_view asset_url(std::string_view name) {
  for (const Entry& entry : kEntries) {
    if (entry.name == name) return entry.path;
  }
  throw std::logic_error("no such asset: " + std::string(name));
}

}  // namespace wiec::web
