#include "platform/text/edit_distance.h"

namespace wiec::text {
namespace {

TEST(EditDistance, counts_each_kind_of_mistake_once) {
  EXPECT_EQ(edit_distance("lawki", "lawki", 2), 0);
  EXPECT_EQ(edit_distance("lawki", "lwaki", 2), 1);   // swapped
  EXPECT_EQ(edit_distance("lawki", "lawkki", 2), 1);  // too many
  EXPECT_EQ(edit_distance("lawki", "laki", 2), 1);    // missing
  EXPECT_EQ(edit_distance("lawki", "lavki", 2), 1);   // wrong
  EXPECT_EQ(edit_distance("szkola", "skzloa", 3), 2);
  EXPECT_EQ(edit_distance("ca", "abc", 3), 3);  // a swapped pair is not edited again
  EXPECT_EQ(edit_distance("chodnik", "hcodnki", 2), 2);
}

TEST(EditDistance, stops_above_the_limit) {
  EXPECT_EQ(edit_distance("park", "boisko", 1), 2);
  EXPECT_EQ(edit_distance("", "abc", 2), 3);
  EXPECT_EQ(edit_distance("", "ab", 2), 2);
  EXPECT_EQ(edit_distance(std::string(80, 'a'), std::string(80, 'a'), 1), 0);
  EXPECT_EQ(edit_distance(std::string(80, 'a'), std::string(79, 'a') + "b", 1), 2);
}

}  // namespace
}  // namespace wiec::text
