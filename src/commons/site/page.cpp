#include "commons/site/page.h"

namespace wiec {

std::string localized(Language language, std::string_view path) {
  if (language == Language::pl) return std::string(path);
  return path == "/" ? "/en" : fmt::format("/en{}", path);
}

}  // namespace wiec
