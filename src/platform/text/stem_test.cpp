#include "platform/text/stem.h"

#include <thread>

namespace wiec::text {
namespace {

using testing::Contains;
using testing::ElementsAre;

TEST(Words, AreRunsOfLettersAndDigits) {
  EXPECT_THAT(words("Plac zabaw, ul. Łąkowa 12a – (etap II)!"), ElementsAre("plac", "zabaw", "ul", "łąkowa", "12a", "etap", "ii"));
  EXPECT_THAT(words("o\u0301sma pol-niem"), ElementsAre("o\u0301sma", "pol", "niem"));
  EXPECT_THAT(words(" ...\t"), ElementsAre());
  EXPECT_EQ(words(std::string(500, 'x')).front().size(), 64U);
}

TEST(Words, HaveTrigrams) {
  EXPECT_THAT(trigrams("wola"), ElementsAre("  w", " wo", "la ", "ola", "wol"));
  EXPECT_THAT(trigrams("a"), ElementsAre("  a", " a "));
  EXPECT_THAT(trigrams("київ"), Contains("иїв"));
  EXPECT_THAT(trigrams(""), ElementsAre());
}

TEST(Stemmer, WorksWithoutADictionary) {
  Stemmer stemmer;
  EXPECT_EQ(stemmer.fingerprint(), "");
  EXPECT_THAT(stemmer.index_words("Ścieżki"), ElementsAre(SearchWord{"sciezki", {"sciezki"}}));
  const std::array<std::filesystem::path, 1> nowhere{"/nonexistent"};
  const auto loaded = stemmer.load(nowhere);
  ASSERT_FALSE(loaded);
  EXPECT_THAT(loaded.error(), testing::HasSubstr("hunspell-pl"));
  EXPECT_THAT(stemmer.query_words("Ścieżki"), ElementsAre(SearchWord{"sciezki", {"sciezki"}}));
}

class LoadedStemmer : public testing::Test {
 protected:
  static Stemmer& stemmer() {
    static Stemmer loaded;
    return loaded;
  }
  void SetUp() override {
    if (const auto loaded = stemmer().load(); !loaded) GTEST_SKIP() << loaded.error();
  }
  static std::vector<std::string> stems(std::string_view word) { return stemmer().index_words(word).at(0).stems; }
  static std::vector<std::string> asked(std::string_view word) { return stemmer().query_words(word).at(0).stems; }
};

TEST_F(LoadedStemmer, FindsTheStemOfEveryForm) {
  for (std::string_view form : {"ścieżka", "ścieżki", "Ścieżek", "ŚCIEŻKAMI", "ścieżkę"}) EXPECT_THAT(stems(form), Contains("sciezka")) << form;
  for (std::string_view form : {"ławka", "ławek", "ławkami"}) EXPECT_THAT(stems(form), Contains("lawka")) << form;
  for (std::string_view form : {"rowerowy", "rowerowej", "rowerowych"}) EXPECT_THAT(stems(form), Contains("rowerowy")) << form;
  EXPECT_THAT(stems("Krakowie"), Contains("krakow"));
  EXPECT_EQ(stems("xyzqw"), std::vector<std::string>{"xyzqw"});
  EXPECT_EQ(stems("2026"), std::vector<std::string>{"2026"});
  EXPECT_EQ(stems("київ"), std::vector<std::string>{"киів"});
}

TEST_F(LoadedStemmer, UnderstandsQuestionsWithoutPolishLetters) {
  EXPECT_THAT(asked("sciezek"), Contains("sciezka"));
  EXPECT_THAT(asked("lawkami"), Contains("lawka"));
  EXPECT_THAT(asked("lakami"), Contains("laka"));
  EXPECT_THAT(asked("zrodel"), Contains("zrodlo"));
  EXPECT_THAT(asked("ścieżek"), Contains("sciezka"));
  EXPECT_THAT(asked("oswietleniem"), Contains("oswietlenie"));
}

TEST_F(LoadedStemmer, LoadsOnceAndKnowsItsDictionary) {
  EXPECT_EQ(stemmer().fingerprint().size(), 64U);
  EXPECT_TRUE(stemmer().load());
}

TEST_F(LoadedStemmer, ServesManyThreads) {
  const auto alone = stemmer().index_words("Budowa ścieżek rowerowych i ławek na Woli Duchackiej");
  std::vector<std::thread> threads;
  std::atomic<int> equal{0};
  for (int i = 0; i < 8; ++i)
    threads.emplace_back([&] {
      for (int round = 0; round < 200; ++round)
        equal += stemmer().index_words("Budowa ścieżek rowerowych i ławek na Woli Duchackiej") == alone ? 1 : 0;
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(equal, 1600);
}

}  // namespace
}  // namespace wiec::text
