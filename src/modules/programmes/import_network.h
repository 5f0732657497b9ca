// One network of cities as URBACT describes it in JSON: name, programme, type, lead, partners ("Lyon (FR)"), timeline,
// source. It becomes one card with its partners; the same file twice makes no doubles.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "modules/programmes/import_register.h"

namespace wiec::programmes {

struct Network {
  std::string name, programme, type, source;
  std::vector<Partner> partners;  // the lead first
  std::vector<std::string> timeline;
};

bool is_network(std::string_view bytes);  // JSON, not a table
// Problems: no JSON, a member that is missing or not text, a partner without a country.
Result<Network> read_network(std::string_view bytes);
// Adds to the report as one row without sums.
void import_network(Context&, const std::string& file_name, std::string_view bytes_sha256, const Network&,
                    ImportReport&);

}  // namespace wiec::programmes
