// Writes the C++ source that carries a folder's migrations inside the program.
// usage: embed_migrations <folder path below src> <out.cpp> <NNNN_what.sql>...
// A file name is a number of four digits, an underscore and words; numbers are unique and give the order.
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <string>

namespace {

struct File {
  std::string name;  // without number and ending: "create_tables"
  std::string sql;
};

[[noreturn]] void fail(const std::string& message) {
  std::cerr << "embed_migrations: " << message << "\n";
  std::exit(1);
}

int number_of(const std::string& file) {
  bool good = file.size() > 9 && file[4] == '_' && file.ends_with(".sql");
  for (std::size_t i = 0; good && i < 4; ++i) good = std::isdigit(static_cast<unsigned char>(file[i])) != 0;
  if (!good) fail(file + ": the name must look like 0001_what_it_does.sql");
  return std::stoi(file.substr(0, 4));
}

std::map<int, File> read_files(int count, char** paths) {
  std::map<int, File> files;
  for (int i = 0; i < count; ++i) {
    const std::filesystem::path path = paths[i];
    const std::string file = path.filename().string();
    std::ifstream in(path, std::ios::binary);
    std::string sql{std::istreambuf_iterator<char>(in), {}};
    if (!in) fail(path.string() + ": cannot be read");
    if (sql.find(")sql\"") != std::string::npos) fail(path.string() + ": contains )sql\"");
    if (!files.emplace(number_of(file), File{file.substr(5, file.size() - 9), std::move(sql)}).second) {
      fail(file + ": another file has this number");
    }
  }
  return files;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) fail("usage: embed_migrations <folder> <out.cpp> <file.sql>...");
  const std::string folder = argv[1];
  const std::string last = folder.substr(folder.rfind('/') + 1);
  const auto files = read_files(argc - 3, argv + 3);

  std::filesystem::create_directories(std::filesystem::path(argv[2]).parent_path());
  std::ofstream out(argv[2], std::ios::binary);
  out << "// Written by tools/embed_migrations from " << folder << "/migrations.\n"
      << "#include <span>\n\n#include \"platform/db/migration.h\"\n\nnamespace wiec::" << last << " {\n\n"
      << "std::span<const db::Migration> migrations();\n\nstd::span<const db::Migration> migrations() {\n"
      << "  static constexpr db::Migration list[] = {\n";
  for (const auto& [number, file] : files) {
    out << "      {\"" << folder << "\", " << number << ", \"" << file.name << "\", R\"sql(" << file.sql << ")sql\"},\n";
  }
  out << "  };\n  return list;\n}\n\n}  // namespace wiec::" << last << "\n";
  if (!out.flush()) fail(std::string(argv[2]) + ": cannot be written");
}
