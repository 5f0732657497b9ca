// The number a form's hidden field carries: a revision, an instant. What is no number is 0.
#pragma once
#include <cstdint>
#include <string_view>

namespace wiec {
std::int64_t whole_from(std::string_view typed);
}
