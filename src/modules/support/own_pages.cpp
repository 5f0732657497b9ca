// /ambasadorzy/wsparcie: what an ambassador asked the city for, asking, and one request with its history. Their own
// page shows the contact and where to go.
#include "commons/people/page_parts.h"
#include "commons/site/form_fields.h"
#include "modules/joint_projects/ambassador_store.h"
#include "modules/joint_projects/programme_store.h"
#include "modules/joint_projects/work_on_ambassadors.h"
#include "modules/support/contact_store.h"
#include "modules/support/pages.h"
#include "modules/support/request_store.h"
#include "modules/support/texts.h"
#include "modules/support/words.h"
#include "modules/support/work_on_requests.h"
#include "platform/html/section.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::support {
namespace {

constexpr std::string_view kOwn = "/ambasadorzy/wsparcie", kNew = "/ambasadorzy/wsparcie/nowa",
                           kDesk = "/ambasadorzy/moje";

std::optional<Ground> ground_here(Context& ctx) {
  return ctx.db.read([&](db::ReadTx& tx) { return ground_of(tx, ctx.actor, ctx.now); });
}

Page start(Context& ctx, std::string_view title, const Errors* errors = nullptr) {
  const Language l = ctx.language;
  const bool wrong = errors && *errors;
  Page page{.title = std::string(title), .status = wrong ? 422 : 200, .section = "/wspolne-projekty", .indexed = false};
  page.has_errors = wrong;
  page.crumbs = {{std::string(texts::own_page(l)), std::string(kDesk)}};
  if (title != texts::own_requests(l)) page.crumbs.push_back({std::string(texts::own_requests(l)), std::string(kOwn)});
  if (errors) errors->put_summary(page.main);
  html::heading(page.main, 1, title);
  return page;
}

void put_table(Html& out, Language l, const std::vector<SupportRequest>& all) {
  const html::Column columns[] = {{.label = texts::f_form(l)},
                                  {.label = texts::f_what_for(l)},
                                  {.label = texts::f_needed_on(l)},
                                  {.label = texts::state(l)}};
  html::Table table(out, l, {.caption = texts::own_requests(l), .columns = columns, .caption_hidden = true});
  for (const SupportRequest& r : all) {
    const std::string href = localized(l, r.own_path()), what = what_for(l, r),
                      day = text::format_date(l, r.needed_on, text::DateStyle::numeric);
    const auto name = [&](Html& cell) { html::put<R"(<a href="{}">{}</a>)">(cell, href, r.form_name.in(l)); };
    const auto state = [&](Html& cell) { html::tag(cell, {.label = name_of(l, r.state), .tone = tone_of(r.state)}); };
    table.row({name, what, day, state});
  }
}

// What may be asked for, with what one has to know.
struct Offered {
  std::vector<std::string> codes, hints, values, labels;
  std::vector<html::Choice> forms, what_for;
};

Offered offered(Language l, const Ground& ground) {
  Offered o;
  for (const SupportForm& f : ground.forms) {
    o.codes.push_back(f.code());
    std::string hint = f.about.in(l);
    if (f.notice_days > 0) hint += (hint.empty() ? "" : " ") + std::string(texts::notice(l, f.notice_days));
    if (!f.unit.empty()) hint += (hint.empty() ? "" : " ") + std::string(texts::say_how_many(l, f.unit.in(l)));
    o.hints.push_back(std::move(hint));
  }
  for (std::size_t i = 0; i < ground.forms.size(); ++i)
    o.forms.push_back({.value = o.codes[i], .label = ground.forms[i].name.in(l), .hint = o.hints[i]});
  for (const auto& area : ground.self.areas) {
    o.values.push_back(value_of(area.id));
    o.labels.push_back(texts::for_area(l, area.name));
  }
  for (const auto& g : ground.gatherings) {
    o.values.push_back(value_of(g.id));
    o.labels.push_back(texts::for_gathering(
        l, fmt::format("{} ({})", g.title(l), text::format_date(l, text::date_in_warsaw(g.begins_at)))));
  }
  for (std::size_t i = 0; i < o.values.size(); ++i) o.what_for.push_back({.value = o.values[i], .label = o.labels[i]});
  return o;
}

Page form_of(Context& ctx, const Ground& ground, const Typed& typed, const Faults& faults) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  Page page = start(ctx, texts::ask(l), &errors);
  if (ground.forms.empty()) {
    html::empty_state(page.main, {.title = texts::no_forms(l), .icon = html::Icon::handshake});
    return page;
  }
  const Offered o = offered(l, ground);
  const bool citywide = ground.self.path == joint_projects::Path::citywide;
  const FormFields fields{l, typed, errors};
  const std::string csrf = ctx.form_token(), action = localized(l, kNew),
                    theme = citywide ? texts::for_theme(l, ground.self.theme) : std::string();
  html::form(page.main, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                           html::radio_field(f, l,
                                             {.name = "form",
                                              .legend = texts::f_form(l),
                                              .choices = o.forms,
                                              .value = typed.at("form"),
                                              .error = errors.at("form")});
                           fields.select(f, "what_for", texts::f_what_for(l), o.what_for,
                                         citywide ? std::string_view(theme) : texts::choose(l), citywide);
                           html::date_field(f, l,
                                            {.name = "needed_on",
                                             .label = texts::f_needed_on(l),
                                             .value = typed.at("needed_on"),
                                             .error = errors.at("needed_on")});
                           html::text_field(f, l,
                                            {.name = "quantity",
                                             .label = texts::f_quantity(l),
                                             .hint = texts::f_quantity_hint(l),
                                             .value = typed.at("quantity"),
                                             .error = errors.at("quantity"),
                                             .kind = html::TextKind::number,
                                             .width = html::Width::short_,
                                             .optional = true});
                           fields.words(f, "words", texts::f_words(l), 2'000, texts::f_words_hint(l));
                           html::button(f, {.label = texts::send_request(l)});
                         }});
  return page;
}

Page request_page_of(Context& ctx, const SupportRequest& r, const Problem* wrong) {
  const Language l = ctx.language;
  const people::Wrong problem(l, wrong);
  Page page = start(ctx, r.form_name.in(l));
  if (wrong) page.status = problem.status(), page.has_errors = true;
  Html& out = page.main;
  problem.put_summary(out);
  const auto steps = ctx.db.read([&](db::ReadTx& tx) { return steps_of(tx, r.id); });
  const std::string what = what_for(l, r), day = text::format_date(l, r.needed_on), count = quantity_of(l, r);
  const auto state = [&](Html& v) { html::tag(v, {.label = name_of(l, r.state), .tone = tone_of(r.state)}); };
  std::vector<html::SummaryRow> rows{{.name = texts::state(l), .value = state},
                                     {.name = texts::f_what_for(l), .value = what},
                                     {.name = texts::f_needed_on(l), .value = day}};
  if (!count.empty()) rows.push_back({.name = texts::f_quantity(l), .value = count});
  if (!r.words.empty()) rows.push_back({.name = texts::f_words(l), .value = r.words});
  html::summary_list(out, l, rows);
  html::section(out, {.title = texts::history(l), .body = [&](Html& body) { put_history(body, l, steps); }});
  const std::string action = localized(l, r.own_path());
  if (after(r.state, Step::withdraw))
    people::act_form(out, ctx,
                     {.action = action,
                      .label = texts::withdraw(l),
                      .name = "co",
                      .value = "withdraw",
                      .kind = html::ButtonKind::danger});
  return page;
}

Result<SupportRequest> own_request(Context& ctx, const Request& request) {
  const auto id = id_from_code(request.params.get("code"));
  auto r = id ? ctx.db.read([&](db::ReadTx& tx) { return find_request(tx, RequestId{*id}); }) : std::nullopt;
  if (!r || r->person.value != ctx.actor.person) return problem(ProblemKind::not_found, texts::keys::no_such_request);
  return *std::move(r);
}

}  // namespace

Result<Reply> own_requests_page(Context& ctx, const Request&) {
  const Language l = ctx.language;
  const auto ground = ground_here(ctx);
  if (!ground) return Redirect{"/wspolne-projekty/wsparcie"};
  std::optional<Contact> contact;
  const auto all = ctx.db.read([&](db::ReadTx& tx) {
    contact = contact_for(tx, ground->self);
    return requests_by(tx, ground->self.id);
  });
  Page page = start(ctx, texts::own_requests(l));
  Html& out = page.main;
  html::put<R"(<p class="lead">{}</p>)">(out, texts::own_requests_lead(l));
  const std::string href = localized(l, kNew), catalogue = localized(l, "/wspolne-projekty/wsparcie");
  html::link_button(out, {.href = href, .label = texts::ask(l), .icon = html::Icon::plus});
  if (all.empty())
    html::empty_state(out, {.title = texts::no_own_requests(l), .icon = html::Icon::handshake});
  else
    put_table(out, l, all);
  html::section(out, {.title = texts::your_contact(l), .body = [&](Html& body) {
                        if (contact)
                          put_contact(body, l, *contact);
                        else
                          html::put<"<p>{}</p>">(body, texts::no_contact_yet(l));
                      }});
  html::put<R"(<p><a href="{}">{}</a></p>)">(out, catalogue, texts::support_forms(l));
  return page;
}

Result<Reply> ask_page(Context& ctx, const Request& request) {
  const auto ground = ground_here(ctx);
  if (!ground) return Redirect{"/wspolne-projekty/wsparcie"};
  Typed usual;
  usual.set("form", std::string(request.query("forma")));
  usual.set("what_for", std::string(request.query("na")));
  if (request.query("na").empty() && ground->self.areas.size() == 1)
    usual.set("what_for", value_of(ground->self.areas.front().id));
  return form_of(ctx, *ground, usual, {});
}

Result<Reply> post_ask(Context& ctx, const Request& request) {
  const auto ground = ground_here(ctx);
  if (!ground) return problem(ProblemKind::not_allowed, texts::keys::err_not_leading);
  const Typed typed(people::form_of(request));
  Faults faults;
  const SupportRequest wanted = read_request(ctx, *ground, typed, faults);
  if (!faults.empty()) return form_of(ctx, *ground, typed, faults);
  const auto id = ask_for_support(ctx, wanted);
  if (!id && id.error().kind == ProblemKind::not_allowed) return std::unexpected(id.error());
  if (!id) return form_of(ctx, *ground, typed, {id.error()});
  return Redirect{"/ambasadorzy/wsparcie/" + code_from_id(id->value)};
}

Result<Reply> own_request_page(Context& ctx, const Request& request) {
  TRY(const SupportRequest r, own_request(ctx, request));
  return request_page_of(ctx, r, nullptr);
}

Result<Reply> post_own_request(Context& ctx, const Request& request) {
  TRY(const SupportRequest r, own_request(ctx, request));
  if (auto done = withdraw_request(ctx, r.id); !done) {
    TRY(const SupportRequest now, own_request(ctx, request));
    return request_page_of(ctx, now, &done.error());
  }
  return Redirect{r.own_path()};
}

Html ambassador_panel(Context& ctx, std::int64_t id) {
  const Language l = ctx.language;
  Html out;
  std::optional<Contact> contact;
  std::optional<Date> handed_over;
  std::int64_t waiting = 0;
  const auto self = ctx.db.read([&](db::ReadTx& tx) {
    auto found = joint_projects::find_ambassador(tx, AmbassadorId{id});
    if (!found) return found;
    contact = contact_for(tx, *found);
    waiting = count_waiting_by(tx, found->id);
    const auto programme = joint_projects::find_programme(tx, found->programme);
    handed_over =
        joint_projects::trained_on(*programme, *found, gatherings::came_to(tx, gatherings::Kind::training, ctx.now));
    return found;
  });
  if (!self || !self->leads()) return out;
  const std::string own = localized(l, kOwn), status(texts::requests_waiting(l, waiting)),
                    papers = localized(l, "/wspolne-projekty/materialy"),
                    pack_status = handed_over ? texts::handed_over(l, *handed_over)
                                              : std::string(texts::pack_waits_for_training(l));
  std::vector<std::string> hrefs, titles;
  for (const auto& area : self->areas) {
    hrefs.push_back(localized(l, areas::path_of(area.id) + "/pakiet"));
    titles.push_back(texts::pack_of(l, area.name));
  }
  std::vector<html::Task> tasks{
      {.href = own, .title = texts::own_requests(l), .hint = texts::own_requests_lead(l), .status = status}};
  for (std::size_t i = 0; i < hrefs.size(); ++i)
    tasks.push_back({.href = hrefs[i],
                     .title = titles[i],
                     .hint = texts::pack_about(l),
                     .status = pack_status,
                     .done = handed_over.has_value()});
  if (hrefs.empty())
    tasks.push_back({.href = papers, .title = texts::papers(l), .hint = texts::library_lead(l), .status = pack_status});
  html::section(out, {.title = texts::support(l), .body = [&](Html& body) {
                        html::task_list(body, tasks);
                        html::heading(body, 3, texts::your_contact(l));
                        if (contact)
                          put_contact(body, l, *contact);
                        else
                          html::put<"<p>{}</p>">(body, texts::no_contact_yet(l));
                      }});
  return out;
}

}  // namespace wiec::support
