// pack_assets OUT_BIN OUT_INC NAME=FILE...
//
// Puts the files that browsers fetch into one binary file for .incbin, each plain, gzip and brotli, under a name that carries
// the hash of its content, and writes the index as C++ initialisers. A NAME=FOLDER of .svg files becomes one sprite with a
// <symbol> per file. A text file that names /static/NAME gets the hashed address, so give the named files first.
#include <brotli/encode.h>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <libdeflate.h>
#include <memory>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "base/sha256.h"

namespace {

namespace fs = std::filesystem;

struct Packed {
  std::string name, path, type, hash, plain, gzip, brotli;
};

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error(path.string() + ": cannot be read");
  std::ostringstream out;
  out << in.rdbuf();
  return std::move(out).str();
}

void write(const fs::path& path, const std::string& content) {
  std::ofstream out(path, std::ios::binary);
  if (!(out << content) || !out.flush()) throw std::runtime_error(path.string() + ": cannot be written");
}

std::string type_of(const std::string& name) {
  const std::string extension = fs::path(name).extension().string();
  if (extension == ".css") return "text/css; charset=utf-8";
  if (extension == ".js") return "text/javascript; charset=utf-8";
  if (extension == ".svg") return "image/svg+xml; charset=utf-8";
  if (extension == ".woff2") return "font/woff2";
  if (extension == ".png") return "image/png";
  throw std::runtime_error(name + ": a type that this tool does not know");
}
bool is_text(const std::string& type) { return type.find("charset") != std::string::npos; }

// What stands inside the outer <svg>, on one line.
std::string drawing(const fs::path& file) {
  const std::string svg = read(file);
  const std::size_t open = svg.find('>', svg.find("<svg"));
  const std::size_t close = svg.rfind("</svg>");
  if (open == std::string::npos || close == std::string::npos) throw std::runtime_error(file.string() + ": not an <svg>");
  const std::string inside = std::regex_replace(svg.substr(open + 1, close - open - 1), std::regex(R"(\s*\n\s*)"), "");
  return std::regex_replace(inside, std::regex(R"(\s+/>)"), "/>");
}

// Colour and stroke of the icons come from the page's style. The file _favicon.svg is what is seen when the sprite itself is
// shown: the site's icon costs no request of its own.
std::string sprite(const fs::path& folder) {
  std::set<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".svg") files.insert(entry.path());
  }
  std::string out = R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">)";
  for (const fs::path& file : files) {
    const std::string name = file.stem().string();
    out += name == "_favicon" ? drawing(file) : fmt::format(R"(<symbol id="{}" viewBox="0 0 24 24">{}</symbol>)", name, drawing(file));
  }
  return out + "</svg>";
}

std::string gzip(const std::string& plain) {
  const std::unique_ptr<libdeflate_compressor, void (*)(libdeflate_compressor*)> compressor(libdeflate_alloc_compressor(12),
                                                                                            libdeflate_free_compressor);
  std::string out(libdeflate_gzip_compress_bound(compressor.get(), plain.size()), '\0');
  out.resize(libdeflate_gzip_compress(compressor.get(), plain.data(), plain.size(), out.data(), out.size()));
  return out;
}

std::string brotli(const std::string& plain) {
  std::size_t size = BrotliEncoderMaxCompressedSize(plain.size());
  std::string out(size, '\0');
  const bool done = BrotliEncoderCompress(BROTLI_MAX_QUALITY, BROTLI_MAX_WINDOW_BITS, BROTLI_MODE_TEXT, plain.size(),
                                          reinterpret_cast<const std::uint8_t*>(plain.data()), &size,
                                          reinterpret_cast<std::uint8_t*>(out.data())) == BROTLI_TRUE;
  if (!done) throw std::runtime_error("brotli failed");
  out.resize(size);
  return out;
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
}

Packed pack(const std::string& name, const fs::path& file, const std::vector<Packed>& earlier) {
  Packed out{.name = name, .path = {}, .type = type_of(name), .hash = {}, .plain = fs::is_directory(file) ? sprite(file) : read(file),
             .gzip = {}, .brotli = {}};
  if (is_text(out.type)) {
    for (const Packed& other : earlier) replace_all(out.plain, "/static/" + other.name, other.path);
    out.gzip = gzip(out.plain);
    out.brotli = brotli(out.plain);
  }
  out.hash = wiec::hex(wiec::sha256(out.plain)).substr(0, 12);
  const fs::path stem(name);
  out.path = fmt::format("/static/{}-{}{}", stem.stem().string(), out.hash, stem.extension().string());
  return out;
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc < 4) throw std::runtime_error("usage: pack_assets OUT_BIN OUT_INC NAME=FILE...");
  std::vector<Packed> assets;
  for (int i = 3; i < argc; ++i) {
    const std::string argument = argv[i];
    const std::size_t sign = argument.find('=');
    if (sign == std::string::npos) throw std::runtime_error(argument + ": NAME=FILE expected");
    assets.push_back(pack(argument.substr(0, sign), argument.substr(sign + 1), assets));
  }
  std::string bytes;
  std::string index;
  for (const Packed& asset : assets) {
    index += fmt::format("{{\"{}\", \"{}\", \"{}\", \"{}\", {}, {}, {}, {}}},\n", asset.name, asset.path, asset.type, asset.hash,
                         bytes.size(), asset.plain.size(), asset.gzip.size(), asset.brotli.size());
    bytes += asset.plain + asset.gzip + asset.brotli;
  }
  write(argv[1], bytes);
  write(argv[2], index);
} catch (const std::exception& error) {
  std::cerr << "pack_assets: " << error.what() << '\n';
  return 1;
}
