// All stages with their first and last moment, in the clock of Warsaw.
#include "modules/editions/section.h"
#include "modules/editions/texts.h"
#include "modules/editions/timeline.h"
#include "platform/html/field.h"
#include "platform/html/section.h"

namespace wiec::editions {
namespace {

constexpr StageKind kStages[] = {StageKind::submission,  StageKind::verification, StageKind::appeals,
                                 StageKind::ballot_list, StageKind::voting,       StageKind::results,
                                 StageKind::delivery,    StageKind::evaluation};

std::string from_name(StageKind kind) { return fmt::format("{}_from", code_of(kind)); }
std::string until_name(StageKind kind) { return fmt::format("{}_until", code_of(kind)); }

void fill_timetable(Typed& t, const Edition& e) {
  for (const Stage& stage : e.settings.timetable) {
    set_moment(t, from_name(stage.kind), stage.from_at, false);
    set_moment(t, until_name(stage.kind), stage.until_at, true);
  }
}

void show_moment(html::Html& f, const Shown& s, const std::string& name, std::string_view day_label,
                 std::string_view hour_label) {
  const std::string day = name + "_date", hour = name + "_time";
  html::date_field(
      f, s.language,
      {.name = day, .label = day_label, .value = s.typed.at(day), .error = s.errors.at(day), .optional = true});
  html::text_field(f, s.language,
                   {.name = hour,
                    .label = hour_label,
                    .value = s.typed.at(hour),
                    .error = s.errors.at(hour),
                    .width = html::Width::short_,
                    .optional = true});
}

void show_timetable(html::Html& f, const Shown& s) {
  const Language l = s.language;
  for (const StageKind kind : kStages) {
    const std::string_view stage = name_of(l, kind);
    html::put<"<h2>{}</h2>">(f, stage);
    const std::string from_day = texts::from_day(l, stage), from_hour = texts::from_hour(l, stage),
                      until_day = texts::until_day(l, stage), until_hour = texts::until_hour(l, stage);
    html::columns(
        f, [&](html::Html& first) { show_moment(first, s, from_name(kind), from_day, from_hour); },
        [&](html::Html& second) { show_moment(second, s, until_name(kind), until_day, until_hour); },
        html::ColumnsKind::even);
  }
}

void read_timetable(Reader& r, const Ground&, Edition& e) {
  const Language l = r.language;
  e.settings.timetable.clear();
  for (const StageKind kind : kStages) {
    bool empty = true;
    for (const std::string& name : {from_name(kind), until_name(kind)})
      for (const std::string_view end : {"_date", "_time"})
        empty = empty && r.typed.at(name + std::string(end)).empty();
    if (empty) continue;
    const std::string stage(name_of(l, kind));
    const auto from = r.moment(from_name(kind), texts::from_day(l, stage));
    const auto until = r.moment(until_name(kind), texts::until_day(l, stage));
    if (!from || !until) continue;
    if (*until <= *from) {
      r.wrong(texts::keys::err_ends_before, until_name(kind) + "_date", {{"stage", stage}});
      continue;
    }
    e.settings.timetable.push_back({kind, *from, *until});
  }
  std::ranges::stable_sort(e.settings.timetable, {}, &Stage::from_at);
}

}  // namespace

const Section kTimetable{Part::timetable, texts::part_timetable, texts::lead_timetable,
                         fill_timetable,  show_timetable,        read_timetable};

}  // namespace wiec::editions
