#include "platform/mail/letter.h"

#include "platform/mail/mime.h"

namespace wiec::mail {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Address, IsCleanedOrRefused) {
  EXPECT_EQ(email_from(" Jan.Kowalski@Poczta.PL\n"), "Jan.Kowalski@poczta.pl");
  EXPECT_EQ(email_from("a+b@Łódź.pl"), "a+b@xn--d-uga0v4h.pl");
  for (std::string_view bad : {"", "jan", "@x.pl", "jan@", "jan@localhost", "j an@x.pl", "a@b@c.pl", "jan@x..pl", "jan@-x.pl", ".a@x.pl", "a..b@x.pl",
                               "jan@x.pl\r\nBcc: e@x.pl", "\"a b\"@x.pl", "żółć@x.pl", "jan@127.0.0.1", "jan@x.p", "jan@x.pl.", "<jan@x.pl>", "a@x_y.pl"})
    EXPECT_FALSE(email_from(bad)) << bad;
  EXPECT_FALSE(email_from(std::string(65, 'a') + "@x.pl"));
  EXPECT_FALSE(email_from("a@" + std::string(250, 'a') + ".pl"));
}

TEST(Address, IsReadWithItsName) {
  EXPECT_EQ(address_from("Budżet Obywatelski <bo@Miasto.pl>"), (Address{"Budżet Obywatelski", "bo@miasto.pl"}));
  EXPECT_EQ(address_from("\"Rada, Budżetu\" <r@x.pl>"), (Address{"Rada, Budżetu", "r@x.pl"}));
  EXPECT_EQ(address_from("bo@miasto.pl"), (Address{"", "bo@miasto.pl"}));
  EXPECT_FALSE(address_from("A\r\nBcc: x <bo@miasto.pl>"));
  EXPECT_FALSE(address_from("A < B <bo@miasto.pl>"));
  EXPECT_FALSE(address_from("bo@miasto.pl>"));
}

TEST(Mime, EncodesHeaders) {
  EXPECT_EQ(header_words("Vote received"), "Vote received");
  EXPECT_EQ(header_words("Głos przyjęty"), "=?UTF-8?B?R8WCb3MgcHJ6eWrEmXR5?=");
  const std::string words = header_words("Zażółć gęślą jaźń Zażółć gęślą jaźń Zażółć gęślą jaźń");
  EXPECT_THAT(words, HasSubstr("?=\r\n =?UTF-8?B?"));
  for (std::size_t at = 0, end = 0; at < words.size(); at = end + 2) {
    end = std::min(words.find("\r\n", at), words.size());
    EXPECT_LE(end - at, 76U);
  }
  EXPECT_THAT(header_words("=?UTF-8?B?AAAA?="), Not(HasSubstr("AAAA?=")));
  EXPECT_EQ(header_name("Jan Kowalski"), "Jan Kowalski");
  EXPECT_EQ(header_name("Kowalski, Jan \"J\""), "\"Kowalski, Jan \\\"J\\\"\"");
}

std::string unquoted(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r') continue;
    if (text[i] != '=') out += text[i];
    else if (text[i + 1] == '\r') i += 2;
    else out += static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16)), i += 2;
  }
  return out;
}

TEST(Mime, QuotesPrintably) {
  EXPECT_EQ(quoted_printable("a=b \nż"), "a=3Db=20\r\n=C5=BC");
  std::string text;
  for (int i = 0; i < 300; ++i) text += i % 37 == 0 ? "\n" : i % 5 == 0 ? "ż " : "=x.";
  const std::string quoted = quoted_printable(text);
  EXPECT_EQ(unquoted(quoted), text);
  for (std::size_t at = 0, end = 0; at < quoted.size(); at = end + 2) {
    end = std::min(quoted.find("\r\n", at), quoted.size());
    EXPECT_LE(end - at, 76U);
  }
}

TEST(Mime, WritesDates) {
  EXPECT_EQ(header_date(instant_from_iso("2026-12-13T21:05:09Z")->micros / 1'000'000), "Sun, 13 Dec 2026 21:05:09 +0000");
  EXPECT_EQ(header_date(0), "Thu, 1 Jan 1970 00:00:00 +0000");
}

Letter good_letter() {
  Letter letter;
  letter.to = {"Łucja Żak", "lucja@poczta.pl"};
  letter.subject = "Głos przyjęty";
  letter.text = "Dzień dobry,\nprzyjęliśmy Twój głos.\n";
  return letter;
}
Stamp stamp() { return {{"Budżet Obywatelski", "bo@miasto.pl"}, "0c9b2k@miasto.pl", *instant_from_iso("2026-12-13T21:05:09Z")}; }

TEST(Letter, IsComposed) {
  const std::string message = *compose(good_letter(), stamp());
  EXPECT_EQ(message,
            "Date: Sun, 13 Dec 2026 21:05:09 +0000\r\n"
            "From: =?UTF-8?B?QnVkxbxldCBPYnl3YXRlbHNraQ==?=\r\n <bo@miasto.pl>\r\n"
            "To: =?UTF-8?B?xYF1Y2phIMW7YWs=?=\r\n <lucja@poczta.pl>\r\n"
            "Subject: =?UTF-8?B?R8WCb3MgcHJ6eWrEmXR5?=\r\n"
            "Message-ID: <0c9b2k@miasto.pl>\r\n"
            "Content-Language: pl\r\n"
            "Auto-Submitted: auto-generated\r\n"
            "MIME-Version: 1.0\r\n"
            "Content-Type: text/plain; charset=utf-8\r\n"
            "Content-Transfer-Encoding: quoted-printable\r\n"
            "\r\n"
            "Dzie=C5=84 dobry,\r\nprzyj=C4=99li=C5=9Bmy Tw=C3=B3j g=C5=82os.\r\n");
}

TEST(Letter, CarriesBothFormsAndTheWayOut) {
  Letter letter = good_letter();
  letter.html = "<p>Dzień dobry</p>";
  letter.unsubscribe_url = "https://bo.miasto.pl/wypisz/0c9b2k";
  letter.reply_to = Address{"", "rada@miasto.pl"};
  letter.language = Language::en;
  const std::string message = *compose(letter, stamp());
  EXPECT_THAT(message, HasSubstr("List-Unsubscribe: <https://bo.miasto.pl/wypisz/0c9b2k>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"));
  EXPECT_THAT(message, HasSubstr("Reply-To: rada@miasto.pl\r\n"));
  EXPECT_THAT(message, HasSubstr("Content-Language: en\r\n"));
  EXPECT_THAT(message, HasSubstr("Content-Type: multipart/alternative;\r\n boundary=\"=_0c9b2k\"\r\n\r\n--=_0c9b2k\r\nContent-Type: text/plain"));
  EXPECT_THAT(message, HasSubstr("\r\n\r\n--=_0c9b2k\r\nContent-Type: text/html; charset=utf-8\r\n"));
  EXPECT_TRUE(message.ends_with("\r\n--=_0c9b2k--\r\n"));
}

TEST(Letter, RefusesForgedHeaders) {
  const auto fault_of = [](auto change) {
    Letter letter = good_letter();
    change(letter);
    EXPECT_EQ(check_letter(letter).has_value(), !compose(letter, stamp()).has_value());
    return check_letter(letter);
  };
  EXPECT_EQ(fault_of([](Letter&) {}), std::nullopt);
  EXPECT_EQ(fault_of([](Letter& l) { l.subject = "a\r\nBcc: e@x.pl"; }), LetterFault::bad_subject);
  EXPECT_EQ(fault_of([](Letter& l) { l.subject = "a\nb"; }), LetterFault::bad_subject);
  EXPECT_EQ(fault_of([](Letter& l) { l.subject.clear(); }), LetterFault::bad_subject);
  EXPECT_EQ(fault_of([](Letter& l) { l.to.name = "a\rb"; }), LetterFault::bad_address);
  EXPECT_EQ(fault_of([](Letter& l) { l.to.email = "a@x.pl\n"; }), LetterFault::bad_address);
  EXPECT_EQ(fault_of([](Letter& l) { l.to.email = "a@x.pl,b@x.pl"; }), LetterFault::bad_address);
  EXPECT_EQ(fault_of([](Letter& l) { l.reply_to = Address{"a\nb", "a@x.pl"}; }), LetterFault::bad_address);
  EXPECT_EQ(fault_of([](Letter& l) { l.unsubscribe_url = "https://x.pl/\r\nX: y"; }), LetterFault::bad_link);
  EXPECT_EQ(fault_of([](Letter& l) { l.unsubscribe_url = "http://x.pl"; }), LetterFault::bad_link);
  EXPECT_EQ(fault_of([](Letter& l) { l.unsubscribe_url = "https://x.pl/>,<mailto:a@x.pl"; }), LetterFault::bad_link);
  EXPECT_EQ(fault_of([](Letter& l) { l.text = "\xFF"; }), LetterFault::not_utf8);
  EXPECT_EQ(fault_of([](Letter& l) { l.text.clear(); }), LetterFault::no_text);
  Stamp forged = stamp();
  forged.message_id = "a>\r\nX: y";
  EXPECT_FALSE(compose(good_letter(), forged));
}

}  // namespace
}  // namespace wiec::mail
