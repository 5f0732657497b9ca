#include "platform/crypto/password.h"

#include <atomic>
#include <thread>
#include <vector>

#include "platform/crypto/totp.h"

namespace wiec::crypto {
namespace {

constexpr Passwords::Options kCheap{.at_once = 1, .most_waiting = 2, .memory = 64 << 10, .passes = 1};

TEST(Passwords, A_password_is_known_again_and_another_is_not) {
  Passwords passwords(kCheap);
  const auto encoded = passwords.hash("zażółć gęślą jaźń");
  ASSERT_TRUE(encoded);
  EXPECT_TRUE(encoded->starts_with("$argon2id$"));
  EXPECT_EQ(passwords.verify(*encoded, "zażółć gęślą jaźń"), true);
  EXPECT_EQ(passwords.verify(*encoded, "zazolc gesla jazn"), false);
  EXPECT_NE(passwords.hash("zażółć gęślą jaźń"), encoded) << "the salt is new each time";
  EXPECT_EQ(passwords.verify("", "an account that is not there"), false);
  EXPECT_EQ(passwords.verify("not an encoded form", "x"), false);
}

TEST(Passwords, Too_many_at_once_hear_so_instead_of_holding_threads) {
  Passwords passwords({.at_once = 1, .most_waiting = 2, .memory = 8 << 20, .passes = 4});
  std::atomic<int> done{0}, refused{0};
  std::vector<std::thread> crowd;
  for (int i = 0; i < 16; ++i) crowd.emplace_back([&] { ++(passwords.hash("password") ? done : refused); });
  for (auto& thread : crowd) thread.join();
  EXPECT_EQ(done + refused, 16);
  EXPECT_GE(done, 3);
  EXPECT_GE(refused, 1);
  EXPECT_TRUE(passwords.hash("afterwards it goes on"));
}

// RFC 6238, appendix B: the last six digits of its SHA-1 codes.
TEST(Totp, Codes_of_the_standard) {
  const std::string secret = "12345678901234567890";
  const auto code_at = [&](std::int64_t seconds) { return totp_code(secret, totp_step({seconds * 1'000'000})); };
  EXPECT_EQ(code_at(59), "287082");
  EXPECT_EQ(code_at(1111111109), "081804");
  EXPECT_EQ(code_at(1234567890), "005924");
  EXPECT_EQ(code_at(20000000000), "353130");
}

TEST(Totp, A_code_opens_once_and_half_a_minute_early_or_late) {
  const std::string secret = new_totp_secret();
  const Instant now{1'700'000'000'000'000};
  const std::int64_t step = totp_step(now);
  for (const std::int64_t near : {step - 1, step, step + 1})
    EXPECT_EQ(matching_totp_step(secret, totp_code(secret, near), now, 0), near);
  EXPECT_FALSE(matching_totp_step(secret, totp_code(secret, step), now, step));
  EXPECT_FALSE(matching_totp_step(secret, totp_code(secret, step + 2), now, 0));
  EXPECT_FALSE(matching_totp_step(secret, "", now, 0));
}

TEST(Totp, Base32_reads_what_people_type) {
  EXPECT_EQ(base32("foobar"), "MZXW6YTBOI");
  EXPECT_EQ(bytes_from_base32("mzxw-6ytb oi"), "foobar");
  EXPECT_FALSE(bytes_from_base32("MZXW1"));
  EXPECT_EQ(totp_address("foobar", "Gród Wiec", "jan@example.org"),
            "otpauth://totp/Gr%C3%B3d%20Wiec:jan%40example.org?secret=MZXW6YTBOI&issuer=Gr%C3%B3d%20Wiec");
}

}  // namespace
}  // namespace wiec::crypto
