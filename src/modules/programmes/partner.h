// Partners of a project with people of their own: who was asked to work for one, what they say, and how a place is
// typed.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "modules/programmes/project.h"

namespace wiec::programmes {

struct PartnerPersonTag;
using PartnerPersonId = Id<PartnerPersonTag>;
struct CommentTag;
using CommentId = Id<CommentTag>;

// Somebody who works for a partner: asked by a letter (person 0), then with an account.
struct PartnerPerson {
  PartnerPersonId id;
  PartnerId partner;
  std::int64_t person = 0;
  std::string name, email;
  Language language = Language::en;
  Instant asked_at, ends_at;
};

struct PartnerComment {
  CommentId id;
  ProjectId project;
  std::int64_t person = 0;  // 0: erased
  std::string speaker;      // the partner as the card named it
  std::string body;
  Instant made_at;
};

// "50.0614, 19.9366": latitude, then longitude, as maps give them; nullopt for anything else.
std::optional<places::Point> point_from(std::string_view typed);
std::string text_of(const places::Point&);  // what point_from reads

// As everybody reads it: "Lyon", "CityLab, Lyon".
std::string partner_name(const Partner&);
const Partner* find_partner(const Project&, PartnerId);

}  // namespace wiec::programmes
