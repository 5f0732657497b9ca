// Encodings of MIME: any text in seven bits.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace wiec::mail {

// A header's words (RFC 2047): as they are when ASCII, else encoded words of at most 75 characters, folded.
std::string header_words(std::string_view text);
// A name before an address: bare, quoted or encoded.
std::string header_name(std::string_view name);
// RFC 2045 quoted-printable; "\n" becomes CRLF; lines of at most 76 characters.
std::string quoted_printable(std::string_view text);
// RFC 5322 date in UTC: "Sun, 13 Dec 2026 21:05:00 +0000". seconds since 1970.
std::string header_date(std::int64_t seconds);

}  // namespace wiec::mail
