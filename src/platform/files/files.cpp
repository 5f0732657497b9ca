#include "platform/files/files.h"

namespace wiec::files {

namespace {

constexpr std::size_t piece_size = 256 * 1024;
constexpr auto grace = std::chrono::hours(24);

const db::Sql insert_file{"files.insert_file", "insert into stored_file (id, size, stored_at) values ($1, 0, $2)"};
const db::Sql insert_piece{"files.insert_piece", "insert into file_piece (file_id, number, content) values ($1, $2, $3)"};
const db::Sql finish_file{"files.finish_file", "update stored_file set sha256 = $2, size = $3, stored_at = $4 where id = $1"};
const db::Sql renew_file{"files.renew_file", "update stored_file set stored_at = $2 where id = $1"};
const db::Sql delete_file{"files.delete_file", "delete from stored_file where id = $1"};
const db::Sql select_by_id{"files.select_by_id",
                           "select id, sha256, size from stored_file where id = $1 and sha256 is not null"};
const db::Sql select_by_hash{"files.select_by_hash", "select id, sha256, size from stored_file where sha256 = $1"};
const db::Sql select_piece{"files.select_piece", "select content from file_piece where file_id = $1 and number = $2"};
const db::Sql select_old{"files.select_old", R"(
  select id from stored_file where stored_at < $1 and id > $2 order by id limit 500)"};

db::Bytes bytes_of(const Sha256& hash) { return {{reinterpret_cast<const char*>(hash.data()), hash.size()}}; }

StoredFile read_file(const db::Row& row) {
  StoredFile file{row.get<FileId>(0), {}, row.get<std::int64_t>(2)};
  const std::string_view hash = row.get<db::Bytes>(1).view;
  std::memcpy(file.sha256.data(), hash.data(), std::min(hash.size(), file.sha256.size()));
  return file;
}

// Gives the content its hash; if it is there already, the older file is used and this one goes.
StoredFile settle(db::WriteTx& tx, FileId id, const Sha256& hash, std::int64_t size) {
  if (const auto same = find(tx, hash)) {
    tx.run(renew_file, same->id, tx.now());
    tx.run(delete_file, id);
    return *same;
  }
  tx.run(finish_file, id, bytes_of(hash), size, tx.now());
  return {id, hash, size};
}

// Two uploads of the same content at the same time: the second finds the first when it tries again.
template <class F>
StoredFile write_with_second_try(const db::Database& db, F&& fn) {
  try {
    return db.write("files.finish", fn);
  } catch (const db::UniqueViolation&) {
    return db.write("files.finish", fn);
  }
}

}  // namespace

Upload::Upload(db::Database db, std::int64_t most_bytes) : db_(std::move(db)), most_bytes_(most_bytes) {}

Upload::~Upload() {
  if (!id_) return;
  try {
    db_.write("files.give_up", [id = id_](db::WriteTx& tx) { tx.run(delete_file, id); });
  } catch (const db::Error&) {
    // The sweep takes it tomorrow.
  }
}

std::expected<void, PutProblem> Upload::add(std::string_view bytes) {
  size_ += static_cast<std::int64_t>(bytes.size());
  too_big_ = too_big_ || size_ > most_bytes_;
  if (too_big_) return std::unexpected(PutProblem::too_big);
  hash_.add(bytes);
  buffer_ += bytes;
  std::string_view rest = buffer_;
  // One piece stays behind, so that a small file is written in one transaction.
  while (rest.size() > piece_size) {
    write_piece(rest.substr(0, piece_size));
    rest.remove_prefix(piece_size);
  }
  buffer_.erase(0, buffer_.size() - rest.size());
  return {};
}

void Upload::write_piece(std::string_view piece) {
  id_ = db_.write("files.add_piece", [piece, id = id_, number = pieces_](db::WriteTx& tx) {
    const FileId file = id ? id : tx.new_id<FileId>();
    if (!id) tx.run(insert_file, file, tx.now());
    tx.run(insert_piece, file, number, db::Bytes{piece});
    return file;
  });
  ++pieces_;
}

std::expected<StoredFile, PutProblem> Upload::finish() {
  if (too_big_) return std::unexpected(PutProblem::too_big);
  if (size_ == 0) return std::unexpected(PutProblem::empty);
  const Sha256 hash = hash_.finish();
  const StoredFile file = write_with_second_try(db_, [&](db::WriteTx& tx) {
    const FileId mine = id_ ? id_ : tx.new_id<FileId>();
    if (!id_) tx.run(insert_file, mine, tx.now());
    tx.run(insert_piece, mine, pieces_, db::Bytes{buffer_});
    return settle(tx, mine, hash, size_);
  });
  id_ = {};
  return file;
}

std::expected<StoredFile, PutProblem> put(const db::Database& db, std::string_view content, std::int64_t most_bytes) {
  Upload upload(db, most_bytes);
  if (const auto added = upload.add(content); !added) return std::unexpected(added.error());
  return upload.finish();
}

std::optional<StoredFile> find(db::ReadTx& tx, FileId id) { return tx.one(select_by_id, read_file, id); }

std::optional<StoredFile> find(db::ReadTx& tx, const Sha256& sha256) {
  return tx.one(select_by_hash, read_file, bytes_of(sha256));
}

bool read(const db::Database& db, FileId id, const std::function<bool(std::string_view)>& sink, std::int64_t offset,
          std::int64_t length) {
  const auto file = db.read([&](db::ReadTx& tx) { return find(tx, id); });
  if (!file) return false;
  const std::int64_t end = length < file->size - offset ? offset + length : file->size;
  while (offset < end) {
    const auto number = offset / static_cast<std::int64_t>(piece_size);
    const auto piece = db.read([&](db::ReadTx& tx) {
      return tx.one(select_piece, [](const db::Row& row) { return std::string(row.get<db::Bytes>(0).view); }, id, number);
    });
    if (!piece) throw db::Error(db::Error::Cause::broken, fmt::format("file {} has lost its piece {}", id.value, number));
    const auto skip = static_cast<std::size_t>(offset % static_cast<std::int64_t>(piece_size));
    const auto wanted = std::string_view(*piece).substr(skip, static_cast<std::size_t>(end - offset));
    if (wanted.empty() || !sink(wanted)) break;
    offset += static_cast<std::int64_t>(wanted.size());
  }
  return true;
}

std::optional<std::string> read_whole(const db::Database& db, FileId id) {
  std::string whole;
  const bool found = read(db, id, [&](std::string_view bytes) { return whole += bytes, true; });
  return found ? std::optional(std::move(whole)) : std::nullopt;
}

namespace {

bool is_referred_to(db::ReadTx& tx, FileId id, std::span<const db::Sql* const> references) {
  return std::ranges::any_of(references, [&](const db::Sql* sql) { return tx.exists(*sql, id); });
}

bool remove_unless_referred_to(const db::Database& db, FileId id, std::span<const db::Sql* const> references) try {
  return db.write("files.sweep", [=](db::WriteTx& tx) {
    return !is_referred_to(tx, id, references) && tx.run(delete_file, id) == 1;
  });
} catch (const db::Error& error) {
  // A module forgot to name its reference; the foreign key did not.
  if (error.cause() == db::Error::Cause::constraint) return false;
  throw;
}

}  // namespace

std::int64_t sweep(const db::Database& db, std::span<const db::Sql* const> references) {
  std::int64_t removed = 0;
  for (FileId last{}; true;) {
    std::vector<FileId> unused;
    const std::size_t seen = db.read([&](db::ReadTx& tx) {
      const auto old = tx.all(select_old, [](const db::Row& row) { return row.get<FileId>(0); }, tx.now() + -grace, last);
      std::ranges::copy_if(old, std::back_inserter(unused), [&](FileId id) { return !is_referred_to(tx, id, references); });
      if (!old.empty()) last = old.back();
      return old.size();
    });
    for (const FileId id : unused) removed += remove_unless_referred_to(db, id, references) ? 1 : 0;
    if (seen == 0) return removed;
  }
}

}  // namespace wiec::files
