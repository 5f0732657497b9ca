#include "platform/http/input_buffer.h"

namespace wiec::http {
namespace {

constexpr std::size_t kSmallBuffer = 4096;
constexpr std::size_t kLeastRoom = 2048;

}  // namespace

void InputBuffer::take_off(std::size_t count) {
  begin_ += count;
  if (begin_ == end_) begin_ = end_ = 0;
}

std::pair<char*, std::size_t> InputBuffer::room() {
  if (begin_ > 0 && capacity_ - end_ < kLeastRoom) {
    std::memmove(bytes_.get(), bytes_.get() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (capacity_ - end_ < kLeastRoom) {
    const std::size_t larger = std::max(kSmallBuffer, capacity_ * 2);
    auto bytes = std::make_unique_for_overwrite<char[]>(larger);
    if (end_ > 0) std::memcpy(bytes.get(), bytes_.get(), end_);
    bytes_ = std::move(bytes);
    capacity_ = larger;
  }
  return {bytes_.get() + end_, capacity_ - end_};
}

void InputBuffer::give_back() {
  if (capacity_ <= kSmallBuffer || !empty()) return;
  bytes_.reset();
  capacity_ = begin_ = end_ = 0;
}

}  // namespace wiec::http
