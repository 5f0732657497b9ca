#include "app/demo/gazetteer.h"

#include <string>

namespace wiec::demo {
namespace {

using Names = std::string_view;

constexpr Names old_town[] = {"Przy Murach", "Sukiennicze", "Nad Fosą"};
constexpr Names below_castle[] = {"Zamkowe", "Pod Basztą", "Garncarskie"};
constexpr Names weavers_hill[] = {"Tkackie", "Na Stoku", "Farbiarskie", "Pod Krosnami"};
constexpr Names fishers[] = {"Rybackie", "Przy Przystani", "Flisackie"};
constexpr Names new_lindens[] = {"Lipowe", "Miodowe", "Pod Lipami", "Pasieczne"};
constexpr Names beyond_rails[] = {"Kolejowe", "Parowozowe", "Semaforowe", "Sadowe"};
constexpr Names lime_kilns[] = {"Wapienne", "Skalne", "Przy Kamieniołomie", "Kredowe"};
constexpr Names heaths[] = {"Wrzosowe", "Zachodnie", "Na Polanie", "Jałowcowe"};
constexpr Names birches[] = {"Brzozowe", "Ogrodowe", "Wiosenne", "Pod Brzozami"};
constexpr Names by_the_wood[] = {"Leśne", "Na Skraju", "Grzybowe"};
constexpr Names cranes[] = {"Żurawie", "Łąkowe", "Nad Strugą", "Świerkowe"};
constexpr Names over_river[] = {"Nadrzeczne", "Bednarskie", "Za Mostem", "Młodości"};
constexpr Names millrace[] = {"Młyńskie", "Przy Jazie", "Zbożowe"};
constexpr Names alders[] = {"Olszowe", "Wiklinowe", "Sąsiedzkie", "Nad Łęgiem"};
constexpr Names sunny_hill[] = {"Słoneczne", "Południowe", "Na Wzgórzu", "Tarasowe"};
constexpr Names guelder_roses[] = {"Kalinowe", "Jaśminowe", "Różane", "Bzowe"};
constexpr Names ponds[] = {"Nad Stawami", "Trzcinowe", "Perkozowe"};
constexpr Names oaks[] = {"Dębowe", "Żołędziowe", "Pod Dębami", "Borowe"};

constexpr DistrictEntry districts[] = {
    {"Stare Miasto",
     "Starego Miasta",
     "na Starym Mieście",
     "in Stare Miasto",
     "Rynek, ratusz i kamienice, w których kiedyś stały krosna.",
     "The market square, the town hall and houses where looms once stood.",
     {0, 520},
     9800,
     0.10,
     old_town},
    {"Podzamcze",
     "Podzamcza",
     "na Podzamczu",
     "in Podzamcze",
     "Pod zamkiem nad Modrawą: warsztaty garncarzy i strome schodki.",
     "Below the castle on the Modrawa: potters' workshops and steep steps.",
     {-1750, 250},
     11200,
     0.14,
     below_castle},
    {"Tkacka Góra",
     "Tkackiej Góry",
     "na Tkackiej Górze",
     "in Tkacka Góra",
     "Ceglane fabryki tkanin, dziś mieszkania, pracownie i dom kultury.",
     "Brick cloth mills, today flats, studios and a culture house.",
     {-800, 2050},
     18400,
     0.12,
     weavers_hill},
    {"Rybaki",
     "Rybaków",
     "na Rybakach",
     "in Rybaki",
     "Dawna osada rybaków i flisaków, przystań i bulwary.",
     "Once a village of fishers and raftsmen, with a landing stage and boulevards.",
     {2000, 1000},
     12100,
     0.16,
     fishers},
    {"Nowe Lipie",
     "Nowego Lipia",
     "na Nowym Lipiu",
     "in Nowe Lipie",
     "Bloki wśród lip, szkoły i największy targ w mieście.",
     "Blocks of flats among linden trees, schools and the city's largest market.",
     {1350, 2650},
     19700,
     0.12,
     new_lindens},
    {"Zatorze",
     "Zatorza",
     "na Zatorzu",
     "in Zatorze",
     "Za torami: domy kolejarzy, sady i parowozownia.",
     "Beyond the rails: railway workers' houses, orchards and an engine shed.",
     {150, 4150},
     17300,
     0.13,
     beyond_rails},
    {"Wapienniki",
     "Wapienników",
     "na Wapiennikach",
     "in Wapienniki",
     "Białe skałki starego kamieniołomu i bloki z lat siedemdziesiątych.",
     "White rocks of an old quarry and blocks of flats from the seventies.",
     {-3150, 1500},
     15900,
     0.17,
     lime_kilns},
    {"Wrzosy",
     "Wrzosów",
     "na Wrzosach",
     "in Wrzosy",
     "Niskie domy na piaskach, jałowce i wrzosowiska.",
     "Low houses on the sands, junipers and heaths.",
     {-5300, 450},
     12600,
     0.24,
     heaths},
    {"Brzeziny",
     "Brzezin",
     "na Brzezinach",
     "in Brzeziny",
     "Domy z ogrodami i brzozowe zagajniki na skraju miasta.",
     "Houses with gardens and birch groves on the edge of the city.",
     {-4400, 3250},
     13800,
     0.20,
     birches},
    {"Podlesie",
     "Podlesia",
     "na Podlesiu",
     "in Podlesie",
     "Ostatni przystanek przed lasem, ścieżki na grzyby i na narty.",
     "The last stop before the forest, paths for mushrooms and for skis.",
     {-2200, 4300},
     9400,
     0.34,
     by_the_wood},
    {"Żurawiniec",
     "Żurawińca",
     "na Żurawińcu",
     "in Żurawiniec",
     "Łąki, na które co roku wracają żurawie, i nowe osiedla.",
     "Meadows to which the cranes return every year, and new estates.",
     {3900, 3000},
     14200,
     0.22,
     cranes},
    {"Zarzecze",
     "Zarzecza",
     "na Zarzeczu",
     "in Zarzecze",
     "Drugi brzeg: bednarskie podwórka, targ staroci i najlepszy widok na miasto.",
     "The other bank: coopers' yards, a flea market and the best view of the city.",
     {300, -2050},
     17800,
     0.13,
     over_river},
    {"Młynówka",
     "Młynówki",
     "na Młynówce",
     "in Młynówka",
     "Stare młyny i jazy na strudze, która wpada do Modrawy.",
     "Old mills and weirs on the stream that joins the Modrawa.",
     {-2100, -3350},
     9100,
     0.20,
     millrace},
    {"Olszyny",
     "Olszyn",
     "na Olszynach",
     "in Olszyny",
     "Osiedla wśród olch i wiklin, wały nad rzeką.",
     "Estates among alders and osiers, embankments by the river.",
     {2450, -1650},
     16300,
     0.17,
     alders},
    {"Słoneczne Wzgórze",
     "Słonecznego Wzgórza",
     "na Słonecznym Wzgórzu",
     "in Słoneczne Wzgórze",
     "Największe osiedle miasta, tarasami schodzące ku południowi.",
     "The city's largest estate, stepping down in terraces to the south.",
     {650, -4300},
     21500,
     0.12,
     sunny_hill},
    {"Kaliny",
     "Kalin",
     "na Kalinach",
     "in Kaliny",
     "Ogrody działkowe i domki, wiosną białe od kalin.",
     "Allotments and small houses, white with guelder rose in spring.",
     {3400, -3850},
     12900,
     0.21,
     guelder_roses},
    {"Stawiska",
     "Stawisk",
     "na Stawiskach",
     "in Stawiska",
     "Trzy stawy, trzciny, pomosty i ptaki.",
     "Three ponds, reeds, jetties and birds.",
     {5050, -1200},
     7600,
     0.25,
     ponds},
    {"Dębowiec",
     "Dębowca",
     "na Dębowcu",
     "in Dębowiec",
     "Miejski las dębowy, polany i dwie dawne wsie.",
     "The city's oak wood, clearings and two former villages.",
     {-4600, -3500},
     6400,
     0.42,
     oaks},
};

constexpr Vec river[] = {{-11500, -3300}, {-9200, -1900}, {-7000, -1350}, {-5000, -1900}, {-3400, -1500},
                         {-2500, -550},   {-1300, -250},  {0, -650},      {1100, -700},   {2200, -150},
                         {3400, 600},     {5000, 1050},   {6700, 650},    {8600, 1700},   {11500, 2300}};
constexpr Vec stream[] = {{-4300, -9500}, {-3900, -6600}, {-3000, -5300}, {-2900, -4200},
                          {-1900, -3300}, {-1500, -2400}, {-700, -1700},  {-480, -570}};
constexpr Vec railway[] = {{-11500, 2300}, {-8000, 2200}, {-5600, 2000}, {-3600, 2350}, {-2000, 3050}, {-300, 3200},
                           {1500, 3500},   {3000, 3900},  {5200, 4500},  {8000, 4600},  {11500, 5600}};

constexpr Vec to_east[] = {{520, 330}, {1500, 720}, {2600, 1350}, {4000, 1950}, {5500, 2250}, {8000, 2700}};
constexpr Vec to_north_east[] = {{390, 640}, {1050, 1650}, {1950, 2600}, {3100, 3600}, {4300, 5200}, {5200, 7500}};
constexpr Vec to_north[] = {{20, 760}, {-60, 1800}, {150, 3000}, {20, 4300}, {350, 7500}};
constexpr Vec to_north_west[] = {{-400, 620}, {-1300, 1650}, {-1950, 2800}, {-2600, 4200}, {-3300, 7500}};
constexpr Vec to_west_hills[] = {{-540, 330}, {-1800, 900}, {-3200, 1700}, {-4500, 2750}, {-7500, 4600}};
constexpr Vec to_west[] = {{-520, 40}, {-1600, 200}, {-3300, 250}, {-5000, 100}, {-8500, -200}};
constexpr Vec to_south_west[] = {{-230, -290},   {-330, -640},   {-800, -1450},
                                 {-2000, -2450}, {-3600, -3000}, {-8000, -3900}};
constexpr Vec to_south[] = {{330, -260}, {460, -720}, {560, -1700}, {480, -3000}, {720, -4500}, {900, -8000}};
constexpr Vec to_south_east[] = {{560, -1700}, {1650, -2600}, {2800, -3500}, {4200, -4500}, {6500, -6600}};
constexpr Vec to_ponds[] = {{540, -1380}, {1800, -1350}, {3300, -1600}, {5000, -1350}, {8500, -2000}};
constexpr Vec wall_ring[] = {{0, 770},  {-390, 640}, {-550, 250}, {-400, -150},
                             {0, -320}, {390, -170}, {560, 220},  {400, 640}};
constexpr Vec great_ring[] = {{-2850, 300}, {-2500, 1850}, {-1000, 2750}, {900, 2950},  {2450, 2250},   {3050, 1250},
                              {3000, 200},  {2900, -1300}, {2150, -2850}, {600, -3350}, {-1300, -3000}, {-2600, -2150}};

constexpr RoadEntry roads[] = {
    {"Basztowa", false, true, wall_ring},         {"Siedmiu Cechów", true, true, great_ring},
    {"Kaliska", false, false, to_east},           {"Niepodległości", true, false, to_north_east},
    {"Warszawska", false, false, to_north},       {"Poznańska", false, false, to_north_west},
    {"Wapiennicka", false, false, to_west_hills}, {"Wielkopolska", false, false, to_west},
    {"Śląska", false, false, to_south_west},      {"Wolności", true, false, to_south},
    {"Krakowska", false, false, to_south_east},   {"Lubelska", false, false, to_ponds},
};

}  // namespace

std::span<const DistrictEntry> district_entries() { return districts; }
std::span<const Vec> river_course() { return river; }
std::span<const Vec> stream_course() { return stream; }
std::span<const Vec> railway_course() { return railway; }
std::span<const RoadEntry> road_entries() { return roads; }

PlaceName name_of_district(const DistrictEntry& entry) {
  return {std::string(entry.name), std::string(entry.of), std::string(entry.at), std::string(entry.name),
          std::string(entry.at_en)};
}

PlaceName name_of_city() { return {"Kalinobrzeg", "Kalinobrzegu", "w Kalinobrzegu", "Kalinobrzeg", "in Kalinobrzeg"}; }

std::string_view history_pl() {
  return "Kalinobrzeg leży nad Modrawą, w miejscu, gdzie szlak solny przechodził przez bród. Najstarszy zapis mówi o "
         "„brzegu, na którym czerwieni się kalina” – stąd nazwa i trzy kaliny w herbie.\n\n"
         "Prawa miejskie nadano w 1284 roku. Miasto utrzymywali flisacy, którzy spławiali dębinę, i tkacze: tutejsza "
         "krajka, wąska taśma w trzech barwach, wędrowała barkami aż do morza. Każdy cech przychodził na wiec na rynku "
         "i zanim coś postanowiono, wysłuchiwano wszystkich, od mistrzów po czeladników.\n\n"
         "W XIX wieku na Tkackiej Górze stanęły ceglane fabryki, a za torami domy kolejarzy. Dziś w osiemnastu "
         "dzielnicach mieszka prawie ćwierć miliona osób. O części budżetu znów decydują wszyscy.";
}

std::string_view history_en() {
  return "Kalinobrzeg lies on the Modrawa, where the salt road crossed a ford. The oldest record speaks of “the bank "
         "that is red with guelder rose”, kalina in Polish: hence the name, and the three berries in the coat of "
         "arms.\n\n"
         "The town charter dates from 1284. Raftsmen who floated oak down the river kept the town, and so did weavers: "
         "the local krajka, a narrow band in three colours, travelled on barges all the way to the sea. Every guild "
         "came "
         "to the wiec, the assembly on the market square, and everybody was heard before anything was decided.\n\n"
         "In the 19th century brick mills rose on Tkacka Góra and railway workers' houses beyond the tracks. Today "
         "almost "
         "a quarter of a million people live in eighteen districts. Part of the budget is again decided by all of "
         "them.";
}

std::span<const Unit> units_of_the_city() {
  static const Unit units[] = {
      {"Zarząd Zieleni Miejskiej", "City Greenery Board", "ZZM"},
      {"Zarząd Dróg Miejskich", "City Roads Board", "ZDM"},
      {"Wydział Edukacji", "Education Department", "WE"},
      {"Wydział Kultury", "Culture Department", "WK"},
      {"Zarząd Obiektów Sportowych", "Sports Facilities Board", "ZOS"},
      {"Wydział Spraw Społecznych", "Social Affairs Department", "WSS"},
      {"Wydział Bezpieczeństwa", "Safety Department", "WB"},
      {"Biuro Partycypacji", "Participation Office", "BP"},
  };
  return units;
}

}  // namespace wiec::demo
