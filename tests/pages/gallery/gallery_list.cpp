#include "platform/html/field.h"
#include "platform/html/navigation.h"
#include "platform/html/section.h"
#include "tests/pages/gallery/gallery.h"

namespace wiec::gallery {

using namespace html;

void list_page(Html& out, Language language) {
  const Choice districts[] = {{"1", "I Stare Miasto"}, {"2", "II Krowodrza"}, {"3", "III Grzegórzki"}};
  const Choice categories[] = {{"zielen", "Zieleń"}, {"sport", "Sport"}, {"kultura", "Kultura"}};
  const Choice orders[] = {{"los", "Losowo (tak samo dla wszystkich, zmienia się co dzień)"}, {"koszt", "Od najtańszych"}};
  const Link path[] = {{"/home", "Strona główna"}};
  const Link views[] = {{"/list", "Lista", true, "1 024"}, {"/home", "Mapa"}, {"/results", "Wyniki"}};
  const auto filters = [&](Html& fields) {
    text_field(fields, language, {.name = "szukaj", .label = "Czego szukasz", .kind = TextKind::search});
    select_field(fields, language, {.name = "dzielnica", .label = "Dzielnica", .choices = districts, .value = "2", .empty_label = "Wszystkie", .submits = true});
    select_field(fields, language, {.name = "temat", .label = "Temat", .choices = categories, .empty_label = "Wszystkie", .submits = true});
    select_field(fields, language, {.name = "kolejnosc", .label = "Kolejność", .choices = orders, .value = "los", .submits = true});
  };
  framed(out, {.language = language, .address = "/list", .title = say(language, "Projekty", "Projects"), .main = [&](Html& main) {
                 put<"<h1>{}</h1>">(main, say(language, "Projekty", "Projects"));
                 put<R"(<p class="lead">{}</p>)">(main, "1 024 pomysły mieszkańców. Wybierz dzielnicę albo temat, a zobaczysz te, które Cię dotyczą.");
                 tabs(main, "Widoki", views);
                 filter_panel(main, language, {.action = "/list", .title = "Filtry", .fields = filters, .clear_href = "/list"});
                 put<R"(<h2 class="hidden">{}</h2>)">(main, "Lista projektów");
                 cards(main, [&](Html& list) { for (std::size_t i = 0; i < 20; ++i) idea_card(list, ideas()[i % ideas().size()], 3, false); });
                 pager(main, language, {.page = 3, .pages = 52, .href_before_number = "/list?dzielnica=2&strona="});
               }, .breadcrumb = [&](Html& crumb) { breadcrumb(crumb, language, path); }, .wide = true});
}

}  // namespace wiec::gallery
