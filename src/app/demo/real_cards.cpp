#include "app/demo/register_cards.h"

namespace wiec::demo {
namespace {

constexpr std::string_view kUser = R"json({
"programme": "urbact-ii", "acronym": "USER",
"title_pl": "USER – zmiany i konflikty w użytkowaniu przestrzeni publicznych",
"title_en": "USER – Changes and conflicts in using public spaces",
"beneficiary": "Gmina Miejska Kraków", "period": "2007-2013", "category": "soft", "state": "completed",
"from": "2013", "to": "2015", "area": "blokowisko Azory, Kraków",
"topics": ["rewitalizacja", "sprawy-spoleczne"],
"lead_theme_pl": "przestrzenie publiczne, o które mieszkańcy się spierają",
"lead_theme_en": "public spaces that residents argue about",
"description_pl": "Dziewięć miast szukało razem sposobów na przestrzenie publiczne, które dzielą mieszkańców. W Krakowie Lokalna Grupa Wsparcia pracowała nad osiedlem Azory: w grupach powstawały pomysły na projekty, odbył się festiwal, a jako źródło pieniędzy wskazano budżet obywatelski. Wynikiem jest Lokalny Plan Działania dla Azorów.",
"description_en": "Nine cities looked together for ways with public spaces that divide residents. In Kraków the Local Support Group worked on the Azory estate: groups drew up ideas for projects, there was a festival, and the participatory budget was named as a source of money. The outcome is a Local Action Plan for Azory.",
"amounts": [
 {"level": "whole", "total": "731570.00", "cofunding": "541877.00", "currency": "EUR", "official": true, "source": "BIP Kraków"}],
"phases": [{"kind": "implementation", "from": "2013-02-01", "to": "2015-04-30", "source": "BIP Kraków"}],
"partners": [
 {"role": "lead", "city": "Grenoble", "country": "FR"}, {"role": "partner", "city": "Málaga", "country": "ES"},
 {"role": "partner", "city": "Pescara", "country": "IT"}, {"role": "partner", "city": "Dresden", "country": "DE"},
 {"role": "partner", "city": "København", "country": "DK"}, {"role": "partner", "city": "Lisboa", "country": "PT"},
 {"role": "partner", "city": "Rīga", "country": "LV"}, {"role": "partner", "city": "Lublin", "country": "PL"},
 {"role": "partner", "city": "Kraków", "country": "PL", "area": "Azory"}]
})json";

constexpr std::string_view kUrbInclusion = R"json({
"programme": "urbact-iii", "acronym": "URB-INCLUSION", "after": "USER",
"title_pl": "URB-INCLUSION", "title_en": "URB-INCLUSION",
"beneficiary": "Gmina Miejska Kraków", "period": "2014-2020", "category": "soft", "state": "running",
"from": "2016-09-10", "to": "2017-03-31", "area": "blokowisko Azory, Kraków",
"topics": ["rewitalizacja", "sprawy-spoleczne"],
"lead_theme_pl": "ubóstwo miejskie, włączanie społeczne i walka z wykluczeniami",
"lead_theme_en": "urban poverty, social inclusion and the fight against exclusion",
"description_pl": "Projekt URB-INCLUSION ma być kontynuacją, realizowanego w latach 2013-2015 projektu USER. Tak jak we wszystkich projektach finansowanych z programu URBACT istnieją dwa poziomy realizacji: międzynarodowy (partnerski) i lokalny.",
"description_en": "URB-INCLUSION is to carry on the project USER of 2013-2015. As in every project paid for by URBACT there are two levels of work: international (among partners) and local.",
"levels": [
 {"level": "international",
  "description_pl": "Projekt realizowany w partnerstwie międzynarodowym z Barceloną, Kopenhagą, Trikalą, Lyonem, Neapolem, Turynem, Timisoarą i Glasgow. Każdy z partnerów wybiera obszar problemowy i wdraża na nim projekt pilotażowy. Poprzez wspólną analizę przypadków, metodą wynajdywania dobrych i złych praktyk, wspólnie dochodzi się do stworzenia uniwersalnej metody pracy z interesariuszami lokalnymi.\n\nDziałania polegają na spotkaniach bezpośrednich (seminaria międzynarodowe, wizyty studyjne, konferencje), a także na uzgodnieniach telefonicznych i mailowych oraz telekonferencjach z partnerami oraz ekspertami tematycznymi.",
  "description_en": "Done in an international partnership with Barcelona, Copenhagen, Trikala, Lyon, Naples, Turin, Timisoara and Glasgow. Each partner chooses a problem area and runs a pilot there. By analysing cases together, good and bad practices alike, the partners arrive at a universal method of working with local stakeholders.\n\nThe work is done at meetings (international seminars, study visits, conferences), by phone and mail, and in teleconferences with partners and thematic experts."},
 {"level": "local",
  "description_pl": "Wdrożenie pewnych działań, głównie dotyczących spraw społecznych i wykluczenia społecznego, które zostały wypracowane w projekcie USER i zawarte w Lokalnym Planie Działania dla obszaru blokowiska Azory.\n\nOrganizowane będą cykliczne spotkania poprzez powtórne powołanie Lokalnej Grupy Wsparcia: osób bezpośrednio lub pośrednio zainteresowanych problematyką obszaru. Są wśród nich przedstawiciele mieszkańców, przedsiębiorcy działający lokalnie, przedstawiciele spółdzielni i wspólnot mieszkaniowych, radni dzielnicy oraz przedstawiciele instytucji i urzędów, w tym UMK, MOPS i ZBK.",
  "description_en": "To carry out some of the actions, mostly on social affairs and exclusion, that were worked out in USER and stand in the Local Action Plan for the Azory estate.\n\nThere will be recurring meetings of a Local Support Group, set up anew from people concerned directly or indirectly: residents, local businesses, housing cooperatives and communities, district councillors, institutions and offices, among them UMK, MOPS and ZBK."}],
"phases": [
 {"kind": "preparatory", "months": 6, "from": "2016-10-10", "to": "2017-04-10", "source": "BIP Kraków"},
 {"kind": "implementation", "months": 24, "from": "2017-06", "to": "2019-06-02", "source": "BIP Kraków"}],
"amounts": [
 {"level": "own", "total": "33500.00", "cofunding": "28475.00", "currency": "PLN", "declared_basis_points": 8500, "official": true, "source": "karta projektu"},
 {"level": "own", "total": "33500.00", "cofunding": "28575.00", "currency": "PLN", "official": false, "source": "BIP Kraków", "note": "85% z 33 500 zł to 28 475 zł; tu najpewniej pomyłka w druku"},
 {"level": "own", "total": "7790.00", "cofunding": "6621.50", "currency": "EUR", "rate_e4": 43004, "official": false, "source": "BIP Kraków", "note": "kurs wyliczony z obu kwot"},
 {"level": "whole", "total": "149540.00", "currency": "EUR", "official": false, "source": "BIP Kraków", "note": "dziewięciu partnerów razem"}],
"events": [
 {"kind": "application", "at": "2017-04", "phase": 2, "months": 24,
  "text_pl": "Złożony rozszerzony wniosek aplikacyjny na kolejne 24 miesiące trwania projektu.",
  "text_en": "An extended application for another 24 months was submitted."},
 {"kind": "received", "at": "2017-06-06", "phase": 2,
  "text_pl": "Otrzymaliśmy informację, że projekt zakwalifikował się do drugiej fazy realizacji.",
  "text_en": "We were told that the project qualified for the second phase."},
 {"kind": "note", "at": "2017-06",
  "text_pl": "Zakończyła się pierwsza faza wdrażania projektu (faza przygotowawcza: 6 miesięcy).",
  "text_en": "The first phase of the project has ended (preparatory phase: 6 months)."}],
"partners": [
 {"role": "lead", "city": "Barcelona", "country": "ES"}, {"role": "partner", "city": "København", "country": "DK"},
 {"role": "partner", "city": "Trikala", "country": "GR"}, {"role": "partner", "city": "Lyon", "country": "FR"},
 {"role": "partner", "city": "Napoli", "country": "IT"}, {"role": "partner", "city": "Torino", "country": "IT"},
 {"role": "partner", "city": "Timișoara", "country": "RO"}, {"role": "partner", "city": "Glasgow", "country": "GB"},
 {"role": "partner", "city": "Kraków", "country": "PL", "area": "Azory"}]
})json";

constexpr std::string_view kCards[] = {kUser, kUrbInclusion};

}  // namespace

std::span<const std::string_view> real_cards() { return kCards; }

}  // namespace wiec::demo
