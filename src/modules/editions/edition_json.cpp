#include "modules/editions/edition_json.h"

namespace wiec::editions {
namespace {

std::string text_at(const Json& json, std::string_view name) {
  const Json* member = json.find(name);
  return member && member->string() ? *member->string() : std::string();
}

std::optional<std::int64_t> whole_at(const Json& json, std::string_view name) {
  const Json* member = json.find(name);
  return member && member->integer() ? std::optional(*member->integer()) : std::nullopt;
}

Json to_json(const Pool& pool) {
  Json::Object json{{"code", pool.code},       {"level", code_of(pool.level)}, {"budget", pool.budget.minor},
                    {"name_pl", pool.name_pl}, {"name_en", pool.name_en},      {"signatures", pool.signatures}};
  if (pool.id) json.emplace_back("id", pool.id.value);
  if (pool.place) json.emplace_back("place", pool.place.value);
  if (!pool.district.empty()) json.emplace_back("district", pool.district);
  if (pool.cost_least) json.emplace_back("cost_least", pool.cost_least->minor);
  if (pool.cost_most) json.emplace_back("cost_most", pool.cost_most->minor);
  if (pool.residents) json.emplace_back("residents", *pool.residents);
  return json;
}

std::optional<Money> money_at(const Json& json, std::string_view name, Currency currency) {
  const auto minor = whole_at(json, name);
  return minor ? std::optional(Money{*minor, currency}) : std::nullopt;
}

std::expected<Pool, std::string> pool_from(const Json& json, Currency currency) {
  const auto level = level_from(text_at(json, "level"));
  if (!level) return std::unexpected("pools: unknown level \"" + text_at(json, "level") + "\"");
  return Pool{.id = {whole_at(json, "id").value_or(0)},
              .code = text_at(json, "code"),
              .level = *level,
              .place = {whole_at(json, "place").value_or(0)},
              .name_pl = text_at(json, "name_pl"),
              .name_en = text_at(json, "name_en"),
              .budget = {whole_at(json, "budget").value_or(0), currency},
              .cost_least = money_at(json, "cost_least", currency),
              .cost_most = money_at(json, "cost_most", currency),
              .district = text_at(json, "district"),
              .residents = whole_at(json, "residents"),
              .signatures = static_cast<int>(whole_at(json, "signatures").value_or(0))};
}

}  // namespace

Json to_json(const Edition& edition) {
  Json::Array pools;
  for (const Pool& pool : edition.pools) pools.push_back(to_json(pool));
  return Json::Object{{"code", edition.code},
                      {"city_name", edition.city_name},
                      {"year", edition.year},
                      {"name_pl", edition.name_pl},
                      {"name_en", edition.name_en},
                      {"published", edition.published},
                      {"settings", to_json(edition.settings)},
                      {"pools", std::move(pools)},
                      {"currency", code_of(edition.currency)}};
}

std::expected<void, std::string> read_snapshot(const Json& json, Edition& edition) {
  const Json* settings_json = json.find("settings");
  if (!settings_json) return std::unexpected("settings are missing");
  auto settings = settings_from_json(*settings_json);
  if (!settings) return std::unexpected(settings.error());
  edition.settings = *std::move(settings);
  edition.code = text_at(json, "code");
  edition.city_name = text_at(json, "city_name");
  edition.year = static_cast<int>(whole_at(json, "year").value_or(0));
  edition.name_pl = text_at(json, "name_pl");
  edition.name_en = text_at(json, "name_en");
  edition.currency = currency_from(text_at(json, "currency")).value_or(Currency::pln);
  if (const Json* published = json.find("published"); published && published->boolean())
    edition.published = *published->boolean();
  edition.pools.clear();
  const Json* pools = json.find("pools");
  if (!pools || !pools->array()) return std::unexpected("pools are missing");
  for (const Json& item : *pools->array()) {
    auto pool = pool_from(item, edition.currency);
    if (!pool) return std::unexpected(pool.error());
    pool->edition = edition.id;
    pool->position = static_cast<int>(edition.pools.size());
    edition.pools.push_back(*std::move(pool));
  }
  return {};
}

}  // namespace wiec::editions
