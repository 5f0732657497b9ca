#include "platform/tables/tables.h"

namespace wiec::tables {
namespace {

const Sheet kSheet{
    "Projekty",
    {"tytuł", "koszt", "głosy", "od"},
    {{std::string("=HYPERLINK(\"http://x\")"), Money{12345050}, std::int64_t{-3}, *date_from_iso("2026-11-22")},
     {std::string("Ławki; \"zielone\",\nnowe"), Money{5}, std::int64_t{0}, std::monostate{}},
     {std::string("-5 stopni"), Money{0}, Degrees{-1999999}, Instant{0}}}};

TEST(Csv, ForExcelOpensInAPolishOffice) {
  EXPECT_EQ(
      csv_for_excel(kSheet),
      "\xEF\xBB\xBFtytuł;koszt;głosy;od\r\n\"'=HYPERLINK(\"\"http://x\"\")\";123450,50;-3;2026-11-22\r\n"
      "\"Ławki; \"\"zielone\"\",\nnowe\";0,05;0;\r\n\"'-5 stopni\";0,00;-0,1999999;1970-01-01T00:00:00.000000Z\r\n");
}

TEST(Csv, PlainIsRfc4180) {
  EXPECT_THAT(csv_plain(kSheet), testing::StartsWith("tytuł,koszt,głosy,od\r\n\"'=HYPERLINK"));
  EXPECT_THAT(csv_plain(kSheet), testing::HasSubstr("123450.50,-3,2026-11-22"));
}

TEST(Xlsx, IsAZipWithASheet) {
  const std::string book = xlsx(kSheet);
  EXPECT_EQ(book.substr(0, 2), "PK");
  EXPECT_THAT(book, testing::HasSubstr("xl/worksheets/sheet1.xml"));
}

}  // namespace
}  // namespace wiec::tables
