// The HTTP floor alone, for http_bench.sh: /stored is a body at hand on the I/O thread, /fresh goes through a handler
// thread, /threads answers nothing but "ok" from one. Prints its port; ends with its standard input.
#include <cstdio>
#include <fstream>
#include <iterator>

#include "platform/http/server.h"
#include "platform/http/stored_body.h"

namespace {

using namespace wiec::http;

std::string read_file(const char* path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Handlers handlers_for(const std::string& body) {
  StoredParts parts;
  parts.content_type = "text/html; charset=utf-8";
  parts.plain = body;
  Handlers handlers;
  handlers.at_once = [stored = store_body(std::move(parts), Effort::quick)](const Request& request) -> std::optional<Response> {
    if (request.path != "/stored") return std::nullopt;
    Response response;
    response.stored = stored;
    response.route = "/stored";
    return response;
  };
  handlers.handle = [body](Request& request) {
    Response response = html_response(request.path == "/fresh" ? body : "ok");
    response.route = "/fresh";
    return response;
  };
  return handlers;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: http_bench_server FILE\n");
    return 2;
  }
  ServerOptions options;
  options.listen = {Listen{.address = "127.0.0.1", .port = 0, .tls = false}};
  options.io_threads = 1;
  Server server(options, handlers_for(read_file(argv[1])));
  if (auto started = server.start(); !started) {
    std::fprintf(stderr, "%s\n", started.error().c_str());
    return 1;
  }
  std::printf("%d\n", server.ports()[0]);
  std::fflush(stdout);
  while (std::getchar() != EOF) continue;
  server.stop(std::chrono::seconds(1));
  return 0;
}
