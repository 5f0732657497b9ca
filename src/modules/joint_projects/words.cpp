#include "modules/joint_projects/words.h"

#include "commons/areas/texts.h"
#include "modules/joint_projects/programme_store.h"
#include "modules/joint_projects/texts.h"
#include "platform/html/card.h"
#include "platform/html/navigation.h"
#include "platform/text/markdown.h"
#include "platform/text/text.h"

namespace wiec::joint_projects {
namespace {

void mind_changes(Context& ctx, const std::vector<Stage>& stages) {
  for (const Stage& stage : stages) {
    if (stage.from_on)
      if (const Instant at = text::instant_at(*stage.from_on, 0, 0); ctx.now < at) ctx.changes_at(at);
    if (stage.until_on)
      if (const Instant at = text::instant_at(*stage.until_on, 24, 0); ctx.now < at) ctx.changes_at(at);
  }
}

std::string note_of(Language l, const Stage& stage) {
  if (stage.from_on && stage.until_on) return std::string(texts::from_until(l, *stage.from_on, *stage.until_on));
  if (stage.until_on) return std::string(texts::until_day(l, *stage.until_on));
  if (stage.from_on) return std::string(texts::from_day(l, *stage.from_on));
  return std::string(texts::day_unknown(l));
}

}  // namespace

std::string_view name_of(Language l, Path path) {
  return path == Path::district ? texts::path_district(l) : texts::path_citywide(l);
}

std::string_view name_of(Language l, Part part) {
  switch (part) {
    case Part::programme:
      return texts::part_programme(l);
    case Part::district:
      return texts::path_district(l);
    case Part::citywide:
      return texts::path_citywide(l);
    case Part::online:
      return texts::part_online(l);
  }
  return {};
}

std::string_view name_of(Language l, State state, Title title) {
  const bool she = title == Title::feminine;
  switch (state) {
    case State::applied:
      return texts::state_applied(l);
    case State::accepted:
      return she ? texts::state_accepted_f(l) : texts::state_accepted_m(l);
    case State::refused:
      return texts::state_refused(l);
    case State::trained:
      return she ? texts::state_trained_f(l) : texts::state_trained_m(l);
    case State::active:
      return she ? texts::state_active_f(l) : texts::state_active_m(l);
    case State::certified:
      return texts::state_certified(l);
    case State::resigned:
      return texts::state_resigned(l);
  }
  return {};
}

std::string_view name_of(Language l, Title title) {
  return title == Title::feminine ? texts::title_feminine(l) : texts::title_masculine(l);
}

Date last_day(const Resignation& r) { return text::date_in_warsaw(r.ends_at + std::chrono::microseconds(-1)); }

std::string name_of(Language l, const Resignation& r) {
  switch (r.state) {
    case Handing::asking:
      return texts::handing_asking(l, last_day(r));
    case Handing::handed_over:
      return std::string(texts::handing_handed_over(l));
    case Handing::refused:
      return std::string(texts::handing_refused(l));
    case Handing::withdrawn:
      return std::string(texts::handing_withdrawn(l));
    case Handing::lapsed:
      return std::string(texts::handing_lapsed(l));
  }
  return {};
}

std::string_view form_name(Language l, std::string_view form) {
  if (form == "budget") return texts::form_budget(l);
  return form == "initiative" ? texts::form_initiative(l) : texts::form_consultation(l);
}

std::string signature_of(Language l, const Ambassador& a) {
  const std::string_view what =
      a.title == Title::feminine ? texts::full_title_feminine(l) : texts::full_title_masculine(l);
  return a.public_name.empty() ? std::string(what) : fmt::format("{}, {}", a.public_name, what);
}

std::string joined(const std::vector<LedArea>& areas) {
  std::string out;
  for (const LedArea& area : areas) out += (out.empty() ? "" : ", ") + area.name;
  return out;
}

std::string leads_what(const Ambassador& a) {
  const auto led = a.led();
  return led.empty() ? a.theme : joined(led);
}

std::string now_on(Context& ctx, const Programme& p, Path path) {
  const Language l = ctx.language;
  const auto stages = p.stages_of(path);
  mind_changes(ctx, stages);
  const Date today = text::date_in_warsaw(ctx.now);
  for (const Stage& stage : stages) {
    if (!stage.is_on(today)) continue;
    return stage.until_on ? std::string(texts::now_until(l, stage.title(l), *stage.until_on))
                          : std::string(texts::now_open(l, stage.title(l)));
  }
  for (const Stage& stage : stages)
    if (stage.from_on && today < *stage.from_on)
      return std::string(texts::next_from(l, stage.title(l), *stage.from_on));
  return std::string(texts::path_over(l));
}

std::string now_on_both(Context& ctx) {
  const auto p = ctx.db.read([](db::ReadTx& tx) { return current_programme(tx); });
  std::string words;
  for (const Path path : p ? std::span(kPaths) : std::span<const Path>())
    words += fmt::format("{}{}. {}", words.empty() ? "" : " ", name_of(ctx.language, path), now_on(ctx, *p, path));
  return words;
}

void put_stages(Html& out, Context& ctx, const Programme& p, Path path) {
  const Language l = ctx.language;
  const auto stages = p.stages_of(path);
  mind_changes(ctx, stages);
  const Date today = text::date_in_warsaw(ctx.now);
  std::vector<std::string> titles, notes;
  for (const Stage& stage : stages) {
    titles.push_back(fmt::format("{}. {}", kRoman[static_cast<std::size_t>(stage.number - 1)], stage.title(l)));
    notes.push_back(note_of(l, stage) + (stage.about(l).empty() ? "" : " · " + stage.about(l)));
  }
  std::vector<html::Step> steps;
  for (std::size_t i = 0; i < stages.size(); ++i)
    steps.push_back({.title = titles[i],
                     .state = stages[i].is_over(today) ? html::StepState::done
                              : stages[i].is_on(today) ? html::StepState::now
                                                       : html::StepState::ahead,
                     .note = notes[i]});
  html::steps(out, l, {.label = name_of(l, path), .steps = steps, .upright = true});
}

void put_ambassador_card(Html& list, Language l, const Ambassador& a, int heading_level) {
  const std::string what = leads_what(a);
  const auto led = a.led();
  const std::string href = localized(l, led.empty() ? address_of(Part::citywide) : areas::path_of(led.front().id));
  const html::Tag tags[] = {{.label = name_of(l, a.title), .tone = html::Tone::wisla}};
  const html::Fact facts[] = {{.icon = a.path == Path::district ? html::Icon::map_pin : html::Icon::lightbulb,
                               .text = what,
                               .label = a.path == Path::district ? texts::f_area(l) : texts::f_theme(l)}};
  html::card(list, {.href = href,
                    .title = a.public_name,
                    .heading_level = heading_level,
                    .tags = tags,
                    .facts = facts,
                    .tone = html::Tone::linden});
}

Html markdown(std::string_view text) { return Html::trusted(text::html_from_markdown(text, 2)); }

void put_open_data(Html& out, Language l) {
  html::put<"<h2>{}</h2>">(out, texts::part_programme(l));
  const html::Download files[] = {
      {.href = "/api/v1/areas.geojson", .label = areas::texts::download(l), .format = "GeoJSON"},
      {.href = "/api/v1/ambassadors", .label = texts::ambassadors(l), .format = "JSON"}};
  html::downloads(out, files);
}

}  // namespace wiec::joint_projects
