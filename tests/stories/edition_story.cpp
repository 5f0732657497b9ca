// Setting up an edition in the browser: from a city's example to the published page, what the statute and the stages
// refuse, a second person's consent, and two coordinators who meet.
#include <algorithm>
#include <regex>

#include "server_fixture.h"

namespace wiec::stories {
namespace {

using testing::HasSubstr;

// What a browser would send of the page's form: every field as it is shown.
Fields shown_fields(const Answer& page) {
  Fields fields;
  const auto from = page.body.find("<main"), to = page.body.find("</main>");
  const std::string main = page.body.substr(from, to - from);
  const auto attribute = [](const std::string& tag, const std::string& name) {
    std::smatch found;
    return std::regex_search(tag, found, std::regex(" " + name + "=\"([^\"]*)\"")) ? without_escapes(found[1].str())
                                                                                   : std::string();
  };
  const std::regex tags(R"(<input [^>]*>|<textarea [^>]*>[^<]*</textarea>|<select [^>]*>|<option [^>]*selected[^>]*>)");
  std::string select;
  for (std::sregex_iterator it(main.begin(), main.end(), tags), end; it != end; ++it) {
    const std::string tag = it->str(), type = attribute(tag, "type"), name = attribute(tag, "name");
    if (tag.starts_with("<select")) {
      select = name;
    } else if (tag.starts_with("<option")) {
      fields.emplace_back(select, attribute(tag, "value"));
    } else if (tag.starts_with("<textarea")) {
      const auto begin = tag.find('>') + 1;
      const std::string text = without_escapes(tag.substr(begin, tag.rfind('<') - begin));
      fields.emplace_back(name, text.starts_with('\n') ? text.substr(1) : text);
    } else if ((type != "checkbox" && type != "radio") || tag.find(" checked") != std::string::npos) {
      if (type != "file" && type != "hidden") fields.emplace_back(name, attribute(tag, "value"));
    }
  }
  return fields;
}

std::string value_of(const Fields& fields, std::string_view name) {
  const auto at = std::ranges::find(fields, name, &Fields::value_type::first);
  return at == fields.end() ? std::string("(absent)") : at->second;
}

Fields with(Fields fields, const Fields& changed) {
  for (const auto& [name, value] : changed) {
    const auto at = std::ranges::find(fields, name, &Fields::value_type::first);
    if (at == fields.end())
      fields.emplace_back(name, value);
    else
      at->second = value;
  }
  return fields;
}

// One part, what is typed into it, and what is said.
struct Case {
  std::string part;
  Fields typed;
  std::string_view pl, en;
};

std::vector<Case> bad_cases() {
  const std::string huge(5000, 'x');
  return {
      {"nazwa", {{"name_pl", ""}}, "Uzupełnij pole", "Fill in the field"},
      {"nazwa", {{"name_pl", huge}}, "może mieć najwyżej 200", "at most 200"},
      {"nazwa", {{"year", "12"}}, "liczbę całkowitą", "whole number"},
      {"nazwa", {{"code", "Ka towice"}}, "Kod może mieć", "The code may have"},
      {"uchwala", {{"title_pl", "Uchwała"}, {"adopted_on", "2028-02-30"}}, "dzień, który jest", "in the calendar"},
      {"uchwala",
       {{"title_pl", "U"}, {"adopted_on", "2028-02-20"}, {"url", "javascript:alert(1)"}},
       "https://",
       "https://"},
      {"ustawa", {{"spending", "-5"}}, "bez minusa", "without a minus"},
      {"ustawa", {{"spending", "1e12"}}, "bez minusa", "without a minus"},
      {"limity",
       {{"citywide_cost_least", "500"}, {"citywide_cost_most", "100"}},
       "jest mniejszy od",
       "below the least"},
      {"harmonogram", {{"voting_from_date", "2028-02-30"}}, "dzień, który jest", "in the calendar"},
      {"harmonogram",
       {{"submission_from_date", "2028-03-26"}, {"submission_from_time", "2:30"}},
       "czas letni",
       "clocks go forward"},
      {"harmonogram",
       {{"evaluation_from_date", "2028-10-29"},
        {"evaluation_from_time", "2:30"},
        {"evaluation_until_date", "2029-10-29"},
        {"evaluation_until_time", "8:00"}},
       "CEST",
       "CEST"},
      {"harmonogram", {{"voting_from_date", "2028-01-05"}}, "Głosowanie nie może", "may not begin"},
      {"harmonogram", {{"voting_until_date", "2028-01-05"}}, "koniec musi być", "must be later"},
      {"karta", {{"citywide_min_marks", "5"}, {"citywide_max_marks", "3"}}, "Limity karty", "limits of the ballot"},
      {"karta", {{"citywide_vote_type", "veto"}}, "Wybierz jedną", "Choose one"},
      {"zasada", {{"citywide_preset", "atlantyda"}}, "Nie ma takiej gotowej", "no such ready rule"},
      {"zasada",
       {{"citywide_preset", ""}, {"citywide_text", R"({"family":"magic"})"}},
       "Zapis zasady",
       "rule text is wrong"},
      {"remisy", {{"leftovers", "rozdać"}}, "Wybierz jedną", "Choose one"},
      {"tozsamosc", {{"proofs", "pesel"}}, "co najmniej jeden", "at least one"},
      {"pule", {{"csv", "kod;nazwa;poziom;kwota\na;A;miasto;1\na;B;miasto;2"}}, "dwa razy", "given twice"},
      {"formularz", {{"f0_label_pl", ""}, {"f0_code", "x y"}}, "Uzupełnij pole", "Fill in the field"},
  };
}

class Editions : public DemoCity {
 protected:
  static constexpr std::string_view kDesk = "/administracja/edycje";
  static Browser coordinator() { return logged_in("koordynator@wiec.example"); }

  // A draft of 2028; its path at the desk.
  static std::string begin(Browser& who, const std::string& from, const std::string& code,
                           const std::string& total = "") {
    const auto form = who.get("/administracja/edycje/nowa");
    const auto made = who.submit(form, "/administracja/edycje/nowa",
                                 {{"from", from}, {"year", "2028"}, {"total", total}, {"code", code}});
    EXPECT_EQ(made.status, 303) << made.body;
    return std::string(made.header("location"));
  }
  // Opens the part, changes these fields and sends it.
  static Answer change(Browser& who, const std::string& path, const Fields& changed) {
    const auto page = who.get(path);
    EXPECT_EQ(page.status, 200) << path;
    return who.submit(page, path, with(shown_fields(page), changed));
  }
  static Answer publish(Browser& who, const std::string& edition) {
    return who.submit(who.get(edition), edition + "/publikacja", {});
  }
  static void add_act(Browser& who, const std::string& edition) {
    EXPECT_EQ(change(who, edition + "/uchwala",
                     {{"title_pl", "Uchwała w sprawie budżetu obywatelskiego"},
                      {"adopted_on", "2027-12-20"},
                      {"journal", "Dz. Urz. poz. 123"}})
                  .status,
              303);
  }
  static std::string running_edition(Browser& who) {
    const auto list = who.get(std::string(kDesk));
    std::smatch found;
    return std::regex_search(list.body, found, std::regex(R"re(/administracja/edycje/(\d{4})")re")) ? found[1].str()
                                                                                                    : "";
  }
};

TEST_F(Editions, one_like_Krakow_s_is_set_up_without_code) {
  auto who = coordinator();
  const std::string edition = begin(who, "krakow", "krakow-2028", "54 000 000,00");
  ASSERT_EQ(edition, "/administracja/edycje/krakow-2028");
  EXPECT_EQ(browser().get("/edycja/krakow-2028").status, 404) << "a draft is the coordinators' alone";
  const auto preview = who.get(edition + "/podglad");
  EXPECT_TRUE(preview.says("To jest podgląd"));
  EXPECT_TRUE(preview.says("Nowa Huta"));
  EXPECT_TRUE(preview.says("Punkty za kolejne miejsca: 3, 2, 1."));
  EXPECT_EQ(browser().get(edition + "/podglad").status, 303) << "log in first";
  EXPECT_EQ(logged_in("mieszkanka@wiec.example").get(edition + "/podglad").status, 403);

  const Fields ballot = shown_fields(who.get(edition + "/karta"));
  EXPECT_EQ(value_of(ballot, "district_vote_type"), "ordinal");
  EXPECT_EQ(value_of(ballot, "district_points_by_place"), "3, 2, 1");
  EXPECT_EQ(value_of(ballot, "district_min_marks"), "3");
  EXPECT_EQ(value_of(shown_fields(who.get(edition + "/zasada")), "citywide_preset"), "krakow");
  const std::string pools = value_of(shown_fields(who.get(edition + "/pule")), "csv");
  EXPECT_EQ(std::ranges::count(pools, '\n'), 19) << "the city and 18 districts";
  EXPECT_THAT(pools, HasSubstr("nowa-huta;Nowa Huta;Nowa Huta;dzielnica;;2400000;2500;;15;"));

  const auto early = publish(who, edition);
  EXPECT_EQ(early.status, 422);
  EXPECT_TRUE(early.says("Nie ma tytułu"));
  const auto act_page = who.get(edition + "/uchwala");
  const std::string pdf = "%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n";
  const auto stored = who.upload(act_page, edition + "/uchwala",
                                 {{"title_pl", "Uchwała Rady Miasta"}, {"adopted_on", "2027-12-20"}, {"journal", ""}},
                                 "file", "uchwala.pdf", pdf);
  EXPECT_EQ(stored.status, 303) << stored.body;
  EXPECT_EQ(change(who, edition + "/ustawa", {{"powiat_rights", "1"}, {"spending", "10 800 000 200,00"}}).status, 303);
  const auto too_little = publish(who, edition);
  EXPECT_EQ(too_little.status, 422);
  EXPECT_TRUE(too_little.says("art. 5a ust. 5"));
  EXPECT_EQ(change(who, edition + "/ustawa", {{"spending", "10 800 000 000"}}).status, 303);
  EXPECT_EQ(publish(who, edition).status, 303);

  const auto shown = browser().get("/edycja/krakow-2028");
  ASSERT_EQ(shown.status, 200);
  EXPECT_TRUE(shown.says("Uchwała Rady Miasta"));
  EXPECT_TRUE(shown.says("Nikt nie pyta o"));
  EXPECT_EQ(browser().get("/edycja/krakow-2028/uchwala").body, pdf);
  EXPECT_TRUE(who.get("/administracja/edycje/krakow-2028/historia?od=1&do=3").says("Uchwała Rady Miasta"));
}

TEST_F(Editions, one_like_Warszawa_s_has_local_areas) {
  auto who = coordinator();
  const std::string edition = begin(who, "warszawa", "warszawa-2028");
  const Fields ballot = shown_fields(who.get(edition + "/karta"));
  EXPECT_EQ(value_of(ballot, "local_vote_type"), "approval");
  EXPECT_EQ(value_of(ballot, "local_max_marks"), "5");
  const std::string path = edition + "/pule";
  const std::string table =
      "kod;nazwa;poziom;dzielnica;kwota;min;max;mieszkancy;podpisy\n"
      "ogolnomiejska;Ogólnomiejska;miasto;;31 000 000;50 000;5 000 000;1 860 000;40\n"
      "wola;Wola;dzielnica;;5 200 000,50;;1 000 000;150 000;30\n";
  const auto wrong = change(
      who, path, {{"csv", table + "ulrychow;Ulrychów;osiedle;Wola;-5;;;;\nodolany;Odolany;lokalna;;400 000;;;;\n"}});
  EXPECT_EQ(wrong.status, 422);
  for (const auto* words : {"Wiersz 4: Poziom to", "Wiersz 4: W", "Wiersz 5: Pula lokalna", "Ulrychów"})
    EXPECT_TRUE(without_escapes(wrong.body).find(words) != std::string::npos) << words;
  const auto good = change(
      who, path,
      {{"csv", table + "ulrychow;Ulrychów;lokalna;Wola;400 000;;;;\nodolany;Odolany;lokalna;Wola;400 000;;;;\n"}});
  EXPECT_EQ(good.status, 303) << good.body;
  EXPECT_TRUE(who.get(edition + "/zasada").says("co najmniej 30"));
  const auto too_many = change(who, edition + "/pule/wola", {{"signatures", "151"}});
  EXPECT_EQ(too_many.status, 422);
  EXPECT_TRUE(too_many.says("art. 5a ust. 7"));
  EXPECT_TRUE(too_many.says(R"(value="151")")) << "what was typed is kept";
  EXPECT_EQ(change(who, edition + "/pule/odolany", {{"act", "up"}}).status, 303);
  EXPECT_EQ(change(who, edition + "/ustawa", {{"spending", "7 000 000 000"}}).status, 303);
  add_act(who, edition);
  EXPECT_EQ(publish(who, edition).status, 303);
  const auto shown = browser().get("/edycja/warszawa-2028");
  EXPECT_TRUE(shown.says("Odolany"));
  EXPECT_LT(shown.body.find("Odolany"), shown.body.find("Ulrychów")) << "moved up";
}

TEST_F(Editions, a_stage_freezes_and_another_person_consents) {
  auto who = coordinator();
  const std::string edition = std::string(kDesk) + "/" + running_edition(who), path = edition + "/tozsamosc";
  const auto page = who.get(path);
  ASSERT_EQ(page.status, 200);
  EXPECT_TRUE(page.says("Ta część jest zamrożona"));
  Fields stale = with(shown_fields(page), {{"per_contact", "2"}, {"reason", "zmiana uchwały"}});
  for (const auto& [name, value] : hidden_fields(page.body, path))
    if (name != "ask") stale.emplace_back(name, value);
  const auto refused = who.post(path, stale);
  EXPECT_EQ(refused.status, 409) << "a form from before the vote began";
  EXPECT_TRUE(refused.says("drugą osobę o"));
  EXPECT_TRUE(refused.says(R"(value="zmiana uchwały")"));
  EXPECT_EQ(change(who, path, {{"per_contact", "2"}, {"reason", ""}}).status, 422) << "a reason is asked for";

  const auto asked = change(who, path, {{"per_contact", "2"}, {"reason", "zmiana uchwały z maja"}});
  ASSERT_EQ(asked.status, 303) << asked.body;
  const std::string request(asked.header("location"));
  const std::string preview = "/podglad?prosba=" + request.substr(request.rfind('/') + 1);
  EXPECT_TRUE(who.get(edition + preview).says("może potwierdzić 2"));
  EXPECT_EQ(who.get(edition + "/podglad?prosba=nie-ma").status, 404);
  EXPECT_EQ(value_of(shown_fields(who.get(path)), "per_contact"), "1") << "nothing has changed yet";
  EXPECT_EQ(who.submit(who.get(request), request, {{"act", "consent"}}).status, 409) << "not by who asked";
  auto admin = logged_in("administrator@wiec.example");
  const auto shown = admin.get(request);
  EXPECT_TRUE(shown.says("Hanna Lis"));
  EXPECT_EQ(admin.submit(shown, request, {{"act", "consent"}}).status, 303);
  EXPECT_EQ(admin.submit(shown, request, {{"act", "consent"}}).status, 409) << "once";
  EXPECT_EQ(value_of(shown_fields(who.get(path)), "per_contact"), "2");
  EXPECT_TRUE(admin.get(request).says("Alicja Wrona"));
  EXPECT_TRUE(admin.get("/administracja/dziennik").says("edition.consent"));
  EXPECT_EQ(admin.get(edition + "/historia").status, 200);
  EXPECT_EQ(logged_in("mieszkanka@wiec.example").get(edition).status, 403);
}

TEST_F(Editions, two_coordinators_of_one_part_meet) {
  ASSERT_EQ(server().run({"admin", "grant", "--email", "radna@wiec.example", "--role", "coordinator"}).exit_code, 0);
  auto first = coordinator(), second = logged_in("radna@wiec.example");
  const std::string edition = begin(first, "poznan", "poznan-2028"), path = edition + "/nazwa";
  const auto page_of_first = first.get(path), page_of_second = second.get(path);
  EXPECT_EQ(
      first.submit(page_of_first, path, with(shown_fields(page_of_first), {{"name_pl", "Nazwa pierwszej"}})).status,
      303);
  const auto met =
      second.submit(page_of_second, path, with(shown_fields(page_of_second), {{"name_pl", "Nazwa drugiej"}}));
  EXPECT_EQ(met.status, 409);
  EXPECT_TRUE(met.says("Nazwa pierwszej")) << "what the other did";
  EXPECT_TRUE(met.says(R"(value="Nazwa drugiej")")) << "what was typed";
  EXPECT_EQ(second.submit(met, path, shown_fields(met)).status, 303) << "saved knowingly";
  EXPECT_EQ(value_of(shown_fields(first.get(path)), "name_pl"), "Nazwa drugiej");
}

TEST_F(Editions, a_copy_of_last_year_s_moves_by_a_year) {
  auto who = coordinator();
  begin(who, "gdynia", "gdynia-2028");
  const std::string copy = begin(who, "edycja:gdynia-2028", "");
  EXPECT_EQ(copy, "/administracja/edycje/gdynia-2029");
  EXPECT_EQ(value_of(shown_fields(who.get(copy + "/harmonogram")), "voting_from_date"), "2029-09-10");
  const auto again = who.submit(who.get("/administracja/edycje/nowa"), "/administracja/edycje/nowa",
                                {{"from", "edycja:gdynia-2028"}, {"year", ""}});
  EXPECT_EQ(again.status, 409) << "the code is taken";
}

TEST_F(Editions, what_cannot_be_is_refused_and_kept) {
  auto who = coordinator();
  const std::string edition = begin(who, "katowice", "katowice-2028");
  for (const Case& one : bad_cases()) {
    for (const bool english : {false, true}) {
      const std::string path = (english ? "/en" : "") + edition + "/" + one.part;
      const auto answer = change(who, path, one.typed);
      EXPECT_EQ(answer.status, 422) << path;
      std::string text = without_escapes(answer.body);
      for (auto at = text.find("\u00A0"); at != std::string::npos; at = text.find("\u00A0")) text.replace(at, 2, " ");
      EXPECT_THAT(text, HasSubstr(english ? one.en : one.pl)) << path;
      EXPECT_THAT(text, HasSubstr(english ? "<title>Error:" : "<title>Błąd:")) << path;
      for (const auto& [name, value] : one.typed) {
        const bool chosen =
            name == "proofs" || name == "leftovers" || name.ends_with("_type") || name.ends_with("_preset");
        if (chosen || value.size() < 4 || value.size() > 30) continue;
        EXPECT_THAT(text, HasSubstr(value)) << path << ": what was typed is kept";
      }
    }
  }
  EXPECT_TRUE(who.get(edition).says("wersja 1")) << "nothing was stored";
}

}  // namespace
}  // namespace wiec::stories
