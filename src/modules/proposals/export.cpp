#include "modules/proposals/export.h"

#include "base/json.h"
#include "modules/proposals/texts.h"
#include "platform/html/html.h"
#include "platform/text/text.h"
#include "platform/text/xml.h"

namespace wiec::proposals {
namespace {

std::string url_of(const Selection& s, const Entry& e, Language language) {
  return s.site + localized(language, "/projekty/" + e.code);
}

std::string category_of(const Selection& s, const Entry& e, Language language) {
  const Category* category = find_category(s.categories, e.category);
  return category ? category->name(language) : std::string();
}

std::string pool_of(const Selection& s, const Entry& e, Language language) {
  const auto* pool = s.edition.pool(e.pool);
  return pool ? pool->name(language) : std::string();
}

std::string degrees(std::int64_t e7) {
  const auto absolute = e7 < 0 ? -e7 : e7;
  return fmt::format("{}{}.{:07}", e7 < 0 ? "-" : "", absolute / 10'000'000, absolute % 10'000'000);
}

void write_item(JsonWriter& json, const Selection& s, const Entry& e) {
  const Category* category = find_category(s.categories, e.category);
  const auto* pool = s.edition.pool(e.pool);
  json.begin_object()
      .member("id", e.code)
      .member("number", e.number)
      .member("title", e.title_pl)
      .member("title_en", e.title_en)
      .member("summary", e.summary_pl)
      .member("summary_en", e.summary_en)
      .member("cost", plain_decimal(e.cost))
      .member("currency", wiec::code_of(s.edition.currency))
      .member("state", code_of(e.state))
      .member("edition", s.edition.code);
  if (pool) json.member("pool", pool->code).member("level", editions::code_of(pool->level));
  if (category) json.member("category", category->code);
  json.member("place", e.location).key("points").begin_array();
  for (const Point& point : e.points)
    json.begin_array()
        .value(static_cast<double>(point.longitude) / 1e7)
        .value(static_cast<double>(point.latitude) / 1e7)
        .end_array();
  json.end_array()
      .member("submitted_at", iso(e.submitted_at))
      .member("changed_at", iso(e.changed_at))
      .member("url", url_of(s, e, Language::pl))
      .end_object();
}

}  // namespace

tables::Sheet sheet_of(const Selection& s, Language l) {
  tables::Sheet sheet{.name = std::string(texts::proposals(l))};
  for (const std::string_view column :
       {texts::number(l), texts::title(l), texts::summary(l), texts::cost(l), texts::pool(l), texts::category(l),
        texts::state(l), texts::place(l), texts::longitude(l), texts::latitude(l), texts::submitted(l),
        texts::address(l)})
    sheet.columns.emplace_back(column);
  for (const Entry* e : s.entries) {
    const bool placed = !e->points.empty();
    sheet.rows.push_back({e->number, e->title(l), e->summary(l), Money{e->cost, s.edition.currency}, pool_of(s, *e, l),
                          category_of(s, *e, l), std::string(code_of(e->state)), e->location,
                          placed ? tables::Cell(tables::Degrees{e->points[0].longitude}) : tables::Cell(),
                          placed ? tables::Cell(tables::Degrees{e->points[0].latitude}) : tables::Cell(),
                          text::date_in_warsaw(e->submitted_at), url_of(s, *e, l)});
  }
  return sheet;
}

std::string json_items(const Selection& s, std::string_view next_url) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("items").begin_array();
  for (const Entry* e : s.entries) write_item(json, s, *e);
  json.end_array().key("next");
  if (next_url.empty())
    json.null();
  else
    json.value(next_url);
  json.end_object();
  return out;
}

std::string geojson_of(const Selection& s, Language language) {
  std::string out = R"({"type":"FeatureCollection","features":[)";
  bool first = true;
  for (const Entry* e : s.entries) {
    for (const Point& point : e->points) {
      if (!first) out += ',';
      first = false;
      fmt::format_to(std::back_inserter(out),
                     R"({{"type":"Feature","geometry":{{"type":"Point","coordinates":[{},{}]}},"properties":)",
                     degrees(point.longitude), degrees(point.latitude));
      JsonWriter(out)
          .begin_object()
          .member("id", e->code)
          .member("number", e->number)
          .member("title", e->title(language))
          .member("state", code_of(e->state))
          .member("cost", plain_decimal(e->cost))
          .member("url", url_of(s, *e, language))
          .end_object();
      out += '}';
    }
  }
  return out + "]}";
}

std::string atom_of(const Selection& s, Language language, std::string_view self_url, Instant now) {
  std::string out(text::kXmlHead);
  out += "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"";
  out += language == Language::pl ? "pl\">\n" : "en\">\n";
  Instant updated{0};
  for (const Entry* e : s.entries) updated = std::max(updated, e->changed_at);
  text::append_element(out, "id", self_url);
  text::append_element(out, "title", texts::feed_title(language, s.edition.name(language)));
  text::append_element(out, "updated", iso(updated.micros ? updated : now));
  out += "<link rel=\"self\" type=\"application/atom+xml\" href=\"";
  text::append_xml(out, self_url);
  out += "\"/>\n<author><name>";
  text::append_xml(out, s.edition.city_name);
  out += "</name></author>\n";
  for (const Entry* e : s.entries) {
    out += "<entry>\n";
    text::append_element(out, "id", url_of(s, *e, Language::pl));
    text::append_element(out, "title", e->title(language));
    text::append_element(out, "updated", iso(e->changed_at));
    text::append_element(out, "published", iso(e->submitted_at));
    out += "<link href=\"";
    text::append_xml(out, url_of(s, *e, language));
    out += "\"/>\n";
    text::append_element(out, "summary", e->summary(language));
    out += "</entry>\n";
  }
  return out + "</feed>\n";
}

}  // namespace wiec::proposals
