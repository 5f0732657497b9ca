#include "platform/tables/csv_reader.h"

namespace wiec::tables {
namespace {

TEST(CsvReader, finds_the_separator_and_takes_quotes_and_any_line_end) {
  for (const char* text : {"ulica;od;do\r\n\"Polna; \"\"A\"\"\";1;9\r\n", "ulica,od,do\n\"Polna; \"\"A\"\"\",1,9",
                           "ulica\tod\tdo\r\"Polna; \"\"A\"\"\"\t1\t9"}) {
    const auto table = read_csv(text);
    ASSERT_TRUE(table) << text;
    EXPECT_EQ(table->columns, (std::vector<std::string>{"ulica", "od", "do"}));
    ASSERT_EQ(table->rows.size(), 1u) << text;
    EXPECT_EQ(table->rows[0].cells, (std::vector<std::string>{"Polna; \"A\"", "1", "9"}));
    EXPECT_EQ(table->rows[0].line, 2);
  }
}

TEST(CsvReader, counts_lines_over_quoted_line_ends_and_leaves_empty_rows_out) {
  const auto table = read_csv("a;b\n\"1\n2\";3\n;\n\n  x ; y \n");
  ASSERT_TRUE(table);
  ASSERT_EQ(table->rows.size(), 2u);
  EXPECT_EQ(table->rows[0].cells[0], "1\n2");
  EXPECT_EQ(table->rows[1].line, 6);
  EXPECT_EQ(table->rows[1].cells, (std::vector<std::string>{"x", "y"}));
}

TEST(CsvReader, reads_polish_letters_in_every_encoding_offices_use) {
  const std::string wanted = "Źródlana Żółć ąęśćńó";
  const std::string cp1250 =
      "\x8Fr\xF3"
      "dlana \xAF\xF3\xB3\xE6 \xB9\xEA\x9C\xE6\xF1\xF3";
  const std::string iso =
      "\xACr\xF3"
      "dlana \xAF\xF3\xB3\xE6 \xB1\xEA\xB6\xE6\xF1\xF3";
  std::string utf16 = "\xFF\xFE";
  for (const char16_t c : std::u16string(u"n\nŹródlana Żółć ąęśćńó")) {
    utf16 += static_cast<char>(c & 0xFF);
    utf16 += static_cast<char>(c >> 8);
  }
  const std::pair<std::string, Encoding> cases[] = {{"n\n" + wanted, Encoding::utf8},
                                                    {"\xEF\xBB\xBFn\n" + wanted, Encoding::utf8},
                                                    {"n\n" + cp1250, Encoding::cp1250},
                                                    {"n\n" + iso, Encoding::iso8859_2},
                                                    {utf16, Encoding::utf16le}};
  for (const auto& [bytes, encoding] : cases) {
    const auto table = read_csv(bytes);
    ASSERT_TRUE(table);
    EXPECT_EQ(table->columns[0], "n");
    EXPECT_EQ(table->rows.at(0).cells[0], wanted) << name_of(encoding);
    EXPECT_EQ(table->encoding, encoding);
  }
}

TEST(CsvReader, names_the_line_of_every_fault) {
  const CsvLimits small{.bytes = 100, .rows = 2, .columns = 3, .cell_bytes = 10};
  const auto fault_of = [&](std::string_view text) {
    const auto table = read_csv(text, small);
    return table ? std::pair(CsvFault::empty, std::int64_t{-1}) : std::pair(table.error().fault, table.error().line);
  };
  EXPECT_EQ(fault_of(""), std::pair(CsvFault::empty, std::int64_t{1}));
  EXPECT_EQ(fault_of("a;b\n1;\"2\n3"), std::pair(CsvFault::unclosed_quote, std::int64_t{2}));
  EXPECT_EQ(fault_of("a;b\n\"1\"x;2\n"), std::pair(CsvFault::stray_quote, std::int64_t{2}));
  EXPECT_EQ(fault_of("a;b\n1\n2\n3\n"), std::pair(CsvFault::too_many_rows, std::int64_t{4}));
  EXPECT_EQ(fault_of("a;b\n1;2;3;4\n"), std::pair(CsvFault::too_many_columns, std::int64_t{2}));
  EXPECT_EQ(fault_of("a\n12345678901\n"), std::pair(CsvFault::too_long_cell, std::int64_t{2}));
  EXPECT_EQ(fault_of(std::string(101, 'a')), std::pair(CsvFault::too_large, std::int64_t{0}));
}

TEST(CsvReader, survives_any_bytes) {
  std::string bytes;
  for (int i = 0; i < 4096; ++i) bytes += static_cast<char>((i * 7919 + i / 251) & 0xFF);
  for (std::size_t cut = 0; cut < bytes.size(); cut += 37) (void)read_csv(std::string_view(bytes).substr(cut));
  SUCCEED();
}

}  // namespace
}  // namespace wiec::tables
