// multipart/form-data (RFC 7578) of a body that is complete in memory.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "platform/http/form.h"

namespace wiec::http {

// Value parts go to values, file parts to files (their bytes point into body). The fault, or nothing.
std::optional<FormError> parse_multipart(std::string_view content_type, std::string_view body, const FormLimits&, Query& values,
                                         std::vector<FilePart>& files);

// The value of a parameter of a header field, 'name="a b"' or 'name=a', with \" and \\ undone; nullopt = absent.
std::optional<std::string> header_parameter(std::string_view header, std::string_view name);

}  // namespace wiec::http
