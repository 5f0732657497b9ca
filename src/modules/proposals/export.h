// A list of proposals in the formats people and machines take away. Every writer is given the same selection.
#pragma once
#include <string>
#include <vector>

#include "commons/site/page.h"
#include "modules/proposals/list.h"
#include "modules/proposals/proposal_store.h"
#include "platform/tables/tables.h"

namespace wiec::proposals {

struct Selection {
  const editions::Edition& edition;
  const Categories& categories;
  Entries entries;
  std::string site;  // "https://host": addresses in exports are whole
};

tables::Sheet sheet_of(const Selection&, Language);
std::string json_items(const Selection&, std::string_view next_url);  // {"items": [...], "next": url or null}
std::string geojson_of(const Selection&, Language);                   // RFC 7946; a feature for each point
std::string atom_of(const Selection&, Language, std::string_view self_url, Instant now);  // RFC 4287

}  // namespace wiec::proposals
