#include <string>

#include "app/demo/gazetteer.h"

namespace wiec::demo {
namespace {

using Names = std::string_view;

constexpr Names trees[] = {"Lipowa",        "Klonowa",     "Dębowa",        "Brzozowa",    "Jesionowa",   "Kasztanowa",
                           "Topolowa",      "Wierzbowa",   "Olchowa",       "Bukowa",      "Grabowa",     "Wiązowa",
                           "Sosnowa",       "Świerkowa",   "Jodłowa",       "Modrzewiowa", "Cisowa",      "Jałowcowa",
                           "Akacjowa",      "Jarzębinowa", "Leszczynowa",   "Kalinowa",    "Czeremchowa", "Głogowa",
                           "Tarninowa",     "Morwowa",     "Orzechowa",     "Jabłoniowa",  "Gruszowa",    "Wiśniowa",
                           "Czereśniowa",   "Śliwowa",     "Brzoskwiniowa", "Agrestowa",   "Porzeczkowa", "Malinowa",
                           "Jeżynowa",      "Jagodowa",    "Poziomkowa",    "Borówkowa",   "Żurawinowa",  "Winogronowa",
                           "Osikowa",       "Platanowa",   "Limbowa",       "Szyszkowa",   "Żołędziowa",  "Bukszpanowa",
                           "Ostrokrzewowa", "Dereniowa",   "Trzmielinowa",  "Berberysowa", "Tujowa",      "Pigwowa",
                           "Morelowa",      "Mirabelkowa", "Rokitnikowa",   "Kruszynowa",  "Zagajnikowa"};
constexpr Names flowers[] = {
    "Różana",        "Fiołkowa",       "Konwaliowa",  "Jaśminowa",     "Bzowa",          "Makowa",      "Chabrowa",
    "Rumiankowa",    "Stokrotkowa",    "Wrzosowa",    "Krokusowa",     "Tulipanowa",     "Narcyzowa",   "Piwoniowa",
    "Malwowa",       "Nagietkowa",     "Astrowa",     "Dzwonkowa",     "Irysowa",        "Liliowa",     "Goździkowa",
    "Pierwiosnkowa", "Przebiśniegowa", "Sasankowa",   "Zawilcowa",     "Niezapominajki", "Lawendowa",   "Szałwiowa",
    "Miętowa",       "Melisowa",       "Tymiankowa",  "Macierzankowa", "Rozmarynowa",    "Koniczynowa", "Lucernowa",
    "Paprociowa",    "Wiciokrzewowa",  "Powojowa",    "Bluszczowa",    "Hortensjowa",    "Dalii",       "Begonii",
    "Azaliowa",      "Magnoliowa",     "Forsycji",    "Nasturcjowa",   "Słonecznikowa",  "Wiklinowa",   "Trzcinowa",
    "Tatarakowa",    "Kaczeńcowa",     "Storczykowa", "Jaskrów",       "Rezedowa",       "Dziewannowa", "Ostróżki",
    "Łubinowa",      "Chryzantem",     "Wierzbówki",  "Barwinkowa",    "Goryczkowa"};
constexpr Names crafts[] = {
    "Tkacka",           "Farbiarska",    "Sukiennicza",  "Krawiecka",   "Szewska",      "Garncarska",
    "Bednarska",        "Kowalska",      "Ślusarska",    "Stolarska",   "Ciesielska",   "Rymarska",
    "Siodlarska",       "Kołodziejska",  "Powroźnicza",  "Garbarska",   "Kuśnierska",   "Płócienna",
    "Lniana",           "Wełniana",      "Jedwabna",     "Bawełniana",  "Krosnowa",     "Przędzalniana",
    "Prządek",          "Koronkarska",   "Hafciarska",   "Guzikowa",    "Nożownicza",   "Złotnicza",
    "Zegarmistrzowska", "Szklarska",     "Hutnicza",     "Ceglana",     "Kamieniarska", "Wapiennicza",
    "Zduńska",          "Kaflowa",       "Piekarska",    "Młynarska",   "Mączna",       "Chlebowa",
    "Rzeźnicza",        "Piwowarska",    "Chmielna",     "Słodowa",     "Solna",        "Miodowa",
    "Bartnicza",        "Świecka",       "Woskowa",      "Papiernicza", "Drukarska",    "Introligatorska",
    "Księgarska",       "Aptekarska",    "Kupiecka",     "Targowa",     "Wagowa",       "Celna",
    "Spichrzowa",       "Flisacka",      "Rybacka",      "Żeglarska",   "Szkutnicza",   "Wiosłowa",
    "Bosmańska",        "Kapitańska",    "Przewoźnicza", "Portowa",     "Kotwiczna",    "Kolejowa",
    "Parowozowa",       "Semaforowa",    "Nastawnicza",  "Wagonowa",    "Zwrotnicza",   "Dworcowa",
    "Torowa",           "Konduktorska",  "Maszynistów",  "Warsztatowa", "Fabryczna",    "Odlewnicza",
    "Bielarska",        "Gręplarska",    "Czółenkowa",   "Wrzecionowa", "Nitkowa",      "Krajkowa",
    "Pasmanteryjna",    "Snowaczy",      "Szpulowa",     "Igielna",     "Naparstkowa",  "Kapelusznicza",
    "Rękawicznicza",    "Pończosznicza", "Tapicerska",   "Ludwisarska", "Organowa",     "Lutnicza",
    "Wiolinowa",        "Fletowa",       "Skrzypcowa",   "Kolędowa"};
constexpr Names birds[] = {
    "Słowicza",    "Skowronków",  "Jaskółcza",  "Żurawia",    "Bociania",    "Czapli",    "Perkozowa",    "Kormoranów",
    "Łabędzia",    "Kaczeńców",   "Sowia",      "Jastrzębia", "Sokola",      "Orla",      "Kukułcza",     "Dzięciołowa",
    "Sikorkowa",   "Szpacza",     "Wilgowa",    "Czyżyków",   "Zięby",       "Gili",      "Pliszki",      "Kosów",
    "Drozdów",     "Przepiórcza", "Kuropatwia", "Bażancia",   "Gołębia",     "Krucza",    "Srocza",       "Sójki",
    "Remizów",     "Trznadli",    "Dudków",     "Czajek",     "Zajęcza",     "Sarnia",    "Jelenia",      "Lisia",
    "Wilcza",      "Borsucza",    "Bobrowa",    "Wydrza",     "Wiewiórcza",  "Jeżowa",    "Kunia",        "Żubrza",
    "Karpiowa",    "Szczupakowa", "Okoniowa",   "Pstrągowa",  "Jesiotrowa",  "Rakowa",    "Świerszczowa", "Motylowa",
    "Ważki",       "Pszczela",    "Głuszców",   "Rybitwy",    "Mewia",       "Kraskowa",  "Pustułki",     "Myszołowów",
    "Puszczykowa", "Lelkowa",     "Pokrzewki",  "Makolągwy",  "Jemiołuszki", "Kwiczołów", "Węgorzowa",    "Sandaczowa",
    "Linowa",      "Płociowa",    "Trzmielowa", "Biedronki",  "Mrówcza",     "Konna"};
constexpr Names weather[] = {
    "Słoneczna",  "Księżycowa",   "Gwiaździsta", "Jutrzenki",    "Świtezianki",     "Poranna",          "Wieczorna",
    "Zorzy",      "Tęczowa",      "Deszczowa",   "Śnieżna",      "Mroźna",          "Szronowa",         "Mglista",
    "Wietrzna",   "Burzowa",      "Obłoczna",    "Pogodna",      "Jasna",           "Promienna",        "Wiosenna",
    "Letnia",     "Jesienna",     "Zimowa",      "Majowa",       "Kwietniowa",      "Lipcowa",          "Wrześniowa",
    "Południowa", "Zachodnia",    "Wschodnia",   "Północna",     "Zaciszna",        "Spokojna",         "Cicha",
    "Wesoła",     "Radosna",      "Szczęśliwa",  "Dobra",        "Życzliwa",        "Sąsiedzka",        "Przyjazna",
    "Rodzinna",   "Gościnna",     "Serdeczna",   "Zgody",        "Pokoju",          "Przyjaźni",        "Młodości",
    "Marzeń",     "Bajkowa",      "Baśniowa",    "Krasnoludków", "Sierotki Marysi", "Kubusia Puchatka", "Tarasowa",
    "Widokowa",   "Panoramiczna", "Stroma",      "Krótka",       "Długa",           "Prosta",           "Kręta",
    "Szeroka",    "Wąska",        "Krzywa",      "Okrężna",      "Graniczna"};
constexpr Names country[] = {
    "Leśna",      "Polna",       "Łąkowa",     "Ogrodowa",    "Sadowa",     "Zielona",    "Kwiatowa",   "Rolna",
    "Zbożowa",    "Żytnia",      "Pszenna",    "Owsiana",     "Jęczmienna", "Gryczana",   "Łanowa",     "Miedzna",
    "Ugorna",     "Pastwiskowa", "Sielska",    "Wiejska",     "Dworska",    "Folwarczna", "Parkowa",    "Gajowa",
    "Borowa",     "Grzybowa",    "Borowikowa", "Maślakowa",   "Kurkowa",    "Rydzowa",    "Mszysta",    "Górna",
    "Dolna",      "Pagórkowa",   "Stokowa",    "Dolinna",     "Jarowa",     "Wąwozowa",   "Skalna",     "Kamienna",
    "Żwirowa",    "Piaskowa",    "Gliniana",   "Wapienna",    "Kredowa",    "Marglowa",   "Krzemienna", "Bursztynowa",
    "Nadrzeczna", "Nadbrzeżna",  "Zarzeczna",  "Mostowa",     "Młyńska",    "Jazowa",     "Groblowa",   "Stawowa",
    "Źródlana",   "Strumykowa",  "Rosista",    "Łęgowa",      "Bagienna",   "Torfowa",    "Wodna",      "Studzienna",
    "Wydmowa",    "Błotna",      "Stodolna",   "Wiatraczna",  "Kuźnicza",   "Pasieczna",  "Zaogrodowa", "Żniwna",
    "Dożynkowa",  "Snopowa",     "Koszona",    "Brukowa",     "Drogowa",    "Spadzista",  "Równa",      "Zakątna",
    "Ustronna",   "Odludna",     "Przełajowa", "Ścieżkowa",   "Osiedlowa",  "Podwórkowa", "Sadownicza", "Winna",
    "Porębna",    "Tartaczna",   "Smolna",     "Leśników",    "Gajowych",   "Myśliwska",  "Harcerska",  "Obozowa",
    "Biwakowa",   "Letniskowa",  "Kuracyjna",  "Turystyczna", "Rowerowa",   "Saneczkowa", "Narciarska", "Łyżwiarska",
    "Podgórna",   "Podleśna",    "Nadstawna",  "Zastawna",    "Przyleśna",  "Kościelna",  "Szkolna",    "Sportowa",
    "Zdrojowa"};
constexpr Names patrons[] = {"Kopernika",
                             "Mickiewicza",
                             "Słowackiego",
                             "Norwida",
                             "Chopina",
                             "Moniuszki",
                             "Skłodowskiej-Curie",
                             "Konopnickiej",
                             "Orzeszkowej",
                             "Prusa",
                             "Sienkiewicza",
                             "Kochanowskiego",
                             "Reja",
                             "Fredry",
                             "Nałkowskiej",
                             "Szymborskiej",
                             "Miłosza",
                             "Tuwima",
                             "Brzechwy",
                             "Korczaka",
                             "Matejki",
                             "Boznańskiej",
                             "Wyspiańskiego",
                             "Chełmońskiego",
                             "Stryjeńskiej",
                             "Kościuszki",
                             "Emilii Plater",
                             "Łukasiewicza",
                             "Heweliusza",
                             "Staszica",
                             "Kołłątaja",
                             "Komisji Edukacji",
                             "Hanny Tkaczki",
                             "Mistrza Wita",
                             "Wojciecha Flisaka",
                             "Doroty Prządki",
                             "Jakuba Kamieniarza",
                             "Trzech Kalin",
                             "Dwóch Mostów",
                             "Starego Młynarza",
                             "Wolnych Prządek"};
constexpr Names roads[] = {"Wielkomiejska", "Modrawska",    "Kalinowego Brzegu", "Obrońców Miasta", "Jedności",
                           "Zjednoczenia",  "Wrocławska",   "Gdańska",           "Łódzka",          "Toruńska",
                           "Sieradzka",     "Wieluńska",    "Opolska",           "Mazowiecka",      "Kujawska",
                           "Pomorska",      "Małopolska",   "Podlaska",          "Bałtycka",        "Karpacka",
                           "Sudecka",       "Tatrzańska",   "Nadmodrawska",      "Obwodowa",        "Bulwarowa",
                           "Dębowiecka",    "Żurawiniecka", "Stawiska",          "Podleska",        "Zatorska",
                           "Brzezińska",    "Zarzeczańska", "Olszyńska",         "Lipińska",        "Starogrodzka",
                           "Nowomiejska",   "Przedmiejska", "Ratuszowa",         "Zamkowa",         "Grodzka",
                           "Fosowa",        "Murna",        "Cechowa",           "Wiecowa"};

struct ThemeEntry {
  Names estate;
  StreetTheme theme;
};
constexpr ThemeEntry themes[] = {
    {"Przy Murach", StreetTheme::crafts}, {"Sukiennicze", StreetTheme::crafts}, {"Nad Fosą", StreetTheme::patrons},
    {"Zamkowe", StreetTheme::crafts},     {"Pod Basztą", StreetTheme::crafts},  {"Garncarskie", StreetTheme::crafts},
    {"Tkackie", StreetTheme::crafts},     {"Farbiarskie", StreetTheme::crafts}, {"Pod Krosnami", StreetTheme::patrons},
    {"Flisackie", StreetTheme::crafts},   {"Rybackie", StreetTheme::birds},     {"Kolejowe", StreetTheme::crafts},
    {"Parowozowe", StreetTheme::crafts},  {"Bednarskie", StreetTheme::crafts},  {"Lipowe", StreetTheme::trees},
    {"Miodowe", StreetTheme::flowers},    {"Pod Lipami", StreetTheme::patrons}, {"Semaforowe", StreetTheme::patrons},
    {"Wrzosowe", StreetTheme::flowers},   {"Jałowcowe", StreetTheme::trees},    {"Na Polanie", StreetTheme::trees},
    {"Brzozowe", StreetTheme::trees},     {"Pod Brzozami", StreetTheme::trees}, {"Ogrodowe", StreetTheme::flowers},
    {"Leśne", StreetTheme::birds},        {"Żurawie", StreetTheme::birds},      {"Młodości", StreetTheme::patrons},
    {"Olszowe", StreetTheme::trees},      {"Sąsiedzkie", StreetTheme::weather}, {"Słoneczne", StreetTheme::weather},
    {"Południowe", StreetTheme::weather}, {"Tarasowe", StreetTheme::weather},   {"Na Wzgórzu", StreetTheme::weather},
    {"Kalinowe", StreetTheme::trees},     {"Jaśminowe", StreetTheme::flowers},  {"Różane", StreetTheme::flowers},
    {"Bzowe", StreetTheme::flowers},      {"Nad Stawami", StreetTheme::birds},  {"Perkozowe", StreetTheme::birds},
    {"Dębowe", StreetTheme::birds},       {"Borowe", StreetTheme::trees},       {"Wiosenne", StreetTheme::weather},
};

std::string replaced_end(Names word, std::size_t cut, Names end) {
  return std::string(word.substr(0, word.size() - cut)).append(end);
}

bool is_patron(Names name) {
  for (const Names patron : patrons)
    if (patron == name) return true;
  return false;
}

// The genitive and locative of a feminine adjective are equal: Lipowa - Lipowej, Długa - Długiej.
std::string oblique_street(Names name) {
  if (!name.ends_with('a') || name.find(' ') != name.npos || is_patron(name)) return std::string(name);
  const bool velar = name.ends_with("ka") || name.ends_with("ga");
  return replaced_end(name, 1, velar ? "iej" : "ej");
}

}  // namespace

std::span<const std::string_view> street_names(StreetTheme theme) {
  switch (theme) {
    case StreetTheme::trees:
      return trees;
    case StreetTheme::flowers:
      return flowers;
    case StreetTheme::crafts:
      return crafts;
    case StreetTheme::birds:
      return birds;
    case StreetTheme::weather:
      return weather;
    case StreetTheme::country:
      return country;
    case StreetTheme::patrons:
      return patrons;
    case StreetTheme::roads:
      return roads;
  }
  return trees;
}

StreetTheme theme_of_estate(std::string_view estate) {
  for (const ThemeEntry& entry : themes)
    if (entry.estate == estate) return entry.theme;
  return StreetTheme::country;
}

PlaceName name_of_street(std::string_view name, bool avenue) {
  const std::string kind = avenue ? "al. " : "ul. ", oblique = kind + oblique_street(name);
  const std::string en = std::string(name) + (avenue ? " Avenue" : " Street");
  return {kind + std::string(name), oblique, "przy " + oblique, en, "on " + en};
}

// Neuter adjectives decline (Leśne - Leśnego - Leśnym), phrases do not (Pod Lipami).
PlaceName name_of_estate(std::string_view name) {
  std::string of(name), at(name);
  if (name.ends_with('e') && name.find(' ') == name.npos) {
    const bool soft = name.ends_with("ie");
    of = replaced_end(name, 1, "ego");
    at = replaced_end(name, 1, soft ? "m" : "ym");
  }
  const std::string en = std::string(name) + " estate";
  return {"osiedle " + std::string(name), "osiedla " + of, "na osiedlu " + at, en, "in the " + en};
}

}  // namespace wiec::demo
