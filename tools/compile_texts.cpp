// compile_texts FOLDER TEXTS.PL.JSON TEXTS.EN.JSON OUT.H OUT.CPP
//
// Makes one typed C++ function per text of a folder, so that a wrong key or argument does not compile and nothing is parsed
// at run time. Every fault is one line "file: key: what is wrong"; with any fault nothing is written and the exit code is 1.
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <sstream>

#include "text_compiler/catalogue.h"

namespace {

std::string read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error(path + ": cannot be read");
  std::ostringstream out;
  out << in.rdbuf();
  return std::move(out).str();
}

// An unchanged file keeps its time, so that rewording does not recompile what only includes the header.
void write(const std::string& path, const std::string& content) {
  std::error_code none;
  if (std::filesystem::exists(path, none) && read(path) == content) return;
  std::filesystem::create_directories(std::filesystem::path(path).parent_path());
  std::ofstream out(path, std::ios::binary);
  if (!(out << content) || !out.flush()) throw std::runtime_error(path + ": cannot be written");
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 6) {
    std::cerr << "usage: compile_texts FOLDER TEXTS.PL.JSON TEXTS.EN.JSON OUT.H OUT.CPP\n";
    return 2;
  }
  const wiec::text_compiler::Catalogue catalogue =
      wiec::text_compiler::read_catalogue(read(argv[2]), read(argv[3]), argv[2], argv[3]);
  for (const auto& fault : catalogue.faults)
    std::cerr << fmt::format("{}: {}{}{}\n", fault.file, fault.key, fault.key.empty() ? "" : ": ", fault.message);
  if (!catalogue.faults.empty()) return 1;
  const auto generated = wiec::text_compiler::write_cpp(catalogue, argv[1]);
  write(argv[4], generated.header);
  write(argv[5], generated.source);
  return 0;
} catch (const std::exception& problem) {
  std::cerr << problem.what() << '\n';
  return 1;
}
