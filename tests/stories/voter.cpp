#include "voter.h"

#include "server_fixture.h"

namespace wiec::stories {

using testing::HasSubstr;

std::vector<std::string> fields_on(const Answer& booth) {
  std::vector<std::string> fields;
  for (std::size_t at = 0; (at = booth.body.find("id=\"f-p-", at)) != std::string::npos; ++at)
    fields.push_back(booth.body.substr(at + 6, booth.body.find('"', at + 4) - at - 6));
  return fields;
}

std::string hidden_shown(const Answer& booth) { return between(booth.body, R"(name="shown" value=")", "\""); }

std::string path_of_the_vote(Browser& voter) {
  return "/glosowanie/" + between(voter.get("/glosowanie").body, R"(href="/glosowanie/)", "\"");
}

Fields voter_details(const std::string& name, const std::string& district) {
  return {{"name", name},     {"street", "Zmyślona"}, {"number", "12"},      {"district", district},
          {"born-day", "31"}, {"born-month", "3"},    {"born-year", "1990"}, {"truthful", "1"}};
}

std::string a_district(Browser& voter, const std::string& path) {
  const auto refused = voter.submit(voter.get(path + "/dane"), path + "/dane", voter_details("Jan Nowak", ""));
  EXPECT_EQ(refused.status, 422);
  return between(refused.body.substr(refused.body.find("id=\"f-district\"")), R"(</option><option value=")", "\"");
}

Answer in_the_booth(Browser& voter, const std::string& name, const std::string& email, const std::string& prefix) {
  const std::string path = prefix + path_of_the_vote(voter);
  const std::string district = a_district(voter, path);
  const auto declared = voter.submit(voter.get(path + "/dane"), path + "/dane", voter_details(name, district));
  EXPECT_EQ(declared.status, 303);
  EXPECT_EQ(declared.header("location"), path + "/kontakt");
  const auto asked =
      voter.submit(voter.follow(declared), path + "/kontakt", {{"proof", "code_by_email"}, {"email", email}});
  EXPECT_EQ(asked.header("location"), path + "/kod");
  const auto code_page = voter.follow(asked);
  const std::string code = between(code_page.body, "data-demo-code>", "<");
  EXPECT_EQ(code.size(), 6u);
  const auto proven = voter.submit(code_page, path + "/kod", {{"code", code}});
  EXPECT_EQ(proven.header("location"), path);
  const auto first = voter.follow(proven);
  EXPECT_EQ(first.status, 303);
  return voter.follow(first);
}

Answer choose(Browser& voter, const Answer& booth, int from) {
  const std::string path = between(booth.body, R"(<form class="form" action=")", "\"");
  const auto fields = fields_on(booth);
  Fields marks{{"shown", hidden_shown(booth)}, {"act", "next"}};
  for (std::size_t i = 0; i < 3; ++i)
    marks.emplace_back(fields.at(static_cast<std::size_t>(from) + i), fmt::format("{}", i + 1));
  return voter.submit(booth, path, marks);
}

Answer at_the_check(Browser& voter, const std::string& name, const std::string& email, int from) {
  auto booth = in_the_booth(voter, name, email);
  auto next = choose(voter, booth, from);
  EXPECT_EQ(next.status, 303) << next.body.substr(0, 2000);
  next = choose(voter, voter.follow(next), from);
  EXPECT_THAT(std::string(next.header("location")), HasSubstr("/sprawdz"));
  return voter.follow(next);
}

}  // namespace wiec::stories
