// A card as JSON: what a version keeps, what /programy/{code}/karta.json gives, and what comes back equal from it.
#pragma once
#include <expected>
#include <string>

#include "base/json.h"
#include "modules/programmes/programme_store.h"

namespace wiec::programmes {

// Programme and topics by their codes, sums as plain decimals ("33500.00"), dates as far as they are known ("2017-04").
// Place, predecessor and logo are codes of this installation: whoever takes a card from elsewhere drops them. What the
// database adds (id, version, import) is left out.
Json to_json(const Project&, const Programmes&, const Topics&);
// The error is English and names the member.
std::expected<Project, std::string> project_from(const Json&, const Programmes&, const Topics&);

}  // namespace wiec::programmes
