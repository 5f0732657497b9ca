#include "modules/polling/keys.h"

#include "modules/polling/ballot_text.h"
#include "modules/polling/voter.h"

namespace wiec::polling {
namespace {

Declaration who(std::string name, std::string address = "s:1/12") {
  return {.name = std::move(name), .address = std::move(address)};
}

TEST(Keys, A_person_is_the_same_however_the_name_is_written) {
  const std::string key = person_key("k", who("Łucja Źdźbło-Kowalska"));
  EXPECT_EQ(key.size(), 32u);
  EXPECT_EQ(person_key("k", who("  ŁUCJA   Źdźbło Kowalska")), key);
  EXPECT_EQ(person_key("k", who("Zdzblo-Kowalska, Lucja")), key);
  for (const char* same :
       {"Łucja Źdźbło-Kowalska.", "Łucja Źdźbło Kowalska,", "-Łucja Źdźbło-Kowalska-", ". ŁUCJA. Źdźbło Kowalska ;"})
    EXPECT_EQ(person_key("k", who(same)), key) << same;
  EXPECT_NE(person_key("k", who("Łucja Kowalska")), key);
  EXPECT_NE(person_key("k", who("Łucja Źdźbło-Kowalska", "s:1/14")), key);
  EXPECT_NE(person_key("of another edition", who("Łucja Źdźbło-Kowalska")), key);
}

TEST(Keys, One_mailbox_is_one_contact) {
  using editions::Proof;
  const std::string key = contact_key("k", Proof::code_by_email, "Jan.Kowalski@poczta.pl");
  EXPECT_EQ(contact_key("k", Proof::code_by_email, "jan.kowalski+bo@poczta.pl"), key);
  EXPECT_NE(contact_key("k", Proof::code_by_email, "jan@poczta.pl"), key);
  EXPECT_NE(contact_key("k", Proof::code_by_sms, "Jan.Kowalski@poczta.pl"), key);
}

TEST(Keys, Only_Polish_mobile_numbers_get_messages) {
  for (const char* good : {"601234567", "601 234 567", "+48 601-234-567", "0048601234567", "48601234567"})
    EXPECT_EQ(mobile_from(good), "+48601234567") << good;
  for (const char* bad : {"", "000", "0", "60123456", "6012345678", "700123456", "801234567", "122345678",
                          "+49601234567", "+448012345678", "６０１２３４５６７", "601234567x",
                          "6012345676012345676012345676012345676012345676012345676012345"})
    EXPECT_FALSE(mobile_from(bad)) << bad;
}

TEST(Keys, An_issued_code_is_read_as_people_copy_it) {
  const std::string code = new_issued_code();
  EXPECT_EQ(code.size(), 14u) << code;
  const auto read = issued_code_from(code);
  ASSERT_TRUE(read);
  EXPECT_EQ(issued_code_from("7k3m 2x9q-d4tb"), "7K3M2X9QD4TB");
  EXPECT_EQ(issued_code_from("OI1L-0000-0000"), "011100000000");
  EXPECT_FALSE(issued_code_from("7K3M-2X9Q-D4T"));
  EXPECT_FALSE(issued_code_from("7K3M-2X9Q-D4TU"));
}

TEST(Keys, A_receipt_is_the_same_for_the_same_person) {
  const std::string person = person_key("k", who("Jan Nowak"));
  const std::string receipt = receipt_of("k", person);
  EXPECT_EQ(receipt.size(), 19u);
  EXPECT_EQ(receipt_of("k", person), receipt);
  EXPECT_NE(receipt_of("k", person_key("k", who("Jan Nowakowski"))), receipt);
}

TEST(Voter, Ages_count_from_the_birthday) {
  const auto day = [](const char* iso) { return *date_from_iso(iso); };
  EXPECT_EQ(age_on(day("2010-11-22"), day("2026-11-21")), 15);
  EXPECT_EQ(age_on(day("2010-11-22"), day("2026-11-22")), 16);
  EXPECT_EQ(age_on(day("2008-02-29"), day("2026-02-28")), 17);
  EXPECT_EQ(age_on(day("2008-02-29"), day("2026-03-01")), 18);
}

TEST(Voter, What_is_sealed_reads_back) {
  Voter voter;
  voter.who = {.name = "Jan \"Żaba\" Nowak",
               .street = "Lipowa",
               .number = "1a",
               .address = "s:1/1a",
               .district = "d",
               .born_on = date_from_iso("1990-02-28")};
  voter.contact = "jan@example.org";
  voter.marks = {{"d", {{"abc", 3}, {"def", 1}}}, {"e", {}}};
  Voter again;
  ASSERT_TRUE(read_into(again, text_of(voter)));
  EXPECT_EQ(text_of(again), text_of(voter));
  EXPECT_EQ(again.marks, voter.marks);
  EXPECT_EQ(again.who.born_on, voter.who.born_on);
  EXPECT_FALSE(read_into(again, "[]"));
  EXPECT_FALSE(read_into(again, R"({"pools":{"d":[["abc","3"]]}})"));
}

TEST(BallotText, Says_the_choices_and_nothing_else) {
  const std::vector<CastPool> pools{{.pool = "miasto", .marks = {"b", "a"}},
                                    {.pool = "d", .marks = {"c"}, .points = {4}}};
  const std::string text = ballot_text(pools);
  EXPECT_EQ(text, R"({"pools":[{"marks":["b","a"],"pool":"miasto"},{"marks":["c"],"points":[4],"pool":"d"}]})");
  const auto again = ballot_from_text(text);
  ASSERT_TRUE(again);
  EXPECT_EQ(ballot_text(*again), text);
  for (const char* bad : {"{}", "[]", R"({"pools":[{"marks":["a"],"points":["1"],"pool":"d"}]})",
                          R"({"pools":[{"marks":["a"],"points":1,"pool":"d"}]})"})
    EXPECT_FALSE(ballot_from_text(bad)) << bad;
}

}  // namespace
}  // namespace wiec::polling
