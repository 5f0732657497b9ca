#include "app/demo/gazetteer.h"

namespace wiec::demo {
namespace {

constexpr ParkEntry parks[] = {
    {16, "Park Kalinowy", "Parku Kalinowego", "w Parku Kalinowym", "Kalina Park", "in Kalina Park"},
    {3, "Park Tkaczy", "Parku Tkaczy", "w Parku Tkaczy", "Weavers' Park", "in Weavers' Park"},
    {2, "Park Zamkowy", "Parku Zamkowego", "w Parku Zamkowym", "Castle Park", "in Castle Park"},
    {4, "Park Flisaków", "Parku Flisaków", "w Parku Flisaków", "Raftsmen's Park", "in Raftsmen's Park"},
    {5, "Park Lipowy", "Parku Lipowego", "w Parku Lipowym", "Linden Park", "in Linden Park"},
    {6, "Park Kolejarzy", "Parku Kolejarzy", "w Parku Kolejarzy", "Railway Park", "in Railway Park"},
    {7, "Park przy Kamieniołomie", "Parku przy Kamieniołomie", "w Parku przy Kamieniołomie", "Quarry Park",
     "in Quarry Park"},
    {8, "Park Wrzosowy", "Parku Wrzosowego", "w Parku Wrzosowym", "Heather Park", "in Heather Park"},
    {9, "Park Brzozowy", "Parku Brzozowego", "w Parku Brzozowym", "Birch Park", "in Birch Park"},
    {10, "Park Słowików", "Parku Słowików", "w Parku Słowików", "Nightingale Park", "in Nightingale Park"},
    {11, "Park Żurawi", "Parku Żurawi", "w Parku Żurawi", "Crane Park", "in Crane Park"},
    {11, "Park nad Strugą", "Parku nad Strugą", "w Parku nad Strugą", "Brookside Park", "in Brookside Park"},
    {13, "Park Młynarzy", "Parku Młynarzy", "w Parku Młynarzy", "Millers' Park", "in Millers' Park"},
    {14, "Park Olchowy", "Parku Olchowego", "w Parku Olchowym", "Alder Park", "in Alder Park"},
    {15, "Park Słoneczny", "Parku Słonecznego", "w Parku Słonecznym", "Sunny Park", "in Sunny Park"},
    {15, "Park na Tarasach", "Parku na Tarasach", "w Parku na Tarasach", "Terrace Park", "in Terrace Park"},
    {16, "Park Różany", "Parku Różanego", "w Parku Różanym", "Rose Park", "in Rose Park"},
    {17, "Park nad Stawami", "Parku nad Stawami", "w Parku nad Stawami", "Ponds Park", "in Ponds Park"},
    {18, "Park Dębowy", "Parku Dębowego", "w Parku Dębowym", "Oak Park", "in Oak Park"},
    {9, "Park Wiosenny", "Parku Wiosennego", "w Parku Wiosennym", "Spring Park", "in Spring Park"},
    {12, "Park Bednarzy", "Parku Bednarzy", "w Parku Bednarzy", "Coopers' Park", "in Coopers' Park"},
    {5, "Park Jesionowy", "Parku Jesionowego", "w Parku Jesionowym", "Ash Tree Park", "in Ash Tree Park"},
    {14, "Park Sąsiedzki", "Parku Sąsiedzkiego", "w Parku Sąsiedzkim", "Neighbours' Park", "in Neighbours' Park"},
    {6, "Park Miodowy", "Parku Miodowego", "w Parku Miodowym", "Honey Park", "in Honey Park"},
    {12, "Park Trzech Kalin", "Parku Trzech Kalin", "w Parku Trzech Kalin", "Three Kalinas Park",
     "in Three Kalinas Park"},
    {8, "Park Skowronków", "Parku Skowronków", "w Parku Skowronków", "Skylark Park", "in Skylark Park"},
    {7, "Park Jaśminowy", "Parku Jaśminowego", "w Parku Jaśminowym", "Jasmine Park", "in Jasmine Park"},
    {1, "Park przy Baszcie", "Parku przy Baszcie", "w Parku przy Baszcie", "Tower Park", "in Tower Park"},
};

constexpr ParkEntry squares[] = {
    {3, "Skwer Prządek", "Skweru Prządek", "na Skwerze Prządek", "Spinners' Square", "in Spinners' Square"},
    {5, "Skwer pod Kasztanem", "Skweru pod Kasztanem", "na Skwerze pod Kasztanem", "Chestnut Square",
     "in Chestnut Square"},
    {1, "Skwer Zegarmistrzów", "Skweru Zegarmistrzów", "na Skwerze Zegarmistrzów", "Clockmakers' Square",
     "in Clockmakers' Square"},
    {2, "Skwer Garncarzy", "Skweru Garncarzy", "na Skwerze Garncarzy", "Potters' Square", "in Potters' Square"},
    {6, "Skwer Maszynistów", "Skweru Maszynistów", "na Skwerze Maszynistów", "Engine Drivers' Square",
     "in Engine Drivers' Square"},
    {7, "Skwer Wapienny", "Skweru Wapiennego", "na Skwerze Wapiennym", "Limestone Square", "in Limestone Square"},
    {9, "Skwer Jarzębinowy", "Skweru Jarzębinowego", "na Skwerze Jarzębinowym", "Rowan Square", "in Rowan Square"},
    {12, "Skwer Jaskółek", "Skweru Jaskółek", "na Skwerze Jaskółek", "Swallows' Square", "in Swallows' Square"},
    {16, "Skwer Bzowy", "Skweru Bzowego", "na Skwerze Bzowym", "Lilac Square", "in Lilac Square"},
    {15, "Skwer Pogodny", "Skweru Pogodnego", "na Skwerze Pogodnym", "Fair Weather Square", "in Fair Weather Square"},
    {4, "Skwer Przewoźników", "Skweru Przewoźników", "na Skwerze Przewoźników", "Ferrymen's Square",
     "in Ferrymen's Square"},
    {14, "Skwer Młodości", "Skweru Młodości", "na Skwerze Młodości", "Youth Square", "in Youth Square"},
    {17, "Skwer Wierzbowy", "Skweru Wierzbowego", "na Skwerze Wierzbowym", "Willow Square", "in Willow Square"},
    {8, "Skwer Akacjowy", "Skweru Akacjowego", "na Skwerze Akacjowym", "Acacia Square", "in Acacia Square"},
    {10, "Skwer Hafciarek", "Skweru Hafciarek", "na Skwerze Hafciarek", "Embroiderers' Square",
     "in Embroiderers' Square"},
    {13, "Skwer Zielarek", "Skweru Zielarek", "na Skwerze Zielarek", "Herb Women's Square", "in Herb Women's Square"},
    {11, "Skwer Klonowy", "Skweru Klonowego", "na Skwerze Klonowym", "Maple Square", "in Maple Square"},
    {18, "Skwer Wiecowy", "Skweru Wiecowego", "na Skwerze Wiecowym", "Assembly Square", "in Assembly Square"},
};

constexpr ParkEntry woods[] = {
    {18, "Las Dębowiec", "Lasu Dębowiec", "w Lesie Dębowiec", "Dębowiec Wood", "in Dębowiec Wood"},
    {10, "Las Podleski", "Lasu Podleskiego", "w Lesie Podleskim", "Podlesie Wood", "in Podlesie Wood"},
    {8, "Las Wrzosowy", "Lasu Wrzosowego", "w Lesie Wrzosowym", "Heather Wood", "in Heather Wood"},
    {9, "Brzezina", "Brzeziny", "w Brzezinie", "Birch Grove", "in Birch Grove"},
    {18, "Las Pod Dębami", "Lasu Pod Dębami", "w Lesie Pod Dębami", "Oaks Wood", "in Oaks Wood"},
    {11, "Łęgi Żurawie", "Łęgów Żurawich", "na Łęgach Żurawich", "Crane Meadows", "in Crane Meadows"},
    {10, "Las na Skraju", "Lasu na Skraju", "w Lesie na Skraju", "Edge Wood", "in Edge Wood"},
    {18, "Bór Żołędziowy", "Boru Żołędziowego", "w Borze Żołędziowym", "Acorn Wood", "in Acorn Wood"},
};

// Green banks of the Modrawa, in the order it flows.
constexpr ParkEntry boulevards[] = {
    {2, "Bulwar Zamkowy", "Bulwaru Zamkowego", "na Bulwarze Zamkowym", "Castle Boulevard", "on Castle Boulevard"},
    {12, "Bulwar Zarzeczański", "Bulwaru Zarzeczańskiego", "na Bulwarze Zarzeczańskim", "Zarzecze Boulevard",
     "on Zarzecze Boulevard"},
    {4, "Bulwar Flisacki", "Bulwaru Flisackiego", "na Bulwarze Flisackim", "Raftsmen's Boulevard",
     "on Raftsmen's Boulevard"},
    {14, "Bulwar Wiklinowy", "Bulwaru Wiklinowego", "na Bulwarze Wiklinowym", "Osier Boulevard", "on Osier Boulevard"},
};

constexpr ParkEntry ponds[] = {
    {17, "Staw Wielki", "Stawu Wielkiego", "nad Stawem Wielkim", "Great Pond", "by the Great Pond"},
    {17, "Staw Perkozowy", "Stawu Perkozowego", "nad Stawem Perkozowym", "Grebe Pond", "by Grebe Pond"},
    {17, "Staw Trzcinowy", "Stawu Trzcinowego", "nad Stawem Trzcinowym", "Reed Pond", "by Reed Pond"},
    {7, "Staw w Kamieniołomie", "Stawu w Kamieniołomie", "nad Stawem w Kamieniołomie", "Quarry Pond", "by Quarry Pond"},
};

}  // namespace

std::span<const ParkEntry> park_entries() { return parks; }
std::span<const ParkEntry> square_entries() { return squares; }
std::span<const ParkEntry> wood_entries() { return woods; }
std::span<const ParkEntry> boulevard_entries() { return boulevards; }
std::span<const ParkEntry> pond_entries() { return ponds; }

PlaceName name_of(const ParkEntry& entry) {
  return {std::string(entry.name), std::string(entry.of), std::string(entry.at), std::string(entry.en),
          std::string(entry.at_en)};
}

}  // namespace wiec::demo
