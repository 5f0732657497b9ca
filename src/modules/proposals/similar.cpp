#include "modules/proposals/similar.h"

#include "commons/search/search.h"
#include "modules/proposals/texts.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::proposals {
namespace {

constexpr int kMost = 20, kUsual = 5;
constexpr int kLookedAt = 25;  // by their words, before their places are compared
constexpr std::size_t kLongestTitle = 300;

Similar made(const Proposal& p, std::int64_t score, const editions::Editions& editions) {
  Similar s{.id = p.id,
            .score = score,
            .near = Nearness::unknown,
            .place = {},
            .number = p.number,
            .title_pl = p.title_pl,
            .title_en = p.title_en,
            .edition_pl = {},
            .edition_en = {},
            .code = p.code(),
            .state = p.state,
            .decision = p.decision};
  const auto edition = std::ranges::find(editions, p.edition, &editions::Edition::id);
  if (edition == editions.end()) return s;
  s.edition_pl = edition->name(Language::pl);
  s.edition_en = edition->name(Language::en);
  return s;
}

// The pool's district where the proposal names none.
Whereabouts whereabouts_of(const Proposal& p, const editions::Editions& editions) {
  const auto edition = std::ranges::find(editions, p.edition, &editions::Edition::id);
  const auto* pool = edition == editions.end() ? nullptr : edition->pool(p.pool);
  return {.district = p.place                                            ? p.place
                      : pool && pool->level == editions::Level::district ? pool->place
                                                                         : places::PlaceId{},
          .location = p.location};
}

// Of a pool of the current edition, by its code.
places::PlaceId district_of_pool(Context& ctx, std::string_view code) {
  const auto all = editions::editions(ctx);
  const auto* edition = code.empty() ? nullptr : editions::find_edition(ctx, *all, "");
  if (!edition) return {};
  const auto pool = std::ranges::find(edition->pools, code, &editions::Pool::code);
  return pool != edition->pools.end() && pool->level == editions::Level::district ? pool->place : places::PlaceId{};
}

const std::string& in(Language l, const std::string& pl, const std::string& en) {
  return l == Language::en && !en.empty() ? en : pl;
}

int limit_from(std::string_view typed) {
  int limit = 0;
  for (const char c : typed.substr(0, 3)) limit = c >= '0' && c <= '9' ? limit * 10 + (c - '0') : 0;
  return limit == 0 ? kUsual : std::min(limit, kMost);
}

void put_item(JsonWriter& json, const Similar& s, const std::string& site) {
  json.begin_object();
  json.member("number", s.number);
  json.member("title", s.title_pl);
  json.member("edition", s.edition_pl);
  json.member("score", s.score);
  json.key("near");
  s.near == Nearness::unknown ? json.null() : json.value(s.near == Nearness::same_spot ? "spot" : "area");
  json.member("state", code_of(s.state));
  json.key("decision");
  if (s.decision)
    json.begin_object()
        .member("criterion", s.decision->criterion_pl)
        .member("reason", s.decision->reason_pl)
        .member("office", s.decision->office_pl)
        .member("decided_on", iso(s.decision->decided_on))
        .end_object();
  else
    json.null();
  json.member("url", site + s.path());
  json.end_object();
}

}  // namespace

std::vector<Similar> similar_proposals(Context& ctx, std::string_view title, int limit, const Whereabouts& where) {
  const std::string clean = text::truncate(text::clean_line(title).value_or(""), kLongestTitle);
  if (clean.empty()) return {};
  const auto editions = editions::editions(ctx);
  const NearTo near_to(ctx.shared.stemmer, where);
  auto all = ctx.db.read([&](db::ReadTx& tx) {
    std::vector<Similar> found;
    const int most = where.known() ? std::max(limit, kLookedAt) : limit;
    for (const auto& hit : search::similar(tx, "proposal", clean, most, &ctx.shared.stemmer)) {
      const auto p = find_proposal(tx, ProposalId{hit.id});
      if (!p) continue;
      Similar& s = found.emplace_back(made(*p, hit.score, *editions));
      if (!where.known()) continue;
      const Whereabouts theirs = whereabouts_of(*p, *editions);
      s.near = near_to.of(theirs);
      if (s.near == Nearness::same_spot) s.place = p->location;
      if (s.near == Nearness::same_area)
        if (const auto place = places::find_place(tx, theirs.district)) s.place = place->name;
    }
    return found;
  });
  std::ranges::stable_sort(all, std::greater(), [](const Similar& s) { return weighted(s.score, s.near); });
  if (std::ssize(all) > limit) all.resize(static_cast<std::size_t>(limit));
  return all;
}

std::string words_of(Language l, Nearness near, std::string_view place) {
  if (near == Nearness::unknown) return {};
  const std::string what(place);
  return near == Nearness::same_spot ? texts::same_spot(l, what) : texts::same_area(l, what);
}

void put_similar_proposals(Html& out, Language l, const std::vector<Similar>& all) {
  html::put<"<ul>">(out);
  for (const Similar& s : all) {
    html::put<R"(<li><a href="{}">{}</a> – {}, <strong>{}</strong>)">(
        out, localized(l, s.path()), s.title(l), in(l, s.edition_pl, s.edition_en), name_of(l, s.state));
    if (s.near != Nearness::unknown) html::put<"<br><strong>{}</strong>">(out, words_of(l, s.near, s.place));
    if (s.decision)
      html::put<"<br>{}: {}">(out, in(l, s.decision->office_pl, s.decision->office_en),
                              in(l, s.decision->reason_pl, s.decision->reason_en));
    html::put<"</li>">(out);
  }
  html::put<"</ul>">(out);
}

Result<Reply> api_similar(Context& ctx, const Request& request) {
  const std::string site = ctx.site_address();
  std::string body;
  JsonWriter json(body);
  json.begin_object().key("items").begin_array();
  const Whereabouts where{.district = district_of_pool(ctx, request.query("pula")),
                          .location = std::string(request.query("location").substr(0, kLongestTitle))};
  for (const Similar& s : similar_proposals(ctx, request.query("title"), limit_from(request.query("limit")), where))
    put_item(json, s, site);
  json.end_array().end_object();
  return Content{.type = "application/json", .body = std::move(body)};
}

Html diagnosis_panel(Context& ctx, std::int64_t place) {
  const Language l = ctx.language;
  struct Row {
    const editions::Edition* edition;
    std::int64_t submitted = 0, refused = 0, won = 0;
  };
  std::vector<Row> rows;
  const auto editions = editions::editions(ctx);
  for (const auto& edition : *editions) {
    Row row{.edition = &edition};
    for (const Entry& e : list_of(ctx, edition)->entries) {
      const auto* pool = edition.pool(e.pool);
      if (!pool || pool->place.value != place) continue;
      ++row.submitted;
      row.refused += e.state == State::rejected;
      row.won += e.state == State::won;
    }
    if (row.submitted > 0) rows.push_back(row);
  }
  Html out;
  html::put<"<h2>{}</h2>">(out, texts::tried(l));
  if (rows.empty()) {
    html::put<"<p>{}</p>">(out, texts::tried_unknown(l));
    return out;
  }
  const html::Column columns[] = {{.label = texts::tried_edition(l)},
                                  {.label = texts::tried_submitted(l), .numeric = true},
                                  {.label = texts::tried_refused(l), .numeric = true},
                                  {.label = texts::tried_won(l), .numeric = true}};
  html::Table table(out, l, {.caption = texts::tried(l), .columns = columns, .caption_hidden = true});
  for (const Row& row : rows) table.row({row.edition->name(l), row.submitted, row.refused, row.won});
  return out;
}

}  // namespace wiec::proposals
