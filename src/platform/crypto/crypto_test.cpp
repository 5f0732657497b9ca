#include "platform/crypto/crypto.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <stdexcept>

#include "base/sha256.h"
#include "platform/crypto/secrets.h"

namespace wiec::crypto {
namespace {

namespace fs = std::filesystem;

// RFC 4231, test cases 1, 2 and 6 (a key longer than a block).
TEST(Crypto, HmacAgreesWithRfc4231) {
  EXPECT_EQ(hmac_sha256_hex(std::string(20, '\x0b'), "Hi There"),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  EXPECT_EQ(hmac_sha256_hex("Jefe", "what do ya want for nothing?"),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(hmac_sha256_hex(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First"),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST(Crypto, TokensAreLongEnoughAndNeverTheSame) {
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) seen.insert(random_token());
  EXPECT_EQ(seen.size(), 1000u);
  EXPECT_EQ(seen.begin()->size(), 22u);
  EXPECT_NE(random_number(), random_number());
}

TEST(Crypto, Base64UrlGoesBothWays) {
  for (std::size_t size : {0, 1, 2, 3, 31, 32, 33}) {
    const auto bytes = random_bytes(size);
    EXPECT_EQ(bytes_from_base64url(base64url(bytes)), bytes);
  }
  EXPECT_EQ(base64url("\xfb\xff"), "-_8");
  EXPECT_FALSE(bytes_from_base64url("a+b/"));
  EXPECT_FALSE(bytes_from_base64url("abc="));
  EXPECT_FALSE(bytes_from_base64url("a b"));
}

TEST(Crypto, EqualComparesWholeTexts) {
  EXPECT_TRUE(equal("", ""));
  EXPECT_TRUE(equal("abc", "abc"));
  EXPECT_FALSE(equal("abc", "abd"));
  EXPECT_FALSE(equal("abc", "abcd"));
}

TEST(Crypto, SealedBytesOpenOnlyUnchangedAndWithTheirKey) {
  const auto key = random_bytes(32);
  const auto sealed = seal("treść", key);
  EXPECT_EQ(open(sealed, key), "treść");
  EXPECT_FALSE(open(sealed, random_bytes(32)));
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    std::string changed = sealed;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    EXPECT_FALSE(open(changed, key)) << i;
  }
  EXPECT_FALSE(open("short", key));
  EXPECT_NE(seal("treść", key), sealed);
}

TEST(Crypto, PassphraseOpensItsOwnSealOnly) {
  const auto sealed = seal_with_passphrase("klucze", "poprawny koń bateria");
  EXPECT_EQ(open_with_passphrase(sealed, "poprawny koń bateria"), "klucze");
  EXPECT_FALSE(open_with_passphrase(sealed, "poprawny kon bateria"));
  EXPECT_FALSE(open_with_passphrase("wiec1", "x"));
  EXPECT_FALSE(open_with_passphrase("other", "x"));
}

class SecretsTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "wiec_secrets_XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
    unsetenv("CREDENTIALS_DIRECTORY");
  }
  void TearDown() override {
    unsetenv("CREDENTIALS_DIRECTORY");
    fs::remove_all(folder_);
  }
  mode_t mode(const fs::path& path) const {
    struct stat info {};
    stat(path.c_str(), &info);
    return info.st_mode & 0777;
  }
  fs::path folder_;
};

TEST_F(SecretsTest, FirstStartMakesKeysThatOnlyTheOwnerReads) {
  const auto first = Secrets::open(folder_, {"person_key", "csrf"});
  ASSERT_TRUE(first) << first.error();
  EXPECT_EQ(mode(folder_ / "secrets"), 0700u);
  EXPECT_EQ(mode(folder_ / "secrets" / "csrf"), 0600u);
  EXPECT_EQ(first->key("csrf").size(), 32u);
  EXPECT_NE(first->key("csrf"), first->key("person_key"));
  const auto again = Secrets::open(folder_, {"person_key", "csrf"});
  ASSERT_TRUE(again);
  EXPECT_EQ(again->key("csrf"), first->key("csrf"));
  EXPECT_EQ(again->fingerprint("csrf"), first->fingerprint("csrf"));
  EXPECT_EQ(first->fingerprint("csrf").size(), 16u);
  EXPECT_THROW(first->key("other"), std::logic_error);
}

TEST_F(SecretsTest, OperatorsSecretComesWithoutItsLineEnd) {
  auto secrets = Secrets::open(folder_, {});
  ASSERT_TRUE(secrets);
  ASSERT_TRUE(secrets->put("smtp_password", "tajne\n"));
  EXPECT_EQ(secrets->find("smtp_password"), "tajne");
  EXPECT_FALSE(secrets->find("sms_token"));
  EXPECT_THROW((void)secrets->put("../escape", "x"), std::logic_error);
}

TEST_F(SecretsTest, SecretsThatOthersCanReadAreRefused) {
  ASSERT_TRUE(Secrets::open(folder_, {"csrf"}));
  fs::permissions(folder_ / "secrets" / "csrf", fs::perms(0644));
  auto opened = Secrets::open(folder_, {"csrf"});
  ASSERT_FALSE(opened);
  EXPECT_THAT(opened.error(), testing::HasSubstr("chmod 600"));
  fs::permissions(folder_ / "secrets" / "csrf", fs::perms(0600));
  fs::permissions(folder_ / "secrets", fs::perms(0755));
  opened = Secrets::open(folder_, {"csrf"});
  ASSERT_FALSE(opened);
  EXPECT_THAT(opened.error(), testing::HasSubstr("chmod 700"));
}

TEST_F(SecretsTest, AnEmptyKeyIsNotSilentlyReplaced) {
  ASSERT_TRUE(Secrets::open(folder_, {"csrf"}));
  std::ofstream(folder_ / "secrets" / "csrf", std::ios::trunc).flush();
  EXPECT_FALSE(Secrets::open(folder_, {"csrf"}));
}

TEST_F(SecretsTest, CredentialsOfSystemdAreReadAndNeverWritten) {
  const fs::path credentials = folder_ / "credentials";
  fs::create_directory(credentials);
  std::ofstream(credentials / "csrf") << std::string(32, 'k');
  setenv("CREDENTIALS_DIRECTORY", credentials.c_str(), 1);
  const auto opened = Secrets::open(folder_, {"csrf"});
  ASSERT_TRUE(opened) << opened.error();
  EXPECT_EQ(opened->key("csrf"), std::string(32, 'k'));
  EXPECT_FALSE(fs::exists(folder_ / "secrets"));
  const auto missing = Secrets::open(folder_, {"csrf", "person_key"});
  ASSERT_FALSE(missing);
  EXPECT_THAT(missing.error(), testing::HasSubstr("person_key"));
}

TEST_F(SecretsTest, SealedExportMovesToAnotherMachine) {
  auto here = Secrets::open(folder_ / ".", {"csrf", "person_key"});
  ASSERT_TRUE(here);
  const auto sealed = here->sealed_export("hasło") + "\n";
  EXPECT_EQ(sealed.find(here->key("csrf")), std::string::npos);
  const fs::path other = folder_ / "other";
  fs::create_directory(other);
  auto there = Secrets::open(other, {});
  ASSERT_TRUE(there);
  EXPECT_FALSE(there->import_sealed(sealed, "inne"));
  EXPECT_FALSE(there->import_sealed("rubbish!", "hasło"));
  ASSERT_TRUE(there->import_sealed(sealed, "hasło"));
  EXPECT_EQ(there->key("csrf"), here->key("csrf"));
  ASSERT_TRUE(there->import_sealed(sealed, "hasło"));  // the same again changes nothing
  ASSERT_TRUE(there->put("csrf", random_bytes(32)));
  EXPECT_FALSE(there->import_sealed(sealed, "hasło"));
}

}  // namespace
}  // namespace wiec::crypto
