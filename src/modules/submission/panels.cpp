// What this folder adds to the pages of drafts and proposals.
#include "modules/drafts/draft_store.h"
#include "modules/editions/edition_store.h"
#include "modules/submission/pages.h"
#include "modules/submission/texts.h"

namespace wiec::submission {

// On a draft: what became of it, and to its authors the way to the full form. The page is kept for those who are not
// logged in alone, and they all see the same.
Html draft_panel(Context& ctx, std::int64_t draft) {
  const Language l = ctx.language;
  Html out;
  const drafts::DraftId id{draft};
  bool author = false;
  const auto all = ctx.db.read([&](db::ReadTx& tx) {
    author = !ctx.actor.anonymous() && drafts::is_author(tx, id, people::PersonId{ctx.actor.person});
    return submissions_from(tx, id);
  });
  for (const Submission& s : all) {
    if (s.sent_version > 0)
      html::notice(out, l, {.kind = html::NoticeKind::success, .title = texts::became(l), .text = [&](Html& body) {
                              html::put<R"(<p><a href="{}">{}</a></p>)">(
                                  body, localized(l, "/projekty/" + code_from_id(s.proposal.value)),
                                  texts::number_is(l, s.number));
                            }});
    if (author) html::put<R"(<p><a href="{}">{}</a></p>)">(out, localized(l, s.path()), texts::to_form(l));
  }
  const auto kept = editions::editions(ctx);
  if (author && all.empty() && !open_editions(ctx, *kept).empty()) {
    const std::string href = localized(l, "/zgloszenia/nowe?szkic=" + code_from_id(draft));
    html::put<"<h2>{}</h2><p>{}</p>">(out, texts::submit_draft(l), texts::submit_draft_text(l));
    html::link_button(out, {.href = href, .label = texts::submit_draft(l), .icon = html::Icon::arrow_right});
  }
  return out;
}

Html proposal_panel(Context& ctx, std::int64_t proposal) {
  const Language l = ctx.language;
  Html out;
  const proposals::ProposalId id{proposal};
  std::optional<Submission> s;
  std::optional<drafts::Draft> draft;
  std::vector<documents::Document> files;
  const auto path = ctx.db.read([&](db::ReadTx& tx) {
    const auto found = path_of(tx, id);
    if (found) s = submission_of(tx, id);
    if (s && s->draft) draft = drafts::find_draft(tx, s->draft);
    if (s && s->is_out()) files = documents::documents_of(tx, kSubmissionNoun, s->id.value);
    return found;
  });
  if (!path) return out;
  html::put<R"(<p>{}: <a href="{}">{}</a></p>)">(out, texts::f_path(l), localized(l, "/projekty/sciezki"),
                                                 name_of(l, *path));
  if (draft && draft->shared)
    html::put<R"(<p><a href="{}">{}</a></p>)">(out, localized(l, draft->path()), texts::from_draft(l));
  if (files.empty()) return out;
  html::put<R"(<h2>{}</h2><ul class="plain-list">)">(out, texts::s_files(l));
  for (const auto& file : files)
    html::put<R"(<li><a href="{}">{}</a> ({})</li>)">(out, s->path("/plik/" + code_from_id(file.id.value)),
                                                      file.title(l), file.file_name);
  html::put<"</ul>">(out);
  return out;
}

}  // namespace wiec::submission
