#include <map>

#include "commons/areas/area_store.h"
#include "commons/areas/edit_area.h"
#include "commons/audit/audit.h"
#include "commons/bilingual/both_form.h"
#include "commons/site/texts.h"
#include "modules/needs/leading.h"
#include "modules/needs/need.h"
#include "modules/support/paper.h"
#include "modules/support/texts.h"

namespace wiec::support {
namespace {

constexpr int kTitle = 200, kAbout = 3'000, kLine = 200, kLink = 500;

template <class T, std::size_t n>
T chosen(Reader& r, const std::string_view (&codes)[n], std::string_view field, std::string_view label) {
  const auto value = from_code<T>(codes, r.typed.at(field));
  if (!value) r.wrong(site::texts::keys::err_choose, field, {{"field", std::string(label)}});
  return value.value_or(T{});
}

void read_where(Context& ctx, Reader& r, Paper& p) {
  const Language l = r.language;
  p.level = chosen<Level>(r, kLevelCodes, "level", texts::f_level(l));
  ctx.db.read([&](db::ReadTx& tx) {
    if (p.level == Level::district) {
      const auto all = needs::districts_of(tx);
      const auto at = std::ranges::find(all, r.typed.at("district"), &places::Place::code);
      if (at == all.end()) return r.wrong(texts::keys::err_district, "district");
      p.place = at->id;
    } else if (p.level == Level::area) {
      const auto area = areas::find_area(tx, r.typed.at("area"));
      if (!area) return r.wrong(texts::keys::err_area, "area");
      p.area = area->id;
    }
  });
}

}  // namespace

bool may_keep(db::ReadTx& tx, const Actor& actor, const Paper& p) {
  std::vector<areas::AreaDistrict> districts;
  for (const places::PlaceId place : p.districts) districts.push_back({.place = place});
  return areas::coordinates(tx, actor, districts);
}

std::vector<Paper> papers_kept_by(db::ReadTx& tx, const Actor& actor) {
  std::map<std::pair<places::PlaceId, areas::AreaId>, bool> keeps;  // by where a paper holds
  auto all = papers(tx, {.hidden_too = true});
  std::erase_if(all, [&](const Paper& p) {
    const auto [at, fresh] = keeps.try_emplace({p.place, p.area});
    if (fresh) at->second = may_keep(tx, actor, *find_paper(tx, p.id));
    return !at->second;
  });
  return all;
}

Typed typed_from(const Paper& p) {
  Typed typed;
  typed.set("kind", std::string(kPaperCodes[static_cast<std::size_t>(p.kind)]));
  bilingual::set_both(typed, "title", p.title);
  bilingual::set_both(typed, "about", p.about);
  typed.set("theme", p.theme);
  if (p.year) typed.set("year", std::to_string(*p.year));
  typed.set("method", std::string(kMethodCodes[static_cast<std::size_t>(p.method)]));
  typed.set("level", std::string(kLevelCodes[static_cast<std::size_t>(p.level)]));
  if (p.area) typed.set("area", code_from_id(p.area.value));
  typed.set("publisher", p.publisher);
  typed.set("link", p.link);
  if (p.hidden) typed.set("hidden", "1");
  typed.set("base", std::to_string(p.revision));
  return typed;
}

Paper read_paper(Context& ctx, const Typed& typed, bool has_file, Faults& faults) {
  const Language l = ctx.language;
  Reader r(l, typed, faults);
  Paper p;
  p.kind = chosen<PaperKind>(r, kPaperCodes, "kind", texts::f_kind(l));
  p.title = bilingual::read_both_lines(r, "title", texts::f_title(l), kTitle, bilingual::Needed::polish);
  p.about = bilingual::read_both(r, "about", texts::f_about(l), kAbout);
  p.method = chosen<Method>(r, kMethodCodes, "method", texts::f_method(l));
  const auto theme = needs::theme_from(typed.at("theme"));
  if (theme) p.theme = needs::code_of(*theme);
  if (!theme && !typed.at("theme").empty())
    r.wrong(site::texts::keys::err_choose, "theme", {{"field", std::string(texts::f_theme(l))}});
  p.year = r.whole("year", texts::f_year(l), 1990, 2100);
  p.publisher = r.line("publisher", texts::f_publisher(l), kLine);
  p.link = r.line("link", texts::f_link(l), kLink);
  if (!p.link.empty() && (!p.link.starts_with("https://") || p.link.find(' ') != p.link.npos))
    r.wrong(texts::keys::err_link, "link");
  p.hidden = !typed.at("hidden").empty();
  read_where(ctx, r, p);
  const bool words_alone = p.kind == PaperKind::finding && !p.about.pl.empty();
  if (typed.at("link").empty() && !has_file && !words_alone)
    r.wrong(p.kind == PaperKind::finding ? texts::keys::err_no_finding : texts::keys::err_no_source,
            p.kind == PaperKind::finding ? "about_pl" : "file");
  return p;
}

Result<PaperId> save_paper(Context& ctx, const Paper& wanted, std::int64_t revision,
                           const std::optional<documents::KeptFile>& file) {
  return ctx.db.write("support.save_paper", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<PaperId> {
    Paper p = wanted;
    const auto before = find_paper(tx, p.id);
    if (p.id && !before) return problem(ProblemKind::not_found, texts::keys::no_such_paper);
    if (before && !may_keep(tx, actor, *before)) return problem(ProblemKind::not_allowed, texts::keys::err_other_place);
    if (before && !update_paper(tx, p, revision)) return problem(ProblemKind::conflict, texts::keys::err_changed);
    if (!before) p.id = insert_paper(tx, p);
    if (!may_keep(tx, actor, *find_paper(tx, p.id)))
      return problem(ProblemKind::not_allowed, texts::keys::err_other_place, "level");
    if (file) {
      if (const auto old = file_of(tx, p.id)) documents::remove_document(tx, old->id);
      TRY_VOID(documents::attach_document(tx,
                                          {.noun = std::string(kPaperNoun),
                                           .noun_id = p.id.value,
                                           .role = "paper",
                                           .title_pl = p.title.pl,
                                           .title_en = p.title.en},
                                          *file));
    }
    audit::record(tx, actor, "support_paper.save", kPaperNoun, p.id.value, {{"hidden", p.hidden}});
    return p.id;
  });
}

}  // namespace wiec::support
