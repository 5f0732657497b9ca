#include <sys/mount.h>
#include <unistd.h>

#include <fstream>

#include "platform/db/postgres_connection.h"
#include "platform/db/sqlite_connection.h"
#include "platform/db/testing.h"

namespace wiec::db {
namespace {

using Kind = OpenError::Kind;

constexpr Migration blob_table[] = {
    {"test", 1, "create_blob", "create table blob (id bigint primary key, content {{blob}} not null) {{strict}};"}};
const Sql insert_blob{"test.insert_blob", "insert into blob (id, content) values ($1, $2)"};
const Sql count_blobs{"test.count_blobs", "select count(*) from blob"};

class OpenTest : public ::testing::Test {
 protected:
  Options at(const std::string& name) const {
    Options options;
    options.location = (folder.path() / name).string();
    options.migrations = {blob_table};
    return options;
  }
  static Kind refusal(const Options& options) {
    const auto opened = open(options);
    EXPECT_FALSE(opened);
    if (opened) return Kind::other;
    EXPECT_NE(opened.error().message, "");
    return opened.error().kind;
  }
  TemporaryFolder folder;
};

// A file system of its own for one test; only root may mount.
class SmallDisk {
 public:
  SmallDisk(const std::filesystem::path& at, const char* size) : at_(at) {
    std::filesystem::create_directories(at_);
    mounted_ = ::mount("tmpfs", at_.c_str(), "tmpfs", 0, fmt::format("size={}", size).c_str()) == 0;
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  ~SmallDisk() {
    if (mounted_) ::umount2(at_.c_str(), MNT_DETACH);
  }
  bool mounted() const { return mounted_; }
  bool make_read_only() const { return ::mount("tmpfs", at_.c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, nullptr) == 0; }

 private:
  std::filesystem::path at_;
  bool mounted_ = false;
};

TEST_F(OpenTest, MissingFileIsNamed) {
  const Options options = at("missing.db");
  const auto opened = open(options);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().kind, Kind::missing_file);
  EXPECT_NE(opened.error().message.find(options.location), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(options.location));
}

TEST_F(OpenTest, MissingFolderAndFolderInPlaceOfAFile) {
  Options options = at("nowhere/wiec.db");
  options.create = true;
  EXPECT_EQ(refusal(options), Kind::missing_file);
  std::filesystem::create_directory(folder.path() / "folder.db");
  EXPECT_EQ(refusal(at("folder.db")), Kind::not_a_database);
}

TEST_F(OpenTest, OtherFilesAreRefused) {
  std::ofstream(folder.path() / "text.db") << std::string(5'000, 'x');
  EXPECT_EQ(refusal(at("text.db")), Kind::not_a_database);
  SqliteConnection(at("foreign.db").location, SqliteConnection::Mode::create, nullptr).execute("create table t (a)");
  EXPECT_EQ(refusal(at("foreign.db")), Kind::not_a_database);
}

TEST_F(OpenTest, CreatedFileIsForItsOwnerOnlyAndOpensAgain) {
  Options options = at("wiec.db");
  options.create = true;
  {
    auto database = open(options);
    ASSERT_TRUE(database) << database.error().message;
    EXPECT_EQ(migrate(*database), 2u);
  }
  using std::filesystem::perms;
  EXPECT_EQ(std::filesystem::status(options.location).permissions(), perms::owner_read | perms::owner_write);
  options.create = false;
  auto database = open(options);
  ASSERT_TRUE(database);
  EXPECT_EQ(migrate(*database), 0u);
  EXPECT_EQ(database->read([](ReadTx& tx) { return *tx.value<std::int64_t>(count_blobs); }), 0);
}

TEST_F(OpenTest, ReadOnlyHandleRefusesWrites) {
  Options options = at("wiec.db");
  options.create = true;
  auto writing = open(options);
  ASSERT_TRUE(writing);
  ASSERT_TRUE(migrate(*writing));
  options.create = false;
  options.read_only = true;
  auto reading = open(options);
  ASSERT_TRUE(reading) << reading.error().message;
  EXPECT_EQ(reading->read([](ReadTx& tx) { return *tx.value<std::int64_t>(count_blobs); }), 0);
  EXPECT_THROW(reading->write("test", [](WriteTx&) {}), Error);
  EXPECT_EQ(pending(*reading)->size(), 0u);
}

TEST_F(OpenTest, ReadOnlyFolderIsRefused) {
  const SmallDisk disk(folder.path() / "disk", "1m");
  if (!disk.mounted()) GTEST_SKIP() << "only root may mount a file system";
  Options options = at("disk/wiec.db");
  options.create = true;
  ASSERT_TRUE(open(options));
  ASSERT_TRUE(disk.make_read_only());
  EXPECT_EQ(refusal(options), Kind::not_writable);
}

TEST_F(OpenTest, FullDiskFailsTheWriteAndKeepsWhatWasThere) {
  const SmallDisk disk(folder.path() / "disk", "3m");
  if (!disk.mounted()) GTEST_SKIP() << "only root may mount a file system";
  Options options = at("disk/wiec.db");
  options.create = true;
  auto database = open(options);
  ASSERT_TRUE(database);
  ASSERT_TRUE(migrate(*database));
  const std::string content(100'000, 'x');
  int kept = 0;
  Error::Cause cause = Error::Cause::broken;
  try {
    for (; kept < 100; ++kept) database->write("test", [&](WriteTx& tx) { tx.run(insert_blob, kept, Bytes{content}); });
  } catch (const Error& error) {
    cause = error.cause();
  }
  EXPECT_EQ(cause, Error::Cause::disk_full);
  EXPECT_GT(kept, 3);
  EXPECT_LT(kept, 100);
  EXPECT_EQ(database->read([](ReadTx& tx) { return *tx.value<std::int64_t>(count_blobs); }), kept);
  SqliteConnection check(options.location, SqliteConnection::Mode::read, nullptr);
  EXPECT_EQ(check.text_of("pragma integrity_check"), "ok");
}

TEST_F(OpenTest, PostgresThatIsAwayOrUnfit) {
  Options options;
  options.location = "host=127.0.0.1 port=1 dbname=nowhere";
  EXPECT_EQ(refusal(options), Kind::cannot_connect);
  if (!test_postgres()) GTEST_SKIP() << "WIEC_TEST_POSTGRES is not set";
  PostgresConnection admin(*test_postgres());
  const auto try_database = [&](const std::string& how) {
    const std::string name = fmt::format("wiec_unfit_{}", ::getpid());
    admin.execute("create database " + name + " template template0 " + how);
    options.location = with_database(*test_postgres(), name);
    const Kind kind = refusal(options);
    admin.execute("drop database " + name);
    return kind;
  };
  EXPECT_EQ(try_database("encoding 'LATIN2' lc_collate 'C' lc_ctype 'C'"), Kind::wrong_encoding);
  EXPECT_EQ(try_database("encoding 'UTF8' locale_provider icu icu_locale 'pl'"), Kind::wrong_collation);
}

}  // namespace
}  // namespace wiec::db
