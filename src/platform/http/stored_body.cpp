#include "platform/http/stored_body.h"

#include <sys/mman.h>
#include <unistd.h>

#include <stdexcept>

#include "base/sha256.h"
#include "platform/http/answer.h"
#include "platform/http/compress.h"
#include "platform/http/negotiate.h"

namespace wiec::http {
namespace {

constexpr std::string_view kCodings[] = {"", "gzip", "br"};

// Below this a copy costs less than the second system call, and packed bodies are mostly shorter.
constexpr std::size_t kSentFromFile = 12 * 1024;

// -1 when the system gives none: the bytes are then sent from where they are.
int file_of(std::string_view bytes) {
  if (bytes.size() < kSentFromFile) return -1;
  const int file = memfd_create("wiec-body", MFD_CLOEXEC);
  if (file < 0) return -1;
  if (::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size())) return file;
  close(file);
  return -1;
}

std::string own_lines(const StoredParts& parts) {
  std::string out;
  append_header(out, "Cache-Control", parts.cache_control.empty() ? std::string_view("no-cache") : std::string_view(parts.cache_control));
  append_header(out, "ETag", fmt::format("W/\"{}\"", parts.etag));
  if (!parts.gzip.empty() || !parts.brotli.empty()) append_header(out, "Vary", "Accept-Encoding");
  for (const auto& [name, value] : parts.headers) append_header(out, name, value);
  return out;
}

}  // namespace

StoredBody::StoredBody(StoredParts parts) : parts_(std::move(parts)) {
  if (parts_.etag.empty()) parts_.etag = hex(sha256(parts_.plain)).substr(0, 32);
  if (parts_.etag.find('"') != std::string::npos) throw std::logic_error("an ETag is given without quotes");
  const std::string lines = own_lines(parts_);
  not_modified_head_ = "HTTP/1.1 304 Not Modified\r\n" + lines;
  for (Encoding encoding : {Encoding::plain, Encoding::gzip, Encoding::brotli}) {
    std::string& head = heads_[static_cast<std::size_t>(encoding)];
    head = "HTTP/1.1 200 OK\r\n";
    append_header(head, "Content-Type", parts_.content_type);
    append_header(head, "Content-Length", fmt::format("{}", body(encoding).size()));
    const std::string_view coding = kCodings[static_cast<std::size_t>(encoding)];
    if (!coding.empty()) append_header(head, "Content-Encoding", coding);
    head += lines;
  }
  file_ = file_of(parts_.plain);
}

StoredBody::~StoredBody() {
  if (file_ >= 0) close(file_);
}

std::size_t StoredBody::memory() const {
  std::size_t total = sizeof *this + parts_.plain.capacity() + parts_.gzip.capacity() + parts_.brotli.capacity() + not_modified_head_.capacity();
  for (const auto& head : heads_) total += head.capacity();
  return file_ >= 0 ? total + parts_.plain.size() : total;
}

StoredBody::Encoding StoredBody::choose(std::string_view accept_encoding) const {
  if (!parts_.brotli.empty() && accepts(accept_encoding, "br")) return Encoding::brotli;
  if (!parts_.gzip.empty() && accepts(accept_encoding, "gzip")) return Encoding::gzip;
  return Encoding::plain;
}

std::string_view StoredBody::body(Encoding encoding) const {
  switch (encoding) {
    case Encoding::plain: return parts_.plain;
    case Encoding::gzip: return parts_.gzip;
    case Encoding::brotli: return parts_.brotli;
  }
  return {};
}

std::string_view StoredBody::head(Encoding encoding) const { return heads_[static_cast<std::size_t>(encoding)]; }

std::shared_ptr<const StoredBody> store_body(StoredParts parts, Effort effort) {
  const bool best = effort == Effort::best;
  if (compresses_well(parts.content_type) && parts.plain.size() >= kSmallestCompressed) {
    if (parts.gzip.empty()) parts.gzip = gzip(parts.plain, best ? 12 : 1);
    if (parts.brotli.empty()) parts.brotli = brotli(parts.plain, best ? 11 : 4);
  }
  return std::make_shared<const StoredBody>(std::move(parts));
}

}  // namespace wiec::http
