#include "app/demo/ideas.h"

namespace wiec::demo {
namespace {

constexpr Idea ideas[] = {
    {Category::education,
     Scene::school,
     2,
     at_school,
     35'000,
     260'000,
     1.2,
     {{"Zielona klasa {at}", "Green classroom {at}"},
      {"Klasa pod chmurką {at}", "Open-air classroom {at}"},
      {"Szkolne podwórko na zielono {at}", "A green schoolyard {at}"},
      {"Ogród lekcyjny {at}", "Teaching garden {at}"}},
     {{"Drewniane siedziska pod dachem z pnączy, grządki i stacja pogodowa {at}. Po lekcjach ogród będzie otwarty dla "
       "sąsiadów.",
       "Wooden seats under a roof of climbers, vegetable beds and a weather station {at}. After school the garden is "
       "open to all."},
      {"Lekcje przyrody na dworze, a popołudniami zielone podwórko dla całej okolicy {at}, z cieniem i wodą do picia.",
       "Science lessons outdoors, and in the afternoon a green yard for the whole neighbourhood {at}, with shade and "
       "water."}},
     {"Podwórko {at} to asfalt i jedna ławka. W maju jest tu tak gorąco, że przerwy spędza się na korytarzu.",
      "Dzieci uczą się o zapylaczach z ekranu, choć za oknem mogłyby je zobaczyć."},
     {"Zerwiemy część asfaltu, posadzimy drzewa i ustawimy amfiteatr z drewna. Furtka będzie otwarta do dwudziestej.",
      "Projekt przygotowali uczniowie z nauczycielką biologii. Opiekę nad grządkami w wakacje przejmą sąsiedzi."},
     {{"Rozbiórka asfaltu", "Removing asphalt", 1.6},
      {"Siedziska i zadaszenie", "Seats and roof", 4},
      {"Drzewa i grządki", "Trees and beds", 2.4},
      {"Stacja pogodowa i pomoce", "Weather station and aids", 1},
      {}}},

    {Category::education,
     Scene::school,
     2,
     at_school | at_library,
     18'000,
     150'000,
     0.95,
     {{"Robotyka po lekcjach {in}", "Robotics after school {at}"},
      {"Pracownia przyrodnicza {in}", "Science workshop {at}"},
      {"Otwarta pracownia druku 3D {in}", "Open 3D printing workshop {at}"},
      {"Zajęcia z programowania {in}", "Coding classes {at}"},
      {"Sobotnie eksperymenty {in}", "Saturday experiments {at}"}},
     {{"Bezpłatne zajęcia {in} dla dzieci i młodzieży z całej dzielnicy. Sprzęt zostanie na stałe, zapisy bez "
       "egzaminu.",
       "Free classes {at} for children and teenagers of the whole district. The equipment stays, no exam to join."},
      {"W każdą sobotę otworzymy {in} pracownię, w której można budować, mierzyć i programować pod opieką edukatorów.",
       "Each Saturday we open a workshop {at} where one can build, measure and program with educators."}},
     {"Prywatne kursy są drogie, a miejsc mało. Zdolne dzieci zostają bez zajęć.",
      "Sala stoi popołudniami pusta. Wystarczy dołożyć sprzęt i prowadzących."},
     {"Zajęcia będą otwarte dla wszystkich, nie tylko dla uczniów jednej szkoły. Połowę miejsc dostaną dziewczęta.",
      "Kupimy dwanaście zestawów i opłacimy prowadzących na dwa semestry."},
     {{"Zestawy i komputery", "Kits and computers", 5},
      {"Prowadzenie zajęć", "Teaching", 3},
      {"Meble", "Furniture", 1.2},
      {"Materiały", "Materials", 0.8},
      {}}},

    {Category::community,
     Scene::playground,
     2,
     at_nursery | at_primary_school,
     70'000,
     420'000,
     1.3,
     {{"Plac zabaw {at}", "Playground {at}"},
      {"Naturalny plac zabaw {at}", "Natural playground {at}"},
      {"Błotna kuchnia i szałasy {at}", "Mud kitchen and willow huts {at}"},
      {"Plac zabaw bez barier {at}", "A playground without barriers {at}"}},
     {{"Zjeżdżalnia na skarpie, wierzbowe szałasy, piaskownica w cieniu i huśtawka dla dziecka na wózku {at}.",
       "A slide on a slope, willow huts, a shaded sandpit and a swing for a child in a wheelchair {at}."},
      {"Stare metalowe drabinki {at} zastąpią bezpieczne urządzenia z drewna. Po południu plac będzie otwarty dla "
       "wszystkich.",
       "Safe wooden equipment replaces the old metal frames {at}. In the afternoon the playground is open to "
       "everyone."}},
     {"Na obecnym placu zabaw {at} zostały dwie huśtawki i piaskownica bez piasku.",
      "Latem urządzenia {at} nagrzewają się tak, że nie można ich dotknąć. Potrzebujemy cienia i drewna zamiast "
      "blachy."},
     {"Posadzimy drzewa od strony południowej, ułożymy miękką nawierzchnię i ustawimy urządzenia dla dzieci w różnym "
      "wieku.",
      "Urządzenia wybiorą dzieci, kropkami na planszach. Wszystkie ścieżki będą bez progów."},
     {{"Urządzenia zabawowe", "Play equipment", 5},
      {"Bezpieczna nawierzchnia", "Safe surface", 2.5},
      {"Drzewa i zieleń", "Trees and greenery", 1.4},
      {"Ogrodzenie i furtka", "Fence and gate", 1},
      {"Ławki dla opiekunów", "Benches for carers", 0.7}}},

    {Category::education,
     Scene::library,
     5,
     at_library | at_culture_house | in_district,
     4'000,
     38'000,
     0.75,
     {{"Smartfon dla seniora {at}", "A smartphone for seniors {at}"},
      {"Komputer bez tajemnic {at}", "No more computer secrets {at}"},
      {"Akademia seniora {at}", "Senior academy {at}"},
      {"Bezpiecznie w internecie {at}", "Safe on the internet {at}"}},
     {{"Spokojne zajęcia w małych grupach {at}: zdjęcia dla wnuków, sprawy w urzędzie, umawianie wizyt i ochrona przed "
       "oszustami.",
       "Calm classes in small groups {at}: photographs for grandchildren, official matters, appointments and "
       "protection from fraud."},
      {"Młodzi wolontariusze i instruktorka nauczą {at} obsługi telefonu i komputera. Sprzęt do ćwiczeń będzie na "
       "miejscu.",
       "Young volunteers and an instructor teach phone and computer skills {at}. Devices for practice are on the "
       "spot."}},
     {"Coraz więcej spraw załatwia się przez telefon. Starsi sąsiedzi boją się, że coś źle nacisną.",
      "Oszuści dzwonią do seniorów co tydzień. Najlepszą obroną jest wiedza."},
     {"Zajęcia odbędą się w grupach po osiem osób, w powtarzanych cyklach. Do osób, które nie wychodzą z domu, "
      "przyjdzie wolontariusz.",
      "Przygotujemy zeszyt z dużą czcionką, do którego można wrócić w domu."},
     {{"Prowadzenie zajęć", "Teaching", 5},
      {"Tablety do ćwiczeń", "Tablets for practice", 2.2},
      {"Zeszyty", "Workbooks", 0.7},
      {"Plakaty i zapisy", "Posters and registration", 0.4},
      {}}},

    {Category::education,
     Scene::meadow,
     2,
     in_park | at_school | at_culture_house,
     8'000,
     65'000,
     0.8,
     {{"Nocne obserwacje nieba {at}", "Watching the night sky {at}"},
      {"Lekcje o ptakach {at}", "Lessons about birds {at}"},
      {"Przyrodnicze pikniki {at}", "Nature picnics {at}"},
      {"Wyprawy z lupą {at}", "Expeditions with a magnifying glass {at}"}},
     {{"Cykl rodzinnych spotkań z przyrodniczką i astronomem {at}. Lornetki, lunety i lupy będzie można wypożyczyć.",
       "A series of family meetings with a naturalist and an astronomer {at}. Binoculars, telescopes and lenses to "
       "borrow."},
      {"Dwanaście wypraw {at} przez cały rok: ptaki zimą, kwiaty wiosną, nietoperze latem i grzyby jesienią.",
       "Twelve expeditions {at} through the year: birds in winter, flowers in spring, bats in summer, fungi in "
       "autumn."}},
     {"W mieście żyje ponad sto gatunków ptaków, a większość z nas rozpoznaje pięć.",
      "Dzieci chcą wiedzieć, co świeci na niebie i co szeleści w krzakach. Ktoś powinien im to pokazać."},
     {"Spotkania będą bezpłatne i otwarte. Trasę dobierzemy tak, żeby poradził sobie przedszkolak i osoba na wózku.",
      "Powstanie też karta przyrodnicza okolicy do pobrania w bibliotece."},
     {{"Prowadzenie spotkań", "Leading the meetings", 4},
      {"Lunety, lornetki, lupy", "Telescopes, binoculars, lenses", 3},
      {"Karty przyrodnicze", "Nature cards", 1},
      {},
      {}}},
};

}  // namespace

std::span<const Idea> education_ideas() { return ideas; }

}  // namespace wiec::demo
