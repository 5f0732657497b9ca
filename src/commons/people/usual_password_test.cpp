#include "commons/people/usual_password.h"

namespace wiec::people {
namespace {

TEST(UsualPassword, The_list_has_more_than_three_thousand_and_each_is_found) {
  std::string_view text = usual_passwords();
  int listed = 0;
  for (auto end = text.find('\n'); end != text.npos; text.remove_prefix(end + 1), end = text.find('\n')) {
    const std::string_view line = text.substr(0, end);
    if (line.empty() || line.front() == '#' || line.size() < 4) continue;
    EXPECT_TRUE(is_usual_password(line)) << line;
    ++listed;
  }
  EXPECT_GE(listed, 3000);
}

TEST(UsualPassword, What_people_add_to_a_usual_one_does_not_help) {
  for (const char* word :
       {"qwertyuiop", "password2026!", "haslo!2026", "2026polska", "polskapolska", "zaq12wsxcde", "!!!dragon!!!",
        "aaaaaaaaaaaa", "1234567890", "111111111111", "budzetobywatelski", "", "dragondragon12"})
    EXPECT_TRUE(is_usual_password(word)) << word;
  for (const char* word :
       {"zielony kon na moscie", "another good one", "x7-kwiat-rower-lampa", "8231907745118", "abc1827364554"})
    EXPECT_FALSE(is_usual_password(word)) << word;
}

}  // namespace
}  // namespace wiec::people
