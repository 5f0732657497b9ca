#include "modules/editions/timeline.h"

#include "modules/editions/texts.h"
#include "platform/html/navigation.h"
#include "platform/text/text.h"

namespace wiec::editions {
namespace {

// The last day of a stage: its end is the first instant after it.
Date last_day(const Stage& stage) { return text::date_in_warsaw(Instant{stage.until_at.micros - 1}); }

// The next instant at which any stage begins or ends.
void mind_changes(Context& ctx, const Edition& edition) {
  for (const Stage& stage : edition.settings.timetable)
    for (const Instant at : {stage.from_at, stage.until_at})
      if (ctx.now < at) ctx.changes_at(at);
}

std::string words_of(Language l, StageKind kind, Money budget, Date day) {
  switch (kind) {
    case StageKind::submission:
      return texts::now_submission(l, budget, day);
    case StageKind::verification:
      return texts::now_verification(l, budget, day);
    case StageKind::appeals:
      return texts::now_appeals(l, budget, day);
    case StageKind::ballot_list:
      return texts::now_ballot_list(l, budget, day);
    case StageKind::voting:
      return texts::now_voting(l, budget, day);
    case StageKind::results:
      return texts::now_results(l, budget);
    case StageKind::delivery:
      return texts::now_delivery(l, budget);
    case StageKind::evaluation:
      return texts::now_evaluation(l, budget);
  }
  return {};
}

}  // namespace

std::string_view name_of(Language l, StageKind kind) {
  switch (kind) {
    case StageKind::submission:
      return texts::stage_submission(l);
    case StageKind::verification:
      return texts::stage_verification(l);
    case StageKind::appeals:
      return texts::stage_appeals(l);
    case StageKind::ballot_list:
      return texts::stage_ballot_list(l);
    case StageKind::voting:
      return texts::stage_voting(l);
    case StageKind::results:
      return texts::stage_results(l);
    case StageKind::delivery:
      return texts::stage_delivery(l);
    case StageKind::evaluation:
      return texts::stage_evaluation(l);
  }
  return {};
}

std::string_view name_of(Language l, Level level) {
  switch (level) {
    case Level::citywide:
      return texts::level_citywide(l);
    case Level::district:
      return texts::level_district(l);
    case Level::local:
      return texts::level_local(l);
  }
  return {};
}

std::string sentence_of(Context& ctx, const Edition& edition) {
  mind_changes(ctx, edition);
  const Language l = ctx.language;
  const Standing standing = standing_at(edition.settings, ctx.now);
  if (standing.now) return words_of(l, standing.now->kind, edition.budget(), last_day(*standing.now));
  if (standing.next)
    return texts::next_stage(l, name_of(l, standing.next->kind), text::date_in_warsaw(standing.next->from_at));
  if (standing.last) return words_of(l, standing.last->kind, edition.budget(), last_day(*standing.last));
  return std::string(texts::not_announced(l));
}

void put_timeline(html::Html& out, Context& ctx, const Edition& edition) {
  mind_changes(ctx, edition);
  const Language l = ctx.language;
  std::vector<std::string> notes;
  std::vector<html::Step> steps;
  notes.reserve(edition.settings.timetable.size());
  for (const Stage& stage : edition.settings.timetable) {
    const bool over = stage.until_at <= ctx.now, on = !over && stage.from_at <= ctx.now;
    notes.push_back(over ? std::string(texts::stage_over(l))
                    : on ? texts::stage_until(l, last_day(stage))
                         : texts::stage_from(l, text::date_in_warsaw(stage.from_at)));
    steps.push_back({.title = name_of(l, stage.kind),
                     .state = over ? html::StepState::done
                              : on ? html::StepState::now
                                   : html::StepState::ahead,
                     .note = notes.back()});
  }
  if (!steps.empty()) html::steps(out, l, {.label = texts::timetable(l), .steps = steps});
}

}  // namespace wiec::editions
