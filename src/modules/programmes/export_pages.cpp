// The exports of a filtered register: same query, same selection as /programy, every format.
#include "base/json.h"
#include "modules/programmes/pages.h"
#include "modules/programmes/project_json.h"
#include "modules/programmes/project_store.h"
#include "modules/programmes/texts.h"
#include "modules/programmes/words.h"
#include "platform/tables/tables.h"

namespace wiec::programmes {
namespace {

constexpr std::size_t kApiPage = 200;

std::string topics_of(const Asked& asked, const Entry& e, Language l) {
  std::string all;
  for (const TopicId id : e.topics)
    if (const Topic* topic = find_by_id(*asked.topics, id)) all += (all.empty() ? "" : ", ") + topic->name(l);
  return all;
}

tables::Cell money_cell(const Entry& e, std::optional<std::int64_t> minor) {
  return e.total && minor ? tables::Cell(Money{*minor, e.total->currency}) : tables::Cell();
}

std::vector<tables::Cell> row_of(const Asked& asked, const Entry& e, Language l, const std::string& site) {
  const Programme* programme = find_by_id(*asked.programmes, e.programme);
  const NamedPlace* place = find_by_id(asked.list->places, e.place);
  return {e.code,
          e.acronym,
          e.title(l),
          programme ? programme->name(l) : std::string(),
          e.period,
          topics_of(asked, e, l),
          e.category == Category::unknown ? std::string() : std::string(words_of(l, e.category)),
          e.state == State::unknown ? std::string() : std::string(words_of(l, e.state)),
          e.from ? code_of(*e.from) : std::string(),
          e.to ? code_of(*e.to) : std::string(),
          e.beneficiary,
          !e.area.empty() || !place ? e.area : place->name,
          money_cell(e, e.total ? std::optional(e.total->minor) : std::nullopt),
          money_cell(e, e.cofunding),
          e.total ? std::string(wiec::code_of(e.total->currency)) : std::string(),
          site + localized(l, "/programy/" + e.code)};
}

tables::Sheet sheet_of(Context& ctx, const Asked& asked) {
  const Language l = ctx.language;
  const std::string site = ctx.site_address();
  tables::Sheet sheet{.name = std::string(texts::sheet(l)), .columns = {}, .rows = {}};
  for (const std::string_view column :
       {texts::card_code(l), texts::acronym(l), texts::title(l), texts::programme(l), texts::period(l),
        texts::topics(l), texts::category(l), texts::state(l), texts::from(l), texts::to(l), texts::beneficiary(l),
        texts::area(l), texts::value(l), texts::cofunding(l), texts::currency(l), texts::address(l)})
    sheet.columns.emplace_back(column);
  for (const Entry* e : asked.chosen.shown) sheet.rows.push_back(row_of(asked, *e, l, site));
  return sheet;
}

void write_item(JsonWriter& json, const Asked& asked, const Entry& e, const std::string& site) {
  const Programme* programme = find_by_id(*asked.programmes, e.programme);
  json.begin_object()
      .member("id", e.code)
      .member("acronym", e.acronym)
      .member("title", e.title_pl)
      .member("title_en", e.title_en)
      .member("programme", programme ? std::string_view(programme->code) : std::string_view())
      .member("period", e.period)
      .member("category", name_in(kCategories, e.category))
      .member("state", name_in(kStates, e.state))
      .member("from", e.from ? code_of(*e.from) : std::string())
      .member("to", e.to ? code_of(*e.to) : std::string())
      .member("beneficiary", e.beneficiary)
      .member("area", e.area);
  if (e.total) json.member("total", plain_decimal(e.total->minor)).member("currency", wiec::code_of(e.total->currency));
  if (e.cofunding) json.member("cofunding", plain_decimal(*e.cofunding));
  json.key("topics").begin_array();
  for (const TopicId id : e.topics)
    if (const Topic* topic = find_by_id(*asked.topics, id)) json.value(topic->code);
  json.end_array()
      .member("changed_at", iso(e.changed_at))
      .member("url", site + "/programy/" + e.code)
      .member("card", site + "/programy/" + e.code + "/karta.json")
      .end_object();
}

}  // namespace

Result<Asked> asked_exactly(Context& ctx, const Request& request, std::size_t per_page) {
  Asked asked = asked_for(ctx, request.http.query, per_page);
  if (asked.misread.empty()) return asked;
  const Misread& wrong = asked.misread.front();
  return problem(ProblemKind::invalid, texts::keys::misread_file, wrong.parameter,
                 {{"what", fmt::format("{}={}", wrong.parameter, wrong.value)}});
}

Result<Reply> csv_export(Context& ctx, const Request& request) {
  TRY(const Asked asked, asked_exactly(ctx, request));
  const std::string_view format = request.query("format");
  const bool excel = format == "excel";
  if (!excel && !format.empty())
    return problem(ProblemKind::invalid, texts::keys::misread_file, "format",
                   {{"what", "format=" + std::string(format.substr(0, 60))}});
  const auto sheet = sheet_of(ctx, asked);
  return Content{.type = std::string(tables::kCsvType),
                 .body = excel ? tables::csv_for_excel(sheet) : tables::csv_plain(sheet),
                 .file_name = excel ? "programy.excel.csv" : "programy.csv",
                 .headers = {}};
}

Result<Reply> xlsx_export(Context& ctx, const Request& request) {
  TRY(const Asked asked, asked_exactly(ctx, request));
  return Content{.type = std::string(tables::kXlsxType),
                 .body = tables::xlsx(sheet_of(ctx, asked)),
                 .file_name = "programy.xlsx",
                 .headers = {}};
}

Result<Reply> api_programmes(Context& ctx, const Request& request) {
  TRY(const Asked asked, asked_exactly(ctx, request, kApiPage));
  const std::string site = ctx.site_address();
  const bool more = static_cast<std::size_t>(asked.page) * kApiPage < asked.chosen.count;
  std::string body;
  JsonWriter json(body);
  json.begin_object().member("count", static_cast<std::int64_t>(asked.chosen.count)).key("sums").begin_array();
  for (const Sum& sum : asked.chosen.sums.by_currency)
    json.begin_object()
        .member("currency", wiec::code_of(sum.total.currency))
        .member("cards", sum.cards)
        .member("total", plain_decimal(sum.total.minor))
        .member("cofunding", plain_decimal(sum.cofunding))
        .end_object();
  json.end_array().key("items").begin_array();
  const bool past_end = static_cast<std::size_t>(asked.page - 1) * kApiPage >= asked.chosen.count;
  if (!past_end)
    for (const Entry* entry : asked.chosen.shown) write_item(json, asked, *entry, site);
  json.end_array().key("next");
  if (more)
    json.value(site + "/api/v1/programmes" + asked.query(asked.page + 1));
  else
    json.null();
  json.end_object();
  return Content{.type = "application/json", .body = std::move(body), .file_name = {}, .headers = {}};
}

Result<Reply> project_json_page(Context& ctx, const Request& request) {
  TRY(const Project p, project_at(ctx, request));
  return Content{.type = "application/json",
                 .body = to_text(to_json(p, *programmes(ctx), *topics(ctx))),
                 .file_name = "karta-" + p.code() + ".json",
                 .headers = {}};
}

}  // namespace wiec::programmes
