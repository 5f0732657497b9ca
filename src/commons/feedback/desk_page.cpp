// /administracja/zgloszenia: what readers reported, for administrators. An open report is closed by one button, which
// deletes the contact.
#include "commons/feedback/desk_page.h"

#include "commons/feedback/feedback_store.h"
#include "commons/feedback/texts.h"
#include "platform/html/card.h"
#include "platform/html/field.h"
#include "platform/html/navigation.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::feedback {
namespace {

constexpr int kOnAPage = 50;
constexpr std::string_view kDesk = "/administracja/zgloszenia";

std::string when(Language l, Instant at) { return text::format_instant(l, at, text::DateStyle::numeric); }

void put_message(Html& cell, std::string_view message) {
  while (!message.empty()) {
    const auto end = std::min(message.find('\n'), message.size());
    if (end > 0) html::put<"<p>{}</p>">(cell, message.substr(0, end));
    message.remove_prefix(std::min(end + 1, message.size()));
  }
}

void put_closing(Html& cell, Context& ctx, const Report& r) {
  const Language l = ctx.language;
  const std::string csrf = ctx.form_token(), code = code_from_id(r.id.value),
                    action = localized(l, fmt::format("{}/{}", kDesk, code)), label = texts::close_of(l, code);
  html::form(
      cell, {.action = action,
             .csrf = csrf,
             .body = [&](Html& f) { html::button(f, {.label = texts::close(l), .kind = html::ButtonKind::secondary}); },
             .label = label});
}

void put_reports(Html& out, Context& ctx, const std::vector<Report>& all, bool closed) {
  const Language l = ctx.language;
  const html::Column columns[] = {{.label = texts::report(l)},
                                  {.label = texts::about_page(l)},
                                  {.label = texts::what_happened(l)},
                                  {.label = closed ? texts::closed_on(l) : texts::contact_and_closing(l)}};
  const std::string_view caption = closed ? texts::closed_reports(l) : texts::open_reports(l);
  html::Table table(out, l, {.caption = caption, .columns = columns, .caption_hidden = true});
  for (const Report& r : all) {
    const auto name = [&](Html& cell) {
      html::put<"<code>{}</code><br>{}">(cell, code_from_id(r.id.value), when(l, r.sent_at));
    };
    const auto page = [&](Html& cell) {
      if (!r.page.empty()) html::put<R"(<a href="{}">{}</a>)">(cell, r.page, r.page);
    };
    const auto message = [&](Html& cell) { put_message(cell, r.message); };
    const auto rest = [&](Html& cell) {
      if (r.closed_at) {
        html::put<"{}">(cell, when(l, *r.closed_at));
        return;
      }
      html::put<"<p>{}</p>">(cell, r.contact.empty() ? texts::no_contact(l) : std::string_view(r.contact));
      put_closing(cell, ctx, r);
    };
    table.row({name, page, message, rest});
  }
}

}  // namespace

Result<Reply> desk_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const bool closed = request.query("stan") == "zamkniete";
  auto all = ctx.db.read([&](db::ReadTx& tx) {
    return reports(tx, closed, kOnAPage + 1, id_from_code(request.query("przed")).value_or(0));
  });
  const bool more = std::ssize(all) > kOnAPage;
  if (more) all.resize(kOnAPage);
  Page page{.title = std::string(texts::desk(l)), .indexed = false};
  page.crumbs = {{std::string(texts::administration(l)), "/administracja"}};
  Html& out = page.main;
  html::heading(out, 1, texts::desk(l));
  html::put<R"(<p class="lead">{}</p>)">(out, texts::desk_lead(l));
  const std::string open_href = localized(l, kDesk), closed_href = open_href + "?stan=zamkniete";
  const html::Link views[] = {{.href = open_href, .label = texts::open_reports(l), .current = !closed},
                              {.href = closed_href, .label = texts::closed_reports(l), .current = closed}};
  html::tabs(out, texts::desk(l), views);
  if (all.empty())
    html::empty_state(out, {.title = closed ? texts::none_closed(l) : texts::none_open(l), .icon = html::Icon::check});
  else
    put_reports(out, ctx, all, closed);
  if (more) {
    const std::string older = fmt::format("{}{}przed={}", closed ? closed_href : open_href, closed ? "&" : "?",
                                          code_from_id(all.back().id.value));
    html::put<R"(<p><a href="{}">{}</a></p>)">(out, older, texts::older(l));
  }
  return page;
}

Result<Reply> post_report(Context& ctx, const Request& request) {
  const auto id = id_from_code(request.params.get("code"));
  if (!id) return problem(ProblemKind::not_found, texts::keys::no_such_report);
  TRY_VOID(close_report(ctx, FeedbackId{*id}));
  return Redirect{std::string(kDesk)};
}

Html desk_task(Context& ctx, std::int64_t) {
  Html out;
  if (!ctx.actor.has(Role::administrator)) return out;
  const Language l = ctx.language;
  const std::int64_t open = ctx.db.read([](db::ReadTx& tx) { return count_open(tx); });
  const std::string href = localized(l, kDesk), waiting = texts::waiting(l, open);
  const html::Task tasks[] = {{.href = href,
                               .title = texts::desk(l),
                               .hint = texts::desk_hint(l),
                               .status = waiting,
                               .tone = open > 0 ? html::Tone::amber : html::Tone::plain}};
  html::task_list(out, tasks);
  return out;
}

}  // namespace wiec::feedback
