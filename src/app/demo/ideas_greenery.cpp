#include "app/demo/ideas.h"

namespace wiec::demo {
namespace {

constexpr Idea ideas[] = {
    {Category::greenery,
     Scene::meadow,
     0,
     on_street | in_park | in_estate | at_school | on_boulevard,
     12'000,
     95'000,
     1.1,
     {{"Łąka kwietna {at}", "Flower meadow {at}"},
      {"Maki i chabry zamiast trawnika {at}", "Poppies and cornflowers instead of lawn {at}"},
      {"Kwitnący pas dla pszczół {at}", "A flowering strip for bees {at}"},
      {"Mniej koszenia, więcej kwiatów {at}", "Less mowing, more flowers {at}"},
      {"Łąka, która bzyczy i pachnie, {at}", "A meadow that hums and smells sweet {at}"}},
     {{"Wydeptany trawnik {at} zamienimy w łąkę rodzimych kwiatów, koszoną raz w roku, z wąską ścieżką i tablicą o "
       "zapylaczach.",
       "The worn lawn {at} becomes a meadow of native flowers mown once a year, with a narrow path and a board about "
       "pollinators."},
      {"Wysiejemy maki, chabry i rumianki. Łąka {at} zatrzyma wodę, ochłodzi okolicę w upały i nakarmi pszczoły.",
       "We will sow poppies, cornflowers and camomile. The meadow {at} will hold water, cool the area in the heat and "
       "feed the bees."}},
     {"Trawnik {at} jest koszony kilka razy w roku do gołej ziemi. W lipcu jest już żółty i suchy, a po deszczu "
      "zamienia się w błoto.",
      "Od kilku lat {at} prawie nie widać motyli ani trzmieli. Zostały krótka trawa i kurz, choć miejsca na kwiaty "
      "jest dość."},
     {"Zdejmiemy starą darń, poprawimy glebę i wysiejemy mieszankę dwudziestu trzech rodzimych gatunków. Skraje "
      "zostaną niskie, żeby było widać chodnik.",
      "Wiosną przygotujemy ziemię, jesienią wysiejemy kwiaty. Przez trzy lata ogrodnik będzie dosiewał to, co nie "
      "wzeszło."},
     {{"Przygotowanie gleby", "Preparing the soil", 3},
      {"Nasiona i siew", "Seed and sowing", 3},
      {"Ścieżka z kory", "Bark path", 1.5},
      {"Tablica o zapylaczach", "Board about pollinators", 0.8},
      {"Pielęgnacja przez trzy lata", "Three years of care", 2.5}}},

    {Category::greenery,
     Scene::bench_under_tree,
     0,
     on_street | in_park | in_estate | on_boulevard,
     9'000,
     120'000,
     1.2,
     {{"Ławki i zieleń {at}", "Benches and greenery {at}"},
      {"Zielony zakątek z ławkami {at}", "A green corner with benches {at}"},
      {"Usiądźmy pod drzewem {at}", "Let us sit under a tree {at}"},
      {"Przystanek odpoczynek {at}", "A place to rest {at}"},
      {"Wygodne ławki dla seniorów {at}", "Comfortable benches for older people {at}"},
      {"Ławka co sto kroków {at}", "A bench every hundred steps {at}"}},
     {{"Postawimy {at} wygodne ławki z oparciami i podłokietnikami, a obok posadzimy drzewa i krzewy, które dadzą "
       "cień.",
       "We will set comfortable benches with backs and armrests {at} and plant trees and shrubs beside them for "
       "shade."},
      {"Kto idzie z zakupami albo z wózkiem, nie ma {at} gdzie usiąść. Dodamy ławki, kosze i pas zieleni od strony "
       "jezdni.",
       "People with shopping or a pram have nowhere to sit {at}. We will add benches, bins and a green strip towards "
       "the road."}},
     {"Między sklepem a przystankiem nie ma {at} ani jednej ławki. Starsze osoby odpoczywają, opierając się o płot.",
      "W upalne dni {at} nie ma cienia, a jedyna ławka stoi w pełnym słońcu i jest połamana."},
     {"Ustawimy ławki z oparciem i podłokietnikiem, co druga z miejscem na wózek. Posadzimy drzewa miododajne i "
      "krzewy, które dobrze znoszą miasto.",
      "Każda ławka stanie pod drzewem: tam, gdzie drzew brak, posadzimy lipy i klony polne. Nawierzchnia pod ławkami "
      "przepuści wodę."},
     {{"Ławki z oparciem i podłokietnikami", "Benches with backs and armrests", 4},
      {"Drzewa i krzewy", "Trees and shrubs", 3},
      {"Kosze na odpady", "Litter bins", 0.8},
      {"Nawierzchnia przepuszczająca wodę", "Permeable surface", 1.6},
      {}}},

    {Category::greenery,
     Scene::street_trees,
     0,
     on_street | in_estate | at_school,
     25'000,
     240'000,
     1.25,
     {{"Szpaler drzew {at}", "A row of trees {at}"},
      {"Drzewa zamiast betonu {at}", "Trees instead of concrete {at}"},
      {"Cień na lato: nowe drzewa {at}", "Shade for summer: new trees {at}"},
      {"Posadźmy drzewa {at}", "Let us plant trees {at}"},
      {"Zielona aleja {at}", "A green avenue {at}"}},
     {{"Posadzimy {at} duże, już cieniste drzewa, rozbijemy zbędny beton i zrobimy misy, w których zostanie "
       "deszczówka.",
       "We will plant large, already shady trees {at}, break up needless concrete and shape basins that keep "
       "rainwater."},
      {"Zielony szpaler {at} osłoni chodnik od słońca, kurzu i hałasu. Każde drzewo dostanie opiekę ogrodnika na trzy "
       "lata.",
       "A green row {at} will shield the pavement from sun, dust and noise. Each tree gets three years of a gardener's "
       "care."}},
     {"Latem temperatura płyt chodnikowych {at} przekracza pięćdziesiąt stopni. Nie da się tędy iść z dzieckiem ani z "
      "psem.",
      "Stare drzewa {at} wycięto, nowych nie posadzono. Zostały kratki pełne śmieci i goły beton."},
     {"Posadzimy drzewa o obwodzie pnia co najmniej osiemnastu centymetrów. Korzenie dostaną podłoże strukturalne, "
      "żeby nie niszczyły chodnika.",
      "Zanim powstaną dołki, sprawdzimy sieci pod ziemią. Tam, gdzie drzewo się nie zmieści, posadzimy wysokie krzewy "
      "i pnącza."},
     {{"Drzewa z bryłą korzeniową", "Trees with root balls", 5},
      {"Rozbiórka betonu", "Breaking up concrete", 2},
      {"Podłoże i misy na deszczówkę", "Soil and rainwater basins", 2},
      {"Pielęgnacja przez trzy lata", "Three years of care", 1.5},
      {}}},

    {Category::greenery,
     Scene::community_garden,
     0,
     on_street | in_estate,
     80'000,
     480'000,
     1.35,
     {{"Park kieszonkowy {at}", "Pocket park {at}"},
      {"Skwer sąsiedzki zamiast klepiska {at}", "A neighbours' square instead of bare earth {at}"},
      {"Mały park, wielki cień {at}", "Small park, big shade {at}"},
      {"Zielony pokój na wolnym powietrzu {at}", "A green room in the open air {at}"}},
     {{"Zaniedbany skrawek ziemi {at} stanie się małym parkiem: z drzewami, rabatami bylin, ławkami w kręgu i ścieżką "
       "dla wózków.",
       "A neglected patch {at} becomes a small park with trees, perennial beds, benches in a circle and a path fit for "
       "prams."},
      {"Chcemy małego parku {at}, do którego dojdzie każdy w pięć minut: cień, zieleń przez cały rok i miejsce na "
       "rozmowę.",
       "We want a small park {at} that everybody reaches in five minutes: shade, green all year and a place to talk."}},
     {"Miejska działka {at} od lat stoi pusta. Parkują na niej samochody, a po deszczu robi się kałuża na pół ulicy.",
      "Najbliższy park jest dwadzieścia minut drogi stąd. Dla małych dzieci i starszych osób to za daleko."},
     {"Układ skweru zaprojektujemy z mieszkańcami na dwóch spotkaniach. Posadzimy drzewa wielopniowe, byliny i trawy, "
      "a ławki ustawimy w kręgu.",
      "Usuniemy gruz, przywieziemy ziemię i posadzimy rośliny, które kwitną od marca do października. Ścieżka będzie "
      "równa i bez progów."},
     {{"Przygotowanie terenu", "Preparing the ground", 2},
      {"Drzewa, krzewy i byliny", "Trees, shrubs and perennials", 3.5},
      {"Ścieżki i nawierzchnie", "Paths and surfaces", 2.5},
      {"Ławki i kosze", "Benches and bins", 1.5},
      {"Oświetlenie", "Lighting", 1.2}}},

    {Category::greenery,
     Scene::community_garden,
     0,
     in_estate | on_street | at_school | at_culture_house,
     15'000,
     110'000,
     0.9,
     {{"Ogród społeczny {at}", "Community garden {at}"},
      {"Sąsiedzkie grządki {at}", "Neighbours' vegetable beds {at}"},
      {"Ogród ziołowy {at}", "Herb garden {at}"},
      {"Pomidory, mięta i rozmowy: ogród {at}", "Tomatoes, mint and talk: a garden {at}"},
      {"Wspólny ogród pokoleń {at}", "A garden for all generations {at}"}},
     {{"Powstaną {at} podniesione grządki, kompostownik i zbiornik na deszczówkę. Każdy będzie mógł tu siać, podlewać "
       "i zbierać.",
       "There will be raised beds, a compost heap and a rainwater tank {at}. Everybody may sow, water and harvest "
       "here."},
      {"Wspólny ogród {at} z grządkami także na wysokości wózka, szopą na narzędzia i warsztatami dla początkujących.",
       "A shared garden {at} with some beds at wheelchair height, a tool shed and workshops for beginners."}},
     {"Wielu sąsiadów chciałoby mieć kawałek ziemi, a na działkę czeka się latami. Tymczasem trawnik {at} leży "
      "odłogiem.",
      "Mieszkamy obok siebie i mało się znamy. Wspólna praca w ogrodzie jest najprostszym powodem, żeby porozmawiać."},
     {"Zbudujemy dwanaście skrzyń uprawnych, w tym cztery wysokie, do pracy na siedząco. Zasady ułożymy razem na "
      "pierwszym spotkaniu.",
      "Ogród będzie otwarty, bez furtki na klucz. Opiekę poprowadzi grupa sąsiadów ze wsparciem ogrodniczki przez dwa "
      "sezony."},
     {{"Skrzynie uprawne", "Raised beds", 3},
      {"Ziemia, sadzonki i nasiona", "Soil, seedlings and seed", 2},
      {"Zbiornik na deszczówkę i kompostownik", "Rainwater tank and compost heap", 1.4},
      {"Szopa i narzędzia", "Shed and tools", 1.6},
      {"Warsztaty ogrodnicze", "Gardening workshops", 1}}},

    {Category::greenery,
     Scene::community_garden,
     0,
     on_street | at_school | in_estate,
     20'000,
     160'000,
     0.8,
     {{"Ogród deszczowy {at}", "Rain garden {at}"},
      {"Zatrzymajmy deszcz {at}", "Let us keep the rain {at}"},
      {"Deszczówka dla zieleni {at}", "Rainwater for greenery {at}"},
      {"Koniec kałuż: ogród deszczowy {at}", "No more puddles: a rain garden {at}"}},
     {{"Woda z dachów i chodników {at} spłynie do ogrodu z irysami i turzycami, zamiast zalewać jezdnię i piwnice.",
       "Water from roofs and pavements {at} will run into a garden of irises and sedges instead of flooding the road "
       "and cellars."},
      {"Zbudujemy {at} nieckę z roślinami, które lubią wodę. Po ulewie zniknie kałuża, a w suszę rośliny będą miały "
       "zapas.",
       "We will build a basin {at} with plants that love water. After a downpour the puddle is gone, in a drought "
       "plants have a reserve."}},
     {"Po każdej ulewie {at} stoi woda. Kanalizacja nie nadąża, a kilka dni później ta sama zieleń usycha.",
      "Cała deszczówka {at} ucieka do kanału. Płacimy za jej odprowadzenie, a potem za podlewanie."},
     {"Obniżymy teren, ułożymy warstwy żwiru i piasku, posadzimy rośliny znoszące wodę i suszę. Nadmiar odpłynie "
      "przelewem.",
      "Woda z rynien popłynie otwartą rynną do niecki, tak żeby dzieci widziały jej drogę. Obok stanie tablica, jak "
      "zrobić taki ogród w domu."},
     {{"Wykopy i warstwy filtrujące", "Digging and filter layers", 3},
      {"Rośliny", "Plants", 2},
      {"Koryta i przelew", "Channels and overflow", 2},
      {"Tablica", "Information board", 0.5},
      {}}},

    {Category::greenery,
     Scene::lamp_path,
     0,
     in_park,
     90'000,
     620'000,
     1.4,
     {{"Odnowa {of}", "Renewal of {name}"},
      {"Nowe alejki i ławki {at}", "New paths and benches {at}"},
      {"Alejki, ławki i latarnie {at}", "Paths, benches and lamps {at}"},
      {"Więcej życia {at}", "More life {at}"},
      {"Krzewy, byliny i wygodne ścieżki {at}", "Shrubs, perennials and easy paths {at}"}},
     {{"Wyrównamy alejki {at}, dodamy ławki i ciepłe światło, a puste miejsca obsadzimy krzewami i bylinami.",
       "We will level the paths {at}, add benches and warm light, and plant shrubs and perennials in the empty "
       "places."},
      {"Po latach bez remontu przyszła pora na równe ścieżki, nowe nasadzenia i miejsca odpoczynku {at}.",
       "After years without repair it is time for even paths, new plants and places to rest {at}."}},
     {"Alejki {at} są popękane, po deszczu trzeba skakać przez kałuże, a wieczorem jest tu zupełnie ciemno.",
      "Kiedyś {at} spotykała się cała okolica. Dziś zostało kilka ławek bez oparć i krzewy, których nikt nie "
      "przycina."},
     {"Zachowamy stary układ ścieżek i wszystkie zdrowe drzewa. Nawierzchnia będzie mineralna, a lampy skierowane w "
      "dół, żeby nie płoszyć ptaków.",
      "Prace podzielimy na dwa etapy, tak żeby część parku była zawsze otwarta. Projekt pokażemy na spacerze z "
      "mieszkańcami."},
     {{"Nawierzchnia alejek", "Surface of the paths", 4},
      {"Nasadzenia", "Planting", 2.5},
      {"Ławki i kosze", "Benches and bins", 1.5},
      {"Oświetlenie", "Lighting", 2},
      {}}},

    {Category::greenery,
     Scene::allotment,
     0,
     in_estate | in_park | on_street,
     18'000,
     130'000,
     0.95,
     {{"Sad miejski {at}", "City orchard {at}"},
      {"Stare odmiany jabłoni {at}", "Old apple varieties {at}"},
      {"Owoce dla wszystkich: sad {at}", "Fruit for all: an orchard {at}"},
      {"Jabłonie i grusze {at}", "Apple and pear trees {at}"}},
     {{"Posadzimy {at} jabłonie, grusze i śliwy starych odmian. Owoce będzie mógł zerwać każdy, a jesienią zrobimy "
       "wspólny kiermasz.",
       "We will plant old varieties of apple, pear and plum {at}. Anybody may pick the fruit, and in autumn there will "
       "be a shared fair."},
      {"Mały sad {at} przypomni smak kosztel i papierówek. Szkoły i sąsiedzi nauczą się tu przycinać i szczepić "
       "drzewa.",
       "A small orchard {at} will bring back the taste of old apples. Schools and neighbours will learn to prune and "
       "graft here."}},
     {"Dawne sady zniknęły pod zabudową, a razem z nimi smaki, które pamiętają nasi dziadkowie.",
      "Dzieci z okolicy znają jabłka ze sklepu. Chcemy, żeby zobaczyły, jak kwitną i dojrzewają."},
     {"Posadzimy trzydzieści drzew na silnych podkładkach, każde z tabliczką odmiany. Pod drzewami wysiejemy łąkę.",
      "Przez trzy lata sadownik pokaże, jak przycinać i szczepić. Zbiory będą wspólne, bez płotu i bez kłódki."},
     {{"Drzewka owocowe", "Fruit trees", 3},
      {"Sadzenie i podpory", "Planting and supports", 2},
      {"Łąka pod drzewami", "Meadow under the trees", 1},
      {"Ławy i stół", "Benches and a table", 1.2},
      {"Warsztaty sadownicze", "Orchard workshops", 1}}},

    {Category::greenery,
     Scene::river_bridge,
     0,
     on_boulevard,
     60'000,
     540'000,
     1.5,
     {{"Trawiasta plaża i leżaki {at}", "A grassy beach and deckchairs {at}"},
      {"Zejście do wody {at}", "Steps to the water {at}"},
      {"Pomost i ławy z widokiem {at}", "A jetty and benches with a view {at}"},
      {"Nad rzekę! Nowe schody i ławy {at}", "To the river! New steps and benches {at}"}},
     {{"Otworzymy brzeg Modrawy: szerokie schody z siedziskami, leżaki, poidełko i cień wierzb {at}.",
       "We will open the bank of the Modrawa: wide steps to sit on, deckchairs, a drinking fountain and willow shade "
       "{at}."},
      {"Chcemy znów siadać nad rzeką. Powstaną drewniane pomosty, stojaki na rowery i ścieżka dla wózków {at}.",
       "We want to sit by the river again. There will be wooden decks, bicycle racks and a step-free path {at}."}},
     {"Modrawa płynie przez środek miasta, a {at} nie ma jak do niej zejść. Zostały zarośnięte skarpy i potłuczone "
      "szkło.",
      "W ciepłe wieczory {at} jest tłoczno, ale siedzieć można tylko na murku. Brakuje koszy, cienia i wody do picia."},
     {"Schody i pomosty będą z drewna i kamienia, odporne na wysoką wodę. Zachowamy wierzby i miejsca lęgowe ptaków.",
      "Projekt uzgodnimy z gospodarzem rzeki. Jedno zejście będzie łagodne, bez stopni, żeby dojechał wózek."},
     {{"Schody z siedziskami", "Steps to sit on", 4},
      {"Pomosty drewniane", "Wooden decks", 3},
      {"Leżaki, ławy, kosze", "Deckchairs, benches, bins", 1.4},
      {"Zieleń i zabezpieczenie drzew", "Planting and care of trees", 1.2},
      {}}},
};

}  // namespace

std::span<const Idea> greenery_ideas() { return ideas; }

}  // namespace wiec::demo
