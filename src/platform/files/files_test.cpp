#include "platform/files/files.h"

#include "platform/db/testing.h"

namespace wiec::files {

namespace {

constexpr db::Migration reference_table[] = {{"test", 1, "create_reference", R"(
  create table reference (file_id bigint not null references stored_file (id)) {{strict}};
  create table forgotten (file_id bigint not null references stored_file (id)) {{strict}};)"}};
const db::Sql refer{"test.refer", "insert into reference (file_id) values ($1)"};
const db::Sql refer_elsewhere{"test.refer_elsewhere", "insert into forgotten (file_id) values ($1)"};
const db::Sql select_reference{"test.select_reference", "select 1 from reference where file_id = $1"};
const db::Sql count_pieces{"test.count_pieces", "select count(*) from file_piece"};
constexpr const db::Sql* references[] = {&select_reference};

constexpr std::int64_t limit = 10'000'000;

class FilesTest : public db::DatabaseTest {
 protected:
  FilesTest() : DatabaseTest({migrations(), reference_table}) {}
  std::int64_t pieces() {
    return db().read([](db::ReadTx& tx) { return *tx.value<std::int64_t>(count_pieces); });
  }
};

std::string noise(std::size_t size) {
  std::string bytes(size, '\0');
  std::uint32_t state = 1;
  for (char& byte : bytes) byte = static_cast<char>((state = state * 1'664'525 + 1'013'904'223) >> 24);
  return bytes;
}

TEST_P(FilesTest, SmallAndLargeContentComesBack) {
  for (const std::size_t size : {std::size_t{1}, std::size_t{256 * 1024}, std::size_t{256 * 1024 + 1}, std::size_t{1'000'000}}) {
    const std::string content = noise(size);
    const auto stored = put(db(), content, limit);
    ASSERT_TRUE(stored);
    EXPECT_EQ(stored->size, static_cast<std::int64_t>(size));
    EXPECT_EQ(stored->sha256, sha256(content));
    EXPECT_TRUE(read_whole(db(), stored->id) == content);
  }
}

TEST_P(FilesTest, UploadInOddPieces) {
  const std::string content = noise(700'001);
  Upload upload(db(), limit);
  for (std::size_t at = 0; at < content.size(); at += 7'919) ASSERT_TRUE(upload.add(std::string_view(content).substr(at, 7'919)));
  const auto stored = upload.finish();
  ASSERT_TRUE(stored);
  EXPECT_TRUE(read_whole(db(), stored->id) == content);
  EXPECT_EQ(pieces(), 3);
}

TEST_P(FilesTest, SameContentIsKeptOnce) {
  const std::string content = noise(600'000);
  const auto first = put(db(), content, limit);
  const auto second = put(db(), content, limit);
  EXPECT_EQ(first->id, second->id);
  EXPECT_EQ(pieces(), 3);
}

TEST_P(FilesTest, RangeOfAFile) {
  const std::string content = noise(600'000);
  const FileId id = put(db(), content, limit)->id;
  std::string part;
  EXPECT_TRUE(read(db(), id, [&](std::string_view bytes) { return part += bytes, true; }, 262'000, 1'000));
  EXPECT_TRUE(part == content.substr(262'000, 1'000));
  part.clear();
  EXPECT_TRUE(read(db(), id, [&](std::string_view bytes) { return part += bytes, true; }, 599'999));
  EXPECT_TRUE(part == content.substr(599'999));
  EXPECT_FALSE(read(db(), FileId{5}, [](std::string_view) { return true; }));
}

TEST_P(FilesTest, LimitsAreKept) {
  EXPECT_EQ(put(db(), noise(101), 100).error(), PutProblem::too_big);
  EXPECT_EQ(put(db(), "", 100).error(), PutProblem::empty);
  Upload upload(db(), 600'000);
  EXPECT_TRUE(upload.add(noise(600'000)));
  EXPECT_EQ(upload.add("x").error(), PutProblem::too_big);
  EXPECT_EQ(upload.finish().error(), PutProblem::too_big);
}

TEST_P(FilesTest, UnfinishedUploadLeavesNothing) {
  {
    Upload upload(db(), limit);
    ASSERT_TRUE(upload.add(noise(900'000)));
    EXPECT_GT(pieces(), 0);
  }
  EXPECT_EQ(pieces(), 0);
}

TEST_P(FilesTest, SweepTakesOnlyOldFilesThatNobodyRefersTo) {
  const FileId used = put(db(), "used", limit)->id;
  const FileId held = put(db(), "held by a table the sweep does not know", limit)->id;
  const FileId unused = put(db(), "unused", limit)->id;
  db().write("test", [=](db::WriteTx& tx) {
    tx.run(refer, used);
    tx.run(refer_elsewhere, held);
  });
  EXPECT_EQ(sweep(db(), references), 0);
  clock.move(std::chrono::hours(25));
  const FileId young = put(db(), "young", limit)->id;
  EXPECT_EQ(sweep(db(), references), 1);
  EXPECT_EQ(read_whole(db(), unused), std::nullopt);
  for (const FileId id : {used, held, young}) EXPECT_NE(read_whole(db(), id), std::nullopt);
  EXPECT_EQ(sweep(db(), references), 0);
}

TEST_P(FilesTest, EveryStatementCanBePrepared) { EXPECT_EQ(check_statements(db()), std::vector<std::string>()); }

WIEC_ON_BOTH_DATABASES(FilesTest);

}  // namespace
}  // namespace wiec::files
