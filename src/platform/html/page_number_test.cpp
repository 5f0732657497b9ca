#include "platform/html/page_number.h"

namespace wiec::html {
namespace {

TEST(PageNumber, What_is_no_number_is_the_first_page) {
  EXPECT_EQ(page_number("3"), 3);
  EXPECT_EQ(page_number("12"), 12);
  for (const std::string_view typed : {"", "0", "-2", "x", "2x"}) EXPECT_EQ(page_number(typed), 1) << typed;
  EXPECT_EQ(page_number("99999999999999999999"), 99999);
}

}  // namespace
}  // namespace wiec::html
