// All SQL of needs, their support, dots and headings.
#pragma once
#include <vector>

#include "commons/gatherings/gathering.h"
#include "commons/site/shared.h"
#include "modules/needs/idea.h"

namespace wiec::needs {

enum class Order : std::uint8_t { weight, newest };  // weight: supporters and dots together
// What a reader asks for; hidden needs are in no list.
struct Filter {
  std::optional<Theme> theme;
  places::PlaceId place;
  areas::AreaId area;
  std::optional<State> state;
  HeadingId heading;
  Order order = Order::weight;
};
std::vector<Need> needs(db::ReadTx&, const Filter&, int limit, std::int64_t skip = 0);
std::int64_t count_needs(db::ReadTx&, const Filter&);
// In the order of the ids, hidden ones too; those that lead nowhere are left out.
std::vector<Need> needs_by_id(db::ReadTx&, std::span<const std::int64_t> ids);
std::vector<Need> needs_answered_by(db::ReadTx&, IdeaId);  // shown ones, oldest link first
bool passes(const Filter&, const Need&);                   // the same question about one need; hidden ones pass none
std::optional<Need> find_need(db::ReadTx&, NeedId);
std::vector<Need> needs_given_by(db::ReadTx&, people::PersonId);  // newest first, hidden ones too
std::int64_t given_since(db::ReadTx&, people::PersonId, Instant);

NeedId insert_need(db::WriteTx&, const Need&);
void update_need(db::WriteTx&, const Need&);  // the words, theme and place: its next revision
void set_state(db::WriteTx&, NeedId, State);
void store_answer(db::WriteTx&, NeedId, const Answer&);
void store_hidden(db::WriteTx&, NeedId, const std::string& why_pl);
// Until the transaction ends nobody else changes it; false when there is none.
bool lock_need(db::WriteTx&, NeedId);

bool insert_support(db::WriteTx&, NeedId, people::PersonId);  // false when it was there
bool delete_support(db::WriteTx&, NeedId, people::PersonId);  // false when there was none
bool is_supporter(db::ReadTx&, NeedId, people::PersonId);
// Who gave it and who supports it, by number after `after`, at most `limit`.
std::vector<people::PersonId> concerned_by(db::ReadTx&, NeedId, people::PersonId after, int limit);
struct OwnSupport {
  std::string what;
  Instant made_at;
};
std::vector<OwnSupport> supports_of(db::ReadTx&, people::PersonId);

struct Dots {
  gatherings::GatheringId gathering;
  std::string title_pl, title_en;
  Instant begins_at;
  std::int64_t dots = 0;
  std::int64_t place = 0, of = 0;  // the need's place among those with dots there: 1 = most
};
std::vector<Dots> dots_of(db::ReadTx&, NeedId);                                     // oldest meeting first
void store_dots(db::WriteTx&, gatherings::GatheringId, NeedId, std::int64_t dots);  // 0 takes them away
// What stands on the sheet of a meeting: numbers of needs, the most dots first.
std::vector<std::pair<NeedId, std::int64_t>> sheet_of(db::ReadTx&, gatherings::GatheringId);
std::vector<std::pair<Need, std::int64_t>> needs_with_dots(db::ReadTx&, gatherings::GatheringId);  // shown ones

HeadingId insert_heading(db::WriteTx&, const Heading&);
std::optional<Heading> find_heading(db::ReadTx&, HeadingId);
std::vector<Heading> headings(db::ReadTx&, int limit);  // those with needs, newest first
void set_heading(db::WriteTx&, NeedId, HeadingId);      // none takes it out

struct ThemeCount {
  std::optional<Theme> theme;
  std::int64_t needs = 0, weight = 0;
};
std::vector<ThemeCount> themes_of(db::ReadTx&, places::PlaceId, areas::AreaId);  // most weight first
std::vector<std::pair<places::PlaceId, std::int64_t>> count_by_place(db::ReadTx&);
std::vector<std::pair<areas::AreaId, std::int64_t>> count_by_area(db::ReadTx&);

void erase_person(db::WriteTx&, people::PersonId);  // words stay, without the person; support goes

}  // namespace wiec::needs
