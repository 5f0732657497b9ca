// An online discussion (dyskusja online) in place of a meeting, or about any other thing: guided rounds, threads, a
// choice by dots. The module that hosts it names the thing (Host); nothing here knows a module.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "commons/bilingual/both.h"
#include "commons/people/person.h"
#include "commons/places/places.h"
#include "platform/db/db.h"

namespace wiec::discussions {

std::span<const db::Migration> migrations();

using bilingual::Both;
struct DiscussionTag;
using DiscussionId = Id<DiscussionTag>;
struct RoundTag;
using RoundId = Id<RoundTag>;
struct PostTag;
using PostId = Id<PostTag>;

inline constexpr std::string_view kPostNoun = "discussion_post";  // in links and panels

// In their order. The choice ranks what was written in the ideas, or where there are none, in the needs.
enum class RoundKind : std::uint8_t { needs, ideas, choice };
inline constexpr std::string_view kRoundCodes[] = {"needs", "ideas", "choice"};
inline constexpr RoundKind kRoundKinds[] = {RoundKind::needs, RoundKind::ideas, RoundKind::choice};
std::string_view code_of(RoundKind);
std::optional<RoundKind> round_kind_from(std::string_view);

enum class RoundState : std::uint8_t { ahead, open, over };

struct Round {
  RoundId id;
  RoundKind kind = RoundKind::needs;
  Both question;
  Instant begins_at, ends_at;
  Both summary;             // by who facilitates
  bool called_off = false;  // with the meeting that the discussion stands for

  RoundState state(Instant now) const {
    if (called_off) return RoundState::over;
    return now < begins_at ? RoundState::ahead : now < ends_at ? RoundState::open : RoundState::over;
  }
};

// The thing it stands for or is about, in the words of the module that keeps that thing.
struct Host {
  std::string noun;  // "gathering"
  std::int64_t id = 0;
  std::string path;       // of its page, without the language
  places::PlaceId place;  // where facilitators' roles must hold; none = the whole city
  Both title;
};

struct Discussion {
  DiscussionId id;
  Host host;
  Both title, about;
  std::int64_t dots = 3;    // that one person has in the choice, 1 to 10
  Both summary;             // of the whole
  bool called_off = false;  // the meeting that it stands for was cancelled: it is over
  Both called_off_why;
  std::int64_t revision = 1;
  people::PersonId opened_by;  // none: erased
  Instant made_at, changed_at;
  std::vector<Round> rounds;  // at least one, in their order

  const Round* round(RoundKind) const;
  const Round* round(RoundId) const;
  const Round* open_round(Instant now) const;  // the one in which people speak now
  const Round* next_round(Instant now) const;  // the first ahead
  // The one whose posts the choice ranks; null when there is no such.
  const Round* choice_from() const;
  Instant ends_at() const { return rounds.empty() ? changed_at : rounds.back().ends_at; }
  bool over(Instant now) const { return called_off || now >= ends_at(); }
  std::string code() const { return code_from_id(id.value); }
  std::string path() const { return "/dyskusje/" + code(); }
  std::string desk_path() const { return "/administracja/dyskusje/" + code(); }
};

enum class Stance : std::uint8_t { none, in_favour, against, neutral };
inline constexpr std::string_view kStanceCodes[] = {"", "for", "against", "neutral"};
std::string_view code_of(Stance);
std::optional<Stance> stance_from(std::string_view);

enum class PostState : std::uint8_t { shown, hidden, withdrawn };
enum class Review : std::uint8_t { none, asked, upheld };

struct Post {
  PostId id;
  DiscussionId discussion;
  RoundId round;
  PostId parent;            // what it answers; none = it begins a thread
  people::PersonId author;  // none: erased
  std::string name;         // under which the author takes part; empty: erased
  bool facilitator = false;
  std::string title, body;
  Stance stance = Stance::none;
  PostState state = PostState::shown;
  std::string why;             // it is hidden
  people::PersonId hidden_by;  // none: it is not hidden, or who hid it was erased
  Review review = Review::none;
  std::string review_words;
  Instant made_at;
  std::int64_t supporters = 0, dots = 0, answers = 0, in_favour = 0, against = 0;  // answers: shown ones

  bool shown() const { return state == PostState::shown; }
  std::string code() const { return code_from_id(id.value); }
  std::string path() const { return "/dyskusje/" + code_from_id(discussion.value) + "/wpisy/" + code(); }
};

}  // namespace wiec::discussions
