#include "app/demo/ideas.h"

namespace wiec::demo {
namespace {

constexpr CategoryTexts texts[] = {
    {{"Zieleń chłodzi, zatrzymuje wodę i oczyszcza powietrze. To najtańszy sposób na upały i ulewne deszcze.",
      "Rozmawialiśmy z sąsiadami przez dwa wieczory i prawie każdy mówił o zieleni. Ten projekt jest odpowiedzią na te "
      "rozmowy.",
      "Miejsce jest miejskie, dobrze widoczne i mija je codziennie kilkaset osób. Efekt zobaczą wszyscy.",
      "Rada dzielnicy od dawna wskazuje ten teren jako wymagający zieleni. Brakowało tylko pieniędzy."},
     {"Wszyscy mieszkańcy okolicy, zwłaszcza seniorzy i rodzice z małymi dziećmi.",
      "Osoby mieszkające i pracujące w pobliżu, przechodnie, a także ptaki i owady.",
      "Każdy, kto tędy chodzi: do szkoły, na przystanek, na zakupy."},
     {"Utrzymanie po trzech latach przejmie miasto.",
      "Dobierzemy rośliny, które nie wymagają oprysków i dobrze znoszą suszę.",
      "Przed rozpoczęciem zaprosimy mieszkańców na spacer, żeby wspólnie wskazać dokładne miejsca."}},
    {{"Ruch to zdrowie, ale tylko wtedy, gdy jest blisko domu i za darmo.",
      "Zebraliśmy ponad sto podpisów w trzy dni. Ludzie naprawdę na to czekają.",
      "Sport łączy pokolenia: rano ćwiczą seniorzy, po południu młodzież.",
      "W promieniu kilometra nie ma niczego podobnego, co byłoby otwarte dla wszystkich."},
     {"Dzieci, młodzież i dorośli z całej dzielnicy, bez względu na sprawność.",
      "Wszyscy mieszkańcy, codziennie i bez opłat.",
      "Osoby w każdym wieku, które chcą się ruszać bez karnetu i zapisów."},
     {"Udział i korzystanie będą bezpłatne.", "Regulamin będzie krótki i napisany prostym językiem.",
      "Po roku zapytamy użytkowników, co poprawić."}},
    {{"Kultura blisko domu buduje więzi. Kto raz przyjdzie, przychodzi znowu i zna już sąsiadów.",
      "W ankiecie dzielnicowej co drugi mieszkaniec napisał, że brakuje mu wydarzeń w okolicy.",
      "Nie każdego stać na bilet i dojazd do centrum. Tu wstęp będzie wolny.",
      "Mamy w dzielnicy ludzi z talentem. Warto dać im miejsce i światło."},
     {"Mieszkańcy w każdym wieku, także osoby, które rzadko wychodzą z domu.",
      "Czytelnicy, rodziny z dziećmi, seniorzy i młodzi twórcy.",
      "Wszyscy, którzy chcą przyjść: wstęp wolny, miejsca dostępne z wózka."},
     {"O terminach poinformujemy z wyprzedzeniem, także na papierze.",
      "Zadbamy o pętlę indukcyjną i opisy w prostym języku.",
      "Po zakończeniu opublikujemy krótkie sprawozdanie ze zdjęciami."}},
    {{"Dobra nauka nie powinna zależeć od zasobności portfela.",
      "Pomysł sprawdziliśmy na próbnych zajęciach i przekonał nawet niedowiarków.",
      "Skorzystają nie tylko zapisani: materiały i sprzęt będą dostępne dla wszystkich.",
      "Podobny projekt w innej dzielnicy sprawdził się i ma dziś listę oczekujących."},
     {"Dzieci i młodzież z całej dzielnicy oraz ich rodziny.", "Mieszkańcy w każdym wieku, bez opłat i egzaminów.",
      "Osoby, które chcą się uczyć w każdym wieku."},
     {"Zapisy będą otwarte, a przy nadmiarze chętnych zdecyduje losowanie.", "O sprzęt zadba gospodarz miejsca.",
      "Materiały z zajęć udostępnimy bezpłatnie w internecie."}},
    {{"To drobna zmiana, którą odczuje każdy, kto tędy przechodzi.",
      "Zgłaszaliśmy sprawę od kilku lat. Bez budżetu obywatelskiego znów spadnie na koniec listy.",
      "Wygodne dojście to warunek, żeby starsze osoby wychodziły z domu.",
      "Koszt jest niewielki w porównaniu z liczbą osób, które skorzystają."},
     {"Piesi, rowerzyści, osoby z wózkami i o kulach.",
      "Mieszkańcy okolicznych domów i wszyscy, którzy dojeżdżają tu autobusem.",
      "Każdy, kto korzysta z tej drogi, szczególnie seniorzy i dzieci."},
     {"Na czas prac wyznaczymy bezpieczne obejście.", "Sprawdzimy sieci podziemne przed rozpoczęciem robót.",
      "Zachowamy wszystkie zdrowe drzewa."}},
    {{"Bezpieczeństwo nie powinno być kwestią szczęścia.",
      "Sąsiedzi zebrali podpisy pod tym projektem w jedno popołudnie.",
      "Rada dzielnicy poparła ten pomysł jednogłośnie.", "Lepiej zapobiegać, niż po wypadku stawiać znicze."},
     {"Dzieci, seniorzy i wszyscy mieszkańcy.", "Mieszkańcy okolicy i wszyscy, którzy tu bywają.",
      "Każdy, kto tu mieszka lub tędy przechodzi."},
     {"Po roku opublikujemy, co się zmieniło.", "Szczegóły uzgodnimy ze strażą pożarną i policją.",
      "Plan pokażemy mieszkańcom przed rozpoczęciem."}},
    {{"Sąsiedztwo zaczyna się od miejsca, w którym można się spotkać.",
      "Pomysł powstał na spotkaniu z ambasadorką naszej okolicy. Przyszło czterdzieści osób.",
      "Samotność jest dziś równie groźna jak choroba. Potrzebujemy powodów, żeby wyjść z domu.",
      "Mamy ludzi, którzy chcą działać. Potrzebują tylko niewielkiego wsparcia."},
     {"Wszyscy mieszkańcy okolicy, od przedszkolaków po seniorów.", "Rodziny z dziećmi, młodzież i osoby starsze.",
      "Sąsiedzi, którzy chcą się poznać, i ci, którzy potrzebują pomocy."},
     {"Zasady ułożymy wspólnie na pierwszym spotkaniu.",
      "O terminach poinformują plakaty na klatkach, strona miasta i rada dzielnicy.",
      "Miejsce będzie dostępne dla osób na wózkach."}},
    {{"Zwierzęta są częścią miasta, a dobra opieka nad nimi służy także ludziom.",
      "Pomagamy od lat po godzinach i za własne pieniądze. Czas robić to porządnie.",
      "Czystsze trawniki i spokojniejsze zwierzęta to mniej sąsiedzkich sporów.",
      "Każda budka i każdy krzew to mniej komarów i więcej ptaków."},
     {"Zwierzęta, ich opiekunowie i wszyscy, którym zależy na czystej okolicy.",
      "Mieszkańcy ze zwierzętami i bez: jedni zyskają miejsce, drudzy czyste trawniki.",
      "Dzika przyroda i ludzie, którzy ją podglądają."},
     {"O terminach poinformujemy mieszkańców z wyprzedzeniem.", "Opiekę obejmą wolontariusze razem z miastem.",
      "Skutki sprawdzi po roku przyrodniczka."}},
    {{"Zdrowie zaczyna się blisko domu, a nie w kolejce do przychodni.",
      "Seniorzy z naszej dzielnicy prosili o to na trzech kolejnych spotkaniach.",
      "Zapobieganie kosztuje mniej niż leczenie.",
      "Przyjdą ludzie w każdym wieku, także ci, którzy dziś rzadko wychodzą z domu."},
     {"Seniorzy, osoby z alergiami, dzieci i ich opiekunowie.",
      "Wszyscy mieszkańcy dzielnicy, bez skierowań i bez opłat.", "Osoby, które mieszkają i pracują w okolicy."},
     {"Korzystanie będzie bezpłatne.", "Dojście będzie bez progów, z ławkami po drodze.",
      "O jakość zadba wydział spraw społecznych."}},
};

}  // namespace

const CategoryTexts& texts_of(Category category) { return texts[static_cast<std::size_t>(category)]; }

std::string_view name_pl(Category category) {
  constexpr std::string_view names[] = {"Zieleń",         "Sport",     "Kultura",   "Edukacja", "Infrastruktura",
                                        "Bezpieczeństwo", "Społeczne", "Zwierzęta", "Zdrowie"};
  return names[static_cast<std::size_t>(category)];
}

std::string_view name_en(Category category) {
  constexpr std::string_view names[] = {"Greenery", "Sport",     "Culture", "Education", "Infrastructure",
                                        "Safety",   "Community", "Animals", "Health"};
  return names[static_cast<std::size_t>(category)];
}

std::string_view name_pl(Criterion criterion) {
  constexpr std::string_view names[] = {"Lista poparcia",           "Zadanie własne miasta", "Ogólnodostępność",
                                        "Prawo do terenu",          "Limit kosztu",          "Wykonalność w rok",
                                        "Zgodność z planami miasta"};
  return names[static_cast<std::size_t>(criterion)];
}

std::string_view name_en(Criterion criterion) {
  constexpr std::string_view names[] = {
      "Support list",       "A task of the city",           "Open to all", "Right to the land", "Cost limit",
      "Feasible in a year", "In line with the city's plans"};
  return names[static_cast<std::size_t>(criterion)];
}

}  // namespace wiec::demo
