// Papers at three levels, their files, and which of them an area's pack has.
#include "modules/support/pages.h"
#include "modules/support/paper.h"
#include "modules/support/support_test.h"
#include "modules/support/texts.h"

namespace wiec::support {
namespace {

namespace keys = texts::keys;
using testing::ElementsAre;

class PapersTest : public SupportTest {
 protected:
  static Typed form(std::string title, std::string level = "city") {
    Typed t;
    t.set("kind", "report");
    t.set("title_pl", std::move(title));
    t.set("level", std::move(level));
    t.set("theme", "greenery");
    t.set("year", "2024");
    t.set("method", "survey");
    t.set("link", "https://badania.example/raport");
    return t;
  }
  Faults save(Context& ctx, const Typed& typed, const Paper& before = {},
              const std::optional<documents::KeptFile>& file = {}) {
    Faults faults;
    Paper wanted = read_paper(ctx, typed, file || before.has_file, faults);
    wanted.id = before.id;
    if (faults.empty())
      if (const auto done = save_paper(ctx, wanted, before.revision, file); !done) faults.push_back(done.error());
    return faults;
  }
  Faults add(const Typed& typed) { return save(*as(coordinator), typed); }
  Typed in_left_bank(std::string title) {
    Typed t = form(std::move(title), "district");
    t.set("district", db().read([&](db::ReadTx& tx) { return places::find_place(tx, left_bank)->code; }));
    return t;
  }
  Typed in(areas::AreaId where, std::string title) {
    Typed t = form(std::move(title), "area");
    t.set("area", code_from_id(where.value));
    return t;
  }
  std::vector<std::string> pack_of(areas::AreaId id) {
    std::vector<std::string> titles;
    db().read([&](db::ReadTx& tx) {
      for (const Paper& p : papers_for(tx, *areas::find_area(tx, id))) titles.push_back(p.title.pl);
    });
    return titles;
  }
  std::vector<Paper> all() {
    return db().read([&](db::ReadTx& tx) { return papers(tx, {.hidden_too = true}); });
  }
  documents::KeptFile pdf(std::string words) {
    return *documents::keep_file(db(), "%PDF-1.7\n" + words + "\n%%EOF\n", "raport.pdf",
                                 {.types = documents::kDocumentTypes}, "file");
  }
};

TEST_P(PapersTest, a_pack_has_what_holds_there_the_nearest_first_and_nothing_from_elsewhere) {
  ASSERT_TRUE(add(form("Miasto")).empty());
  ASSERT_TRUE(add(in_left_bank("Lewy Brzeg")).empty());
  ASSERT_TRUE(add(in(azory, "Azory")).empty());
  EXPECT_THAT(pack_of(azory), ElementsAre("Azory", "Lewy Brzeg", "Miasto"));
  EXPECT_THAT(pack_of(rybaki), ElementsAre("Miasto"));
  EXPECT_EQ(all()[1].place_name, "Lewy Brzeg");
}

TEST_P(PapersTest, a_hidden_paper_is_nowhere_but_at_the_desk) {
  ASSERT_TRUE(save(*as(coordinator), form("Miasto"), {}, pdf("a")).empty());
  const Paper paper = all()[0];
  Typed hidden = typed_from(paper);
  hidden.set("hidden", "1");
  const auto ask = [&](PageFunction page) {
    const http::Request asked;
    http::PathParams params;
    params.add("code", paper.code());
    auto ctx = as(coordinator);
    return page(*ctx, {asked, params});
  };
  EXPECT_TRUE(ask(paper_page));
  EXPECT_TRUE(ask(paper_file));
  ASSERT_TRUE(save(*as(coordinator), hidden, paper).empty());
  EXPECT_THAT(pack_of(azory), testing::IsEmpty());
  EXPECT_EQ(db().read([&](db::ReadTx& tx) { return papers(tx, {}).size(); }), 0u);
  EXPECT_EQ(ask(paper_page).error().kind, ProblemKind::not_found);
  EXPECT_EQ(ask(paper_file).error().kind, ProblemKind::not_found);
  EXPECT_EQ(all().size(), 1u);
}

TEST_P(PapersTest, a_desk_lists_what_its_coordinator_keeps_and_nothing_else) {
  for (Typed typed : {form("Miasto"), in_left_bank("Lewy Brzeg"), in(azory, "Azory"), in(rybaki, "Rybaki")}) {
    typed.set("hidden", "1");
    ASSERT_TRUE(add(typed).empty());
  }
  const auto listed = [](Context& ctx) {
    const http::Request asked;
    const http::PathParams params;
    return std::string(std::get<Page>(*papers_page(ctx, {asked, params})).main.view());
  };
  const std::string narrow = listed(*of_district(left_bank)), whole = listed(*as(coordinator));
  for (const char* title : {">Lewy Brzeg<", ">Azory<"}) EXPECT_THAT(narrow, testing::HasSubstr(title));
  for (const char* title : {">Miasto<", ">Rybaki<"}) {
    EXPECT_THAT(narrow, testing::Not(testing::HasSubstr(title))) << "nobody has published it";
    EXPECT_THAT(whole, testing::HasSubstr(title));
  }
}

TEST_P(PapersTest, what_is_wrong_is_said_at_its_field) {
  for (const auto& [field, value, at] :
       {std::tuple("kind", std::string("plotka"), "kind"), std::tuple("title_pl", std::string(), "title_pl"),
        std::tuple("title_pl", std::string(201, 'x'), "title_pl"), std::tuple("level", std::string(), "level"),
        std::tuple("level", std::string("district"), "district"), std::tuple("level", std::string("area"), "area"),
        std::tuple("theme", std::string("kosmos"), "theme"), std::tuple("year", std::string("dawno"), "year"),
        std::tuple("year", std::string("1812"), "year"), std::tuple("method", std::string("wróżba"), "method"),
        std::tuple("link", std::string("ftp://x"), "link"), std::tuple("link", std::string(), "file"),
        std::tuple("about_en", std::string(3001, 'x'), "about_en")}) {
    Typed typed = form("Raport");
    typed.set(field, value);
    const Faults faults = add(typed);
    ASSERT_EQ(faults.size(), 1u) << field << " = " << value;
    EXPECT_EQ(faults[0].field, at);
  }
  EXPECT_TRUE(all().empty());
  Typed finding = form("Wynik");
  finding.set("kind", "finding");
  finding.set("link", "");
  EXPECT_EQ(add(finding).at(0).field, "about_pl");
  finding.set("about_pl", "Co druga osoba chce więcej cienia.");
  EXPECT_TRUE(add(finding).empty()) << "a finding stands in its words alone";
}

TEST_P(PapersTest, a_file_of_a_wrong_type_is_refused_and_another_one_takes_the_place_of_the_first) {
  const auto refused = documents::keep_file(db(),
                                            "\x7f"
                                            "ELF\x01\x02",
                                            "raport.pdf", {.types = documents::kDocumentTypes}, "file");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().field, "file");
  Typed typed = form("Raport");
  typed.set("link", "");
  ASSERT_TRUE(save(*as(coordinator), typed, {}, pdf("pierwszy")).empty());
  ASSERT_TRUE(all()[0].has_file);
  ASSERT_TRUE(save(*as(coordinator), typed, all()[0]).empty()) << "it keeps its file";
  ASSERT_TRUE(save(*as(coordinator), typed, all()[0], pdf("drugi")).empty());
  const PaperId id = all()[0].id;
  db().read([&](db::ReadTx& tx) { EXPECT_EQ(documents::documents_of(tx, kPaperNoun, id.value).size(), 1u); });
}

TEST_P(PapersTest, each_keeps_what_holds_where_they_coordinate_and_two_do_not_overwrite) {
  const auto narrow = of_district(left_bank);
  EXPECT_EQ(save(*narrow, form("Miasto")).at(0).kind, ProblemKind::not_allowed);
  EXPECT_EQ(save(*narrow, in(rybaki, "Rybaki")).at(0).field, "level");
  ASSERT_TRUE(save(*narrow, in(azory, "Azory")).empty());
  ASSERT_TRUE(save(*narrow, in_left_bank("Lewy Brzeg")).empty());
  EXPECT_EQ(save(*as(ola), form("Moje")).at(0).kind, ProblemKind::not_allowed);
  const Paper before = all()[0];
  ASSERT_TRUE(save(*as(coordinator), in_left_bank("Lewy Brzeg 2"), before).empty());
  EXPECT_EQ(save(*as(coordinator), in_left_bank("Lewy Brzeg 3"), before).at(0).kind, ProblemKind::conflict);
  EXPECT_EQ(save(*narrow, form("Dla wszystkich"), all()[0]).at(0).kind, ProblemKind::not_allowed)
      << "nobody widens a paper beyond where they coordinate";
  EXPECT_EQ(all().size(), 2u);
}

WIEC_ON_BOTH_DATABASES(PapersTest);

}  // namespace
}  // namespace wiec::support
