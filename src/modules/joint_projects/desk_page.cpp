// /administracja/wspolne-projekty: programmes; settings, stages and texts of one.
#include "commons/people/page_parts.h"
#include "modules/joint_projects/ambassador_store.h"
#include "modules/joint_projects/edit_programme.h"
#include "modules/joint_projects/pages.h"
#include "modules/joint_projects/texts.h"
#include "modules/joint_projects/words.h"
#include "platform/html/card.h"
#include "platform/html/section.h"
#include "platform/text/text.h"

namespace wiec::joint_projects {
namespace {

constexpr std::string_view kDesk = "/administracja/wspolne-projekty";
constexpr int kFirstYear = 2010, kLastYear = 2100;

std::string desk_path(const Programme& p) { return fmt::format("{}/{}", kDesk, p.year); }

Page start(Context& ctx, std::string_view title, const Errors& errors, int status, const Programme* p) {
  Page page{.title = std::string(title), .status = status, .indexed = false};
  page.has_errors = static_cast<bool>(errors);
  if (p)
    page.crumbs = {{std::string(texts::part_programme(ctx.language)), std::string(kDesk)},
                   {p->name(ctx.language), desk_path(*p)}};
  errors.put_summary(page.main);
  html::heading(page.main, 1, title);
  return page;
}

struct Fields {
  Language l;
  const Typed& typed;
  const Errors& errors;
  void line(Html& f, std::string_view name, std::string_view label, bool optional = false) const {
    html::text_field(
        f, l, {.name = name, .label = label, .value = typed.at(name), .error = errors.at(name), .optional = optional});
  }
  void words(Html& f, std::string_view name, std::string_view label, std::string_view hint, int rows,
             bool optional) const {
    html::text_area(f, l,
                    {.name = name,
                     .label = label,
                     .hint = hint,
                     .value = typed.at(name),
                     .error = errors.at(name),
                     .rows = rows,
                     .optional = optional});
  }
  void tick(Html& f, std::string_view name, std::string_view label) const {
    html::checkbox(f, l, {.name = name, .label = label, .checked = !typed.at(name).empty()});
  }
  void day(Html& f, std::string_view name, std::string_view label) const {
    html::date_field(
        f, l, {.name = name, .label = label, .value = typed.at(name), .error = errors.at(name), .optional = true});
  }
};

void put_begin(Html& out, Context& ctx, const Typed& typed, const Errors& errors) {
  const Language l = ctx.language;
  const Fields fields{l, typed, errors};
  const std::string csrf = ctx.form_token(), action = localized(l, kDesk);
  html::section(out, {.title = texts::begin(l), .body = [&](Html& body) {
                        html::put<"<p>{}</p>">(body, texts::begin_explained(l));
                        html::form(body, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                                            html::text_field(f, l,
                                                             {.name = "year",
                                                              .label = texts::f_year(l),
                                                              .value = typed.at("year"),
                                                              .error = errors.at("year"),
                                                              .kind = html::TextKind::number,
                                                              .width = html::Width::short_});
                                            fields.day(f, "first_day", texts::f_first_day(l));
                                            html::button(f, {.label = texts::begin(l)});
                                          }});
                      }});
}

void put_tasks(Html& out, Language l, const Programme& p, std::int64_t waiting) {
  const std::string path = localized(l, desk_path(p));
  std::vector<std::string> hrefs, titles;
  const auto add = [&](std::string href, std::string title) {
    hrefs.push_back(path + href);
    titles.push_back(std::move(title));
  };
  add("/ambasadorzy", std::string(texts::applications(l)));
  add("/ustawienia", std::string(texts::settings(l)));
  for (const Path one : kPaths) {
    add(fmt::format("/etapy/{}", code_of(one)), std::string(texts::stages_of(l, std::string(name_of(l, one)))));
    add(fmt::format("/forma/{}", code_of(one)), std::string(texts::formula_of(l, std::string(name_of(l, one)))));
  }
  for (const Part part : kParts)
    add(fmt::format("/teksty/{}", slug_of(part)), std::string(texts::text_of_page(l, std::string(name_of(l, part)))));
  const std::string count(texts::waiting_count(l, waiting));
  std::vector<html::Task> tasks;
  for (std::size_t i = 0; i < hrefs.size(); ++i)
    tasks.push_back(
        {.href = hrefs[i], .title = titles[i], .status = i == 0 ? std::string_view(count) : std::string_view()});
  html::task_list(out, tasks);
}

Page desk(Context& ctx, const Typed& typed, const Faults& faults, int status) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  Page page = start(ctx, texts::part_programme(l), errors, status, nullptr);
  std::map<ProgrammeId, std::int64_t> waiting;
  const auto all = ctx.db.read([&](db::ReadTx& tx) {
    waiting = applications_waiting(tx);
    return programmes(tx);
  });
  const std::string now = now_on_both(ctx);
  html::put<R"(<p class="lead">{}</p>)">(page.main, texts::desk_lead(l));
  if (!now.empty()) html::put<"<p>{}</p>">(page.main, now);
  for (const Programme& p : all) {
    html::put<"<h2>{}</h2><p>{}</p>">(page.main, p.name(l), p.published ? texts::is_published(l) : texts::is_draft(l));
    put_tasks(page.main, l, p, waiting[p.id]);
  }
  put_begin(page.main, ctx, typed, errors);
  return page;
}

std::int64_t whole_from(std::string_view text) {
  std::int64_t value = 0;
  for (const char c : text.substr(0, 18)) value = c >= '0' && c <= '9' ? value * 10 + (c - '0') : 0;
  return value;
}

Page settings(Context& ctx, const Programme& p, const Typed& typed, const Faults& faults, int status) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  Page page = start(ctx, texts::settings(l), errors, status, &p);
  const Fields fields{l, typed, errors};
  const std::string csrf = ctx.form_token(), action = localized(l, desk_path(p) + "/ustawienia");
  html::form(page.main,
             {.action = action, .csrf = csrf, .body = [&](Html& f) {
                html::hidden_field(f, "base", typed.at("base"));
                fields.line(f, "name_pl", texts::f_name_pl(l));
                fields.line(f, "name_en", texts::f_name_en(l), true);
                fields.words(f, "conditions_pl", texts::f_conditions_pl(l), texts::f_conditions_hint(l), 5, false);
                fields.words(f, "conditions_en", texts::f_conditions_en(l), texts::f_conditions_hint(l), 5, true);
                fields.tick(f, "ask_experience", texts::f_ask_experience(l));
                fields.tick(f, "ask_forms", texts::f_ask_forms(l));
                fields.tick(f, "published", texts::f_published(l));
                html::button(f, {.label = texts::save(l)});
              }});
  return page;
}

struct PathAsked {
  Programme programme;
  Path path;
};
Result<PathAsked> path_asked_for(Context& ctx, const Request& request) {
  auto p = programme_asked_for(ctx, request);
  const auto path = path_from(request.params.get("path"));
  if (!p || !path) return problem(ProblemKind::not_found, texts::keys::no_such_programme);
  return PathAsked{*std::move(p), *path};
}

int status_of(const Faults& faults) {
  if (faults.empty()) return 200;
  return faults.front().kind == ProblemKind::conflict ? 409 : 422;
}

Page stages(Context& ctx, const PathAsked& asked, const Typed& typed, const Faults& faults) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  const std::string title(texts::stages_of(l, std::string(name_of(l, asked.path))));
  Page page = start(ctx, title, errors, status_of(faults), &asked.programme);
  const Fields fields{l, typed, errors};
  const std::string csrf = ctx.form_token(),
                    action = localized(l, fmt::format("{}/etapy/{}", desk_path(asked.programme), code_of(asked.path)));
  html::form(page.main, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                           html::hidden_field(f, "base", typed.at("base"));
                           for (int i = 1; i <= kStages; ++i) {
                             const auto name = [i](std::string_view field) { return fmt::format("{}_{}", field, i); };
                             html::put<"<h2>{}</h2>">(f, kRoman[static_cast<std::size_t>(i - 1)]);
                             fields.line(f, name("title_pl"), texts::f_title_pl(l));
                             fields.line(f, name("title_en"), texts::f_title_en(l), true);
                             fields.line(f, name("about_pl"), texts::f_about_pl(l), true);
                             fields.line(f, name("about_en"), texts::f_about_en(l), true);
                             fields.day(f, name("from"), texts::f_from(l));
                             fields.day(f, name("until"), texts::f_until(l));
                             fields.tick(f, name("recruits"), texts::f_recruits(l));
                           }
                           html::button(f, {.label = texts::save(l)});
                         }});
  return page;
}

struct PartAsked {
  Programme programme;
  Part part;
};
Result<PartAsked> part_asked_for(Context& ctx, const Request& request) {
  auto p = programme_asked_for(ctx, request);
  const auto part = part_from_slug(request.params.get("part"));
  if (!p || !part) return problem(ProblemKind::not_found, texts::keys::no_such_programme);
  return PartAsked{*std::move(p), *part};
}

Page text_form(Context& ctx, const PartAsked& asked, const Typed& typed, const Faults& faults) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  const std::string title(texts::text_of_page(l, std::string(name_of(l, asked.part))));
  Page page = start(ctx, title, errors, status_of(faults), &asked.programme);
  const Fields fields{l, typed, errors};
  const std::string csrf = ctx.form_token(),
                    action = localized(l, fmt::format("{}/teksty/{}", desk_path(asked.programme), slug_of(asked.part)));
  html::put<R"(<p class="lead">{}</p>)">(page.main, texts::text_lead(l));
  html::form(page.main, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                           html::hidden_field(f, "base", typed.at("base"));
                           fields.words(f, "body_pl", texts::f_body_pl(l), texts::f_markdown_hint(l), 14, false);
                           fields.words(f, "body_en", texts::f_body_en(l), texts::f_markdown_hint(l), 14, true);
                           fields.line(f, "notice_pl", texts::f_notice_pl(l), true);
                           fields.line(f, "notice_en", texts::f_notice_en(l), true);
                           html::button(f, {.label = texts::publish(l)});
                         }});
  return page;
}

}  // namespace

std::optional<Programme> programme_asked_for(Context& ctx, const Request& request) {
  const std::int64_t year = whole_from(request.params.get("year").substr(0, 5));
  return ctx.db.read([&](db::ReadTx& tx) -> std::optional<Programme> {
    for (const Programme& p : programmes(tx))
      if (p.year == year) return find_programme(tx, p.id);
    return std::nullopt;
  });
}

Result<Reply> desk_page(Context& ctx, const Request&) {
  Typed typed;
  const auto today = calendar(text::date_in_warsaw(ctx.now));
  typed.set("year", fmt::format("{}", static_cast<int>(today.year())));
  return desk(ctx, typed, {}, 200);
}

Result<Reply> post_begin(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const Typed typed(people::form_of(request));
  Faults faults;
  Reader r(l, typed, faults);
  const auto year = r.whole("year", texts::f_year(l), kFirstYear, kLastYear, true);
  const auto day = r.date("first_day", texts::f_first_day(l), true);
  if (!faults.empty()) return desk(ctx, typed, faults, 422);
  if (auto made = begin_programme(ctx, static_cast<int>(*year), *day); !made)
    return desk(ctx, typed, {made.error()}, made.error().kind == ProblemKind::conflict ? 409 : 403);
  return Redirect{std::string(kDesk)};
}

Result<Reply> settings_page(Context& ctx, const Request& request) {
  const auto p = programme_asked_for(ctx, request);
  if (!p) return problem(ProblemKind::not_found, texts::keys::no_such_programme);
  return settings(ctx, *p, typed_from(*p), {}, 200);
}

Result<Reply> post_settings(Context& ctx, const Request& request) {
  const auto p = programme_asked_for(ctx, request);
  if (!p) return problem(ProblemKind::not_found, texts::keys::no_such_programme);
  Typed typed(people::form_of(request));
  Faults faults;
  const Programme wanted = read_programme(ctx, typed, *p, faults);
  if (!faults.empty()) return settings(ctx, *p, typed, faults, 422);
  if (auto done = change_programme(ctx, wanted, whole_from(typed.at("base"))); !done) {
    typed.set("base", std::to_string(p->revision));  // what they have now seen
    return settings(ctx, *p, typed, {done.error()}, done.error().kind == ProblemKind::conflict ? 409 : 403);
  }
  return Redirect{std::string(kDesk)};
}

Result<Reply> stages_page(Context& ctx, const Request& request) {
  TRY(const PathAsked asked, path_asked_for(ctx, request));
  Typed typed = typed_from(asked.programme.stages_of(asked.path));
  typed.set("base", std::to_string(asked.programme.revision));
  return stages(ctx, asked, typed, {});
}

Result<Reply> post_stages(Context& ctx, const Request& request) {
  TRY(const PathAsked asked, path_asked_for(ctx, request));
  Typed typed(people::form_of(request));
  Faults faults;
  const auto wanted = read_stages(ctx, typed, asked.path, faults);
  if (!faults.empty()) return stages(ctx, asked, typed, faults);
  if (auto done = change_stages(ctx, asked.programme.id, asked.path, wanted, whole_from(typed.at("base"))); !done) {
    if (done.error().kind != ProblemKind::conflict) return std::unexpected(done.error());
    typed.set("base", std::to_string(asked.programme.revision));  // what they have now seen
    return stages(ctx, asked, typed, {done.error()});
  }
  return Redirect{std::string(kDesk)};
}

Result<Reply> text_page(Context& ctx, const Request& request) {
  TRY(const PartAsked asked, part_asked_for(ctx, request));
  const auto text = ctx.db.read([&](db::ReadTx& tx) { return text_of(tx, asked.programme.id, asked.part); });
  Typed typed;
  if (text) typed.set("body_pl", text->body_pl), typed.set("body_en", text->body_en);
  typed.set("base", std::to_string(text ? text->version : 0));
  return text_form(ctx, asked, typed, {});
}

Result<Reply> post_text(Context& ctx, const Request& request) {
  TRY(const PartAsked asked, part_asked_for(ctx, request));
  Typed typed(people::form_of(request));
  Faults faults;
  const NewText text = read_text(ctx, typed, asked.part, faults);
  if (!faults.empty()) return text_form(ctx, asked, typed, faults);
  const auto base = static_cast<int>(whole_from(typed.at("base").substr(0, 9)));
  if (auto done = publish_text(ctx, asked.programme.id, text, base); !done) {
    if (done.error().kind != ProblemKind::conflict) return std::unexpected(done.error());
    const auto now = ctx.db.read([&](db::ReadTx& tx) { return text_of(tx, asked.programme.id, asked.part); });
    typed.set("base", std::to_string(now ? now->version : 0));  // what they have now seen
    return text_form(ctx, asked, typed, {done.error()});
  }
  return Redirect{std::string(kDesk)};
}

Html desk_task(Context& ctx, std::int64_t) {
  const Language l = ctx.language;
  Html out;
  if (!ctx.actor.has(Role::coordinator)) return out;
  std::int64_t waiting = 0;
  for (const auto& [programme, count] : ctx.db.read([](db::ReadTx& tx) { return applications_waiting(tx); }))
    waiting += count;
  const std::string href = localized(l, kDesk), status(texts::waiting_count(l, waiting)), now = now_on_both(ctx);
  const std::string_view hint = now.empty() ? texts::desk_lead(l) : std::string_view(now);
  const html::Task tasks[] = {{.href = href, .title = texts::part_programme(l), .hint = hint, .status = status}};
  html::task_list(out, tasks);
  return out;
}

}  // namespace wiec::joint_projects
