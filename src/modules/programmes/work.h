// What a project does between its dates: gatherings it holds with its partners, and arrangements by phone or mail.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "commons/gatherings/gathering.h"
#include "modules/programmes/partner.h"
#include "modules/programmes/project.h"

namespace wiec::programmes {

struct NoteTag;
using NoteId = Id<NoteTag>;

enum class Means { phone, mail, online, letter, in_person };
inline constexpr std::string_view kMeans[] = {"phone", "mail", "online", "letter", "in_person"};

// A dated arrangement, public: who speaks is an office or a function, never a person's name.
struct Note {
  NoteId id;
  ProjectId project;
  WorkLevel level = WorkLevel::international;
  Means means = Means::mail;
  Date on;
  std::string partner;  // as the card names it (partner_name)
  std::string with_whom;
  std::string agreed_pl, agreed_en, follows_pl, follows_en;
  Instant changed_at;

  std::string code() const { return code_from_id(id.value); }
};

struct HeldGathering {
  gatherings::Gathering gathering;
  WorkLevel level = WorkLevel::local;
  std::string host;  // a partner
};

}  // namespace wiec::programmes
