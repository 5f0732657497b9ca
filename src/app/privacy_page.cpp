// /prywatnosc: what the site keeps about people, and for how long. Whoever changes a cookie's life, a sweep or the log
// changes these words as well.
#include "app/public_pages.h"
#include "app/texts.h"
#include "platform/html/section.h"

namespace wiec::app {

Result<Reply> privacy_page(Context& ctx, const Request&) {
  const Language l = ctx.language;
  Page page{.title = std::string(texts::privacy_title(l))};
  html::heading(page.main, 1, texts::privacy_title(l));
  const std::pair<std::string_view, std::string_view> parts[] = {
      {texts::privacy_cookies_title(l), texts::privacy_cookies(l)},
      {texts::privacy_account_title(l), texts::privacy_account(l)},
      {texts::privacy_vote_title(l), texts::privacy_vote(l)},
      {texts::privacy_reports_title(l), texts::privacy_reports(l)},
      {texts::privacy_logs_title(l), texts::privacy_logs(l)},
      {texts::privacy_third_title(l), texts::privacy_third(l)}};
  html::prose(page.main, [&](Html& out) {
    html::put<"<p>{}</p>">(out, texts::privacy_lead(l));
    for (const auto& [title, words] : parts) html::put<"<h2>{}</h2><p>{}</p>">(out, title, words);
  });
  return page;
}

}  // namespace wiec::app
