// PostgreSQL's binary formats (https://www.postgresql.org/docs/15/protocol-overview.html#PROTOCOL-FORMAT-CODES) and the numbers
// of its types (pg_type.dat).
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "platform/db/sql.h"

namespace wiec::db {

enum class PgType : unsigned {
  unknown = 0,
  boolean = 16,
  bytea = 17,
  name = 19,
  int8 = 20,
  int2 = 21,
  int4 = 23,
  text = 25,
  untyped_literal = 705,
  varchar = 1043,
  date = 1082,
  numeric = 1700,
};

unsigned type_number(Type);

// Parameters as libpq wants them; text and bytes are not copied.
class EncodedParams {
 public:
  explicit EncodedParams(std::span<const Param> params);
  int count() const { return static_cast<int>(values_.size()); }
  const char* const* values() const { return values_.data(); }
  const int* lengths() const { return lengths_.data(); }
  const int* formats() const { return formats_.data(); }

 private:
  std::vector<std::array<char, 8>> numbers_;
  std::vector<const char*> values_;
  std::vector<int> lengths_, formats_;
};

std::int64_t read_big_endian(std::string_view bytes);  // signed, 1 to 8 bytes
// A numeric without fraction that fits (sum() of bigint is one); nullopt for others.
std::optional<std::int64_t> read_numeric(std::string_view bytes);

}  // namespace wiec::db
