#include "platform/http/head_guard.h"

#include "platform/http/ascii.h"

namespace wiec::http {
namespace {

// "1", "10", never "+1", "0x1", "" or what would not fit.
std::optional<std::uint64_t> length_from(std::string_view text) {
  if (text.empty() || text.size() > 18 || !std::all_of(text.begin(), text.end(), is_digit)) return std::nullopt;
  std::uint64_t value = 0;
  for (char c : text) value = value * 10 + static_cast<std::uint64_t>(c - '0');
  return value;
}

int check_request_line(std::string_view line, std::size_t target_limit) {
  const auto last = line.rfind(' ');
  const auto first = line.find(' ');
  if (last == line.npos || first == last) return 400;  // HTTP/0.9 among them
  if (last - first - 1 > target_limit) return 414;
  const std::string_view version = line.substr(last + 1);
  if (version == "HTTP/1.1" || version == "HTTP/1.0") return 0;
  return version.starts_with("HTTP/") && version.size() == 8 ? 505 : 400;
}

bool is_port(std::string_view text) {
  return text.empty() || (text.size() <= 5 && std::all_of(text.begin(), text.end(), is_digit));
}

struct FieldCounts {
  int host = 0;
  int length = 0;
  int transfer = 0;
};

// Takes note of one field; the status to refuse with, or 0.
int check_field(std::string_view name, std::string_view value, RequestHead& head, BodyFrame& frame, FieldCounts& counts) {
  if (same_letters(name, "host")) {
    if (++counts.host > 1 || !is_host(value)) return 400;
    head.host.assign(value);
    std::transform(head.host.begin(), head.host.end(), head.host.begin(), lower);
  } else if (same_letters(name, "content-length")) {
    frame.length = length_from(value);
    if (++counts.length > 1 || !frame.length) return 400;
  } else if (same_letters(name, "transfer-encoding")) {
    if (++counts.transfer > 1) return 400;
    if (!same_letters(value, "chunked")) return 501;
    frame.chunked = true;
  } else if (same_letters(name, "expect")) {
    if (!same_letters(value, "100-continue")) return 417;
    frame.expects_continue = true;
  } else if (same_letters(name, "content-encoding")) {
    if (!same_letters(value, "identity")) return 415;
  }
  return 0;
}

}  // namespace

int HeadScan::check_line(std::string_view line) const {
  for (char c : line) {
    if (c == '\r' || c == '\0') return 400;
  }
  if (lines_ == 0) return check_request_line(line, limits_.target);
  if (line.starts_with(' ') || line.starts_with('\t')) return 400;
  return lines_ > limits_.lines ? 431 : 0;
}

int HeadScan::too_long(std::string_view block) const {
  if (block.size() <= limits_.block) return 0;
  return lines_ == 0 ? 414 : 431;
}

int HeadScan::look(std::string_view block) {
  while (!complete_) {
    const auto feed = block.find('\n', at_);
    if (feed == block.npos) return too_long(block);
    if (feed >= limits_.block) return lines_ == 0 ? 414 : 431;
    if (feed == at_ || block[feed - 1] != '\r') return 400;
    const std::string_view line = block.substr(at_, feed - 1 - at_);
    if (line.empty() && lines_ > 0) {
      complete_ = true;
    } else if (const int status = check_line(line)) {
      return status;
    }
    ++lines_;
    at_ = feed + 1;
  }
  return 0;
}

int check_fields(RequestHead& head, int version, BodyFrame& frame) {
  FieldCounts counts;
  for (const auto& [name, value] : head.headers.items()) {
    if (const int status = check_field(name, value, head, frame, counts)) return status;
  }
  if (counts.host != 1) return 400;
  if (counts.transfer > 0 && (counts.length > 0 || version < 11)) return 400;
  return 0;
}

bool is_host(std::string_view host) {
  if (host.empty() || host.size() > 255) return false;
  if (host.front() == '[') {
    const auto end = host.find(']');
    if (end == host.npos || end < 3) return false;
    const std::string_view address = host.substr(1, end - 1);
    if (!std::all_of(address.begin(), address.end(), [](char c) { return hex_digit(c) >= 0 || c == ':' || c == '.'; })) return false;
    host.remove_prefix(end + 1);
    return host.empty() || (host.front() == ':' && is_port(host.substr(1)));
  }
  const std::string_view name = take_until(host, ':');
  return !name.empty() && is_port(host) &&
         std::all_of(name.begin(), name.end(), [](char c) { return is_digit(c) || is_letter(c) || c == '.' || c == '-' || c == '_'; });
}

std::string_view host_name(std::string_view host) {
  if (host.starts_with('[')) return host.substr(1, host.find(']') - 1);
  return take_until(host, ':');
}

}  // namespace wiec::http
