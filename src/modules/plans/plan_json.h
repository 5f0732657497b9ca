// A plan as JSON: what versions keep and what /api/v1/plans gives.
#pragma once
#include "base/json.h"
#include "modules/plans/plan.h"

namespace wiec::plans {

// Without what was removed. Values of indicators and sums are decimals in text: "12.50".
Json to_json(const Plan&);
// "12.50" of hundredths; without ",00": "12".
std::string decimal(std::int64_t hundredths);

}  // namespace wiec::plans
