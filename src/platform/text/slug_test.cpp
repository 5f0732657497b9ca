#include "platform/text/slug.h"

namespace wiec::text {
namespace {

TEST(Slug, Is_what_an_address_can_carry) {
  EXPECT_EQ(slug("Wzgórza Krzesławickie"), "wzgorza-krzeslawickie");
  EXPECT_EQ(slug("  Bielany–Wola, nr 7!  "), "bielany-wola-nr-7");
  EXPECT_EQ(slug("ŻÓŁW 2"), "zolw-2");
  EXPECT_EQ(slug("—!?"), "");
  EXPECT_EQ(slug(""), "");
  EXPECT_EQ(slug("Stare Miasto", 6), "stare") << "no hyphen at the end";
}

}  // namespace
}  // namespace wiec::text
