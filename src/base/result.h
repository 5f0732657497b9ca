// What a use case answers: a value or a Problem. Expected outcomes are values; exceptions are for broken machinery
// only.
#pragma once
#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/money.h"
#include "base/time.h"

namespace wiec {

// Kinds map to HTTP in one place (app/pipeline): invalid 422, not_found 404, not_allowed 403, conflict 409, closed 410
// for a stage that is over, too_many 429, unavailable 503.
enum class ProblemKind { invalid, not_found, not_allowed, conflict, closed, too_many, unavailable };

// An argument of a message pattern: number, text, money, civil day, instant or share.
using TextValue = std::variant<std::int64_t, std::string, Money, Date, Instant, Ratio>;
struct TextArg {
  std::string name;
  TextValue value;
};

namespace text {
struct Entry;
}

// The key of a text, as the text compiler writes it: "voting.too_many", with the text itself behind a pointer. Made
// only by generated constants (<folder>/texts.h, namespace keys), so that a wrong key does not compile.
struct TextKey {
  std::string_view id;
  const text::Entry* entry = nullptr;
  friend bool operator==(const TextKey& a, const TextKey& b) { return a.id == b.id; }
};

struct Problem {
  ProblemKind kind = ProblemKind::invalid;
  TextKey text;
  std::string field;  // name of the form field the problem belongs to; empty = the whole request
  std::vector<TextArg> args;
};

template <class T = void>
using Result = std::expected<T, Problem>;

inline std::unexpected<Problem> problem(ProblemKind kind, TextKey text, std::string field = {},
                                        std::vector<TextArg> args = {}) {
  return std::unexpected(Problem{kind, text, std::move(field), std::move(args)});
}

#define WIEC_JOIN_(a, b) a##b
#define WIEC_JOIN(a, b) WIEC_JOIN_(a, b)
// TRY(auto x, f()) declares x from the value of f() or returns its problem; TRY_VOID(f()) for Result<void>.
#define TRY(declaration, expression)                                                                    \
  auto&& WIEC_JOIN(try_, __LINE__) = (expression);                                                      \
  if (!WIEC_JOIN(try_, __LINE__)) return std::unexpected(std::move(WIEC_JOIN(try_, __LINE__)).error()); \
  declaration = std::move(*WIEC_JOIN(try_, __LINE__))
#define TRY_VOID(expression)                                                     \
  if (auto WIEC_JOIN(try_, __LINE__) = (expression); !WIEC_JOIN(try_, __LINE__)) \
  return std::unexpected(std::move(WIEC_JOIN(try_, __LINE__)).error())

}  // namespace wiec
