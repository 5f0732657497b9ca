// /dobre-praktyki: the library of good practices; sharing and changing one; those of a theme beside a draft.
#include "base/url.h"
#include "commons/people/page_parts.h"
#include "modules/editions/edition_store.h"
#include "modules/needs/words.h"
#include "modules/verification/hand_over.h"
#include "modules/verification/pages.h"
#include "modules/verification/practice.h"
#include "modules/verification/reading_store.h"
#include "modules/verification/texts.h"
#include "modules/verification/words.h"
#include "platform/html/navigation.h"
#include "platform/html/section.h"

namespace wiec::verification {
namespace {

constexpr std::string_view kLibrary = "/dobre-praktyki";
constexpr int kOnAPage = 20;
constexpr std::size_t kBeside = 3;

std::string_view name_of(Language l, PracticeKind kind) {
  return kind == PracticeKind::ambassadors ? texts::practice_ambassadors(l) : texts::practice_verification(l);
}

bool may_share_any(const Actor& actor) {
  return may_share(actor, PracticeKind::ambassadors) || may_share(actor, PracticeKind::verification);
}

PracticesAsked asked_by(const Request& request) {
  const auto theme = needs::theme_from(request.query("temat"));
  return {.kind = value_in<PracticeKind>(kPracticeCodes, request.query("rodzaj")),
          .theme = theme ? std::string(needs::code_of(*theme)) : std::string()};
}

void put_filter(Html& out, Language l, const PracticesAsked& asked) {
  const std::string action = localized(l, kLibrary);
  const auto themes = needs::theme_choices(l);
  const html::Choice kinds[] = {{.value = "ambassadors", .label = texts::practice_ambassadors(l)},
                                {.value = "verification", .label = texts::practice_verification(l)}};
  const auto fields = [&](Html& f) {
    html::select_field(f, l,
                       {.name = "rodzaj",
                        .label = texts::f_practice_kind(l),
                        .choices = kinds,
                        .value = asked.kind ? code_in(kPracticeCodes, *asked.kind) : std::string_view(),
                        .empty_label = texts::any(l),
                        .submits = true});
    html::select_field(f, l,
                       {.name = "temat",
                        .label = texts::f_theme(l),
                        .choices = themes,
                        .value = asked.theme,
                        .empty_label = texts::any(l),
                        .submits = true});
  };
  const bool set = asked.kind || !asked.theme.empty();
  html::filter_panel(out, l,
                     {.action = action,
                      .title = texts::filter_practices(l),
                      .fields = fields,
                      .clear_href = set ? std::string_view(action) : std::string_view()});
}

void put_form(Html& out, Context& ctx, const std::string& path, const Typed& typed, const Errors& errors) {
  const Language l = ctx.language;
  std::vector<html::Choice> kinds;
  for (const PracticeKind kind : {PracticeKind::ambassadors, PracticeKind::verification})
    if (may_share(ctx.actor, kind))
      kinds.push_back({.value = code_in(kPracticeCodes, kind), .label = name_of(l, kind)});
  const auto themes = needs::theme_choices(l);
  const auto all = editions::editions(ctx);
  std::vector<html::Choice> by_laws;
  for (const auto& e : *all) by_laws.push_back({.value = e.code, .label = e.name(l)});
  const auto line = [&](Html& f, std::string_view name, std::string_view label, std::string_view hint, bool optional) {
    html::text_field(f, l,
                     {.name = name,
                      .label = label,
                      .hint = hint,
                      .value = typed.at(name),
                      .error = errors.at(name),
                      .max_length = 200,
                      .optional = optional});
  };
  const std::string csrf = ctx.form_token(), action = localized(l, path);
  html::form(out, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                     html::radio_field(f, l,
                                       {.name = "kind",
                                        .legend = texts::f_practice_kind(l),
                                        .choices = kinds,
                                        .value = typed.at("kind"),
                                        .error = errors.at("kind")});
                     line(f, "title", texts::f_practice_title(l), {}, false);
                     html::text_area(f, l,
                                     {.name = "body",
                                      .label = texts::f_practice_body(l),
                                      .hint = texts::f_practice_body_hint(l),
                                      .value = typed.at("body"),
                                      .error = errors.at("body"),
                                      .rows = 6,
                                      .max_length = 3000});
                     html::select_field(f, l,
                                        {.name = "theme",
                                         .label = texts::f_theme(l),
                                         .choices = themes,
                                         .value = typed.at("theme"),
                                         .error = errors.at("theme"),
                                         .empty_label = texts::all_themes(l),
                                         .optional = true});
                     if (!by_laws.empty() && may_share(ctx.actor, PracticeKind::verification)) {
                       html::select_field(f, l,
                                          {.name = "edition",
                                           .label = texts::f_by_law(l),
                                           .choices = by_laws,
                                           .hint = texts::f_by_law_hint(l),
                                           .value = typed.at("edition"),
                                           .error = errors.at("edition"),
                                           .empty_label = texts::choose(l),
                                           .optional = true});
                       line(f, "provision", texts::f_provision(l), texts::f_by_law_hint(l), true);
                     }
                     html::button(f, {.label = texts::save(l), .name = "co", .value = "zapisz"});
                   }});
}

Page form_page(Context& ctx, const Practice* before, const Typed& typed, const Faults& faults) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  Page page{.title = std::string(before ? texts::change_practice(l) : texts::share_practice(l)),
            .status = faults.empty() ? 200 : 422,
            .section = "/potrzeby",
            .indexed = false};
  page.has_errors = !faults.empty();
  page.crumbs = {{std::string(texts::practices(l)), std::string(kLibrary)}};
  errors.put_summary(page.main);
  html::heading(page.main, 1, page.title);
  const std::string path = before ? before->edit_path() : std::string("/dobre-praktyki/nowa");
  put_form(page.main, ctx, path, typed, errors);
  const std::string action = localized(l, path);
  if (before)
    people::act_form(page.main, ctx,
                     {.action = action,
                      .label = texts::remove_practice(l),
                      .name = "co",
                      .value = "usun",
                      .kind = html::ButtonKind::danger});
  return page;
}

Result<Practice> practice_asked_for(Context& ctx, const Request& request) {
  const auto id = id_from_code(request.params.get("code"));
  auto p = id ? ctx.db.read([&](db::ReadTx& tx) { return find_practice(tx, PracticeId{*id}); }) : std::nullopt;
  if (!p) return problem(ProblemKind::not_found, texts::keys::no_such_practice);
  if (!may_change(ctx.actor, *p)) return problem(ProblemKind::not_allowed, texts::keys::practice_not_yours);
  return *std::move(p);
}

}  // namespace

void put_practice(Html& out, Language l, const Practice& p, int level) {
  html::put<R"(<article class="stack">)">(out);
  html::heading(out, level, p.title);
  html::tag(out, {.label = name_of(l, p.kind),
                  .tone = p.kind == PracticeKind::ambassadors ? html::Tone::plum : html::Tone::linden});
  needs::put_paragraphs(out, p.body);
  if (!p.provision.empty()) {
    const std::string& edition = l == Language::en && !p.edition_en.empty() ? p.edition_en : p.edition_pl;
    html::put<R"(<p><strong>{}</strong> (<a href="{}">{}</a>)</p>)">(
        out, p.provision, localized(l, "/edycja/" + p.edition_code), edition);
  }
  html::put<R"(<p class="muted">{}</p></article>)">(
      out, p.theme.empty() ? std::string(texts::all_themes(l)) : theme_name(l, p.theme));
}

void put_practices(Html& out, Context& ctx, const std::vector<std::string>& themes) {
  const Language l = ctx.language;
  const auto all = ctx.db.read([&](db::ReadTx& tx) { return practices_for(tx, themes, kBeside); });
  if (all.empty()) return;
  html::put<"<h2>{}</h2>">(out, texts::practices(l));
  for (const Practice& p : all) put_practice(out, l, p, 3);
  html::put<R"(<p><a href="{}">{}</a></p>)">(out, localized(l, kLibrary), texts::all_practices(l));
}

Html editor_panel(Context& ctx, std::int64_t id) {
  Html out;
  const auto themes = ctx.db.read([&](db::ReadTx& tx) {
    std::vector<std::string> found;
    for (const HandOver& h : hand_overs_of(tx, drafts::DraftId{id})) found.push_back(h.theme);
    return found;
  });
  put_practices(out, ctx, themes);
  return out;
}

Html practices_task(Context& ctx, std::int64_t) {
  const Language l = ctx.language;
  Html out;
  if (!may_share_any(ctx.actor)) return out;
  const std::string href = localized(l, kLibrary);
  const html::Task tasks[] = {{.href = href, .title = texts::practices(l), .hint = texts::practices_lead(l)}};
  html::task_list(out, tasks);
  return out;
}

Result<Reply> practices_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const PracticesAsked asked = asked_by(request);
  const int number = needs::page_number(request.query("strona"));
  std::int64_t count = 0;
  const auto all = ctx.db.read([&](db::ReadTx& tx) {
    count = count_practices(tx, asked);
    return practices(tx, asked, kOnAPage, std::int64_t{number - 1} * kOnAPage);
  });
  Page page{.title = std::string(texts::practices(l)),
            .description = std::string(texts::practices_lead(l)),
            .section = "/potrzeby",
            .indexed = !asked.kind && asked.theme.empty() && number == 1};
  Html& out = page.main;
  html::heading(out, 1, texts::practices(l));
  html::put<R"(<p class="lead">{}</p>)">(out, texts::practices_lead(l));
  if (may_share_any(ctx.actor)) {
    const std::string href = localized(l, "/dobre-praktyki/nowa");
    html::link_button(out, {.href = href, .label = texts::share_practice(l), .icon = html::Icon::plus});
  }
  put_filter(out, l, asked);
  if (all.empty()) html::empty_state(out, {.title = texts::no_practices(l), .icon = html::Icon::file_text});
  for (const Practice& p : all) {
    put_practice(out, l, p, 2);
    if (may_change(ctx.actor, p))
      html::put<R"(<p><a href="{}">{}</a></p>)">(out, localized(l, p.edit_path()), texts::change_this(l, p.title));
  }
  std::string query;
  if (asked.kind) add_parameter(query, "rodzaj", code_in(kPracticeCodes, *asked.kind));
  if (!asked.theme.empty()) add_parameter(query, "temat", asked.theme);
  const std::string before = localized(l, fmt::format("{}?{}{}strona=", kLibrary, query, query.empty() ? "" : "&"));
  html::pager(
      out, l,
      {.page = number, .pages = static_cast<int>((count + kOnAPage - 1) / kOnAPage), .href_before_number = before});
  return page;
}

Result<Reply> new_practice_page(Context& ctx, const Request&) {
  Typed usual;
  const bool ambassador = may_share(ctx.actor, PracticeKind::ambassadors);
  if (ambassador != may_share(ctx.actor, PracticeKind::verification))  // the only one they may
    usual.set("kind", ambassador ? "ambassadors" : "verification");
  return form_page(ctx, nullptr, usual, {});
}

Result<Reply> post_new_practice(Context& ctx, const Request& request) {
  const Typed typed(people::form_of(request));
  Faults faults;
  const Practice p = read_practice(ctx, typed, faults);
  if (!faults.empty()) return form_page(ctx, nullptr, typed, faults);
  TRY_VOID(save_practice(ctx, p));
  return Redirect{std::string(kLibrary)};
}

Result<Reply> practice_page(Context& ctx, const Request& request) {
  TRY(const Practice p, practice_asked_for(ctx, request));
  return form_page(ctx, &p, typed_from(p), {});
}

Result<Reply> post_practice(Context& ctx, const Request& request) {
  TRY(const Practice before, practice_asked_for(ctx, request));
  const Typed typed(people::form_of(request));
  if (typed.at("co") == "usun") {
    TRY_VOID(remove_practice(ctx, before.id));
    return Redirect{std::string(kLibrary)};
  }
  Faults faults;
  Practice p = read_practice(ctx, typed, faults);
  if (!faults.empty()) return form_page(ctx, &before, typed, faults);
  p.id = before.id;
  TRY_VOID(save_practice(ctx, p));
  return Redirect{std::string(kLibrary)};
}

}  // namespace wiec::verification
