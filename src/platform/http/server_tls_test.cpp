#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "platform/http/test_support.h"

namespace wiec::http {
namespace {

namespace fs = std::filesystem;
using test::RawClient;
using test::TestServer;

template <auto Free>
struct Freed {
  template <class T>
  void operator()(T* thing) const {
    Free(thing);
  }
};

// Writes a key and a certificate it signed itself, with the name as common name.
void write_certificate(const fs::path& folder, const std::string& name) {
  std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>> key(EVP_EC_gen("P-256"));
  std::unique_ptr<X509, Freed<X509_free>> certificate(X509_new());
  ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -60);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
  X509_set_pubkey(certificate.get(), key.get());
  X509_NAME* subject = X509_get_subject_name(certificate.get());
  X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
  X509_set_issuer_name(certificate.get(), subject);
  X509_sign(certificate.get(), key.get(), EVP_sha256());
  std::unique_ptr<std::FILE, Freed<fclose>> key_file(std::fopen((folder / "key.pem").c_str(), "w"));
  PEM_write_PrivateKey(key_file.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
  std::unique_ptr<std::FILE, Freed<fclose>> certificate_file(std::fopen((folder / "certificate.pem").c_str(), "w"));
  PEM_write_X509(certificate_file.get(), certificate.get());
}

class TlsClient {
 public:
  explicit TlsClient(std::uint16_t port, int highest_version = 0) : socket_(port), context_(SSL_CTX_new(TLS_client_method())) {
    if (highest_version) SSL_CTX_set_max_proto_version(context_.get(), highest_version);
    ssl_.reset(SSL_new(context_.get()));
    SSL_set_fd(ssl_.get(), socket_.descriptor());
    connected_ = SSL_connect(ssl_.get()) == 1;
  }
  bool connected() const { return connected_; }
  std::string certificate_name() const {
    std::unique_ptr<X509, Freed<X509_free>> certificate(SSL_get1_peer_certificate(ssl_.get()));
    char name[256] = {};
    X509_NAME_get_text_by_NID(X509_get_subject_name(certificate.get()), NID_commonName, name, sizeof name);
    return name;
  }
  std::string get(std::string_view path, std::size_t at_least) {
    const std::string text = test::get_text(path);
    SSL_write(ssl_.get(), text.data(), static_cast<int>(text.size()));
    std::string out;
    char piece[16384];
    while (out.find("\r\n\r\n") == std::string::npos || out.size() < at_least) {
      const int got = SSL_read(ssl_.get(), piece, sizeof piece);
      if (got <= 0) break;
      out.append(piece, static_cast<std::size_t>(got));
    }
    return out;
  }

 private:
  RawClient socket_;
  std::unique_ptr<SSL_CTX, Freed<SSL_CTX_free>> context_;
  std::unique_ptr<SSL, Freed<SSL_free>> ssl_;
  bool connected_ = false;
};

class ServerTls : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "wiec_tls_XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
    write_certificate(folder_, "first");
  }
  void TearDown() override { fs::remove_all(folder_); }
  ServerOptions options() const {
    ServerOptions out;
    out.listen = {Listen{.address = "127.0.0.1", .port = 0, .tls = true}};
    out.tls = TlsFiles{.certificate_chain = (folder_ / "certificate.pem").string(), .private_key = (folder_ / "key.pem").string()};
    return out;
  }
  static Handlers large() {
    Handlers handlers;
    handlers.handle = [](Request& request) {
      return text_response((request.secure ? "secure " : "plain ") + std::string(request.path == "/large" ? 300'000 : 1, 'x'));
    };
    return handlers;
  }
  fs::path folder_;
};

TEST_F(ServerTls, ServesSmallAndLargeAnswersAndKeepsTheConnection) {
  TestServer server(large(), options());
  TlsClient client(server.port());
  ASSERT_TRUE(client.connected());
  EXPECT_EQ(client.certificate_name(), "first");
  const std::string small = client.get("/", 0);
  EXPECT_THAT(small, testing::StartsWith("HTTP/1.1 200"));
  EXPECT_THAT(small, testing::HasSubstr("secure x"));
  EXPECT_THAT(small, testing::HasSubstr("Strict-Transport-Security: max-age=63072000; includeSubDomains\r\n"));
  const std::string all = client.get("/large", 300'000);
  EXPECT_GT(all.size(), 300'000u);
  EXPECT_TRUE(all.ends_with("xxx"));
}

TEST_F(ServerTls, OldProtocolsAndPlainTextAreRefused) {
  TestServer server(large(), options());
  EXPECT_FALSE(TlsClient(server.port(), TLS1_1_VERSION).connected());
  EXPECT_TRUE(TlsClient(server.port(), TLS1_2_VERSION).connected());
  RawClient plain = server.client();
  plain.send(test::get_text("/"));
  EXPECT_EQ(plain.read_all().find("HTTP/1.1"), std::string::npos);
}

TEST_F(ServerTls, NewCertificateIsTakenAndABadOneIsNot) {
  TestServer server(large(), options());
  TlsClient before(server.port());
  EXPECT_EQ(before.certificate_name(), "first");
  write_certificate(folder_, "second");
  ASSERT_TRUE(server.server->reload_certificate());
  EXPECT_EQ(TlsClient(server.port()).certificate_name(), "second");
  EXPECT_THAT(before.get("/", 0), testing::HasSubstr("secure"));  // the old connection goes on
  std::ofstream(folder_ / "certificate.pem") << "rubbish";
  const auto reloaded = server.server->reload_certificate();
  ASSERT_FALSE(reloaded);
  EXPECT_THAT(reloaded.error(), testing::HasSubstr("certificate.pem"));
  EXPECT_EQ(TlsClient(server.port()).certificate_name(), "second");
}

TEST_F(ServerTls, ChangedFilesAreNoticed) {
  ServerOptions watching = options();
  watching.tls->look_every = std::chrono::milliseconds(5);
  TestServer server(large(), watching);
  EXPECT_EQ(TlsClient(server.port()).certificate_name(), "first");
  write_certificate(folder_, "second");
  std::string name;
  for (int i = 0; i < 1000 && name != "second"; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    name = TlsClient(server.port()).certificate_name();
  }
  EXPECT_EQ(name, "second");
}

TEST_F(ServerTls, KeyOfAnotherCertificateIsNoticedAtStart) {
  const fs::path other = folder_ / "other";
  fs::create_directory(other);
  write_certificate(other, "other");
  ServerOptions wrong = options();
  wrong.tls->private_key = (other / "key.pem").string();
  Server server(wrong, large());
  EXPECT_FALSE(server.start());
  wrong.tls.reset();
  Server none(wrong, large());
  EXPECT_FALSE(none.start());
}

TEST_F(ServerTls, HandshakesThatHangDoNotHoldUpTheOthers) {
  TestServer server(large(), options());
  std::vector<RawClient> hanging;
  for (int i = 0; i < 200; ++i) {
    hanging.push_back(server.client());
    hanging.back().send("\x16\x03\x01");
  }
  for (int i = 0; i < 5; ++i) EXPECT_THAT(TlsClient(server.port()).get("/", 0), testing::HasSubstr("secure x"));
}

}  // namespace
}  // namespace wiec::http
