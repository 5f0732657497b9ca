#include <map>
#include <set>

#include "app/demo/city.h"
#include "app/demo/ground.h"
#include "app/demo/people.h"
#include "app/demo/proposal_writer.h"

namespace wiec::demo {
namespace {

const Date today = *date_from(2026, 11, 22);

const City& city() {
  static const City made = make_city(1, today);
  return made;
}

int letters(std::string_view text) {
  return static_cast<int>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

Path plane(const Ring& ring) {
  Path out;
  for (const Point p : ring) out.push_back(metres(p));
  return out;
}

template <class Check>
void for_each_proposal(Check check) {
  for (const Edition* edition : {&city().finished, &city().running})
    for (const Proposal& proposal : edition->proposals) check(*edition, proposal);
}

TEST(Proposals, AreManyAndInAllStates) {
  for (const Edition* edition : {&city().finished, &city().running}) {
    std::map<ProposalState, int> states;
    std::set<Category> categories;
    std::set<Scene> scenes;
    for (const Proposal& proposal : edition->proposals) {
      ++states[proposal.state];
      categories.insert(proposal.category);
      scenes.insert(proposal.scene);
    }
    EXPECT_GT(states[ProposalState::on_ballot], 550);
    EXPECT_LT(states[ProposalState::on_ballot], 800);
    EXPECT_EQ(states.size(), 5u);
    EXPECT_EQ(categories.size(), static_cast<std::size_t>(category_count));
    EXPECT_GE(scenes.size(), 15u);
  }
  EXPECT_NEAR(static_cast<double>(city().running.proposals.size()), 1000, 20);
}

TEST(Proposals, CostIsTheSumOfItsItemsWithinTheLimitsOfThePool) {
  for_each_proposal([](const Edition& edition, const Proposal& proposal) {
    std::int64_t sum = 0;
    for (const CostItem& item : proposal.items) {
      EXPECT_GT(item.cost.minor, 0);
      EXPECT_FALSE(item.what_en.empty());
      sum += item.cost.minor;
    }
    EXPECT_GE(proposal.items.size(), 2u);
    EXPECT_EQ(sum, proposal.cost.minor) << proposal.title;
    const Pool& pool = edition.pools[static_cast<std::size_t>(proposal.pool)];
    EXPECT_LE(proposal.cost, pool.max_cost) << proposal.title;
    EXPECT_GE(proposal.cost, pool.min_cost) << proposal.title;
  });
}

TEST(Proposals, SentencesAreWholeInBothLanguages) {
  for_each_proposal([](const Edition&, const Proposal& proposal) {
    for (const std::string* text : {&proposal.title, &proposal.title_en, &proposal.summary, &proposal.summary_en,
                                    &proposal.description, &proposal.description_en, &proposal.justification,
                                    &proposal.beneficiaries, &proposal.place, &proposal.author}) {
      EXPECT_FALSE(text->empty()) << proposal.title;
      EXPECT_EQ(text->find_first_of("{}"), std::string::npos) << *text;
      EXPECT_EQ(text->find("  "), std::string::npos) << *text;
    }
    EXPECT_GE(letters(proposal.summary), 60) << proposal.summary;
    EXPECT_LE(letters(proposal.summary), 250) << proposal.summary;
    EXPECT_GE(letters(proposal.summary_en), 60) << proposal.summary_en;
    EXPECT_LE(letters(proposal.summary_en), 250) << proposal.summary_en;
    EXPECT_LE(letters(proposal.title), 110) << proposal.title;
  });
}

TEST(Proposals, NoTitleAndNoCodeStandsTwiceInAnEdition) {
  for (const Edition* edition : {&city().finished, &city().running}) {
    std::set<std::string> titles, codes;
    for (const Proposal& proposal : edition->proposals) {
      EXPECT_TRUE(titles.insert(proposal.title).second) << proposal.title;
      EXPECT_TRUE(codes.insert(proposal.code).second) << proposal.code;
    }
  }
}

TEST(Proposals, PointsLieInTheirDistrict) {
  std::vector<Path> outlines;
  for (const District& district : city().districts) outlines.push_back(plane(district.outline));
  for_each_proposal([&](const Edition&, const Proposal& proposal) {
    ASSERT_FALSE(proposal.points.empty()) << proposal.title;
    for (const Point point : proposal.points) {
      const auto holds = [&](const Path& ring) { return contains(ring, metres(point)); };
      const bool right = proposal.pool > 0 ? holds(outlines[static_cast<std::size_t>(proposal.pool) - 1])
                                           : std::any_of(outlines.begin(), outlines.end(), holds);
      EXPECT_TRUE(right) << proposal.title;
    }
  });
}

TEST(Proposals, RefusalsCarryCriterionReasonOfficeAndDay) {
  int upheld = 0;
  for_each_proposal([&](const Edition& edition, const Proposal& proposal) {
    const bool rejected =
        proposal.state == ProposalState::rejected_formal || proposal.state == ProposalState::rejected_substantive;
    if (rejected) {
      EXPECT_TRUE(proposal.refusal.has_value()) << proposal.title;
    }
    if (proposal.state == ProposalState::merged) {
      ASSERT_TRUE(proposal.merged_into.has_value());
      const Proposal& into = edition.proposals[*proposal.merged_into];
      EXPECT_EQ(into.state, ProposalState::on_ballot);
      EXPECT_EQ(into.pool, proposal.pool);
    }
    if (!proposal.refusal) return;
    EXPECT_FALSE(proposal.refusal->reason_pl.empty());
    EXPECT_FALSE(proposal.refusal->reason_en.empty());
    EXPECT_FALSE(proposal.refusal->officer.empty());
    EXPECT_GT(proposal.refusal->decided_on, proposal.submitted_on);
    upheld += proposal.refusal->protest == ProtestOutcome::upheld;
    if (proposal.state == ProposalState::on_ballot) {
      EXPECT_EQ(proposal.refusal->protest, ProtestOutcome::upheld);
    }
  });
  EXPECT_GT(upheld, 3);
}

TEST(Proposals, AuthorsComeFromTheSyntheticLists) {
  std::set<std::string> firsts, lasts;
  for (const auto name : women_names()) firsts.insert(std::string(name));
  for (const auto name : men_names()) firsts.insert(std::string(name));
  for (const auto name : surnames()) {
    lasts.insert(surname_of(name, true));
    lasts.insert(surname_of(name, false));
  }
  for_each_proposal([&](const Edition&, const Proposal& proposal) {
    if (proposal.author == "mieszkanka" || proposal.author == "mieszkaniec") return;
    const std::size_t space = proposal.author.find(' ');
    ASSERT_NE(space, std::string::npos);
    EXPECT_TRUE(firsts.contains(proposal.author.substr(0, space))) << proposal.author;
    EXPECT_TRUE(lasts.contains(proposal.author.substr(space + 1))) << proposal.author;
  });
}

TEST(Proposals, NothingLooksLikeAPesel) {
  for_each_proposal([](const Edition&, const Proposal& proposal) {
    int digits = 0;
    for (const char c : proposal.title + " " + proposal.summary + " " + proposal.description + " " + proposal.place +
                            " " + proposal.author) {
      digits = c >= '0' && c <= '9' ? digits + 1 : 0;
      ASSERT_LT(digits, 11);
    }
  });
}

TEST(People, SurnamesAgreeWithGender) {
  EXPECT_EQ(surname_of("Kowalski", true), "Kowalska");
  EXPECT_EQ(surname_of("Zawadzki", true), "Zawadzka");
  EXPECT_EQ(surname_of("Sawicki", true), "Sawicka");
  EXPECT_EQ(surname_of("Nowak", true), "Nowak");
  EXPECT_EQ(surname_of("Kowalski", false), "Kowalski");
}

TEST(Slots, TakeTheRightCase) {
  const PlaceName street{"ul. Lipowa", "ul. Lipowej", "przy ul. Lipowej", "Lipowa Street", "on Lipowa Street"};
  const PlaceName district{"Rybaki", "Rybaków", "na Rybakach", "Rybaki", "in Rybaki"};
  EXPECT_EQ(fill_pl("Ławki i zieleń {at}", street, district), "Ławki i zieleń przy ul. Lipowej");
  const PlaceName school{"Szkoła Podstawowa nr 7", "Szkoły Podstawowej nr 7", "przy Szkole Podstawowej nr 7",
                         "Primary School No. 7", "at Primary School No. 7"};
  EXPECT_EQ(fill_pl("Robotyka {in}", school, district), "Robotyka w Szkole Podstawowej nr 7");
  EXPECT_EQ(fill_pl("Przejście {in}", street, district), "Przejście przy ul. Lipowej");
  EXPECT_EQ(fill_pl("Święto {of}, {d_at}", street, district), "Święto ul. Lipowej, na Rybakach");
  EXPECT_EQ(fill_en("Benches {at}, {d_at}", street, district), "Benches on Lipowa Street, in Rybaki");
}

}  // namespace
}  // namespace wiec::demo
