#include "commons/discussions/digest.h"

#include "commons/discussions/discussion_store.h"
#include "commons/discussions/texts.h"
#include "commons/discussions/words.h"
#include "platform/html/table.h"

namespace wiec::discussions {
namespace {

void put_words(Html& out, Language l, const Both& words) {
  html::put<R"(<div class="prose"{?lang=}>{}</div>)">(out, words.lang(l),
                                                      [&](Html& body) { put_paragraphs(body, words.in(l)); });
}

void put_link(Html& cell, Language l, const Post& p) {
  html::put<R"(<a href="{}">{}</a>)">(cell, localized(l, p.path()), p.title);
}

void put_best(Html& out, Language l, const RoundDigest& r) {
  const bool choice = r.round.kind == RoundKind::choice;
  const html::Column said[] = {{.label = texts::post(l)},
                               {.label = texts::f_supporters(l), .numeric = true},
                               {.label = texts::in_favour(l), .numeric = true},
                               {.label = texts::against(l), .numeric = true}},
                     chosen[] = {{.label = texts::post(l)},
                                 {.label = texts::f_dots_given(l), .numeric = true},
                                 {.label = texts::f_supporters(l), .numeric = true}};
  const std::string caption(choice ? texts::ranking(l) : texts::most_supported(l));
  html::Table table(out, l, {.caption = caption, .columns = choice ? std::span<const html::Column>(chosen) : said});
  for (const Post& p : r.best) {
    const auto title = [&](Html& cell) { put_link(cell, l, p); };
    if (choice)
      table.row({title, p.dots, p.supporters});
    else
      table.row({title, p.supporters, p.in_favour, p.against});
  }
}

void put_round(Html& out, Context& ctx, const Digest& all, const RoundDigest& r, int heading_level) {
  const Language l = ctx.language;
  const RoundState state = r.round.state(ctx.now);
  html::heading(out, heading_level, name_of(l, r.round.kind));
  html::put<R"(<p{?lang=}><em>{}</em></p>)">(out, r.round.question.lang(l), r.round.question.in(l));
  if (!r.round.summary.empty()) put_words(out, l, r.round.summary);
  if (r.round.kind == RoundKind::choice)
    html::put<"<p>{}</p>">(
        out, state == RoundState::over ? texts::chosen(l, all.choosers) : texts::choosing(l, all.choosers));
  else
    html::put<"<p>{}</p>">(
        out, texts::said(l, r.count.people, r.count.posts, r.count.answers, r.count.in_favour, r.count.against));
  if (!r.best.empty()) put_best(out, l, r);
}

}  // namespace

Digest digest_of(db::ReadTx& tx, const Discussion& d, Instant now, int best) {
  Digest all{.people = count_people(tx, d.id), .speakers = count_speakers(tx, d.id)};
  for (const Round& r : d.rounds) {
    if (now < r.begins_at) continue;
    RoundDigest one{.round = r, .count = {}, .best = {}};
    if (r.kind != RoundKind::choice) {
      one.count = count_round(tx, r.id);
      one.best = best_supported(tx, r.id, best);
    } else {
      all.choosers = count_choosers(tx, d.id);
      if (const Round* from = d.choice_from(); from && r.state(now) == RoundState::over)
        one.best = by_dots(tx, from->id, best);
    }
    all.rounds.push_back(std::move(one));
  }
  return all;
}

void put_digest(Html& out, Context& ctx, const Discussion& d, const Digest& all, int heading_level) {
  const Language l = ctx.language;
  html::put<"<p>{}</p>">(out, texts::people_so_far(l, all.people, all.speakers));
  if (!d.summary.empty()) put_words(out, l, d.summary);
  for (const RoundDigest& r : all.rounds) put_round(out, ctx, all, r, heading_level);
}

}  // namespace wiec::discussions
