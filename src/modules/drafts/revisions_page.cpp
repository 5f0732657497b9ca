// /szkice/{code}/wersje: every saved version, and what changed between two of them.
#include "modules/drafts/draft_store.h"
#include "modules/drafts/pages.h"
#include "modules/drafts/texts.h"
#include "modules/needs/words.h"

namespace wiec::drafts {

Result<Reply> revisions_page(Context& ctx, const Request& request) {
  TRY(const Draft d, draft_asked_for(ctx, request));
  const Language l = ctx.language;
  const std::int64_t to = request.query("do").empty() ? d.revision : needs::page_number(request.query("do")),
                     from = request.query("od").empty() ? std::max<std::int64_t>(1, to - 1)
                                                        : needs::page_number(request.query("od"));
  std::vector<Saved> all;
  std::optional<Revision> before, after;
  ctx.db.read([&](db::ReadTx& tx) {
    all = revisions_of(tx, d.id);
    before = find_revision(tx, d.id, from);
    after = find_revision(tx, d.id, to);
  });
  if (!before || !after) return problem(ProblemKind::not_found, texts::keys::no_such_revision);
  Page page{.title = texts::revisions_of(l, d.words.title), .section = "/potrzeby", .indexed = false};
  page.crumbs = {{std::string(texts::title(l)), "/szkice"}, {d.words.title, d.path()}};
  Html& out = page.main;
  html::heading(out, 1, texts::revisions(l));
  html::put<"<ul>">(out);
  for (const Saved& r : all) {
    const std::string label = texts::revision_from(l, r.number, moment(l, r.at)),
                      href = localized(l, fmt::format("{}/wersje?do={}", d.path(), r.number));
    html::put<R"(<li><a href="{}"{?aria-current=}>{}</a></li>)">(out, href, r.number == to ? "true" : "", label);
  }
  html::put<"</ul>">(out);
  if (from == to) {
    html::put<"<h2>{}</h2>">(out, texts::revision_from(l, to, moment(l, after->saved_at)));
    put_words(out, l, after->words, after->place_name);
    return page;
  }
  html::put<"<h2>{}</h2>">(out, texts::changed_between(l, from, to));
  put_differences(out, l, before->words, before->place_name, after->words, after->place_name);
  return page;
}

}  // namespace wiec::drafts
