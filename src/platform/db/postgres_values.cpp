#include "platform/db/postgres_values.h"

namespace wiec::db {

namespace {

constexpr std::int64_t days_to_2000 = 10'957;  // PostgreSQL counts days from 2000-01-01

void write_big_endian(std::int64_t value, std::size_t size, char* out) {
  auto bits = static_cast<std::uint64_t>(value);
  for (std::size_t i = size; i-- > 0; bits >>= 8) out[i] = static_cast<char>(bits & 0xFF);
}

}  // namespace

unsigned type_number(Type type) {
  switch (type) {
    case Type::integer: return static_cast<unsigned>(PgType::int8);
    case Type::boolean: return static_cast<unsigned>(PgType::boolean);
    case Type::text: return static_cast<unsigned>(PgType::text);
    case Type::bytes: return static_cast<unsigned>(PgType::bytea);
    case Type::date: return static_cast<unsigned>(PgType::date);
    case Type::unknown: break;
  }
  return static_cast<unsigned>(PgType::unknown);
}

EncodedParams::EncodedParams(std::span<const Param> params) : numbers_(params.size()), formats_(params.size(), 1) {
  for (std::size_t i = 0; i < params.size(); ++i) {
    const Param& param = params[i];
    const char* value = numbers_[i].data();
    std::size_t length = 8;
    if (param.is_null()) {
      value = nullptr;
      length = 0;
    } else if (param.type() == Type::text || param.type() == Type::bytes) {
      value = param.text().data() ? param.text().data() : "";
      length = param.text().size();
    } else {
      if (param.type() == Type::boolean) length = 1;
      if (param.type() == Type::date) length = 4;
      write_big_endian(param.number() - (param.type() == Type::date ? days_to_2000 : 0), length, numbers_[i].data());
    }
    values_.push_back(value);
    lengths_.push_back(static_cast<int>(length));
  }
}

std::int64_t read_big_endian(std::string_view bytes) {
  auto value = static_cast<std::uint64_t>(bytes[0] < 0 ? -1 : 0);
  for (const char byte : bytes) value = value << 8 | static_cast<unsigned char>(byte);
  return static_cast<std::int64_t>(value);
}

// Four 16-bit numbers (digits, weight of the first, sign, scale), then digits of base 10,000.
std::optional<std::int64_t> read_numeric(std::string_view bytes) {
  const auto part = [&](std::size_t i) { return read_big_endian(bytes.substr(2 * i, 2)); };
  const std::int64_t digits = part(0), weight = part(1), sign = part(2);
  const bool negative = sign == 0x4000;
  if ((sign != 0 && !negative) || digits > weight + 1 || weight > 4) return std::nullopt;
  std::int64_t value = 0;
  for (std::int64_t i = 0; i <= weight; ++i) {
    const std::int64_t digit = i < digits ? part(static_cast<std::size_t>(4 + i)) : 0;
    if (__builtin_mul_overflow(value, 10'000, &value)) return std::nullopt;
    if (__builtin_add_overflow(value, negative ? -digit : digit, &value)) return std::nullopt;
  }
  return value;
}

}  // namespace wiec::db
