#include "modules/support/paper.h"

namespace wiec::support {
namespace {

#define WIEC_PAPER_COLUMNS                                                                                       \
  "select s.id, s.kind, s.title_pl, s.title_en, s.about_pl, s.about_en, s.theme, s.year, s.method, s.level, "    \
  "s.place_id, s.area_id, s.publisher, s.link, s.hidden, s.revision, s.changed_at, coalesce(p.name, ''), "       \
  "coalesce(a.name, ''), exists (select 1 from document f where f.noun = 'support_paper' and f.noun_id = s.id) " \
  "from support_paper s left join place p on p.id = s.place_id "                                                 \
  "left join area a on a.id = s.area_id "
#define WIEC_PAPER_ORDER "coalesce(s.year, 0) desc, s.id desc limit 1000"
const db::Sql select_all{"support.papers", WIEC_PAPER_COLUMNS
                         "where ($1 = '' or s.kind = $1) and ($2 = '' or s.theme = $2) and ($3 = '' or s.level = $3) "
                         "and ($4 or not s.hidden) order by " WIEC_PAPER_ORDER};
const db::Sql select_for_area{
    "support.papers_for", WIEC_PAPER_COLUMNS
    "where not s.hidden and (s.level = 'city' or s.area_id = $1 "
    "or s.place_id in (select d.place_id from area_district d where d.area_id = $1)) "
    "order by case s.level when 'area' then 0 when 'district' then 1 else 2 end, " WIEC_PAPER_ORDER};
const db::Sql select_one{"support.find_paper", WIEC_PAPER_COLUMNS "where s.id = $1"};
#undef WIEC_PAPER_ORDER
#undef WIEC_PAPER_COLUMNS
const db::Sql select_districts{"support.districts_of_paper", R"(
  select place_id from area_district where area_id = $1 order by place_id)"};
const db::Sql insert_row{"support.insert_paper", R"(
  insert into support_paper (id, kind, title_pl, title_en, about_pl, about_en, theme, year, method, level, place_id,
    area_id, publisher, link, hidden, revision, changed_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1, $16))"};
const db::Sql update_row{"support.update_paper", R"(
  update support_paper set kind = $3, title_pl = $4, title_en = $5, about_pl = $6, about_en = $7, theme = $8, year = $9,
    method = $10, level = $11, place_id = $12, area_id = $13, publisher = $14, link = $15, hidden = $16,
    revision = revision + 1, changed_at = $17 where id = $1 and revision = $2)"};

Paper paper_from(const db::Row& row) {
  Paper p;
  p.id = row.get<PaperId>(0);
  p.kind = from_code<PaperKind>(kPaperCodes, row.get<std::string_view>(1)).value_or(PaperKind::report);
  p.title = {row.get<std::string>(2), row.get<std::string>(3)};
  p.about = {row.get<std::string>(4), row.get<std::string>(5)};
  p.theme = row.get<std::string>(6);
  p.year = row.get<std::optional<std::int64_t>>(7);
  p.method = from_code<Method>(kMethodCodes, row.get<std::string_view>(8)).value_or(Method::none);
  p.level = from_code<Level>(kLevelCodes, row.get<std::string_view>(9)).value_or(Level::city);
  p.place = row.get<std::optional<places::PlaceId>>(10).value_or(places::PlaceId{});
  p.area = row.get<std::optional<areas::AreaId>>(11).value_or(areas::AreaId{});
  p.publisher = row.get<std::string>(12);
  p.link = row.get<std::string>(13);
  p.hidden = row.get<bool>(14);
  p.revision = row.get<std::int64_t>(15);
  p.changed_at = row.get<Instant>(16);
  p.place_name = row.get<std::string>(17);
  p.area_name = row.get<std::string>(18);
  p.has_file = row.get<bool>(19);
  if (p.place) p.districts.push_back(p.place);
  return p;
}

template <class I>
std::optional<I> none_if_empty(I id) {
  return id ? std::optional(id) : std::nullopt;
}

template <class T, std::size_t n>
std::string_view code_in(const std::string_view (&codes)[n], T value) {
  return codes[static_cast<std::size_t>(value)];
}

}  // namespace

std::vector<Paper> papers(db::ReadTx& tx, const PapersAsked& asked) {
  return tx.all(select_all, paper_from, asked.kind ? code_in(kPaperCodes, *asked.kind) : std::string_view(),
                asked.theme, asked.level ? code_in(kLevelCodes, *asked.level) : std::string_view(), asked.hidden_too);
}

std::vector<Paper> papers_for(db::ReadTx& tx, const areas::Area& area) {
  return tx.all(select_for_area, paper_from, area.id);
}

std::optional<Paper> find_paper(db::ReadTx& tx, PaperId id) {
  auto p = tx.one(select_one, paper_from, id);
  if (p && p->area)
    p->districts = tx.all(
        select_districts, [](const db::Row& row) { return row.get<places::PlaceId>(0); }, p->area);
  return p;
}

std::optional<documents::Document> file_of(db::ReadTx& tx, PaperId id) {
  auto all = documents::documents_of(tx, kPaperNoun, id.value);
  return all.empty() ? std::nullopt : std::optional(std::move(all.front()));
}

PaperId insert_paper(db::WriteTx& tx, const Paper& p) {
  const auto id = tx.new_id<PaperId>();
  tx.run(insert_row, id, code_in(kPaperCodes, p.kind), p.title.pl, p.title.en, p.about.pl, p.about.en, p.theme, p.year,
         code_in(kMethodCodes, p.method), code_in(kLevelCodes, p.level), none_if_empty(p.place), none_if_empty(p.area),
         p.publisher, p.link, p.hidden, tx.now());
  return id;
}

bool update_paper(db::WriteTx& tx, const Paper& p, std::int64_t revision) {
  return tx.run(update_row, p.id, revision, code_in(kPaperCodes, p.kind), p.title.pl, p.title.en, p.about.pl,
                p.about.en, p.theme, p.year, code_in(kMethodCodes, p.method), code_in(kLevelCodes, p.level),
                none_if_empty(p.place), none_if_empty(p.area), p.publisher, p.link, p.hidden, tx.now()) == 1;
}

}  // namespace wiec::support
