// /administracja/remisy/{edition}/{tie}: who stands equal, and the form that records the draw.
#include "commons/people/page_parts.h"
#include "modules/voting/result_parts.h"
#include "modules/voting/texts.h"
#include "modules/voting/ties_desk.h"
#include "platform/html/card.h"
#include "platform/html/field.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::voting {
namespace {

// "pula-podgorze" -> "podgorze"; anything else is the tie among districts.
std::string_view pool_in(std::string_view tie) { return tie.starts_with("pula-") ? tie.substr(5) : std::string_view(); }

std::string field_of(std::size_t candidate) { return fmt::format("place_{}", candidate + 1); }

void put_candidates(Html& out, Language l, const TieGround& ground, const OpenTie& tie) {
  html::put<"<p>{}</p>">(out, ground.pool ? texts::equal_projects(l) : texts::equal_districts(l));
  if (!ground.pool) {
    html::put<"<ul>{}</ul>">(out, [&](Html& list) {
      for (const std::string& code : tie.candidates) html::put<"<li>{}</li>">(list, name_of_candidate(l, ground, code));
    });
    return;
  }
  const std::string score = texts::candidate_score(l, counts_points(ground.result.vote_type) ? "points" : "votes");
  const html::Column columns[] = {{.label = texts::candidate(l)},
                                  {.label = texts::candidate_rank(l), .numeric = true},
                                  {.label = score, .numeric = true},
                                  {.label = texts::cost(l), .numeric = true}};
  html::Table table(out, l, {.caption = texts::candidate(l), .columns = columns, .caption_hidden = true});
  for (const std::string& id : tie.candidates)
    for (const ProjectResult& p : ground.projects)
      if (p.number == id || p.external_id == id) {
        table.row({name_of_candidate(l, ground, id), text::format_number(l, p.rank),
                   text::format_number(l, score_of(p, ground.result.vote_type)), text::format_money(l, p.cost)});
        break;
      }
}

struct Looks {
  const Typed& typed;
  const Errors& errors;
};

void put_places(Html& f, Language l, const TieGround& ground, const OpenTie& tie, const Looks& looks) {
  std::vector<std::string> values;
  for (std::size_t i = 0; i < tie.candidates.size(); ++i) values.push_back(std::to_string(i + 1));
  std::vector<html::Choice> choices;
  for (const std::string& value : values) choices.push_back({.value = value, .label = value});
  for (std::size_t i = 0; i < tie.candidates.size(); ++i) {
    const std::string name = field_of(i), label = texts::f_place(l, name_of_candidate(l, ground, tie.candidates[i]));
    html::select_field(f, l,
                       {.name = name,
                        .label = label,
                        .choices = choices,
                        .hint = texts::f_place_hint(l),
                        .value = looks.typed.at(name),
                        .error = looks.errors.at(name),
                        .empty_label = texts::choose_place(l),
                        .width = html::Width::short_,
                        .optional = true});
  }
}

void put_how(Html& f, Language l, const Looks& looks) {
  const html::Choice hows[] = {
      {.value = code_of(DrawHow::by_hand), .label = texts::how_by_hand(l), .hint = texts::how_by_hand_hint(l)},
      {.value = code_of(DrawHow::by_seed), .label = texts::how_by_seed(l), .hint = texts::how_by_seed_hint(l)}};
  html::radio_field(f, l,
                    {.name = "how",
                     .legend = texts::f_how(l),
                     .choices = hows,
                     .value = looks.typed.at("how"),
                     .error = looks.errors.at("how")});
}

void put_facts(Html& f, Language l, const Looks& looks) {
  html::date_field(f, l,
                   {.name = "held_on",
                    .label = texts::f_held_on(l),
                    .value = looks.typed.at("held_on"),
                    .error = looks.errors.at("held_on")});
  html::text_field(f, l,
                   {.name = "present",
                    .label = texts::f_present(l),
                    .hint = texts::f_present_hint(l),
                    .value = looks.typed.at("present"),
                    .error = looks.errors.at("present")});
  html::text_field(f, l,
                   {.name = "note",
                    .label = texts::f_note(l),
                    .hint = texts::f_note_hint(l),
                    .value = looks.typed.at("note"),
                    .error = looks.errors.at("note"),
                    .optional = true});
}

void put_announcement(Html& f, Language l, const Looks& looks) {
  html::text_field(f, l,
                   {.name = "seed_where",
                    .label = texts::f_seed_where(l),
                    .hint = texts::f_seed_where_hint(l),
                    .value = looks.typed.at("seed_where"),
                    .error = looks.errors.at("seed_where"),
                    .optional = true});
  html::date_field(f, l,
                   {.name = "seed_at_date",
                    .label = texts::f_seed_at(l),
                    .hint = texts::f_seed_at_hint(l),
                    .value = looks.typed.at("seed_at_date"),
                    .error = looks.errors.at("seed_at_date"),
                    .optional = true});
  html::text_field(f, l,
                   {.name = "seed_at_time",
                    .label = texts::f_seed_hour(l),
                    .value = looks.typed.at("seed_at_time"),
                    .error = looks.errors.at("seed_at_time"),
                    .width = html::Width::short_,
                    .optional = true});
}

void put_form(Html& out, Context& ctx, const TieGround& ground, const OpenTie& tie, const Looks& looks) {
  const Language l = ctx.language;
  html::put<"<h2>{}</h2><p>{}</p>">(out, texts::record_title(l), texts::record_lead(l));
  const std::string csrf = ctx.form_token(), action = localized(l, tie_path(*ground.edition, tie.pool));
  html::form(out, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                     html::hidden_field(f, "base", tie.base_sha256);
                     put_how(f, l, looks);
                     put_places(f, l, ground, tie, looks);
                     html::text_field(f, l,
                                      {.name = "seed",
                                       .label = texts::f_seed(l),
                                       .hint = texts::f_seed_hint(l),
                                       .value = looks.typed.at("seed"),
                                       .error = looks.errors.at("seed"),
                                       .optional = true});
                     put_announcement(f, l, looks);
                     put_facts(f, l, looks);
                     html::button(f, {.label = texts::record_button(l)});
                   }});
}

// A draw of this tie that waits for consent.
std::optional<DrawId> waiting_draw(Context& ctx, const editions::Edition& edition, std::string_view pool) {
  for (const TieDraw& draw : ctx.db.read([&](db::ReadTx& tx) { return draws_of(tx, edition.id); }))
    if (draw.state == DrawState::waiting && draw.pool == pool) return draw.id;
  return std::nullopt;
}

Page shown(Context& ctx, const editions::Edition& edition, std::string_view pool, const Typed& typed,
           const Faults& faults, int status) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  Page page = start_ties_page(ctx, tie_title(l, edition, pool), errors, status);
  page.crumbs = {{std::string(texts::desk_ties(l)), std::string(kTiesDesk)}};
  html::put<R"(<p class="lead">{}</p>)">(page.main, edition.name(l));
  const auto ties = open_ties(ctx, edition);
  const auto tie = std::ranges::find(ties, pool, &OpenTie::pool);
  const auto waiting = waiting_draw(ctx, edition, pool);
  if (waiting)
    html::put<R"(<p><a href="{}">{}</a></p>)">(page.main, localized(l, draw_path(edition, *waiting)),
                                               texts::see_waiting_draw(l));
  if (tie == ties.end()) {
    html::put<"<p>{}</p>">(page.main, texts::no_open_tie(l));
    return page;
  }
  const TieGround ground = ground_of(ctx, edition, pool);
  put_candidates(page.main, l, ground, *tie);
  if (waiting) return page;
  if (may_record(ctx.actor, edition))
    put_form(page.main, ctx, ground, *tie, {typed, errors});
  else
    html::notice(page.main, l, {.text = texts::only_recorders(l)});
  return page;
}

// The candidates by the places that were chosen; faults at the fields.
std::vector<std::string> order_in(Reader& r, const TieGround& ground, const OpenTie& tie) {
  std::vector<std::string> order(tie.candidates.size());
  for (std::size_t i = 0; i < tie.candidates.size(); ++i) {
    const std::string field = field_of(i);
    std::size_t place = 0;
    for (std::size_t n = 1; n <= order.size(); ++n)
      if (r.typed.at(field) == std::to_string(n)) place = n;
    if (place == 0)
      r.wrong(texts::keys::err_place, field, {{"who", name_of_candidate(r.language, ground, tie.candidates[i])}});
    else if (!order[place - 1].empty())
      r.wrong(texts::keys::err_place_twice, field);
    else
      order[place - 1] = tie.candidates[i];
  }
  return order;
}

NewDraw draw_in(Reader& r, const TieGround& ground, const OpenTie& tie) {
  const Language l = r.language;
  NewDraw made{.pool = tie.pool, .base_sha256 = std::string(r.typed.at("base"))};
  const auto how = draw_how_from(r.typed.at("how"));
  if (!how) r.wrong(texts::keys::err_how, "how");
  made.how = how.value_or(DrawHow::by_hand);
  if (how == DrawHow::by_hand) made.order = order_in(r, ground, tie);
  if (how == DrawHow::by_seed) {
    made.seed = r.line("seed", texts::f_seed(l), 200, true);
    made.seed_where = r.line("seed_where", texts::f_seed_where(l), 500, true);
    made.seed_at = r.moment("seed_at", texts::f_seed_at(l));
  }
  made.held_on = r.date("held_on", texts::f_held_on(l), true).value_or(Date{});
  made.present = r.line("present", texts::f_present(l), 500, true);
  made.note = r.line("note", texts::f_note(l), 500);
  return made;
}

}  // namespace

Result<Reply> tie_page(Context& ctx, const Request& request) {
  TRY(const editions::Edition edition, edition_of_ties(ctx, request));
  const std::string_view pool = pool_in(request.params.get("tie"));
  if (!pool.empty() && !edition.pool(pool)) return problem(ProblemKind::not_found, texts::keys::no_open_tie);
  return shown(ctx, edition, pool, {}, {}, 200);
}

Result<Reply> post_tie(Context& ctx, const Request& request) {
  TRY(const editions::Edition edition, edition_of_ties(ctx, request));
  const std::string_view pool = pool_in(request.params.get("tie"));
  const Typed typed(people::form_of(request));
  const auto ties = open_ties(ctx, edition);
  const auto tie = std::ranges::find(ties, pool, &OpenTie::pool);
  Faults faults;
  Reader r(ctx.language, typed, faults);
  if (tie == ties.end())
    return shown(ctx, edition, pool, typed, {{ProblemKind::conflict, texts::keys::no_open_tie, {}, {}}}, 409);
  const NewDraw made = draw_in(r, ground_of(ctx, edition, pool), *tie);
  if (!faults.empty()) return shown(ctx, edition, pool, typed, faults, 422);
  const auto done = record_draw(ctx, edition, made);
  if (done) return Redirect{draw_path(edition, *done)};
  const ProblemKind kind = done.error().kind;
  if (kind != ProblemKind::conflict && kind != ProblemKind::invalid) return std::unexpected(done.error());
  return shown(ctx, edition, pool, typed, {done.error()}, kind == ProblemKind::conflict ? 409 : 422);
}

}  // namespace wiec::voting
