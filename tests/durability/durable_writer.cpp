// usage: durable_writer LOCATION PREFIX [--answer-before-commit]
// Writes entries from eight threads until it is killed. Prints the label of each after the database has answered: the
// client's journal is what came through the pipe.
#include <unistd.h>

#include <fmt/format.h>

#include <iostream>
#include <thread>

#include "durability/ledger.h"

namespace {

using namespace wiec;

struct EntryTag;
using EntryId = Id<EntryTag>;

const db::Sql insert_entry{"durability.insert_entry", "insert into entry (id, label) values ($1, $2)"};
const db::Sql insert_half{"durability.insert_half", "insert into half (entry_id, part) values ($1, $2)"};

constexpr int threads = 8;

void write_entry(const db::Database& database, const std::string& label) {
  database.write(
      "durability.write",
      [&](db::WriteTx& tx) {
        const auto id = tx.new_id<EntryId>();
        tx.run(insert_entry, id, label);
        tx.run(insert_half, id, "first");
        tx.run(insert_half, id, "second");
      },
      db::Isolation::read_committed);
}

// One write(2) of less than PIPE_BUF bytes: whole lines only.
void acknowledge(const std::string& label) {
  const std::string line = label + "\n";
  if (::write(STDOUT_FILENO, line.data(), line.size()) < 0) std::_Exit(3);
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc < 3) return 2;
  db::Options options = durability::options_for(argv[1]);
  options.testing.answer_before_commit = argc > 3 && std::string_view(argv[3]) == "--answer-before-commit";
  auto database = db::open(options);
  if (!database) {
    std::cerr << database.error().message << "\n";
    return 1;
  }
  std::vector<std::thread> writers;
  for (int thread = 0; thread < threads; ++thread) {
    writers.emplace_back([&, thread] {
      for (int i = 0;; ++i) {
        const std::string label = fmt::format("{}-{}-{}", argv[2], thread, i);
        try {
          write_entry(*database, label);
        } catch (const db::Error&) {
          std::_Exit(4);  // the server went away: not acknowledged
        }
        acknowledge(label);
      }
    });
  }
  for (auto& writer : writers) writer.join();
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
