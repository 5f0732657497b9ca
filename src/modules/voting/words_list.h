// A list of ids or codes as it stands in one column.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace wiec::voting {

std::string text_of_words(const std::vector<std::string>&);  // canonical JSON
// Throws db::Error (broken) where it is no such list.
std::vector<std::string> words_from(std::string_view);

}  // namespace wiec::voting
