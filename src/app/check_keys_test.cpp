#include "app/check_keys.h"

#include <filesystem>
#include <thread>

#include "app/installation.h"
#include "app/key_store.h"
#include "platform/db/testing.h"

namespace wiec::app {
namespace {

using testing::HasSubstr;
namespace fs = std::filesystem;

class CheckKeys : public db::DatabaseTest {
 protected:
  CheckKeys() : DatabaseTest({migrations()}) {}
  // Keys of a node; the same number has the same keys.
  crypto::Secrets keys(int number) {
    const fs::path folder = folder_.path() / std::to_string(number);
    fs::create_directories(folder);
    auto opened = crypto::Secrets::open(folder, needed_secrets());
    EXPECT_TRUE(opened) << opened.error();
    return *std::move(opened);
  }
  db::TemporaryFolder folder_;
};

TEST_P(CheckKeys, The_first_keys_are_the_databases_and_others_are_refused_by_name) {
  EXPECT_TRUE(check_keys(db(), keys(1)));
  EXPECT_TRUE(check_keys(db(), keys(1))) << "again";
  const auto other = check_keys(db(), keys(2));
  ASSERT_FALSE(other);
  for (const char* words : {"csrf", "person_key", "accounts", "wiec secrets import"})
    EXPECT_THAT(other.error(), HasSubstr(words));
  EXPECT_FALSE(check_keys(db(), keys(2))) << "trying again does not help";
  EXPECT_TRUE(check_keys(db(), keys(1)));
}

TEST_P(CheckKeys, One_other_key_is_enough) {
  auto mine = keys(1);
  ASSERT_TRUE(check_keys(db(), mine));
  ASSERT_TRUE(mine.put("person_key", std::string(32, 'x')));
  const auto refused = check_keys(db(), mine);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error(), HasSubstr("person_key"));
  EXPECT_THAT(refused.error(), Not(HasSubstr("csrf")));
}

TEST_P(CheckKeys, A_key_that_is_new_in_this_version_is_remembered) {
  const auto mine = keys(1);
  db().write("test.old", [value = mine.fingerprint("csrf")](db::WriteTx& tx) {
    add_fingerprints(tx, {{"csrf", value}});
  });
  EXPECT_TRUE(check_keys(db(), mine, KeyCheck::compare));
  EXPECT_EQ(db().read([](db::ReadTx& tx) { return load_fingerprints(tx); }).size(), 1u) << "compare writes nothing";
  EXPECT_TRUE(check_keys(db(), mine));
  EXPECT_EQ(db().read([](db::ReadTx& tx) { return load_fingerprints(tx); }).size(), needed_secrets().size());
}

TEST_P(CheckKeys, Nodes_that_start_at_once_agree_or_one_keeps_out) {
  const auto one = keys(1), two = keys(2);
  std::atomic<int> same_passed = 0, passed_one = 0, passed_two = 0;
  {
    std::vector<std::jthread> nodes;
    for (int i = 0; i < 4; ++i) {
      nodes.emplace_back([&] { passed_one += check_keys(db(), one).has_value(); });
      nodes.emplace_back([&] { passed_two += check_keys(db(), two).has_value(); });
    }
  }
  EXPECT_TRUE((passed_one == 4 && passed_two == 0) || (passed_one == 0 && passed_two == 4))
      << passed_one << " and " << passed_two;
  const auto& winner = passed_one == 4 ? one : two;
  {
    std::vector<std::jthread> nodes;
    for (int i = 0; i < 4; ++i) nodes.emplace_back([&] { same_passed += check_keys(db(), winner).has_value(); });
  }
  EXPECT_EQ(same_passed, 4);
}

TEST_P(CheckKeys, Lost_keys_are_replaced_on_purpose_only) {
  ASSERT_TRUE(check_keys(db(), keys(1)));
  ASSERT_TRUE(check_keys(db(), keys(2), KeyCheck::adopt));
  EXPECT_TRUE(check_keys(db(), keys(2)));
  EXPECT_FALSE(check_keys(db(), keys(1)));
}

WIEC_ON_BOTH_DATABASES(CheckKeys);

TEST(OpenInstallation, A_database_without_its_keys_is_refused_and_its_keys_can_be_brought) {
  const db::TemporaryFolder folder;
  const fs::path secrets = folder.path() / "secrets", away = folder.path() / "away";
  const InstallationOptions options{.data = folder.path().string(), .create = true, .migrate = true};
  ASSERT_TRUE(open_installation(options));
  fs::rename(secrets, away);
  const auto refused = open_installation(options);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error(), HasSubstr("other keys"));
  EXPECT_TRUE(fs::is_empty(secrets)) << "no made-up key stays in the way of `wiec secrets import`";
  fs::remove(secrets);
  fs::rename(away, secrets);
  const auto again = open_installation(options);
  EXPECT_TRUE(again) << again.error();
}

}  // namespace
}  // namespace wiec::app
