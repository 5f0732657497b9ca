// /potrzeby/karty: empty paper cards to print and cut out: a resident without a telephone is as good as one with it.
#include "modules/needs/pages.h"
#include "modules/needs/texts.h"
#include "modules/needs/words.h"

namespace wiec::needs {
namespace {

constexpr int kOnASheet = 4;

void put_line(Html& out, std::string_view label, int lines) {
  html::put<R"(<p class="paper-label">{}</p>)">(out, label);
  for (int i = 0; i < lines; ++i) html::put<R"(<span class="paper-line"></span>)">(out);
}

void put_card(Html& out, Language l) {
  html::put<R"(<li class="paper-card"><h2>{}</h2>)">(out, texts::card_title(l));
  put_line(out, texts::f_what(l), 2);
  put_line(out, texts::f_location(l), 1);
  put_line(out, texts::f_who(l), 1);
  put_line(out, texts::card_evidence(l), 1);
  html::put<R"(<p class="paper-box"><span></span>{}</p></li>)">(out, texts::card_consent(l));
}

}  // namespace

Result<Reply> cards_page(Context& ctx, const Request&) {
  const Language l = ctx.language;
  Page page{.title = std::string(texts::paper_cards(l)),
            .description = std::string(texts::cards_lead(l)),
            .section = "/potrzeby"};
  page.crumbs = {{std::string(texts::title(l)), "/potrzeby"}};
  Html& out = page.main;
  html::put<R"(<div class="screen-only stack">)">(out);
  html::heading(out, 1, texts::paper_cards(l));
  html::put<R"(<p class="lead">{}</p></div><ul class="paper-cards">)">(out, texts::cards_lead(l));
  for (int i = 0; i < kOnASheet; ++i) put_card(out, l);
  html::put<"</ul>">(out);
  return page;
}

}  // namespace wiec::needs
