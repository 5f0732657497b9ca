#include "commons/feedback/feedback.h"

#include "commons/feedback/module.h"
#include "platform/db/testing.h"
#include "platform/mail/outbox.h"

namespace wiec::feedback {
namespace {

const db::Sql count_rows{"test.count_feedback", "select count(*) from feedback"};

class FeedbackTest : public db::DatabaseTest {
 protected:
  FeedbackTest() : DatabaseTest({mail::migrations(), feedback::migrations()}) {}
  Result<FeedbackSent> send(SendFeedback f) {
    Context ctx(db(), shared, Language::pl, clock.now());
    return send_feedback(ctx, std::move(f));
  }
  std::int64_t rows() {
    return *db().read([](db::ReadTx& tx) { return tx.value<std::int64_t>(count_rows); });
  }
  Shared shared;
};

TEST_P(FeedbackTest, TheSameFormTwiceIsOneReport) {
  const auto first = send({"token", "/projekty", "Nie widzę mapy", ""});
  const auto second = send({"token", "/projekty", "Nie widzę mapy", ""});
  ASSERT_TRUE(first && second);
  EXPECT_EQ(first->code, second->code);
  EXPECT_EQ(rows(), 1);
  EXPECT_NE(send({"other", "/projekty", "Nie widzę mapy", ""})->code, first->code);
}

TEST_P(FeedbackTest, BadInputIsNamedByFieldAndKeepsNothing) {
  EXPECT_EQ(send({"t", "/", "  ", ""}).error().field, "message");
  EXPECT_EQ(send({"t", "/", std::string(4001, 'x'), ""}).error().field, "message");
  EXPECT_EQ(send({"t", "/", "x", std::string(201, 'x')}).error().field, "contact");
  EXPECT_EQ(send({"t", "/", "\xFF\xFE", ""}).error().kind, ProblemKind::invalid);
  EXPECT_EQ(rows(), 0);
}

WIEC_ON_BOTH_DATABASES(FeedbackTest);

}  // namespace
}  // namespace wiec::feedback
