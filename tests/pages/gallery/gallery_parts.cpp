#include "platform/html/field.h"
#include "platform/html/navigation.h"
#include "platform/html/section.h"
#include "platform/html/table.h"
#include "tests/pages/gallery/gallery.h"

namespace wiec::gallery {

using namespace html;

namespace {

void messages(Html& out, Language language) {
  notice(out, language, {.kind = NoticeKind::information, .text = "Nabór trwa do 13 grudnia 2026 r."});
  notice(out, language, {.kind = NoticeKind::success, .title = "Projekt zapisany", .text = "Wrócisz do niego w „Moich sprawach”.", .announced = true});
  notice(out, language, {.kind = NoticeKind::warning, .title = "Zostały 3 dni na poprawkę"});
  notice(out, language, {.kind = NoticeKind::error, .title = "Nie udało się zapisać", .text = "Nic nie przepadło: spróbuj jeszcze raz."});
}

void tags(Html& out) {
  put<R"(<p class="card-tags">{}</p>)">(out, [](Html& row) {
    tag(row, {.label = "Bez tematu"});
    tag(row, {.label = "Zieleń", .tone = Tone::linden, .icon = Icon::leaf});
    tag(row, {.label = "Sport", .tone = Tone::wisla, .icon = Icon::bike});
    tag(row, {.label = "Kultura", .tone = Tone::plum, .icon = Icon::theater});
    tag(row, {.label = "Ulice", .tone = Tone::brick, .icon = Icon::bus});
    tag(row, {.label = "Potrzebna poprawka", .tone = Tone::amber, .icon = Icon::clock});
    tag(row, {.label = "Odrzucony", .tone = Tone::error, .icon = Icon::circle_x});
  });
}

void lists(Html& out, Language language) {
  const SummaryRow answers[] = {{"Tytuł", "Łąka kwietna przy Źródlanej", "/form"}, {"Koszt", "120 000 zł", "/form"}, {"Autorka", "Anna Nowak"}};
  const LogEntry log[] = {{"13 grudnia 2026", "2026-12-13", "Projekt przeszedł weryfikację", "Zarząd Zieleni: teren należy do miasta.", Tone::linden},
                          {"2 grudnia 2026", "2026-12-02", "Autorka poprawiła kosztorys", {}, Tone::amber},
                          {"22 listopada 2026", "2026-11-22", "Złożono projekt"}};
  const Task tasks[] = {{"/form", "Pomysł", "Tytuł i opis", "gotowe", Tone::plain, true}, {"/form", "Miejsce", "Wskaż na mapie albo z listy ulic", "zaczęte", Tone::amber}, {"/form", "Koszt", {}, "nie zaczęte"}};
  section(out, {.title = "Sprawdź odpowiedzi", .body = [&](Html& body) { summary_list(body, language, answers); }});
  section(out, {.title = "Historia", .body = [&](Html& body) { event_log(body, "Historia projektu", log); }});
  section(out, {.title = "Części wniosku", .body = [&](Html& body) { task_list(body, tasks); }});
}

}  // namespace

void parts_page(Html& out, Language language) {
  const Step upright[] = {{"Złożono", StepState::done, "22 listopada 2026"}, {"Weryfikacja", StepState::now, "do 13 grudnia"}, {"Głosowanie", StepState::ahead, "wrzesień", "/form"}};
  const Column columns_list[] = {{.label = "Zaznacz"}, {.label = "Sprawa"}, {.label = "Termin"}, {.label = "Dni", .numeric = true}};
  framed(out, {.language = language, .address = "/parts", .title = "Elementy", .main = [&](Html& main) {
                 panel(main, {.title = "Twój głos został oddany", .text = "Zapisz ten kod. Sprawdzisz nim, że głos jest w urnie.", .code = "7KQ2-MX4T-0B8D"});
                 section(main, {.title = "Komunikaty", .body = [&](Html& body) { put<R"(<div class="stack">{}</div>)">(body, [&](Html& stack) { messages(stack, language); }); }});
                 section(main, {.title = "Etykiety", .body = tags});
                 lists(main, language);
                 section(main, {.title = "Przebieg", .body = [&](Html& body) { steps(body, language, {.label = "Przebieg projektu", .steps = upright, .upright = true}); }});
                 section(main, {.title = "Skrzynka", .body = [&](Html& body) {
                                  Table table(body, language, {.caption = "Sprawy do zrobienia", .columns = columns_list, .row_headers = false, .compact = true});
                                  table.row({[](Html& box) { row_checkbox(box, {.name = "sprawa", .value = "1", .label = "Zaznacz: Łąka kwietna", .checked = true}); }, "Łąka kwietna", "13 grudnia", 3});
                                  table.row({[](Html& box) { row_checkbox(box, {.name = "sprawa", .value = "2", .label = "Zaznacz: Boisko"}); }, "Boisko", "20 grudnia", 10});
                                }});
                 section(main, {.title = "Wyjaśnienie i pustka", .body = [&](Html& body) {
                                  details(body, "Jak liczymy głosy?", make<"<p>Najpierw projekt z największą liczbą głosów, potem następne, dopóki starcza pieniędzy.</p>">());
                                  empty_state(body, {.title = "Nic tu jeszcze nie ma", .text = "W tej okolicy nikt nie zgłosił pomysłu. Bądź pierwszą osobą.", .icon = Icon::lightbulb, .action = {"/form", "Zgłoś pomysł"}});
                                }});
                 section(main, {.title = "Tekst", .body = [&](Html& body) {
                                  prose(body, make<"<p>Każdy mieszkaniec może zgłosić projekt. <a href=\"/home\">Przeczytaj regulamin</a>, zanim zaczniesz.</p><h3>Co musi być we wniosku</h3><ul><li>tytuł i opis,</li><li>miejsce,</li><li>koszt.</li></ul><blockquote><p>„Nic o nas bez nas”.</p></blockquote>">());
                                }});
                 section(main, {.title = "Szukaj", .body = [&](Html& body) { search_box(body, language, {.action = "/list", .label = "Szukaj w tej części", .name = "w"}); }});
                 pager(main, language, {.page = 1, .pages = 2, .href_before_number = "/parts?strona="});
               }});
}

}  // namespace wiec::gallery
