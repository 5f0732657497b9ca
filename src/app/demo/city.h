// The invented city of the demonstration: its ground, its streets, its people's proposals and its two editions, made
// from a seed and today's date alone (no input or output, no clock). Plain structs; app/demo's caller stores them.
// Everything is invented: the city, its estates, the people. Streets carry ordinary Polish street names.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/demo/picture.h"
#include "base/money.h"
#include "base/time.h"

namespace wiec::demo {

// ---- The ground ----------------------------------------------------------------------------------------------------

// Degrees, WGS 84, multiples of 0.000001. Borders share points exactly.
struct Point {
  double lon = 0;
  double lat = 0;
  friend bool operator==(const Point&, const Point&) = default;
};
using Line = std::vector<Point>;
using Ring = std::vector<Point>;  // simple, counter-clockwise, the first point not repeated at the end

struct Box {
  Point south_west;
  Point north_east;
};

// A name in the forms sentences need: "Wapienniki", "Wapienników", "na Wapiennikach"; "Wapienniki", "in Wapienniki".
struct PlaceName {
  std::string pl;
  std::string of_pl;  // genitive, no preposition
  std::string at_pl;  // with its preposition: where?
  std::string en;
  std::string at_en;
};

struct District {
  int number = 0;  // 1..18
  PlaceName name;
  std::string about_pl;
  std::string about_en;
  int population = 0;
  Ring outline;
  std::string svg_path;  // the outline simplified, in the units of City::map_width x map_height; neighbours still touch
  Point centre;          // inside the outline, room for a label
};

struct Estate {
  PlaceName name;
  int district = 0;
  int population = 0;
  Ring outline;  // the estates of a district tile it
};

enum class Parity : std::uint8_t { both, odd, even };

// The part of a street that belongs to one district; on a border the odd numbers belong to one, the even to the other.
struct StreetPart {
  int district = 0;
  int estate = 0;  // index in City::estates
  int from = 1;    // house numbers, both ends included
  int to = 1;
  Parity parity = Parity::both;
  Line line;
};

struct Street {
  PlaceName name;  // "ul. Lipowa", "ul. Lipowej", "przy ul. Lipowej", "Lipowa Street", "on Lipowa Street"
  bool main = false;
  std::vector<StreetPart> parts;
};

enum class GreenKind : std::uint8_t { park, square, wood, meadow };
struct Green {
  GreenKind kind = GreenKind::park;
  PlaceName name;
  int district = 0;
  Ring outline;
};

// Rivers and streams have a line and a width, ponds an outline.
struct Water {
  PlaceName name;
  Line line;
  double width_metres = 0;
  Ring outline;
};

enum class SiteKind : std::uint8_t {
  primary_school,
  secondary_school,
  preschool,
  library,
  culture_house,
  sports_ground,
  clinic,
  market_square,
  town_hall,
  station,
  castle,
  bridge,
};
// A point of interest beside a street.
struct Site {
  SiteKind kind = SiteKind::primary_school;
  PlaceName name;
  int district = 0;
  Point at;
  std::string address;  // "ul. Lipowa 14"
};

// ---- Proposals -----------------------------------------------------------------------------------------------------

enum class Category : std::uint8_t {
  greenery,
  sport,
  culture,
  education,
  infrastructure,
  safety,
  community,
  animals,
  health
};
inline constexpr int category_count = 9;
std::string_view name_pl(Category);
std::string_view name_en(Category);

struct CostItem {
  std::string what;
  std::string what_en;
  Money cost;
};

enum class ProposalState : std::uint8_t {
  rejected_formal,       // support list or form incomplete after the call to supplement
  rejected_substantive,  // a criterion of the by-law is not met
  withdrawn,
  merged,
  on_ballot,
};

enum class Criterion : std::uint8_t {
  support_list,
  own_task,
  general_access,
  land_title,
  cost_limit,
  feasible_in_a_year,
  city_plans,
};
std::string_view name_pl(Criterion);
std::string_view name_en(Criterion);

enum class ProtestOutcome : std::uint8_t { none, dismissed, upheld };

// A verdict with its reason; when the protest was upheld the proposal is on the ballot after all.
struct Refusal {
  Criterion criterion = Criterion::own_task;
  std::string reason_pl;
  std::string reason_en;
  int unit = 0;         // index in City::units
  std::string officer;  // the person's office, never a name: "inspektor, Zarząd Zieleni Miejskiej"
  std::string officer_en;
  Date decided_on;
  ProtestOutcome protest = ProtestOutcome::none;
  std::optional<Date> protest_decided_on;
};

struct Proposal {
  std::string code;  // "M12" citywide, "D7-12" in district 7; unique in its edition
  int pool = 0;      // 0 = citywide, else the district's number
  std::string title;
  std::string title_en;
  std::string summary;  // 60-250 characters, as is summary_en
  std::string summary_en;
  std::string description;  // Markdown, 2-4 paragraphs and a list
  std::string description_en;
  std::string justification;
  std::string beneficiaries;
  Category category = Category::greenery;
  std::vector<CostItem> items;
  Money cost;         // the sum of the items
  std::string place;  // "ul. Lipowa 12-30", "Park Kalinowy"
  std::vector<Point> points;
  std::string author;  // "Anna Wrona", "mieszkanka", "mieszkaniec"
  Scene scene = Scene::meadow;
  std::uint64_t picture_seed = 0;
  Date submitted_on;
  int unit = 0;  // the unit that verifies it
  ProposalState state = ProposalState::on_ballot;
  std::optional<Refusal> refusal;
  std::optional<Date> state_on;            // withdrawn, merged
  std::optional<std::size_t> merged_into;  // index in the edition's proposals
};

// ---- Editions ------------------------------------------------------------------------------------------------------

enum class Stage : std::uint8_t { submissions, verification, protests, ballot_list, voting, results, delivery };
struct StageDates {
  Stage stage = Stage::submissions;
  Period days;
};

struct Pool {
  int district = 0;  // 0 = citywide; the pool's index in Edition::pools is this number
  Money amount;
  Money min_cost;
  Money max_cost;
};

enum class Channel : std::uint8_t { online, paper };

// One voter's valid choices by rank: three points, two, one. Indexes in Edition::proposals.
struct Ballot {
  int district = 0;
  Channel channel = Channel::online;
  std::uint8_t age_band = 0;  // 0: to 17, 1: 18-34, 2: 35-64, 3: 65 and over
  std::array<std::uint32_t, 3> citywide{};
  std::array<std::uint32_t, 3> local{};
};

// Numbers only, per district of the voters.
struct Turnout {
  int district = 0;
  int online = 0;
  int paper = 0;
  int invalid = 0;
};

enum class DeliveryState : std::uint8_t { planned, in_progress, delayed, done };
struct DeliveryReport {
  Date on;
  DeliveryState state = DeliveryState::planned;
  int percent = 0;
  std::string text_pl;
  std::string text_en;
};
struct Delivery {
  std::size_t proposal = 0;  // index in Edition::proposals, always a winner
  int unit = 0;
  DeliveryState state = DeliveryState::planned;
  Date planned_from;
  Date planned_to;
  std::optional<Date> started_on;
  std::optional<Date> done_on;
  Money planned_cost;
  std::optional<Money> real_cost;  // known when done
  std::string delay_pl;            // why it is late, empty when it is not
  std::string delay_en;
  std::vector<DeliveryReport> reports;  // oldest first
};

struct Edition {
  int year = 0;
  int number = 0;  // 11 = the eleventh
  std::vector<StageDates> timetable;
  std::vector<Pool> pools;  // 19: citywide, then districts 1..18
  std::vector<Proposal> proposals;
  std::vector<Ballot> ballots;       // finished edition only
  std::vector<Turnout> turnout;      // finished edition only
  std::vector<std::size_t> winners;  // finished edition only, in the order of proposals
  std::vector<Delivery> deliveries;  // finished edition only, one for each winner
};

// ---- The city ------------------------------------------------------------------------------------------------------

struct Unit {
  std::string pl;
  std::string en;
  std::string code;  // "ZZM"
};

struct Person {
  std::string first_name;
  std::string last_name;
  bool woman = true;
};

struct City {
  PlaceName name;
  std::string code;         // shaped like TERYT, of a voivodeship that does not exist (99)
  std::string resident_pl;  // "kalinobrzeżanie"
  std::string about_pl;     // Markdown, a few paragraphs of invented history
  std::string about_en;
  std::array<std::string, 3> stripe;  // "#B23A48": the municipality's three colour tokens
  int population = 0;
  Box box;
  int map_width = 0;  // units of svg_path
  int map_height = 0;
  std::vector<District> districts;
  std::vector<Estate> estates;
  std::vector<Street> streets;
  std::vector<Green> greens;
  std::vector<Water> waters;
  std::vector<Line> railways;
  std::vector<Site> sites;
  std::vector<Unit> units;
  std::vector<Person> people;  // synthetic, for demo accounts
  Edition finished;            // last year's, voted, counted, being delivered
  Edition running;             // this year's, in its voting days at `today`
};

// Deterministic: equal arguments give equal cities.
City make_city(std::uint64_t seed, Date today);

}  // namespace wiec::demo
