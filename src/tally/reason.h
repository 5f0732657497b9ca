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
// Nobody who counts marked it, so no voter's money, load or welfare speaks for it.
struct NoSupport {
  static constexpr std::string_view code = "no_support";
  void each(auto&&) const {}
  friend bool operator==(const NoSupport&, const NoSupport&) = default;
};
// Maximal welfare: every best set that fits leaves it out, or ties went against it.
struct NotInBestSet {
  static constexpr std::string_view code = "not_in_best_set";
  void each(auto&&) const {}
  friend bool operator==(const NotInBestSet&, const NotInBestSet&) = default;
};
// Cumulative votes handed on: it was given up with `has` behind it, rounded down, when no project had its whole cost.
struct Eliminated {
  static constexpr std::string_view code = "eliminated";
  Amount needed;
  Amount has;
  void each(auto&& take) const { take("needed", needed), take("has", has); }
  friend bool operator==(const Eliminated&, const Eliminated&) = default;
};
// Exact equal shares: no number of its supporters could pay equal parts of it; `missing` more for each voter would have
// brought it, rounded up, had all else stayed.
struct NoEqualShare {
  static constexpr std::string_view code = "no_equal_share";
  Amount needed;
  Amount missing;
  void each(auto&& take) const { take("needed", needed), take("missing", missing); }
  friend bool operator==(const NoEqualShare&, const NoEqualShare&) = default;
};
// Equal shares: at the end its supporters together had `left` of their shares, rounded down.
struct SupportersShort {
  static constexpr std::string_view code = "supporters_short";
  Amount needed;
  Amount left;
  void each(auto&& take) const { take("needed", needed), take("left", left); }
  friend bool operator==(const SupportersShort&, const SupportersShort&) = default;
};
// Won with money that the voters' shares had left over, by votes from the top.
struct WonInCompletion {
  static constexpr std::string_view code = "won_in_completion";
  Amount left;  // of the budget, after it
  void each(auto&& take) const { take("left", left); }
  friend bool operator==(const WonInCompletion&, const WonInCompletion&) = default;
};

using Reason = std::variant<NoMoney, Won, WonAsLast, WonFromReserve, Stopped, DearerThanBudget, BelowThreshold,
                            Conflict, CapReached, Excluded, Withdrawn, NoSupport, NotInBestSet, Eliminated,
                            NoEqualShare, SupportersShort, WonInCompletion>;

inline std::string_view code_of(const Reason& reason) {
  return std::visit([](const auto& r) { return r.code; }, reason);
}

}  // namespace wiec::tally
