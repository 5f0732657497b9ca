#include "app/demo/register_cards.h"

namespace wiec::demo {
namespace {

constexpr std::string_view kCard1 = R"json({
"programme": "region-2021-2027",
"acronym": "BULWAR",
"title_pl": "Bulwar Modrawy: od portu do starego młyna",
"title_en": "The Modrawa riverside: from the port to the old mill",
"beneficiary": "Gmina Miasto Kalinobrzeg",
"implementing_unit": "Zarząd Zieleni Miejskiej",
"category": "investment",
"state": "running",
"from": "@-1-03-01",
"to": "@+1-11-30",
"district": 2,
"area": "prawy brzeg Modrawy",
"topics": ["zielen-i-klimat", "rewitalizacja"],
"description_pl": "Dwa kilometry brzegu znów będą dla ludzi: ścieżka bez barier, zejścia do wody, cień pod wierzbami. Roboty idą od portu w górę rzeki, więc zawsze którąś częścią da się przejść.",
"description_en": "Two kilometres of the bank will be for people again: a path without barriers, steps down to the water, shade under willows. Work moves upstream from the port, so some part can always be walked.",
"amounts": [{"level": "whole", "total": "18400000.00", "currency": "PLN", "official": true, "source": "umowa o dofinansowanie", "cofunding": "15640000.00", "declared_basis_points": 8500}],
"phases": [{"kind": "preparatory", "months": 6, "from": "@-1-03-01", "to": "@-1-08-31"}, {"kind": "implementation", "months": 27, "from": "@-1-09-01", "to": "@+1-11-30"}],
"events": [{"kind": "application", "at": "@-2-09-28", "text_pl": "Złożony wniosek o dofinansowanie.", "text_en": "The application was submitted."}, {"kind": "decision", "at": "@-1-01-17", "text_pl": "Zarząd Województwa wybrał projekt do dofinansowania.", "text_en": "The Board of the Voivodeship chose the project."}, {"kind": "note", "at": "@-0-05", "text_pl": "Gotowy jest pierwszy odcinek, od portu do kładki.", "text_en": "The first part is ready, from the port to the footbridge."}]
})json";

constexpr std::string_view kCard2 = R"json({
"programme": "urbact-iv",
"acronym": "NEIGHBOURS",
"title_pl": "Dobrzy sąsiedzi: plany małych okolic",
"title_en": "Good neighbours: plans of small areas",
"beneficiary": "Gmina Miasto Kalinobrzeg",
"implementing_unit": "Biuro Budżetu Obywatelskiego",
"category": "soft",
"state": "running",
"from": "@-1-06-01",
"to": "@+1-05-31",
"district": 7,
"topics": ["sprawy-spoleczne", "rewitalizacja"],
"lead_theme_pl": "sąsiedztwo i samotność w dużym mieście",
"lead_theme_en": "neighbourhood and loneliness in a large city",
"description_pl": "Siedem miast pisze plany okolic, w których da się załatwić codzienne sprawy pieszo. U nas plan powstaje dla osiedla kolejarskiego, razem z jego mieszkańcami.",
"description_en": "Seven cities write plans of areas in which everyday life can be done on foot. Ours is for the railway estate, made with its residents.",
"levels": [{"level": "international", "description_pl": "Cztery wizyty studyjne w roku; każde miasto pokazuje jedną rzecz, która się udała, i jedną, która się nie udała.", "description_en": "Four study visits a year; each city shows one thing that worked and one that did not."}, {"level": "local", "description_pl": "Grupa mieszkańców spotyka się w pierwszy wtorek miesiąca w Domu Kultury Kolejarz.", "description_en": "A group of residents meets on the first Tuesday of the month in the railway workers’ culture house."}],
"amounts": [{"level": "own", "total": "92500.00", "currency": "EUR", "official": true, "source": "umowa partnerska", "cofunding": "74000.00", "rate_e4": 42850, "rate_on": "@-1-06-01"}, {"level": "whole", "total": "648000.00", "currency": "EUR", "official": false, "source": "umowa partnerska", "cofunding": "518400.00"}],
"partners": [{"role": "lead", "city": "Gent", "country": "BE"}, {"role": "partner", "city": "Kalinobrzeg", "country": "PL", "area": "osiedle kolejarskie"}, {"role": "partner", "city": "Porto", "country": "PT"}, {"role": "partner", "city": "Tartu", "country": "EE"}, {"role": "partner", "city": "Graz", "country": "AT"}, {"role": "partner", "city": "Brno", "country": "CZ"}, {"role": "partner", "city": "Kavala", "country": "GR"}]
})json";

constexpr std::string_view kCard3 = R"json({
"programme": "interreg-2021-2027",
"acronym": "RIVERWATCH",
"title_pl": "Rzeki bez granic: wspólne ostrzeganie przed powodzią",
"title_en": "Rivers without borders: flood warning together",
"beneficiary": "Gmina Miasto Kalinobrzeg",
"implementing_unit": "Centrum Zarządzania Kryzysowego",
"category": "soft",
"state": "approved",
"from": "@+1-01-01",
"to": "@+3-12-31",
"topics": ["zielen-i-klimat", "cyfryzacja"],
"description_pl": "Czujniki na czterech rzekach i jeden prosty komunikat dla mieszkańców: co robić i dokąd iść.",
"description_en": "Gauges on four rivers and one plain message to residents: what to do and where to go.",
"amounts": [{"level": "own", "total": "212000.00", "currency": "EUR", "official": true, "source": "decyzja komitetu", "cofunding": "169600.00", "rate_e4": 42850}],
"partners": [{"role": "lead", "city": "Olomouc", "country": "CZ"}, {"role": "partner", "city": "Kalinobrzeg", "country": "PL"}, {"role": "partner", "city": "Linz", "country": "AT"}, {"role": "expert", "name": "Instytut Rzek", "city": "Delft", "country": "NL"}],
"events": [{"kind": "application", "at": "@-1-11", "text_pl": "Złożony wspólny wniosek czterech partnerów.", "text_en": "A joint application of four partners was submitted."}, {"kind": "received", "at": "@-0-06-12", "text_pl": "Otrzymaliśmy wiadomość o przyznaniu pieniędzy.", "text_en": "We were told that the money was granted."}, {"kind": "decision", "at": "@-0-06-03", "text_pl": "Komitet monitorujący wybrał projekt.", "text_en": "The monitoring committee chose the project."}]
})json";

constexpr std::string_view kCard4 = R"json({
"programme": "region-2021-2027",
"title_pl": "Szkoła Podstawowa nr 7 bez barier",
"title_en": "Primary School No. 7 without barriers",
"beneficiary": "Gmina Miasto Kalinobrzeg",
"implementing_unit": "Wydział Edukacji",
"category": "investment",
"state": "completed",
"district": 5,
"topics": ["edukacja"],
"description_pl": "Winda, pochylnia, szerokie drzwi i sala wyciszeń. Z wejścia korzystają też wyborcy i seniorzy z klubu.",
"description_en": "A lift, a ramp, wide doors and a quiet room. Voters and the seniors’ club use the entrance as well.",
"amounts": [{"level": "whole", "total": "2310000.00", "currency": "PLN", "official": true, "source": "umowa o dofinansowanie", "cofunding": "1963500.00"}],
"from": "@-3",
"to": "@-1"
})json";

constexpr std::string_view kCard5 = R"json({
"programme": "region-2021-2027",
"title_pl": "Tramwaj na Tkacką Górę: dokumentacja",
"title_en": "A tram to Tkacka Góra: design",
"beneficiary": "Gmina Miasto Kalinobrzeg",
"implementing_unit": "Zarząd Dróg",
"category": "investment",
"state": "running",
"district": 3,
"topics": ["transport"],
"description_pl": "Projekt torów, przystanków i nowych drzew. Mieszkańcy obejrzą trzy warianty, zanim wybrany zostanie jeden.",
"description_en": "The design of tracks, stops and new trees. Residents will see three variants before one is chosen.",
"amounts": [{"level": "whole", "total": "4750000.00", "currency": "PLN", "official": true, "source": "umowa o dofinansowanie", "cofunding": "4037500.00"}],
"from": "@-1-10",
"to": "@+1-03"
})json";

constexpr std::string_view kCard6 = R"json({
"programme": "region-2021-2027",
"title_pl": "Klub seniora w dawnej łaźni",
"title_en": "A seniors’ club in the old baths",
"beneficiary": "Gmina Miasto Kalinobrzeg",
"implementing_unit": "Miejski Ośrodek Pomocy Społecznej",
"category": "investment",
"state": "applied",
"district": 1,
"topics": ["sprawy-spoleczne", "rewitalizacja"],
"description_pl": "Ceglana łaźnia z 1907 roku ma znów być miejscem spotkań, z kuchnią i ogrodem.",
"description_en": "The brick baths of 1907 are to be a place to meet again, with a kitchen and a garden.",
"amounts": [{"level": "whole", "total": "3980000.00", "currency": "PLN", "official": true, "source": "umowa o dofinansowanie", "cofunding": "3383000.00"}],
"from": "@+1",
"to": "@+2"
})json";

constexpr std::string_view kCard7 = R"json({
"programme": "zielone-podworka",
"title_pl": "Podwórko przy ulicy Lipowej",
"title_en": "The courtyard in Lipowa Street",
"beneficiary": "Wspólnota Mieszkaniowa Lipowa 12, 14 i 16",
"implementing_unit": "Zarząd Zieleni Miejskiej",
"category": "investment",
"state": "completed",
"district": 4,
"topics": ["zielen-i-klimat"],
"description_pl": "Trzy wspólnoty zdjęły asfalt i posadziły drzewa. Połowę swojego udziału odpracowały same.",
"description_en": "Three housing communities took up the asphalt and planted trees. Half of their share they worked off themselves.",
"amounts": [{"level": "whole", "total": "86000.00", "currency": "PLN", "official": true, "source": "umowa o dofinansowanie", "cofunding": "60200.00"}],
"from": "@-1-04",
"to": "@-1-09"
})json";

constexpr std::string_view kCard8 = R"json({
"programme": "zielone-podworka",
"title_pl": "Podwórko na Rybakach",
"title_en": "The courtyard in Rybaki",
"beneficiary": "Spółdzielnia Mieszkaniowa Rybaki",
"implementing_unit": "Zarząd Zieleni Miejskiej",
"category": "investment",
"state": "running",
"district": 9,
"topics": ["zielen-i-klimat"],
"description_pl": "Ogród deszczowy, ławki i trzepak, który zostaje.",
"description_en": "A rain garden, benches, and the carpet beater stays.",
"amounts": [{"level": "whole", "total": "112000.00", "currency": "PLN", "official": true, "source": "umowa o dofinansowanie", "cofunding": "78400.00"}],
"from": "@-0-04",
"to": "@-0-10"
})json";

constexpr std::string_view kCard9 = R"json({
"programme": "region-2021-2027",
"title_pl": "Ogrzejmy się słońcem: panele na dziesięciu szkołach",
"title_en": "Warmed by the sun: panels on ten schools",
"beneficiary": "Gmina Miasto Kalinobrzeg",
"implementing_unit": "Wydział Edukacji",
"category": "investment",
"state": "running",
"district": 0,
"topics": ["energia", "edukacja"],
"description_pl": "Na ośmiu dachach panele już pracują; na dwóch trzeba najpierw wymienić więźbę.",
"description_en": "Panels work on eight roofs; on two the trusses must be replaced first.",
"amounts": [{"level": "whole", "total": "9640000.00", "currency": "PLN", "official": true, "source": "umowa o dofinansowanie", "cofunding": "8194000.00"}],
"from": "@-2-05-15",
"to": "@-1-12-31",
"events": [{"kind": "extension", "at": "@-1-12-10", "months": 6, "text_pl": "Zgoda na przedłużenie o sześć miesięcy z powodu więźby.", "text_en": "Consent to six more months because of the trusses."}]
})json";

constexpr std::string_view kCard10 = R"json({
"programme": "region-2021-2027",
"title_pl": "Krajka w sieci: cyfrowe archiwum tkaczy",
"title_en": "The woven band online: a digital archive of weavers",
"beneficiary": "Muzeum Miasta Kalinobrzegu",
"implementing_unit": "Muzeum Miasta",
"category": "soft",
"state": "completed",
"district": 1,
"topics": ["kultura", "cyfryzacja"],
"description_pl": "Osiem tysięcy wzorów i fotografii do oglądania i do użycia za darmo.",
"description_en": "Eight thousand patterns and photographs to look at and to use for free.",
"amounts": [{"level": "whole", "total": "1275000.00", "currency": "PLN", "official": true, "source": "umowa o dofinansowanie", "cofunding": "1083750.00"}],
"from": "@-4",
"to": "@-2"
})json";

constexpr std::string_view kCard11 = R"json({
"programme": "zielone-podworka",
"title_pl": "Pierwszy rower: wypożyczalnia dla dzieci",
"title_en": "First bicycle: a library for children",
"beneficiary": "Stowarzyszenie Dwa Kółka",
"implementing_unit": "Wydział Komunikacji",
"category": "soft",
"state": "terminated",
"district": 6,
"topics": ["transport", "edukacja"],
"description_pl": "Przerwany: partner zamknął działalność. Rowery trafiły do dwóch przedszkoli.",
"description_en": "Stopped: the partner closed down. The bicycles went to two nursery schools.",
"amounts": [{"level": "whole", "total": "48000.00", "currency": "PLN", "official": true, "source": "umowa o dofinansowanie", "cofunding": "33600.00"}],
"from": "@-1-05",
"to": "@-1-08"
})json";

constexpr std::string_view kCard12 = R"json({
"programme": "region-2021-2027",
"title_pl": "Cieplej w starym kinie",
"title_en": "Warmer in the old cinema",
"beneficiary": "Gmina Miasto Kalinobrzeg",
"implementing_unit": "Zarząd Budynków Komunalnych",
"category": "investment",
"state": "rejected",
"district": 1,
"topics": ["kultura", "energia"],
"description_pl": "Wniosek odrzucony z powodu braku zgody konserwatora; wrócimy z nim w następnym naborze.",
"description_en": "Rejected for want of the conservation officer’s consent; it will return in the next call.",
"amounts": [{"level": "whole", "total": "5200000.00", "currency": "PLN", "official": true, "source": "umowa o dofinansowanie", "cofunding": "4420000.00"}],
"from": "@-0",
"to": "@+1",
"events": [{"kind": "application", "at": "@-1-10-02", "text_pl": "Złożony wniosek.", "text_en": "The application was submitted."}, {"kind": "received", "at": "@-0-02-20", "text_pl": "Otrzymaliśmy wiadomość o odrzuceniu.", "text_en": "We were told that it was rejected."}]
})json";

constexpr std::string_view kCards[] = {kCard1, kCard2, kCard3, kCard4,  kCard5,  kCard6,
                                       kCard7, kCard8, kCard9, kCard10, kCard11, kCard12};

}  // namespace

std::span<const std::string_view> invented_cards() { return kCards; }

}  // namespace wiec::demo
