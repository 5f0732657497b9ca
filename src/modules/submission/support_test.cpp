#include "modules/submission/submission_test.h"

namespace wiec::submission {
namespace {

class SupportTest : public SubmissionTest {};

TEST_P(SupportTest, A_resident_signs_once_and_too_few_signatures_hold_it_back) {
  const auto id = start(ola);
  fill(ola, id, "poparta");
  EXPECT_EQ(faults(ola, id), std::vector<std::string>{"poparcie/support"});
  Caller c(*this, ewa);
  Typed typed;
  typed.set("name", "Ewa Lis");
  typed.set("email", "not an address");
  typed.set("lives", "1");
  const Loaded all = load(ola, id);
  EXPECT_EQ(ask_to_sign(c.ctx, all, typed).error().field, "email");
  typed.set("email", "ewa@example.org");
  const auto before = letters();
  ASSERT_TRUE(ask_to_sign(c.ctx, all, typed));
  ASSERT_TRUE(ask_to_sign(c.ctx, all, typed)) << "the page says the same to everybody";
  EXPECT_EQ(letters(), before + 1) << "one letter a day";
  const auto support =
      db().write("test.support", [&](db::WriteTx& tx) { return ask_support(tx, id, "Jan", "another hash").support; });
  EXPECT_TRUE(sign(c.ctx, all, support.id));
  EXPECT_EQ(sign(c.ctx, all, support.id).error().kind, ProblemKind::conflict);
  EXPECT_FALSE(support_behind(c.ctx, id, code_from_id(support.id.value) + "-forged"));
  EXPECT_EQ(send(ola, id).error().kind, ProblemKind::invalid);
  typed.set("paper", "1");
  EXPECT_EQ(count_paper(c.ctx, all, typed).error().kind, ProblemKind::not_allowed);
  c.ctx.actor.grants.push_back({.role = Role::clerk});
  ASSERT_TRUE(count_paper(c.ctx, all, typed));
  EXPECT_TRUE(send(ola, id));
}

TEST_P(SupportTest, The_desk_sends_what_its_author_signed_and_an_author_confirms_one_version_by_link) {
  const auto id = db().write("test.take", [&](db::WriteTx& tx) {
    Submission s{.id = {}, .edition = edition.id, .draft = {}, .proposal = {}};
    s.desk_day = Date{20'000};
    s.desk_number = 1;
    s.made_by = jan;
    insert_submission(tx, s);
    insert_author(tx, s.id, ola);
    return s.id;
  });
  fill(ola, id);
  EXPECT_FALSE(reads(jan, id)) << "no role, no desk";
  Caller clerk(*this, jan);
  clerk.ctx.actor.grants.push_back({.role = Role::clerk});
  const Loaded all = *load_submission(clerk.ctx, id);
  EXPECT_EQ(send_submission(clerk.ctx, all, {.by = Confirmed::account, .version = {}}).error().kind,
            ProblemKind::not_allowed)
      << "a clerk is no author";
  ASSERT_TRUE(ask_for_consent(clerk.ctx, all));
  const std::string path = consent_path(shared, all.submission), proof = path.substr(path.rfind('/') + 1);
  EXPECT_TRUE(is_consent(shared, all.submission, proof));
  ASSERT_TRUE(save(ola, id, Section::name, {{"title", "Co innego"}}));
  EXPECT_FALSE(is_consent(shared, find(id), proof)) << "what was changed is confirmed anew";
  EXPECT_EQ(send_submission(clerk.ctx, all, {.by = Confirmed::paper, .version = {}}).error().kind,
            ProblemKind::conflict);
  const Loaded now = *load_submission(clerk.ctx, id);
  ASSERT_TRUE(send_submission(clerk.ctx, now, {.by = Confirmed::paper, .version = {}}));
  EXPECT_EQ(proposal(id).title_pl, "Co innego");
}

TEST_P(SupportTest, Files_are_taken_by_their_content_alone) {
  const auto id = start(ola);
  Caller c(*this, ola);
  const auto attach = [&](const std::string& name, const std::string& bytes) {
    http::Request request;
    request.headers.add("Content-Type", "multipart/form-data; boundary=XX");
    request.body = fmt::format(
        "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{}\"\r\n\r\n{}\r\n--XX--\r\n", name, bytes);
    return attach_file(c.ctx, load(ola, id), "Kosztorys", request);
  };
  EXPECT_EQ(attach("szkic.pdf", "MZ\x90 program").error().field, "file");
  EXPECT_EQ(attach("wielki.pdf", "%PDF-1.4\n" + std::string(11 << 20, 'x')).error().kind, ProblemKind::invalid);
  EXPECT_EQ(load(ola, id).ground.documents.size(), 0u);
  ASSERT_TRUE(attach("szkic.pdf", "%PDF-1.4\n1 0 obj\n%%EOF"));
  ASSERT_EQ(load(ola, id).ground.documents.size(), 1u);
  ASSERT_TRUE(remove_file(c.ctx, load(ola, id), load(ola, id).ground.documents[0].id));
  EXPECT_EQ(load(ola, id).ground.documents.size(), 0u);
}

TEST_P(SupportTest, An_erased_author_goes_and_the_proposal_stays) {
  const auto id = start(ola);
  fill(ola, id);
  ASSERT_TRUE(send(ola, id));
  const auto data = db().read([&](db::ReadTx& tx) { return to_text(personal_data().gather(tx, ola.value)); });
  EXPECT_NE(data.find("600 700 800"), std::string::npos);
  db().write("test.erase", [&](db::WriteTx& tx) { personal_data().erase(tx, ola.value); });
  EXPECT_EQ(proposal(id).title_pl, "Ławki w parku");
  db().read([&](db::ReadTx& tx) {
    EXPECT_TRUE(answers_of(tx, id).versions.empty());
    EXPECT_TRUE(authors_of(tx, id).empty());
  });
}

TEST_P(SupportTest, Paths_are_counted_by_what_became_of_them_and_what_is_not_known_stands_apart) {
  const auto id = start(ola);
  fill(ola, id);
  ASSERT_TRUE(send(ola, id));
  db().write("test.proposal", [&](db::WriteTx& tx) {
    proposals::Proposal p;
    p.edition = edition.id;
    p.pool = edition.pools[0].id;
    p.number = p.external_id = "old";
    p.state = proposals::State::won;
    proposals::insert_proposal(tx, p, tx.now());
  });
  const auto counts = db().read([&](db::ReadTx& tx) { return path_counts(tx, edition.id); });
  ASSERT_EQ(counts.size(), 2u);
  for (const PathCount& c : counts) {
    EXPECT_EQ(c.count, 1);
    EXPECT_EQ(c.path.has_value(), c.state == proposals::State::submitted);
  }
}

WIEC_ON_BOTH_DATABASES(SupportTest);

}  // namespace
}  // namespace wiec::submission
