#include "app/demo_register.h"

#include <map>
#include <stdexcept>

#include "app/demo/register_cards.h"
#include "modules/programmes/index_project.h"
#include "modules/programmes/project_json.h"
#include "modules/programmes/project_store.h"
#include "platform/text/text.h"

namespace wiec::app {
namespace {

using programmes::Project;

void store_programmes(db::WriteTx& tx) {
  for (const auto& topic : demo::register_topics()) programmes::ensure_topic(tx, topic.pl, topic.en);
  for (const auto& from : demo::register_programmes()) {
    programmes::Programme p;
    p.code = from.code;
    p.name_pl = from.name_pl;
    p.name_en = from.name_en;
    p.funder_pl = from.funder_pl;
    p.funder_en = from.funder_en;
    p.period = from.period;
    p.rules_pl = from.rules_pl;
    p.rules_en = from.rules_en;
    p.most_basis_points = from.most_basis_points;
    p.has_international = from.international;
    p.has_local = from.local;
    programmes::store_programme(tx, p);
  }
}

struct Kept {
  const programmes::Programmes programmes;
  const programmes::Topics topics;
  std::map<std::string, programmes::ProjectId> by_acronym;
  std::vector<programmes::ProjectId> ids;
};

void store_card(db::WriteTx& tx, std::string_view text, const DemoGround& ground, Kept& kept) {
  const auto json = parse_json(text);
  if (!json) throw std::logic_error("a card of the demo is no JSON: " + json.error().message);
  auto read = programmes::project_from(*json, kept.programmes, kept.topics);
  if (!read) throw std::logic_error("a card of the demo cannot be used: " + read.error());
  Project p = *std::move(read);
  if (const Json* district = json->find("district"); district && district->integer() && *district->integer() > 0)
    p.place = ground.districts.at(static_cast<std::size_t>(*district->integer()) - 1);
  if (const Json* after = json->find("after"); after && after->string())
    p.predecessor = kept.by_acronym.at(*after->string());
  programmes::insert_project(tx, p);
  programmes::insert_version(tx, p.id,
                             {.version = 1,
                              .snapshot = canonical_json(programmes::to_json(p, kept.programmes, kept.topics)),
                              .reason = "założenie karty",
                              .person = 0,
                              .made_at = tx.now()});
  if (!p.acronym.empty()) kept.by_acronym[p.acronym] = p.id;
  kept.ids.push_back(p.id);
}

}  // namespace

void store_demo_register(Context& ctx, const DemoGround& ground) {
  ctx.db.write("demo.store_programmes", [](db::WriteTx& tx) { store_programmes(tx); });
  const Date today = text::date_in_warsaw(ctx.now);
  const auto ids = ctx.db.write("demo.store_register", [&ground, today](db::WriteTx& tx) {
    Kept kept{programmes::load_programmes(tx), programmes::load_topics(tx), {}, {}};
    for (const auto& cards : {demo::real_cards(), demo::invented_cards()})
      for (const std::string_view card : cards) store_card(tx, demo::with_years(card, today), ground, kept);
    return kept.ids;
  });
  programmes::index_projects(ctx, ids);
}

}  // namespace wiec::app
