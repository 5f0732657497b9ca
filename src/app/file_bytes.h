// The bytes of a file for reading, mapped where the system can.
#pragma once
#include <cstddef>
#include <expected>
#include <string>
#include <string_view>

namespace wiec::app {

class FileBytes {
 public:
  // Error: one English clause with the path.
  static std::expected<FileBytes, std::string> open(const std::string& path);
  FileBytes(FileBytes&& other) noexcept;
  FileBytes& operator=(FileBytes&&) = delete;
  ~FileBytes();
  std::string_view view() const { return {data_, size_}; }

 private:
  FileBytes(const char* data, std::size_t size) : data_(data), size_(size) {}
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace wiec::app
