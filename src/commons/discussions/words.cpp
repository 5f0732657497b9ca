#include "commons/discussions/words.h"

#include "commons/discussions/discussion_store.h"
#include "commons/discussions/standing.h"
#include "commons/discussions/texts.h"
#include "commons/people/page_parts.h"
#include "platform/text/text.h"

namespace wiec::discussions {
namespace {

constexpr std::size_t kBeginning = 500;

bool speaks_now(const Reading& r, const Post& p) {
  const Round* round = r.discussion.round(p.round);
  return round && round->state(r.ctx.now) == RoundState::open;
}

html::Tone tone_of(Stance stance) {
  return stance == Stance::in_favour ? html::Tone::linden
         : stance == Stance::against ? html::Tone::brick
                                     : html::Tone::plain;
}

void put_head(Html& out, Language l, const Post& p) {
  const std::string when = people::when(l, p.made_at);
  html::put<R"(<p class="post-head"><strong>{}</strong>{} <span class="muted">{}</span></p>)">(
      out, p.name.empty() ? texts::erased_author(l) : std::string_view(p.name),
      [&](Html& tags) {
        if (p.facilitator) html::tag(tags, {.label = texts::facilitates(l), .tone = html::Tone::wisla});
        if (p.stance != Stance::none) html::tag(tags, {.label = name_of(l, p.stance), .tone = tone_of(p.stance)});
      },
      when);
}

void put_support(Html& out, const Reading& r, const Post& p) {
  Context& ctx = r.ctx;
  const Language l = ctx.language;
  html::put<R"(<span class="post-count">{}</span>)">(out, texts::supporters(l, p.supporters));
  if (!r.speaks || p.author.value == ctx.actor.person || !speaks_now(r, p)) return;
  const bool mine = std::ranges::find(r.supported, p.id) != r.supported.end();
  const std::string action = localized(l, p.path()), back = r.back + "#w-" + p.code();
  people::act_form(out, ctx,
                   {.action = action,
                    .label = mine ? texts::unsupport(l) : texts::support(l),
                    .name = "co",
                    .value = mine ? "cofnij" : "poparcie",
                    .hidden = back,
                    .kind = mine ? html::ButtonKind::quiet : html::ButtonKind::secondary});
}

// In the place of the words; false when they may be read.
bool put_absence(Html& out, const Reading& r, const Post& p) {
  const Language l = r.ctx.language;
  if (p.shown()) return false;
  if (p.state == PostState::withdrawn)
    html::put<R"(<p class="muted">{}</p>)">(out, texts::is_withdrawn(l));
  else
    html::put<R"(<p class="muted">{} <a href="{}">{}</a></p>)">(out, texts::is_hidden(l, p.why), localized(l, p.path()),
                                                                texts::about_this(l));
  return true;
}

}  // namespace

std::string_view name_of(Language l, RoundKind kind) {
  switch (kind) {
    case RoundKind::needs:
      return texts::round_needs(l);
    case RoundKind::ideas:
      return texts::round_ideas(l);
    case RoundKind::choice:
      return texts::round_choice(l);
  }
  return {};
}

std::string_view name_of(Language l, Stance stance) {
  switch (stance) {
    case Stance::in_favour:
      return texts::stance_for(l);
    case Stance::against:
      return texts::stance_against(l);
    case Stance::neutral:
      return texts::stance_neutral(l);
    case Stance::none:
      return {};
  }
  return {};
}

std::string_view usual_question(Language l, RoundKind kind) {
  switch (kind) {
    case RoundKind::needs:
      return texts::usual_needs(l);
    case RoundKind::ideas:
      return texts::usual_ideas(l);
    case RoundKind::choice:
      return texts::usual_choice(l);
  }
  return {};
}

std::string until_of(Language l, Instant at) {
  const bool midnight = text::time_in_warsaw(at).hour == 0 && text::time_in_warsaw(at).minute == 0;
  const Instant shown = midnight ? at + std::chrono::seconds(-1) : at;
  return fmt::format("{}, {}", text::format_date(l, text::date_in_warsaw(shown), text::DateStyle::genitive),
                     midnight ? std::string("24:00") : text::format_time(l, at));
}

std::string state_of(Language l, const Discussion& d, Instant now) {
  if (d.called_off) return std::string(texts::state_called_off(l, d.called_off_why.in(l)));
  if (d.over(now)) return std::string(texts::state_over(l));
  if (const Round* open = d.open_round(now))
    return std::string(texts::state_open(l, std::string(name_of(l, open->kind)), until_of(l, open->ends_at)));
  const Round* next = d.next_round(now);
  if (!next) return std::string(texts::state_over(l));
  return std::string(texts::state_ahead(l, std::string(name_of(l, next->kind)), until_of(l, next->begins_at)));
}

void note_changes(Context& ctx, const Discussion& d) {
  for (const Round& r : d.rounds)
    for (const Instant at : {r.begins_at, r.ends_at})
      if (at > ctx.now) ctx.changes_at(at);
}

std::optional<Discussion> discussion_asked_for(Context& ctx, const Request& request) {
  const auto id = id_from_code(request.params.get("code"));
  if (!id) return std::nullopt;
  return ctx.db.read([&](db::ReadTx& tx) { return find_discussion(tx, DiscussionId{*id}); });
}

Reading reading_of(Context& ctx, const Discussion& d, std::string back) {
  Reading r{.ctx = ctx, .discussion = d, .supported = {}, .back = std::move(back)};
  if (!ctx.actor.anonymous())
    ctx.db.read([&](db::ReadTx& tx) {
      r.supported = supported_in(tx, d.id, people::PersonId{ctx.actor.person});
      r.speaks = standing_of(tx, ctx.shared, ctx.actor, d).speaks;
    });
  return r;
}

void put_post(Html& out, const Reading& r, const Post& p, int heading_level, Shown shown) {
  const Language l = r.ctx.language;
  const std::string href = localized(l, p.path()), id = "w-" + p.code();
  html::put<R"(<article class="post" id="{}">)">(out, id);
  put_head(out, l, p);
  if (!put_absence(out, r, p)) {
    if (shown == Shown::in_list)
      html::heading(out, heading_level, [&](Html& h) { html::put<R"(<a href="{}">{}</a>)">(h, href, p.title); });
    const bool cut = shown == Shown::in_list && text::length(p.body) > kBeginning;
    put_paragraphs(out, cut ? text::truncate(p.body, kBeginning) : p.body);
    html::put<R"(<div class="post-acts">{}{}</div>)">(
        out, [&](Html& acts) { put_support(acts, r, p); },
        [&](Html& acts) {
          if (shown == Shown::in_list)
            html::put<R"(<a href="{}">{}<span class="hidden"> – {}</span></a>)">(
                acts, href, speaks_now(r, p) ? texts::read_and_answer(l) : texts::read_thread(l), p.title);
        });
  }
  if (p.answers > 0)
    html::put<R"(<p class="post-count">{}</p>)">(out, texts::answers(l, p.answers, p.in_favour, p.against));
  html::put<"</article>">(out);
}

void put_answer(Html& out, const Reading& r, const Post& p) {
  const std::string id = "w-" + p.code();
  html::put<R"(<article class="post post-answer" id="{}">)">(out, id);
  put_head(out, r.ctx.language, p);
  if (!put_absence(out, r, p)) {
    put_paragraphs(out, p.body);
    html::put<R"(<div class="post-acts">{} <a href="{}">{}</a></div>)">(
        out, [&](Html& acts) { put_support(acts, r, p); }, localized(r.ctx.language, p.path()),
        texts::about_this(r.ctx.language));
  }
  html::put<"</article>">(out);
}

void put_kept_words(Html& out, Language l, std::string_view title, std::string_view body) {
  if (title.empty() && body.empty()) return;
  const std::string words =
      title.empty() || body.empty() ? fmt::format("{}{}", title, body) : fmt::format("{}\n\n{}", title, body);
  html::text_area(out, l, {.name = "kept", .label = texts::kept_words(l), .hint = texts::kept_hint(l), .value = words});
}

void put_log_in(Html& out, Language l, std::string_view why, const std::string& path) {
  const std::string href = localized(l, "/logowanie?wroc=" + localized(l, path));
  html::put<"<p>{}</p>">(out, why);
  html::link_button(out, {.href = href, .label = texts::log_in(l), .icon = html::Icon::log_in});
}

}  // namespace wiec::discussions
