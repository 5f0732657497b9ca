#include "platform/html/html.h"

#include "platform/html/escape.h"

namespace wiec::html {
namespace {

using namespace std::string_view_literals;

TEST(Put, EscapesText) {
  EXPECT_EQ(make<"<p>{}</p>">("<script>alert(\"1\") & 'x'</script>").view(),
            "<p>&lt;script&gt;alert(&quot;1&quot;) &amp; 'x'&lt;/script&gt;</p>");
}

TEST(Put, EscapesAttributes) {
  EXPECT_EQ(make<R"(<p title="{}" data-n="{}">x</p>)">("\" onclick=\"x", 7).view(),
            R"(<p title="&quot; onclick=&quot;x" data-n="7">x</p>)");
}

TEST(Put, TakesEveryKindOfArgument) {
  const std::string text = "Łąka";
  const std::string_view piece = "ż";
  const Html inner = make<"<b>{}</b>">("&");
  EXPECT_EQ(make<"{}|{}|{}|{}|{}|{}">(text, piece, "c", -5, std::size_t{9}, inner).view(), "Łąka|ż|c|-5|9|<b>&amp;</b>");
}

TEST(Put, CallsBlocksInPlace) {
  const auto items = {1, 2, 3};
  const Html out = make<"<ul>{}</ul><p>{}</p>{}!">([&](Html& list) { for (int i : items) put<"<li>{}</li>">(list, i); }, "x",
                                                   [](Html& end) { put<"<hr>">(end); });
  EXPECT_EQ(out.view(), "<ul><li>1</li><li>2</li><li>3</li></ul><p>x</p><hr>!");
}

TEST(Put, ChecksSchemesOfAddresses) {
  const auto link = [](std::string_view url) { return std::string(make<R"(<a href="{}">x</a>)">(url).view()); };
  for (std::string_view good : {"/projekty?strona=2", "https://example.org/a:b", "HTTP://x", "mailto:a@b.pl", "tel:+48123", "#kosz", "", "?a=1", "a/b:c"}) {
    EXPECT_EQ(link(good), "<a href=\"" + std::string(good) + "\">x</a>");
  }
  for (std::string_view bad : {"javascript:alert(1)", "JaVaScript:x", " javascript:x", "java\tscript:x", "\x01javascript:x", "data:text/html,x",
                               "vbscript:x", "file:/etc", ":", "a:b"}) {
    EXPECT_EQ(link(bad), R"(<a href="#">x</a>)") << bad;
  }
  EXPECT_EQ(link("/a?b=1&c=\"2\""), R"(<a href="/a?b=1&amp;c=&quot;2&quot;">x</a>)");
}

TEST(Put, EncodesComponentsOfAddresses) {
  EXPECT_EQ(make<R"(<a href="/projekty/{}?q={}&amp;s={}#{}">x</a>)">("../a/b", "łąka & \"", 2, "x y").view(),
            R"(<a href="/projekty/..%2Fa%2Fb?q=%C5%82%C4%85ka%20%26%20%22&amp;s=2#x%20y">x</a>)");
  EXPECT_EQ(make<R"(<a href="{}?q={}">x</a>)">("/a", "/").view(), R"(<a href="/a?q=%2F">x</a>)");
  EXPECT_EQ(make<R"(<a href="mailto:{}">x</a>)">("a@b.pl?cc=c").view(), R"(<a href="mailto:a@b.pl%3Fcc%3Dc">x</a>)");
}

TEST(Put, LeavesOutNamedAttributes) {
  const auto input = [](bool on, std::string_view hint, std::optional<int> max) {
    return std::string(make<R"(<input type="radio"{?checked}{?aria-describedby=}{?maxlength=}>)">(on, hint, max).view());
  };
  EXPECT_EQ(input(true, "a \"b\"", 0), R"(<input type="radio" checked aria-describedby="a &quot;b&quot;" maxlength="0">)");
  EXPECT_EQ(input(false, "", std::nullopt), R"(<input type="radio">)");
  EXPECT_EQ(make<"<a{?href=}>x</a>">("javascript:x").view(), R"(<a href="#">x</a>)");
}

TEST(Put, KeepsLiteralBracesAndPlainElements) {
  EXPECT_EQ(make<"<p>{{{}}}</p>">("a").view(), "<p>{a}</p>");
  EXPECT_EQ(make<"<title>{}</title><textarea>\n{}</textarea>">("</title>", "</textarea>").view(),
            "<title>&lt;/title&gt;</title><textarea>\n&lt;/textarea&gt;</textarea>");
  EXPECT_EQ(make<R"(<!doctype html><script src="{}" defer></script><br/>)">("/app.js").view(),
            R"(<!doctype html><script src="/app.js" defer></script><br/>)");
}

TEST(JsonLd, CannotEndItsElement) {
  Html out;
  json_ld(out, R"({"name":"</script><b>&"})");
  EXPECT_EQ(out.view(), R"(<script type="application/ld+json">{"name":"\u003c/script\u003e\u003cb\u003e\u0026"}</script>)");
}

// Every length and place of the special bytes, with the fast path against the slow one.
TEST(Escape, FastPathEqualsTheSlowOne) {
  unsigned seed = 20261122;
  for (std::size_t length = 0; length < 200; ++length) {
    std::string text(length, '\0');
    for (char& c : text) {
      seed = seed * 1664525 + 1013904223;
      c = (seed >> 24) % 6 == 0 ? "&<>\""[(seed >> 16) % 4] : static_cast<char>(seed >> 16);
    }
    std::string fast(escaped_size_bound(text) + kEscapeSlack, '\0');
    fast.resize(static_cast<std::size_t>(escape_html(fast.data(), text) - fast.data()));
    std::string slow(length * 6, '\0');
    slow.resize(static_cast<std::size_t>(escape_html_scalar(slow.data(), text) - slow.data()));
    ASSERT_EQ(fast, slow);
    ASSERT_LE(fast.size(), escaped_size_bound(text));
  }
}

TEST(Escape, LeavesNoSpecialByteInAnyUtf8) {
  std::string all;
  for (int c = 1; c < 256; ++c) all += static_cast<char>(c);
  const Html out = make<R"(<p title="{}">{}</p>)">(all, all);
  const std::string_view inside = out.view().substr(10, out.view().size() - 14);
  EXPECT_EQ(std::ranges::count(inside, '<'), 0);
  EXPECT_EQ(std::ranges::count(inside, '>'), 1);
  EXPECT_EQ(std::ranges::count(inside, '"'), 1);
}

}  // namespace
}  // namespace wiec::html
