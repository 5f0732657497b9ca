// /administracja/edycje/{code}/pule/{pool}: one pool as fields; "nowa" adds one. Buttons move it and take it away.
#include "commons/people/page_parts.h"
#include "modules/editions/desk.h"
#include "modules/editions/texts.h"
#include "platform/html/card.h"
#include "platform/html/field.h"

namespace wiec::editions {
namespace {

constexpr std::string_view kNew = "nowa";

Page shown(Context& ctx, const Edition& edition, std::string_view code, const Typed& typed, const Faults& faults,
           int status) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  const Pool* pool = edition.pool(code);
  const std::string_view title = pool ? std::string_view(pool->name(l)) : texts::new_pool(l);
  Page page = start_desk_page(ctx, title, errors, status);
  add_crumbs(page, l, edition);
  page.crumbs.push_back({std::string(texts::part_pools(l)), desk_path(edition, "pule")});
  Html& out = page.main;
  const Stage* frozen = frozen_by(edition, Part::pools, ctx.now);
  if (frozen) put_frozen_notice(out, l, *frozen);
  const std::string csrf = ctx.form_token(), action = localized(l, desk_path(edition, "pule/" + std::string(code))),
                    version = std::to_string(edition.version);
  html::form(
      out,
      {.action = action, .csrf = csrf, .body = [&](Html& f) {
         html::hidden_field(f, "version", version);
         if (frozen) html::hidden_field(f, "ask", "1");
         show_pool(f, {l, typed, errors, edition});
         put_reason(f, l, typed, errors, edition, frozen != nullptr);
         html::button_row(f, [&](Html& row) {
           html::button(row, {.label = frozen ? texts::ask_consent(l) : texts::save(l)});
           if (!pool) return;
           using html::ButtonKind;
           html::button(row, {.label = texts::move_up(l), .kind = ButtonKind::secondary, .name = "act", .value = "up"});
           html::button(row,
                        {.label = texts::move_down(l), .kind = ButtonKind::secondary, .name = "act", .value = "down"});
           html::button(row,
                        {.label = texts::remove_pool(l), .kind = ButtonKind::danger, .name = "act", .value = "remove"});
         });
       }});
  return page;
}

// The pools with this one changed, moved or gone.
void apply(Reader& r, const Ground& ground, Edition& e, std::string_view code, std::string_view act) {
  const auto at = std::ranges::find(e.pools, code, &Pool::code);
  if (at == e.pools.end()) {
    e.pools.push_back(read_pool(r, ground, {.edition = e.id, .budget = {0, e.currency}}));
  } else if (act == "remove") {
    e.pools.erase(at);
  } else {
    *at = read_pool(r, ground, *at);
    if (act == "up" && at != e.pools.begin()) std::iter_swap(at, at - 1);
    if (act == "down" && at + 1 != e.pools.end()) std::iter_swap(at, at + 1);
  }
}

}  // namespace

Result<Reply> pool_page(Context& ctx, const Request& request) {
  TRY(const Edition edition, edition_at_desk(ctx, request));
  const std::string_view code = request.params.get("pool");
  const Pool* pool = edition.pool(code);
  if (!pool && code != kNew) return problem(ProblemKind::not_found, texts::keys::no_such_pool);
  Typed typed;
  if (pool) fill_pool(typed, *pool);
  return shown(ctx, edition, code, typed, {}, 200);
}

Result<Reply> post_pool(Context& ctx, const Request& request) {
  TRY(const Edition edition, edition_at_desk(ctx, request));
  const std::string_view code = request.params.get("pool");
  if (!edition.pool(code) && code != kNew) return problem(ProblemKind::not_found, texts::keys::no_such_pool);
  const Typed typed(people::form_of(request));
  Faults faults;
  Reader r(ctx.language, typed, faults);
  Change change{.proposed = edition, .part = Part::pools, .base_version = base_version(typed, edition)};
  apply(r, ground_of(ctx, edition), change.proposed, code, typed.at("act"));
  change.reason = read_reason(r, edition);
  const std::string own_code = code == kNew && !change.proposed.pools.empty() ? change.proposed.pools.back().code
                               : typed.at("code").empty()                     ? std::string(code)
                                                                              : std::string(typed.at("code"));
  if (faults.empty())
    faults = for_form(check_part(change.proposed, Part::pools), change.proposed, Part::pools, own_code);
  if (!faults.empty()) return shown(ctx, edition, code, typed, faults, 422);
  const auto asked = typed.has("ask") ? ask_for_change(ctx, change) : Result<RequestId>(RequestId{});
  if (asked && *asked) return Redirect{desk_path(edition, "wnioski/" + code_from_id(asked->value))};
  const auto done = asked ? change_part(ctx, change) : Result<>(std::unexpected(asked.error()));
  if (done) return Redirect{desk_path(edition, "pule")};
  if (done.error().kind != ProblemKind::conflict && done.error().kind != ProblemKind::invalid)
    return std::unexpected(done.error());
  TRY(const Edition now, edition_at_desk(ctx, request));
  return shown(ctx, now, code, typed, for_form({done.error()}, now, Part::pools, own_code),
               done.error().kind == ProblemKind::conflict ? 409 : 422);
}

}  // namespace wiec::editions
