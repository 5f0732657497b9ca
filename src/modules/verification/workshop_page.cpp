// /warsztaty/{code}: the tables of a workshop, one's own first; its print; what stands on the page of the gathering.
#include "commons/gatherings/gathering_store.h"
#include "commons/gatherings/words.h"
#include "modules/verification/hold_workshop.h"
#include "modules/verification/pages.h"
#include "modules/verification/practice.h"
#include "modules/verification/routing.h"
#include "modules/verification/texts.h"
#include "modules/verification/words.h"
#include "modules/verification/workshop_words.h"
#include "platform/html/section.h"
#include "platform/html/table.h"

namespace wiec::verification {
namespace {

struct Seen {
  Workshop workshop;
  std::vector<drafts::DraftId> own;
  const Actor& actor;
  bool holds = false;

  bool is_own(const SeatedDraft& d) const { return std::ranges::find(own, d.id) != own.end(); }
  // Sits there: with a draft, or for the unit.
  bool sits_at(const Table& t) const {
    return (t.unit && reads_for_unit(*t.unit)) ||
           std::ranges::any_of(workshop.drafts, [&](const SeatedDraft& d) { return d.table == t.number && is_own(d); });
  }
  bool reads(const SeatedDraft& d) const {
    return std::ranges::any_of(d.units, [&](const AskedUnit& unit) { return reads_for_unit(unit); });
  }
  // Only whoever reads for just that unit or its office: a role for everything sits nowhere.
  bool reads_for_unit(const AskedUnit& unit) const {
    return std::ranges::any_of(actor.grants, [&](const Grant& g) {
      return g.role == Role::verifier && g.organisation == unit.organisation.value &&
             (g.unit == 0 || g.unit == unit.id.value);
    });
  }
};

std::optional<Seen> seen_by(Context& ctx, gatherings::GatheringId id) {
  return ctx.db.read([&](db::ReadTx& tx) -> std::optional<Seen> {
    auto w = find_workshop(tx, id);
    if (!w || w->tables.empty()) return std::nullopt;
    Seen seen{.workshop = *std::move(w), .own = {}, .actor = ctx.actor};
    if (ctx.actor.anonymous()) return seen;
    seen.own = own_at_workshop(tx, id, people::PersonId{ctx.actor.person});
    seen.holds = may_hold(tx, ctx.actor, seen.workshop.gathering);
    return seen;
  });
}

Result<Seen> seen_asked_for(Context& ctx, const Request& request) {
  const auto id = id_from_code(request.params.get("code"));
  auto seen = id ? seen_by(ctx, gatherings::GatheringId{*id}) : std::nullopt;
  if (!seen) return problem(ProblemKind::not_found, texts::keys::no_such_workshop);
  return *std::move(seen);
}

std::string people_of(Language l, const SeatedDraft& d) {
  std::string names(texts::people_write(l, d.authors));
  std::string_view before = ": ";
  for (const std::string& name : d.names) {
    names += before;
    names += name;
    before = ", ";
  }
  return names;
}

void put_draft(Html& out, Language l, const Seen& seen, const SeatedDraft& d, bool with_advice) {
  const bool own = seen.is_own(d);
  if (!own && !d.readable && !seen.holds)  // its authors have not shown it; who reads it knows its title
    return html::put<"<li>{} ({})</li>">(out, seen.reads(d) ? std::string_view(d.title) : texts::draft_not_shown(l),
                                         texts::people_write(l, d.authors));
  html::put<R"(<li><a href="{}">{}</a> ({}))">(out, localized(l, d.path()), d.title, people_of(l, d));
  if (own && with_advice)
    html::put<R"(<br><a href="{}">{}</a>)">(out, localized(l, d.path() + "/rady"),
                                            texts::own_advice(l, d.released, d.title));
  if (own && with_advice)
    html::put<R"(<br><a href="{}">{}</a>)">(out, localized(l, d.path() + "/konsultacje"), texts::arrange_talk(l));
  html::put<"</li>">(out);
}

void put_table(Html& out, Language l, const Seen& seen, const Table& t, bool with_advice) {
  html::put<"<p>{}</p>">(out, t.unit ? texts::unit_there(l, t.unit->label()) : texts::no_unit_yet(l));
  html::put<"<ul>">(out);
  for (const SeatedDraft* d : at_table(seen.workshop, t.number)) put_draft(out, l, seen, *d, with_advice);
  html::put<"</ul>">(out);
}

void put_facts(Html& out, Language l, const Workshop& w) {
  const std::string when = gatherings::when_of(l, w.gathering), where = gatherings::where_of(l, w.gathering),
                    programme = l == Language::en && !w.programme_en.empty() ? w.programme_en : w.programme_pl;
  std::vector<html::SummaryRow> rows{{.name = texts::when(l), .value = when},
                                     {.name = texts::where(l), .value = where}};
  if (!programme.empty()) rows.push_back({.name = texts::programme(l), .value = programme});
  html::summary_list(out, l, rows);
}

void put_own_table(Html& out, Context& ctx, const Seen& seen, const Table& t) {
  const Language l = ctx.language;
  const std::string title(texts::your_table(l, title_of(l, t, seen.workshop.drafts)));
  html::notice(out, l, {.kind = html::NoticeKind::success, .title = title, .text = [&](Html& body) {
                          put_table(body, l, seen, t, true);
                        }});
}

}  // namespace

Result<Reply> workshop_page(Context& ctx, const Request& request) {
  TRY(const Seen seen, seen_asked_for(ctx, request));
  const Language l = ctx.language;
  const Workshop& w = seen.workshop;
  Page page{.title = std::string(texts::tables_of(l, w.gathering.title(l))),
            .description = gatherings::when_of(l, w.gathering),
            .section = "/spotkania"};
  page.crumbs = {{w.gathering.title(l), w.gathering.path()}};
  Html& out = page.main;
  html::heading(out, 1, page.title);
  if (w.gathering.cancelled) html::notice(out, l, {.text = texts::workshop_cancelled(l)});
  html::put<R"(<p class="lead">{}</p>)">(out, texts::workshop_lead(l));
  put_facts(out, l, w);
  for (const Table& t : w.tables)
    if (seen.sits_at(t)) put_own_table(out, ctx, seen, t);
  for (const Table& t : w.tables) {
    html::put<"<h2>{}</h2>">(out, title_of(l, t, w.drafts));
    put_table(out, l, seen, t, false);
  }
  html::put<R"(<p><a href="{}">{}</a></p>)">(out, localized(l, w.gathering.path()), texts::sign_up_there(l));
  std::vector<std::string> themes;
  for (const SeatedDraft& d : w.drafts) themes.push_back(d.theme);
  put_practices(out, ctx, themes);
  return page;
}

Result<Reply> workshop_print(Context& ctx, const Request& request) {
  TRY(const Seen seen, seen_asked_for(ctx, request));
  const Language l = ctx.language;
  const Workshop& w = seen.workshop;
  if (!seen.holds) return problem(ProblemKind::not_allowed, texts::keys::not_coordinator);
  Page page{.title = w.gathering.title(l), .indexed = false};
  Html& out = page.main;
  html::heading(out, 1, w.gathering.title(l));
  put_facts(out, l, w);
  const html::Column columns[] = {{.label = texts::draft(l)},
                                  {.label = texts::district(l)},
                                  {.label = texts::who_writes(l)},
                                  {.label = texts::unit(l)}};
  for (const Table& t : w.tables) {
    const std::string title = title_of(l, t, w.drafts);
    html::put<"<h2>{}</h2><p>{}</p>">(out, title,
                                      t.unit ? texts::unit_there(l, t.unit->label()) : texts::no_unit_yet(l));
    html::Table table(out, l, {.caption = title, .columns = columns, .caption_hidden = true});
    for (const SeatedDraft* d : at_table(w, t.number)) {
      std::string units;
      for (const AskedUnit& unit : d->units) units += (units.empty() ? "" : ", ") + unit.name;
      const std::string people = people_of(l, *d);
      table.row(
          {d->title, d->place_name.empty() ? texts::whole_city(l) : std::string_view(d->place_name), people, units});
    }
  }
  return page;
}

Html gathering_panel(Context& ctx, std::int64_t id) {
  const Language l = ctx.language;
  Html out;
  const auto seen = seen_by(ctx, gatherings::GatheringId{id});
  if (!seen) return out;
  const Workshop& w = seen->workshop;
  html::put<"<h2>{}</h2><p>{}</p>">(out, texts::tables(l),
                                    texts::tables_counted(l, std::ssize(w.tables), std::ssize(w.drafts)));
  for (const Table& t : w.tables)
    if (seen->sits_at(t)) html::put<"<p><strong>{}</strong></p>">(out, texts::your_table(l, title_of(l, t, w.drafts)));
  html::put<R"(<p><a href="{}">{}</a></p>)">(out, localized(l, w.path()), texts::see_tables(l));
  return out;
}

}  // namespace wiec::verification
