#include "modules/polling/text_message.h"

#include "platform/fetch/testing.h"

namespace wiec::polling {
namespace {

std::string answer_of(std::string_view status) {
  return fmt::format("HTTP/1.1 {}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", status);
}

TEST(TextMessage, Goes_to_the_gateway_with_its_key) {
  fetch::LocalServer gateway([](std::string_view) { return answer_of("202 Accepted"); });
  ASSERT_TRUE(send_message({gateway.url("/sms"), "tajny"}, {"+48601234567", "123456 to kod"}));
  const std::string question(gateway.last_question());
  EXPECT_TRUE(question.starts_with("POST /sms HTTP/1.1\r\n"));
  EXPECT_NE(question.find("Authorization: Bearer tajny\r\n"), std::string::npos);
  EXPECT_NE(question.find(R"({"to":"+48601234567","text":"123456 to kod"})"), std::string::npos);
}

TEST(TextMessage, A_gateway_that_refuses_is_tried_again_and_named_without_the_number) {
  fetch::LocalServer gateway([](std::string_view) { return answer_of("503 Busy"); });
  const auto failed = send_message({gateway.url("/sms"), "tajny"}, {"+48601234567", "123456 to kod"});
  ASSERT_FALSE(failed);
  EXPECT_FALSE(failed.error().for_good);
  EXPECT_NE(failed.error().reason.find("503"), std::string::npos);
  EXPECT_EQ(failed.error().reason.find("601"), std::string::npos);
  const auto nobody = send_message({"http://127.0.0.1:1/sms", "tajny"}, {"+48601234567", "123456"});
  ASSERT_FALSE(nobody);
  EXPECT_EQ(nobody.error().reason.find("123456"), std::string::npos);
}

}  // namespace
}  // namespace wiec::polling
