#include "platform/text/slug.h"

#include "platform/text/text.h"

namespace wiec::text {

std::string slug(std::string_view name, std::size_t longest) {
  std::string code;
  for (const char c : fold(name)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      code += c;
    else if (!code.empty() && code.back() != '-')
      code += '-';
  }
  if (code.size() > longest) code.resize(longest);
  while (code.ends_with('-')) code.pop_back();
  return code;
}

}  // namespace wiec::text
