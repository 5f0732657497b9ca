#include "platform/html/field.h"
#include "platform/html/navigation.h"
#include "platform/html/section.h"
#include "tests/pages/gallery/gallery.h"

namespace wiec::gallery {

using namespace html;

void form_page(Html& out, Language language) {
  const FieldError errors[] = {{"tytul", say(language, "Wpisz tytuł projektu", "Enter the title of the project")},
                               {"koszt", say(language, "Koszt to liczba, na przykład 120 000", "The cost is a number, such as 120 000")},
                               {"temat", say(language, "Wybierz temat", "Choose a topic")},
                               {"", say(language, "Wniosek zmienił ktoś inny w tym czasie. Sprawdź odpowiedzi.", "Somebody else has changed the application meanwhile.")}};
  const Choice topics[] = {{"zielen", say(language, "Zieleń", "Green"), say(language, "drzewa, skwery, łąki", "trees, squares, meadows")}, {"sport", say(language, "Sport", "Sport")}, {"kultura", say(language, "Kultura", "Culture")}};
  const Choice yes_no[] = {{"tak", say(language, "Tak", "Yes")}, {"nie", say(language, "Nie", "No")}};
  const std::string chosen[] = {"sport"};
  const auto fields = [&](Html& f) {
    text_field(f, language, {.name = "tytul", .label = say(language, "Tytuł projektu", "Title"), .hint = say(language, "Krótko i jasno: co i gdzie.", "Short and clear: what and where."), .error = errors[0].text, .max_length = 80});
    text_area(f, language, {.name = "opis", .label = say(language, "Opis", "Description"), .hint = say(language, "Napisz, co się zmieni dla sąsiadów.", "Say what changes for your neighbours."), .value = "<b>Łąka</b> & ławki", .max_length = 500});
    text_field(f, language, {.name = "koszt", .label = say(language, "Koszt", "Cost"), .value = "dużo", .error = errors[1].text, .kind = TextKind::number, .width = Width::short_, .suffix = "zł"});
    radio_field(f, language, {.name = "temat", .legend = say(language, "Temat", "Topic"), .choices = topics, .error = errors[2].text});
    checkbox_field(f, language, {.name = "dla", .legend = say(language, "Kogo dotyczy", "Whom it concerns"), .choices = topics, .hint = say(language, "Możesz wybrać kilka.", "You may choose several."), .values = chosen, .optional = true});
    radio_field(f, language, {.name = "zgoda", .legend = say(language, "Czy teren należy do miasta?", "Does the land belong to the city?"), .choices = yes_no, .value = "tak", .inline_ = true});
    date_field(f, language, {.name = "dzien", .label = say(language, "Dzień spotkania", "Day of the meeting"), .value = "2026-12-13", .first = "2026-11-22"});
    memorable_date_field(f, language, {.name = "urodzenie", .legend = say(language, "Data urodzenia", "Date of birth"), .hint = say(language, "Na przykład 27 3 1954", "For example 27 3 1954"), .day = "27", .month = "3", .year = "1954", .birthday = true});
    file_field(f, language, {.name = "plik", .label = say(language, "Zdjęcie miejsca", "Photograph of the place"), .hint = say(language, "JPEG lub PNG, najwyżej 10 MB.", "JPEG or PNG, at most 10 MB."), .accept = "image/jpeg,image/png", .optional = true});
    text_field(f, language, {.name = "poczta", .label = say(language, "Adres e-mail", "E-mail"), .kind = TextKind::email, .width = Width::half, .autocomplete = "email"});
    checkbox(f, language, {.name = "rodo", .label = say(language, "Znam zasady przetwarzania danych", "I know how the data are used"), .error = say(language, "Zaznacz, żeby pójść dalej", "Tick to go on")});
    hidden_field(f, "wersja", "3");
    button_row(f, [&](Html& row) {
      button(row, {.label = say(language, "Zapisz i idź dalej", "Save and continue")});
      button(row, {.label = say(language, "Zapisz szkic", "Save the draft"), .kind = ButtonKind::secondary, .name = "co", .value = "szkic"});
      button(row, {.label = say(language, "Usuń szkic", "Delete the draft"), .kind = ButtonKind::danger, .icon = Icon::trash});
      link_button(row, {.href = "/home", .label = say(language, "Wróć", "Back"), .kind = ButtonKind::quiet});
    });
  };
  framed(out, {.language = language, .address = "/form", .title = say(language, "Nowy projekt", "New project"), .main = [&](Html& main) {
                 error_summary(main, language, errors);
                 put<"<h1>{}</h1>">(main, say(language, "Krok 2 z 4: Pomysł", "Step 2 of 4: The idea"));
                 form(main, {.action = "/form", .csrf = "token", .body = fields, .multipart = true});
               }, .banner = [&](Html& top) {
                 banner(top, language, {.text = say(language, "Masz niewysłaną kartę do głosowania. Głosować można do 30 września.", "You have a ballot that was not sent. Voting ends on 30 September."),
                                        .action = {"/form", say(language, "Dokończ głosowanie", "Finish voting")}});
               }, .has_errors = true});
}

}  // namespace wiec::gallery
