#include "modules/programmes/work_parts.h"

#include <algorithm>

#include "commons/gatherings/words.h"
#include "modules/programmes/texts.h"
#include "modules/programmes/words.h"
#include "modules/programmes/work_store.h"
#include "platform/html/card.h"
#include "platform/text/text.h"

namespace wiec::programmes {
namespace {

void put_gatherings(Html& out, Language l, const std::vector<HeldGathering>& held, WorkLevel level) {
  if (std::ranges::none_of(held, [&](const HeldGathering& h) { return h.level == level; })) return;
  html::put<R"(<ul class="stack">)">(out);
  for (const HeldGathering& h : held) {
    if (h.level != level) continue;
    const auto& g = h.gathering;
    html::put<R"(<li><a href="{}">{}</a>{}<br>{}, {}{}</li>)">(
        out, localized(l, g.path()), g.title(l),
        [&](Html& mark) {
          if (g.cancelled) html::tag(mark, {.label = texts::cancelled(l), .tone = html::Tone::amber});
        },
        gatherings::name_of(l, g.kind), gatherings::when_of(l, g),
        h.host.empty() ? std::string() : ". " + texts::hosted_by(l, h.host));
  }
  html::put<"</ul>">(out);
}

void put_note(Html& out, Language l, const Note& n) {
  put_words(out, l, n.agreed_pl, n.agreed_en);
  if (n.follows_pl.empty()) return;
  html::put<"<p><strong>{}</strong></p>">(out, texts::what_follows(l));
  put_words(out, l, n.follows_pl, n.follows_en);
}

void put_notes(Html& out, Language l, const std::vector<Note>& notes, WorkLevel level) {
  for (const Note& n : notes) {
    if (n.level != level) continue;
    const std::string title =
        fmt::format("{}: {}{}{}", words_of(l, n.means), n.partner, n.partner.empty() ? "" : " – ", n.with_whom);
    const std::string date = text::format_date(l, n.on), day = iso(n.on);
    const auto body = [&](Html& b) { put_note(b, l, n); };
    const html::LogEntry entry[] = {{.date = date, .iso_date = day, .title = title, .text = body}};
    html::event_log(out, title, entry);
  }
}

}  // namespace

void put_words(Html& out, Language l, const std::string& pl, const std::string& en) {
  const bool polish = l == Language::pl ? !pl.empty() : en.empty();
  const std::string_view lang = polish == (l == Language::pl) ? "" : polish ? "pl" : "en";
  html::put<"<div{?lang=}>{}</div>">(out, lang,
                                     [&](Html& body) { gatherings::put_paragraphs(body, polish ? pl : en); });
}

std::string_view words_of(Language l, Means means) {
  switch (means) {
    case Means::phone:
      return texts::means_phone(l);
    case Means::mail:
      return texts::means_mail(l);
    case Means::online:
      return texts::means_online(l);
    case Means::letter:
      return texts::means_letter(l);
    case Means::in_person:
      return texts::means_in_person(l);
  }
  return {};
}

void put_work(Html& out, Context& ctx, ProjectId project) {
  const Language l = ctx.language;
  const auto [held, notes] =
      ctx.db.read([&](db::ReadTx& tx) { return std::pair(held_by(tx, project), notes_of(tx, project)); });
  if (held.empty() && notes.empty()) return;
  html::put<R"(<section class="stack" id="praca"><h2>{}</h2>)">(out, texts::work(l));
  for (const WorkLevel level : {WorkLevel::international, WorkLevel::local}) {
    const bool any = std::ranges::any_of(held, [&](const HeldGathering& h) { return h.level == level; }) ||
                     std::ranges::any_of(notes, [&](const Note& n) { return n.level == level; });
    if (!any) continue;
    html::put<"<h3>{}</h3>">(out, words_of(l, level));
    put_gatherings(out, l, held, level);
    put_notes(out, l, notes, level);
  }
  html::put<"</section>">(out);
}

Html holders_panel(Context& ctx, std::int64_t gathering) {
  const Language l = ctx.language;
  const auto projects = ctx.db.read([&](db::ReadTx& tx) { return holders_of(tx, {gathering}); });
  Html out;
  for (const Neighbour& p : projects)
    html::put<R"(<p>{} <a href="{}">{}</a></p>)">(out, texts::held_in(l),
                                                  localized(l, "/programy/" + code_from_id(p.id.value)), p.name(l));
  return out;
}

}  // namespace wiec::programmes
