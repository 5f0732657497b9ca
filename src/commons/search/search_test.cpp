#include "commons/search/search.h"

#include <random>
#include <set>

#include "commons/search/mistyping.h"
#include "commons/search/ranking.h"
#include "platform/db/testing.h"
#include "platform/text/edit_distance.h"

namespace wiec::search {
namespace {

TEST(Posting, bytes_round_trip_and_broken_bytes_are_refused) {
  const std::vector<Entry> entries{{5, {in_title, 4}}, {6, {in_body, 0}}, {900'000'000'000, {in_title | in_body, 255}}};
  std::vector<Entry> read;
  EXPECT_TRUE(append_entries(5, bytes_of(entries), read));
  EXPECT_EQ(read, entries);
  const std::vector<DocumentTerm> terms{{1, {in_place, 0}}, {std::numeric_limits<Term>::max(), {in_title, 1}}};
  EXPECT_EQ(terms_from_bytes(bytes_of(terms)), terms);
  const std::string bytes = bytes_of(terms);
  EXPECT_FALSE(terms_from_bytes(std::string_view(bytes).substr(0, bytes.size() - 1)));
  EXPECT_FALSE(terms_from_bytes(std::string(11, '\xFF')));
}

TEST(Posting, a_term_is_of_its_kind) {
  EXPECT_NE(term_of("proposal", "lawka"), term_of("idea", "lawka"));
  EXPECT_NE(term_of("a", "bc"), term_of("ab", "c"));
  EXPECT_GE(term_of("proposal", "lawka"), 0);
}

TEST(Mistyping, every_single_mistake_shares_a_pattern) {
  const std::string word = "oswietlenie";
  const auto patterns = patterns_of(word);
  const auto shares = [&](const std::string& typed) {
    const auto others = patterns_of(typed);
    return std::ranges::any_of(
        others, [&](const std::string& one) { return std::ranges::find(patterns, one) != patterns.end(); });
  };
  for (std::size_t i = 0; i < word.size(); ++i) {
    EXPECT_TRUE(shares(word.substr(0, i) + word.substr(i + 1))) << i;
    EXPECT_TRUE(shares(word.substr(0, i) + "x" + word.substr(i))) << i;
    EXPECT_TRUE(shares(word.substr(0, i) + "x" + word.substr(i + 1))) << i;
    if (i + 1 == word.size()) continue;
    std::string swapped = word;
    std::swap(swapped[i], swapped[i + 1]);
    EXPECT_TRUE(shares(swapped)) << i;
  }
  EXPECT_TRUE(patterns_of("las").empty());
  EXPECT_TRUE(patterns_of(std::string(25, 'a')).empty());
}

TEST(Ranking, rare_words_and_strong_fields_weigh_more) {
  EXPECT_EQ(rarity(1), 320);
  EXPECT_EQ(rarity(2), 304);
  EXPECT_EQ(rarity(3), 320 - 25);  // 16 x log2 3 = 25.36
  EXPECT_EQ(rarity(1u << 30), 16);
  EXPECT_GT(weight_of({in_title, 9}), weight_of({in_summary, 0}) + weight_of({in_body, 0}));
  EXPECT_GT(weight_of({in_title, 2}), weight_of({in_title, 9}));
  EXPECT_EQ(weight_of({}), 0);
}

TEST(Ranking, documents_with_all_words_come_alone_and_ties_go_by_id) {
  const Where title{in_title, 5};
  const auto both = rank({{3, 0, 4, title}, {3, 1, 4, title}, {2, 0, 4, title}, {2, 1, 4, title}, {1, 0, 4, title}}, 2);
  EXPECT_EQ(both.words, 2u);
  ASSERT_EQ(both.documents.size(), 2u);
  EXPECT_EQ(both.documents[0].id, 2);
  EXPECT_EQ(both.documents[0].score, both.documents[1].score);
  const auto one = rank({{1, 0, 4, title}, {1, 0, 3, title}, {2, 1, 4, {in_body, 0}}}, 3);
  EXPECT_EQ(one.words, 1u);
  EXPECT_EQ(one.documents.size(), 2u);
  EXPECT_EQ(one.documents[0].id, 1);
  EXPECT_TRUE(rank({}, 0).documents.empty());
  EXPECT_TRUE(rank({}, 2).documents.empty());
}

TEST(Analysis, numbers_and_endings) {
  EXPECT_EQ(number_stem("BO.OM.12/26"), "#boom1226");
  EXPECT_EQ(number_stem("bo om-12/26"), "#boom1226");
  EXPECT_EQ(number_stem("ławki"), "");
  EXPECT_EQ(number_stem("154"), "");
  EXPECT_EQ(without_plural("benches"), "benche");
  EXPECT_EQ(without_plural("libraries"), "library");
  EXPECT_EQ(without_plural("bus"), "bus");
  EXPECT_TRUE(says_nothing("przy"));
  EXPECT_TRUE(says_nothing("the"));
  EXPECT_FALSE(says_nothing("park"));
}

text::Stemmer& loaded() {
  static text::Stemmer one;
  static const auto answer = one.load();
  (void)answer;
  return one;
}

class SearchTest : public db::DatabaseTest {
 protected:
  SearchTest() : DatabaseTest({search::migrations()}) {}
  void SetUp() override {
    DatabaseTest::SetUp();
    if (!IsSkipped() && loaded().fingerprint().empty()) GTEST_SKIP() << "no Polish dictionary (package hunspell-pl)";
  }

  void index(std::int64_t id, const Fields& pl, const Fields& en = {}, std::string_view kind = "proposal") {
    const Analysed analysed = analyse(loaded(), pl, en);
    db().write("test.index", [=](db::WriteTx& tx) { index_document(tx, kind, id, analysed); });
  }
  std::vector<std::int64_t> ids(std::string_view words, text::Stemmer* stemmer = &loaded(), bool typing = false) {
    return db().read([&](db::ReadTx& tx) {
      constexpr std::string_view kinds[] = {"proposal"};
      std::vector<std::int64_t> found;
      for (const Hit& hit : search(tx, kinds, words, {.typing = typing}, stemmer).hits) found.push_back(hit.id);
      return found;
    });
  }
};

using Ids = std::vector<std::int64_t>;

TEST_P(SearchTest, finds_forms_plain_letters_beginnings_and_mistakes) {
  index(1, {.title = "Nowe ławki w parku"});
  index(2, {.title = "Remont chodnika przy ulicy Lipowej"});
  for (const char* typed : {"ławki", "ławek", "ławkami", "lawki", "lawek", "ŁAWKI", "łwaki", "ławkki", "lavki",
                            "ławki parki", "w parku", "park"})
    EXPECT_EQ(ids(typed), Ids{1}) << typed;
  for (const char* typed : {"chodniki", "lipowa", "Lipowej", "ul. Lipowa", "remonty chodników", "chodink", "remotn"})
    EXPECT_EQ(ids(typed), Ids{2}) << typed;
  for (const char* typed : {"parking", "lampart", "", "w", "  ", "żyrafa", "!!!", "\xFF\xFE"})
    EXPECT_EQ(ids(typed), Ids{}) << typed;
  EXPECT_EQ(ids("chodn", &loaded(), true), Ids{2});
  EXPECT_EQ(ids("ławki w pa", &loaded(), true), Ids{1});
}

TEST_P(SearchTest, without_a_dictionary_the_words_of_the_index_are_known) {
  index(1, {.title = "Nowe ławki", .summary = "Dziesięć ławek"});
  text::Stemmer empty;
  for (text::Stemmer* stemmer : {static_cast<text::Stemmer*>(nullptr), &empty}) {
    EXPECT_EQ(ids("ławki", stemmer), Ids{1});
    EXPECT_EQ(ids("lawek", stemmer), Ids{1});
    EXPECT_EQ(ids("łwaki", stemmer), Ids{1});
  }
}

TEST_P(SearchTest, fields_weigh_and_all_words_are_wanted) {
  index(1, {.title = "Plac zabaw", .body = "Obok stanie fontanna i wiele innych rzeczy"});
  index(2, {.title = "Fontanna na rynku"});
  index(3, {.title = "Skwer", .summary = "Fontanna dla dzieci", .place = "Podgórze"});
  EXPECT_EQ(ids("fontanny"), (Ids{2, 3, 1}));
  EXPECT_EQ(ids("fontanna podgórze"), Ids{3});
  EXPECT_EQ(ids("fontanna kosmos"), (Ids{2, 3, 1}));  // no document has both: those with the most
  const auto found = db().read([&](db::ReadTx& tx) {
    constexpr std::string_view kinds[] = {"proposal"};
    return search(tx, kinds, "fontanna kosmos", {.limit = 1, .offset = 1}, &loaded());
  });
  EXPECT_FALSE(found.all_words);
  EXPECT_EQ(found.total, 3u);
  ASSERT_EQ(found.hits.size(), 1u);
  EXPECT_EQ(found.hits[0].id, 3);
}

TEST_P(SearchTest, a_number_is_found_however_it_is_separated) {
  index(1, {.title = "Plac zabaw", .number = "BO.OM.12/26"});
  index(2, {.title = "Plac zabaw", .number = "BO.OM.13/26"});
  EXPECT_EQ(ids("BO.OM.12/26"), Ids{1});
  EXPECT_EQ(ids("bo.om.13/26"), Ids{2});
  EXPECT_EQ(ids("12/26"), Ids{1});
}

TEST_P(SearchTest, the_english_text_is_found_too) {
  index(1, {.title = "Nowe ławki"}, {.title = "New benches in the park"});
  EXPECT_EQ(ids("bench"), Ids{1});
  EXPECT_EQ(ids("parks"), Ids{1});
  EXPECT_EQ(ids("ławka"), Ids{1});
}

TEST_P(SearchTest, words_of_other_alphabets_are_found) {
  index(1, {.title = "Український центр – Κέντρο"});
  EXPECT_EQ(ids("УКРАЇНСЬКИЙ"), Ids{1});
  EXPECT_EQ(ids("украінський"), Ids{1});
  EXPECT_EQ(ids("центп"), Ids{1});
  EXPECT_EQ(ids("κέντρο"), Ids{1});
  EXPECT_EQ(ids("中文"), Ids{});
}

TEST_P(SearchTest, a_mistake_is_owned_up_to) {
  index(1, {.title = "Oświetlenie parku"});
  const auto found = db().read([&](db::ReadTx& tx) {
    constexpr std::string_view kinds[] = {"proposal"};
    return search(tx, kinds, "oświetleine", {}, &loaded());
  });
  ASSERT_EQ(found.corrections.size(), 1u);
  EXPECT_EQ(found.corrections[0].typed, "oświetleine");
  EXPECT_EQ(found.corrections[0].used, std::vector<std::string>{"oswietlenie"});
}

TEST_P(SearchTest, changing_and_removing_a_document_changes_the_answers) {
  index(1, {.title = "Ławki w parku"});
  index(2, {.title = "Ławki na skwerze"});
  index(1, {.title = "Huśtawki w parku"});
  EXPECT_EQ(ids("ławki"), Ids{2});
  EXPECT_EQ(ids("huśtawka"), Ids{1});
  EXPECT_EQ(ids("park"), Ids{1});
  EXPECT_GT(db().write("test.rows",
                       [](db::WriteTx& tx) {
                         remove_document(tx, "proposal", 2);
                         remove_document(tx, "proposal", 99);
                         return 1;
                       }),
            0);
  EXPECT_EQ(ids("ławki"), Ids{});
  EXPECT_EQ(ids("skwer"), Ids{});
}

const db::Sql all_words{"test.all_words", R"(
  select word || ' ' || folded || ' ' || stems from search_word
  union all select pattern || ' ' || folded from search_pattern order by 1)"};

TEST_P(SearchTest, words_that_nobody_holds_any_more_are_forgotten) {
  const auto words = [&] {
    return db().read(
        [](db::ReadTx& tx) { return tx.all(all_words, [](const db::Row& row) { return row.get<std::string>(0); }); });
  };
  const auto correction = [&](std::string_view typed) {
    constexpr std::string_view kinds[] = {"proposal", "draft"};
    const auto found = db().read([&](db::ReadTx& tx) { return search(tx, kinds, typed, {}, &loaded()); });
    return found.corrections.empty() ? std::vector<std::string>() : found.corrections.front().used;
  };
  index(1, {.title = "Ławki w parku"});
  index(2, {.title = "Altana przy ławkach"}, {}, "draft");
  EXPECT_EQ(forget_words(db()), 0);
  const auto before = words();
  index(3, {.title = "Ławki Zdzisławy Niepospolitej"}, {}, "draft");
  index(4, {.title = "Niepospolitej altana"});
  EXPECT_EQ(correction("niepospoiltej"), std::vector<std::string>{"niepospolitej"});
  db().write("test.remove", [](db::WriteTx& tx) { remove_document(tx, "draft", 3); });
  EXPECT_EQ(forget_words(db()), 1) << "Zdzisława is gone; a park of another kind still holds the other name";
  EXPECT_EQ(correction("niepospoiltej"), std::vector<std::string>{"niepospolitej"});
  index(4, {.title = "Altana"});
  EXPECT_EQ(forget_words(db()), 1);
  EXPECT_EQ(correction("niepospoiltej"), std::vector<std::string>());
  EXPECT_EQ(correction("atlana"), std::vector<std::string>{"altana"});
  db().write("test.remove", [](db::WriteTx& tx) { remove_document(tx, "proposal", 4); });
  forget_words(db());
  EXPECT_EQ(words(), before) << "not a byte stays";
}

TEST_P(SearchTest, kinds_are_apart_and_can_be_asked_together) {
  index(1, {.title = "Ławki"});
  index(2, {.title = "Ławki w parku"}, {}, "idea");
  EXPECT_EQ(ids("ławki"), Ids{1});
  const auto found = db().read([](db::ReadTx& tx) {
    constexpr std::string_view kinds[] = {"proposal", "idea"};
    return search(tx, kinds, "ławki", {}, &loaded());
  });
  ASSERT_EQ(found.hits.size(), 2u);
  EXPECT_EQ(found.hits[0].kind, "proposal");
  EXPECT_EQ(found.hits[1].kind, "idea");
}

TEST_P(SearchTest, a_write_that_fails_leaves_no_trace) {
  const Analysed analysed = analyse(loaded(), {.title = "Ławki"});
  const Result<> answer = db().write("test.index", [=](db::WriteTx& tx) -> Result<> {
    index_document(tx, "proposal", 1, analysed);
    return problem(ProblemKind::conflict, TextKey{"test"});
  });
  EXPECT_FALSE(answer);
  EXPECT_EQ(ids("ławki"), Ids{});
}

TEST_P(SearchTest, documents_of_another_dictionary_are_told) {
  text::Stemmer empty;
  const Analysed plain = analyse(empty, {.title = "Ławki"});
  db().write("test.index", [=](db::WriteTx& tx) { index_document(tx, "proposal", 1, plain); });
  index(2, {.title = "Ławki"});
  const auto outdated = [&] {
    return db().read([](db::ReadTx& tx) { return outdated_documents(tx, "proposal", loaded().fingerprint(), 10); });
  };
  EXPECT_EQ(outdated(), Ids{1});
  const std::vector<IndexedDocument> again{{1, analyse(loaded(), {.title = "Ławki"})}};
  db().write("test.index", [=](db::WriteTx& tx) { index_documents(tx, "proposal", again); });
  EXPECT_EQ(outdated(), Ids{});
  EXPECT_EQ(ids("ławka"), (Ids{1, 2}));
}

// Random documents, put in one by one, in bulk, renewed, removed and compacted: always the same as a plain scan.
TEST_P(SearchTest, agrees_with_a_plain_scan_whatever_was_written) {
  const std::vector<std::string> vocabulary{"park",  "las",  "most",  "szkoła", "boisko",
                                            "rower", "kino", "teatr", "skwer",  "staw"};
  std::mt19937 random(7);
  const auto pick = [&](std::size_t below) { return static_cast<std::size_t>(random() % below); };
  std::map<std::int64_t, std::string> titles;
  const auto new_title = [&] {
    std::string title = vocabulary[pick(10)];
    for (std::size_t i = pick(4); i > 0; --i) title += " " + vocabulary[pick(10)];
    return title;
  };
  const auto check = [&] {
    for (const std::string& word : vocabulary) {
      std::set<std::int64_t> wanted;
      for (const auto& [id, title] : titles)
        if ((" " + title + " ").contains(" " + word + " ")) wanted.insert(id);
      std::set<std::int64_t> found;
      for (const Hit& hit : db().read([&](db::ReadTx& tx) { return find(tx, "proposal", word, 10'000, &loaded()); }))
        found.insert(hit.id);
      EXPECT_EQ(found, wanted) << word;
    }
  };
  for (int round = 0; round < 6; ++round) {
    std::vector<IndexedDocument> bulk;
    for (int i = 0; i < 40; ++i) {
      const auto id = static_cast<std::int64_t>(pick(300) * 1'000'003 + 1);
      titles[id] = new_title();
      if (std::ranges::find(bulk, id, &IndexedDocument::id) == bulk.end()) bulk.push_back({id, {}});
    }
    for (IndexedDocument& one : bulk) one.analysed = analyse(loaded(), {.title = titles[one.id]});
    db().write("test.bulk", [&](db::WriteTx& tx) { index_documents(tx, "proposal", bulk); });
    for (int i = 0; i < 15; ++i) {
      const auto id = static_cast<std::int64_t>(pick(300) * 1'000'003 + 1);
      titles[id] = new_title();
      index(id, {.title = titles[id]});
    }
    for (int i = 0; i < 5; ++i) {
      auto at = titles.begin();
      std::advance(at, static_cast<std::ptrdiff_t>(pick(titles.size())));
      db().write("test.remove", [id = at->first](db::WriteTx& tx) { remove_document(tx, "proposal", id); });
      titles.erase(at);
    }
    check();
    if (round % 2 == 1) {
      EXPECT_GT(compact(db()), 0);
      EXPECT_EQ(compact(db()), 0);
      check();
    }
  }
}

WIEC_ON_BOTH_DATABASES(SearchTest);

}  // namespace
}  // namespace wiec::search
