#include "modules/submission/submission_test.h"

#include <thread>

namespace wiec::submission {
namespace {

TEST(Points, Are_read_with_points_or_commas_and_the_rest_is_refused) {
  const auto points =
      points_from("50.0614, 19.9366\n50,0614; 19,9366\n50.0614 19.9366\n\n 50.1,19.9\nPlanty\n91.0 200\n");
  ASSERT_EQ(points.size(), 6u);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(points[i], (places::Point{199'366'000, 500'614'000})) << i;
  EXPECT_EQ(points[3], (places::Point{199'000'000, 501'000'000}));
  EXPECT_FALSE(points[4]);
  EXPECT_FALSE(points[5]);
}

TEST(Costs, Are_exact_to_the_grosz) {
  EXPECT_EQ(cost_of(250, 1001), 2503);  // 2,5 at 10,01 zł are 25,025
  EXPECT_EQ(cost_of(300, 250'000), 750'000);
  EXPECT_EQ(cost_of(100'000'000, 100'000'000'000), 100'000'000'000'000'000);
  EXPECT_EQ(quantity_text(300), "3");
  EXPECT_EQ(quantity_text(250), "2.50");
}

TEST_P(SubmissionTest, A_draft_becomes_a_proposal_with_its_words_and_authors_and_the_link_is_kept_both_ways) {
  const auto draft = db().write("test.draft", [&](db::WriteTx& tx) {
    const auto made = drafts::insert_draft(tx,
                                           {.title = "Ławki",
                                            .body = "Dziesięć.",
                                            .why = "Bo tak.",
                                            .location = "Planty",
                                            .level = drafts::Level::citywide},
                                           ola);
    drafts::insert_author(tx, made, jan);
    return made;
  });
  const auto id = start(ola, draft);
  EXPECT_EQ(start(jan, draft), id) << "a second author finds the form that was begun";
  EXPECT_TRUE(reads(jan, id));
  EXPECT_FALSE(reads(ewa, id));
  EXPECT_EQ(load(ola, id).answers.typed.at("f_opis"), "Dziesięć.");
  EXPECT_EQ(load(ola, id).answers.typed.at("pool"), "miasto");
  Caller other(*this, ewa);
  EXPECT_EQ(begin_submission(other.ctx, {.edition = edition.id, .draft = draft}).error().kind,
            ProblemKind::not_allowed);
  fill(jan, id);
  ASSERT_TRUE(send(ola, id));
  const auto p = proposal(id);
  EXPECT_EQ(p.number, "2027/1");
  EXPECT_EQ(p.title_pl, "Ławki w parku");
  EXPECT_EQ(p.summary_pl, "Dziesięć ławek");
  EXPECT_EQ(p.cost.minor, 1'000'000);
  EXPECT_EQ(p.state, proposals::State::submitted);
  EXPECT_TRUE(p.author_shown.empty()) << "the box was not ticked";
  EXPECT_NE(p.body_pl.find("Dla każdego."), std::string::npos);
  EXPECT_EQ(p.body_pl.find("600 700 800"), std::string::npos) << "the phone is the office's";
  EXPECT_EQ(letters(), 2) << "one for each author";
  db().read([&](db::ReadTx& tx) {
    EXPECT_EQ(links::links_to(tx, {std::string(drafts::kDraftNoun), draft.value}, kGrewFrom).size(), 1u);
    EXPECT_EQ(path_of(tx, p.id), drafts::Path::district_joint);
    EXPECT_EQ(search::find(tx, "proposal", "ławki", 5).size(), 1u);
    EXPECT_EQ(search::find(tx, "proposal", "2027/1", 5).size(), 1u);
  });
}

TEST_P(SubmissionTest, Sent_twice_it_has_one_number_one_proposal_and_one_letter) {
  const auto id = start(ola);
  fill(ola, id);
  ASSERT_TRUE(send(ola, id, {.by = Confirmed::account, .version = find(id).version}));
  const auto first = find(id);
  ASSERT_TRUE(send(ola, id, {.by = Confirmed::account, .version = first.version}));
  EXPECT_EQ(find(id).number, first.number);
  EXPECT_EQ(find(id).proposal, first.proposal);
  EXPECT_EQ(letters(), 1);
}

TEST_P(SubmissionTest, Everything_missing_is_named_at_its_field_and_nothing_is_sent) {
  const auto id = start(ola);
  EXPECT_EQ(send(ola, id).error().kind, ProblemKind::invalid);
  EXPECT_FALSE(find(id).proposal);
  EXPECT_EQ(faults(ola, id),
            (std::vector<std::string>{"nazwa/title", "opis/f_skrot", "opis/f_opis", "opis/f_dostepnosc", "miejsce/path",
                                      "miejsce/pool", "miejsce/location", "koszty/c0_name", "autor/author_name",
                                      "autor/f_oswiadczenie"}));
}

TEST_P(SubmissionTest, What_is_wrong_is_kept_as_typed_and_said_beside_its_field) {
  const auto id = start(ola);
  fill(ola, id);
  ASSERT_TRUE(
      save(ola, id, Section::words, {{"f_skrot", std::string(201, 'a')}, {"f_opis", "x"}, {"f_dostepnosc", "y"}}));
  EXPECT_EQ(faults(ola, id), std::vector<std::string>{"opis/f_skrot"});
  EXPECT_EQ(load(ola, id).answers.typed.at("f_skrot").size(), 201u);
  ASSERT_TRUE(save(ola, id, Section::words, {{"f_skrot", "a"}, {"f_opis", "x"}, {"f_dostepnosc", "y"}}));
  for (const auto& [price, quantity, field] : {std::tuple("999999999999999999999", "1", "c0_price"),
                                               {"-5", "1", "c0_price"},
                                               {"dużo", "1", "c0_price"},
                                               {"60000", "1", "c0_price"},
                                               {"10", "1", "c0_price"},
                                               {"10", "0", "c0_quantity"},
                                               {"10", "1000001", "c0_quantity"}}) {
    ASSERT_TRUE(save(ola, id, Section::costs, {{"c0_name", "x"}, {"c0_price", price}, {"c0_quantity", quantity}}));
    const auto found = faults(ola, id);
    EXPECT_NE(std::ranges::find(found, fmt::format("koszty/{}", field)), found.end()) << price << " x " << quantity;
    EXPECT_EQ(send(ola, id).error().kind, ProblemKind::invalid);
  }
  EXPECT_FALSE(find(id).proposal);
}

TEST_P(SubmissionTest, Before_and_after_the_stage_nothing_is_begun_saved_sent_or_withdrawn) {
  const auto id = start(ola), sent = start(ola);
  fill(ola, id);
  fill(ola, sent);
  ASSERT_TRUE(send(ola, sent));
  clock.move(std::chrono::hours(49));
  Caller c(*this, ola);
  EXPECT_EQ(begin_submission(c.ctx, {.edition = edition.id, .draft = {}}).error().kind, ProblemKind::closed);
  EXPECT_EQ(save(ola, id, Section::name, {{"title", "x"}}).error().kind, ProblemKind::closed);
  EXPECT_EQ(send(ola, id).error().kind, ProblemKind::closed);
  EXPECT_EQ(withdraw_submission(c.ctx, load(ola, sent)).error().kind, ProblemKind::closed);
  EXPECT_TRUE(send(ola, sent)) << "the receipt is there still";
  EXPECT_EQ(proposal(sent).state, proposals::State::submitted);
}

TEST_P(SubmissionTest, Corrected_and_withdrawn_until_the_end_with_the_same_number) {
  const auto id = start(ola);
  fill(ola, id);
  ASSERT_TRUE(send(ola, id));
  const auto number = find(id).number;
  ASSERT_TRUE(save(ola, id, Section::name, {{"title", "Ławki i drzewa"}}));
  EXPECT_EQ(proposal(id).title_pl, "Ławki w parku") << "not public before it is sent";
  ASSERT_TRUE(send(ola, id));
  EXPECT_EQ(proposal(id).title_pl, "Ławki i drzewa");
  EXPECT_EQ(proposal(id).cost_items.size(), 1u);
  EXPECT_EQ(proposal(id).number, number);
  Caller c(*this, ola);
  ASSERT_TRUE(withdraw_submission(c.ctx, load(ola, id)));
  EXPECT_EQ(proposal(id).state, proposals::State::withdrawn);
  ASSERT_TRUE(send(ola, id));
  EXPECT_EQ(proposal(id).state, proposals::State::submitted);
  EXPECT_EQ(proposal(id).number, number);
}

TEST_P(SubmissionTest, Two_who_save_the_same_section_one_wins_and_nothing_is_overwritten) {
  const auto id = start(ola);
  Caller first(*this, ola), second(*this, ola);
  const Loaded a = *load_submission(first.ctx, id), b = *load_submission(second.ctx, id);
  Typed mine, theirs, place;
  mine.set("title", "Moje");
  theirs.set("title", "Ich");
  place.set("location", "Planty");
  ASSERT_TRUE(save_section(first.ctx, a, Section::name, mine, 0));
  EXPECT_EQ(save_section(second.ctx, b, Section::name, theirs, 0).error().kind, ProblemKind::conflict);
  EXPECT_TRUE(save_section(second.ctx, b, Section::place, place, 0)) << "another section is not in the way";
  EXPECT_EQ(load(ola, id).answers.typed.at("title"), "Moje");
  EXPECT_TRUE(save_section(second.ctx, b, Section::name, mine, 0)) << "the same words again change nothing";
}

TEST_P(SubmissionTest, Numbers_given_at_once_are_all_different) {
  constexpr int kCount = 8;
  std::vector<SubmissionId> all;
  for (int i = 0; i < kCount; ++i) {
    all.push_back(start(ola));
    fill(ola, all.back());
  }
  {
    std::vector<std::jthread> threads;
    for (const auto id : all) threads.emplace_back([&, id] { EXPECT_TRUE(send(ola, id)); });
  }
  std::vector<std::string> numbers, expected;
  for (const auto id : all) numbers.push_back(find(id).number);
  for (int i = 1; i <= kCount; ++i) expected.push_back(fmt::format("2027/{}", i));
  std::ranges::sort(numbers);
  EXPECT_EQ(numbers, expected);
}

WIEC_ON_BOTH_DATABASES(SubmissionTest);

}  // namespace
}  // namespace wiec::submission
