#include "modules/programmes/programme_store.h"

#include "platform/text/slug.h"
#include "platform/text/text.h"

namespace wiec::programmes {
namespace {

const db::Sql select_programmes{"programmes.select_programmes", R"(
  select id, code, name_pl, name_en, funder_pl, funder_en, period, call, rules_pl, rules_en, most_basis_points,
         has_international, has_local from programme order by id)"};
const db::Sql select_programme_topics{"programmes.select_programme_topics", R"(
  select programme_id, topic_id from programme_topic order by programme_id, topic_id)"};
const db::Sql insert_programme{"programmes.insert_programme", R"(
  insert into programme (id, code, name_pl, name_en, funder_pl, funder_en, period, call, rules_pl, rules_en,
                         most_basis_points, has_international, has_local, changed_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14))"};
const db::Sql update_programme{"programmes.update_programme", R"(
  update programme set code = $2, name_pl = $3, name_en = $4, funder_pl = $5, funder_en = $6, period = $7, call = $8,
         rules_pl = $9, rules_en = $10, most_basis_points = $11, has_international = $12, has_local = $13,
         changed_at = $14
  where id = $1)"};
const db::Sql delete_programme_topics{"programmes.delete_programme_topics",
                                      "delete from programme_topic where programme_id = $1"};
const db::Sql insert_programme_topic{"programmes.insert_programme_topic",
                                     "insert into programme_topic (programme_id, topic_id) values ($1, $2)"};
const db::Sql select_topics{"programmes.select_topics", "select id, code, name_pl, name_en from topic order by id"};
const db::Sql select_topic{"programmes.select_topic", "select id from topic where code = $1"};
const db::Sql insert_topic{"programmes.insert_topic",
                           "insert into topic (id, code, name_pl, name_en) values ($1, $2, $3, $4)"};

template <class Noun>
void sort_by_name(std::vector<Noun>& all) {
  std::ranges::sort(all, {}, [](const Noun& noun) { return text::sort_key(noun.name_pl); });
}

Programme programme_in(const db::Row& row) {
  return {.id = row.get<ProgrammeId>(0),
          .code = row.get<std::string>(1),
          .name_pl = row.get<std::string>(2),
          .name_en = row.get<std::string>(3),
          .funder_pl = row.get<std::string>(4),
          .funder_en = row.get<std::string>(5),
          .period = row.get<std::string>(6),
          .call = row.get<std::string>(7),
          .rules_pl = row.get<std::string>(8),
          .rules_en = row.get<std::string>(9),
          .most_basis_points = row.get<std::optional<int>>(10),
          .has_international = row.get<bool>(11),
          .has_local = row.get<bool>(12),
          .topics = {}};
}

}  // namespace

Programmes load_programmes(db::ReadTx& tx) {
  Programmes all = tx.all(select_programmes, programme_in);
  for (const db::Row& row : tx.query(select_programme_topics)) {
    const auto at = std::ranges::find(all, row.get<ProgrammeId>(0), &Programme::id);
    if (at != all.end()) at->topics.push_back(row.get<TopicId>(1));
  }
  sort_by_name(all);
  return all;
}

Topics load_topics(db::ReadTx& tx) {
  Topics all = tx.all(select_topics, [](const db::Row& row) {
    return Topic{row.get<TopicId>(0), row.get<std::string>(1), row.get<std::string>(2), row.get<std::string>(3)};
  });
  sort_by_name(all);
  return all;
}

std::shared_ptr<const Programmes> programmes(Context& ctx) {
  return ctx.kept<Programmes>("programmes.programmes", [](db::ReadTx& tx) { return load_programmes(tx); });
}

std::shared_ptr<const Topics> topics(Context& ctx) {
  return ctx.kept<Topics>("programmes.topics", [](db::ReadTx& tx) { return load_topics(tx); });
}

void store_programme(db::WriteTx& tx, Programme& p) {
  const bool fresh = !p.id;
  if (fresh) p.id = tx.new_id<ProgrammeId>();
  tx.run(fresh ? insert_programme : update_programme, p.id, p.code, p.name_pl, p.name_en, p.funder_pl, p.funder_en,
         p.period, p.call, p.rules_pl, p.rules_en, p.most_basis_points, p.has_international, p.has_local, tx.now());
  if (!fresh) tx.run(delete_programme_topics, p.id);
  for (const TopicId topic : p.topics) tx.run(insert_programme_topic, p.id, topic);
}

std::string code_of_name(std::string_view name) { return text::slug(name); }

TopicId ensure_topic(db::WriteTx& tx, std::string_view name_pl, std::string_view name_en) {
  const std::string code = code_of_name(name_pl);
  if (const auto found = tx.value<TopicId>(select_topic, code)) return *found;
  const auto id = tx.new_id<TopicId>();
  tx.run(insert_topic, id, code, name_pl, name_en);
  return id;
}

}  // namespace wiec::programmes
