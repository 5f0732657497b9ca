// /administracja/programy: every card and programme that officers keep.
#include "modules/programmes/desk.h"

#include "commons/people/task.h"
#include "modules/programmes/edit_project.h"
#include "modules/programmes/filter.h"
#include "modules/programmes/texts.h"
#include "modules/programmes/words.h"
#include "platform/html/card.h"
#include "platform/html/field.h"
#include "platform/html/navigation.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::programmes {
namespace {

constexpr int kPerPage = 50;

void put_cards(Html& out, Language l, const Asked& asked) {
  const html::Column columns[] = {{.label = texts::title(l)},
                                  {.label = texts::programme(l)},
                                  {.label = texts::state(l)},
                                  {.label = texts::dates(l)},
                                  {.label = texts::value(l), .numeric = true}};
  html::Table table(out, l, {.caption = texts::cards(l), .columns = columns, .caption_hidden = true, .compact = true});
  for (const Entry* shown : asked.chosen.shown) {
    const Entry& e = *shown;
    const Programme* programme = find_by_id(*asked.programmes, e.programme);
    const auto name = [&](Html& cell) {
      html::put<R"(<a href="{}">{}</a>)">(cell, localized(l, std::string(kDesk) + "/" + e.code),
                                          e.acronym.empty() ? e.title(l) : e.acronym);
    };
    table.row({name, programme ? programme->name(l) : std::string(), words_of(l, e.state), dates_words(l, e.from, e.to),
               e.total ? text::format_money(l, *e.total) : std::string("–")});
  }
}

void put_programmes(Html& out, Language l, const Programmes& all) {
  html::put<R"(<section class="stack"><h2>{}</h2>)">(out, texts::programmes(l));
  if (!all.empty()) {
    html::put<"<ul>">(out);
    for (const Programme& one : all)
      html::put<R"(<li><a href="{}/program/{}">{}</a> {}</li>)">(out, localized(l, kDesk), one.code, one.name(l),
                                                                 one.period);
    html::put<"</ul>">(out);
  }
  const std::string fresh = localized(l, std::string(kDesk) + "/program/nowy");
  html::link_button(
      out,
      {.href = fresh, .label = texts::new_programme(l), .kind = html::ButtonKind::secondary, .icon = html::Icon::plus});
  html::put<"</section>">(out);
}

}  // namespace

Page start_desk_page(Context&, std::string_view title, const Errors& errors, int status) {
  Page page{.title = std::string(title), .status = status, .indexed = false};
  page.has_errors = static_cast<bool>(errors);
  errors.put_summary(page.main);
  html::heading(page.main, 1, title);
  return page;
}

void put_letter_language(Html& f, Language l, const Typed& typed, const Errors& errors, Language usual) {
  const html::Choice languages[] = {{.value = "pl", .label = "Polski"}, {.value = "en", .label = "English"}};
  html::radio_field(f, l,
                    {.name = "language",
                     .legend = texts::letter_language(l),
                     .choices = languages,
                     .value = typed.at("language").empty() ? wiec::code_of(usual) : typed.at("language"),
                     .error = errors.at("language"),
                     .inline_ = true});
}

Result<Reply> desk_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  Page page = start_desk_page(ctx, texts::desk(l), Errors(l, {}));
  Html& out = page.main;
  html::put<R"(<p class="lead">{}</p>)">(out, texts::desk_lead(l));
  const std::string fresh = localized(l, std::string(kDesk) + "/nowa"), action = localized(l, kDesk),
                    import = localized(l, std::string(kDesk) + "/import");
  html::button_row(out, [&](Html& row) {
    html::link_button(row, {.href = fresh, .label = texts::new_card(l), .icon = html::Icon::plus});
    html::link_button(row, {.href = import, .label = texts::import_page(l), .kind = html::ButtonKind::secondary});
  });
  const Asked asked = asked_for(ctx, request.http.query, kPerPage);
  html::search_box(out, l,
                   {.action = action, .label = texts::find_card(l), .value = asked.filter.words, .id = "f-find"});
  const int count = static_cast<int>(asked.chosen.count);
  const int last_page = std::max(1, (count + kPerPage - 1) / kPerPage), at = std::min(asked.page, last_page);
  html::put<R"(<section class="stack"><h2>{}</h2>)">(out, texts::found(l, count));
  if (count > 0) put_cards(out, l, asked);
  const std::string query = asked.query();
  const std::string before = localized(l, std::string(kDesk) + query + (query.empty() ? "?" : "&") + "strona=");
  html::pager(out, l, {.page = at, .pages = last_page, .href_before_number = before});
  html::put<"</section>">(out);
  put_programmes(out, l, *asked.programmes);
  return page;
}

Html desk_task(Context& ctx, std::int64_t) {
  if (!ctx.actor.has(Role::programme_officer)) return {};
  return people::task(ctx, kDesk, texts::desk(ctx.language), texts::desk_hint(ctx.language));
}

Html card_tools(Context& ctx, std::int64_t project) {
  Html out;
  if (!ctx.actor.has(Role::programme_officer)) return out;
  const Language l = ctx.language;
  const std::string href = localized(l, std::string(kDesk) + "/" + code_from_id(project)), work = href + "/praca",
                    group = href + "/grupa", partners = href + "/partnerzy";
  html::button_row(out, [&](Html& row) {
    html::link_button(
        row,
        {.href = href, .label = texts::edit_card(l), .kind = html::ButtonKind::secondary, .icon = html::Icon::pencil});
    html::link_button(row, {.href = work, .label = texts::work(l), .kind = html::ButtonKind::secondary});
    html::link_button(row, {.href = group, .label = texts::group(l), .kind = html::ButtonKind::secondary});
    html::link_button(row, {.href = partners, .label = texts::partners(l), .kind = html::ButtonKind::secondary});
  });
  return out;
}

}  // namespace wiec::programmes
