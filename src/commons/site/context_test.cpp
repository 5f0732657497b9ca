#include "commons/site/context.h"

#include "platform/db/testing.h"

namespace wiec {
namespace {

constexpr db::Migration kTables[] = {{"test", 1, "create", R"(
create table one (n bigint not null) {{strict}};
create table two (n bigint not null) {{strict}};)"}};
const db::Sql insert_one{"test.insert_one", "insert into one (n) values ($1)"};
const db::Sql insert_two{"test.insert_two", "insert into two (n) values ($1)"};
const db::Sql count_one{"test.count_one", "select count(*) from one"};

class ContextTest : public db::DatabaseTest {
 protected:
  ContextTest() : DatabaseTest({std::span(kTables)}) {}

  // As two requests would ask: a number kept from a table, and a text kept from the number.
  std::string asked() {
    Context ctx(db(), shared, Language::pl, now);
    const auto text = ctx.kept_from<std::string>("text", [&](Context& own) {
      ++made;
      const auto number = own.kept<std::int64_t>(
          "number", [](db::ReadTx& tx) { return *tx.value<std::int64_t>(count_one); }, until);
      return fmt::format("{}", *number);
    });
    EXPECT_EQ(ctx.fresh_until, until);
    EXPECT_FALSE(ctx.stamp.empty());
    return *text;
  }
  void write(const db::Sql& sql) {
    db().write("test", [&](db::WriteTx& tx) { tx.run(sql, 1); });
  }

  Shared shared;
  int made = 0;
  Instant now{1'000}, until{5'000};
};

TEST_P(ContextTest, WhatIsMadeFromKeptValuesIsKeptAsLongAsTheyAreTrue) {
  EXPECT_EQ(asked(), "0");
  EXPECT_EQ(asked(), "0");
  EXPECT_EQ(made, 1);
  write(insert_two);
  EXPECT_EQ(asked(), "0");
  EXPECT_EQ(made, 1);
  write(insert_one);
  EXPECT_EQ(asked(), "1");
  EXPECT_EQ(made, 2);
}

TEST_P(ContextTest, WhatIsMadeFromKeptValuesEndsWithThem) {
  EXPECT_EQ(asked(), "0");
  now = Instant{5'000};
  until = Instant{9'000};
  EXPECT_EQ(asked(), "0");
  EXPECT_EQ(made, 2);
}

WIEC_ON_BOTH_DATABASES(ContextTest);

}  // namespace
}  // namespace wiec
