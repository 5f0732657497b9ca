#include "commons/places/streets.h"
#include "modules/polling/polling_test.h"
#include "modules/polling/text_message.h"
#include "modules/polling/texts.h"

namespace wiec::polling {
namespace {

class Identify : public PollingTest {
 protected:
  // Declares and gives the field that is wrong; "" = nothing is.
  std::string wrong_field(const Declared& d) {
    auto v = visit();
    const auto done = declare_voter(v->ctx, edition, d);
    EXPECT_EQ(done.has_value(), !v->ctx.voter.empty()) << "a session begins with the first good declaration";
    return done ? std::string() : done.error().field;
  }
};

TEST_P(Identify, Bad_declarations_are_refused_beside_their_field) {
  Declared good = declared("Jan Nowak");
  EXPECT_EQ(wrong_field(good), "");
  const auto with = [&](auto change) {
    Declared d = good;
    change(d);
    return wrong_field(d);
  };
  EXPECT_EQ(with([](Declared& d) { d.name = "Jan"; }), "name");
  EXPECT_EQ(with([](Declared& d) { d.name = std::string(1 << 20, 'a') + " b"; }), "name");
  EXPECT_EQ(with([](Declared& d) { d.name = std::string("Jan\0Nowak x", 11); }), "name");
  EXPECT_EQ(with([](Declared& d) { d.name = "\xED\xA0\x80 Nowak"; }), "name") << "a lone surrogate";
  EXPECT_EQ(with([](Declared& d) { d.name = "\u0301\u0301 \u0301"; }), "name") << "combining marks only";
  EXPECT_EQ(with([](Declared& d) { d.name = "1 2"; }), "name");
  EXPECT_EQ(with([](Declared& d) { d.name = "<script>alert(1)</script> Nowak"; }), "") << "only a name, shown escaped";
  EXPECT_EQ(with([](Declared& d) { d.street = "  "; }), "street");
  EXPECT_EQ(with([](Declared& d) { d.number = ""; }), "number");
  EXPECT_EQ(with([](Declared& d) { d.number = "dwanaście"; }), "number");
  EXPECT_EQ(with([](Declared& d) { d.district = ""; }), "street")
      << "no list of streets here: the district must be chosen";
  EXPECT_EQ(with([](Declared& d) { d.district = "miasto"; }), "street") << "no district";
  EXPECT_EQ(with([](Declared& d) { d.truthful = false; }), "truthful");
}

TEST_P(Identify, Age_is_asked_where_the_policy_needs_it) {
  edition.settings.identity.age_least = 13;
  edition.settings.identity.guardian_below = 16;
  const auto born = [&](std::optional<const char*> day) {
    Declared d = declared("Jan Nowak");
    if (day) d.born_on = {true, date_from_iso(*day)};
    return wrong_field(d);
  };
  EXPECT_EQ(born({}), "born");
  EXPECT_EQ(born("2026-02-30"), "born") << "no such day";
  EXPECT_EQ(born("1825-01-01"), "born");
  EXPECT_EQ(born("2027-01-01"), "born") << "not yet born";
  EXPECT_EQ(born("2014-11-22"), "born") << "twelve";
  EXPECT_EQ(born("2012-11-22"), "");

  auto v = visit();
  Declared child = declared("Ola Gil");
  child.born_on = {true, date_from_iso("2012-11-22")};
  ASSERT_TRUE(declare_voter(v->ctx, edition, child));
  auto voter = *find_voter(v->ctx);
  const Date today = *date_from_iso("2026-11-22");
  EXPECT_EQ(step_of(voter, edition, today), Step::consent);
  EXPECT_FALSE(name_guardian(v->ctx, voter, "Ewa Gil", false));
  const auto by_the_child = name_guardian(v->ctx, voter, "Gil, OLA", true);
  ASSERT_FALSE(by_the_child);
  EXPECT_EQ(by_the_child.error().field, "guardian");
  ASSERT_TRUE(name_guardian(v->ctx, voter, "Ewa Gil", true));
  EXPECT_EQ(step_of(*find_voter(v->ctx), edition, today), Step::contact);
  child.name = "Ala Gil";
  ASSERT_TRUE(declare_voter(v->ctx, edition, child));
  EXPECT_EQ(step_of(*find_voter(v->ctx), edition, today), Step::consent) << "the consent was for another child";
}

TEST_P(Identify, A_code_works_for_its_session_five_tries_and_a_quarter_of_an_hour) {
  const auto begin = [&](std::string_view name, std::string_view email) {
    auto v = visit();
    EXPECT_TRUE(declare_voter(v->ctx, edition, declared(name)));
    auto voter = *find_voter(v->ctx);
    EXPECT_TRUE(ask_for_code(v->ctx, edition, voter, editions::Proof::code_by_email, email));
    return std::pair(std::move(v), voter);
  };
  auto [one, jan] = begin("Jan Nowak", "jan@example.org");
  auto [two, ewa] = begin("Ewa Lis", "ewa@example.org");
  const std::string code = right_code(jan), other = right_code(ewa);
  ASSERT_NE(code, other);
  const auto says = [&](Context& ctx, Voter& voter, std::string_view typed) {
    const auto done = prove_contact(ctx, edition, voter, typed);
    return done ? TextKey{} : done.error().text;
  };
  EXPECT_EQ(says(one->ctx, jan, "12345"), texts::keys::code_bad);
  EXPECT_EQ(says(one->ctx, jan, "'; --1"), texts::keys::code_bad);
  EXPECT_EQ(says(one->ctx, jan, other), texts::keys::code_wrong) << "of another session";
  const std::string wrong = code == "000000" ? "000001" : "000000";
  for (int i = 0; i < 4; ++i) EXPECT_EQ(says(one->ctx, jan, wrong), texts::keys::code_wrong);
  EXPECT_EQ(says(one->ctx, jan, code), texts::keys::code_over) << "the sixth try";
  ASSERT_TRUE(ask_again(one->ctx, edition, jan));
  EXPECT_EQ(says(one->ctx, jan, code), right_code(jan) == code ? TextKey{} : texts::keys::code_wrong) << "the old code";
  clock.set(clock.now() + std::chrono::minutes(15));
  EXPECT_EQ(says(one->ctx, jan, right_code(jan)), texts::keys::code_over);
  EXPECT_EQ(says(two->ctx, ewa, right_code(ewa)), texts::keys::code_over);
  ASSERT_TRUE(ask_again(one->ctx, edition, jan));
  EXPECT_EQ(says(one->ctx, jan, right_code(jan).substr(0, 3) + " " + right_code(jan).substr(3)), TextKey{});
  EXPECT_EQ(says(one->ctx, jan, right_code(jan)), texts::keys::code_over) << "used";
}

TEST_P(Identify, The_fourth_code_within_an_hour_is_refused) {
  auto v = visit();
  ASSERT_TRUE(declare_voter(v->ctx, edition, declared("Jan Nowak")));
  auto voter = *find_voter(v->ctx);
  const auto ask = [&] {
    return ask_for_code(v->ctx, edition, voter, editions::Proof::code_by_email, "jan@example.org");
  };
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(ask());
  const auto refused = ask();
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ProblemKind::too_many);
  EXPECT_EQ(refused.error().field, "email");
  auto other = visit();
  ASSERT_TRUE(declare_voter(other->ctx, edition, declared("Ewa Lis")));
  auto second = *find_voter(other->ctx);
  EXPECT_FALSE(ask_for_code(other->ctx, edition, second, editions::Proof::code_by_email, "jan@example.org"))
      << "of the contact, whoever asks";
  clock.set(clock.now() + std::chrono::minutes(61));
  EXPECT_TRUE(ask());
}

TEST_P(Identify, Who_has_voted_is_told_to_the_proven_contact_alone) {
  ASSERT_TRUE(cast(with_ballot("Jan Nowak", "jan@example.org")));
  const auto begin = [&](std::string_view name, std::string_view email) -> Result<> {
    auto v = visit();
    EXPECT_TRUE(declare_voter(v->ctx, edition, declared(name)));
    auto voter = *find_voter(v->ctx);
    EXPECT_TRUE(ask_for_code(v->ctx, edition, voter, editions::Proof::code_by_email, email)) << "no oracle";
    return prove_contact(v->ctx, edition, voter, right_code(voter));
  };
  const auto own = begin("Jan Nowak", "jan@example.org");
  ASSERT_FALSE(own);
  EXPECT_EQ(own.error().text, texts::keys::has_voted);
  EXPECT_TRUE(begin("Jan Nowak", "obcy@example.org")) << "a stranger with another contact hears nothing here";
}

TEST_P(Identify, Text_messages_wait_sealed_and_only_where_there_is_a_gateway) {
  edition.settings.identity.proofs = {editions::Proof::code_by_sms};
  auto v = visit();
  ASSERT_TRUE(declare_voter(v->ctx, edition, declared("Jan Nowak")));
  auto voter = *find_voter(v->ctx);
  const auto ask = [&](std::string_view phone) {
    return ask_for_code(v->ctx, edition, voter, editions::Proof::code_by_sms, phone);
  };
  EXPECT_FALSE(ask("601 234 567")) << "no gateway";
  shared.text_messages = true;
  EXPECT_FALSE(ask("700 123 456")) << "premium";
  EXPECT_FALSE(ask("+49 601 234 567")) << "foreign";
  ASSERT_TRUE(ask("601 234 567"));
  const std::string sealed = sealed_message(shared, "+48601234567", "123456");
  EXPECT_EQ(sealed.find("601234567"), std::string::npos);
  const auto opened = opened_message(shared, sealed);
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->to, "+48601234567");
  EXPECT_EQ(opened->words, "123456");
  EXPECT_FALSE(opened_message(shared, "AAAA"));
  std::string content;
  jobs::Worker worker(db(), {{kSendMessage, [&](jobs::Job& job) -> jobs::Outcome {
                                content = job.content();
                                return {};
                              }}});
  EXPECT_EQ(worker.run_due(), 1);
  const auto message = opened_message(shared, content);
  ASSERT_TRUE(message);
  EXPECT_EQ(message->to, "+48601234567");
  EXPECT_NE(message->words.find(right_code(voter)), std::string::npos);
}

TEST_P(Identify, Text_messages_of_a_network_and_of_an_edition_have_a_ceiling) {
  edition.settings.identity.proofs = {editions::Proof::code_by_sms, editions::Proof::code_by_email};
  shared.text_messages = true;
  int people = 0;
  const auto ask = [&](std::string_view network, editions::Proof proof = editions::Proof::code_by_sms) {
    auto v = visit();
    EXPECT_TRUE(declare_voter(v->ctx, edition, declared("Jan Nowak")));
    auto voter = *find_voter(v->ctx);
    const std::string contact = proof == editions::Proof::code_by_sms ? fmt::format("601 000 {:03}", ++people)
                                                                      : fmt::format("o{}@example.org", ++people);
    const auto done = ask_for_code(v->ctx, edition, voter, proof, contact, network, {.of_network = 2, .of_edition = 3});
    return done ? TextKey{} : done.error().text;
  };
  EXPECT_EQ(ask("198.51.100.0/24"), TextKey{});
  EXPECT_EQ(ask("198.51.100.0/24"), TextKey{});
  EXPECT_EQ(ask("198.51.100.0/24"), texts::keys::too_many_messages) << "each from a session and to a number of its own";
  EXPECT_EQ(ask("198.51.100.0/24", editions::Proof::code_by_email), TextKey{}) << "e-mail costs nothing";
  EXPECT_EQ(ask("203.0.113.0/24"), TextKey{});
  EXPECT_EQ(ask("192.0.2.0/24"), texts::keys::too_many_messages) << "of the edition";
  clock.set(clock.now() + std::chrono::minutes(61));
  EXPECT_EQ(ask("192.0.2.0/24"), TextKey{});
}

TEST_P(Identify, A_forged_or_foreign_cookie_is_no_voter) {
  auto v = visit("forged");
  EXPECT_FALSE(find_voter(v->ctx));
  auto long_one = visit(std::string(10'000, 'a'));
  EXPECT_FALSE(find_voter(long_one->ctx));
}

TEST_P(Identify, Giving_up_deletes_what_was_typed) {
  const std::string cookie = proven("Jan Nowak", "jan@example.org");
  auto v = visit(cookie);
  give_up(v->ctx);
  EXPECT_EQ(v->ctx.voter, "");
  auto again = visit(cookie);
  EXPECT_FALSE(find_voter(again->ctx));
}

TEST_P(Identify, Another_district_at_the_same_address_is_kept) {
  const std::string cookie = proven("Jan Nowak", "jan@example.org");
  mark(cookie, "polnoc", three("polnoc"));
  auto v = visit(cookie);
  Declared other = declared("Jan Nowak");
  other.district = "poludnie";
  ASSERT_TRUE(declare_voter(v->ctx, edition, other));
  const auto voter = find_voter(v->ctx);
  EXPECT_EQ(voter->who.district, "poludnie");
  EXPECT_FALSE(voter->marks.contains("polnoc"));
}

// The register says that the address lies in the north.
class AnyDistrict : public Identify {
 protected:
  void SetUp() override {
    Identify::SetUp();
    if (IsSkipped()) return;
    edition.city = db().write("test.places", [&](db::WriteTx& tx) {
      const auto city = *places::insert_place(tx, {.kind = places::PlaceKind::city, .name = "Kalinobrzeg"});
      for (editions::Pool& pool : edition.pools)
        if (pool.level == editions::Level::district)
          pool.place =
              *places::insert_place(tx, {.kind = places::PlaceKind::district, .parent = city, .name = pool.name_pl});
      return city;
    });
    ASSERT_TRUE(places::import_streets(db(), edition.city, "ulica;numery;dzielnica\nLipowa;1-40;Północ\n"));
  }
  std::string voted_district(std::string_view chosen) {
    auto v = visit();
    Declared d = declared("Jan Nowak");
    d.district = chosen;
    const auto done = declare_voter(v->ctx, edition, d);
    return done ? find_voter(v->ctx)->who.district : "wrong: " + done.error().field;
  }
};

TEST_P(AnyDistrict, Is_the_voters_choice_where_the_edition_says_so) {
  EXPECT_EQ(voted_district(""), "polnoc");
  EXPECT_EQ(voted_district("poludnie"), "polnoc") << "one votes where one lives";
  edition.settings.identity.any_district = true;
  EXPECT_EQ(voted_district("poludnie"), "poludnie");
  EXPECT_EQ(voted_district(""), "wrong: district");
  EXPECT_EQ(voted_district("miasto"), "wrong: district");
  EXPECT_EQ(voted_district("nie-ma"), "wrong: district");
}

TEST_P(AnyDistrict, Another_district_of_the_same_person_keeps_what_was_proven) {
  edition.settings.identity.any_district = true;
  const std::string cookie = proven("Jan Nowak", "jan@example.org");
  mark(cookie, "miasto", three("miasto"));
  mark(cookie, "polnoc", three("polnoc"));
  auto v = visit(cookie);
  Declared other = declared("Jan Nowak");
  other.district = "poludnie";
  ASSERT_TRUE(declare_voter(v->ctx, edition, other));
  const auto voter = find_voter(v->ctx);
  EXPECT_TRUE(voter->proven);
  EXPECT_EQ(voter->contact, "jan@example.org");
  EXPECT_EQ(voter->who.district, "poludnie");
  EXPECT_TRUE(voter->marks.contains("miasto"));
  EXPECT_FALSE(voter->marks.contains("polnoc"));
  mark(cookie, "poludnie", three("poludnie"));
  EXPECT_TRUE(cast(cookie));
  EXPECT_FALSE(cast(with_ballot("Jan Nowak", "jan2@example.org"))) << "one ballot, whatever the district";
}

WIEC_ON_BOTH_DATABASES(AnyDistrict);

TEST_P(Identify, The_same_form_sent_twice_at_once_sends_one_code_that_works) {
  auto v = visit();
  ASSERT_TRUE(declare_voter(v->ctx, edition, declared("Jan Nowak")));
  auto first = *find_voter(v->ctx), second = first;
  ASSERT_TRUE(ask_for_code(v->ctx, edition, first, editions::Proof::code_by_email, "jan@example.org"));
  const auto again = ask_for_code(v->ctx, edition, second, editions::Proof::code_by_email, "jan@example.org");
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().text, texts::keys::session_changed);
  EXPECT_TRUE(prove_contact(v->ctx, edition, first, right_code(first)));
}

TEST_P(Identify, Other_details_must_be_proven_again) {
  const std::string cookie = proven("Jan Nowak", "jan@example.org");
  auto v = visit(cookie);
  EXPECT_TRUE(find_voter(v->ctx)->proven);
  ASSERT_TRUE(declare_voter(v->ctx, edition, declared("Jan Nowak"))) << "the same";
  EXPECT_TRUE(find_voter(v->ctx)->proven);
  ASSERT_TRUE(declare_voter(v->ctx, edition, declared("Ewa Lis")));
  EXPECT_FALSE(find_voter(v->ctx)->proven);
  EXPECT_EQ(v->ctx.voter, cookie);
}

WIEC_ON_BOTH_DATABASES(Identify);

}  // namespace
}  // namespace wiec::polling
