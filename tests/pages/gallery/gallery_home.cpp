#include "platform/html/chart.h"
#include "platform/html/field.h"
#include "platform/html/navigation.h"
#include "platform/html/section.h"
#include "tests/pages/gallery/gallery.h"

namespace wiec::gallery {

using namespace html;

namespace {

constexpr Idea kIdeas[] = {
    {"Łąka kwietna przy Źródlanej", "Skwer z ławkami i poidełkiem na miejscu dawnego parkingu.", "Zieleń", "Krowodrza", "120 000 zł", "weryfikacja formalna", Tone::linden, Icon::leaf, 0},
    {"Boisko dla szkoły nr 7", "Nowa nawierzchnia i oświetlenie, otwarte po lekcjach dla wszystkich.", "Sport", "Podgórze", "480 000 zł", "dopuszczony do głosowania", Tone::wisla, Icon::dumbbell, 1},
    {"Ćwiczenia z pamięci: ścieżka historii", "Tablice i audioprzewodnik po miejscach, o których opowiadają sąsiedzi.", "Kultura", "Nowa Huta", "60 000 zł", "dopuszczony do głosowania", Tone::plum, Icon::theater, 3},
    {"Bezpieczne przejście na Wspólnej", "Azyl dla pieszych, światło i wyniesiony przejazd przy przedszkolu.", "Ulice", "Stare Miasto", "95 500 zł", "potrzebna poprawka", Tone::brick, Icon::route, 2},
    {"Książkomat i czytelnia pod chmurką", "Wypożyczysz o każdej porze, poczytasz w cieniu.", "Edukacja", "Dębniki", "142 000 zł", "dopuszczony do głosowania", Tone::amber, Icon::book_open, 4},
    {"Plac zabaw dla każdego dziecka", "Huśtawki, na których pobawią się też dzieci na wózkach.", "Dzieci", "Bieżanów", "310 000 zł", "weryfikacja merytoryczna", Tone::wisla, Icon::baby, 5},
};

// A net of crooked quadrangles that share their corners, as districts share their borders.
LonLat corner(int column, int row) {
  const double shift = 0.011 * ((column * 7 + row * 5) % 4 - 1.5), lift = 0.006 * ((column * 3 + row * 11) % 5 - 2);
  return {19.80 + 0.07 * column + shift, 50.12 - 0.045 * row + lift};
}
Ring district(int number) {
  const int column = number % 3, row = number / 3;
  Ring out;
  const std::pair<int, int> corners[] = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
  for (auto [x, y] : corners) out.push_back(corner(column + x, row + y));
  return out;
}

}  // namespace

std::span<const Idea> ideas() { return kIdeas; }

void idea_card(Html& out, const Idea& idea, int heading_level, bool with_picture) {
  const Tag tags[] = {{.label = idea.category, .tone = idea.tone, .icon = idea.icon}};
  const Fact facts[] = {{.icon = Icon::banknote, .text = idea.cost, .label = "Koszt", .strong = true}, {.icon = Icon::map_pin, .text = idea.district, .label = "Okolica"}};
  const std::string src = fmt::format("/static/picture-{}.svg", idea.picture);
  const Picture picture{.src = src, .width = 640, .height = 360};
  card(out, {.href = "/home", .title = idea.title, .heading_level = heading_level, .tags = tags, .text = idea.text, .facts = facts,
             .tone = idea.tone, .picture = with_picture ? &picture : nullptr, .art = idea.icon, .footer = [&](Html& status) {
               put<R"(<span class="small muted">{}</span>)">(status, idea.status);
             }});
}

void district_map(Html& out, Language language) {
  constexpr std::string_view kNames[] = {"Stare Miasto", "Krowodrza", "Grzegórzki", "Podgórze", "Dębniki", "Bieżanów", "Nowa Huta", "Zwierzyniec", "Czyżyny"};
  constexpr std::string_view kNumbers[] = {"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
  std::vector<Ring> rings;
  std::vector<std::string> titles;
  for (int i = 0; i < 9; ++i) {
    rings.push_back(district(i));
    titles.push_back(fmt::format("Dzielnica {} {}: {} projektów", kNumbers[i], kNames[i], 5 + (i * 23) % 60));
  }
  std::vector<MapShape> shapes;
  for (std::size_t i = 0; i < rings.size(); ++i) {
    const int level = static_cast<int>((5 + (i * 23) % 60) / 10);
    shapes.push_back({.rings = {&rings[i], 1}, .title = titles[i], .href = "/list", .label = kNumbers[i], .level = i == 4 ? std::optional<int>{} : std::min(level, 5)});
  }
  const MapPoint points[] = {{.at = {19.9, 50.08}, .title = "Łąka kwietna przy Źródlanej", .href = "/home"},
                             {.at = {19.98, 50.05}, .title = "4 projekty w tym miejscu", .href = "/list", .count = 4, .tone = Tone::plum}};
  const MapLegendEntry legend[] = {{0, "do 9"}, {1, "10–19"}, {2, "20–29"}, {3, "30–39"}, {4, "40–49"}, {5, "50 i więcej projektów"}};
  map(out, language, {.label = "Mapa: liczba projektów w dzielnicach", .shapes = shapes, .points = points, .legend = legend,
                      .caption = "Te same liczby są na liście obok."});
}

void home_page(Html& out, Language language) {
  const Step steps_list[] = {{"Ambasadorzy", StepState::done}, {"Spotkania mieszkańców", StepState::now, "trwa do 13 grudnia"}, {"Warsztaty z ekspertami", StepState::ahead, "styczeń"},
                             {"Składanie", StepState::ahead, "luty"}, {"Głosowanie", StepState::ahead, "wrzesień"}};
  const Figure numbers[] = {{"45 mln zł", "do wydania w tej edycji", "o 3 mln zł więcej niż rok temu", Tone::brick},
                            {"37", "okolic", "w każdej pomaga ambasador", Tone::wisla},
                            {"1 024", "pomysły mieszkańców", "od początku edycji", Tone::linden}};
  framed(out, {.language = language, .address = "/home", .title = say(language, "Gród nad Wisłą", "Gród on the Vistula"), .main = [&](Html& main) {
                 hero(main, {.title = "Zażółćmy dzielnicę: wspólne projekty z sąsiadami",
                             .lead = make<"Do wydania jest <strong>45 mln zł</strong>. Teraz trwa zbieranie pomysłów w 37 okolicach – do niedzieli, 13 grudnia.">(),
                             .actions = [&](Html& row) {
                               link_button(row, {.href = "/list", .label = "Znajdź swoją okolicę", .icon = Icon::map_pin});
                               link_button(row, {.href = "/list", .label = "Zobacz projekty", .kind = ButtonKind::secondary});
                             }});
                 steps(main, language, {.label = "Przebieg edycji", .steps = steps_list});
                 section(main, {.title = "Projekty w Twojej okolicy", .body = [&](Html& body) {
                                  cards(body, [&](Html& list) { for (std::size_t i = 0; i < 3; ++i) idea_card(list, kIdeas[i], 3, i == 0); });
                                }, .more = {"/list", "Wszystkie projekty"}});
                 section(main, {.title = "Edycja w liczbach", .body = [&](Html& body) { figures(body, numbers); }});
                 section(main, {.title = "Gdzie co się dzieje", .body = [&](Html& body) {
                                  columns(body, [&](Html& first) { district_map(first, language); }, [&](Html& second) {
                                    put<R"(<p>Wybierz dzielnicę na mapie albo z listy.</p><ul role="list" class="downloads">{}</ul>)">(second, [](Html& list) {
                                      for (std::string_view name : {"I Stare Miasto", "II Krowodrza", "III Grzegórzki", "IV Podgórze", "V Dębniki", "VI Bieżanów", "VII Nowa Huta"}) {
                                        put<R"(<li><a href="/list">{}</a></li>)">(list, name);
                                      }
                                    });
                                  });
                                }});
               }});
}

}  // namespace wiec::gallery
