// /administracja/edycje/{code}: the parts of one edition with their state, requests, publishing.
#include "modules/editions/desk.h"
#include "modules/editions/edition_store.h"
#include "modules/editions/texts.h"
#include "modules/editions/timeline.h"
#include "platform/html/card.h"
#include "platform/html/field.h"
#include "platform/html/section.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::editions {
namespace {

void put_parts(Html& out, Context& ctx, const Edition& edition) {
  const Language l = ctx.language;
  std::vector<std::string> hrefs, statuses;
  for (const PartRow& row : kParts) {
    hrefs.push_back(localized(l, desk_path(edition, row.code)));
    const Stage* stage = frozen_by(edition, row.part, ctx.now);
    statuses.push_back(stage ? texts::frozen_since(l, text::date_in_warsaw(stage->from_at))
                             : std::string(check_ready(edition, row.part).empty() ? "" : texts::to_mend(l)));
  }
  std::vector<html::Task> tasks;
  for (std::size_t i = 0; i < kParts.size(); ++i) {
    const Section& section = section_of(kParts[i].part);
    const bool frozen = frozen_by(edition, section.part, ctx.now) != nullptr;
    tasks.push_back({.href = hrefs[i],
                     .title = section.title(l),
                     .hint = section.lead(l),
                     .status = statuses[i],
                     .tone = frozen ? html::Tone::wisla : html::Tone::amber});
  }
  html::task_list(out, tasks);
}

// The table of part.h in words.
void put_freezing(Html& out, Language l) {
  html::put<"<p>{}</p>">(out, texts::freezing_lead(l));
  const html::Column columns[] = {{.label = texts::part(l)}, {.label = texts::frozen_from(l)}};
  html::Table table(out, l,
                    {.caption = texts::freezing(l), .columns = columns, .caption_hidden = true, .compact = true});
  for (const PartRow& row : kParts) table.row({section_of(row.part).title(l), name_of(l, row.frozen_from)});
}

void put_requests(Html& out, Context& ctx, const Edition& edition) {
  const Language l = ctx.language;
  const auto requests = ctx.db.read([&](db::ReadTx& tx) { return requests_of(tx, edition.id); });
  if (requests.empty()) return;
  std::vector<std::string> hrefs, hints;
  for (const ChangeRequest& request : requests) {
    hrefs.push_back(localized(l, desk_path(edition, "wnioski/" + code_from_id(request.id.value))));
    hints.push_back(text::format_instant(l, request.asked_at, text::DateStyle::numeric) + ": " + request.reason);
  }
  std::vector<html::Task> tasks;
  for (std::size_t i = 0; i < requests.size(); ++i)
    tasks.push_back({.href = hrefs[i],
                     .title = section_of(requests[i].part).title(l),
                     .hint = hints[i],
                     .status = texts::request_state(l, code_of(requests[i].state)),
                     .tone = requests[i].state == RequestState::waiting ? html::Tone::amber : html::Tone::plain});
  html::section(out, {.title = texts::requests(l), .body = [&](Html& body) { html::task_list(body, tasks); }});
}

void put_faults(Html& out, Language l, std::string_view title, html::NoticeKind kind, const Faults& faults) {
  if (faults.empty()) return;
  html::notice(out, l, {.kind = kind, .title = title, .text = [&](Html& text) {
                          html::put<"<ul>{}</ul>">(text, [&](Html& items) {
                            for (const Problem& fault : faults)
                              html::put<"<li>{}</li>">(items, text::translate(l, fault));
                          });
                        }});
}

void put_publishing(Html& out, Context& ctx, const Edition& edition) {
  const Language l = ctx.language;
  put_faults(out, l, texts::not_yet_checked(l), html::NoticeKind::information, not_yet_checked(edition));
  if (edition.published) {
    html::put<R"(<p><a href="{}">{}</a></p>)">(out, localized(l, "/edycja/" + edition.code), texts::public_page(l));
    return;
  }
  html::put<R"(<p><a href="{}">{}</a></p>)">(out, localized(l, desk_path(edition, "podglad")), texts::preview_link(l));
  put_faults(out, l, texts::before_publishing(l), html::NoticeKind::warning, check_ready(edition));
  if (!may_edit(ctx.actor, edition)) return;
  const std::string csrf = ctx.form_token(), action = localized(l, desk_path(edition, "publikacja"));
  html::form(out, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                     html::put<"<p>{}</p>">(f, texts::publish_lead(l));
                     html::button(f, {.label = texts::publish(l)});
                   }});
}

Page shown(Context& ctx, const Edition& edition, const Faults& faults, int status) {
  const Language l = ctx.language;
  Page page = start_desk_page(ctx, edition.name(l), Errors(l, faults), status);
  page.crumbs = {{std::string(texts::desk(l)), std::string(kDesk)}};
  Html& out = page.main;
  const std::string version = texts::version_n(l, edition.version);
  html::put<"<p>{} {}</p>">(
      out, [&](Html& tag) { html::tag(tag, {.label = edition.published ? texts::published(l) : texts::draft(l)}); },
      version);
  html::put<R"(<p><a href="{}">{}</a></p>)">(out, localized(l, desk_path(edition, "historia")), texts::history(l));
  put_parts(out, ctx, edition);
  put_requests(out, ctx, edition);
  html::section(out, {.title = texts::publishing(l), .body = [&](Html& body) { put_publishing(body, ctx, edition); }});
  html::details(out, texts::freezing(l), [&](Html& body) { put_freezing(body, l); });
  return page;
}

}  // namespace

Result<Reply> edition_desk_page(Context& ctx, const Request& request) {
  TRY(const Edition edition, edition_at_desk(ctx, request));
  return shown(ctx, edition, {}, 200);
}

Result<Reply> post_publish(Context& ctx, const Request& request) {
  TRY(const Edition edition, edition_at_desk(ctx, request));
  const auto done = publish_edition(ctx, edition.id);
  if (done) return Redirect{desk_path(edition)};
  if (done.error().kind != ProblemKind::invalid) return std::unexpected(done.error());
  return shown(ctx, edition, check_ready(edition), 422);
}

}  // namespace wiec::editions
