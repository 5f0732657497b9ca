// /administracja/edycje/{code}/{part}: one part of an edition as a form. A frozen part is asked for instead of changed;
// a part that somebody else changed meanwhile comes back with both.
#include "commons/people/page_parts.h"
#include "modules/editions/desk.h"
#include "modules/editions/differences.h"
#include "modules/editions/district_pools.h"
#include "modules/editions/edition_json.h"
#include "modules/editions/edition_store.h"
#include "modules/editions/texts.h"
#include "modules/editions/timeline.h"
#include "platform/html/card.h"
#include "platform/html/field.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::editions {
namespace {

constexpr std::string_view kAddDistricts = "districts";

void put_pool_list(Html& out, Language l, const Edition& edition) {
  const html::Column columns[] = {
      {.label = texts::pool(l)}, {.label = texts::level(l)}, {.label = texts::budget(l), .numeric = true}};
  {
    html::Table table(out, l,
                      {.caption = texts::pools(l), .columns = columns, .caption_hidden = true, .compact = true});
    for (const Pool& pool : edition.pools) {
      const std::string href = localized(l, desk_path(edition, "pule/" + pool.code));
      table.row({[&](Html& cell) { html::put<R"(<a href="{}">{}</a>)">(cell, href, pool.name(l)); },
                 name_of(l, pool.level), text::format_money(l, pool.budget)});
    }
  }
  const std::string fresh = localized(l, desk_path(edition, "pule/nowa"));
  html::link_button(
      out, {.href = fresh, .label = texts::new_pool(l), .kind = html::ButtonKind::secondary, .icon = html::Icon::plus});
}

// Districts of the city without a pool, as one button; where they are not known, where they come from. Drafts alone:
// later each pool has its reason.
void put_districts(Html& out, Context& ctx, const Edition& edition) {
  if (edition.published || !may_edit(ctx.actor, edition)) return;
  const Language l = ctx.language;
  std::string names;
  bool known = false;
  ctx.db.read([&](db::ReadTx& tx) {
    known = knows_districts(tx, edition);
    for (const Pool& pool : missing_districts(tx, edition)) names += (names.empty() ? "" : ", ") + pool.name_pl;
  });
  if (!known) return html::notice(out, l, {.text = texts::districts_unknown(l, edition.city_name)});
  if (names.empty()) return;
  html::put<"<h2>{}</h2><p>{}</p>">(out, texts::districts_missing(l), names);
  const std::string action = localized(l, desk_path(edition, "pule"));
  people::act_form(out, ctx,
                   {.action = action, .label = texts::add_districts(l), .name = "act", .value = kAddDistricts});
}

struct Looks {
  const Typed& typed;
  const Faults& faults;
  int status = 200;
  const std::vector<Difference>* meanwhile = nullptr;
};

void put_meanwhile(Html& out, Language l, const std::vector<Difference>& all) {
  html::put<"<h2>{}</h2>">(out, texts::meanwhile(l));
  const html::Column columns[] = {{.label = texts::what(l)}, {.label = texts::before(l)}, {.label = texts::after(l)}};
  html::Table table(out, l, {.caption = texts::meanwhile(l), .columns = columns, .caption_hidden = true});
  for (const Difference& one : all) table.row({one.what, one.before, one.after});
}

Page shown(Context& ctx, const Edition& edition, const Section& section, const Looks& looks) {
  const Language l = ctx.language;
  const Errors errors(l, looks.faults);
  Page page = start_desk_page(ctx, section.title(l), errors, looks.status);
  add_crumbs(page, l, edition);
  Html& out = page.main;
  html::put<R"(<p class="lead">{}</p>)">(out, section.lead(l));
  const Stage* frozen = frozen_by(edition, section.part, ctx.now);
  if (frozen) put_frozen_notice(out, l, *frozen);
  if (looks.meanwhile) put_meanwhile(out, l, *looks.meanwhile);
  if (section.part == Part::pools) {
    put_pool_list(out, l, edition);
    put_districts(out, ctx, edition);
    html::put<"<h2>{}</h2>">(out, texts::whole_table(l));
  }
  if (!may_edit(ctx.actor, edition)) html::notice(out, l, {.text = texts::only_coordinators(l)});
  const std::string csrf = ctx.form_token(), action = localized(l, desk_path(edition, row_of(section.part).code)),
                    version = std::to_string(edition.version);
  html::form(out, {.action = action,
                   .csrf = csrf,
                   .body =
                       [&](Html& f) {
                         html::hidden_field(f, "version", version);
                         if (frozen) html::hidden_field(f, "ask", "1");
                         section.show(f, {l, looks.typed, errors, edition});
                         put_reason(f, l, looks.typed, errors, edition, frozen != nullptr);
                         html::button(f, {.label = frozen ? texts::ask_consent(l) : texts::save(l)});
                       },
                   .multipart = section.has_file,
                   .label = section.title(l)});
  return page;
}

std::optional<documents::KeptFile> kept_file(Context& ctx, const http::Form& form, Faults& faults) {
  const http::FilePart* file = form.file("file");
  if (!file) return std::nullopt;
  static constexpr documents::FileType kTypes[] = {documents::FileType::pdf, documents::FileType::docx,
                                                   documents::FileType::odt};
  auto kept = documents::keep_file(ctx.db, file->bytes, file->name, {.types = kTypes}, "file");
  if (kept) return *std::move(kept);
  faults.push_back(kept.error());
  return std::nullopt;
}

void add_missing_districts(Context& ctx, Edition& edition) {
  for (Pool& pool : ctx.db.read([&](db::ReadTx& tx) { return missing_districts(tx, edition); }))
    edition.pools.push_back(std::move(pool));
}

// What others made of the part since the page was shown.
std::vector<Difference> since(Context& ctx, const Edition& now, int base, Part part) {
  const auto version = ctx.db.read([&](db::ReadTx& tx) { return find_version(tx, now.id, base); });
  const auto json = version ? parse_json(version->snapshot) : std::unexpected(JsonError{});
  Edition then = now;
  if (!json || !read_snapshot(*json, then)) return {};
  return differences(ctx.language, json_of(then, part), json_of(now, part));
}

Result<Reply> answer_refusal(Context& ctx, const Request& request, const Section& section, const Typed& typed,
                             const Edition& looked_at, Problem refusal) {
  TRY(const Edition now, edition_at_desk(ctx, request));
  if (refusal.text == texts::keys::edit_conflict) {
    const auto meanwhile = since(ctx, now, base_version(typed, looked_at), section.part);
    return shown(ctx, now, section, {typed, {refusal}, 409, &meanwhile});
  }
  if (refusal.kind != ProblemKind::conflict && refusal.kind != ProblemKind::invalid) return std::unexpected(refusal);
  const int status = refusal.kind == ProblemKind::conflict ? 409 : 422;
  return shown(ctx, now, section, {typed, for_form({std::move(refusal)}, now, section.part), status});
}

}  // namespace

Result<Reply> part_page(Context& ctx, const Request& request) {
  TRY(const Edition edition, edition_at_desk(ctx, request));
  const auto part = part_from(request.params.get("part"));
  if (!part) return problem(ProblemKind::not_found, texts::keys::no_such_part);
  Typed typed;
  section_of(*part).fill(typed, edition);
  return shown(ctx, edition, section_of(*part), {typed, {}});
}

Result<Reply> post_part(Context& ctx, const Request& request) {
  TRY(const Edition edition, edition_at_desk(ctx, request));
  const auto part = part_from(request.params.get("part"));
  if (!part) return problem(ProblemKind::not_found, texts::keys::no_such_part);
  const Section& section = section_of(*part);
  const http::Form form = people::form_of(request);
  const Typed typed(form);
  Faults faults;
  Reader r(ctx.language, typed, faults);
  Change change{.proposed = edition, .part = *part, .base_version = base_version(typed, edition)};
  if (*part == Part::pools && !edition.published && typed.at("act") == kAddDistricts)
    add_missing_districts(ctx, change.proposed);
  else
    section.read(r, ground_of(ctx, edition), change.proposed);
  change.reason = read_reason(r, edition);
  if (faults.empty()) faults = for_form(check_part(change.proposed, *part), change.proposed, *part);
  if (section.has_file && faults.empty()) change.file = kept_file(ctx, form, faults);
  if (!faults.empty()) return shown(ctx, edition, section, {typed, faults, 422});
  if (typed.has("ask")) {
    const auto asked = ask_for_change(ctx, change);
    if (!asked) return answer_refusal(ctx, request, section, typed, edition, asked.error());
    return Redirect{desk_path(edition, "wnioski/" + code_from_id(asked->value))};
  }
  const auto done = change_part(ctx, change);
  if (!done) return answer_refusal(ctx, request, section, typed, edition, done.error());
  if (typed.at("act") == kAddDistricts) return Redirect{desk_path(edition, "pule")};
  return Redirect{desk_path(change.part == Part::names ? change.proposed : edition)};
}

}  // namespace wiec::editions
