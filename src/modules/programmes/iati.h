// Cards as activities of the International Aid Transparency Initiative, version 2.03, elements in the order of its
// schema.
#pragma once
#include <string>

#include "modules/programmes/register.h"

namespace wiec::programmes {

struct IatiSource {
  std::string site, name, name_en;
  Instant now;
  std::size_t left_out = 0;  // cards without the date that an activity must have
};
std::string iati_head(const IatiSource&);
// The entry has a beginning.
void put_activity(std::string& out, const IatiSource&, const Entry&, const Project& in_words, const Programme*,
                  const Topics&);

}  // namespace wiec::programmes
