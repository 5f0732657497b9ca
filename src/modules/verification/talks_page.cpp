// /szkice/{code}/konsultacje: talks about a draft with the units that read it: to take, taken, and their notes.
#include "commons/gatherings/calendar.h"
#include "commons/gatherings/words.h"
#include "commons/people/page_parts.h"
#include "modules/drafts/draft_store.h"
#include "modules/drafts/pages.h"
#include "modules/needs/leading.h"
#include "modules/needs/words.h"
#include "modules/verification/consult.h"
#include "modules/verification/pages.h"
#include "modules/verification/slot_words.h"
#include "modules/verification/texts.h"
#include "modules/verification/words.h"

namespace wiec::verification {
namespace {

constexpr int kMostFree = 60;

struct Talks {
  drafts::Draft draft;
  bool writes = false;
  std::vector<Slot> own, free;
};

std::string talks_path(const drafts::Draft& d) { return d.path() + "/konsultacje"; }

// Seen by the authors and who leads the place.
Result<Talks> talks_asked_for(Context& ctx, const Request& request) {
  TRY(drafts::Draft d, drafts::draft_asked_for(ctx, request));
  return ctx.db.read([&](db::ReadTx& tx) -> Result<Talks> {
    Talks t{.draft = std::move(d), .own = {}, .free = {}};
    t.writes = drafts::is_author(tx, t.draft.id, people::PersonId{ctx.actor.person});
    if (!t.writes && !needs::leads(tx, ctx.actor, t.draft.words.place))
      return problem(ProblemKind::not_allowed, texts::keys::talks_not_yours);
    t.own = slots_of(tx, t.draft.id);
    if (t.writes && t.draft.state == drafts::State::working) t.free = free_slots(tx, t.draft.id, ctx.now, kMostFree);
    return t;
  });
}

void put_own(Html& out, Context& ctx, const Talks& t, const Slot& s) {
  const Language l = ctx.language;
  html::put<R"(<article class="stack">)">(out);
  html::heading(out, 3, when_of(l, s));
  put_slot_facts(out, l, s);
  if (s.note) {
    const std::string title(texts::note_on(l, s.note->revision));
    html::notice(out, l, {.kind = html::NoticeKind::success, .title = title, .text = [&](Html& body) {
                            needs::put_paragraphs(body, s.note->body);
                          }});
    if (s.note->revision != t.draft.revision)
      html::put<R"(<p><a href="{}">{}</a></p>)">(
          out, localized(l, fmt::format("{}/wersje?od={}&do={}", t.draft.path(), s.note->revision, t.draft.revision)),
          texts::what_changed(l, s.note->revision, t.draft.revision));
  } else {
    html::put<R"(<p><a href="{}">{}</a></p>)">(out, localized(l, s.calendar_path()), texts::to_calendar(l));
  }
  if (t.writes && !s.note && s.begins_at > ctx.now) {
    const std::string action = localized(l, talks_path(t.draft)), code = s.code();
    people::act_form(out, ctx,
                     {.action = action, .label = texts::give_up(l), .name = "co", .value = "zwolnij", .id = code});
  }
  html::put<"</article>">(out);
}

void put_free(Html& out, Context& ctx, const Talks& t, const Typed& typed, const Errors& errors) {
  const Language l = ctx.language;
  if (!t.writes || t.draft.state != drafts::State::working) return;
  html::put<"<h2>{}</h2>">(out, texts::free_slots(l));
  if (t.free.empty())
    return html::empty_state(
        out, {.title = texts::none_free(l), .text = texts::none_free_text(l), .icon = html::Icon::calendar});
  std::vector<std::string> words;
  words.reserve(3 * t.free.size());
  std::vector<html::Choice> choices;
  for (const Slot& s : t.free) {
    const std::string &code = words.emplace_back(s.code()), &when = words.emplace_back(when_of(l, s));
    choices.push_back(
        {.value = code,
         .label = when,
         .hint = words.emplace_back(fmt::format("{} · {}", s.unit.label(),
                                                s.address.empty() ? texts::online(l) : std::string_view(s.address)))});
  }
  const std::string csrf = ctx.form_token(), action = localized(l, talks_path(t.draft));
  html::form(out, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                     html::radio_field(f, l,
                                       {.name = "slot",
                                        .legend = texts::f_slot(l),
                                        .choices = choices,
                                        .value = typed.at("slot"),
                                        .error = errors.at("slot")});
                     html::text_area(f, l,
                                     {.name = "question",
                                      .label = texts::f_slot_question(l),
                                      .value = typed.at("question"),
                                      .error = errors.at("question"),
                                      .rows = 3,
                                      .max_length = 1000,
                                      .optional = true});
                     html::button(f, {.label = texts::book(l), .name = "co", .value = "zajmij"});
                   }});
}

Page page_of(Context& ctx, const Talks& t, const Typed& typed, const Faults& faults, int status) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  Page page{.title = std::string(texts::talks_about(l, t.draft.words.title)),
            .status = status,
            .section = "/potrzeby",
            .indexed = false};
  page.has_errors = !faults.empty();
  page.crumbs = {{std::string(texts::drafts(l)), "/szkice"}, {t.draft.words.title, t.draft.path()}};
  Html& out = page.main;
  errors.put_summary(out);
  html::heading(out, 1, page.title);
  html::put<R"(<p class="lead">{}</p>)">(out, texts::talks_about_lead(l));
  if (!t.own.empty()) html::put<"<h2>{}</h2>">(out, texts::your_talks(l));
  for (const Slot& s : t.own) put_own(out, ctx, t, s);
  put_free(out, ctx, t, typed, errors);
  return page;
}

}  // namespace

std::string when_of(Language l, const Slot& s) {
  gatherings::Gathering g;
  g.begins_at = s.begins_at;
  g.ends_at = s.ends_at;
  return gatherings::when_of(l, g);
}

void put_slot_facts(Html& out, Language l, const Slot& s) {
  const std::string unit = s.unit.label();
  std::vector<html::SummaryRow> rows{{.name = texts::unit(l), .value = unit}};
  if (!s.workshop_title.empty()) rows.push_back({.name = texts::workshop(l), .value = s.workshop_title});
  if (!s.address.empty()) rows.push_back({.name = texts::where(l), .value = s.address});
  const auto link = [&](Html& value) { html::put<R"(<a href="{}">{}</a>)">(value, s.link, s.link); };
  if (!s.link.empty()) rows.push_back({.name = texts::online(l), .value = link});
  html::summary_list(out, l, rows);
}

Result<Reply> talks_page(Context& ctx, const Request& request) {
  TRY(const Talks t, talks_asked_for(ctx, request));
  return page_of(ctx, t, {}, {}, 200);
}

Result<Reply> post_talks(Context& ctx, const Request& request) {
  TRY(const Talks t, talks_asked_for(ctx, request));
  const Typed typed(people::form_of(request));
  const bool frees = typed.at("co") == "zwolnij";
  const auto id = id_from_code(typed.at(frees ? "id" : "slot"));
  if (!id && !frees) return page_of(ctx, t, typed, {{ProblemKind::invalid, texts::keys::err_slot, "slot", {}}}, 422);
  auto done = frees ? free_slot(ctx, t.draft.id, SlotId{id.value_or(0)})
                    : book_slot(ctx, t.draft.id, SlotId{*id}, typed.at("question"));
  if (done) return Redirect{talks_path(t.draft)};
  const ProblemKind kind = done.error().kind;
  if (kind != ProblemKind::conflict && kind != ProblemKind::invalid) return std::unexpected(done.error());
  if (done.error().field.empty()) done.error().field = "slot";
  TRY(const Talks now, talks_asked_for(ctx, request));
  return page_of(ctx, now, typed, {done.error()}, kind == ProblemKind::conflict ? 409 : 422);
}

Result<Reply> talk_calendar(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const auto id = id_from_code(request.params.get("code"));
  const auto s = ctx.db.read([&](db::ReadTx& tx) -> std::optional<Slot> {
    auto found = id ? find_slot(tx, SlotId{*id}) : std::nullopt;
    if (!found || !found->booking) return std::nullopt;
    const bool own = drafts::is_author(tx, found->booking->draft, people::PersonId{ctx.actor.person});
    return own || may_offer(tx, ctx.actor, found->unit) ? found : std::nullopt;
  });
  if (!s) return problem(ProblemKind::not_found, texts::keys::no_such_slot);
  const std::string title(texts::talk_with(l, s->unit.name));
  const gatherings::Event events[] = {
      {.uid = fmt::format("consultation-{}@wiec", s->code()),
       .title = title,
       .about = s->link.empty() ? s->booking->title : s->booking->title + "\n\n" + s->link,
       .where = s->address.empty() ? s->link : s->address,
       .path = "/szkice/" + code_from_id(s->booking->draft.value) + "/konsultacje",
       .begins_at = s->begins_at,
       .ends_at = s->ends_at,
       .changed_at = s->changed_at,
       .sequence = s->sequence}};
  return Content{.type = std::string(gatherings::kCalendarType),
                 .body = gatherings::calendar_of(events, l, ctx.site_address(), title),
                 .file_name = s->code() + ".ics"};
}

}  // namespace wiec::verification
