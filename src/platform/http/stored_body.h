// A body prepared once and sent many times without copying: static files and cached pages.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "platform/http/message.h"

namespace wiec::http {

struct StoredParts {
  std::string content_type;
  std::string cache_control;  // "public, max-age=31536000, immutable" for hashed names; "no-cache" for cached pages
  std::string plain;          // always there
  std::string gzip;           // empty = not offered
  std::string brotli;         // empty = not offered
  std::string etag;           // without quotes; empty = made from the bytes (SHA-256)
  HeaderList headers;         // more headers, rarely any
};

// Immutable and shared between threads. Keeps the header block of each encoding ready.
class StoredBody {
 public:
  explicit StoredBody(StoredParts);
  ~StoredBody();
  StoredBody(const StoredBody&) = delete;
  StoredBody& operator=(const StoredBody&) = delete;

  const StoredParts& parts() const { return parts_; }
  std::size_t memory() const;  // bytes held, for a cache's limit

  enum class Encoding : std::uint8_t { plain, gzip, brotli };
  // The best the client takes of what is there; Accept-Encoding as sent.
  Encoding choose(std::string_view accept_encoding) const;
  std::string_view body(Encoding) const;
  // Status line and the answer's own headers, each ending in CRLF; the server adds its own headers and the empty line.
  std::string_view head(Encoding) const;
  std::string_view not_modified_head() const { return not_modified_head_; }
  // The same bytes as a file in memory, so that sending copies nothing; -1 for short bodies, where copying is cheaper.
  int file(Encoding encoding) const { return encoding == Encoding::plain ? file_ : -1; }

 private:
  StoredParts parts_;
  std::string heads_[3];
  std::string not_modified_head_;
  int file_ = -1;
};

// How much work to spend on the compressed twins.
enum class Effort : std::uint8_t { quick, best };
// Fills gzip (libdeflate 1 or 12) and brotli (quality 4 or 11) where they are smaller than plain and the type gains.
std::shared_ptr<const StoredBody> store_body(StoredParts, Effort);

}  // namespace wiec::http
