#include "modules/proposals/pages.h"
#include "modules/proposals/texts.h"
#include "platform/html/card.h"
#include "platform/text/text.h"

namespace wiec::proposals {

Result<Asked> asked_for(Context& ctx, const http::Query& query) {
  Asked asked;
  asked.editions = editions::editions(ctx);
  asked.edition_code = text::truncate(query.value("edycja"), 60);
  asked.edition = editions::find_edition(ctx, *asked.editions, asked.edition_code);
  if (!asked.edition) {
    if (!asked.edition_code.empty()) return problem(ProblemKind::not_found, texts::keys::no_such_edition);
    return asked;
  }
  asked.categories = categories(ctx);
  asked.list = list_of(ctx, *asked.edition);
  asked.read = read_filter(query, *asked.edition, *asked.categories);
  asked.chosen = select(ctx, *asked.edition, asked.list, asked.read.filter);
  return asked;
}

std::string_view name_of(Language l, State state) {
  switch (state) {
    case State::submitted:
      return texts::state_submitted(l);
    case State::formal_check:
      return texts::state_formal_check(l);
    case State::assessment:
      return texts::state_assessment(l);
    case State::rejected:
      return texts::state_rejected(l);
    case State::withdrawn:
      return texts::state_withdrawn(l);
    case State::merged:
      return texts::state_merged(l);
    case State::on_ballot:
      return texts::state_on_ballot(l);
    case State::won:
      return texts::state_won(l);
    case State::lost:
      return texts::state_lost(l);
  }
  return {};
}

std::string edition_query(const std::string& edition_code) {
  return edition_code.empty() ? std::string() : "?edycja=" + edition_code;
}

namespace {
html::Tone tone_of(State state) {
  switch (state) {
    case State::won:
    case State::on_ballot:
      return html::Tone::linden;
    case State::rejected:
    case State::withdrawn:
    case State::lost:
      return html::Tone::plain;
    default:
      return html::Tone::amber;
  }
}
}  // namespace

void put_card(Html& out, Context& ctx, const Asked& asked, const Entry& e) {
  const Language l = ctx.language;
  const Category* category = find_category(*asked.categories, e.category);
  const auto* pool = asked.edition->pool(e.pool);
  const std::string cost = text::format_money(l, {e.cost, asked.edition->currency});
  const html::Tone accent = category ? html::accent(category->position) : html::Tone::plain;
  const html::Tag tags[] = {
      {.label = category ? std::string_view(category->name(l)) : std::string_view(), .tone = accent},
      {.label = name_of(l, e.state), .tone = tone_of(e.state)}};
  const html::Fact facts[] = {{.icon = html::Icon::banknote, .text = cost, .label = texts::cost(l), .strong = true},
                              {.icon = html::Icon::map_pin,
                               .text = pool ? std::string_view(pool->name(l)) : std::string_view(),
                               .label = texts::pool(l)}};
  const std::string address = localized(l, "/projekty/" + e.code);
  html::card(out, {.href = address,
                   .title = e.title(l),
                   .heading_level = 3,
                   .tags = std::span(tags).subspan(category ? 0 : 1),
                   .text = std::string_view(e.summary(l)),
                   .facts = std::span(facts).first(pool ? 2 : 1),
                   .tone = accent});
}

}  // namespace wiec::proposals
