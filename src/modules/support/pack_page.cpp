// /okolice/wskazane/{code}/pakiet: the support pack of an area: papers that hold there, each with its level, figures of
// earlier editions, the meeting kit, and when it was handed over.
#include "commons/areas/known_areas.h"
#include "commons/areas/words.h"
#include "commons/gatherings/gathering_store.h"
#include "modules/joint_projects/ambassador_store.h"
#include "modules/joint_projects/programme_store.h"
#include "modules/joint_projects/work_on_ambassadors.h"
#include "modules/support/figure_parts.h"
#include "modules/support/kit.h"
#include "modules/support/pages.h"
#include "modules/support/paper_words.h"
#include "modules/support/texts.h"
#include "platform/html/card.h"
#include "platform/html/section.h"
#include "platform/text/text.h"

namespace wiec::support {
namespace {

constexpr Level kNearestFirst[] = {Level::area, Level::district, Level::city};

struct Pack {
  std::vector<Paper> papers;
  std::vector<gatherings::Gathering> gatherings;  // to come in its districts
  std::vector<gatherings::Gathering> trainings;   // to come: who came to one counts when it has ended
  std::vector<Date> handed_over;                  // each day once, the latest first
};

Pack pack_of(db::ReadTx& tx, const areas::Area& area, Instant now) {
  Pack pack{.papers = papers_for(tx, area), .gatherings = {}, .trainings = {}, .handed_over = {}};
  pack.trainings =
      gatherings::gatherings(tx, {.past = false, .kind = gatherings::Kind::training, .place = {}}, now, 50);
  for (auto& g :
       gatherings::gatherings(tx, {.past = false, .kind = gatherings::Kind::residents_meeting, .place = {}}, now, 300))
    if (!g.cancelled && std::ranges::find(area.districts, g.place, &areas::AreaDistrict::place) != area.districts.end())
      pack.gatherings.push_back(std::move(g));
  if (const auto programme = joint_projects::current_programme(tx)) {
    const auto came = gatherings::came_to(tx, gatherings::Kind::training, now);
    for (const auto& a : joint_projects::leaders_of(tx, area.id))
      if (const auto day = joint_projects::trained_on(*programme, a, came)) pack.handed_over.push_back(*day);
  }
  std::ranges::sort(pack.handed_over, std::greater());
  const auto [first, last] = std::ranges::unique(pack.handed_over);
  pack.handed_over.erase(first, last);
  return pack;
}

void put_handed_over(Html& out, Language l, const Pack& pack) {
  if (pack.handed_over.empty())
    html::notice(out, l, {.text = texts::not_handed_over(l)});
  else
    html::notice(out, l, {.kind = html::NoticeKind::success, .text = [&](Html& words) {
                            for (const Date day : pack.handed_over) html::put<"{} ">(words, texts::handed_over(l, day));
                          }});
}

std::string heading_of(Language l, Level level, const areas::Area& area) {
  if (level == Level::area) return texts::holds_area(l, area.name);
  return level == Level::district ? texts::holds_districts(l, areas::names_of(area.districts))
                                  : std::string(texts::holds_city(l));
}

void put_papers(Html& out, Language l, const areas::Area& area, const Pack& pack) {
  for (const Level level : kNearestFirst) {
    html::heading(out, 3, heading_of(l, level, area));
    bool any = false;
    for (const Paper& p : pack.papers) {
      if (p.level != level) continue;
      put_paper(out, l, p, 4);
      any = true;
    }
    if (!any) html::put<"<p>{}</p>">(out, texts::none_at_level(l));
  }
}

void put_kit_links(Html& out, Language l, const areas::Area& area, const Pack& pack) {
  const std::string cards = localized(l, "/potrzeby/karty"), primer = localized(l, kPrimer),
                    diagnosis = localized(l, "/diagnoza/" + area.code()),
                    support = localized(l, "/wspolne-projekty/wsparcie");
  html::put<R"(<p>{}</p><ul><li><a href="{}">{}</a></li><li><a href="{}">{}</a></li><li><a href="{}">{}</a></li>)">(
      out, texts::kit_lead(l), primer, texts::primer(l), cards, texts::needs_cards(l), diagnosis, texts::diagnosis(l));
  for (const auto& g : pack.gatherings) {
    const std::string kit = localized(l, kit_path(g)), day = text::format_date(l, text::date_in_warsaw(g.begins_at));
    html::put<R"(<li><a href="{}">{}</a></li>)">(out, kit, texts::kit_of(l, g.title(l), day));
  }
  html::put<R"(<li><a href="{}">{}</a></li></ul>)">(out, support, texts::support_forms(l));
}

}  // namespace

Result<Reply> pack_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const auto area = areas::area_named(ctx, request.params.get("code"));
  if (!area) return problem(ProblemKind::not_found, texts::keys::no_such_area);
  const Pack pack = ctx.db.read([&](db::ReadTx& tx) { return pack_of(tx, *area, ctx.now); });
  for (const auto* all : {&pack.gatherings, &pack.trainings})
    for (const auto& g : *all) ctx.changes_at(g.ends_at);
  Page page{.title = texts::pack_of(l, area->name),
            .description = texts::pack_lead(l, area->name),
            .section = "/okolice",
            .indexed = area->state == areas::AreaState::open};
  page.crumbs = {{area->name, area->path()}};
  Html& out = page.main;
  html::heading(out, 1, page.title);
  html::put<R"(<p class="lead">{}</p>)">(out, page.description);
  put_handed_over(out, l, pack);
  html::section(
      out,
      {.title = texts::papers(l), .body = [&](Html& body) { put_papers(body, l, *area, pack); }, .id = "materialy"});
  html::section(out, {.title = texts::figures(l),
                      .body = [&](Html& body) { put_figures(body, ctx, *area, *figures_for(ctx, *area)); },
                      .id = "liczby"});
  html::section(
      out, {.title = texts::kit(l), .body = [&](Html& body) { put_kit_links(body, l, *area, pack); }, .id = "zestaw"});
  return page;
}

Html area_panel(Context& ctx, std::int64_t id) {
  const Language l = ctx.language;
  Html out;
  const std::string href = localized(l, areas::path_of(areas::AreaId{id}) + "/pakiet");
  html::section(out, {.title = texts::pack(l), .body = [&](Html& body) {
                        html::put<R"(<p>{}</p><p><a href="{}">{}</a></p>)">(body, texts::pack_about(l), href,
                                                                            texts::open_pack(l));
                      }});
  return out;
}

}  // namespace wiec::support
