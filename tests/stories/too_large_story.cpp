// A file of ten gigabytes, announced or sent without end, to every form of the site: 413 before its bytes are read, a
// page in both languages that names what may be sent, nothing saved, and the server goes on.
#include "base/json.h"
#include "server_fixture.h"

namespace wiec::stories {
namespace {

constexpr std::uint64_t kTenGigabytes = std::uint64_t{10} << 30;

struct Form {
  std::string path;
  bool english = false;
  std::int64_t body_limit = 0, file_limit = 0;  // bytes
};

// Every form that the program has, its addresses with a code in each place.
std::vector<Form> forms() {
  std::vector<Form> all;
  const auto json = parse_json(run_program({program(), "routes", "--json"}).output);
  if (!json) throw std::runtime_error("wiec routes prints no JSON");
  for (const Json& route : *json->find("items")->array()) {
    if (*route.find("method")->string() != "POST") continue;
    std::string path = *route.find("path")->string();
    for (auto open = path.find('{'); open != std::string::npos; open = path.find('{'))
      path.replace(open, path.find('}') + 1 - open, "0000000000001");
    all.push_back({.path = path,
                   .english = *route.find("english")->boolean(),
                   .body_limit = *route.find("body_limit")->integer(),
                   .file_limit = *route.find("file_limit")->integer()});
  }
  return all;
}

std::string head_of(const std::string& path, const std::string& length) {
  return "POST " + path +
         " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=x\r\n" + length +
         "\r\n\r\n";
}
const std::string kAnnounced = fmt::format("Content-Length: {}", kTenGigabytes),
                  kChunked = "Transfer-Encoding: chunked";

class TooLarge : public DemoCity {
 protected:
  void TearDown() override { EXPECT_EQ(browser().get("/healthz").status, 200) << "the server does not go on"; }
  // What the page must say: the largest file in megabytes, or the form's room in kilobytes.
  static void expect_refused(const std::string& bytes, const Form& form, bool english) {
    const Answer answer = answer_from(bytes);
    EXPECT_EQ(answer.status, 413) << form.path;
    EXPECT_EQ(answer.header("connection"), "close") << form.path;
    EXPECT_TRUE(answer.says(english ? "<html lang=\"en\"" : "<html lang=\"pl\"")) << form.path;
    const std::int64_t most = form.file_limit > 0 ? form.file_limit : form.body_limit;
    const std::string named = most >> 20 > 0 ? fmt::format("{} MB", most >> 20) : fmt::format("{} kB", most >> 10);
    std::string said = answer.body;
    for (auto at = said.find("\u00A0"); at != std::string::npos; at = said.find("\u00A0")) said.replace(at, 2, " ");
    EXPECT_THAT(said, testing::HasSubstr(named)) << form.path;
  }
};

TEST_F(TooLarge, is_told_by_every_form_before_a_byte_of_it_is_read) {
  const auto all = forms();
  ASSERT_GT(all.size(), 100u);
  EXPECT_GE(std::ranges::count_if(all, [](const Form& form) { return form.file_limit > 0; }), 10);
  for (const Form& form : all) {
    expect_refused(exchange(server().port(), head_of(form.path, kAnnounced)), form, false);
    if (form.english) expect_refused(exchange(server().port(), head_of("/en" + form.path, kAnnounced)), form, true);
    const std::string asked = exchange(server().port(), head_of(form.path, kAnnounced + "\r\nExpect: 100-continue"));
    EXPECT_TRUE(asked.starts_with("HTTP/1.1 413")) << form.path << ": nobody is asked to send it";
  }
}

TEST_F(TooLarge, is_told_to_who_does_not_say_how_long_it_is) {
  const std::string piece = "10000\r\n" + std::string(0x10000, 'x') + "\r\n";
  for (const Form& form : forms()) {
    if (form.file_limit == 0) continue;
    std::string body;
    for (std::int64_t bytes = 0; bytes <= form.body_limit; bytes += 0x10000) body += piece;
    expect_refused(exchange(server().port(), head_of(form.path, kChunked) + body), form, false);
    if (form.english)
      expect_refused(exchange(server().port(), head_of("/en" + form.path, kChunked) + body), form, true);
  }
}

TEST_F(TooLarge, is_hung_up_on_when_it_does_not_end) {
  const std::string piece = "10000\r\n" + std::string(0x10000, 'x') + "\r\n";
  for (const std::string& length : {kChunked, kAnnounced})
    EXPECT_NO_THROW({
      const auto answer = exchange_endless(server().port(), head_of("/zgloszenia/0000000000001/zalaczniki", length),
                                           piece, kTenGigabytes);
      EXPECT_TRUE(answer.starts_with("HTTP/1.1 413")) << answer;
    });
}

TEST_F(TooLarge, saves_nothing_and_loses_nothing) {
  Browser ola = logged_in("mieszkanka@wiec.example"), iwona = logged_in("programy@wiec.example");
  const Answer begun = ola.submit(ola.get("/zgloszenia/nowe"), "/zgloszenia/nowe", {});
  ASSERT_EQ(begun.status, 303);
  const std::string files = std::string(begun.header("location")) + "/zalaczniki",
                    lists = "/administracja/programy/import";
  const auto upload = [](Browser& who, const std::string& path) {
    std::string cookies;
    for (const auto& [name, value] : who.cookies()) cookies += (cookies.empty() ? "" : "; ") + name + "=" + value;
    const std::string csrf = between(who.get(path).body, R"(name="_csrf" value=")", "\"");
    const std::string part =
        "--x\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + csrf +
        "\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.4\n";
    const auto answer = exchange(
        server().port(), head_of(path, kAnnounced + "\r\nCookie: " + cookies) + part + std::string(1 << 20, 'x'));
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 413")) << path << answer;
  };
  for (const auto& [who, path] : {std::pair{&ola, files}, {&iwona, lists}}) {
    const auto main_of = [&] { return between(who->get(path).body, "<main", "</main>"); };
    const auto hide = [](std::string page) {  // the form's token is another each time
      for (auto at = page.find("_csrf"); at != std::string::npos; at = page.find("_csrf", at))
        page.erase(at, page.find('>', at) - at);
      return page;
    };
    const std::string before = hide(main_of());
    ASSERT_FALSE(before.empty()) << path;
    upload(*who, path);
    EXPECT_EQ(hide(main_of()), before) << path;
  }
}

}  // namespace
}  // namespace wiec::stories
