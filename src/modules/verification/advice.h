// Early advice on a draft (informacja zwrotna jednostki weryfikującej): the hand-over of one version, the units that
// read it, the points they advise and what the authors answer. Advice, never a verdict: authors may submit whatever it
// says.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "commons/organisations/organisation.h"
#include "commons/people/person.h"
#include "modules/drafts/draft.h"

namespace wiec::verification {

std::span<const db::Migration> migrations();

struct HandOverTag;
using HandOverId = Id<HandOverTag>;
struct ReadingTag;
using ReadingId = Id<ReadingTag>;
struct AdviceTag;
using AdviceId = Id<AdviceTag>;

// A unit of an office, as people name it.
struct AskedUnit {
  organisations::UnitId id;
  organisations::OrganisationId organisation;
  std::string name, office;
  std::string code() const { return code_from_id(id.value); }
  std::string label() const { return name + ", " + office; }
};

// fresh: nobody of the unit opened it yet. replaced: the authors handed over a newer version to the same unit.
enum class ReadingState : std::uint8_t { fresh, read, answered, passed_on, replaced };
inline constexpr std::string_view kReadingCodes[] = {"new", "read", "answered", "passed_on", "replaced"};

enum class Step : std::uint8_t { open, release, keep_back, pass_on, come_back, replace };
enum class By : std::uint8_t { unit, unit_or_coordinator, authors };
struct Transition {
  ReadingState from;
  Step step;
  ReadingState to;
  By by;
};
inline constexpr Transition kTransitions[] = {
    {ReadingState::fresh, Step::open, ReadingState::read, By::unit},
    {ReadingState::read, Step::release, ReadingState::answered, By::unit},
    {ReadingState::read, Step::keep_back, ReadingState::answered, By::unit},
    {ReadingState::answered, Step::release, ReadingState::answered, By::unit},
    {ReadingState::answered, Step::keep_back, ReadingState::answered, By::unit},
    {ReadingState::replaced, Step::release, ReadingState::answered, By::unit},
    {ReadingState::replaced, Step::keep_back, ReadingState::answered, By::unit},
    {ReadingState::fresh, Step::pass_on, ReadingState::passed_on, By::unit_or_coordinator},
    {ReadingState::read, Step::pass_on, ReadingState::passed_on, By::unit_or_coordinator},
    {ReadingState::passed_on, Step::come_back, ReadingState::fresh, By::unit_or_coordinator},
    {ReadingState::fresh, Step::replace, ReadingState::replaced, By::authors},
    {ReadingState::read, Step::replace, ReadingState::replaced, By::authors},
};
std::optional<ReadingState> after(ReadingState, Step);

struct Reading {
  ReadingId id;
  HandOverId hand_over;
  drafts::DraftId draft;
  std::int64_t revision = 0, newest = 0;  // handed over; the draft's now
  std::string title;                      // of that revision
  std::string theme, question;
  bool by_author = true;
  Instant handed_at;
  AskedUnit unit;
  ReadingState state = ReadingState::fresh;
  Instant due_at;
  std::optional<Instant> opened_at, answered_at;
  places::PlaceId place;
  std::string place_name;
  std::int64_t points = 0, unsent = 0, answers = 0;  // points; not yet released or kept back; answered by the authors

  bool waits() const { return state == ReadingState::fresh || state == ReadingState::read; }
  bool overdue(Instant now) const { return waits() && due_at <= now; }
  std::string code() const { return code_from_id(id.value); }
  std::string path() const { return "/eksperci/szkice/" + code(); }
  std::string draft_path() const { return "/szkice/" + code_from_id(draft.value); }
};

enum class Kind : std::uint8_t { fits, improve, conflicts };
inline constexpr std::string_view kKindCodes[] = {"fits", "improve", "conflicts"};
// written: only the unit sees it. kept: until the workshop. released: whoever may read the draft.
enum class Release : std::uint8_t { written, kept, released };
inline constexpr std::string_view kReleaseCodes[] = {"written", "kept", "released"};
enum class AnswerKind : std::uint8_t { accept, will_change, keep };
inline constexpr std::string_view kAnswerCodes[] = {"accept", "will_change", "keep"};

struct Answer {
  AnswerKind kind = AnswerKind::accept;
  std::string why;
  std::int64_t revision = 0;
  Instant at;
};

// What an expert types.
struct Point {
  Kind kind = Kind::improve;
  std::string body, provision, unless, suggestion, already, practice;
};

struct Advice {
  AdviceId id;
  ReadingId reading;
  HandOverId hand_over;
  drafts::DraftId draft;
  std::int64_t revision = 0;
  AskedUnit unit;
  Point point;
  std::string said;
  std::optional<Instant> said_at;
  Release release = Release::written;
  std::optional<Instant> released_at;
  Instant made_at;
  std::optional<Answer> answer;

  std::string code() const { return code_from_id(id.value); }
};

template <class T, std::size_t n>
std::string_view code_in(const std::string_view (&codes)[n], T value) {
  return codes[static_cast<std::size_t>(value)];
}
template <class T, std::size_t n>
std::optional<T> value_in(const std::string_view (&codes)[n], std::string_view code) {
  for (std::size_t i = 0; i < n; ++i)
    if (codes[i] == code) return static_cast<T>(i);
  return std::nullopt;
}

}  // namespace wiec::verification
