// Compression of whole bodies: gzip by libdeflate, Brotli by its own library.
#pragma once
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

struct libdeflate_compressor;

namespace wiec::http {

// gzip at level 1 (70 us for a page of 24 KB). A compressor holds some hundred KB, so they are lent, not kept per thread.
// Safe for many threads.
class QuickGzip {
 public:
  QuickGzip();
  ~QuickGzip();
  // Empty when compressed were not smaller.
  std::string compress(std::string_view plain);

 private:
  struct Free {
    void operator()(libdeflate_compressor*) const;
  };
  using Compressor = std::unique_ptr<libdeflate_compressor, Free>;
  std::mutex mutex_;
  std::vector<Compressor> idle_;
};

// Levels of libdeflate (1 to 12) and Brotli (0 to 11). Empty when compressed were not smaller.
std::string gzip(std::string_view plain, int level);
std::string brotli(std::string_view plain, int quality);

}  // namespace wiec::http
