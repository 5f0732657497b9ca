// /administracja/programy/{code}/praca: gatherings and arrangements of a project.
#include "commons/gatherings/gathering_store.h"
#include "commons/gatherings/words.h"
#include "commons/people/page_parts.h"
#include "modules/programmes/desk.h"
#include "modules/programmes/keep_work.h"
#include "modules/programmes/texts.h"
#include "modules/programmes/words.h"
#include "modules/programmes/work_parts.h"
#include "modules/programmes/work_store.h"
#include "platform/html/field.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::programmes {
namespace {

constexpr int kMostOffered = 100;  // gatherings to come, and as many past

std::string desk_path(const Project& p, std::string_view rest) {
  return fmt::format("{}/{}/{}", kDesk, p.code(), rest);
}

void put_held(Html& out, Context& ctx, const Project& p, const std::vector<HeldGathering>& held) {
  const Language l = ctx.language;
  const html::Column columns[] = {{.label = texts::a_gathering(l)},
                                  {.label = texts::when(l)},
                                  {.label = texts::level(l)},
                                  {.label = texts::host(l)},
                                  {.label = texts::take_off(l)}};
  const std::string action = localized(l, desk_path(p, "spotkanie"));
  html::Table table(out, l, {.caption = texts::gatherings(l), .columns = columns, .caption_hidden = true});
  for (const HeldGathering& h : held) {
    const std::string code = h.gathering.code(), label = texts::take_off_one(l, h.gathering.title(l));
    const auto name = [&](Html& cell) {
      html::put<R"(<a href="{}">{}</a>)">(cell, localized(l, h.gathering.path()), h.gathering.title(l));
    };
    const auto off = [&](Html& cell) {
      people::act_form(cell, ctx, {.action = action, .label = label, .name = "act", .value = "off", .id = code});
    };
    table.row({name, gatherings::when_of(l, h.gathering), words_of(l, h.level), h.host, off});
  }
}

struct Offered {
  std::vector<std::string> values, labels;
  std::vector<html::Choice> choices() const {
    std::vector<html::Choice> made;
    for (std::size_t i = 0; i < values.size(); ++i) made.push_back({.value = values[i], .label = labels[i]});
    return made;
  }
};

Offered offered_gatherings(Context& ctx, const std::vector<HeldGathering>& held) {
  Offered offered;
  for (const bool past : {false, true}) {
    const auto some = ctx.db.read([&](db::ReadTx& tx) {
      return gatherings::gatherings(tx, {.past = past, .kind = {}, .place = {}}, ctx.now, kMostOffered);
    });
    for (const auto& g : some) {
      if (std::ranges::any_of(held, [&](const HeldGathering& h) { return h.gathering.id == g.id; })) continue;
      offered.values.push_back(g.code());
      offered.labels.push_back(fmt::format("{}, {}", g.title(ctx.language), gatherings::when_of(ctx.language, g)));
    }
  }
  return offered;
}

void put_level_field(Html& f, Language l, const Typed& typed, const Errors& errors) {
  const html::Choice levels[] = {{.value = kWorkLevels[0], .label = words_of(l, WorkLevel::international)},
                                 {.value = kWorkLevels[1], .label = words_of(l, WorkLevel::local)}};
  html::radio_field(f, l,
                    {.name = "level",
                     .legend = texts::level(l),
                     .choices = levels,
                     .value = typed.at("level"),
                     .error = errors.at("level")});
}

void put_partner_field(Html& f, Language l, const Project& p, std::string_view name, std::string_view label,
                       const Typed& typed, const Errors& errors) {
  Offered offered;
  const std::string_view chosen = typed.at(name);
  for (const Partner& one : p.partners) offered.values.push_back(partner_name(one));
  if (!chosen.empty() && std::ranges::find(offered.values, chosen) == offered.values.end())
    offered.values.emplace_back(chosen);  // the card named it so when the note was made
  offered.labels = offered.values;
  const auto choices = offered.choices();
  if (choices.empty()) return;
  html::select_field(f, l,
                     {.name = name,
                      .label = label,
                      .choices = choices,
                      .value = chosen,
                      .error = errors.at(name),
                      .empty_label = texts::nobody_of_them(l),
                      .optional = true});
}

void put_hold_form(Html& out, Context& ctx, const Project& p, const std::vector<HeldGathering>& held,
                   const Typed& typed, const Errors& errors) {
  const Language l = ctx.language;
  const Offered offered = offered_gatherings(ctx, held);
  const auto choices = offered.choices();
  html::put<R"(<p>{} <a href="{}">{}</a></p>)">(out, texts::hold_lead(l), localized(l, "/administracja/spotkania/nowe"),
                                                texts::plan_gathering(l));
  if (choices.empty()) return;
  const std::string csrf = ctx.form_token(), action = localized(l, desk_path(p, "spotkanie"));
  html::form(out, {.action = action,
                   .csrf = csrf,
                   .body =
                       [&](Html& f) {
                         html::select_field(f, l,
                                            {.name = "gathering",
                                             .label = texts::a_gathering(l),
                                             .choices = choices,
                                             .value = typed.at("gathering"),
                                             .error = errors.at("gathering"),
                                             .empty_label = texts::choose(l)});
                         put_level_field(f, l, typed, errors);
                         put_partner_field(f, l, p, "host", texts::host(l), typed, errors);
                         html::button(f, {.label = texts::add_gathering(l), .name = "act", .value = "on"});
                       },
                   .label = texts::add_gathering(l)});
}

void put_note_list(Html& out, Language l, const Project& p, const std::vector<Note>& notes) {
  html::put<R"(<section class="stack"><h2>{}</h2>)">(out, texts::notes(l));
  if (!notes.empty()) {
    const html::Column columns[] = {{.label = texts::n_with(l)},
                                    {.label = texts::when(l)},
                                    {.label = texts::means(l)},
                                    {.label = texts::level(l)},
                                    {.label = texts::partner(l)}};
    html::Table table(out, l, {.caption = texts::notes(l), .columns = columns, .caption_hidden = true});
    for (const Note& n : notes) {
      const auto name = [&](Html& cell) {
        html::put<R"(<a href="{}">{}</a>)">(cell, localized(l, desk_path(p, "uzgodnienie/" + n.code())), n.with_whom);
      };
      table.row({name, text::format_date(l, n.on), words_of(l, n.means), words_of(l, n.level), n.partner});
    }
  }
  const std::string fresh = localized(l, desk_path(p, "uzgodnienie/nowe"));
  html::link_button(
      out, {.href = fresh, .label = texts::new_note(l), .kind = html::ButtonKind::secondary, .icon = html::Icon::plus});
  html::put<"</section>">(out);
}

Page shown(Context& ctx, const Project& p, const Typed& typed, const Faults& faults, int status) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  Page page = start_desk_page(ctx, texts::work_of(l, p.name(l)), errors, status);
  page.crumbs = {{std::string(texts::desk(l)), std::string(kDesk)}, {p.name(l), "/programy/" + p.code()}};
  const auto [held, notes] =
      ctx.db.read([&](db::ReadTx& tx) { return std::pair(held_by(tx, p.id), notes_of(tx, p.id)); });
  Html& out = page.main;
  html::put<R"(<section class="stack"><h2>{}</h2>)">(out, texts::gatherings(l));
  if (!held.empty()) put_held(out, ctx, p, held);
  put_hold_form(out, ctx, p, held, typed, errors);
  html::put<"</section>">(out);
  put_note_list(out, l, p, notes);
  return page;
}

void put_texts(Html& f, Language l, const Typed& typed, const Errors& errors) {
  const struct {
    std::string_view name, label;
    bool optional;
  } areas[] = {{"agreed_pl", texts::n_agreed_pl(l), false},
               {"agreed_en", texts::n_agreed_en(l), true},
               {"follows_pl", texts::n_follows_pl(l), true},
               {"follows_en", texts::n_follows_en(l), true}};
  for (const auto& area : areas)
    html::text_area(f, l,
                    {.name = area.name,
                     .label = area.label,
                     .value = typed.at(area.name),
                     .error = errors.at(area.name),
                     .rows = 3,
                     .optional = area.optional});
}

void put_note_fields(Html& f, Language l, const Project& p, const Typed& typed, const Errors& errors) {
  put_level_field(f, l, typed, errors);
  std::vector<html::Choice> means;
  for (std::size_t i = 0; i < std::size(kMeans); ++i)
    means.push_back({.value = kMeans[i], .label = words_of(l, static_cast<Means>(i))});
  html::radio_field(f, l,
                    {.name = "means",
                     .legend = texts::means(l),
                     .choices = means,
                     .value = typed.at("means"),
                     .error = errors.at("means")});
  html::date_field(f, l, {.name = "on", .label = texts::n_on(l), .value = typed.at("on"), .error = errors.at("on")});
  put_partner_field(f, l, p, "partner", texts::partner(l), typed, errors);
  html::text_field(f, l,
                   {.name = "with_whom",
                    .label = texts::n_with(l),
                    .hint = texts::n_with_hint(l),
                    .value = typed.at("with_whom"),
                    .error = errors.at("with_whom")});
  put_texts(f, l, typed, errors);
}

Page note_shown(Context& ctx, const Project& p, const Note& note, const Typed& typed, const Faults& faults,
                int status) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  Page page = start_desk_page(ctx, note.id ? texts::a_note(l) : texts::new_note(l), errors, status);
  page.crumbs = {{std::string(texts::desk(l)), std::string(kDesk)},
                 {p.name(l), "/programy/" + p.code()},
                 {std::string(texts::work(l)), desk_path(p, "praca")}};
  const std::string csrf = ctx.form_token(),
                    action = localized(l, desk_path(p, "uzgodnienie/" + (note.id ? note.code() : "nowe")));
  html::form(
      page.main,
      {.action = action, .csrf = csrf, .body = [&](Html& f) {
         html::hidden_field(f, "base", typed.at("base"));
         put_note_fields(f, l, p, typed, errors);
         html::button_row(f, [&](Html& row) {
           html::button(row, {.label = texts::save(l), .name = "act", .value = "save"});
           if (note.id)
             html::button(
                 row, {.label = texts::drop_note(l), .kind = html::ButtonKind::danger, .name = "act", .value = "drop"});
         });
       }});
  return page;
}

Result<Note> note_at(Context& ctx, const Request& request, const Project& p) {
  if (request.params.get("note") == "nowe") return Note{};
  const auto id = id_from_code(request.params.get("note"));
  const auto found = id ? ctx.db.read([&](db::ReadTx& tx) { return find_note(tx, {*id}); }) : std::nullopt;
  if (!found || found->project != p.id) return problem(ProblemKind::not_found, texts::keys::no_such_note);
  return *found;
}

std::int64_t number_of(std::string_view text) {
  std::int64_t number = 0;
  for (const char c : text.substr(0, 18))
    if (c >= '0' && c <= '9') number = number * 10 + (c - '0');
  return number;
}

}  // namespace

Result<Reply> work_page(Context& ctx, const Request& request) {
  TRY(const Project p, card_at_desk(ctx, request));
  Typed typed;
  return shown(ctx, p, typed, {}, 200);
}

Result<Reply> post_gathering(Context& ctx, const Request& request) {
  TRY(const Project p, card_at_desk(ctx, request));
  const Typed typed(people::form_of(request));
  const bool off = typed.at("act") == "off";
  const auto id = id_from_code(typed.at(off ? "id" : "gathering"));
  if (off) {
    TRY_VOID(release_gathering(ctx, p.id, {id.value_or(0)}));
    return Redirect{desk_path(p, "praca")};
  }
  Faults faults;
  Reader r(ctx.language, typed, faults);
  const auto level = enum_from<WorkLevel>(kWorkLevels, typed.at("level"));
  if (!id) r.wrong(texts::keys::err_gathering, "gathering");
  if (!level) r.wrong(texts::keys::err_level, "level");
  if (!faults.empty()) return shown(ctx, p, typed, faults, 422);
  const auto held = hold_gathering(ctx, p.id, {*id}, *level, std::string(typed.at("host")));
  if (!held && held.error().field.empty()) return std::unexpected(held.error());
  if (!held) return shown(ctx, p, typed, {held.error()}, held.error().kind == ProblemKind::conflict ? 409 : 422);
  return Redirect{desk_path(p, "praca")};
}

Result<Reply> note_page(Context& ctx, const Request& request) {
  TRY(const Project p, card_at_desk(ctx, request));
  TRY(const Note note, note_at(ctx, request, p));
  return note_shown(ctx, p, note, note.id ? typed_from(note) : Typed(), {}, 200);
}

Result<Reply> post_note(Context& ctx, const Request& request) {
  TRY(const Project p, card_at_desk(ctx, request));
  TRY(const Note before, note_at(ctx, request, p));
  Typed typed(people::form_of(request));
  if (before.id && typed.at("act") == "drop") {
    TRY_VOID(drop_note(ctx, p.id, before.id));
    return Redirect{desk_path(p, "praca")};
  }
  Faults faults;
  const Note note = read_note(ctx, p, typed, before.id ? &before : nullptr, faults);
  if (!faults.empty()) return note_shown(ctx, p, before, typed, faults, 422);
  const auto saved = save_note(ctx, note, number_of(typed.at("base")));
  if (saved) return Redirect{desk_path(p, "praca")};
  if (saved.error().kind != ProblemKind::conflict) return std::unexpected(saved.error());
  typed.set("base", std::to_string(before.changed_at.micros));
  return note_shown(ctx, p, before, typed, {saved.error()}, 409);
}

}  // namespace wiec::programmes
