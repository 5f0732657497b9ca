// /administracja/edycje/{code}/historia: every version with its reason and author, two of them compared.
#include "modules/editions/desk.h"
#include "modules/editions/differences.h"
#include "modules/editions/edition_store.h"
#include "modules/editions/texts.h"
#include "platform/html/card.h"
#include "platform/html/field.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::editions {
namespace {

int number_of(std::string_view text) {
  int number = 0;
  for (const char c : text.substr(0, 6))
    if (c >= '0' && c <= '9') number = number * 10 + (c - '0');
  return number;
}

void put_comparison(Html& out, Language l, const std::vector<Version>& versions, int from, int to) {
  const auto at = [&](int number) { return std::ranges::find(versions, number, &Version::version); };
  if (at(from) == versions.end() || at(to) == versions.end() || from == to) return;
  const auto before = parse_json(at(from)->snapshot), after = parse_json(at(to)->snapshot);
  if (!before || !after) return;
  const std::string title = texts::from_to(l, std::int64_t{from}, std::int64_t{to});
  html::put<"<h2>{}</h2>">(out, title);
  const auto all = differences(l, *before, *after);
  if (all.empty()) html::put<"<p>{}</p>">(out, texts::no_difference(l));
  if (all.empty()) return;
  const html::Column columns[] = {{.label = texts::what(l)}, {.label = texts::before(l)}, {.label = texts::after(l)}};
  html::Table table(out, l, {.caption = title, .columns = columns, .caption_hidden = true});
  for (const Difference& one : all) table.row({one.what, one.before, one.after});
}

void put_choice(Html& out, Language l, const Edition& edition, const std::vector<Version>& versions, int from, int to) {
  std::vector<std::string> values, labels;
  for (const Version& version : versions) {
    values.push_back(std::to_string(version.version));
    labels.push_back(texts::version_n(l, std::int64_t{version.version}));
  }
  std::vector<html::Choice> choices;
  for (std::size_t i = 0; i < values.size(); ++i) choices.push_back({.value = values[i], .label = labels[i]});
  const std::string action = localized(l, desk_path(edition, "historia")), first = std::to_string(from),
                    second = std::to_string(to);
  html::form(out, {.action = action,
                   .body =
                       [&](Html& f) {
                         html::select_field(f, l,
                                            {.name = "od",
                                             .label = texts::before(l),
                                             .choices = choices,
                                             .value = first,
                                             .width = html::Width::short_});
                         html::select_field(f, l,
                                            {.name = "do",
                                             .label = texts::after(l),
                                             .choices = choices,
                                             .value = second,
                                             .width = html::Width::short_});
                         html::button(f, {.label = texts::compare(l), .kind = html::ButtonKind::secondary});
                       },
                   .get = true});
}

}  // namespace

Result<Reply> history_page(Context& ctx, const Request& request) {
  TRY(const Edition edition, edition_at_desk(ctx, request));
  const Language l = ctx.language;
  struct Line {
    Version version;
    std::string who;
  };
  std::vector<Version> versions;
  std::vector<std::string> names;
  ctx.db.read([&](db::ReadTx& tx) {
    versions = versions_of(tx, edition.id);
    for (const Version& version : versions) names.push_back(name_of_person(tx, l, version.person));
  });
  Page page = start_desk_page(ctx, texts::history(l), Errors(l, {}));
  add_crumbs(page, l, edition);
  const html::Column columns[] = {
      {.label = texts::version(l)}, {.label = texts::when(l)}, {.label = texts::who(l)}, {.label = texts::reason(l)}};
  {
    html::Table table(page.main, l, {.caption = texts::history(l), .columns = columns, .caption_hidden = true});
    for (std::size_t i = 0; i < versions.size(); ++i)
      table.row({std::to_string(versions[i].version),
                 text::format_instant(l, versions[i].made_at, text::DateStyle::numeric), names[i], versions[i].reason});
  }
  if (versions.size() < 2) return page;
  int from = number_of(request.query("od")), to = number_of(request.query("do"));
  if (from == 0 || to == 0) {
    from = versions[1].version;
    to = versions[0].version;
  }
  put_choice(page.main, l, edition, versions, from, to);
  put_comparison(page.main, l, versions, from, to);
  return page;
}

}  // namespace wiec::editions
