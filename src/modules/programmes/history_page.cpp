// /programy/{code}/historia: every change of a card, with its reason; two versions compared field by field.
#include "modules/programmes/differences.h"
#include "modules/programmes/pages.h"
#include "modules/programmes/project_json.h"
#include "modules/programmes/project_store.h"
#include "modules/programmes/texts.h"
#include "platform/html/card.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::programmes {
namespace {

void put_change(Html& out, Language l, const Version& after, const Version* before) {
  html::put<R"(<section class="stack"><h2>{}</h2><p><strong>{}</strong> {}</p>)">(
      out, texts::version_on(l, std::int64_t{after.version}, text::date_in_warsaw(after.made_at)), texts::reason(l),
      after.reason);
  const auto old = before ? parse_json(before->snapshot) : std::unexpected(JsonError{});
  const auto now = parse_json(after.snapshot);
  if (old && now) {
    const auto all = differences(*old, *now);
    if (all.empty()) html::put<"<p>{}</p>">(out, texts::no_difference(l));
    const html::Column columns[] = {{.label = texts::what(l)}, {.label = texts::before(l)}, {.label = texts::after(l)}};
    if (!all.empty()) {
      html::Table table(out, l, {.caption = texts::changes(l), .columns = columns, .caption_hidden = true});
      for (const Difference& one : all) table.row({field_words(l, one.path), one.before, one.after});
    }
  }
  html::put<"</section>">(out);
}

}  // namespace

Result<Reply> history_page(Context& ctx, const Request& request) {
  TRY(const Project p, project_at(ctx, request));
  const Language l = ctx.language;
  std::vector<Version> versions;
  std::string file;
  ctx.db.read([&](db::ReadTx& tx) {
    versions = versions_of(tx, p.id);
    if (p.import) file = file_of_import(tx, p.import);
  });
  Page page{.title = texts::history_of(l, p.name(l)), .section = "/programy", .indexed = false};
  page.crumbs = {{std::string(texts::the_register(l)), "/programy"}, {p.name(l), "/programy/" + p.code()}};
  Html& out = page.main;
  html::put<R"(<article class="stack"><h1>{}</h1><p class="lead">{}</p>)">(out, page.title, texts::history_lead(l));
  for (std::size_t i = 0; i < versions.size(); ++i)
    put_change(out, l, versions[i], i + 1 < versions.size() ? &versions[i + 1] : nullptr);
  if (!file.empty()) html::put<"<p>{}</p>">(out, texts::imported_from(l, file, text::date_in_warsaw(p.created_at)));
  html::put<"</article>">(out);
  return page;
}

}  // namespace wiec::programmes
