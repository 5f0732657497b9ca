// /administracja/dziennik: who did what and when, for administrators and the data protection officer.
#include "commons/audit/audit.h"
#include "commons/people/page_parts.h"
#include "commons/people/pages.h"
#include "commons/people/person_store.h"
#include "commons/people/texts.h"
#include "platform/html/table.h"

namespace wiec::people {
namespace {

constexpr int kOnAPage = 100;

std::string who_did(db::ReadTx& tx, Language l, std::int64_t person) {
  if (person == 0) return std::string(texts::the_program(l));
  const auto found = find_person(tx, PersonId{person});
  return found && found->state != PersonState::erased ? shown_name(*found) : std::string(texts::erased_person(l));
}

}  // namespace

Result<Reply> trail_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const std::int64_t before = id_from_code(request.query("przed")).value_or(0);
  Page page = start_page(ctx, texts::trail(l));
  page.crumbs = {{std::string(texts::account(l)), "/konto"}, {std::string(texts::administration(l)), "/administracja"}};
  html::put<R"(<p class="lead">{}</p>)">(page.main, texts::trail_lead(l));
  std::vector<std::pair<audit::Entry, std::string>> lines;
  ctx.db.read([&](db::ReadTx& tx) {
    for (auto& entry : audit::latest_entries(tx, kOnAPage, before)) {
      std::string who = who_did(tx, l, entry.person);
      lines.emplace_back(std::move(entry), std::move(who));
    }
  });
  const html::Column columns[] = {
      {.label = texts::when(l)}, {.label = texts::who(l)}, {.label = texts::act(l)}, {.label = texts::details(l)}};
  {
    html::Table table(page.main, l,
                      {.caption = texts::trail(l), .columns = columns, .caption_hidden = true, .compact = true});
    for (const auto& [entry, who] : lines) {
      const std::string at = when(l, entry.at), detail = to_text(entry.detail);
      const auto act = [&](Html& cell) { html::put<"<code>{}</code>">(cell, entry.act); };
      const std::string about = fmt::format("{} {}{}", entry.noun, code_from_id(entry.noun_id),
                                            detail == "{}" ? std::string() : " " + detail);
      table.row({at, who, act, about});
    }
  }
  if (lines.size() == kOnAPage) {
    const std::string older = localized(l, "/administracja/dziennik") + "?przed=" + code_from_id(lines.back().first.id);
    html::put<R"(<p><a href="{}">{}</a></p>)">(page.main, older, texts::older(l));
  }
  return page;
}

}  // namespace wiec::people
