// The certificate and settings of TLS (1.2 and 1.3), by OpenSSL.
#pragma once
#include <expected>
#include <memory>
#include <string>

namespace boost::asio::ssl {
class context;
}

namespace wiec::http {

struct TlsFiles;

class TlsContext {
 public:
  // Reads both files and checks that they belong together; the error is a sentence for the operator.
  static std::expected<std::shared_ptr<TlsContext>, std::string> load(const TlsFiles&);
  ~TlsContext();
  boost::asio::ssl::context& context() { return *context_; }

 private:
  TlsContext();
  std::unique_ptr<boost::asio::ssl::context> context_;
};

}  // namespace wiec::http
