#include "app/file_bytes.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>
#include <cstring>
#include <utility>

namespace wiec::app {
namespace {
std::unexpected<std::string> failed(const std::string& path, int error) {
  return std::unexpected(fmt::format("{}: {}", path, std::strerror(error)));
}
}  // namespace

std::expected<FileBytes, std::string> FileBytes::open(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return failed(path, errno);
  struct stat status {};
  const bool known = ::fstat(file, &status) == 0;
  if (!known || !S_ISREG(status.st_mode)) {
    ::close(file);
    return std::unexpected(path + ": no ordinary file");
  }
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size == 0) {
    ::close(file);
    return FileBytes(nullptr, 0);
  }
  void* const data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0);
  const int error = errno;
  ::close(file);
  if (data == MAP_FAILED) return failed(path, error);
  return FileBytes(static_cast<const char*>(data), size);
}

FileBytes::FileBytes(FileBytes&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

FileBytes::~FileBytes() {
  if (data_) ::munmap(const_cast<char*>(data_), size_);
}

}  // namespace wiec::app
