// /edycja/{code}: what an edition is made of: timetable, pools, limits, legal basis.
#include "modules/editions/edition_page.h"

#include "commons/documents/documents.h"
#include "modules/editions/edition_parts.h"
#include "modules/editions/edition_store.h"
#include "modules/editions/texts.h"
#include "modules/editions/timeline.h"
#include "platform/html/section.h"

namespace wiec::editions {

Result<Reply> edition_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const auto all = editions(ctx);
  const auto edition = std::ranges::find(*all, request.params.get("code"), &Edition::code);
  if (edition == all->end()) return problem(ProblemKind::not_found, texts::keys::no_such_edition);
  Page page{.title = edition->name(l)};
  page.description = texts::edition_lead(l, static_cast<std::int64_t>(edition->pools.size()), edition->budget());
  Html& out = page.main;
  html::heading(out, 1, edition->name(l));
  put_edition(out, ctx, *edition, false);
  if (all->size() > 1) {
    html::put<R"(<h2>{}</h2><ul>)">(out, texts::other_editions(l));
    for (const Edition& other : *all)
      if (other.id != edition->id)
        html::put<R"(<li><a href="{}">{}</a></li>)">(out, localized(l, "/edycja/" + other.code), other.name(l));
    html::put<"</ul>">(out);
  }
  return page;
}

Result<Reply> act_document(Context& ctx, const Request& request) {
  const auto all = editions(ctx);
  const auto edition = std::ranges::find(*all, request.params.get("code"), &Edition::code);
  const auto id = edition == all->end() ? std::nullopt : id_from_code(edition->settings.legal_act.document);
  const auto document =
      id ? ctx.db.read([&](db::ReadTx& tx) { return documents::find_document(tx, documents::DocumentId{*id}); })
         : std::nullopt;
  if (!document || document->noun != "edition" || document->noun_id != edition->id.value)
    return problem(ProblemKind::not_found, texts::keys::no_such_edition);
  TRY(Content content, documents::content_of(ctx, *document));
  return content;
}

Result<Reply> edition_picture(Context& ctx, const Request& request) {
  const auto all = editions(ctx);
  const auto edition = std::ranges::find(*all, request.params.get("code"), &Edition::code);
  if (edition == all->end() || !edition->picture) return problem(ProblemKind::not_found, texts::keys::no_such_edition);
  auto bytes = files::read_whole(ctx.db, edition->picture);
  if (!bytes) return problem(ProblemKind::not_found, texts::keys::no_such_edition);
  return Content{
      .type = "image/svg+xml", .body = *std::move(bytes), .headers = {{"Cache-Control", "public, max-age=86400"}}};
}

Html timetable_panel(Context& ctx, std::int64_t) {
  Html out;
  const auto all = editions(ctx);
  const Edition* edition = find_edition(ctx, *all, "");
  if (!edition) return out;
  html::section(
      out, {.title = texts::timetable(ctx.language), .body = [&](Html& body) { put_timeline(body, ctx, *edition); }});
  return out;
}

}  // namespace wiec::editions
