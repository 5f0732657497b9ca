// All SQL of programmes and topics.
#pragma once
#include <memory>
#include <vector>

#include "commons/site/context.h"
#include "modules/programmes/project.h"

namespace wiec::programmes {

using Programmes = std::vector<Programme>;
using Topics = std::vector<Topic>;

Programmes load_programmes(db::ReadTx&);  // by name
Topics load_topics(db::ReadTx&);          // by name
std::shared_ptr<const Programmes> programmes(Context&);
std::shared_ptr<const Topics> topics(Context&);

// An id of 0 makes a new one. Throws UniqueViolation when the code is taken.
void store_programme(db::WriteTx&, Programme&);
// The topic of that Polish name, whatever its case and diacritics; made when there is none.
TopicId ensure_topic(db::WriteTx&, std::string_view name_pl, std::string_view name_en = {});
std::string code_of_name(std::string_view name);  // "Sprawy społeczne" -> "sprawy-spoleczne"

template <class Noun, class I>
const Noun* find_by_id(const std::vector<Noun>& all, I id) {
  for (const Noun& noun : all)
    if (noun.id == id) return &noun;
  return nullptr;
}
template <class Noun>
const Noun* find_by_code(const std::vector<Noun>& all, std::string_view code) {
  for (const Noun& noun : all)
    if (noun.code == code) return &noun;
  return nullptr;
}

}  // namespace wiec::programmes
