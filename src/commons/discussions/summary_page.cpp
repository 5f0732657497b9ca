// /administracja/dyskusje/{code}/podsumowanie: what who facilitates says of each round and of the whole.
#include "commons/bilingual/both_form.h"
#include "commons/discussions/digest.h"
#include "commons/discussions/open_discussion.h"
#include "commons/discussions/pages.h"
#include "commons/discussions/texts.h"
#include "commons/discussions/words.h"
#include "commons/people/page_parts.h"
#include "commons/site/whole_from.h"

namespace wiec::discussions {
namespace {

using bilingual::Needed;

constexpr int kSummary = 5'000, kInDigest = 5;

Page summary_form(Context& ctx, const Discussion& d, const Typed& typed, const Faults& faults) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  const people::Wrong wrong(l, faults.empty() ? nullptr : &faults.front());
  Page page{.title = std::string(texts::sum_up(l)), .status = wrong.status(), .indexed = false};
  page.has_errors = !faults.empty();
  page.crumbs = {{std::string(texts::discussions(l)), std::string(kDesk)}, {d.title.in(l), d.desk_path()}};
  Html& out = page.main;
  errors.put_summary(out);
  html::heading(out, 1, page.title);
  html::put<R"(<p class="lead">{}</p>)">(out, texts::sum_up_lead(l));
  const std::string csrf = ctx.form_token(), action = localized(l, d.desk_path() + "/podsumowanie");
  html::form(out, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                     const bilingual::Fields fields{f, l, typed, errors};
                     html::hidden_field(f, "base", typed.at("base"));
                     for (const Round& r : d.rounds)
                       if (r.state(ctx.now) != RoundState::ahead)
                         fields.both_areas(std::string(code_of(r.kind)) + "_summary",
                                           texts::summary_of(l, std::string(name_of(l, r.kind))), Needed::none);
                     fields.both_areas("summary", texts::summary_whole(l), Needed::none);
                     html::button(f, {.label = texts::save(l)});
                   }});
  const auto digest = ctx.db.read([&](db::ReadTx& tx) { return digest_of(tx, d, ctx.now, kInDigest); });
  html::details(out, texts::digest(l), [&](Html& body) { put_digest(body, ctx, d, digest, 2); });
  return page;
}

}  // namespace

Result<Reply> summary_page(Context& ctx, const Request& request) {
  TRY(const Discussion d, facilitated(ctx, request));
  return summary_form(ctx, d, typed_from(d), {});
}

Result<Reply> post_summary(Context& ctx, const Request& request) {
  TRY(const Discussion d, facilitated(ctx, request));
  const Language l = ctx.language;
  Typed typed(people::form_of(request));
  Faults faults;
  Reader r(l, typed, faults);
  Discussion wanted = d;
  wanted.revision = whole_from(typed.at("base"));
  wanted.summary = bilingual::read_both(r, "summary", texts::summary_whole(l), kSummary);
  for (Round& round : wanted.rounds)
    if (round.state(ctx.now) != RoundState::ahead)
      round.summary = bilingual::read_both(r, std::string(code_of(round.kind)) + "_summary",
                                           texts::summary_of(l, std::string(name_of(l, round.kind))), kSummary);
  if (faults.empty()) {
    auto done = sum_up(ctx, wanted);
    if (done) return Redirect{d.path()};
    if (done.error().kind == ProblemKind::not_allowed) return std::unexpected(done.error());
    faults.push_back(std::move(done.error()));
    typed.set("base", std::to_string(d.revision));
  }
  return summary_form(ctx, d, typed, faults);
}

}  // namespace wiec::discussions
