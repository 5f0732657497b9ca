// /dyskusje/{code}/wpisy/{post}: one post with all its answers, answering it, and what its author and who facilitates
// can do.
#include "commons/discussions/discussion_store.h"
#include "commons/discussions/moderate.h"
#include "commons/discussions/open_discussion.h"
#include "commons/discussions/pages.h"
#include "commons/discussions/speak.h"
#include "commons/discussions/standing.h"
#include "commons/discussions/texts.h"
#include "commons/discussions/words.h"
#include "commons/people/page_parts.h"
#include "commons/site/form_fields.h"
#include "commons/site/texts.h"
#include "platform/crypto/crypto.h"

namespace wiec::discussions {
namespace {

constexpr int kMostAnswers = 1000, kWhy = 300, kWords = 1000;

struct Thread {
  Discussion discussion;
  Post post;
  std::vector<Post> answers;
  bool facilitated = false, joined = false;

  const Round* round() const { return discussion.round(post.round); }
  bool own(const Actor& actor) const { return !actor.anonymous() && post.author.value == actor.person; }
};

Result<Thread> thread_asked_for(Context& ctx, const Request& request) {
  auto d = discussion_asked_for(ctx, request);
  const auto id = id_from_code(request.params.get("post"));
  if (!d || !id) return problem(ProblemKind::not_found, texts::keys::no_such_post);
  return ctx.db.read([&](db::ReadTx& tx) -> Result<Thread> {
    auto post = find_post(tx, PostId{*id});
    if (!post || post->discussion != d->id) return problem(ProblemKind::not_found, texts::keys::no_such_post);
    Thread t{.discussion = *std::move(d), .post = *std::move(post), .answers = {}};
    t.answers = answers_to(tx, t.post.id, kMostAnswers);
    t.facilitated = may_facilitate(tx, ctx.actor, t.discussion.host.place);
    t.joined = name_in(tx, t.discussion.id, people::PersonId{ctx.actor.person}).has_value();
    return t;
  });
}

struct FormPart {
  Context& ctx;
  const Thread& thread;
  const Typed& typed;
  const Errors& errors;

  void form(Html& out, std::string_view path, std::string_view label, const html::Content& body) const {
    const std::string csrf = ctx.form_token(), action = localized(ctx.language, path);
    html::form(out, {.action = action, .csrf = csrf, .body = body, .label = label});
  }
  FormFields fields() const { return {ctx.language, typed, errors}; }
};

void put_answer_fields(Html& f, const FormPart& p) {
  const Language l = p.ctx.language;
  const std::string token = p.typed.at("token").empty() ? crypto::random_token() : std::string(p.typed.at("token"));
  const html::Choice stances[] = {{.value = "for", .label = texts::stance_for(l)},
                                  {.value = "against", .label = texts::stance_against(l)},
                                  {.value = "neutral", .label = texts::stance_neutral(l)}};
  html::hidden_field(f, "token", token);
  if (!p.thread.joined) p.fields().line(f, "name", texts::f_name(l), texts::f_name_hint(l));
  html::radio_field(f, l,
                    {.name = "stance",
                     .legend = texts::f_stance(l),
                     .choices = stances,
                     .value = p.typed.at("stance"),
                     .error = p.errors.at("stance"),
                     .inline_ = true});
  p.fields().words(f, "body", texts::f_answer(l), kMostBody, {}, false);
  put_joining(f, p.ctx, p.thread.discussion, p.fields());
  html::button(f, {.label = texts::answer(l), .name = "co", .value = "odpowiedz"});
}

void put_answering(Html& out, const FormPart& p) {
  const Language l = p.ctx.language;
  const Round* round = p.thread.round();
  if (!p.thread.post.shown() || p.thread.post.parent || !round) return;
  html::put<"<h2>{}</h2>">(out, texts::answer(l));
  if (round->state(p.ctx.now) != RoundState::open) {
    html::put<"<p>{}</p>">(out, texts::round_over(l));
  } else if (p.ctx.actor.anonymous()) {
    put_log_in(out, l, texts::log_in_to_answer(l), p.thread.post.path());
  } else {
    p.form(out, p.thread.post.path(), texts::answer(l), [&](Html& f) { put_answer_fields(f, p); });
  }
}

// Of one's own post: taking it back; of a hidden one asking to look again, with the words nobody else reads.
void put_own(Html& out, const FormPart& p) {
  const Language l = p.ctx.language;
  const Post& post = p.thread.post;
  if (!p.thread.own(p.ctx.actor) || post.state == PostState::withdrawn) return;
  html::put<"<h2>{}</h2>">(out, texts::your_post(l));
  if (post.state == PostState::hidden) {
    html::put<"<p><strong>{}</strong></p>">(out, post.title);
    put_paragraphs(out, post.body);
    if (post.review == Review::asked) html::notice(out, l, {.text = texts::you_asked(l)});
    if (post.review == Review::upheld) html::notice(out, l, {.text = texts::is_upheld(l)});
    if (post.review == Review::none)
      p.form(out, post.path(), texts::ask(l), [&](Html& f) {
        p.fields().words(f, "words", texts::f_words(l), kWords, texts::f_words_hint(l), false);
        html::button(f, {.label = texts::ask(l), .name = "co", .value = "sprawdz"});
      });
  }
  html::details(out, texts::withdraw(l), [&](Html& body) {
    html::put<"<p>{}</p>">(body, texts::withdraw_lead(l));
    const std::string action = localized(l, post.path());
    people::act_form(body, p.ctx,
                     {.action = action,
                      .label = texts::withdraw(l),
                      .name = "co",
                      .value = "wycofaj",
                      .kind = html::ButtonKind::danger});
  });
}

void put_moderating(Html& out, const FormPart& p) {
  const Language l = p.ctx.language;
  const Post& post = p.thread.post;
  if (!p.thread.facilitated || post.state == PostState::withdrawn) return;
  const std::string action = post.path() + "/moderacja";
  html::put<"<h2>{}</h2>">(out, texts::moderation(l));
  const auto why_form = [&](Html& to, std::string_view label, std::string_view value, html::ButtonKind kind) {
    p.form(to, action, label, [&](Html& f) {
      p.fields().line(f, "why", texts::f_why(l), texts::f_why_hint(l));
      html::button(f, {.label = label, .kind = kind, .name = "co", .value = value});
    });
  };
  if (post.shown())
    return html::details(
        out, texts::hide(l), [&](Html& body) { why_form(body, texts::hide(l), "ukryj", html::ButtonKind::danger); },
        !p.errors.at("why").empty());
  html::put<"<p><strong>{}</strong></p>">(out, post.title);
  put_paragraphs(out, post.body);
  if (post.review == Review::asked) {
    html::notice(out, l, {.title = texts::asked_title(l), .text = post.review_words});
    if (post.hidden_by.value == p.ctx.actor.person)
      html::put<"<p>{}</p>">(out, texts::another_decides(l));
    else
      why_form(out, texts::uphold(l), "podtrzymaj", html::ButtonKind::secondary);
  }
  people::act_form(out, p.ctx,
                   {.action = localized(l, action), .label = texts::show_again(l), .name = "co", .value = "pokaz"});
}

Page page_of(Context& ctx, const Thread& t, const Typed& typed, const Faults& faults) {
  const Language l = ctx.language;
  const Post& p = t.post;
  const Errors errors(l, faults);
  const people::Wrong wrong(l, faults.empty() ? nullptr : &faults.front());
  const std::string title = p.shown() && !p.title.empty() ? p.title : std::string(texts::post(l));
  Page page{.title = title, .status = wrong.status(), .section = "/spotkania", .indexed = p.shown() && !p.parent};
  page.has_errors = !faults.empty();
  page.crumbs = {{std::string(texts::discussions(l)), "/dyskusje"}, {t.discussion.title.in(l), t.discussion.path()}};
  Html& out = page.main;
  errors.put_summary(out);
  const FormPart part{ctx, t, typed, errors};
  html::heading(out, 1, title);
  const Reading reading = reading_of(ctx, t.discussion, p.path());
  put_post(out, reading, p, 2, Shown::whole);
  if (p.parent)
    html::put<R"(<p><a href="{}">{}</a></p>)">(
        out, localized(l, "/dyskusje/" + t.discussion.code() + "/wpisy/" + code_from_id(p.parent.value)),
        texts::whole_thread(l));
  if (!faults.empty() && (faults.front().kind == ProblemKind::closed || !p.shown()))
    put_kept_words(out, l, {}, typed.at("body"));
  ctx.put_panels(out, kPostNoun, p.id.value);
  for (const Post& a : t.answers) put_answer(out, reading, a);
  put_answering(out, part);
  put_own(out, part);
  put_moderating(out, part);
  return page;
}

// Where an act was asked for, when that is a page of this discussion.
Redirect back_to(const Thread& t, const http::Form& form) {
  const std::string back = form.text("wroc");
  const bool ours = back.starts_with(t.discussion.path()) && back.size() < 300 &&
                    std::ranges::none_of(back, [](unsigned char c) { return c <= ' ' || c == '\\' || c >= 127; });
  return Redirect{ours ? back : t.post.path()};
}

Result<PostId> answer(Context& ctx, const Thread& t, const Typed& typed, Faults& faults) {
  const NewPost p = read_post(ctx, typed, t.post.id, faults);
  const std::string name = read_name(ctx, typed, t.discussion.id, faults);
  const std::int64_t joins = read_joining(ctx, typed, t.discussion, faults);
  if (!faults.empty()) return std::unexpected(faults.front());
  auto made = write_post(ctx, t.discussion.id, p, name, joins);
  if (!made) faults.push_back(made.error());
  return made;
}

Result<> do_act(Context& ctx, const Thread& t, Reader& r, const Faults& faults) {
  const std::string_view act = r.typed.at("co");
  if (act == "poparcie") return support_post(ctx, t.post.id);
  if (act == "cofnij") return take_support_back(ctx, t.post.id);
  if (act == "wycofaj") return withdraw_post(ctx, t.post.id);
  if (act != "sprawdz") return problem(ProblemKind::invalid, texts::keys::no_such_act);
  const std::string words = r.text("words", texts::f_words(r.language), kWords);
  if (words.empty() && faults.empty())
    r.wrong(site::texts::keys::err_missing, "words", {{"field", std::string(texts::f_words(r.language))}});
  return faults.empty() ? ask_to_look_again(ctx, t.post.id, words) : Result<>();
}

}  // namespace

Result<Reply> post_page(Context& ctx, const Request& request) {
  TRY(const Thread t, thread_asked_for(ctx, request));
  note_changes(ctx, t.discussion);
  return page_of(ctx, t, Typed(), {});
}

Result<Reply> post_act(Context& ctx, const Request& request) {
  TRY(const Thread t, thread_asked_for(ctx, request));
  const auto form = people::form_of(request);
  const Typed typed(form);
  Faults faults;
  if (typed.at("co") == "odpowiedz") {
    const auto made = answer(ctx, t, typed, faults);
    if (made) return Redirect{t.post.path() + "#w-" + code_from_id(made->value)};
    TRY(const Thread now, thread_asked_for(ctx, request));  // it may be hidden meanwhile
    return page_of(ctx, now, typed, faults);
  }
  Reader r(ctx.language, typed, faults);
  if (auto done = do_act(ctx, t, r, faults); !done) faults.push_back(std::move(done.error()));
  if (faults.empty()) return back_to(t, form);
  if (faults.front().kind == ProblemKind::not_allowed || faults.front().kind == ProblemKind::not_found)
    return std::unexpected(faults.front());
  return page_of(ctx, t, typed, faults);
}

Result<Reply> post_moderate(Context& ctx, const Request& request) {
  TRY(const Thread t, thread_asked_for(ctx, request));
  if (!t.facilitated) return problem(ProblemKind::not_allowed, texts::keys::not_yours);
  const Typed typed(people::form_of(request));
  const std::string_view act = typed.at("co");
  Faults faults;
  Reader r(ctx.language, typed, faults);
  const std::string why = act == "pokaz" ? std::string() : r.line("why", texts::f_why(ctx.language), kWhy, true);
  if (faults.empty()) {
    auto done = act == "pokaz"        ? show_post(ctx, t.post.id)
                : act == "podtrzymaj" ? uphold_hiding(ctx, t.post.id, why)
                                      : hide_post(ctx, t.post.id, why);
    if (done) return Redirect{t.post.path()};
    faults.push_back(std::move(done.error()));
  }
  return page_of(ctx, t, typed, faults);
}

}  // namespace wiec::discussions
