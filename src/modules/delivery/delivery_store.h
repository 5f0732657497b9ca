// All SQL of deliveries.
#pragma once
#include <optional>
#include <vector>

#include "commons/site/context.h"
#include "modules/delivery/delivery.h"

namespace wiec::delivery {

void insert_delivery(db::WriteTx&, const Delivery&, Instant now);
std::optional<Delivery> find_delivery(db::ReadTx&, proposals::ProposalId);

struct Line {  // of the public list
  proposals::ProposalId proposal;
  std::string number, title_pl, title_en;
  State state = State::planned;
  Date planned_to;
  std::optional<Date> done_on;
  Money planned_cost;
  std::optional<Money> real_cost;
  int percent = 0;
};
std::vector<Line> deliveries_of(db::ReadTx&, editions::EditionId);  // by state, then date promised

}  // namespace wiec::delivery
