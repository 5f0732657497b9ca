#include "modules/voting/words_list.h"

#include "base/json.h"
#include "platform/db/db.h"

namespace wiec::voting {

std::string text_of_words(const std::vector<std::string>& words) {
  Json::Array array;
  for (const std::string& one : words) array.emplace_back(one);
  return canonical_json(Json(std::move(array)));
}

std::vector<std::string> words_from(std::string_view text) {
  const auto json = parse_json(text);
  std::vector<std::string> words;
  if (!json || !json->array()) throw db::Error(db::Error::Cause::broken, "no list of words");
  for (const Json& one : *json->array())
    if (one.string()) words.push_back(*one.string());
  return words;
}

}  // namespace wiec::voting
