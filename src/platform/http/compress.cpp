#include "platform/http/compress.h"

#include <brotli/encode.h>
#include <libdeflate.h>

#include <new>

namespace wiec::http {
namespace {

std::string gzip_with(libdeflate_compressor* compressor, std::string_view plain) {
  if (compressor == nullptr) throw std::bad_alloc();
  if (plain.size() < 2) return {};
  std::string out(plain.size() - 1, '\0');  // room for a gain only: otherwise libdeflate answers 0
  out.resize(libdeflate_gzip_compress(compressor, plain.data(), plain.size(), out.data(), out.size()));
  return out;
}

}  // namespace

void QuickGzip::Free::operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }

QuickGzip::QuickGzip() = default;
QuickGzip::~QuickGzip() = default;

std::string QuickGzip::compress(std::string_view plain) {
  Compressor compressor;
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      compressor = std::move(idle_.back());
      idle_.pop_back();
    }
  }
  if (!compressor) compressor.reset(libdeflate_alloc_compressor(1));
  std::string out = gzip_with(compressor.get(), plain);
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(compressor));
  return out;
}

std::string gzip(std::string_view plain, int level) {
  libdeflate_compressor* compressor = libdeflate_alloc_compressor(level);
  std::string out = gzip_with(compressor, plain);
  libdeflate_free_compressor(compressor);
  return out;
}

std::string brotli(std::string_view plain, int quality) {
  std::string out(BrotliEncoderMaxCompressedSize(plain.size()), '\0');
  std::size_t size = out.size();
  const int window = BROTLI_DEFAULT_WINDOW;
  if (BrotliEncoderCompress(quality, window, BROTLI_MODE_TEXT, plain.size(), reinterpret_cast<const std::uint8_t*>(plain.data()),
                            &size, reinterpret_cast<std::uint8_t*>(out.data())) == BROTLI_FALSE ||
      size >= plain.size()) {
    return {};
  }
  out.resize(size);
  out.shrink_to_fit();
  return out;
}

}  // namespace wiec::http
