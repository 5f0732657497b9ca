#include "platform/text/markdown.h"

#include <random>
#include <regex>

namespace wiec::text {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string html(std::string_view markdown) { return html_from_markdown(markdown); }

TEST(Markdown, WritesBlocks) {
  EXPECT_EQ(html("Raz\ndwa\n\ntrzy"), "<p>Raz\ndwa</p>\n<p>trzy</p>\n");
  EXPECT_EQ(html("# Tytuł\n\n###### Szósty"), "<h3>Tytuł</h3>\n<h6>Szósty</h6>\n");
  EXPECT_EQ(html_from_markdown("# A", 2), "<h2>A</h2>\n");
  EXPECT_EQ(html("- a\n- b"), "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n");
  EXPECT_EQ(html("3. a\n\n4. b"), "<ol start=\"3\">\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ol>\n");
  EXPECT_EQ(html("> cytat"), "<blockquote>\n<p>cytat</p>\n</blockquote>\n");
  EXPECT_EQ(html("    if (a < b)"), "<pre><code>if (a &lt; b)\n</code></pre>\n");
  EXPECT_EQ(html("*a* **b** ~~c~~ `d`"), "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code></p>\n");
  EXPECT_EQ(html("***"), "<hr>\n");
  EXPECT_EQ(html("|a|b|\n|-|-|\n|1|2|"),
            "<div class=\"scroll\"><table>\n<thead><tr><th scope=\"col\">a</th><th scope=\"col\">b</th></tr></thead><tbody>\n"
            "<tr><td>1</td><td>2</td></tr>\n</tbody></table></div>\n");
  EXPECT_EQ(html(""), "");
}

TEST(Markdown, ShowsRawHtmlAsCharacters) {
  EXPECT_EQ(html("<script>alert(1)</script>"), "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n");
  EXPECT_EQ(html("a <b onclick=x>c</b>"), "<p>a &lt;b onclick=x&gt;c&lt;/b&gt;</p>\n");
}

TEST(Markdown, LinksOnlyWhereItIsSafe) {
  EXPECT_EQ(html("[a](/projekty?x=1&y=2)"), "<p><a href=\"/projekty?x=1&amp;y=2\">a</a></p>\n");
  EXPECT_EQ(html("[a](HTTPS://example.org)"), "<p><a href=\"HTTPS://example.org\" rel=\"nofollow noopener ugc\">a</a></p>\n");
  EXPECT_EQ(html("[a](//example.org)"), "<p><a href=\"//example.org\" rel=\"nofollow noopener ugc\">a</a></p>\n");
  EXPECT_THAT(html("www.example.org"), HasSubstr("<a href=\"http://www.example.org\""));
  EXPECT_THAT(html("[a](tel:+48123456789)"), HasSubstr("href=\"tel:"));
  for (std::string_view bad : {"javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "java&#10;script:x",
                               "/\\example.org", "\\\\\\\\example.org", "&#x6A;avascript:x", "blob:x"})
    EXPECT_THAT(html(fmt::format("[a](<{}>)", bad)), Not(HasSubstr("href"))) << bad;
  EXPECT_EQ(html("[a](/x \"t\\\"><script>\")"), "<p><a href=\"/x\">a</a></p>\n");
}

TEST(Markdown, ShowsOwnPicturesOnly) {
  EXPECT_EQ(html("![Łąka \"x\"](/pliki/1.avif)"), "<p><img src=\"/pliki/1.avif\" alt=\"Łąka &quot;x&quot;\" loading=\"lazy\"></p>\n");
  EXPECT_EQ(html("![b](https://example.org/b.png)"), "<p><a href=\"https://example.org/b.png\" rel=\"nofollow noopener ugc\">b</a></p>\n");
  EXPECT_EQ(html("[![b](https://example.org/b.png)](/x)"), "<p><a href=\"/x\">b</a></p>\n");
  EXPECT_EQ(html("![b](//example.org/b.png)"), "<p><a href=\"//example.org/b.png\" rel=\"nofollow noopener ugc\">b</a></p>\n");
}

TEST(Markdown, NeverWritesATagOfTheAuthor) {
  constexpr std::array<std::string_view, 28> parts{"<", ">", "\"", "'", "&", "[", "](", ")", "!", "`", "*", "_", "~~", "|", "\n", "\n\n", "- ", "> ",
                                                   "# ", "javascript:", "http://x", "/a", "<script>", "<a href=", "&lt;", "\\", " ", "|-|-|\n"};
  const std::regex allowed(
      "<(/?(p|em|strong|del|code|pre|blockquote|ul|ol|li|h[3-6]|thead|tbody|tr|td|th|table|div|a)|br|hr|th scope=\"col\"|div "
      "class=\"scroll\"|ol start=\"[0-9]+\"|a href=\"[^\"<>]*\"( rel=\"nofollow noopener ugc\")?|img src=\"/[^\"<>]*\" alt=\"[^\"<>]*\" "
      "loading=\"lazy\")>");
  std::mt19937 random(11);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = 0; i < 25; ++i) text += parts[random() % parts.size()];
    const std::string rest = std::regex_replace(html(text), allowed, "");
    EXPECT_EQ(rest.find_first_of("<>"), std::string::npos) << text << "\n" << rest;
    EXPECT_THAT(html(text), Not(HasSubstr("href=\"javascript"))) << text;
  }
}

TEST(Markdown, BoundsWhatATextCanCost) {
  const auto many = [](std::string_view piece, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += piece;
    return out;
  };
  // One wide table that cmark-gfm completes to 7 million cells, and brackets it looks at again and again.
  const std::string table = many("|a", 2700) + "\n" + many("|-", 2700) + "\n" + many("|b\n", 2700);
  EXPECT_LT(html(table).size(), 4 * table.size());
  EXPECT_EQ(html(many("[", 60'000)), "<p>" + many("[", 60'000) + "</p>\n");
  EXPECT_THAT(html(many("a ", 40'000) + "\n\n<b>"), HasSubstr("</p>\n<p>&lt;b&gt;</p>"));
  EXPECT_LT(html(many(">", 60'000) + "a").size(), 1000U);
}

TEST(Markdown, GivesPlainWords) {
  EXPECT_EQ(plain_from_markdown("# Tytuł\n\nRaz *dwa*\ntrzy [link](/x)\n\n- a\n- b\n\n|a|b|\n|-|-|\n|1|2|"), "Tytuł\nRaz dwa trzy link\na\nb\na b \n1 2");
  EXPECT_EQ(plain_from_markdown("    kod\n\n---\n\n![obraz](/x)"), "kod\nobraz");
}

}  // namespace
}  // namespace wiec::text
