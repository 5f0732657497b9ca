// /dyskusje/{code}: where it stands, the digest for those who come late, one round with its threads and its form.
// /dyskusje: all discussions.
#include "base/url.h"
#include "commons/discussions/digest.h"
#include "commons/discussions/discussion_store.h"
#include "commons/discussions/open_discussion.h"
#include "commons/discussions/pages.h"
#include "commons/discussions/speak.h"
#include "commons/discussions/standing.h"
#include "commons/discussions/texts.h"
#include "commons/discussions/words.h"
#include "commons/people/page_parts.h"
#include "commons/site/form_fields.h"
#include "platform/crypto/crypto.h"
#include "platform/html/navigation.h"
#include "platform/html/page_number.h"
#include "platform/html/section.h"

namespace wiec::discussions {
namespace {

constexpr int kOnAPage = 15, kListed = 20, kInDigest = 3;

struct Asked {
  const Discussion& discussion;
  RoundKind kind = RoundKind::needs;
  Order order = Order::newest;
  int page = 1;

  const Round* round() const { return discussion.round(kind); }
  // The same with another order or page: address without the language.
  std::string path(Order in, int number) const {
    std::string query;
    add_parameter(query, "runda", code_of(kind));
    if (in == Order::supported) add_parameter(query, "kolejnosc", "poparcie");
    if (number > 1) add_parameter(query, "strona", std::to_string(number));
    return discussion.path() + query;
  }
};

// The open round, else the last that was, else the first.
RoundKind usual_round(const Discussion& d, Instant now) {
  if (const Round* open = d.open_round(now)) return open->kind;
  RoundKind kind = d.rounds.empty() ? RoundKind::needs : d.rounds.front().kind;
  for (const Round& r : d.rounds)
    if (r.state(now) == RoundState::over) kind = r.kind;
  return kind;
}

void put_rounds(Html& out, Language l, const Discussion& d, Instant now) {
  std::vector<std::string> notes, links;
  notes.reserve(d.rounds.size());
  links.reserve(d.rounds.size());
  std::vector<html::Step> steps;
  for (const Round& r : d.rounds) {
    const RoundState state = r.state(now);
    notes.push_back(std::string(state == RoundState::ahead        ? texts::from(l, until_of(l, r.begins_at))
                                : state == RoundState::open       ? texts::until(l, until_of(l, r.ends_at))
                                : now < r.ends_at && r.called_off ? texts::called_off(l)
                                                                  : texts::ended(l)));
    links.push_back(localized(l, d.path() + "?runda=" + std::string(code_of(r.kind)) + "#runda"));
    steps.push_back({.title = name_of(l, r.kind),
                     .state = state == RoundState::ahead  ? html::StepState::ahead
                              : state == RoundState::open ? html::StepState::now
                                                          : html::StepState::done,
                     .note = notes.back(),
                     .href = state == RoundState::ahead ? std::string_view() : links.back()});
  }
  html::steps(out, l, {.label = texts::rounds(l), .steps = steps});
}

void put_fields(Html& f, Context& ctx, const Asked& asked, const Typed& typed, const Errors& errors, bool joined) {
  const Language l = ctx.language;
  const FormFields fields{l, typed, errors};
  const std::string token = typed.at("token").empty() ? crypto::random_token() : std::string(typed.at("token"));
  html::hidden_field(f, "token", token);
  html::hidden_field(f, "round", code_from_id(asked.round()->id.value));
  if (!joined) fields.line(f, "name", texts::f_name(l), texts::f_name_hint(l));
  html::text_field(f, l,
                   {.name = "title",
                    .label = texts::f_post_title(l),
                    .hint = asked.kind == RoundKind::needs ? texts::hint_need(l) : texts::hint_idea(l),
                    .value = typed.at("title"),
                    .error = errors.at("title"),
                    .max_length = kMostTitle});
  fields.words(f, "body", texts::f_body(l), kMostBody, texts::f_body_hint(l));
  put_joining(f, ctx, asked.discussion, fields);
  html::button(f, {.label = texts::write(l)});
}

void put_form(Html& out, Context& ctx, const Asked& asked, const Typed& typed, const Errors& errors) {
  const Language l = ctx.language;
  const Discussion& d = asked.discussion;
  if (ctx.actor.anonymous()) return put_log_in(out, l, texts::log_in_to_write(l), d.path());
  const bool joined =
      ctx.db.read([&](db::ReadTx& tx) { return name_in(tx, d.id, people::PersonId{ctx.actor.person}).has_value(); });
  const std::string csrf = ctx.form_token(), action = localized(l, d.path() + "/wpisy");
  html::form(out, {.action = action,
                   .csrf = csrf,
                   .body = [&](Html& f) { put_fields(f, ctx, asked, typed, errors, joined); },
                   .label = texts::write(l)});
}

void put_threads(Html& out, Context& ctx, const Asked& asked) {
  const Language l = ctx.language;
  std::int64_t count = 0;
  const auto posts = ctx.db.read([&](db::ReadTx& tx) {
    count = count_posts(tx, asked.round()->id);
    return posts_in(tx, asked.round()->id, asked.order, kOnAPage, std::int64_t{asked.page - 1} * kOnAPage);
  });
  html::put<"<h3>{}</h3>">(out, texts::posts_count(l, count));
  if (count == 0) return;
  const std::string newest = localized(l, asked.path(Order::newest, 1)) + "#runda",
                    supported = localized(l, asked.path(Order::supported, 1)) + "#runda",
                    before = localized(l, asked.path(asked.order, 1)) + "&strona=";
  const html::Link orders[] = {
      {.href = newest, .label = texts::order_newest(l), .current = asked.order == Order::newest},
      {.href = supported, .label = texts::order_supported(l), .current = asked.order == Order::supported}};
  html::tabs(out, texts::order(l), orders);
  const Reading reading = reading_of(ctx, asked.discussion, asked.path(asked.order, asked.page));
  for (const Post& p : posts) put_post(out, reading, p, 4, Shown::in_list);
  html::pager(out, l,
              {.page = asked.page,
               .pages = html::pages_of(static_cast<std::size_t>(count), kOnAPage),
               .href_before_number = before});
}

void put_round(Html& out, Context& ctx, const Asked& asked, const Typed& typed, const Errors& errors) {
  const Language l = ctx.language;
  const Round* round = asked.round();
  if (!round) return;
  const RoundState state = round->state(ctx.now);
  html::put<R"(<section class="stack" id="runda"><h2{?lang=}>{}</h2>)">(out, round->question.lang(l),
                                                                        round->question.in(l));
  if (state == RoundState::ahead)
    html::put<"<p>{}</p>">(out, texts::round_ahead(l, until_of(l, round->begins_at)));
  else if (round->kind == RoundKind::choice) {
    const auto ticked = typed.list("dot");
    put_choice(out, ctx, asked.discussion, {l, typed, errors}, errors ? &ticked : nullptr);
    if (state == RoundState::over) html::put<"<p>{}</p>">(out, texts::see_ranking(l));
  } else {
    if (state == RoundState::open)
      put_form(out, ctx, asked, typed, errors);
    else
      html::put<"<p>{}</p>">(out, texts::round_over(l));
    put_threads(out, ctx, asked);
  }
  html::put<"</section>">(out);
}

void put_aside(Html& out, Context& ctx, const Discussion& d) {
  const Language l = ctx.language;
  const std::string digest = localized(l, d.path() + "/skrot"), log = localized(l, d.path() + "/moderacja"),
                    host = localized(l, d.host.path), desk = localized(l, d.desk_path());
  html::put<
      R"(<ul class="plain-list"><li><a href="{}">{}</a></li><li><a href="{}">{}</a></li><li><a href="{}">{}</a></li>)">(
      out, digest, texts::whole_digest(l), log, texts::moderation(l), host, texts::about_host(l));
  if (ctx.db.read([&](db::ReadTx& tx) { return may_facilitate(tx, ctx.actor, d.host.place); }))
    html::put<R"(<li><a href="{}">{}</a></li>)">(out, desk, texts::facilitate(l));
  html::put<"</ul>">(out);
}

Page page_of(Context& ctx, const Asked& asked, const Typed& typed, const Faults& faults) {
  const Language l = ctx.language;
  const Discussion& d = asked.discussion;
  const Errors errors(l, faults);
  const people::Wrong wrong(l, faults.empty() ? nullptr : &faults.front());
  Page page{.title = d.title.in(l),
            .status = wrong.status(),
            .description = state_of(l, d, ctx.now),
            .section = "/spotkania",
            .indexed = asked.page == 1 && asked.order == Order::newest};
  page.has_errors = !faults.empty();
  page.crumbs = {{std::string(texts::discussions(l)), "/dyskusje"}};
  Html& out = page.main;
  errors.put_summary(out);
  html::tag(out, {.label = texts::discussion(l), .tone = html::Tone::wisla});
  html::put<"<h1{?lang=}>{}</h1>">(out, d.title.lang(l), d.title.in(l));
  html::notice(out, l, {.text = [&](Html& text) {
                 html::put<"<p>{}</p>">(text, state_of(l, d, ctx.now));
                 if (d.open_round(ctx.now) && faults.empty())
                   html::put<R"(<p><a href="#runda">{}</a></p>)">(text, texts::to_round(l));
               }});
  // What cannot be sent here any more is given back in a box of its own.
  const Round* shown = asked.round();
  if (!faults.empty() && (faults.front().kind == ProblemKind::closed || faults.front().kind == ProblemKind::conflict ||
                          (shown && shown->state(ctx.now) != RoundState::open)))
    put_kept_words(out, l, typed.at("title"), typed.at("body"));
  put_rounds(out, l, d, ctx.now);
  if (!d.about.empty()) html::prose(out, [&](Html& body) { put_paragraphs(body, d.about.in(l)); });
  const auto digest = ctx.db.read([&](db::ReadTx& tx) { return digest_of(tx, d, ctx.now, kInDigest); });
  html::columns(
      out,
      [&](Html& main) {
        if (!digest.rounds.empty())
          html::section(main, {.title = d.over(ctx.now) ? texts::what_came_of_it(l) : texts::digest(l),
                               .body = [&](Html& body) { put_digest(body, ctx, d, digest, 3); },
                               .id = "skrot"});
        put_round(main, ctx, asked, typed, errors);
      },
      [&](Html& aside) { put_aside(aside, ctx, d); });
  return page;
}

}  // namespace

Page discussion_with(Context& ctx, const Discussion& d, RoundKind kind, const Typed& typed, const Faults& faults) {
  return page_of(ctx, {.discussion = d, .kind = kind}, typed, faults);
}

Result<Reply> discussion_page(Context& ctx, const Request& request) {
  const auto d = discussion_asked_for(ctx, request);
  if (!d) return problem(ProblemKind::not_found, texts::keys::no_such);
  note_changes(ctx, *d);
  const auto kind = round_kind_from(request.query("runda"));
  const Asked asked{.discussion = *d,
                    .kind = kind && d->round(*kind) ? *kind : usual_round(*d, ctx.now),
                    .order = request.query("kolejnosc") == "poparcie" ? Order::supported : Order::newest,
                    .page = html::page_number(request.query("strona"))};
  return page_of(ctx, asked, Typed(), {});
}

Result<Reply> post_new_post(Context& ctx, const Request& request) {
  const auto d = discussion_asked_for(ctx, request);
  if (!d) return problem(ProblemKind::not_found, texts::keys::no_such);
  const Typed typed(people::form_of(request));
  Faults faults;
  const NewPost p = read_post(ctx, typed, {}, faults);
  const std::string name = read_name(ctx, typed, d->id, faults);
  const std::int64_t joins = read_joining(ctx, typed, *d, faults);
  if (faults.empty()) {
    auto made = write_post(ctx, d->id, p, name, joins);
    if (made) return Redirect{"/dyskusje/" + d->code() + "/wpisy/" + code_from_id(made->value)};
    faults.push_back(std::move(made.error()));
  }
  const Round* round = d->round(p.round);
  return discussion_with(ctx, *d, round ? round->kind : usual_round(*d, ctx.now), typed, faults);
}

Result<Reply> list_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const int number = html::page_number(request.query("strona"));
  std::int64_t count = 0;
  const auto all = ctx.db.read([&](db::ReadTx& tx) {
    count = count_discussions(tx);
    return discussions(tx, kListed, std::int64_t{number - 1} * kListed);
  });
  Page page{.title = std::string(texts::discussions(l)),
            .description = std::string(texts::list_lead(l)),
            .section = "/spotkania"};
  Html& out = page.main;
  html::heading(out, 1, texts::discussions(l));
  html::put<R"(<p class="lead">{}</p>)">(out, texts::list_lead(l));
  if (all.empty()) html::empty_state(out, {.title = texts::no_discussions(l), .icon = html::Icon::message});
  html::cards(out, [&](Html& list) {
    for (const Discussion& d : all) {
      note_changes(ctx, d);
      const std::string href = localized(l, d.path()), state = state_of(l, d, ctx.now);
      html::card(list, {.href = href,
                        .title = d.title.in(l),
                        .heading_level = 2,
                        .text = state,
                        .tone = d.over(ctx.now) ? html::Tone::plain : html::Tone::wisla});
    }
  });
  const std::string before = localized(l, "/dyskusje?strona=");
  html::pager(out, l,
              {.page = number,
               .pages = html::pages_of(static_cast<std::size_t>(count), kListed),
               .href_before_number = before});
  return page;
}

}  // namespace wiec::discussions
