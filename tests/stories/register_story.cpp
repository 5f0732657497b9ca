// A list of an office's projects, brought into an empty installation by its operator: public at once, listed whole in
// every format, twice without doubles; and files that cannot be used, each told by its reason, with nothing lost.
#include <algorithm>
#include <filesystem>
#include <fstream>

#include "server_fixture.h"

namespace wiec::stories {
namespace {

constexpr std::string_view kHead =
    "Tytu\xB3 projektu;Nazwa beneficjenta;Warto\x9C\xE6 projektu;Dofinansowanie z EU;Dziedzina\n";
constexpr int kRows = 250;

class Register : public EmptyServer {
 protected:
  std::string file(const std::string& name, std::string_view bytes) {
    const auto path = (folder_.path() / name).string();
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }
  // In Windows-1250, as offices save it; the last row repeats a title and a beneficiary with other sums.
  std::string office_list() {
    std::string rows(kHead);
    for (int i = 1; i < kRows; ++i)
      rows += fmt::format(
          "\"Droga; nr {} w \xA3odzi\";Gmina \xA3\xF3"
          "d\x9F;{},{:02};{};Drogi\n",
          i, 1000 + i, i % 100, 500 + i);
    return rows +
           "\"Droga; nr 1 w \xA3odzi\";Gmina \xA3\xF3"
           "d\x9F;7,00;5;Drogi\n";
  }
  Finished import(const std::vector<std::string>& files) {
    std::vector<std::string> command{"import", "register"};
    command.insert(command.end(), files.begin(), files.end());
    return server().run(command);
  }
  static std::ptrdiff_t lines(const Answer& answer) { return std::ranges::count(answer.body, '\n'); }

  TemporaryFolder folder_;
};

TEST_F(Register, that_an_operator_brings_in_is_public_at_once_and_whole_in_every_format) {
  const std::string path = file("drogi.csv", office_list());
  const auto done = import({path});
  ASSERT_EQ(done.exit_code, 0) << done.output;
  EXPECT_THAT(done.output, testing::HasSubstr("250 cards added, 1 rows repeat"));
  auto visitor = browser();
  const auto list = visitor.get("/programy");
  EXPECT_EQ(list.status, 200);
  EXPECT_TRUE(list.says("Droga; nr"));
  const auto table = visitor.get("/programy.csv");
  EXPECT_EQ(table.status, 200);
  EXPECT_EQ(lines(table), kRows + 1);
  EXPECT_TRUE(table.says("Droga; nr 249 w Łodzi,")) << "RFC 4180: a semicolon needs no quotes";
  EXPECT_TRUE(table.says("\r\n"));
  const auto excel = visitor.get("/programy.csv?format=excel");
  EXPECT_TRUE(excel.body.starts_with("\xEF\xBB\xBF"));
  EXPECT_TRUE(excel.says("\"Droga; nr 249 w Łodzi\";"));
  EXPECT_EQ(lines(excel), kRows + (excel.says("sep=") ? 2 : 1));
  EXPECT_TRUE(visitor.get("/en/programy").says("250")) << "in English too";
  const auto again = import({path});
  EXPECT_EQ(again.exit_code, 0) << again.output;
  EXPECT_THAT(again.output, testing::HasSubstr("0 cards added"));
  EXPECT_EQ(lines(visitor.get("/programy.csv")), kRows + 1);
}

TEST_F(Register, loses_nothing_to_a_file_that_cannot_be_used) {
  ASSERT_EQ(import({file("drogi.csv", office_list())}).exit_code, 0);
  const auto huge = (folder_.path() / "wielki.csv").string();
  std::ofstream(huge, std::ios::binary) << kHead;
  std::filesystem::resize_file(huge, 1u << 30);  // 1 GB, of which the disk holds nothing
  const std::pair<std::string, std::string> unusable[] = {
      {huge, "MB"},
      {file("bez_kolumn.csv", "Tytuł;Kwota\nDroga;5\n"), "brakuje kolumn"},
      {file("zniszczony.csv",
            std::string(kHead) + "BudowaÄ… Ĺ‚Ăłdzkiej ĹĽĹ‚Ăłbka Ĺ›rĂłdmieĹ›cia Ĺ‚Ä…ki ĹĽĂłĹ‚wi;B;1;1;D\n"),
       "są zniszczone"},
      {file("nie_tabela.csv", std::string(kHead) + "\"niezamkni;B;1;1;D\n"), "wiersza 2"},
      {file("siec.xml", "<a>"), "XML"},
      {(folder_.path() / "nie_ma.csv").string(), "nie_ma.csv"},
  };
  for (const auto& [path, reason] : unusable) {
    const auto refused = import({file("dobra.csv", std::string(kHead) + "Nowa;B;1;1;D\n"), path});
    EXPECT_NE(refused.exit_code, 0) << path;
    EXPECT_LT(refused.exit_code, 128) << path << refused.output;
    EXPECT_THAT(refused.output, testing::HasSubstr(reason)) << path;
  }
  EXPECT_EQ(lines(browser().get("/programy.csv")), kRows + 1) << "all or nothing";
  const auto some =
      import({file("formuly.csv", std::string(kHead) + "=SUM(A1);B;1;1;D\nWi\xEAksze;B;1;2;D\nDobra;B;2;1;D\n")});
  EXPECT_THAT(some.output, testing::HasSubstr("line 2: Komórka zawiera formułę arkusza: =SUM(A1)."));
  EXPECT_THAT(some.output, testing::HasSubstr("line 3"));
  EXPECT_EQ(lines(browser().get("/programy.csv")), kRows + 2) << "rows that are right come in";
}

}  // namespace
}  // namespace wiec::stories
