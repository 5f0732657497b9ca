#include "platform/html/chart.h"
#include "platform/html/navigation.h"
#include "platform/html/section.h"
#include "platform/html/table.h"
#include "tests/pages/gallery/gallery.h"

namespace wiec::gallery {

using namespace html;

void results_page(Html& out, Language language) {
  const Bar bars[] = {
      {.label = "Łąka kwietna przy Źródlanej", .value = 4120, .value_text = "4 120 głosów", .href = "/home", .note = "120 000 zł", .look = BarLook::won},
      {.label = "Boisko dla szkoły nr 7", .value = 3608, .value_text = "3 608 głosów", .href = "/home", .note = "480 000 zł", .look = BarLook::won},
      {.label = "Bezpieczne przejście na Wspólnej przy przedszkolu integracyjnym numer 12", .value = 2250, .value_text = "2 250 głosów", .href = "/home", .note = "95 500 zł", .look = BarLook::won},
      {.label = "Plac zabaw dla każdego dziecka", .value = 2190, .value_text = "2 190 głosów", .href = "/home", .note = "Zabrakło 12 400 zł.", .look = BarLook::lost},
      {.label = "Tężnia solankowa", .value = 130, .value_text = "130 głosów", .href = "/home", .note = "Poniżej progu 200 głosów.", .look = BarLook::faded}};
  const BarChart chart{.caption = "Głosy na projekty dzielnicy II", .bars = bars, .threshold = BarThreshold{200, "próg: 200 głosów"},
                       .cut = BarCut{3, "tu skończyły się pieniądze"}, .label_column = "Projekt", .value_column = "Głosy"};
  const SplitPart money[] = {{"Wydane", 69550000, "695 500 zł", Tone::linden}, {"Zostało", 10450000, "104 500 zł", Tone::plain}};
  const Column columns_list[] = {{.label = "Projekt"}, {.label = "Głosy", .numeric = true, .sort_href = "/results", .sorted = Sorted::down}, {.label = "Koszt", .numeric = true, .sort_href = "/results"}, {.label = "Wynik"}};
  const Figure numbers[] = {{"12 040", "osób zagłosowało", "16,2% mieszkańców dzielnicy", Tone::wisla}, {"3", "projekty wygrały", "z 5, które były na karcie", Tone::linden}};
  const Download files[] = {{"/home", "Karty i wynik (Pabulib)", ".pb", "1,2 MB", "Dla każdego, kto chce policzyć głosy jeszcze raz."}, {"/home", "Tabela dla Excela", "CSV", "12 kB"}, {"/home", "Arkusz", "XLSX", "18 kB"}};
  framed(out, {.language = language, .address = "/results", .title = say(language, "Wyniki", "Results"), .main = [&](Html& main) {
                 put<"<h1>{}</h1>">(main, "Wyniki: dzielnica II Krowodrza");
                 put<R"(<p class="lead">{}</p>)">(main, "Wygrały 3 projekty za 695 500 zł. Czwarty na liście nie zmieścił się w budżecie: zabrakło 12 400 zł.");
                 figures(main, numbers);
                 split_bar(main, {.caption = "Budżet dzielnicy: 800 000 zł", .parts = money});
                 section(main, {.title = "Kto wygrał i dlaczego", .body = [&](Html& body) {
                                  columns(body, [&](Html& first) { bar_chart(first, language, chart); bar_chart_table(first, language, chart); },
                                          [&](Html& second) { district_map(second, language); });
                                }});
                 section(main, {.title = "Wszystkie projekty", .body = [&](Html& body) {
                                  Table table(body, language, {.caption = "Wyniki w dzielnicy II", .columns = columns_list, .caption_hidden = true});
                                  const auto won = [](Html& mark) { tag(mark, {.label = "wygrał", .tone = Tone::linden, .icon = Icon::trophy}); };
                                  table.row({make<R"(<a href="/home">{}</a>)">("Łąka kwietna przy Źródlanej"), "4 120", "120 000 zł", won}, RowKind::won);
                                  table.row({make<R"(<a href="/home">{}</a>)">("Boisko dla szkoły nr 7"), "3 608", "480 000 zł", won}, RowKind::won);
                                  table.divider("tu skończyły się pieniądze");
                                  table.row({make<R"(<a href="/home">{}</a>)">("Plac zabaw dla każdego dziecka"), "2 190", "310 000 zł", "Zabrakło 12 400 zł."}, RowKind::lost);
                                  table.row({"Razem", "12 298", "1 005 500 zł", ""}, RowKind::total);
                                }});
                 section(main, {.title = "Pobierz i policz", .body = [&](Html& body) { downloads(body, files); }});
               }});
}

}  // namespace wiec::gallery
