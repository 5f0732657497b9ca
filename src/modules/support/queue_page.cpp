// /administracja/wsparcie: requests of ambassadors by the day they are needed; one of them, with the decision.
#include "base/url.h"
#include "commons/people/page_parts.h"
#include "modules/needs/leading.h"
#include "modules/needs/words.h"
#include "modules/support/edit_form.h"
#include "modules/support/form_store.h"
#include "modules/support/pages.h"
#include "modules/support/request_store.h"
#include "modules/support/texts.h"
#include "modules/support/words.h"
#include "modules/support/work_on_requests.h"
#include "platform/html/navigation.h"
#include "platform/html/page_number.h"
#include "platform/html/section.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::support {
namespace {

constexpr std::string_view kDesk = "/administracja/wsparcie";
constexpr std::size_t kOnAPage = 30;

struct Filters {
  QueueAsked asked;
  std::vector<SupportForm> forms;
  std::vector<places::Place> districts;
  int year = 0;
};

Filters filters_of(db::ReadTx& tx, const Request& request) {
  Filters f;
  if (const auto programme = programme_at_desk(tx, {})) {
    f.forms = forms_of(tx, programme->id);
    f.year = programme->year;
  }
  f.districts = needs::districts_of(tx);
  f.asked.state = from_code<State>(kStateCodes, request.query("stan"));
  const auto form = std::ranges::find(f.forms, request.query("forma"), &SupportForm::code);
  if (form != f.forms.end()) f.asked.form = form->id;
  const auto district = std::ranges::find(f.districts, request.query("dzielnica"), &places::Place::code);
  if (district != f.districts.end()) f.asked.district = district->id;
  return f;
}

// Only those that are theirs to decide.
std::vector<SupportRequest> queue_for(db::ReadTx& tx, const Actor& actor, const QueueAsked& asked) {
  auto all = queue(tx, asked);
  std::erase_if(all, [&](const SupportRequest& r) { return !decides(tx, actor, r); });
  return all;
}

void put_filters(Html& out, Language l, const Filters& f, const Request& request) {
  std::vector<html::Choice> states, forms;
  for (const std::string_view code : kStateCodes)
    states.push_back({.value = code, .label = name_of(l, *from_code<State>(kStateCodes, code))});
  std::vector<std::string> codes;
  for (const SupportForm& form : f.forms) codes.push_back(form.code());
  for (std::size_t i = 0; i < codes.size(); ++i) forms.push_back({.value = codes[i], .label = f.forms[i].name.in(l)});
  const auto districts = needs::district_choices(f.districts);
  const std::string action = localized(l, kDesk);
  const auto select = [&](Html& body, std::string_view name, std::string_view label,
                          std::span<const html::Choice> choices, std::string_view empty) {
    html::select_field(body, l,
                       {.name = name,
                        .label = label,
                        .choices = choices,
                        .value = request.query(name),
                        .empty_label = empty,
                        .submits = true});
  };
  const bool set = f.asked.state || f.asked.form || f.asked.district;
  html::filter_panel(out, l,
                     {.action = action,
                      .title = texts::filter(l),
                      .fields =
                          [&](Html& body) {
                            select(body, "stan", texts::state(l), states, texts::waiting(l));
                            select(body, "forma", texts::f_form(l), forms, texts::all_forms(l));
                            select(body, "dzielnica", texts::district(l), districts, texts::whole_city(l));
                          },
                      .clear_href = set ? std::string_view(action) : std::string_view()});
}

void put_rows(Html& out, Language l, std::span<const SupportRequest> all, Date today) {
  const html::Column columns[] = {{.label = texts::f_needed_on(l)},
                                  {.label = texts::f_form(l)},
                                  {.label = texts::person(l)},
                                  {.label = texts::f_what_for(l)},
                                  {.label = texts::state(l)}};
  html::Table table(out, l,
                    {.caption = texts::requests(l), .columns = columns, .caption_hidden = true, .row_headers = false});
  for (const SupportRequest& r : all) {
    const std::string href = localized(l, r.desk_path()), what = what_for(l, r), count = quantity_of(l, r),
                      day = text::format_date(l, r.needed_on, text::DateStyle::numeric);
    const auto when = [&](Html& cell) {
      html::put<"{} ">(cell, day);
      if (r.waits() && r.needed_on < today)
        html::tag(cell, {.label = texts::overdue(l), .tone = html::Tone::error});
      else if (r.state == State::asked && is_short_notice(r))
        html::tag(cell, {.label = texts::short_notice(l), .tone = html::Tone::amber});
    };
    const auto form = [&](Html& cell) {
      html::put<R"(<a href="{}">{}</a>)">(cell, href, r.form_name.in(l));
      if (!count.empty()) html::put<"<br>{}">(cell, count);
    };
    const auto state = [&](Html& cell) { html::tag(cell, {.label = name_of(l, r.state), .tone = tone_of(r.state)}); };
    table.row({when, form, r.person_name, what, state});
  }
}

Result<SupportRequest> request_asked_for(Context& ctx, const Request& request) {
  const auto id = id_from_code(request.params.get("code"));
  bool theirs = false;
  auto r = ctx.db.read([&](db::ReadTx& tx) {
    auto found = id ? find_request(tx, RequestId{*id}) : std::nullopt;
    theirs = found && decides(tx, ctx.actor, *found);
    return found;
  });
  if (!r) return problem(ProblemKind::not_found, texts::keys::no_such_request);
  if (!theirs) return problem(ProblemKind::not_allowed, texts::keys::err_other_place);
  return *std::move(r);
}

void put_facts(Html& out, Language l, const SupportRequest& r) {
  const std::string what = what_for(l, r), day = text::format_date(l, r.needed_on), count = quantity_of(l, r),
                    made = people::when(l, r.made_at);
  const auto state = [&](Html& v) { html::tag(v, {.label = name_of(l, r.state), .tone = tone_of(r.state)}); };
  const auto where = [&](Html& v) {
    const std::string href =
        localized(l, r.area ? areas::path_of(r.area) : "/spotkania/" + code_from_id(r.gathering.value));
    if (r.area || r.gathering)
      html::put<R"(<a href="{}">{}</a>)">(v, href, what);
    else
      html::put<"{}">(v, what);
  };
  const auto who = [&](Html& v) {
    html::put<R"({}, <a href="mailto:{}">{}</a>)">(v, r.person_name, r.person_email, r.person_email);
  };
  std::vector<html::SummaryRow> rows{{.name = texts::state(l), .value = state},
                                     {.name = texts::person(l), .value = who},
                                     {.name = texts::f_what_for(l), .value = where},
                                     {.name = texts::f_needed_on(l), .value = day}};
  if (!count.empty()) rows.push_back({.name = texts::f_quantity(l), .value = count});
  if (!r.words.empty()) rows.push_back({.name = texts::f_words(l), .value = r.words});
  rows.push_back({.name = texts::made_at(l), .value = made});
  html::summary_list(out, l, rows);
}

std::string_view label_of(Language l, Step step) {
  return step == Step::accept ? texts::accept(l) : step == Step::decline ? texts::decline(l) : texts::finish(l);
}

void put_decision(Html& out, Context& ctx, const SupportRequest& r, std::string_view typed,
                  const people::Wrong& wrong) {
  const Language l = ctx.language;
  if (!r.waits()) return;
  const std::string csrf = ctx.form_token(), action = localized(l, r.desk_path());
  html::form(out, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                     html::text_area(f, l,
                                     {.name = "words",
                                      .label = texts::f_answer(l),
                                      .hint = texts::f_answer_hint(l),
                                      .value = typed,
                                      .error = wrong.at("words"),
                                      .rows = 4,
                                      .max_length = 1'000,
                                      .optional = true});
                     html::button_row(f, [&](Html& row) {
                       for (const Step step : {Step::accept, Step::finish, Step::decline})
                         if (after(r.state, step))
                           html::button(row, {.label = label_of(l, step),
                                              .kind = step == Step::decline ? html::ButtonKind::secondary
                                                                            : html::ButtonKind::primary,
                                              .name = "co",
                                              .value = kStepCodes[static_cast<std::size_t>(step)]});
                     });
                   }});
}

Page page_of(Context& ctx, const SupportRequest& r, std::string_view typed, const Problem* problem) {
  const Language l = ctx.language;
  const people::Wrong wrong(l, problem);
  Page page = people::start_page(ctx, r.form_name.in(l), wrong);
  page.crumbs = {{std::string(texts::desk(l)), std::string(kDesk)}};
  const auto steps = ctx.db.read([&](db::ReadTx& tx) { return steps_of(tx, r.id); });
  put_facts(page.main, l, r);
  if (r.state == State::asked && is_short_notice(r))
    html::notice(page.main, l, {.text = texts::asked_late(l, r.notice_days)});
  put_decision(page.main, ctx, r, typed, wrong);
  html::section(page.main, {.title = texts::history(l), .body = [&](Html& body) { put_history(body, l, steps); }});
  return page;
}

}  // namespace

Result<Reply> queue_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const int number = html::page_number(request.query("strona"));
  Filters filters;
  const auto all = ctx.db.read([&](db::ReadTx& tx) {
    filters = filters_of(tx, request);
    return queue_for(tx, ctx.actor, filters.asked);
  });
  Page page = people::start_page(ctx, texts::desk(l));
  Html& out = page.main;
  html::put<R"(<p class="lead">{}</p>)">(out, texts::desk_lead(l));
  put_desk_views(out, l, DeskView::requests, filters.year);
  put_filters(out, l, filters, request);
  if (all.empty()) {
    html::empty_state(out, {.title = texts::no_requests(l), .icon = html::Icon::circle_check});
    return page;
  }
  put_rows(out, l, html::part_of(std::span<const SupportRequest>(all), number, kOnAPage),
           text::date_in_warsaw(ctx.now));
  std::string query;
  for (const std::string_view name : {"stan", "forma", "dzielnica"}) add_parameter(query, name, request.query(name));
  const std::string before = localized(l, fmt::format("{}{}{}strona=", kDesk, query, query.empty() ? "?" : "&"));
  html::pager(out, l, {.page = number, .pages = html::pages_of(all.size(), kOnAPage), .href_before_number = before});
  return page;
}

Result<Reply> request_page(Context& ctx, const Request& request) {
  TRY(const SupportRequest r, request_asked_for(ctx, request));
  return page_of(ctx, r, {}, nullptr);
}

Result<Reply> post_request(Context& ctx, const Request& request) {
  TRY(const SupportRequest r, request_asked_for(ctx, request));
  const auto form = people::form_of(request);
  const std::string words = form.text("words");
  const auto step = from_code<Step>(kStepCodes, form.text("co")).value_or(Step::withdraw);
  if (auto done = decide_request(ctx, r.id, step, words); !done) {
    TRY(const SupportRequest now, request_asked_for(ctx, request));
    return page_of(ctx, now, words, &done.error());
  }
  return Redirect{r.desk_path()};
}

Html desk_task(Context& ctx, std::int64_t) {
  const Language l = ctx.language;
  Html out;
  if (!ctx.actor.has(Role::coordinator)) return out;
  const auto waiting =
      ctx.db.read([&](db::ReadTx& tx) { return std::ssize(queue_for(tx, ctx.actor, {.state = State::asked})); });
  const std::string href = localized(l, kDesk), status(texts::requests_waiting(l, waiting));
  const html::Task tasks[] = {{.href = href, .title = texts::desk(l), .hint = texts::desk_lead(l), .status = status}};
  html::task_list(out, tasks);
  return out;
}

}  // namespace wiec::support
