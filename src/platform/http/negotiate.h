// What the client's headers ask of an answer (RFC 9110 12.5.3 and 13.1.2).
#pragma once
#include <string_view>

namespace wiec::http {

// Whether Accept-Encoding takes a coding: named or "*" with a weight above 0.
bool accepts(std::string_view accept_encoding, std::string_view coding);
// Whether If-None-Match names the tag (given without quotes); weak comparison.
bool names_tag(std::string_view if_none_match, std::string_view etag);
// Whether bodies of the content type gain by compression: text, JSON, XML, SVG, scripts, fonts that are not packed yet.
bool compresses_well(std::string_view content_type);

}  // namespace wiec::http
