// What goes out: stored bodies, negotiation, security headers.
#include "platform/http/answer.h"

#include <brotli/decode.h>
#include <libdeflate.h>

#include <stdexcept>

#include "platform/http/negotiate.h"
#include "platform/http/test_support.h"

namespace wiec::http {
namespace {

using test::RawClient;
using test::TestServer;

std::string unzipped(std::string_view packed) {
  std::string out(1u << 20, '\0');
  std::size_t size = 0;
  libdeflate_decompressor* decompressor = libdeflate_alloc_decompressor();
  EXPECT_EQ(libdeflate_gzip_decompress(decompressor, packed.data(), packed.size(), out.data(), out.size(), &size), LIBDEFLATE_SUCCESS);
  libdeflate_free_decompressor(decompressor);
  out.resize(size);
  return out;
}

std::string unbrotlied(std::string_view packed) {
  std::string out(1u << 20, '\0');
  std::size_t size = out.size();
  EXPECT_EQ(BrotliDecoderDecompress(packed.size(), reinterpret_cast<const std::uint8_t*>(packed.data()), &size,
                                    reinterpret_cast<std::uint8_t*>(out.data())),
            BROTLI_DECODER_RESULT_SUCCESS);
  out.resize(size);
  return out;
}

std::string long_text() {
  std::string out;
  for (int i = 0; i < 500; ++i) out += fmt::format("<p>Zażółć gęślą jaźń {}</p>\n", i);
  return out;
}

StoredParts parts() {
  StoredParts out;
  out.content_type = "text/css; charset=utf-8";
  out.cache_control = "public, max-age=31536000, immutable";
  out.plain = long_text();
  return out;
}

TestServer stored_server() {
  Handlers handlers;
  handlers.at_once = [stored = store_body(parts(), Effort::quick)](const Request&) {
    Response response;
    response.stored = stored;
    return std::optional(std::move(response));
  };
  return TestServer(std::move(handlers));
}

TEST(StoredBody, GoesOutInTheBestEncodingTheClientTakes) {
  TestServer server = stored_server();
  RawClient client = server.client();
  const auto brotli = client.get("/a.css", "Accept-Encoding: gzip, deflate, br\r\n");
  EXPECT_EQ(brotli.header("Content-Encoding"), "br");
  EXPECT_EQ(unbrotlied(brotli.body), long_text());
  const auto zipped = client.get("/a.css", "Accept-Encoding: gzip;q=0.5, br;q=0\r\n");
  EXPECT_EQ(zipped.header("Content-Encoding"), "gzip");
  EXPECT_EQ(unzipped(zipped.body), long_text());
  const auto plain = client.get("/a.css");
  EXPECT_EQ(plain.header("Content-Encoding"), "");
  EXPECT_EQ(plain.body, long_text());
  for (const auto& reply : {brotli, zipped, plain}) {
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.header("Vary"), "Accept-Encoding");
    EXPECT_EQ(reply.header("Cache-Control"), "public, max-age=31536000, immutable");
    EXPECT_EQ(reply.header("Content-Type"), "text/css; charset=utf-8");
    EXPECT_EQ(reply.header("ETag"), plain.header("ETag"));
    EXPECT_EQ(reply.header("X-Content-Type-Options"), "nosniff");
  }
  client.send("HEAD /a.css HTTP/1.1\r\nHost: x\r\n\r\n" + test::get_text("/"));
  EXPECT_EQ(client.read_reply(true).header("Content-Length"), std::to_string(long_text().size()));
  EXPECT_EQ(client.read_reply().body, long_text());
}

TEST(StoredBody, KnownTagIsAnsweredWith304) {
  TestServer server = stored_server();
  RawClient client = server.client();
  const std::string tag = client.get("/").header("ETag");
  EXPECT_TRUE(tag.starts_with("W/\""));
  for (const std::string& sent : {tag, tag.substr(2), "\"other\", " + tag, std::string("*")}) {
    const auto reply = client.get("/", fmt::format("If-None-Match: {}\r\n", sent));
    EXPECT_EQ(reply.status, 304) << sent;
    EXPECT_EQ(reply.header("Content-Length"), "");
    EXPECT_EQ(reply.header("ETag"), tag);
    EXPECT_NE(reply.header("Content-Security-Policy"), "");
  }
  EXPECT_EQ(client.get("/", "If-None-Match: \"other\"\r\n").status, 200);
  EXPECT_EQ(client.get("/", fmt::format("If-None-Match: {}x\"\r\n", tag.substr(0, tag.size() - 1))).status, 200);
}

TEST(StoredBody, LongOneReachesASlowReaderWhole) {
  StoredParts large;
  large.content_type = "application/octet-stream";
  for (std::uint32_t i = 0; large.plain.size() < (8u << 20); ++i) large.plain.append(reinterpret_cast<const char*>(&i), sizeof i);
  const auto stored = store_body(large, Effort::quick);
  Handlers handlers;
  handlers.at_once = [&](const Request&) {
    Response response;
    response.stored = stored;
    return std::optional(std::move(response));
  };
  TestServer server(std::move(handlers));
  RawClient client = server.client();
  client.send(test::get_text("/") + test::get_text("/"));
  EXPECT_EQ(client.read_reply().body, large.plain);
  EXPECT_EQ(client.read_reply().body, large.plain);
}

TEST(FreshAnswer, IsCompressedWhenItGains) {
  Handlers handlers;
  handlers.handle = [](Request& request) {
    if (request.path == "/short") return html_response("<p>x</p>");
    if (request.path == "/png") {
      Response response = html_response(long_text());
      response.content_type = "image/png";
      return response;
    }
    return html_response(long_text());
  };
  TestServer server(std::move(handlers));
  RawClient client = server.client();
  const auto zipped = client.get("/", "Accept-Encoding: br, gzip\r\n");
  EXPECT_EQ(zipped.header("Content-Encoding"), "gzip");
  EXPECT_EQ(zipped.header("Vary"), "Accept-Encoding");
  EXPECT_EQ(unzipped(zipped.body), long_text());
  EXPECT_EQ(client.get("/").body, long_text());
  EXPECT_EQ(client.get("/short", "Accept-Encoding: gzip\r\n").header("Content-Encoding"), "");
  EXPECT_EQ(client.get("/png", "Accept-Encoding: gzip\r\n").header("Content-Encoding"), "");
}

TEST(FreshAnswer, ItsTagMakesA304) {
  Handlers handlers;
  handlers.handle = [](Request&) {
    Response response = html_response(long_text());
    response.etag = "v1";
    return response;
  };
  handlers.body_rule = [](const RequestHead&) { return BodyRule{.limit = 10, .refusal = std::nullopt}; };
  TestServer server(std::move(handlers));
  RawClient client = server.client();
  EXPECT_EQ(client.get("/").header("ETag"), "W/\"v1\"");
  const auto same = client.get("/", "If-None-Match: W/\"v1\"\r\n");
  EXPECT_EQ(same.status, 304);
  EXPECT_EQ(same.header("Content-Type"), "");
  client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nIf-None-Match: W/\"v1\"\r\n\r\n");
  EXPECT_EQ(client.read_reply().status, 200);
}

TEST(SecurityHeaders, StandOnEveryAnswerExactly) {
  TestServer server(test::echo());
  const auto reply = server.client().get("/");
  EXPECT_EQ(reply.header("Content-Security-Policy"),
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
            "form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'");
  EXPECT_EQ(reply.header("X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(reply.header("Referrer-Policy"), "same-origin");
  EXPECT_EQ(reply.header("Cross-Origin-Opener-Policy"), "same-origin");
  EXPECT_EQ(reply.header("Cross-Origin-Resource-Policy"), "same-origin");
  EXPECT_EQ(reply.header("Permissions-Policy"), "camera=(), microphone=(), geolocation=(), payment=()");
}

TEST(SecurityHeaders, OperatorsAndRoutesMayChangeThem) {
  ServerOptions options;
  options.security = {.behind_tls = true, .image_sources = {"https://tiles.example"}, .form_targets = {"https://login.gov.pl"}};
  Handlers handlers;
  handlers.handle = [](Request& request) {
    Response response = text_response(request.secure ? "secure" : "plain");
    if (request.path == "/upload") response.set("content-security-policy", "sandbox");
    return response;
  };
  TestServer server(std::move(handlers), options);
  RawClient client = server.client();
  const auto reply = client.get("/");
  EXPECT_EQ(reply.body, "secure");
  EXPECT_THAT(reply.header("Content-Security-Policy"), testing::HasSubstr("img-src 'self' data: https://tiles.example;"));
  EXPECT_THAT(reply.header("Content-Security-Policy"), testing::HasSubstr("form-action 'self' https://login.gov.pl;"));
  EXPECT_EQ(reply.header("Strict-Transport-Security"), "max-age=63072000; includeSubDomains");
  const auto upload = client.get("/upload");
  EXPECT_EQ(upload.header("Content-Security-Policy"), "sandbox");
  EXPECT_EQ(upload.head.find("default-src"), std::string::npos);
  EXPECT_EQ(upload.header("Referrer-Policy"), "same-origin");
}

TEST(Answer, HeadersThatWouldSplitAreRefused) {
  std::string out;
  for (std::string_view value : {"a\r\nb", "a\nb", "a\rb"}) EXPECT_THROW(append_header(out, "X", value), std::logic_error);
  EXPECT_THROW(append_header(out, "X\r\nY", "a"), std::logic_error);
  EXPECT_THROW(append_header(out, "", "a"), std::logic_error);
  append_header(out, "X", "zażółć");
  EXPECT_EQ(out, "X: zażółć\r\n");
}

TEST(Answer, RedirectAndJson) {
  const Response away = redirect("/wyniki");
  EXPECT_EQ(away.status, 303);
  EXPECT_EQ(away.headers[0].second, "/wyniki");
  EXPECT_EQ(json_response("{}").content_type, "application/json");
}

TEST(Negotiate, AcceptEncodingWithWeights) {
  EXPECT_TRUE(accepts("gzip, br", "br"));
  EXPECT_TRUE(accepts("GZIP", "gzip"));
  EXPECT_TRUE(accepts("*", "br"));
  EXPECT_TRUE(accepts("br; q=0.001", "br"));
  EXPECT_FALSE(accepts("br;q=0, *", "br"));
  EXPECT_FALSE(accepts("*;q=0.000", "br"));
  EXPECT_FALSE(accepts("", "br"));
  EXPECT_FALSE(accepts("identity", "gzip"));
  EXPECT_FALSE(accepts("xbr", "br"));
}

}  // namespace
}  // namespace wiec::http
