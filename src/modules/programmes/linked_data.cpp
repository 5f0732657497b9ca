#include "modules/programmes/linked_data.h"

#include "commons/site/page.h"
#include "modules/programmes/partner.h"

namespace wiec::programmes {
namespace {

void put_text(Json::Object& json, std::string_view name, const std::string& text) {
  if (!text.empty()) json.emplace_back(name, text);
}

Json organisation(const std::string& name, const Partner* partner = nullptr) {
  Json::Object json{{"@type", "Organization"}, {"name", name}};
  if (partner && (!partner->city.empty() || !partner->country.empty())) {
    Json::Object address{{"@type", "PostalAddress"}};
    put_text(address, "addressLocality", partner->city);
    put_text(address, "addressCountry", partner->country);
    json.emplace_back("address", std::move(address));
  }
  return json;
}

// What a funder gives: the official co-funding, or the whole sum where no other is known.
Json grant(Language l, const Project& p, const Programme* programme) {
  Json::Object json{{"@type", "MonetaryGrant"}};
  if (programme) put_text(json, "name", programme->name(l));
  const Amount* a = p.official();
  json.emplace_back("amount", Json::Object{{"@type", "MonetaryAmount"},
                                           {"value", plain_decimal(a->cofunding.value_or(a->total.minor))},
                                           {"currency", wiec::code_of(a->total.currency)}});
  if (programme && !programme->funder(l).empty()) json.emplace_back("funder", organisation(programme->funder(l)));
  return json;
}

}  // namespace

Json linked_data(Language l, const Project& p, const Programme* programme, const Topics& topics) {
  const std::string path = localized(l, "/programy/" + p.code());
  Json::Object json{{"@context", "https://schema.org"}, {"@type", "Project"}, {"@id", path}, {"url", path}};
  json.emplace_back("name", p.title(l));
  if (p.acronym != p.title(l)) put_text(json, "alternateName", p.acronym);
  put_text(json, "description", p.description(l));
  put_text(json, "sameAs", p.website);
  if (p.from) json.emplace_back("foundingDate", code_of(*p.from));
  if (p.to) json.emplace_back("dissolutionDate", code_of(*p.to));
  if (p.logo) json.emplace_back("logo", "/programy/" + p.code() + "/logo");
  if (!p.beneficiary.empty()) json.emplace_back("parentOrganization", organisation(p.beneficiary));
  put_text(json, "areaServed", p.area);
  Json::Array words, members;
  for (const TopicId id : p.topics)
    if (const Topic* topic = find_by_id(topics, id)) words.push_back(topic->name(l));
  if (!words.empty()) json.emplace_back("keywords", std::move(words));
  for (const Partner& one : p.partners) members.push_back(organisation(partner_name(one), &one));
  if (!members.empty()) json.emplace_back("member", std::move(members));
  if (p.official()) json.emplace_back("funding", grant(l, p, programme));
  return json;
}

}  // namespace wiec::programmes
