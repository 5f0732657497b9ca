// Bytes of a connection that were read and not yet taken, in one piece.
#pragma once
#include <memory>
#include <string_view>
#include <utility>

namespace wiec::http {

class InputBuffer {
 public:
  std::string_view view() const { return {bytes_.get() + begin_, end_ - begin_}; }
  bool empty() const { return begin_ == end_; }
  void take_off(std::size_t count);
  // At least 2 KB of room behind what is there.
  std::pair<char*, std::size_t> room();
  void add(std::size_t count) { end_ += count; }
  void give_back();  // the memory of an empty buffer that grew

 private:
  std::unique_ptr<char[]> bytes_;
  std::size_t capacity_ = 0, begin_ = 0, end_ = 0;
};

}  // namespace wiec::http
