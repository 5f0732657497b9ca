// /dobre-praktyki: the library of good practices; those of a theme beside a draft.
#include "base/url.h"
#include "commons/people/page_parts.h"
#include "commons/people/task.h"
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

constexpr int kOnAPage = 20;
constexpr std::size_t kBeside = 3;

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
    put_theme_filter(f, l, asked.theme);
  };
  const bool set = asked.kind || !asked.theme.empty();
  html::filter_panel(out, l,
                     {.action = action,
                      .title = texts::filter_practices(l),
                      .fields = fields,
                      .clear_href = set ? std::string_view(action) : std::string_view()});
}

}  // namespace

std::string_view name_of(Language l, PracticeKind kind) {
  return kind == PracticeKind::ambassadors ? texts::practice_ambassadors(l) : texts::practice_verification(l);
}

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
  if (!may_share_any(ctx.actor)) return {};
  return people::task(ctx, kLibrary, texts::practices(ctx.language), texts::practices_lead(ctx.language));
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

}  // namespace wiec::verification
