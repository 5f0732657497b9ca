// The round of choice on the discussion's page: a box beside each thing to choose from, or the ranking.
#include "commons/discussions/digest.h"
#include "commons/discussions/discussion_store.h"
#include "commons/discussions/pages.h"
#include "commons/discussions/speak.h"
#include "commons/discussions/standing.h"
#include "commons/discussions/texts.h"
#include "commons/discussions/words.h"
#include "commons/people/page_parts.h"
#include "platform/html/table.h"

namespace wiec::discussions {
namespace {

constexpr int kMostOptions = 500;

// In an order that is the same for everybody and favours nobody: that of their opaque codes.
std::vector<Post> options_of(db::ReadTx& tx, const Discussion& d) {
  const Round* from = d.choice_from();
  auto all = from ? best_supported(tx, from->id, kMostOptions) : std::vector<Post>();
  std::ranges::sort(all, {}, &Post::code);
  return all;
}

void put_boxes(Html& f, Language l, const std::vector<Post>& options, const std::vector<std::string>& ticked) {
  const html::Column columns[] = {
      {.label = texts::my_dot(l)}, {.label = texts::post(l)}, {.label = texts::f_supporters(l), .numeric = true}};
  html::Table table(f, l, {.caption = texts::options(l), .columns = columns, .row_headers = false});
  for (const Post& p : options) {
    const std::string code = p.code(), label = std::string(texts::dot_beside(l, p.title)),
                      href = localized(l, p.path());
    const bool on = std::ranges::find(ticked, code) != ticked.end();
    const auto box = [&](Html& cell) {
      html::row_checkbox(cell, {.name = "dot", .value = code, .label = label, .checked = on});
    };
    const auto title = [&](Html& cell) { html::put<R"(<a href="{}">{}</a>)">(cell, href, p.title); };
    table.row({box, title, p.supporters});
  }
}

void put_form(Html& out, Context& ctx, const Discussion& d, const std::vector<Post>& options, const FormFields& fields,
              const std::vector<std::string>& ticked) {
  const Language l = ctx.language;
  const std::string_view error = fields.errors.at("dot");
  const std::string csrf = ctx.form_token(), action = localized(l, d.path() + "/kropki");
  html::form(out, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                     if (!error.empty()) html::put<R"(<p class="field-message" id="f-dot">{}</p>)">(f, error);
                     put_boxes(f, l, options, ticked);
                     put_joining(f, ctx, d, fields);
                     html::button(f, {.label = texts::give_dots(l)});
                   }});
}

void put_plain_options(Html& out, Language l, const std::vector<Post>& options) {
  html::put<R"(<ul class="plain-list">)">(out);
  for (const Post& p : options) html::put<R"(<li><a href="{}">{}</a></li>)">(out, localized(l, p.path()), p.title);
  html::put<"</ul>">(out);
}

}  // namespace

void put_choice(Html& out, Context& ctx, const Discussion& d, const FormFields& fields,
                const std::vector<std::string>* ticked) {
  const Language l = ctx.language;
  const Round* choice = d.round(RoundKind::choice);
  if (!choice || choice->state(ctx.now) == RoundState::ahead) return;
  if (choice->state(ctx.now) == RoundState::over) return;  // the ranking stands in the digest
  const auto options = ctx.db.read([&](db::ReadTx& tx) { return options_of(tx, d); });
  if (options.empty()) return html::empty_state(out, {.title = texts::no_options(l), .icon = html::Icon::star});
  html::put<"<p>{}</p>">(out, texts::choice_lead(l, d.dots));
  if (ctx.actor.anonymous()) {
    put_log_in(out, l, texts::log_in_to_choose(l), d.path());
    return put_plain_options(out, l, options);
  }
  std::vector<std::string> mine;
  if (!ticked)
    for (const PostId id :
         ctx.db.read([&](db::ReadTx& tx) { return dots_of(tx, d.id, people::PersonId{ctx.actor.person}); }))
      mine.push_back(code_from_id(id.value));
  if (!mine.empty())
    html::notice(out, l, {.kind = html::NoticeKind::success, .text = texts::dots_given(l, std::ssize(mine), d.dots)});
  put_form(out, ctx, d, options, fields, ticked ? *ticked : mine);
}

Result<Reply> post_dots(Context& ctx, const Request& request) {
  const auto d = discussion_asked_for(ctx, request);
  if (!d) return problem(ProblemKind::not_found, texts::keys::no_such);
  const auto form = people::form_of(request);
  std::vector<PostId> posts;
  for (const std::string& code : form.all("dot"))
    if (posts.size() < 2 * kMostOptions) posts.push_back(PostId{id_from_code(code).value_or(0)});
  const Typed typed(form);
  Faults faults;
  const std::int64_t joins = read_joining(ctx, typed, *d, faults);
  if (faults.empty())
    if (auto done = give_dots(ctx, d->id, posts, joins); !done) faults.push_back(std::move(done.error()));
  if (!faults.empty()) {
    if (faults.front().field.empty()) return std::unexpected(faults.front());
    return discussion_with(ctx, *d, RoundKind::choice, typed, faults);
  }
  return Redirect{d->path() + "?runda=choice#runda"};
}

}  // namespace wiec::discussions
