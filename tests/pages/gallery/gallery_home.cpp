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

Ring ellipse(double lon, double lat, double width, double height, int corners, int wobble) {
  Ring out;
  for (int i = 0; i < corners; ++i) {
    const double angle = 6.28318530718 * i / corners;
    const double far = 1 + 0.09 * ((i * wobble) % 5 - 2);
    out.push_back({lon + width * far * std::cos(angle), lat + height * far * std::sin(angle)});
  }
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
             .tone = idea.tone, .picture = with_picture ? &picture : nullptr, .footer = [&](Html& status) {
               put<R"(<span class="small muted">{}</span>)">(status, idea.status);
             }});
}

// A grid of blocks around a middle: neighbours share no exact border, which is enough to look at.
void district_map(Html& out, Language language) {
  constexpr std::string_view kNames[] = {"Stare Miasto", "Krowodrza", "Grzegórzki", "Podgórze", "Dębniki", "Bieżanów", "Nowa Huta"};
  constexpr std::string_view kNumbers[] = {"I", "II", "III", "IV", "V", "VI", "VII"};
  std::vector<std::vector<Ring>> rings{{ellipse(19.94, 50.06, 0.03, 0.02, 24, 3)}};
  for (int i = 0; i < 6; ++i) {
    const double angle = 1.0472 * i;
    rings.push_back({ellipse(19.94 + 0.072 * std::cos(angle), 50.06 + 0.044 * std::sin(angle), 0.038, 0.022, 26, i + 2)});
  }
  std::vector<std::string> titles, hrefs;
  for (int i = 0; i < 7; ++i) titles.push_back(fmt::format("Dzielnica {} {}: {} projektów", kNumbers[i], kNames[i], 9 + i * 7));
  std::vector<MapShape> shapes;
  for (std::size_t i = 0; i < rings.size(); ++i) {
    shapes.push_back({.rings = rings[i], .title = titles[i], .href = "/list", .label = kNumbers[i], .level = static_cast<int>(i) - 1 < 0 ? std::optional<int>{} : static_cast<int>(i) - 1});
  }
  const MapPoint points[] = {{.at = {19.945, 50.064}, .title = "Łąka kwietna przy Źródlanej", .href = "/home"},
                             {.at = {19.99, 50.07}, .title = "4 projekty w tym miejscu", .href = "/list", .count = 4, .tone = Tone::plum}};
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
                                  cards(body, [&](Html& list) { for (std::size_t i = 0; i < 3; ++i) idea_card(list, kIdeas[i], 3, true); });
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
