// Delivery (realizacja) of a winning project.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/money.h"
#include "base/time.h"
#include "modules/proposals/proposal.h"

namespace wiec::delivery {

enum class State { planned, in_progress, delayed, done, cancelled };
inline constexpr int kStates = 5;
std::string_view code_of(State);
std::optional<State> state_from(std::string_view);

struct Report {
  Date on;
  State state = State::planned;
  int percent = 0;
  std::string text_pl, text_en;
};

struct Delivery {
  proposals::ProposalId proposal;
  State state = State::planned;
  std::string unit_pl, unit_en;
  Date planned_from, planned_to;
  std::optional<Date> started_on, done_on;
  Money planned_cost;
  std::optional<Money> real_cost;
  std::string delay_pl, delay_en;
  std::vector<Report> reports;  // oldest first
};

}  // namespace wiec::delivery
