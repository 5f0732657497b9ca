// /administracja/edycje/{code}/podglad: the public page of a draft, or of an edition as a request would change it, for
// those who work on it alone.
#include "modules/editions/desk.h"
#include "modules/editions/edition_json.h"
#include "modules/editions/edition_parts.h"
#include "modules/editions/texts.h"
#include "platform/html/card.h"

namespace wiec::editions {
namespace {

// The edition as it would be, when the address names a request of it that waits.
Result<Edition> looked_at(Context& ctx, const Request& request, Edition edition) {
  const std::string_view asked = request.query("prosba");
  if (asked.empty()) return edition;
  const auto id = id_from_code(asked);
  const auto found = id ? ctx.db.read([&](db::ReadTx& tx) { return find_request(tx, RequestId{*id}); }) : std::nullopt;
  const bool waits = found && found->edition == edition.id && found->state == RequestState::waiting;
  const auto json = waits ? parse_json(found->proposed) : std::unexpected(JsonError{});
  Edition proposed = edition;
  if (!json || !read_snapshot(*json, proposed)) return problem(ProblemKind::not_found, texts::keys::no_such_request);
  copy_part(found->part, proposed, edition);
  return edition;
}

}  // namespace

Result<Reply> preview_page(Context& ctx, const Request& request) {
  TRY(Edition stored, edition_at_desk(ctx, request));
  TRY(const Edition edition, looked_at(ctx, request, std::move(stored)));
  const Language l = ctx.language;
  Page page{.title = texts::preview_of(l, edition.name(l)), .indexed = false};
  add_crumbs(page, l, edition);
  Html& out = page.main;
  html::heading(out, 1, edition.name(l));
  html::notice(out, l, {.kind = html::NoticeKind::warning, .title = texts::preview(l), .text = texts::preview_note(l)});
  put_edition(out, ctx, edition, true);
  html::put<R"(<p><a href="{}">{}</a></p>)">(out, localized(l, desk_path(edition)), texts::back_to_desk(l));
  return page;
}

}  // namespace wiec::editions
