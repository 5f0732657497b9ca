// Files kept in the database, in pieces, known by the SHA-256 of their content: the same content is kept once. A module
// refers to a file by a foreign key (file_id bigint references stored_file (id)); what nobody refers to is swept away a day
// later. Name and media type belong to the referring row, not to the content.
#pragma once
#include <expected>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/sha256.h"
#include "platform/db/db.h"

namespace wiec::files {

std::span<const db::Migration> migrations();

struct FileTag;
using FileId = Id<FileTag>;

struct StoredFile {
  FileId id;
  Sha256 sha256;
  std::int64_t size = 0;  // bytes
};

enum class PutProblem { too_big, empty };

// Takes a file piece by piece and writes as it comes, in bounded memory. Not finished = nothing kept.
class Upload {
 public:
  Upload(db::Database db, std::int64_t most_bytes);
  Upload(const Upload&) = delete;
  Upload& operator=(const Upload&) = delete;
  ~Upload();
  std::expected<void, PutProblem> add(std::string_view bytes);
  // Once. A file stays at least a day without being referred to.
  std::expected<StoredFile, PutProblem> finish();

 private:
  void write_piece(std::string_view piece);
  db::Database db_;
  const std::int64_t most_bytes_;
  FileId id_;  // none until the first piece is written
  std::int64_t size_ = 0;
  int pieces_ = 0;
  std::string buffer_;
  Sha256Stream hash_;
  bool too_big_ = false;
};

std::expected<StoredFile, PutProblem> put(const db::Database& db, std::string_view content, std::int64_t most_bytes);

std::optional<StoredFile> find(db::ReadTx& tx, FileId id);
std::optional<StoredFile> find(db::ReadTx& tx, const Sha256& sha256);

// Calls sink(bytes) with the content from `offset`, at most `length` bytes, piece by piece, each in a transaction of its
// own (content never changes); stops early when sink gives false. False when there is no such file.
bool read(const db::Database& db, FileId id, const std::function<bool(std::string_view)>& sink, std::int64_t offset = 0,
          std::int64_t length = std::numeric_limits<std::int64_t>::max());
std::optional<std::string> read_whole(const db::Database& db, FileId id);

// Removes unfinished uploads and files that no row refers to, both older than a day. Each of `references` is a statement
// "select 1 from document where file_id = $1"; gives how many were removed.
std::int64_t sweep(const db::Database& db, std::span<const db::Sql* const> references);

}  // namespace wiec::files
