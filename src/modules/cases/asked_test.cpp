// What a case said before, and cases found by words and filters.
#include "modules/cases/asked.h"
#include "modules/cases/case_json.h"
#include "modules/cases/pages.h"
#include "modules/cases/testing.h"
#include "modules/programmes/programme_store.h"
#include "platform/http/form.h"

namespace wiec::cases {
namespace {

const db::Sql delete_all_versions{"test.delete_versions", "delete from practice_case_version"};

class AskedTest : public CasesTest {
 protected:
  SavedCase case_named(const std::string& title, ProjectId id, PartnerId by, Kind kind = Kind::good) {
    SavedCase s = told(id, by, kind);
    s.written.title = {title, ""};
    return s;
  }
  CaseId saved(const SavedCase& s) {
    clock.set(clock.now() + std::chrono::minutes(1));
    return *save_case(*officer(), s);
  }
  Case stored(CaseId id) {
    return *db().read([&](db::ReadTx& tx) { return find_case(tx, id); });
  }
  void change(CaseId id, const std::string& result) {
    SavedCase again{stored(id), {}};
    again.written.parts[2].en = result;
    ASSERT_TRUE(save_case(*officer(), again));
  }
  std::vector<Version> versions(CaseId id) {
    return db().read([&](db::ReadTx& tx) { return versions_of(tx, id); });
  }
  Result<Reply> shown(PageFunction page, std::string_view query, CaseId id = {}, Language l = Language::pl) {
    http::Request asked;
    EXPECT_FALSE(http::parse_urlencoded(query, {}, asked.query));
    http::PathParams params;
    if (id) params.add("code", code_from_id(id.value));
    Context ctx(db(), shared, l, clock.now());
    return page(ctx, {asked, params});
  }
  std::string words(PageFunction page, std::string_view query, CaseId id = {}, Language l = Language::pl) {
    const auto reply = shown(page, query, id, l);
    return reply ? std::string(std::get<Page>(*reply).main.view()) : "a problem";
  }
  std::vector<std::string> titles(std::string_view query) {
    http::Request asked;
    EXPECT_FALSE(http::parse_urlencoded(query, {}, asked.query));
    const http::PathParams none;
    Context ctx(db(), shared, Language::pl, clock.now());
    const auto ids = found(ctx, asked_by(ctx, {asked, none}));
    std::vector<std::string> all;
    for (const Case& c : db().read([&](db::ReadTx& tx) { return cases_by_id(tx, ids); })) all.push_back(c.title.pl);
    return all;
  }
};

using Titles = std::vector<std::string>;

TEST_P(AskedTest, Every_saving_stays_readable_with_what_it_changed) {
  const CaseId id = saved(case_named("Stół sąsiedzki", urb, lyon()));
  EXPECT_EQ(words(case_page, "", id).find("/wersje"), std::string::npos) << "there is one version only";
  change(id, "It stands in the sun.");
  change(id, "It stands in the shade.");
  const auto all = versions(id);
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].revision, 3);
  const auto second = db().read([&](db::ReadTx& tx) { return find_version(tx, id, 2); });
  EXPECT_EQ(case_from_json(*parse_json(second->snapshot)).parts[2].en, "It stands in the sun.");
  EXPECT_NE(words(case_page, "", id).find("/wersje"), std::string::npos);
  const std::string newest = words(versions_page, "", id), older = words(versions_page, "do=2", id),
                    first = words(versions_page, "do=1", id),
                    between = words(versions_page, "od=1&do=3", id, Language::en);
  EXPECT_NE(newest.find("<del>"), std::string::npos) << newest;
  EXPECT_NE(newest.find("shade"), std::string::npos);
  EXPECT_NE(older.find("sun"), std::string::npos);
  EXPECT_EQ(older.find("shade"), std::string::npos) << "what came later is not in it";
  EXPECT_NE(first.find("To jest pierwsza zapisana wersja."), std::string::npos) << first;
  EXPECT_NE(between.find("What changed between version 1 and 3"), std::string::npos) << between;
  EXPECT_NE(words(versions_page, "od=2&do=2", id).find("Te wersje mówią to samo."), std::string::npos);
}

TEST_P(AskedTest, A_version_that_is_not_there_is_not_found) {
  const CaseId id = saved(case_named("Stół", urb, lyon()));
  change(id, "later");
  for (const char* wrong : {"do=0", "do=3", "do=-1", "do=x", "od=9", "od=x&do=2", "do=99999999999999999999"}) {
    const auto reply = shown(versions_page, wrong, id);
    ASSERT_FALSE(reply) << wrong;
    EXPECT_EQ(reply.error().kind, ProblemKind::not_found) << wrong;
  }
}

TEST_P(AskedTest, A_case_from_before_versions_keeps_what_it_said_when_it_is_next_changed) {
  const CaseId id = saved(case_named("Stół", urb, lyon()));
  db().write("test.before_versions", [](db::WriteTx& tx) { tx.run(delete_all_versions); });
  EXPECT_NE(words(versions_page, "", id).find("wersja 1"), std::string::npos) << "what it says now can be read";
  change(id, "later");
  ASSERT_EQ(versions(id).size(), 2u);
  EXPECT_NE(words(versions_page, "do=1", id).find("words"), std::string::npos);
}

TEST_P(AskedTest, A_removed_case_leaves_neither_versions_nor_a_place_in_the_search) {
  const CaseId id = saved(case_named("Stół", urb, lyon()));
  change(id, "later");
  ASSERT_EQ(titles("q=stol").size(), 1u);
  ASSERT_TRUE(remove_case(*officer(), id));
  EXPECT_TRUE(titles("q=stol").empty());
  EXPECT_TRUE(versions(id).empty());
}

TEST_P(AskedTest, Filters_and_words_narrow_the_list_together) {
  db().write("test.topic", [&](db::WriteTx& tx) {
    auto p = *programmes::find_project(tx, other);
    p.topics = {programmes::ensure_topic(tx, "Zieleń", "Greenery")};
    programmes::update_project(tx, p);
  });
  saved(case_named("Ławki pod drzewami", urb, lyon()));
  saved(case_named("Ławki w słońcu", urb, partner(urb, 1), Kind::bad));
  saved(case_named("Ogród przy szkole", other, partner(other, 0)));
  EXPECT_EQ(titles(""), (Titles{"Ogród przy szkole", "Ławki w słońcu", "Ławki pod drzewami"}))
      << "the last changed first";
  EXPECT_EQ(titles("rodzaj=bad"), Titles{"Ławki w słońcu"});
  EXPECT_EQ(titles("temat=zielen"), Titles{"Ogród przy szkole"});
  EXPECT_EQ(titles("partner=Lyon"), Titles{"Ławki pod drzewami"});
  EXPECT_EQ(titles("projekt=" + code_from_id(other.value)), Titles{"Ogród przy szkole"});
  EXPECT_EQ(titles("q=lawki&rodzaj=good"), Titles{"Ławki pod drzewami"});
  EXPECT_EQ(titles("q=torino"), Titles{"Ogród przy szkole"}) << "by the partner's name";
  EXPECT_TRUE(titles("q=lawki&temat=zielen").empty());
  EXPECT_TRUE(titles("partner=Nikt").empty());
}

TEST_P(AskedTest, What_is_none_of_the_choices_filters_nothing_and_a_page_past_the_last_is_the_last) {
  saved(case_named("Ławki", urb, lyon()));
  for (const char* strange : {"rodzaj=fine", "temat=brak", "projekt=%3Cscript%3E", "strona=x", "q=%20"})
    EXPECT_EQ(titles(strange).size(), 1u) << strange;
  EXPECT_NE(words(list_page, "q=parasol").find("Żaden przypadek nie pasuje"), std::string::npos);
  EXPECT_NE(words(list_page, "q=%3Cb%3E", {}, Language::en).find("&lt;b&gt;"), std::string::npos) << "typed words stay";
  EXPECT_NE(words(list_page, "strona=7").find("Ławki"), std::string::npos) << "the last page";
}

TEST_P(AskedTest, A_long_list_has_pages_that_keep_the_filter) {
  for (int i = 0; i < 21; ++i) saved(case_named(fmt::format("Ławka {}.", i), urb, lyon()));
  const std::string first = words(list_page, "rodzaj=good"), second = words(list_page, "rodzaj=good&strona=2");
  EXPECT_NE(first.find("Ławka 20."), std::string::npos);
  EXPECT_EQ(first.find("Ławka 0."), std::string::npos);
  EXPECT_NE(first.find("rodzaj=good&amp;strona=2"), std::string::npos);
  EXPECT_NE(second.find("Ławka 0."), std::string::npos);
  EXPECT_EQ(second.find("Ławka 20."), std::string::npos);
  EXPECT_NE(first.find("21\u00a0przypadków"), std::string::npos);
}

WIEC_ON_BOTH_DATABASES(AskedTest);

}  // namespace
}  // namespace wiec::cases
