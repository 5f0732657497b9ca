#include "platform/http/form.h"

#include "platform/http/multipart.h"

namespace wiec::http {
namespace {

constexpr std::string_view kUrlencoded = "application/x-www-form-urlencoded";
constexpr std::string_view kMultipart = "multipart/form-data; boundary=XX";

Form good(std::string_view type, std::string body, const FormLimits& limits = {}) {
  auto form = Form::parse(type, std::move(body), limits);
  EXPECT_TRUE(form) << name_of(form.error().fault);
  return form ? std::move(*form) : Form();
}

std::string fault(std::string_view type, std::string body, const FormLimits& limits = {}) {
  const auto form = Form::parse(type, std::move(body), limits);
  return form ? "none" : fmt::format("{} {} {}", form.error().status(), name_of(form.error().fault), form.error().field);
}

std::string part(std::string_view headers, std::string_view bytes) { return fmt::format("--XX\r\n{}\r\n\r\n{}\r\n", headers, bytes); }
std::string field(std::string_view name, std::string_view value) {
  return part(fmt::format("Content-Disposition: form-data; name=\"{}\"", name), value);
}
std::string file(std::string_view name, std::string_view file_name, std::string_view bytes) {
  return part(fmt::format("Content-Disposition: form-data; name=\"{}\"; filename=\"{}\"\r\nContent-Type: image/png", name, file_name), bytes);
}

TEST(Form, UrlencodedIsReadInOrder) {
  const Form form = good(kUrlencoded, "a=1&b=za%C5%BC%C3%B3%C5%82%C4%87+g%C4%99%C5%9Bl%C4%85&a=2&empty=&flag&=x&&c=%2B");
  EXPECT_EQ(form.text("a"), "1");
  EXPECT_EQ(form.all("a"), (std::vector<std::string>{"1", "2"}));
  EXPECT_EQ(form.text("b"), "zażółć gęślą");
  EXPECT_TRUE(form.has("empty"));
  EXPECT_TRUE(form.checked("flag"));
  EXPECT_FALSE(form.has("none"));
  EXPECT_EQ(form.text("c"), "+");
}

TEST(Form, TextIsTrimmedAndItsLinesAreJoinedByLineFeeds) {
  const Form form = good(kUrlencoded, "a=%20%0D%0Ajeden%0D%0Adwa%0Dtrzy%20%0D%0A&p=%20has%C5%82o%20");
  EXPECT_EQ(form.text("a"), "jeden\ndwa\ntrzy");
  EXPECT_EQ(form.raw("p"), " hasło ");
}

TEST(Form, UrlencodedFaultsAreTold) {
  EXPECT_EQ(fault(kUrlencoded, "a=%"), "400 bad_encoding ");
  EXPECT_EQ(fault(kUrlencoded, "a=%G1"), "400 bad_encoding ");
  EXPECT_EQ(fault(kUrlencoded, "a=%00"), "400 bad_encoding ");
  EXPECT_EQ(fault(kUrlencoded, "a=%FF"), "400 bad_encoding ");
  EXPECT_EQ(fault(kUrlencoded, "a=%ED%A0%80"), "400 bad_encoding ");
  EXPECT_EQ(fault(kUrlencoded, "%FF=a"), "400 bad_encoding ");
  EXPECT_EQ(fault(kUrlencoded, "a=1&b=2&c=3", {.fields = 2}), "413 too_many_fields ");
  EXPECT_EQ(fault(kUrlencoded, "abcd=1", {.name_bytes = 3}), "413 too_long_name ");
  EXPECT_EQ(fault(kUrlencoded, "a=1234", {.value_bytes = 3}), "413 too_long_value a");
  EXPECT_EQ(fault("text/plain", "a=1"), "415 wrong_type ");
  EXPECT_EQ(fault("", "a=1"), "415 wrong_type ");
  EXPECT_EQ(fault("application/x-www-form-urlencoded; charset=UTF-8", "a=1"), "none");
}

TEST(Form, TypedValuesTellAbsentFromWrong) {
  const Form form = good(kUrlencoded, "n=%2042%20&neg=-7&big=9223372036854775808&e=1e3&blank=+&cost=1+234%2C50&bad=NaN&day=2026-11-22&no=2026-02-30");
  EXPECT_EQ(form.integer("n").value, 42);
  EXPECT_EQ(form.integer("neg").value, -7);
  for (std::string_view wrong : {"big", "e"}) {
    EXPECT_TRUE(form.integer(wrong).given);
    EXPECT_FALSE(form.integer(wrong).value);
  }
  EXPECT_FALSE(form.integer("blank").given);
  EXPECT_FALSE(form.integer("none").given);
  EXPECT_EQ(form.minor_units("cost").value, 123450);
  EXPECT_TRUE(form.minor_units("bad").given);
  EXPECT_FALSE(form.minor_units("bad").value);
  EXPECT_EQ(form.date("day").value, date_from(2026, 11, 22));
  EXPECT_TRUE(form.date("no").given);
  EXPECT_FALSE(form.date("no").value);
}

TEST(Form, DateMayComeInThreeFields) {
  EXPECT_EQ(good(kUrlencoded, "d-day=3&d-month=5&d-year=1980").date("d").value, date_from(1980, 5, 3));
  const Form half = good(kUrlencoded, "d-day=3&d-month=&d-year=");
  EXPECT_TRUE(half.date("d").given);
  EXPECT_FALSE(half.date("d").value);
  EXPECT_FALSE(good(kUrlencoded, "d-day=31&d-month=2&d-year=1980").date("d").value);
  EXPECT_FALSE(good(kUrlencoded, "d-day=&d-month=&d-year=").date("d").given);
}

TEST(Form, MultipartBringsValuesAndFiles) {
  const std::string bytes = std::string("\x89PNG\r\n\x1a\n\0--X\r\n--Y\r\n", 19);
  const Form form = good(kMultipart, field("tytuł", "Ławka \"przy\" szkole") + file("zdjecie", "C:\\\\zdjęcia\\\\ławka.png", bytes) + field("a", "") + "--XX--\r\n");
  EXPECT_EQ(form.text("tytuł"), "Ławka \"przy\" szkole");
  EXPECT_TRUE(form.has("a"));
  ASSERT_EQ(form.files().size(), 1u);
  const FilePart* picture = form.file("zdjecie");
  ASSERT_NE(picture, nullptr);
  EXPECT_EQ(picture->name, "ławka.png");
  EXPECT_EQ(picture->declared_type, "image/png");
  EXPECT_EQ(picture->bytes, bytes);
  EXPECT_EQ(form.file("inne"), nullptr);
}

TEST(Form, FilesStayReadableWhenTheFormMoves) {
  Form first = good(kMultipart, file("f", "a.txt", "treść") + "--XX--");
  const Form second = std::move(first);
  EXPECT_EQ(second.file("f")->bytes, "treść");
}

TEST(Form, NoFileChosenIsNoFile) {
  const Form form = good(kMultipart, file("f", "", "") + "--XX--\r\n");
  EXPECT_TRUE(form.files().empty());
  EXPECT_EQ(good(kMultipart, file("f", "pusty.txt", "") + "--XX--").files().size(), 1u);
}

TEST(Form, FileNamesAreForShowingOnly) {
  const auto name = [](std::string_view sent) { return good(kMultipart, file("f", sent, "x") + "--XX--").files()[0].name; };
  EXPECT_EQ(name("../../etc/passwd"), "passwd");
  EXPECT_EQ(name("a\x01\x7f" "b"), "ab");
  EXPECT_EQ(name("<script>.svg"), "<script>.svg");  // pages escape it
  EXPECT_EQ(name("a\\\"b.png"), "a\"b.png");
}

TEST(Form, BrokenMultipartIsRefusedClearly) {
  const std::string broken = "400 bad_multipart ";
  EXPECT_EQ(fault(kMultipart, ""), broken);
  EXPECT_EQ(fault(kMultipart, field("a", "1")), broken) << "no final boundary";
  EXPECT_EQ(fault(kMultipart, "--XX"), broken);
  EXPECT_EQ(fault(kMultipart, "--XX\r\n"), broken);
  EXPECT_EQ(fault(kMultipart, "--XXY\r\n"), broken);
  EXPECT_EQ(fault(kMultipart, "preamble\r\n" + field("a", "1") + "--XX--"), broken);
  EXPECT_EQ(fault("multipart/form-data", field("a", "1") + "--XX--"), broken) << "no boundary";
  EXPECT_EQ(fault("multipart/form-data; boundary=", "----"), broken);
  EXPECT_EQ(fault("multipart/form-data; boundary=" + std::string(1024, 'b'), "x"), broken);
  EXPECT_EQ(fault(kMultipart, part("Content-Disposition: form-data", "x") + "--XX--"), broken) << "no name";
  EXPECT_EQ(fault(kMultipart, part("Content-Disposition: form-data; name=\"\"", "x") + "--XX--"), broken);
  EXPECT_EQ(fault(kMultipart, part("Content-Disposition: attachment; name=\"a\"", "x") + "--XX--"), broken);
  EXPECT_EQ(fault(kMultipart, part("Content-Disposition: form-data; name=\"a", "x") + "--XX--"), broken);
  EXPECT_EQ(fault(kMultipart, part("Content-Type: text/plain", "x") + "--XX--"), broken);
  EXPECT_EQ(fault(kMultipart, part("X: " + std::string(5000, 'a') + "\r\nContent-Disposition: form-data; name=\"a\"", "x") + "--XX--"), broken);
  EXPECT_EQ(fault(kMultipart, "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--XX?"), broken);
}

TEST(Form, MultipartLimitsHold) {
  std::string many;
  for (int i = 0; i < 10'000; ++i) many += field("a", "1");
  EXPECT_EQ(fault(kMultipart, many + "--XX--"), "413 too_many_fields ");
  EXPECT_EQ(fault(kMultipart, file("f", "a", "x") + file("f", "b", "x") + "--XX--", {.files = 1}), "413 too_many_files f");
  EXPECT_EQ(fault(kMultipart, file("f", "a", "1234") + "--XX--", {.file_bytes = 3}), "413 too_large_file f");
  EXPECT_EQ(fault(kMultipart, field("abcd", "1") + "--XX--", {.name_bytes = 3}), "413 too_long_name ");
  EXPECT_EQ(fault(kMultipart, field("a", "1234") + "--XX--", {.value_bytes = 3}), "413 too_long_value a");
  EXPECT_EQ(fault(kMultipart, field("a", std::string("\0", 1)) + "--XX--"), "400 bad_encoding a");
  EXPECT_EQ(fault(kMultipart, field("a", "\xff") + "--XX--"), "400 bad_encoding a");
  EXPECT_EQ(fault(kMultipart, file("f", "\xff", "x") + "--XX--"), "400 bad_encoding f");
}

TEST(Form, HeaderParametersMayBeQuoted) {
  EXPECT_EQ(header_parameter("form-data; name=\"a;b\"; filename=c", "filename"), "c");
  EXPECT_EQ(header_parameter("form-data; name=\"a;b\"; filename=c", "NAME"), "a;b");
  EXPECT_EQ(header_parameter("x; name = y", "name"), "y");
  EXPECT_FALSE(header_parameter("x; flag; other=1", "name"));
  EXPECT_EQ(header_parameter("x; flag; name=1", "name"), "1");
  EXPECT_FALSE(header_parameter("name=1", "name"));
}

}  // namespace
}  // namespace wiec::http
