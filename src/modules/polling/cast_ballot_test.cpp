#include <sys/resource.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "modules/polling/personal_data.h"
#include "modules/polling/polling_test.h"
#include "modules/polling/texts.h"

namespace wiec::polling {
namespace {

using CastBallot = PollingTest;

TEST_P(CastBallot, Leaves_one_mark_one_ballot_and_a_receipt) {
  const std::string cookie = with_ballot("Jan Nowak", "jan@example.org");
  const auto receipt = cast(cookie);
  ASSERT_TRUE(receipt) << receipt.error().text.id;
  EXPECT_EQ(receipt->code.size(), 19u);
  EXPECT_EQ(ballots(), 1);
  EXPECT_EQ(marks(), 1);
  const auto kept = db().read([&](db::ReadTx& tx) { return ballots_of(tx, edition.id); });
  ASSERT_EQ(kept.size(), 1u);
  EXPECT_EQ(kept[0].find("Nowak"), std::string::npos);
  for (const std::string& code : {by_pool["miasto"][0], by_pool["polnoc"][2]})
    EXPECT_NE(kept[0].find(code), std::string::npos);
}

TEST_P(CastBallot, The_same_form_twice_gives_the_same_receipt) {
  const std::string cookie = with_ballot("Jan Nowak", "jan@example.org");
  auto v = visit(cookie);
  const auto before = *find_voter(v->ctx);
  const auto first = cast_seen(v->ctx, before, true), second = cast_seen(v->ctx, before, true);
  ASSERT_TRUE(first);
  ASSERT_TRUE(second);
  EXPECT_EQ(first->code, second->code);
  EXPECT_FALSE(first->again);
  EXPECT_TRUE(second->again);
  EXPECT_EQ(cast(cookie)->code, first->code) << "the page opened again";
  EXPECT_EQ(ballots(), 1);
}

TEST_P(CastBallot, Nothing_of_the_voter_stays_in_the_session) {
  const std::string cookie = with_ballot("Jan Nowak", "jan@example.org");
  ASSERT_TRUE(cast(cookie));
  auto v = visit(cookie);
  const auto voter = find_voter(v->ctx);
  ASSERT_TRUE(voter);
  EXPECT_FALSE(voter->receipt.empty());
  EXPECT_EQ(voter->who.name, "");
  EXPECT_TRUE(voter->marks.empty());
  EXPECT_EQ(voter->begun_at, Instant{0});
  clock.set(clock.now() + std::chrono::days(4));
  EXPECT_EQ(sweep_sessions(db()), 1);
}

TEST_P(CastBallot, One_person_has_one_ballot_whatever_the_contact) {
  const std::string first = with_ballot("Jan Nowak", "jan@example.org");
  const std::string second = with_ballot("NOWAK Jan", "inny@example.org", 3);
  ASSERT_TRUE(cast(first));
  const auto refused = cast(second);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ProblemKind::conflict);
  EXPECT_EQ(refused.error().text, texts::keys::has_voted);
  EXPECT_EQ(ballots(), 1);
}

TEST_P(CastBallot, One_contact_confirms_as_many_persons_as_the_policy_says) {
  const std::string first = with_ballot("Jan Nowak", "dom@example.org");
  const std::string second = with_ballot("Ewa Nowak", "dom+ewa@example.org");
  ASSERT_TRUE(cast(first));
  const auto refused = cast(second);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().text, texts::keys::contact_used);
  edition.settings.identity.per_contact = 2;
  EXPECT_TRUE(cast(second));
  EXPECT_EQ(marks(), 2);
}

TEST_P(CastBallot, Who_proved_one_contact_does_not_learn_by_it_whether_others_have_voted) {
  ASSERT_TRUE(cast(with_ballot("Jan Nowak", "jan@example.org")));
  const std::string own = with_ballot("Ewa Lis", "ewa@example.org");
  const std::string of_one_who_voted = with_ballot("Jan Nowak", "ewa@example.org");
  const std::string of_one_who_did_not = with_ballot("Ola Gil", "ewa@example.org");
  const std::string again = with_ballot("Ewa Lis", "ewa+druga@example.org");
  ASSERT_TRUE(cast(own));
  const auto voted = cast(of_one_who_voted), did_not = cast(of_one_who_did_not), myself = cast(again);
  ASSERT_FALSE(voted || did_not || myself);
  EXPECT_EQ(voted.error().text, texts::keys::contact_used);
  EXPECT_EQ(did_not.error().text, texts::keys::contact_used);
  EXPECT_EQ(myself.error().text, texts::keys::has_voted) << "of oneself one may hear it";
}

TEST_P(CastBallot, Casts_the_ballot_that_the_page_showed_or_none) {
  const std::string cookie = with_ballot("Jan Nowak", "jan@example.org");
  auto page = visit(cookie);
  const auto shown = *find_voter(page->ctx);
  const std::string fingerprint = *fingerprint_of(page->ctx, edition, shown);
  mark(cookie, "miasto", three("miasto", 3));  // in another window
  auto v = visit(cookie);
  const auto now = *find_voter(v->ctx);
  for (const std::string& said : {fingerprint, std::string(), std::string("0")}) {
    const auto refused = cast_ballot(v->ctx, edition, now, {said, false});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ProblemKind::conflict);
    EXPECT_EQ(refused.error().text, texts::keys::choices_changed);
  }
  EXPECT_EQ(ballots(), 0);
  EXPECT_TRUE(cast(cookie)) << "checked again";
}

TEST_P(CastBallot, A_contact_proven_meanwhile_is_not_lent_to_one_read_before) {
  // A code given out ahead, and an invented address that nobody proved.
  const std::string code = new_issued_code();
  const std::string key =
      contact_key(edition_key(shared, edition.id), editions::Proof::code_issued, *issued_code_from(code));
  db().write("test.codes", [&](db::WriteTx& tx) { insert_codes(tx, edition.id, 0, {key}); });
  auto v = visit();
  ASSERT_TRUE(declare_voter(v->ctx, edition, declared("Jan Nowak")));
  auto voter = *find_voter(v->ctx);
  ASSERT_TRUE(ask_for_code(v->ctx, edition, voter, editions::Proof::code_by_email, "zmyslony@example.org"));
  const std::string cookie = v->ctx.voter;
  mark(cookie, "miasto", three("miasto"));
  mark(cookie, "polnoc", three("polnoc"));
  // Two requests read the invented address; then the code proves the session; then they write.
  auto guardian = visit(cookie), booth = visit(cookie);
  auto consenting = *find_voter(guardian->ctx), marking = *find_voter(booth->ctx);
  auto prover = visit(cookie);
  auto proving = *find_voter(prover->ctx);
  ASSERT_TRUE(ask_for_code(prover->ctx, edition, proving, editions::Proof::code_issued, code));
  const auto late = name_guardian(guardian->ctx, consenting, "Ewa Gil", true);
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().text, texts::keys::session_changed);
  const auto marked =
      db().write("test.late", [&](db::WriteTx& tx) { return save_content(tx, as_read(marking), sealed(marking)); });
  ASSERT_FALSE(marked);
  EXPECT_EQ(marked.error().kind, ProblemKind::conflict);
  // A vote that was read with the invented address does not go either, though the session is proven now.
  marking.proven = true;
  const auto lent = cast_seen(booth->ctx, marking);
  ASSERT_FALSE(lent);
  EXPECT_EQ(lent.error().text, texts::keys::session_changed);
  auto now = visit(cookie);
  EXPECT_EQ(find_voter(now->ctx)->contact, *issued_code_from(code));
  ASSERT_TRUE(cast(cookie));
  EXPECT_EQ(db().read([&](db::ReadTx& tx) { return count_used_codes(tx, edition.id); }), 1) << "the code is used up";
}

TEST_P(CastBallot, A_childs_vote_is_marked_as_one_with_a_guardians_consent) {
  edition.settings.identity.guardian_below = 16;
  const auto vote = [&](std::string_view name, const std::string& email, const char* born) {
    auto v = visit();
    Declared who = declared(name);
    who.born_on = {true, date_from_iso(born)};
    EXPECT_TRUE(declare_voter(v->ctx, edition, who));
    auto voter = *find_voter(v->ctx);
    if (needs_guardian(voter, edition, *date_from_iso("2026-11-22"))) {
      EXPECT_TRUE(name_guardian(v->ctx, voter, "Ewa Gil", true));
    }
    EXPECT_TRUE(ask_for_code(v->ctx, edition, voter, editions::Proof::code_by_email, email));
    EXPECT_TRUE(prove_contact(v->ctx, edition, voter, right_code(voter)));
    mark(v->ctx.voter, "miasto", three("miasto"));
    mark(v->ctx.voter, "polnoc", three("polnoc"));
    EXPECT_TRUE(cast(v->ctx.voter));
  };
  vote("Jan Nowak", "jan@example.org", "1990-01-01");
  vote("Ola Gil", "ewa@example.org", "2014-01-01");
  static const db::Sql count{"test.count_guardians", "select count(*) from roll where by_guardian"};
  EXPECT_EQ(db().read([](db::ReadTx& tx) { return tx.value<std::int64_t>(count); }), 1);
}

// No file of this process grows past so many bytes while it lives: what a full disk does.
class FullDisk {
 public:
  explicit FullDisk(std::uint64_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    EXPECT_EQ(::getrlimit(RLIMIT_FSIZE, &before_), 0);
    const rlimit now{bytes, before_.rlim_max};
    EXPECT_EQ(::setrlimit(RLIMIT_FSIZE, &now), 0);
  }
  ~FullDisk() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;

 private:
  rlimit before_{};
  void (*handler_)(int);
};

TEST_P(CastBallot, On_a_full_disk_no_ballot_is_acknowledged_and_each_may_be_sent_again) {
  if (GetParam() == db::Dialect::postgres) GTEST_SKIP() << "the disk of PostgreSQL is not this process's";
  std::vector<std::string> cookies;
  for (const char* name : {"Ada Gil", "Bea Gil", "Cyd Gil", "Dan Gil", "Ela Gil", "Fil Gil"})
    cookies.push_back(with_ballot(name, std::string(1, name[0]) + "@example.org"));
  // Room for some of them: the disk becomes full within the vote, and within the pages of one ballot.
  const auto log = std::filesystem::file_size(fresh->options().location + "-wal");
  std::map<std::string, std::string> receipts;
  int refused = 0;
  for (const std::uint64_t pages : {0, 3, 5, 9}) {
    const FullDisk full(log + pages * 4'120);
    for (const auto& cookie : cookies) {
      if (receipts.contains(cookie)) continue;
      try {
        const auto receipt = cast(cookie);
        ASSERT_TRUE(receipt);
        receipts[cookie] = receipt->code;
      } catch (const db::Error& error) {
        EXPECT_EQ(error.cause(), db::Error::Cause::disk_full) << error.what();
        ++refused;
      }
      EXPECT_EQ(ballots(), static_cast<std::int64_t>(receipts.size()));
      EXPECT_EQ(marks(), static_cast<std::int64_t>(receipts.size()));
    }
  }
  EXPECT_GT(refused, 0);
  EXPECT_GT(receipts.size(), 0u) << "some found room";
  for (const auto& cookie : cookies) {
    const auto receipt = cast(cookie);
    ASSERT_TRUE(receipt);
    EXPECT_EQ(receipt->again, receipts.contains(cookie));
    if (receipt->again) {
      EXPECT_EQ(receipt->code, receipts[cookie]);
    }
  }
  EXPECT_EQ(ballots(), 6);
  EXPECT_EQ(marks(), 6);
}

TEST_P(CastBallot, Is_refused_before_the_contact_is_proven) {
  auto v = visit();
  ASSERT_TRUE(declare_voter(v->ctx, edition, declared("Jan Nowak")));
  mark(v->ctx.voter, "miasto", three("miasto"));
  mark(v->ctx.voter, "polnoc", three("polnoc"));
  const auto refused = cast(v->ctx.voter);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ProblemKind::not_allowed);
  EXPECT_EQ(marks(), 0);
}

TEST_P(CastBallot, A_ballot_that_breaks_the_rules_is_refused_in_words) {
  const std::string cookie = with_ballot("Jan Nowak", "jan@example.org");
  const auto& city = by_pool["miasto"];
  const auto refused_as = [&](const Marks& marks, TextKey key) {
    mark(cookie, "miasto", marks);
    const auto refused = cast(cookie);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ProblemKind::invalid);
    EXPECT_EQ(refused.error().text, key) << refused.error().text.id;
    EXPECT_EQ(refused.error().field, "miasto");
  };
  refused_as({{city[0], 1}, {city[1], 2}, {city[2], 3}, {city[3], 4}}, texts::keys::no_such_place);
  refused_as({{city[0], 1}, {city[1], 1}, {city[2], 3}}, texts::keys::place_twice);
  refused_as({{city[0], 0}, {city[1], -1}, {city[2], 1'000'000'000}}, texts::keys::no_such_place);
  refused_as({{city[0], 1}, {city[1], 2}}, texts::keys::too_few_marks);
  refused_as({{city[0], 1}, {city[0], 2}, {city[1], 3}}, texts::keys::repeated_mark);
  // Of another pool, rejected, or no project at all: not on this ballot, so too few are left.
  refused_as({{city[0], 1}, {city[1], 2}, {by_pool["polnoc"][0], 3}}, texts::keys::too_few_marks);
  refused_as({{city[0], 1}, {city[1], 2}, {city[7], 3}}, texts::keys::too_few_marks);
  refused_as({{city[0], 1}, {city[1], 2}, {"'; drop table ballot;--", 3}}, texts::keys::too_few_marks);
  refused_as({}, texts::keys::too_few_marks);
  EXPECT_EQ(ballots(), 0);
  EXPECT_EQ(marks(), 0);
}

TEST_P(CastBallot, A_code_given_out_ahead_confirms_one_person) {
  const std::string code = new_issued_code();
  const std::string key =
      contact_key(edition_key(shared, edition.id), editions::Proof::code_issued, *issued_code_from(code));
  db().write("test.codes", [&](db::WriteTx& tx) { insert_codes(tx, edition.id, 0, {key}); });
  const auto begin = [&](std::string_view name, std::string_view typed) {
    auto v = visit();
    EXPECT_TRUE(declare_voter(v->ctx, edition, declared(name)));
    auto voter = *find_voter(v->ctx);
    const auto proven = ask_for_code(v->ctx, edition, voter, editions::Proof::code_issued, typed);
    return std::pair(v->ctx.voter, proven.has_value());
  };
  EXPECT_FALSE(begin("Ewa Lis", "0000-0000-0000").second);
  const auto [cookie, proven] = begin("Jan Nowak", code);
  ASSERT_TRUE(proven);
  mark(cookie, "miasto", three("miasto"));
  mark(cookie, "polnoc", three("polnoc"));
  EXPECT_TRUE(cast(cookie));
  EXPECT_FALSE(begin("Ewa Lis", code).second) << "used";
  const auto [batches, used] = db().read(
      [&](db::ReadTx& tx) { return std::pair(batches_of(tx, edition.id), count_used_codes(tx, edition.id)); });
  EXPECT_EQ(batches.size(), 1u);
  EXPECT_EQ(used, 1);
}

TEST_P(CastBallot, A_batch_of_codes_forgets_who_made_it) {
  const auto maker = db().write("test.maker", [&](db::WriteTx& tx) {
    const auto id = people::insert_person(tx, {.email = "koordynator@example.org", .name = "Hanna"});
    insert_codes(tx, edition.id, id.value, {std::string(32, 'k')});
    return id;
  });
  const PersonalData own = personal_data();
  const auto said = db().read([&](db::ReadTx& tx) { return to_text(own.gather(tx, maker.value)); });
  EXPECT_NE(said.find(R"("edition":"2026")"), std::string::npos) << said;
  db().write("test.erase", [&](db::WriteTx& tx) { own.erase(tx, maker.value); });
  EXPECT_EQ(db().read([&](db::ReadTx& tx) { return to_text(own.gather(tx, maker.value)); }), R"({"code_batches":[]})");
  EXPECT_EQ(db().read([&](db::ReadTx& tx) { return batches_of(tx, edition.id); }).size(), 1u);
}

std::string name_of_person(int number) {
  std::string name = "Osoba ";
  for (int rest = number; rest > 0 || name.size() == 6; rest /= 26) name += static_cast<char>('a' + rest % 26);
  return name;
}

// Each person in some sessions with contacts of their own, each session sent by eight threads: one ballot each. On
// PostgreSQL half of the threads come through a second node. With WIEC_TEST_DEEP 10,000 persons make 160,000 attempts.
TEST_P(CastBallot, In_parallel_each_person_gets_one_ballot) {
  const bool deep = std::getenv("WIEC_TEST_DEEP") != nullptr;
  const int kPersons = deep ? 10'000 : 10, kSessions = deep ? 2 : 3;
  constexpr int kThreads = 8;
  std::vector<std::string> cookies;
  for (int s = 0; s < kSessions; ++s)
    for (int p = 0; p < kPersons; ++p)
      cookies.push_back(with_ballot(name_of_person(p), fmt::format("o{}-{}@example.org", p, s), s));
  const auto other = GetParam() == db::Dialect::postgres ? db::open(fresh->options())
                                                         : std::expected<db::Database, db::OpenError>(db());
  ASSERT_TRUE(other);
  std::atomic<int> new_receipts = 0, refused = 0, same = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t)
    threads.emplace_back([&, t] {
      for (std::size_t i = 0; i < cookies.size(); ++i) {
        const auto& cookie = cookies[(i * 7 + static_cast<std::size_t>(t) * 3) % cookies.size()];
        const auto done = t % 2 == 0 ? cast(cookie) : cast_at(*other, cookie);
        if (!done)
          ++refused;
        else if (done->again)
          ++same;
        else
          ++new_receipts;
      }
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(new_receipts, kPersons);
  EXPECT_EQ(same, kPersons * (kThreads - 1));
  EXPECT_EQ(refused, kPersons * (kSessions - 1) * kThreads);
  EXPECT_EQ(ballots(), kPersons);
  EXPECT_EQ(marks(), kPersons);
}

WIEC_ON_BOTH_DATABASES(CastBallot);

}  // namespace
}  // namespace wiec::polling
