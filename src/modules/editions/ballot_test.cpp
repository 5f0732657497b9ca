#include "modules/editions/ballot.h"

namespace wiec::editions {
namespace {

std::string contradiction(std::string_view json) {
  const auto ballot = ballot_from_json(*parse_json(json));
  return ballot ? contradiction_in(*ballot) : "cannot be read: " + ballot.error();
}

TEST(Ballot, OfTheCitiesCanBeFilledIn) {
  EXPECT_EQ(contradiction(R"({"vote_type":"ordinal","min_marks":3,"max_marks":3,"points_by_place":[3,2,1]})"), "");
  EXPECT_EQ(contradiction(R"({"vote_type":"approval","min_marks":1,"max_marks":5})"), "");
  EXPECT_EQ(contradiction(R"({"vote_type":"choose-1","min_marks":1})"), "");
  EXPECT_EQ(
      contradiction(R"({"vote_type":"cumulative","max_marks":3,"max_points":3,"min_sum_points":3,"max_sum_points":3})"),
      "");
  EXPECT_EQ(contradiction(R"({"vote_type":"knapsack","max_cost":30000000})"), "");
}

TEST(Ballot, NamesWhatContradicts) {
  EXPECT_EQ(contradiction(R"({"vote_type":"approval","min_marks":5,"max_marks":3})"), "max_marks");
  EXPECT_EQ(contradiction(R"({"vote_type":"approval","max_marks":0,"min_marks":0})"), "max_marks");
  EXPECT_EQ(contradiction(R"({"vote_type":"ordinal","min_marks":3,"max_marks":3,"points_by_place":[3,2]})"),
            "points_by_place");
  EXPECT_EQ(contradiction(R"({"vote_type":"ordinal","min_marks":3,"max_marks":3,"points_by_place":[1,2,3]})"),
            "points_by_place");
  EXPECT_EQ(contradiction(R"({"vote_type":"knapsack"})"), "max_cost");
  EXPECT_EQ(contradiction(R"({"vote_type":"cumulative","max_marks":3})"), "max_sum_points");
  EXPECT_EQ(contradiction(
                R"({"vote_type":"cumulative","max_marks":2,"max_points":1,"min_sum_points":10,"max_sum_points":10})"),
            "min_sum_points");
}

TEST(Ballot, RefusesWhatItDoesNotKnow) {
  EXPECT_EQ(contradiction(R"({"vote_type":"veto"})"), "cannot be read: vote_type");
  EXPECT_EQ(contradiction(R"({"vote_type":"approval","max_marks":-1})"), "cannot be read: max_marks");
  EXPECT_EQ(contradiction(R"({"vote_type":"ordinal","points_by_place":["a"]})"), "cannot be read: points_by_place");
}

}  // namespace
}  // namespace wiec::editions
