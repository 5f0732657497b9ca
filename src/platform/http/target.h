// The request target (RFC 9112 3.2.1, origin-form only) read into path and query, with what must not stand in them refused.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "platform/http/message.h"

namespace wiec::http {

// nullopt for a broken %-sequence. plus_is_space for queries and forms.
std::optional<std::string> percent_decoded(std::string_view, bool plus_is_space);

// Decodes head.raw_target into head.path and head.query. False (400) for another form than "/path?query", broken or
// overlong encodings, NUL and control bytes, dot segments, and a slash or backslash hidden in a %-sequence.
bool read_target(RequestHead& head);

}  // namespace wiec::http
