// Why a project won or lost: a code and typed arguments. The sentences in Polish and English stand in the texts of
// modules/voting; the verifier prints the codes.
//
// To add a reason: a struct with a `code` and `each`, and its name in Reason. `each` names the arguments once, for
// JSON, texts and comparison alike.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "tally/election.h"

namespace wiec::tally {

// Kinds of argument beside std::string.
struct Amount {
  std::int64_t minor = 0;
  friend bool operator==(const Amount&, const Amount&) = default;
};
struct Number {  // votes, points or projects
  std::int64_t value = 0;
  friend bool operator==(const Number&, const Number&) = default;
};
struct Which {  // a project
  ProjectIndex project = no_project;
  friend bool operator==(const Which&, const Which&) = default;
};

struct Won {
  static constexpr std::string_view code = "won";
  Amount left;  // money left after it
  void each(auto&& take) const { take("left", left); }
  friend bool operator==(const Won&, const Won&) = default;
};
// The last project, funded though the money left does not cover all of it.
struct WonAsLast {
  static constexpr std::string_view code = "won_as_last";
  Amount left;     // before it
  Amount missing;  // what had to be added
  void each(auto&& take) const { take("left", left), take("missing", missing); }
  friend bool operator==(const WonAsLast&, const WonAsLast&) = default;
};
struct WonFromReserve {
  static constexpr std::string_view code = "won_from_reserve";
  Amount left;  // of the reserve, after it
  void each(auto&& take) const { take("left", left); }
  friend bool operator==(const WonFromReserve&, const WonFromReserve&) = default;
};
struct NoMoney {
  static constexpr std::string_view code = "no_money";
  Amount needed;
  Amount left;  // in its turn
  void each(auto&& take) const { take("needed", needed), take("left", left); }
  friend bool operator==(const NoMoney&, const NoMoney&) = default;
};
// Lost because the count had ended at `at`, the first project that did not fit.
struct Stopped {
  static constexpr std::string_view code = "stopped";
  Which at;
  void each(auto&& take) const { take("at", at); }
  friend bool operator==(const Stopped&, const Stopped&) = default;
};
struct DearerThanBudget {
  static constexpr std::string_view code = "dearer_than_budget";
  Amount needed;
  Amount budget;
  void each(auto&& take) const { take("needed", needed), take("budget", budget); }
  friend bool operator==(const DearerThanBudget&, const DearerThanBudget&) = default;
};
struct BelowThreshold {
  static constexpr std::string_view code = "below_threshold";
  Number needed;
  Number has;
  void each(auto&& take) const { take("needed", needed), take("has", has); }
  friend bool operator==(const BelowThreshold&, const BelowThreshold&) = default;
};
struct Conflict {
  static constexpr std::string_view code = "conflict";
  Which with;  // the winner that shuts it out
  std::string why;
  void each(auto&& take) const { take("with", with), take("why", why); }
  friend bool operator==(const Conflict&, const Conflict&) = default;
};
struct CapReached {
  static constexpr std::string_view code = "cap_reached";
  std::string part;
  Amount needed;
  Amount left;  // 0 when the number of projects is the bound
  Number projects_left;
  void each(auto&& take) const {
    take("part", part), take("needed", needed), take("left", left), take("projects_left", projects_left);
  }
  friend bool operator==(const CapReached&, const CapReached&) = default;
};
struct Excluded {
  static constexpr std::string_view code = "excluded";
  std::string why;
  std::string who;
  void each(auto&& take) const { take("why", why), take("who", who); }
  friend bool operator==(const Excluded&, const Excluded&) = default;
};
struct Withdrawn {
  static constexpr std::string_view code = "withdrawn";
  void each(auto&&) const {}
  friend bool operator==(const Withdrawn&, const Withdrawn&) = default;
};

using Reason = std::variant<NoMoney, Won, WonAsLast, WonFromReserve, Stopped, DearerThanBudget, BelowThreshold,
                            Conflict, CapReached, Excluded, Withdrawn>;

inline std::string_view code_of(const Reason& reason) {
  return std::visit([](const auto& r) { return r.code; }, reason);
}

}  // namespace wiec::tally
