#include "platform/html/card.h"
#include "platform/html/chart.h"
#include "platform/html/city_style.h"
#include "platform/html/field.h"
#include "platform/html/layout.h"
#include "platform/html/map.h"
#include "platform/html/navigation.h"
#include "platform/html/table.h"
#include "platform/html/texts.h"
#include "web/assets.h"

namespace wiec::html {
namespace {

using testing::HasSubstr;
using testing::Not;

template <class Parts>
std::string shown(void (*component)(Html&, Language, const Parts&), const Parts& parts) {
  Html out;
  component(out, Language::pl, parts);
  return std::move(out).take();
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t out = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++out;
  return out;
}

TEST(Field, NamesItsHintLimitAndError) {
  const std::string html = shown<TextField>(text_field, {.name = "tytul", .label = "Tytuł", .hint = "Krótko.", .value = "a\"b", .error = "Wpisz tytuł", .max_length = 80});
  EXPECT_THAT(html, HasSubstr(R"(<label for="f-tytul">Tytuł</label>)"));
  EXPECT_THAT(html, HasSubstr(R"(aria-describedby="f-tytul-hint f-tytul-limit f-tytul-error" aria-invalid="true")"));
  EXPECT_THAT(html, HasSubstr(R"(value="a&quot;b")"));
  for (std::string_view id : {"f-tytul-hint", "f-tytul-limit", "f-tytul-error"}) EXPECT_EQ(count(html, "id=\"" + std::string(id) + "\""), 1u) << id;
  EXPECT_THAT(html, HasSubstr("Najwyżej 80\u00a0znaków."));
}

TEST(Field, SaysNothingOfWhatIsNotThere) {
  const std::string html = shown<TextField>(text_field, {.name = "a", .label = "A"});
  EXPECT_THAT(html, Not(HasSubstr("aria-")));
  EXPECT_THAT(html, Not(HasSubstr("nieobowiązkowe")));
  EXPECT_THAT(shown<TextField>(text_field, {.name = "a", .label = "A", .optional = true}), HasSubstr("(nieobowiązkowe)"));
}

TEST(Field, TextAreaKeepsALeadingLineEnd) {
  EXPECT_THAT(shown<TextArea>(text_area, {.name = "a", .label = "A", .value = "\n</textarea>"}), HasSubstr(">\n\n&lt;/textarea&gt;</textarea>"));
}

TEST(Field, FirstChoiceAnswersToTheErrorSummary) {
  const Choice choices[] = {{"a", "A"}, {"b", "B", "więcej"}};
  const std::string html = shown<RadioField>(radio_field, {.name = "temat", .legend = "Temat", .choices = choices, .value = "b", .error = "Wybierz"});
  EXPECT_THAT(html, HasSubstr(R"(<input id="f-temat" name="temat" type="radio" value="a">)"));
  EXPECT_THAT(html, HasSubstr(R"(<input id="f-temat-2" name="temat" type="radio" value="b" checked aria-describedby="f-temat-2-note">)"));
  const FieldError errors[] = {{"temat", "Wybierz"}, {"", "Coś innego"}};
  Html summary;
  error_summary(summary, Language::pl, errors);
  EXPECT_THAT(std::string(summary.view()), HasSubstr(R"(<a href="#f-temat">Wybierz</a>)"));
  EXPECT_THAT(std::string(summary.view()), HasSubstr("<li>Coś innego</li>"));
}

TEST(Field, NoErrorsNoSummary) {
  Html out;
  error_summary(out, Language::pl, {});
  EXPECT_TRUE(out.empty());
}

TEST(Field, DateInThreeBoxesSendsThreeNames) {
  const std::string html = shown<MemorableDateField>(memorable_date_field, {.name = "ur", .legend = "Data", .birthday = true});
  for (std::string_view name : {"ur-day", "ur-month", "ur-year"}) EXPECT_THAT(html, HasSubstr("name=\"" + std::string(name) + "\""));
  EXPECT_THAT(html, HasSubstr(R"(id="f-ur" name="ur-day")"));
}

TEST(Form, CarriesTheTokenOnlyWhenItActs) {
  Html out;
  form(out, {.action = "/a", .csrf = "t", .body = "x"});
  EXPECT_THAT(std::string(out.view()), HasSubstr(R"(method="post" novalidate><input type="hidden" name="_csrf" value="t">x)"));
  Html get;
  form(get, {.action = "/a", .body = "x", .get = true});
  EXPECT_THAT(std::string(get.view()), Not(HasSubstr("method")));
}

TEST(TableTest, LabelsEachCellForNarrowScreens) {
  Html out;
  const Column columns[] = {{.label = "Projekt"}, {.label = "Głosy", .numeric = true, .sort_href = "/w?s=1", .sorted = Sorted::down}};
  {
    Table table(out, Language::pl, {.caption = "Wyniki", .columns = columns});
    table.row({"<Łąka>", 4120}, RowKind::won);
    table.divider("koniec pieniędzy");
  }
  const std::string html(out.view());
  EXPECT_THAT(html, HasSubstr(R"(<th scope="row">&lt;Łąka&gt;</th><td data-label="Głosy" class="number">4120</td>)"));
  EXPECT_THAT(html, HasSubstr(R"(aria-sort="descending")"));
  EXPECT_THAT(html, HasSubstr(R"(<td colspan="2">koniec pieniędzy</td>)"));
  EXPECT_TRUE(html.ends_with("</tbody></table>"));
}

TEST(PagerTest, ShowsEndsAndNeighbours) {
  const std::string html = shown<Pager>(pager, {.page = 10, .pages = 52, .href_before_number = "/p?a=1&strona="});
  for (int page : {1, 9, 10, 11, 52}) EXPECT_THAT(html, HasSubstr("aria-label=\"Strona " + std::to_string(page) + "\"")) << page;
  EXPECT_EQ(count(html, "pager-gap"), 2u);
  EXPECT_THAT(html, HasSubstr(R"(rel="next" href="/p?a=1&amp;strona=11")"));
  EXPECT_THAT(shown<Pager>(pager, {.page = 1, .pages = 1, .href_before_number = "/"}), testing::IsEmpty());
  EXPECT_THAT(shown<Pager>(pager, {.page = 1, .pages = 3, .href_before_number = "/"}), Not(HasSubstr("prev")));
}

TEST(StepsTest, SayTheirStateInWords) {
  const Step list[] = {{"Spotkania", StepState::done}, {"Głosowanie", StepState::now, "do 13 grudnia"}, {"Wyniki"}};
  const std::string html = shown<Steps>(steps, {.label = "Przebieg", .steps = list});
  EXPECT_THAT(html, HasSubstr("zakończone"));
  EXPECT_THAT(html, HasSubstr(R"(aria-current="step")"));
  EXPECT_THAT(html, HasSubstr("do 13 grudnia"));
  EXPECT_THAT(html, HasSubstr("przed nami"));
  EXPECT_EQ(count(html, "aria-current"), 1u);
}

TEST(MapTest, KeepsNorthUpAndFillsItsFrame) {
  const Ring ring{{19, 50}, {20, 50}, {20, 51}, {19, 51}, {19, 50}};
  const MapShape shapes[] = {{.rings = {&ring, 1}, .title = "Kwadrat & bok", .href = "/k", .label = "I", .level = 3}};
  const MapFrame frame = frame_of(shapes, {});
  EXPECT_EQ(frame.width, 1000);
  EXPECT_GT(frame.height, 1400);  // a degree of latitude is longer here
  EXPECT_EQ(path_of(frame, {&ring, 1}).substr(0, 6), fmt::format("M12 {}", frame.height - 12).substr(0, 6));
  const std::string html = shown<MapPicture>(map, {.label = "Mapa", .shapes = shapes});
  EXPECT_THAT(html, HasSubstr(R"(class="map-shape level-3" href="/k" aria-label="Kwadrat &amp; bok")"));
  EXPECT_THAT(html, HasSubstr(">I</text>"));
}

TEST(MapTest, HasNoWordsForAnEmptyWorld) {
  const MapFrame frame = frame_of({}, {});
  EXPECT_EQ(path_of(frame, {}), "");
}

TEST(BarChartTest, MeasuresAgainstTheLongest) {
  const Bar bars[] = {{.label = "A", .value = 900'000'000'000'000'000, .value_text = "900"}, {.label = "B", .value = 450'000'000'000'000'000, .value_text = "450"}};
  const std::string html = shown<BarChart>(bar_chart, {.caption = "Głosy", .bars = bars, .threshold = BarThreshold{0, "próg"}, .cut = BarCut{1, "koniec"}});
  EXPECT_THAT(html, HasSubstr(R"(width="1000")"));
  EXPECT_THAT(html, HasSubstr(R"(width="500")"));
  EXPECT_LT(html.find("koniec"), html.find(">B<"));
  EXPECT_GT(html.find("koniec"), html.find(">A<"));
}

TEST(CityStyleTest, TakesColoursOnly) {
  const auto style = city_style({.first = "#112233", .second = "#aabbcc", .third = "#000000"});
  ASSERT_TRUE(style);
  EXPECT_THAT(style->css, HasSubstr("--city-1:#112233"));
  EXPECT_THAT(style->path, testing::StartsWith("/static/city-"));
  for (std::string_view bad : {"red", "#12345", "#12345g", "#123456;}", ""}) EXPECT_FALSE(city_style({.first = bad})) << bad;
}

TEST(IconTest, EveryNameStandsInTheSprite) {
  const auto assets = web::assets();
  const std::string_view sprite = std::ranges::find(assets, "icons.svg", &web::Asset::name)->plain;
  for (int i = 0; i < static_cast<int>(Icon::none); ++i) {
    const std::string_view name = name_of(static_cast<Icon>(i));
    EXPECT_FALSE(name.empty());
    EXPECT_NE(sprite.find(fmt::format("<symbol id=\"{}\"", name)), std::string_view::npos) << name;
  }
  EXPECT_EQ(count(sprite, "<symbol"), static_cast<std::size_t>(Icon::none));
}

TEST(LayoutTest, SaysWhatThePageIs) {
  const Alternate alternates[] = {{Language::pl, "https://w.pl/projekty", "/projekty"}, {Language::en, "https://w.pl/en/projekty", "/en/projekty"}};
  Html out;
  layout(out, {.language = Language::pl, .title = "Projekty", .site_name = "Gród", .canonical = "https://w.pl/projekty", .alternates = alternates,
               .json_ld = R"({"a":"</script>"})", .has_errors = true, .main = "treść"});
  const std::string html(out.view());
  EXPECT_TRUE(html.starts_with("<!doctype html><html lang=\"pl\">"));
  EXPECT_THAT(html, HasSubstr("<title>Błąd: Projekty – Gród</title>"));
  EXPECT_THAT(html, HasSubstr(R"(<link rel="alternate" hreflang="en" href="https://w.pl/en/projekty">)"));
  EXPECT_THAT(html, HasSubstr(R"(href="/en/projekty" hreflang="en" lang="en")"));
  EXPECT_THAT(html, HasSubstr(R"(<main class="page-width" id="main">treść</main>)"));
  EXPECT_EQ(count(html, "</script>"), 2u);  // the script file and the data, not the text inside
  EXPECT_THAT(html, Not(HasSubstr("style=")));
}

}  // namespace
}  // namespace wiec::html
