// The secret in the link of an invitation: it stands in the letter only, the database keeps its hash.
#pragma once
#include <string>
#include <string_view>

namespace wiec::programmes {

std::string new_token();
std::string hash_of_token(std::string_view token);

}  // namespace wiec::programmes
