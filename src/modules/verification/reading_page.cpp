// /eksperci/szkice/{code}: one version of a draft as a unit reads it, and what the unit advises.
#include "commons/people/page_parts.h"
#include "modules/drafts/draft_store.h"
#include "modules/drafts/pages.h"
#include "modules/verification/advice_store.h"
#include "modules/verification/give_advice.h"
#include "modules/verification/pages.h"
#include "modules/verification/reading_parts.h"
#include "modules/verification/reading_store.h"
#include "modules/verification/texts.h"
#include "modules/verification/words.h"
#include "platform/html/section.h"

namespace wiec::verification {
namespace {

struct Around {
  drafts::Revision read;
  std::optional<drafts::Revision> before, newest;  // handed over before this one; saved since
  std::vector<Advice> points;                      // of this reading
  std::vector<Advice> others;                      // of other units and earlier versions, as the authors see them
  bool advises = false;
};

Around around(Context& ctx, const Reading& r) {
  return ctx.db.read([&](db::ReadTx& tx) {
    Around a;
    a.read = drafts::find_revision(tx, r.draft, r.revision).value_or(drafts::Revision{});
    for (const HandOver& h : hand_overs_of(tx, r.draft))
      if (h.revision < r.revision && !a.before) a.before = drafts::find_revision(tx, r.draft, h.revision);
    if (r.newest != r.revision) a.newest = drafts::find_revision(tx, r.draft, r.newest);
    for (Advice& point : advice_of(tx, r.draft)) {
      if (point.reading == r.id)
        a.points.push_back(std::move(point));
      else if (shown_to_authors(point))
        a.others.push_back(std::move(point));
    }
    a.advises = may_advise(tx, ctx.actor, r);
    return a;
  });
}

void put_difference(Html& out, Language l, const drafts::Revision& from, const drafts::Revision& to) {
  html::details(out, texts::what_changed(l, from.number, to.number), [&](Html& body) {
    drafts::put_differences(body, l, from.words, from.place_name, to.words, to.place_name);
  });
}

void put_state(Html& out, const ReadingForms& forms, const Around& a) {
  const Language l = forms.ctx.language;
  const Reading& r = forms.reading;
  if (r.state == ReadingState::passed_on) html::notice(out, l, {.text = texts::is_passed_on(l)});
  if (a.newest) {
    html::notice(out, l, {.title = texts::about_older(l, r.revision, r.newest), .text = texts::older_stands(l)});
    put_difference(out, l, a.read, *a.newest);
  }
  if (a.before) put_difference(out, l, *a.before, a.read);
  if (r.question.empty()) return;
  html::notice(out, l, {.title = texts::f_question(l), .text = r.question});
}

void put_facts(Html& out, Context& ctx, const Reading& r) {
  const Language l = ctx.language;
  const std::string due = due_words(l, r, ctx.now), unit = r.unit.label(), theme = theme_name(l, r.theme),
                    handed =
                        fmt::format("{}, {}", texts::revision_number(l, r.revision), drafts::moment(l, r.handed_at));
  const html::SummaryRow rows[] = {
      {.name = texts::handed_over(l), .value = handed},
      {.name = texts::by_whom(l), .value = r.by_author ? texts::authors(l) : texts::leader(l)},
      {.name = texts::unit(l), .value = unit},
      {.name = texts::f_theme(l), .value = theme},
      {.name = texts::deadline(l), .value = due}};
  html::summary_list(out, l, rows);
}

void put_points(Html& out, const ReadingForms& forms, const Around& a) {
  const Language l = forms.ctx.language;
  html::put<"<h2>{}</h2>">(out, texts::our_points(l));
  if (a.points.empty()) html::put<"<p>{}</p>">(out, texts::no_points(l));
  for (const Advice& point : a.points) {
    html::put<R"(<article class="stack">)">(out);
    put_point(out, l, point, 3);
    html::put<R"(<p class="muted">{}</p>)">(out, name_of(l, point.release));
    if (a.advises) forms.put_on_point(out, point);
    html::put<"</article>">(out);
  }
  if (!a.advises || forms.reading.state == ReadingState::passed_on) return;
  forms.put_sending(out);
  forms.put_new_point(out);
}

void put_others(Html& out, Language l, const Around& a) {
  if (a.others.empty()) return;
  html::details(out, texts::other_points(l, std::ssize(a.others)), [&](Html& body) {
    for (const Advice& point : a.others) {
      html::put<"<p><strong>{}</strong></p>">(body, texts::revision_number(l, point.revision));
      put_point(body, l, point, 3);
    }
  });
}

Page page_of(Context& ctx, const Reading& r, const Typed& typed, const Faults& faults, int status) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  const Around a = around(ctx, r);
  const ReadingForms forms{ctx, r, typed, errors};
  Page page{.title = r.title, .status = status, .indexed = false};
  page.has_errors = !faults.empty();
  const std::string inbox = fmt::format("/eksperci/szkice?dzial={}", r.unit.code());
  page.crumbs = {{std::string(texts::inbox(l)), inbox}};
  Html& out = page.main;
  errors.put_summary(out);
  html::tag(out, {.label = name_of(l, r.state), .tone = html::Tone::wisla});
  html::heading(out, 1, r.title);
  put_state(out, forms, a);
  html::columns(
      out,
      [&](Html& main) {
        drafts::put_words(main, l, a.read.words, a.read.place_name);
        put_points(main, forms, a);
        put_others(main, l, a);
      },
      [&](Html& aside) {
        put_facts(aside, ctx, r);
        if (r.waits()) forms.put_passing(aside);
        drafts::put_similar(aside, ctx, a.read.words, r.draft);
      });
  return page;
}

Result<Reading> reading_asked_for(Context& ctx, const Request& request) {
  const auto id = id_from_code(request.params.get("code"));
  bool seen = false;
  auto r = ctx.db.read([&](db::ReadTx& tx) {
    auto found = id ? find_reading(tx, ReadingId{*id}) : std::nullopt;
    seen = found && may_see(tx, ctx.actor, *found);
    return found;
  });
  if (!r) return problem(ProblemKind::not_found, texts::keys::no_such_reading);
  if (!seen) return problem(ProblemKind::not_allowed, texts::keys::not_your_unit);
  return *std::move(r);
}

Result<> add_typed_point(Context& ctx, const Reading& r, const Typed& typed, Faults& faults) {
  const Point point = read_point(ctx.language, typed, faults);
  if (!faults.empty()) return {};
  TRY_VOID(add_point(ctx, r.id, point));
  return {};
}

Result<> do_act(Context& ctx, const Reading& r, const Typed& typed, Faults& faults) {
  const std::string_view act = typed.at("co");
  const AdviceId id{id_from_code(typed.at("id")).value_or(0)};
  if (act == "dodaj") return add_typed_point(ctx, r, typed, faults);
  if (act == "usun") return remove_point(ctx, r.id, id);
  if (act == "przekaz") return send_points(ctx, r.id, Release::released);
  if (act == "zachowaj") return send_points(ctx, r.id, Release::kept);
  if (act == "inny-dzial") return pass_on(ctx, r.id, typed.at("unit"), typed.at("why"));
  if (act != "dopisz") return {};
  const std::string field = fmt::format("said-{}", typed.at("id"));
  auto done = complete_point(ctx, r.id, id, typed.at(field));
  if (!done && done.error().field == "said") done.error().field = field;
  return done;
}

}  // namespace

Result<Reply> reading_page(Context& ctx, const Request& request) {
  TRY(Reading r, reading_asked_for(ctx, request));
  if (r.state == ReadingState::fresh && ctx.db.read([&](db::ReadTx& tx) { return may_advise(tx, ctx.actor, r); })) {
    TRY_VOID(open_reading(ctx, r.id));
    r.state = ReadingState::read;
  }
  return page_of(ctx, r, {}, {}, 200);
}

Result<Reply> post_reading(Context& ctx, const Request& request) {
  TRY(const Reading r, reading_asked_for(ctx, request));
  const Typed typed(people::form_of(request));
  Faults faults;
  const auto done = do_act(ctx, r, typed, faults);
  if (!done) {
    const ProblemKind kind = done.error().kind;
    if (kind == ProblemKind::not_allowed || kind == ProblemKind::not_found) return std::unexpected(done.error());
    const auto now = ctx.db.read([&](db::ReadTx& tx) { return find_reading(tx, r.id); });  // as it is now
    return page_of(ctx, now.value_or(r), typed, {done.error()}, kind == ProblemKind::conflict ? 409 : 422);
  }
  if (!faults.empty()) return page_of(ctx, r, typed, faults, 422);
  return Redirect{typed.at("co") == "inny-dzial" ? "/eksperci/szkice" : r.path()};
}

}  // namespace wiec::verification
