#include "platform/crypto/password.h"

#include <sodium.h>

#include <algorithm>
#include <new>
#include <thread>

#include "platform/crypto/crypto.h"

namespace wiec::crypto {
namespace {

// Encoded once with the cost of Options and a password that nobody has.
constexpr std::string_view kNobody = "an account that is not there";

}  // namespace

// One of the places at the mill; not got when too many wait already.
class Passwords::Turn {
 public:
  explicit Turn(Passwords& of) : of_(of) {
    std::unique_lock lock(of_.mutex_);
    if (of_.running_ >= of_.options_.at_once && of_.waiting_ >= of_.options_.most_waiting) return;
    ++of_.waiting_;
    of_.free_.wait(lock, [&] { return of_.running_ < of_.options_.at_once; });
    --of_.waiting_;
    ++of_.running_;
    got_ = true;
  }
  ~Turn() {
    if (!got_) return;
    {
      std::scoped_lock lock(of_.mutex_);
      --of_.running_;
    }
    of_.free_.notify_one();
  }
  explicit operator bool() const { return got_; }

 private:
  Passwords& of_;
  bool got_ = false;
};

Passwords::Passwords(Options options) : options_(options) {
  start();
  if (options_.at_once <= 0) options_.at_once = std::max(1, static_cast<int>(std::thread::hardware_concurrency()) / 2);
}

std::optional<std::string> Passwords::hash(std::string_view password) {
  const Turn turn(*this);
  if (!turn) return std::nullopt;
  std::string out(crypto_pwhash_STRBYTES, '\0');
  if (crypto_pwhash_str(out.data(), password.data(), password.size(), options_.passes, options_.memory) != 0)
    throw std::bad_alloc();
  out.resize(out.find('\0'));
  return out;
}

std::optional<bool> Passwords::verify(std::string_view encoded, std::string_view password) {
  if (encoded.empty()) {
    // The work of hashing is the work of verifying.
    if (!hash(kNobody)) return std::nullopt;
    return false;
  }
  const Turn turn(*this);
  if (!turn) return std::nullopt;
  return crypto_pwhash_str_verify(std::string(encoded).c_str(), password.data(), password.size()) == 0;
}

}  // namespace wiec::crypto
