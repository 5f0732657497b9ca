// /eksperci/konsultacje: slots of a unit: offered, taken, talked; of one: who comes with which draft, and the note.
#include "commons/gatherings/gathering_store.h"
#include "commons/gatherings/words.h"
#include "commons/people/page_parts.h"
#include "commons/site/form_fields.h"
#include "modules/drafts/pages.h"
#include "modules/verification/consult.h"
#include "modules/verification/pages.h"
#include "modules/verification/reading_store.h"
#include "modules/verification/routing.h"
#include "modules/verification/slot_words.h"
#include "modules/verification/texts.h"
#include "modules/verification/words.h"
#include "platform/html/table.h"

namespace wiec::verification {
namespace {

constexpr std::string_view kSlots = "/eksperci/konsultacje";
constexpr int kMost = 1000;

struct Seen {
  std::vector<AskedUnit> units;
  std::vector<Slot> coming, past;
  std::vector<gatherings::Gathering> workshops;  // to come
};

Seen seen_by(Context& ctx) {
  return ctx.db.read([&](db::ReadTx& tx) {
    Seen seen{.units = active_units(tx),
              .coming = slots(tx, false, ctx.now, kMost),
              .past = slots(tx, true, ctx.now, kMost),
              .workshops = gatherings::gatherings(tx, {.kind = gatherings::Kind::workshop}, ctx.now, 50)};
    if (!ctx.actor.has(Role::coordinator))
      std::erase_if(seen.units, [&](const AskedUnit& u) { return !reads_for(ctx.actor, u); });
    const auto of_others = [&](const Slot& s) {
      return std::ranges::find(seen.units, s.unit.id, &AskedUnit::id) == seen.units.end();
    };
    std::erase_if(seen.coming, of_others);
    std::erase_if(seen.past, of_others);
    std::erase_if(seen.workshops, [](const gatherings::Gathering& g) { return g.cancelled; });
    return seen;
  });
}

void put_slots(Html& out, Language l, std::string_view caption, const std::vector<Slot>& all) {
  const html::Column columns[] = {
      {.label = texts::when(l)}, {.label = texts::unit(l)}, {.label = texts::draft(l)}, {.label = texts::note(l)}};
  html::Table table(out, l, {.caption = caption, .columns = columns});
  for (const Slot& s : all) {
    const std::string href = localized(l, s.path()), when = when_of(l, s), unit = s.unit.label();
    const auto name = [&](Html& cell) { html::put<R"(<a href="{}">{}</a>)">(cell, href, when); };
    table.row({name, unit, s.booking ? std::string_view(s.booking->title) : texts::slot_is_free(l),
               s.note ? texts::is_noted(l) : std::string_view()});
  }
}

void put_offer_fields(Html& f, Language l, const Seen& seen, const Typed& typed, const Errors& errors) {
  const UnitChoices units(seen.units);
  std::vector<std::string> words;
  words.reserve(2 * seen.workshops.size());
  std::vector<html::Choice> workshops;
  for (const auto& g : seen.workshops) {
    const std::string& code = words.emplace_back(g.code());
    workshops.push_back(
        {.value = code, .label = words.emplace_back(fmt::format("{}, {}", g.title(l), gatherings::when_of(l, g)))});
  }
  const FormFields fields{l, typed, errors};
  fields.select(f, "unit", texts::f_unit(l), units.all());
  fields.moment(f, "begins", texts::f_first_begins(l), texts::f_first_hour(l), texts::hour_hint(l));
  fields.moment(f, "ends", texts::f_last_ends(l), texts::f_last_hour(l), texts::hour_hint(l));
  html::text_field(f, l,
                   {.name = "minutes",
                    .label = texts::f_minutes(l),
                    .hint = texts::f_minutes_hint(l),
                    .value = typed.at("minutes"),
                    .error = errors.at("minutes"),
                    .width = html::Width::short_});
  if (!workshops.empty())
    html::select_field(f, l,
                       {.name = "workshop",
                        .label = texts::f_workshop(l),
                        .choices = workshops,
                        .hint = texts::f_workshop_hint(l),
                        .value = typed.at("workshop"),
                        .error = errors.at("workshop"),
                        .empty_label = texts::no_workshop(l),
                        .optional = true});
  fields.line(f, "address", texts::f_slot_address(l), {}, true);
  fields.line(f, "link", texts::f_slot_link(l), {}, true);
}

Page list_of(Context& ctx, const Typed& typed, const Faults& faults) {
  const Language l = ctx.language;
  const Seen seen = seen_by(ctx);
  const Errors errors(l, faults);
  Page page{.title = std::string(texts::talks(l)), .status = faults.empty() ? 200 : 422, .indexed = false};
  page.has_errors = !faults.empty();
  Html& out = page.main;
  errors.put_summary(out);
  html::heading(out, 1, texts::talks(l));
  html::put<R"(<p class="lead">{}</p>)">(out, texts::talks_lead(l));
  if (seen.units.empty()) {
    html::empty_state(out, {.title = texts::no_units(l), .text = texts::no_units_text(l)});
    return page;
  }
  if (seen.coming.empty()) html::empty_state(out, {.title = texts::no_slots(l), .icon = html::Icon::calendar});
  if (!seen.coming.empty()) put_slots(out, l, texts::talks_to_come(l), seen.coming);
  const std::string csrf = ctx.form_token(), action = localized(l, kSlots);
  html::details(
      out, texts::offer_slots(l),
      [&](Html& body) {
        html::form(body, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                            put_offer_fields(f, l, seen, typed, errors);
                            html::button(f, {.label = texts::offer_them(l)});
                          }});
      },
      !faults.empty());
  if (!seen.past.empty()) put_slots(out, l, texts::talks_past(l), seen.past);
  return page;
}

struct Talk {
  Slot slot;
  std::vector<Reading> readings;  // of the unit, of the draft
};

Result<Talk> talk_asked_for(Context& ctx, const Request& request) {
  const auto id = id_from_code(request.params.get("code"));
  return ctx.db.read([&](db::ReadTx& tx) -> Result<Talk> {
    auto s = id ? find_slot(tx, SlotId{*id}) : std::nullopt;
    if (!s) return problem(ProblemKind::not_found, texts::keys::no_such_slot);
    if (!may_offer(tx, ctx.actor, s->unit)) return problem(ProblemKind::not_allowed, texts::keys::not_your_unit);
    Talk talk{.slot = *std::move(s), .readings = {}};
    if (!talk.slot.booking) return talk;
    talk.readings = readings_of(tx, talk.slot.booking->draft);
    std::erase_if(talk.readings, [&](const Reading& r) { return r.unit.id != talk.slot.unit.id; });
    return talk;
  });
}

void put_booking(Html& out, Language l, const Talk& talk) {
  const Booking& b = *talk.slot.booking;
  html::put<"<h2>{}</h2>">(out, texts::draft(l));
  html::put<"<p><strong>{}</strong> ({})</p>">(out, b.title, texts::revision_number(l, b.newest));
  if (!b.question.empty()) html::notice(out, l, {.title = texts::they_ask(l), .text = b.question});
  for (const Reading& r : talk.readings)
    html::put<R"(<p><a href="{}">{}</a></p>)">(out, localized(l, r.path()), texts::complete_advice(l, r.revision));
}

void put_note_form(Html& out, Context& ctx, const Slot& s, const Typed& typed, const Errors& errors) {
  const Language l = ctx.language;
  const std::string csrf = ctx.form_token(), action = localized(l, s.path()),
                    revision = typed.has("revision") ? std::string(typed.at("revision"))
                                                     : std::to_string(s.note ? s.note->revision : s.booking->newest);
  html::put<"<h2>{}</h2><p>{}</p>">(out, texts::note(l), texts::note_lead(l));
  html::form(out, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                     html::text_field(f, l,
                                      {.name = "revision",
                                       .label = texts::f_note_revision(l),
                                       .value = revision,
                                       .error = errors.at("revision"),
                                       .kind = html::TextKind::number,
                                       .width = html::Width::short_});
                     html::text_area(f, l,
                                     {.name = "body",
                                      .label = texts::f_note(l),
                                      .hint = texts::f_note_hint(l),
                                      .value = typed.has("body") ? typed.at("body")
                                               : s.note          ? std::string_view(s.note->body)
                                                                 : std::string_view(),
                                      .error = errors.at("body"),
                                      .rows = 6,
                                      .max_length = 5000});
                     html::button(f, {.label = texts::save_note(l), .name = "co", .value = "notatka"});
                   }});
}

Page slot_of(Context& ctx, const Talk& talk, const Typed& typed, const Faults& faults, int status) {
  const Language l = ctx.language;
  const Slot& s = talk.slot;
  const Errors errors(l, faults);
  Page page{.title = std::string(texts::talk_at(l, when_of(l, s))), .status = status, .indexed = false};
  page.has_errors = !faults.empty();
  page.crumbs = {{std::string(texts::talks(l)), std::string(kSlots)}};
  Html& out = page.main;
  errors.put_summary(out);
  html::heading(out, 1, page.title);
  if (s.withdrawn) html::notice(out, l, {.text = texts::is_taken_back(l)});
  put_slot_facts(out, l, s);
  if (s.booking) {
    put_booking(out, l, talk);
    put_note_form(out, ctx, s, typed, errors);
    html::put<R"(<p><a href="{}">{}</a></p>)">(out, localized(l, s.calendar_path()), texts::to_calendar(l));
  }
  if (s.withdrawn || s.note) return page;
  const std::string action = localized(l, s.path());
  html::put<"<p>{}</p>">(out, s.booking ? texts::take_back_booked(l) : texts::take_back_free(l));
  people::act_form(out, ctx,
                   {.action = action,
                    .label = texts::take_back(l),
                    .name = "co",
                    .value = "cofnij",
                    .kind = html::ButtonKind::danger});
  return page;
}

std::int64_t revision_in(const Typed& typed) {
  Faults faults;
  Reader r(Language::pl, typed, faults);
  return r.whole("revision", "", 1, 1'000'000).value_or(0);
}

}  // namespace

Result<Reply> slots_page(Context& ctx, const Request&) {
  Typed usual;
  usual.set("minutes", "20");
  return list_of(ctx, usual, {});
}

Result<Reply> post_slots(Context& ctx, const Request& request) {
  const Typed typed(people::form_of(request));
  Faults faults;
  const Offer offer = read_offer(ctx, typed, faults);
  if (!faults.empty()) return list_of(ctx, typed, faults);
  const auto done = offer_slots(ctx, offer);
  if (!done && done.error().kind != ProblemKind::invalid) return std::unexpected(done.error());
  if (!done) return list_of(ctx, typed, {done.error()});
  return Redirect{std::string(kSlots)};
}

Result<Reply> slot_page(Context& ctx, const Request& request) {
  TRY(const Talk talk, talk_asked_for(ctx, request));
  return slot_of(ctx, talk, {}, {}, 200);
}

Result<Reply> post_slot(Context& ctx, const Request& request) {
  TRY(const Talk talk, talk_asked_for(ctx, request));
  const Typed typed(people::form_of(request));
  const bool takes_back = typed.at("co") == "cofnij";
  const auto done = takes_back ? take_back_slot(ctx, talk.slot.id)
                               : note_talk(ctx, talk.slot.id, revision_in(typed), typed.at("body"));
  if (done) return Redirect{takes_back ? std::string(kSlots) : talk.slot.path()};
  const ProblemKind kind = done.error().kind;
  if (kind != ProblemKind::conflict && kind != ProblemKind::invalid) return std::unexpected(done.error());
  TRY(const Talk now, talk_asked_for(ctx, request));
  return slot_of(ctx, now, typed, {done.error()}, kind == ProblemKind::conflict ? 409 : 422);
}

}  // namespace wiec::verification
