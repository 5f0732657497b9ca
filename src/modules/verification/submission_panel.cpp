// On the page of a submission: advice that its authors have not answered. It is shown and blocks nothing.
#include "modules/submission/submission_store.h"
#include "modules/verification/advice_store.h"
#include "modules/verification/pages.h"
#include "modules/verification/texts.h"
#include "modules/verification/words.h"

namespace wiec::verification {

Html submission_panel(Context& ctx, std::int64_t id) {
  const Language l = ctx.language;
  Html out;
  std::vector<Advice> open;
  std::string path;
  ctx.db.read([&](db::ReadTx& tx) {
    const auto s = submission::find_submission(tx, submission::SubmissionId{id});
    if (!s || !s->draft) return;
    path = "/szkice/" + code_from_id(s->draft.value) + "/rady";
    for (Advice& a : advice_of(tx, s->draft))
      if (shown_to_authors(a) && !a.answer) open.push_back(std::move(a));
  });
  if (open.empty()) return out;
  const std::string title(texts::unanswered(l, std::ssize(open)));
  html::notice(out, l, {.title = title, .text = [&](Html& body) {
                          html::put<"<p>{}</p>">(body, texts::unanswered_lead(l));
                          put_short_advice(body, l, open);
                          html::put<R"(<p><a href="{}">{}</a></p>)">(body, localized(l, path), texts::all_advice(l));
                        }});
  return out;
}

}  // namespace wiec::verification
