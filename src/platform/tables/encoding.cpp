#include "platform/tables/encoding.h"

#include <array>

namespace wiec::tables {
namespace {

// Windows-1250, bytes 0x80 to 0xFF (unicode.org, MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1250.TXT).
constexpr std::array<char16_t, 128> kCp1250{
    0x20AC, 0xFFFD, 0x201A, 0xFFFD, 0x201E, 0x2026, 0x2020, 0x2021, 0xFFFD, 0x2030, 0x0160, 0x2039, 0x015A,
    0x0164, 0x017D, 0x0179, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0xFFFD, 0x2122,
    0x0161, 0x203A, 0x015B, 0x0165, 0x017E, 0x017A, 0x00A0, 0x02C7, 0x02D8, 0x0141, 0x00A4, 0x0104, 0x00A6,
    0x00A7, 0x00A8, 0x00A9, 0x015E, 0x00AB, 0x00AC, 0x00AD, 0x00AE, 0x017B, 0x00B0, 0x00B1, 0x02DB, 0x0142,
    0x00B4, 0x00B5, 0x00B6, 0x00B7, 0x00B8, 0x0105, 0x015F, 0x00BB, 0x013D, 0x02DD, 0x013E, 0x017C, 0x0154,
    0x00C1, 0x00C2, 0x0102, 0x00C4, 0x0139, 0x0106, 0x00C7, 0x010C, 0x00C9, 0x0118, 0x00CB, 0x011A, 0x00CD,
    0x00CE, 0x010E, 0x0110, 0x0143, 0x0147, 0x00D3, 0x00D4, 0x0150, 0x00D6, 0x00D7, 0x0158, 0x016E, 0x00DA,
    0x0170, 0x00DC, 0x00DD, 0x0162, 0x00DF, 0x0155, 0x00E1, 0x00E2, 0x0103, 0x00E4, 0x013A, 0x0107, 0x00E7,
    0x010D, 0x00E9, 0x0119, 0x00EB, 0x011B, 0x00ED, 0x00EE, 0x010F, 0x0111, 0x0144, 0x0148, 0x00F3, 0x00F4,
    0x0151, 0x00F6, 0x00F7, 0x0159, 0x016F, 0x00FA, 0x0171, 0x00FC, 0x00FD, 0x0163, 0x02D9,
};

// Where ISO 8859-2 differs from it above 0xA0.
constexpr std::pair<unsigned char, char16_t> kIso8859_2[] = {
    {0xA1, 0x0104}, {0xA5, 0x013D}, {0xA6, 0x015A}, {0xA9, 0x0160}, {0xAB, 0x0164},
    {0xAC, 0x0179}, {0xAE, 0x017D}, {0xB1, 0x0105}, {0xB5, 0x013E}, {0xB6, 0x015B},
    {0xB7, 0x02C7}, {0xB9, 0x0161}, {0xBB, 0x0165}, {0xBC, 0x017A}, {0xBE, 0x017E},
};

void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

char16_t letter_of(unsigned char byte, Encoding encoding) {
  if (byte < 0x80) return byte;
  if (encoding == Encoding::iso8859_2) {
    for (const auto& [at, letter] : kIso8859_2) {
      if (at == byte) return letter;
    }
  }
  return kCp1250[byte - 0x80u];
}

std::string from_bytes(std::string_view bytes, Encoding encoding) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) append_utf8(out, letter_of(static_cast<unsigned char>(c), encoding));
  return out;
}

std::string from_utf16le(std::string_view bytes) {
  const auto unit = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(bytes[i]) | static_cast<unsigned char>(bytes[i + 1]) << 8);
  };
  const auto between = [](char32_t c, char32_t from, char32_t to) { return from <= c && c <= to; };
  std::string out;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    char32_t c = unit(i);
    if (between(c, 0xD800, 0xDBFF) && i + 3 < bytes.size() && between(unit(i + 2), 0xDC00, 0xDFFF)) {
      c = 0x10000 + ((c - 0xD800) << 10) + (unit(i + 2) - 0xDC00);
      i += 2;
    } else if (between(c, 0xD800, 0xDFFF)) {
      c = 0xFFFD;
    }
    append_utf8(out, c);
  }
  return out;
}

bool is_utf8(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size();) {
    const auto lead = static_cast<unsigned char>(bytes[i]);
    const std::size_t length = lead < 0x80   ? 1
                               : lead < 0xC2 ? 0
                               : lead < 0xE0 ? 2
                               : lead < 0xF0 ? 3
                               : lead < 0xF5 ? 4
                                             : 0;
    if (length == 0 || i + length > bytes.size()) return false;
    for (std::size_t k = 1; k < length; ++k) {
      if ((static_cast<unsigned char>(bytes[i + k]) & 0xC0) != 0x80) return false;
    }
    i += length;
  }
  return true;
}

// Of the six letters whose bytes differ: a with ogonek, s and z with acute, both cases.
Encoding single_byte_encoding(std::string_view bytes) {
  constexpr std::string_view windows = "\xB9\x9C\x9F\xA5\x8C\x8F", iso = "\xB1\xB6\xBC\xA1\xA6\xAC";
  const auto count = [&](std::string_view letters) {
    return std::ranges::count_if(bytes, [&](char c) { return letters.contains(c); });
  };
  return count(iso) > count(windows) ? Encoding::iso8859_2 : Encoding::cp1250;
}

}  // namespace

std::string_view name_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8:
      return "UTF-8";
    case Encoding::utf16le:
      return "UTF-16LE";
    case Encoding::cp1250:
      return "Windows-1250";
    case Encoding::iso8859_2:
      return "ISO 8859-2";
  }
  return "";
}

DecodedText decode_text(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF"))
    bytes.remove_prefix(3);
  else if (bytes.starts_with("\xFF\xFE"))
    return {from_utf16le(bytes.substr(2)), Encoding::utf16le};
  if (is_utf8(bytes)) return {std::string(bytes), Encoding::utf8};
  const Encoding encoding = single_byte_encoding(bytes);
  return {from_bytes(bytes, encoding), encoding};
}

}  // namespace wiec::tables
