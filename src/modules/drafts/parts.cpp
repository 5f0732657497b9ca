#include <map>

#include "commons/links/links.h"
#include "commons/people/page_parts.h"
#include "commons/search/search.h"
#include "modules/drafts/draft_store.h"
#include "modules/drafts/pages.h"
#include "modules/drafts/texts.h"
#include "modules/needs/words.h"
#include "modules/proposals/similar.h"
#include "platform/html/difference.h"
#include "platform/text/text.h"

namespace wiec::drafts {
namespace {

constexpr int kMostSimilar = 5;
constexpr int kLookedAt = 25;  // by their words, before their places are compared

// Drafts that lead here, and a button to begin one.
Html grown(Context& ctx, const std::string& noun, std::int64_t id, std::string_view parameter) {
  const Language l = ctx.language;
  Html out;
  const auto all = ctx.db.read([&](db::ReadTx& tx) {
    std::vector<std::int64_t> ids;
    for (const auto& link : links::links_to(tx, {noun, id}, kGrewFrom)) ids.push_back(link.from.id);
    return shared_drafts_by_id(tx, ids);
  });
  html::put<"<h2>{}</h2>">(out, texts::grown_drafts(l));
  if (all.empty()) html::put<"<p>{}</p>">(out, texts::grown_none(l));
  if (!all.empty())
    html::cards(out, [&](Html& cards) {
      for (const Draft& d : all) put_draft_card(cards, l, d, 3);
    });
  const std::string href = localized(l, fmt::format("/szkice/nowy?{}={}", parameter, code_from_id(id)));
  html::link_button(
      out,
      {.href = href, .label = texts::start_from(l), .kind = html::ButtonKind::secondary, .icon = html::Icon::pencil});
  return out;
}

}  // namespace

std::string_view name_of(Language l, Level level) {
  return level == Level::district ? texts::level_district(l) : texts::level_citywide(l);
}

std::string_view name_of(Language l, Path path) {
  switch (path) {
    case Path::district_joint:
      return texts::path_district_joint(l);
    case Path::citywide_joint:
      return texts::path_citywide_joint(l);
    case Path::ordinary:
      return texts::path_ordinary(l);
  }
  return {};
}

std::string moment(Language l, Instant at) { return text::format_instant(l, at, text::DateStyle::numeric); }

void put_draft_card(Html& out, Language l, const Draft& d, int heading_level) {
  const std::string href = localized(l, d.path()), text = text::truncate(d.words.why, 160),
                    when = std::string(texts::changed_on(l, text::date_in_warsaw(d.changed_at)));
  const html::Tag tags[] = {{.label = name_of(l, d.words.level), .tone = html::Tone::wisla},
                            {.label = name_of(l, d.words.path), .tone = html::Tone::plum}};
  std::vector<html::Fact> facts;
  if (!d.place_name.empty())
    facts.push_back({.icon = html::Icon::map_pin, .text = d.place_name, .label = texts::f_place(l)});
  facts.push_back({.icon = html::Icon::clock, .text = when, .label = texts::f_changed(l)});
  html::card(out, {.href = href,
                   .title = d.words.title,
                   .heading_level = heading_level,
                   .tags = tags,
                   .text = text,
                   .facts = facts,
                   .tone = html::Tone::plum});
}

void put_words(Html& out, Language l, const Words& w, std::string_view place_name) {
  std::vector<html::SummaryRow> rows{{.name = texts::f_level(l), .value = name_of(l, w.level)},
                                     {.name = texts::f_path(l), .value = name_of(l, w.path)}};
  if (!place_name.empty()) rows.push_back({.name = texts::f_place(l), .value = place_name});
  if (!w.location.empty()) rows.push_back({.name = texts::f_location(l), .value = w.location});
  html::summary_list(out, l, rows);
  for (const auto& [label, words] : {std::pair(texts::f_body(l), &w.body), std::pair(texts::f_why(l), &w.why)}) {
    html::put<"<h2>{}</h2>">(out, label);
    if (words->empty()) html::put<R"(<p class="muted">{}</p>)">(out, texts::not_written(l));
    needs::put_paragraphs(out, *words);
  }
}

void put_differences(Html& out, Language l, const Words& before, std::string_view place_before, const Words& after,
                     std::string_view place_after) {
  if (before == after) html::put<"<p>{}</p>">(out, texts::no_difference(l));
  html::difference(out, l, texts::f_title(l), before.title, after.title);
  html::difference(out, l, texts::f_body(l), before.body, after.body);
  html::difference(out, l, texts::f_why(l), before.why, after.why);
  html::difference(out, l, texts::f_location(l), before.location, after.location);
  html::difference(out, l, texts::f_place(l), place_before, place_after);
  html::difference(out, l, texts::f_level(l), name_of(l, before.level), name_of(l, after.level));
  html::difference(out, l, texts::f_path(l), name_of(l, before.path), name_of(l, after.path));
}

namespace {
proposals::Whereabouts whereabouts_of(const Words& w) { return {.district = w.place, .location = w.location}; }
}  // namespace

std::vector<SimilarDraft> similar_drafts(Context& ctx, const Words& words, DraftId own, int limit) {
  const proposals::NearTo near_to(ctx.shared.stemmer, whereabouts_of(words));
  return ctx.db.read([&](db::ReadTx& tx) {
    std::vector<std::int64_t> ids;
    std::map<std::int64_t, std::int64_t> scores;
    for (const auto& hit : search::similar(tx, kDraftNoun, words.title, kLookedAt, &ctx.shared.stemmer)) {
      if (hit.id == own.value) continue;
      ids.push_back(hit.id);
      scores[hit.id] = hit.score;
    }
    std::vector<SimilarDraft> all;
    for (Draft& d : shared_drafts_by_id(tx, ids)) {
      SimilarDraft& one = all.emplace_back();
      one.score = scores[d.id.value];
      one.near = near_to.of(whereabouts_of(d.words));
      one.draft = std::move(d);
    }
    std::ranges::stable_sort(all, std::greater(),
                             [](const SimilarDraft& d) { return proposals::weighted(d.score, d.near); });
    if (std::ssize(all) > limit) all.resize(static_cast<std::size_t>(limit));
    return all;
  });
}

void put_similar(Html& out, Context& ctx, const Words& words, DraftId own) {
  const Language l = ctx.language;
  const auto drafts = similar_drafts(ctx, words, own, kMostSimilar);
  const auto earlier = proposals::similar_proposals(ctx, words.title, kMostSimilar, whereabouts_of(words));
  if (drafts.empty() && earlier.empty()) return;
  html::put<"<h2>{}</h2>">(out, texts::similar(l));
  if (!drafts.empty()) {
    html::put<"<h3>{}</h3><ul>">(out, texts::similar_drafts(l));
    for (const auto& [d, score, near] : drafts) {
      const bool spot = near == proposals::Nearness::same_spot;
      html::put<R"(<li><a href="{}">{}</a>)">(out, localized(l, d.path()), d.words.title);
      if (near != proposals::Nearness::unknown)
        html::put<"<br><strong>{}</strong>">(out, proposals::words_of(l, near, spot ? d.words.location : d.place_name));
      else if (!d.place_name.empty())
        html::put<" – {}">(out, d.place_name);
      html::put<"</li>">(out);
    }
    html::put<"</ul>">(out);
  }
  if (earlier.empty()) return;
  html::put<"<h3>{}</h3>">(out, texts::similar_earlier(l));
  proposals::put_similar_proposals(out, l, earlier);
}

Result<Draft> draft_asked_for(Context& ctx, const Request& request) {
  const auto id = id_from_code(request.params.get("code"));
  if (!id) return problem(ProblemKind::not_found, texts::keys::no_such);
  return ctx.db.read([&](db::ReadTx& tx) -> Result<Draft> {
    auto draft = find_draft(tx, DraftId{*id});
    if (!draft) return problem(ProblemKind::not_found, texts::keys::no_such);
    if (may_read(tx, ctx, *draft)) return *std::move(draft);
    if (draft->hidden() && draft->shared)
      return problem(ProblemKind::closed, texts::keys::is_hidden, {}, {{"why", draft->hidden_pl}});
    return problem(ProblemKind::not_found, texts::keys::no_such);
  });
}

Html own_panel(Context& ctx, std::int64_t) {
  const Language l = ctx.language;
  Html out;
  std::vector<Draft> own, inviting;
  ctx.db.read([&](db::ReadTx& tx) {
    own = drafts_of(tx, people::PersonId{ctx.actor.person});
    if (const auto hash = own_email_hash(tx, ctx); !hash.empty()) inviting = drafts_inviting(tx, hash);
  });
  const auto list = [&](std::string_view title, const std::vector<Draft>& all) {
    if (all.empty()) return;
    html::put<R"(<h2>{}</h2><ul class="plain-list">)">(out, title);
    for (const Draft& d : all) html::put<R"(<li><a href="{}">{}</a></li>)">(out, localized(l, d.path()), d.words.title);
    html::put<"</ul>">(out);
  };
  list(texts::own_invitations(l), inviting);
  list(texts::own_drafts(l), own);
  return out;
}

std::size_t put_found_drafts(Html& out, Context& ctx, std::string_view words) {
  const Language l = ctx.language;
  std::vector<Draft> all;
  ctx.db.read([&](db::ReadTx& tx) {
    std::vector<std::int64_t> ids;
    for (const auto& hit : search::find(tx, kDraftNoun, words, 50, &ctx.shared.stemmer)) ids.push_back(hit.id);
    all = shared_drafts_by_id(tx, ids);
  });
  if (all.empty()) return 0;
  html::put<R"(<section class="stack"><h2>{}</h2>)">(out, texts::title(l));
  html::cards(out, [&](Html& cards) {
    for (std::size_t i = 0; i < std::min<std::size_t>(6, all.size()); ++i) put_draft_card(cards, l, all[i], 3);
  });
  html::put<"</section>">(out);
  return all.size();
}

Html need_panel(Context& ctx, std::int64_t need) { return grown(ctx, std::string(needs::kNeedNoun), need, "potrzeba"); }
Html idea_panel(Context& ctx, std::int64_t idea) { return grown(ctx, std::string(needs::kIdeaNoun), idea, "pomysl"); }

}  // namespace wiec::drafts
