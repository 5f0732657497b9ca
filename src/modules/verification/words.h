// Advice in words and the pieces that several pages show.
#pragma once
#include "commons/site/page.h"
#include "modules/verification/advice.h"
#include "platform/html/card.h"
#include "platform/html/field.h"

namespace wiec::verification {

std::string_view name_of(Language, ReadingState);
std::string_view name_of(Language, Kind);
std::string_view name_of(Language, AnswerKind);
std::string_view name_of(Language, Release);
std::string theme_name(Language, std::string_view code);
// The field "temat" of a filter, with any theme as its first choice.
void put_theme_filter(Html&, Language, std::string_view theme);
html::Tone tone_of(Kind);

// A deadline at midnight is the day before, in words.
inline Instant last_moment(Instant due) { return Instant{due.micros - 1}; }
std::string due_words(Language, const Reading&, Instant now);

// Whether the authors, and whoever may read the draft, see it now.
bool shown_to_authors(const Advice&);

// A point with what was said and answered; the heading is its kind.
void put_point(Html&, Language, const Advice&, int heading_level);
// A list of its first words.
void put_short_advice(Html&, Language, const std::vector<Advice>&);
// "This advice is about version 2. The draft has version 4 now": with a link to what changed. Nothing when it is the
// newest.
void put_old_revision(Html&, Language, std::string_view draft_path, std::int64_t revision, std::int64_t newest);

// Units for a select field; the views live as long as this does.
class UnitChoices {
 public:
  explicit UnitChoices(const std::vector<AskedUnit>&);
  UnitChoices(const UnitChoices&) = delete;
  UnitChoices& operator=(const UnitChoices&) = delete;
  const std::vector<html::Choice>& all() const { return choices_; }

 private:
  std::vector<std::string> words_;
  std::vector<html::Choice> choices_;
};

}  // namespace wiec::verification
