// /szkice/{code}/rady: what units advise on a draft, version by version, and what its authors answer.
#include "commons/people/page_parts.h"
#include "modules/drafts/draft_store.h"
#include "modules/drafts/pages.h"
#include "modules/needs/words.h"
#include "modules/verification/advice_store.h"
#include "modules/verification/hand_over.h"
#include "modules/verification/pages.h"
#include "modules/verification/reading_store.h"
#include "modules/verification/texts.h"
#include "modules/verification/words.h"
#include "modules/verification/workshop_store.h"
#include "platform/text/text.h"

namespace wiec::verification {
namespace {

struct Around {
  std::vector<HandOver> hand_overs;
  std::vector<Reading> readings;
  std::vector<Passing> passings;
  std::vector<Advice> shown;
  bool writes = false, hands_over = false;
};

Around around(Context& ctx, const drafts::Draft& d) {
  return ctx.db.read([&](db::ReadTx& tx) {
    Around a{
        .hand_overs = hand_overs_of(tx, d.id), .readings = readings_of(tx, d.id), .passings = passings_of(tx, d.id)};
    for (Advice& point : advice_of(tx, d.id))
      if (shown_to_authors(point)) a.shown.push_back(std::move(point));
    const bool working = d.state == drafts::State::working;
    a.writes = working && !ctx.actor.anonymous() && drafts::is_author(tx, d.id, people::PersonId{ctx.actor.person});
    a.hands_over = working && may_hand_over(tx, ctx.actor, d) &&
                   (a.hand_overs.empty() || a.hand_overs.front().revision != d.revision);
    return a;
  });
}

// A form that came back, and with what.
struct Sent {
  std::string code;
  const Typed* typed = nullptr;
  const Errors* errors = nullptr;
};

void put_answer_form(Html& out, Context& ctx, const drafts::Draft& d, const Advice& a, const Sent& sent) {
  const Language l = ctx.language;
  const bool own = sent.code == a.code();
  const std::string csrf = ctx.form_token(), action = localized(l, d.path() + "/rady"), code = a.code(),
                    kind = fmt::format("kind-{}", code), why = fmt::format("why-{}", code),
                    label(texts::answer_this(l, a.unit.name)),
                    value(own        ? sent.typed->at(kind)
                          : a.answer ? code_in(kAnswerCodes, a.answer->kind)
                                     : std::string_view()),
                    words(own        ? sent.typed->at(why)
                          : a.answer ? std::string_view(a.answer->why)
                                     : std::string_view());
  const html::Choice choices[] = {
      {.value = "accept", .label = texts::choose_accept(l)},
      {.value = "will_change", .label = texts::choose_will_change(l)},
      {.value = "keep", .label = texts::choose_keep(l), .hint = texts::choose_keep_hint(l)}};
  const auto error = [&](const std::string& field) { return own ? sent.errors->at(field) : std::string_view(); };
  html::form(out, {.action = action,
                   .csrf = csrf,
                   .body =
                       [&](Html& f) {
                         html::hidden_field(f, "id", code);
                         html::radio_field(f, l,
                                           {.name = kind,
                                            .legend = texts::f_answer(l),
                                            .choices = choices,
                                            .value = value,
                                            .error = error(kind)});
                         html::text_area(f, l,
                                         {.name = why,
                                          .label = texts::f_answer_why(l),
                                          .value = words,
                                          .error = error(why),
                                          .rows = 3,
                                          .max_length = 2000,
                                          .optional = true});
                         html::button(f, {.label = texts::answer_it(l), .kind = html::ButtonKind::secondary});
                       },
                   .label = label});
}

void put_readers(Html& out, Context& ctx, const Around& a, const HandOver& h) {
  const Language l = ctx.language;
  html::put<"<h3>{}</h3><ul>">(out, texts::who_reads(l));
  for (const Reading& r : a.readings) {
    if (r.hand_over != h.id) continue;
    if (r.waits()) ctx.changes_at(r.due_at);
    html::put<"<li>{}: {}</li>">(out, r.unit.label(), due_words(l, r, ctx.now));
  }
  html::put<"</ul>">(out);
  for (const Passing& p : a.passings)
    if (p.hand_over == h.id)
      html::put<"<p>{} {}</p>">(out, texts::passed(l, p.from, p.to, text::date_in_warsaw(p.at)), p.why);
}

void put_hand_over(Html& out, Context& ctx, const drafts::Draft& d, const Around& a, const HandOver& h,
                   const Sent& sent) {
  const Language l = ctx.language;
  html::put<"<h2>{}</h2>">(out, texts::revision_handed(l, h.revision, text::date_in_warsaw(h.handed_at)));
  html::put<"<p>{} {}: {}.</p>">(out, h.by_author ? texts::by_authors(l) : texts::by_leader(l), texts::f_theme(l),
                                 theme_name(l, h.theme));
  if (!h.question.empty()) {
    html::put<"<p><strong>{}</strong></p>">(out, texts::f_question(l));
    needs::put_paragraphs(out, h.question);
  }
  put_readers(out, ctx, a, h);
  const bool any = std::ranges::any_of(a.shown, [&](const Advice& point) { return point.hand_over == h.id; });
  if (!any) return;
  put_old_revision(out, l, d.path(), h.revision, d.revision);
  for (const Advice& point : a.shown) {
    if (point.hand_over != h.id) continue;
    html::put<R"(<article class="stack">)">(out);
    put_point(out, l, point, 3);
    if (a.writes && point.answer && sent.code != point.code())
      html::details(out, texts::change_answer(l), [&](Html& body) { put_answer_form(body, ctx, d, point, sent); });
    else if (a.writes)
      put_answer_form(out, ctx, d, point, sent);
    html::put<"</article>">(out);
  }
}

Page advice_page(Context& ctx, const drafts::Draft& d, const Sent& sent, const Faults& faults) {
  const Language l = ctx.language;
  const Around a = around(ctx, d);
  Page page{.title = std::string(texts::advice_on(l, d.words.title)),
            .status = faults.empty() ? 200 : 422,
            .section = "/potrzeby",
            .indexed = false};
  page.has_errors = !faults.empty();
  page.crumbs = {{std::string(texts::drafts(l)), "/szkice"}, {d.words.title, d.path()}};
  Html& out = page.main;
  Errors(l, faults).put_summary(out);
  html::heading(out, 1, page.title);
  html::put<R"(<p class="lead">{}</p>)">(out, texts::advice_lead(l));
  if (a.hands_over) {
    const std::string href = localized(l, d.path() + "/przekazanie");
    html::link_button(out, {.href = href, .label = texts::hand_over_revision(l, d.revision)});
  }
  if (a.hand_overs.empty()) html::empty_state(out, {.title = texts::not_handed(l), .text = texts::not_handed_text(l)});
  for (const HandOver& h : a.hand_overs) put_hand_over(out, ctx, d, a, h, sent);
  return page;
}

}  // namespace

Result<Reply> draft_advice_page(Context& ctx, const Request& request) {
  TRY(const drafts::Draft d, drafts::draft_asked_for(ctx, request));
  return advice_page(ctx, d, {}, {});
}

Result<Reply> post_answer(Context& ctx, const Request& request) {
  TRY(const drafts::Draft d, drafts::draft_asked_for(ctx, request));
  const Typed typed(people::form_of(request));
  const std::string code(typed.at("id")), kind_field = "kind-" + code, why_field = "why-" + code;
  const auto id = id_from_code(code);
  if (!id) return problem(ProblemKind::not_found, texts::keys::no_such_point);
  const auto come_back = [&](Problem wrong) {
    if (!wrong.field.empty()) wrong.field = wrong.field == "why" ? why_field : kind_field;
    const Faults faults{std::move(wrong)};
    const Errors errors(ctx.language, faults);
    return advice_page(ctx, d, {code, &typed, &errors}, faults);
  };
  const auto kind = value_in<AnswerKind>(kAnswerCodes, typed.at(kind_field));
  if (!kind) return come_back({ProblemKind::invalid, texts::keys::err_answer, "kind", {}});
  const auto done = answer_advice(ctx, d.id, AdviceId{*id}, {.kind = *kind, .why = std::string(typed.at(why_field))});
  if (done) return Redirect{d.path() + "/rady"};
  if (done.error().field.empty()) return std::unexpected(done.error());
  return come_back(done.error());
}

Html draft_panel(Context& ctx, std::int64_t id) {
  const Language l = ctx.language;
  Html out;
  std::vector<Reading> readings;
  bool hands_over = false, writes = false;
  std::vector<Advice> shown;
  std::vector<gatherings::GatheringId> workshops;
  ctx.db.read([&](db::ReadTx& tx) {
    readings = readings_of(tx, drafts::DraftId{id});
    for (Advice& a : advice_of(tx, drafts::DraftId{id}))
      if (shown_to_authors(a)) shown.push_back(std::move(a));
    const auto d = drafts::find_draft(tx, drafts::DraftId{id});
    hands_over = d && d->state == drafts::State::working && may_hand_over(tx, ctx.actor, *d);
    writes = hands_over && drafts::is_author(tx, d->id, people::PersonId{ctx.actor.person});
    if (!readings.empty()) workshops = workshops_of(tx, drafts::DraftId{id});
  });
  if (readings.empty() && !hands_over) return out;
  const std::string path = localized(l, "/szkice/" + code_from_id(id));
  const std::int64_t points = std::ssize(shown);
  std::erase_if(shown, [](const Advice& a) { return a.answer.has_value(); });
  html::put<"<h2>{}</h2>">(out, texts::advice(l));
  html::put<"<p>{}</p>">(
      out, readings.empty() ? texts::not_handed_text(l) : texts::panel_counts(l, points, std::ssize(shown)));
  for (const Reading& r : readings) {
    if (!r.waits()) continue;
    if (ctx.now < r.due_at) ctx.changes_at(r.due_at);
    html::put<"<p>{}: {}</p>">(out, r.unit.name, due_words(l, r, ctx.now));
  }
  if (!shown.empty()) put_short_advice(out, l, shown);
  if (!readings.empty()) html::put<R"(<p><a href="{}/rady">{}</a></p>)">(out, path, texts::all_advice(l));
  if (!workshops.empty())
    html::put<R"(<p><a href="{}">{}</a></p>)">(out, localized(l, "/warsztaty/" + code_from_id(workshops.front().value)),
                                               texts::at_workshop(l));
  if (!readings.empty() && writes)
    html::put<R"(<p><a href="{}/konsultacje">{}</a></p>)">(out, path, texts::arrange_talk(l));
  if (hands_over && (readings.empty() || readings.front().revision != readings.front().newest)) {
    const std::string href = path + "/przekazanie";
    html::link_button(out, {.href = href, .label = texts::hand_over(l), .kind = html::ButtonKind::secondary});
  }
  return out;
}

}  // namespace wiec::verification
