#include "modules/polling/page_parts.h"

#include "modules/polling/texts.h"
#include "modules/polling/voter_store.h"
#include "platform/html/card.h"
#include "platform/text/text.h"

namespace wiec::polling {

Result<Asked> asked_for(Context& ctx, const Request& request) {
  Asked asked{.editions = editions::editions(ctx), .today = text::date_in_warsaw(ctx.now)};
  asked.edition = editions::find_edition(*asked.editions, request.params.get("edition"), ctx.now);
  if (!asked.edition) return problem(ProblemKind::not_found, texts::keys::no_such_vote);
  asked.voter = find_voter(ctx);
  if (asked.voter && asked.voter->edition != asked.edition->id) asked.voter.reset();
  if (asked.voter && !asked.voter->receipt.empty()) return asked;
  switch (phase_of(*asked.edition, ctx.now)) {
    case Phase::open:
      return asked;
    case Phase::grace:
      if (asked.voter && may_cast(*asked.edition, asked.voter->begun_at, ctx.now)) return asked;
      return problem(ProblemKind::closed, texts::keys::vote_over);
    case Phase::over:
      return problem(ProblemKind::closed, texts::keys::vote_over);
    case Phase::ahead:
    case Phase::not_announced:
      return problem(ProblemKind::closed, texts::keys::vote_ahead);
  }
  return asked;
}

std::optional<Redirect> sent_on(const Asked& asked, Step step) {
  const Step now = asked.step();
  if (now == Step::done) return Redirect{path_of(*asked.edition, Step::done)};
  if (now < step) return Redirect{path_of(*asked.edition, now)};
  return std::nullopt;
}

Page question_page(Context& ctx, const Asked& asked, std::string_view title, int step, const Wrong& wrong) {
  const Language l = ctx.language;
  ctx.voter.clear();  // the notice of an unsent ballot would say what the page itself says
  Page page{.title = std::string(title), .status = wrong.status(), .section = "/glosowanie", .indexed = false};
  page.has_errors = static_cast<bool>(wrong);
  page.crumbs = {{.label = asked.edition->name(l), .url = "/glosowanie"}, {.label = page.title}};
  wrong.put_summary(page.main);
  html::put<R"(<p class="hint">{}</p>)">(page.main, texts::step_of_four(l, step));
  html::heading(page.main, 1, title);
  return page;
}

void put_secrecy(Html& out, Language l) {
  html::details(out, texts::secrecy_title(l), [&](Html& body) {
    html::put<"<p>{}</p><p>{}</p>">(body, texts::secrecy_text(l), texts::secrecy_limits(l));
  });
}

}  // namespace wiec::polling
