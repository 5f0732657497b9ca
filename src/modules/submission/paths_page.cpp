// /projekty/sciezki: how proposals of each path fared. Only what is known: a proposal whose path nobody wrote down
// stands in a row of its own.
#include "modules/editions/edition_store.h"
#include "modules/submission/pages.h"
#include "modules/submission/texts.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::submission {
namespace {

using proposals::State;

struct Fared {
  std::string_view code;  // empty: not known
  std::int64_t submitted = 0, accepted = 0, won = 0, refused = 0, open = 0;
};

void add(Fared& f, State state, std::int64_t count) {
  f.submitted += count;
  if (state == State::won) f.won += count;
  if (state == State::won || state == State::lost || state == State::on_ballot)
    f.accepted += count;
  else if (state == State::submitted || state == State::formal_check || state == State::assessment)
    f.open += count;
  else
    f.refused += count;
}

// Of each path in its order, and last what is not known.
std::vector<Fared> fared(Context& ctx, const editions::Edition& e) {
  std::vector<Fared> all;
  for (const std::string_view code : drafts::kPathCodes) all.push_back({.code = code});
  all.push_back({});
  for (const PathCount& c : ctx.db.read([&](db::ReadTx& tx) { return path_counts(tx, e.id); }))
    add(all[c.path ? static_cast<std::size_t>(*c.path) : all.size() - 1], c.state, c.count);
  return all;
}

bool voted(Context& ctx, const editions::Edition& e) {
  const auto* results = editions::stage_of(e.settings, editions::StageKind::results);
  if (!results) return false;
  if (ctx.now < results->from_at) ctx.changes_at(results->from_at);
  return ctx.now >= results->from_at;
}

// "12 (40%)"; the share says of what.
std::string with_share(Language l, std::int64_t part, std::int64_t of) {
  if (of == 0) return text::format_number(l, part);
  return fmt::format("{} ({})", text::format_number(l, part), text::format_percent(l, {part, of}, 0));
}

void put_edition(Html& out, Context& ctx, const editions::Edition& e) {
  const Language l = ctx.language;
  const auto all = fared(ctx, e);
  std::int64_t total = 0;
  for (const Fared& f : all) total += f.submitted;
  html::put<"<h2>{}</h2>">(out, e.name(l));
  if (total == 0) return html::put<R"(<p class="muted">{}</p>)">(out, texts::paths_none(l));
  const bool decided = voted(ctx, e);
  const html::Column columns[] = {{.label = texts::f_path(l)},
                                  {.label = texts::paths_submitted(l), .numeric = true},
                                  {.label = texts::paths_accepted(l), .numeric = true},
                                  {.label = texts::paths_refused(l), .numeric = true},
                                  {.label = texts::paths_open(l), .numeric = true},
                                  {.label = texts::paths_won(l), .numeric = true}};
  html::Table table(out, l,
                    {.caption = texts::paths_caption(l, e.name(l)), .columns = columns, .caption_hidden = true});
  for (const Fared& f : all) {
    if (f.submitted == 0) continue;
    const std::string_view name = f.code.empty() ? texts::paths_unknown(l) : name_of(l, drafts::path_from(f.code));
    table.row({name, text::format_number(l, f.submitted), with_share(l, f.accepted, f.submitted),
               text::format_number(l, f.refused), text::format_number(l, f.open),
               decided ? with_share(l, f.won, f.submitted) : std::string(texts::paths_not_yet(l))});
  }
}

}  // namespace

Result<Reply> paths_page(Context& ctx, const Request&) {
  const Language l = ctx.language;
  Page page{
      .title = std::string(texts::paths(l)), .description = std::string(texts::paths_lead(l)), .section = "/projekty"};
  page.crumbs = {{std::string(texts::proposals(l)), "/projekty"}, {std::string(texts::paths(l)), ""}};
  html::heading(page.main, 1, texts::paths(l));
  html::put<R"(<p class="lead">{}</p><p>{}</p>)">(page.main, texts::paths_lead(l), texts::paths_text(l));
  for (const auto& edition : *editions::editions(ctx)) put_edition(page.main, ctx, edition);
  html::put<"<p>{}</p>">(page.main, texts::paths_how(l));
  return page;
}

Result<Reply> api_paths(Context& ctx, const Request&) {
  std::string body;
  JsonWriter json(body);
  json.begin_object().key("items").begin_array();
  for (const auto& edition : *editions::editions(ctx))
    for (const Fared& f : fared(ctx, edition)) {
      if (f.submitted == 0) continue;
      json.begin_object().member("edition", edition.code).key("path");
      if (f.code.empty())
        json.null();
      else
        json.value(f.code);
      json.member("submitted", f.submitted)
          .member("accepted", f.accepted)
          .member("refused", f.refused)
          .member("open", f.open)
          .key("won");
      if (voted(ctx, edition))
        json.value(f.won);
      else
        json.null();
      json.end_object();
    }
  json.end_array().end_object();
  return Content{.type = "application/json", .body = std::move(body)};
}

}  // namespace wiec::submission
