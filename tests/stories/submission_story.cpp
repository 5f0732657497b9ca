// The full form over HTTP: what is refused gives back what was typed, what was sent is public everywhere at once, and
// nobody reads another's form.
#include "server_fixture.h"

namespace wiec::stories {
namespace {

class Submission : public DemoCity {
 protected:
  static constexpr const char* kResident = "mieszkanka@wiec.example";

  static std::string begun_by(Browser& who) {
    const Answer page = who.get("/zgloszenia/nowe");
    return std::string(who.submit(page, "/zgloszenia/nowe", {}).header("location"));
  }
  static Answer save(Browser& who, const std::string& path, const Fields& fields) {
    return who.submit(who.get(path), path, fields);
  }
  static void fill(Browser& who, const std::string& form, const std::string& title) {
    const std::vector<std::pair<std::string, Fields>> sections{
        {"/nazwa", {{"title", title}, {"category", "zielen"}}},
        {"/opis",
         {{"f_skrot", "Ławki."},
          {"f_opis", "Trzy ławki."},
          {"f_uzasadnienie", "Nie ma gdzie usiąść."},
          {"f_uniwersalne", "tak"},
          {"f_dostepnosc", "Bez progów."}}},
        {"/miejsce", {{"pool", "ogolnomiejska"}, {"path", "citywide_joint"}, {"location", "park"}}},
        {"/koszty", {{"c0_name", "ławka"}, {"c0_quantity", "3"}, {"c0_unit", "szt."}, {"c0_price", "2500"}}},
        {"/autor",
         {{"author_name", "Ola Sekretna"}, {"f_telefon", "600 123 987"}, {"f_mieszkam", "1"}, {"f_wiem", "1"}}}};
    for (const auto& [section, fields] : sections) EXPECT_EQ(save(who, form + section, fields).status, 303) << section;
  }
};

TEST_F(Submission, goes_from_an_empty_form_to_the_public_list_and_is_sent_once) {
  Browser ola = logged_in(kResident);
  const std::string form = begun_by(ola);
  fill(ola, form, "Ławki w nowym parku");
  const Answer check = ola.get(form + "/sprawdz");
  EXPECT_TRUE(check.says("Trzy ławki.")) << "the answers are those that were given";
  const Answer first = ola.submit(check, form + "/sprawdz", {{"co", "wyslij"}});
  const Answer second = ola.submit(check, form + "/sprawdz", {{"co", "wyslij"}});
  EXPECT_EQ(first.status, 303);
  EXPECT_EQ(first.header("location"), second.header("location")) << "the same form gives the same receipt";
  const Answer receipt = ola.follow(first);
  const std::string number = "zielony-" + between(receipt.body, "zielony-", "<");
  EXPECT_TRUE(receipt.says("Projekt złożony"));
  const std::string shown = "/projekty/" + between(receipt.body, "href=\"/projekty/", "\"");
  for (const std::string path : {shown, "/en" + shown}) {
    const Answer page = browser().get(path);
    EXPECT_EQ(page.status, 200) << path;
    EXPECT_TRUE(page.says("Ławki w nowym parku")) << path;
    EXPECT_FALSE(page.says("Ola Sekretna")) << path << ": the box was not ticked";
    EXPECT_FALSE(page.says("600 123 987")) << path;
  }
  EXPECT_TRUE(browser().get(shown).says(number));
  const std::string edition = number.substr(0, number.find('/'));
  for (const std::string path :
       {"/projekty?edycja=", "/projekty.csv?edycja=", "/projekty.atom?edycja=", "/api/v1/proposals?edycja="})
    EXPECT_TRUE(browser().get(path + edition).says("Ławki w nowym parku")) << path;
}

TEST_F(Submission, what_is_refused_gives_back_what_was_typed_in_both_languages) {
  Browser ola = logged_in(kResident);
  const std::string form = begun_by(ola);
  const Answer polish =
      save(ola, form + "/koszty", {{"c0_name", "złota ławka"}, {"c0_quantity", "0"}, {"c0_price", "x"}});
  EXPECT_EQ(polish.status, 422);
  EXPECT_TRUE(polish.says("złota ławka"));
  EXPECT_TRUE(polish.says("wpisz, ile tego będzie"));
  const Answer english = save(ola, "/en" + form + "/miejsce", {{"location", "the park"}, {"points", "nowhere"}});
  EXPECT_EQ(english.status, 422);
  EXPECT_TRUE(english.says("the park"));
  EXPECT_TRUE(english.says("write latitude and longitude"));
  const Answer outside = save(ola, form + "/miejsce", {{"points", "10.5, 10.5"}});
  EXPECT_EQ(outside.status, 422);
  EXPECT_TRUE(outside.says("leży poza miastem"));
  EXPECT_TRUE(ola.get(form + "/koszty").says("złota ławka")) << "saved as typed";
  EXPECT_FALSE(ola.get(form + "/sprawdz").says("Złóż projekt")) << "there is no button before it is complete";
  EXPECT_EQ(ola.get(form + "/nie-ma").status, 404);
}

TEST_F(Submission, a_form_is_its_authors_and_an_old_one_does_not_overwrite) {
  Browser ola = logged_in(kResident), radna = logged_in("radna@wiec.example"), other_tab = ola;
  const std::string form = begun_by(ola);
  EXPECT_EQ(radna.get(form).status, 404);
  EXPECT_EQ(radna.get(form + "/druk").status, 404);
  EXPECT_EQ(browser().get(form).status, 303) << "to log in";
  const Answer old = other_tab.get(form + "/nazwa");
  ASSERT_EQ(save(ola, form + "/nazwa", {{"title", "Pierwszy zapis"}, {"category", "zielen"}}).status, 303);
  const Answer conflict = other_tab.submit(old, form + "/nazwa", {{"title", "Drugi zapis"}, {"category", "zielen"}});
  EXPECT_EQ(conflict.status, 409);
  EXPECT_TRUE(conflict.says("Pierwszy zapis"));
  EXPECT_TRUE(conflict.says("Drugi zapis"));
}

TEST_F(Submission, a_program_with_the_name_of_a_document_and_a_file_too_large_are_refused) {
  Browser ola = logged_in(kResident);
  const std::string form = begun_by(ola), files = form + "/zalaczniki";
  const auto send = [&](const std::string& name, const std::string& bytes) {
    return ola.upload(ola.get(files), files, {{"file_title", "Kosztorys"}}, "file", name, bytes);
  };
  EXPECT_EQ(send("kosztorys.pdf", std::string("MZ\x90\x00", 4)).status, 422);
  const Answer large = send("kosztorys.pdf", "%PDF-1.4\n" + std::string(11 << 20, 'x'));
  EXPECT_TRUE(large.status == 422 || large.status == 413) << large.status;
  EXPECT_EQ(send("kosztorys.pdf", "%PDF-1.4\n1 0 obj\n%%EOF").status, 303);
  const Answer page = ola.get(files);
  const std::string file = form + "/plik/" + between(page.body, "href=\"" + form + "/plik/", "\"");
  EXPECT_EQ(ola.get(file).status, 200);
  EXPECT_EQ(browser().get(file).status, 404) << "not public before the project is sent";
}

}  // namespace
}  // namespace wiec::stories
