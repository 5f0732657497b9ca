#include "app/demo/ideas.h"

namespace wiec::demo {
namespace {

constexpr CategoryTexts texts[] = {
    {{"Zieleń chłodzi, zatrzymuje wodę i oczyszcza powietrze. To najtańszy sposób na upały i ulewne deszcze.",
      "Rozmawialiśmy z sąsiadami przez dwa wieczory i prawie każdy mówił o zieleni. Ten projekt jest odpowiedzią na te rozmowy.",
      "Miejsce jest miejskie, dobrze widoczne i mija je codziennie kilkaset osób. Efekt zobaczą wszyscy.",
      "Rada dzielnicy od dawna wskazuje ten teren jako wymagający zieleni. Brakowało tylko pieniędzy."},
     {"Wszyscy mieszkańcy okolicy, zwłaszcza seniorzy i rodzice z małymi dziećmi.", "Osoby mieszkające i pracujące w pobliżu, przechodnie, a także ptaki i owady.",
      "Każdy, kto tędy chodzi: do szkoły, na przystanek, na zakupy."},
     {"Pielęgnacja po trzech latach przejdzie do stałego planu utrzymania zieleni.", "Dobierzemy rośliny, które nie wymagają oprysków i dobrze znoszą suszę.",
      "Przed sadzeniem zaprosimy mieszkańców na spacer, żeby wspólnie wskazać dokładne miejsca."}},
    {{"Ruch to zdrowie, ale tylko wtedy, gdy jest blisko domu i za darmo.", "Zebraliśmy ponad sto podpisów w trzy dni. Ludzie naprawdę na to czekają.",
      "To miejsce łączy pokolenia: rano ćwiczą tu seniorzy, po południu młodzież.", "W promieniu kilometra nie ma niczego podobnego, co byłoby otwarte dla wszystkich."},
     {"Dzieci, młodzież i dorośli z całej dzielnicy, bez względu na sprawność.", "Uczniowie w czasie lekcji, a po południu i w weekendy wszyscy mieszkańcy.",
      "Osoby w każdym wieku, które chcą się ruszać bez karnetu i zapisów."},
     {"Obiekt będzie dostępny bez opłat i bez rezerwacji.", "Regulamin będzie krótki i napisany prostym językiem.", "Po roku zapytamy użytkowników, co poprawić."}},
    {{"Kultura blisko domu buduje więzi. Kto raz przyjdzie, przychodzi znowu i zna już sąsiadów.", "W ankiecie dzielnicowej co drugi mieszkaniec napisał, że brakuje mu wydarzeń w okolicy.",
      "Nie każdego stać na bilet i dojazd do centrum. Tu wstęp będzie wolny.", "Mamy w dzielnicy ludzi z talentem. Warto dać im miejsce i światło."},
     {"Mieszkańcy w każdym wieku, także osoby, które rzadko wychodzą z domu.", "Czytelnicy, rodziny z dziećmi, seniorzy i młodzi twórcy.",
      "Wszyscy, którzy chcą przyjść: wstęp wolny, miejsca dostępne z wózka."},
     {"Program ogłosimy z miesięcznym wyprzedzeniem, także na papierze.", "Zadbamy o pętlę indukcyjną i opisy w prostym języku.", "Po zakończeniu opublikujemy krótkie sprawozdanie ze zdjęciami."}},
    {{"Dobre zajęcia nie powinny zależeć od portfela rodziców.", "Pomysł wyszedł od uczniów, którzy sami opisali go na lekcji i przekonali dorosłych.",
      "Z nowego miejsca skorzystają nie tylko uczniowie: po lekcjach będzie otwarte dla wszystkich.", "Podobny projekt w innej dzielnicy sprawdził się i ma dziś listę oczekujących."},
     {"Dzieci i młodzież z całej dzielnicy oraz ich rodziny.", "Uczniowie, nauczyciele i sąsiedzi, dla których miejsce będzie otwarte po lekcjach.", "Osoby, które chcą się uczyć w każdym wieku."},
     {"Zapisy będą otwarte, a przy nadmiarze chętnych zdecyduje losowanie.", "Opiekę nad sprzętem obejmie szkoła.", "Materiały z zajęć udostępnimy bezpłatnie w internecie."}},
    {{"To drobna zmiana, którą odczuje każdy, kto tędy przechodzi.", "Zgłaszaliśmy sprawę od kilku lat. Bez budżetu obywatelskiego znów spadnie na koniec listy.",
      "Wygodne dojście to warunek, żeby starsze osoby wychodziły z domu.", "Koszt jest niewielki w porównaniu z liczbą osób, które skorzystają."},
     {"Piesi, rowerzyści, osoby z wózkami i o kulach.", "Mieszkańcy okolicznych domów i wszyscy, którzy dojeżdżają tu autobusem.", "Każdy, kto korzysta z tej drogi, szczególnie seniorzy i dzieci."},
     {"Na czas prac wyznaczymy bezpieczne obejście.", "Sprawdzimy sieci podziemne przed rozpoczęciem robót.", "Zachowamy wszystkie zdrowe drzewa."}},
    {{"Bezpieczeństwo nie powinno być kwestią szczęścia.", "Rodzice dzieci ze szkoły zebrali podpisy pod tym projektem w jedno popołudnie.",
      "Policja i rada dzielnicy potwierdzają, że to niebezpieczne miejsce.", "Lepiej zapobiegać, niż po wypadku stawiać znicze."},
     {"Dzieci w drodze do szkoły, seniorzy i wszyscy piesi.", "Mieszkańcy okolicy, piesi, rowerzyści i kierowcy.", "Każdy, kto tu mieszka lub tędy przechodzi."},
     {"Po zmianie zmierzymy prędkość i opublikujemy wynik.", "Rozwiązanie uzgodnimy ze strażą pożarną i komunikacją miejską.", "Prace wykonamy w wakacje, żeby nie utrudniać dojścia do szkoły."}},
    {{"Sąsiedztwo zaczyna się od miejsca, w którym można się spotkać.", "Pomysł powstał na spotkaniu z ambasadorką naszej okolicy. Przyszło czterdzieści osób.",
      "Samotność jest dziś równie groźna jak choroba. Potrzebujemy powodów, żeby wyjść z domu.", "Mamy ludzi, którzy chcą działać. Potrzebują tylko niewielkiego wsparcia."},
     {"Wszyscy mieszkańcy okolicy, od przedszkolaków po seniorów.", "Rodziny z dziećmi, młodzież i osoby starsze.", "Sąsiedzi, którzy chcą się poznać, i ci, którzy potrzebują pomocy."},
     {"Zasady ułożymy wspólnie na pierwszym spotkaniu.", "O terminach poinformują plakaty na klatkach, strona miasta i rada dzielnicy.", "Miejsce będzie dostępne dla osób na wózkach."}},
    {{"Zwierzęta są częścią miasta, a dobra opieka nad nimi służy także ludziom.", "Pomagamy od lat po godzinach i za własne pieniądze. Czas robić to porządnie.",
      "Czystsze trawniki i spokojniejsze zwierzęta to mniej sąsiedzkich sporów.", "Każda budka i każdy krzew to mniej komarów i więcej ptaków."},
     {"Zwierzęta, ich opiekunowie i wszyscy, którym zależy na czystej okolicy.", "Mieszkańcy ze zwierzętami i bez: jedni zyskają miejsce, drudzy czyste trawniki.", "Dzika przyroda i ludzie, którzy ją podglądają."},
     {"Prace poprowadzimy poza okresem lęgowym.", "Opiekę obejmą wolontariusze razem z miastem.", "Skutki sprawdzi po roku przyrodniczka."}},
    {{"Zdrowie zaczyna się blisko domu, a nie w kolejce do przychodni.", "Seniorzy z naszej dzielnicy prosili o to na trzech kolejnych spotkaniach.",
      "Zapobieganie kosztuje mniej niż leczenie.", "To miejsce przyciągnie ludzi w każdym wieku, także tych, którzy dziś nie wychodzą z domu."},
     {"Seniorzy, osoby z alergiami, dzieci i ich opiekunowie.", "Wszyscy mieszkańcy dzielnicy, bez skierowań i bez opłat.", "Osoby, które mieszkają i pracują w okolicy."},
     {"Korzystanie będzie bezpłatne.", "Dojście będzie bez progów, z ławkami po drodze.", "O jakość zadba miejska stacja sanitarna."}},
};

}  // namespace

const CategoryTexts& texts_of(Category category) { return texts[static_cast<std::size_t>(category)]; }

std::string_view name_pl(Category category) {
  constexpr std::string_view names[] = {"Zieleń", "Sport", "Kultura", "Edukacja", "Infrastruktura", "Bezpieczeństwo", "Społeczne", "Zwierzęta", "Zdrowie"};
  return names[static_cast<std::size_t>(category)];
}

std::string_view name_en(Category category) {
  constexpr std::string_view names[] = {"Greenery", "Sport", "Culture", "Education", "Infrastructure", "Safety", "Community", "Animals", "Health"};
  return names[static_cast<std::size_t>(category)];
}

std::string_view name_pl(Criterion criterion) {
  constexpr std::string_view names[] = {"Lista poparcia", "Zadanie własne miasta", "Ogólnodostępność", "Prawo do terenu",
                                        "Limit kosztu", "Wykonalność w rok", "Zgodność z planami miasta"};
  return names[static_cast<std::size_t>(criterion)];
}

std::string_view name_en(Criterion criterion) {
  constexpr std::string_view names[] = {"Support list", "A task of the city", "Open to all", "Right to the land", "Cost limit", "Feasible in a year",
                                        "In line with the city's plans"};
  return names[static_cast<std::size_t>(criterion)];
}

}  // namespace wiec::demo
