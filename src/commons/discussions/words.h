// Discussions in words, and the pieces that several pages show.
#pragma once
#include "commons/discussions/post_store.h"
#include "commons/gatherings/words.h"
#include "commons/site/page.h"
#include "platform/html/card.h"

namespace wiec::discussions {

using gatherings::put_paragraphs;

std::string_view name_of(Language, RoundKind);
std::string_view name_of(Language, Stance);
std::string_view usual_question(Language, RoundKind);
// "środy, 25 listopada, 20:00": after "do", "until".
std::string until_of(Language, Instant);
// What goes on now, in one sentence, and until when one can speak.
std::string state_of(Language, const Discussion&, Instant now);
// A kept page says when that sentence changes by itself.
void note_changes(Context&, const Discussion&);

// By the code in the address.
std::optional<Discussion> discussion_asked_for(Context&, const Request&);

// How a reader sees posts: what they supported, what they may do.
struct Reading {
  Context& ctx;
  const Discussion& discussion;
  std::vector<PostId> supported;
  bool speaks = false;  // here (standing.h)
  std::string back;     // where the reader comes back to after an act, without the language
};
Reading reading_of(Context&, const Discussion&, std::string back);

enum class Shown : std::uint8_t { in_list, whole };
// Who wrote it, when, the words (their beginning in a list), support; of a hidden one its reason.
void put_post(Html&, const Reading&, const Post&, int heading_level, Shown);
void put_answer(Html&, const Reading&, const Post&);

// Words that were not taken, to be copied.
void put_kept_words(Html&, Language, std::string_view title, std::string_view body);
// The button to log in and come back to that path.
void put_log_in(Html&, Language, std::string_view why, const std::string& path);

}  // namespace wiec::discussions
