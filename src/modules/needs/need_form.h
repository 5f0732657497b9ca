// The forms of a need and of an idea, for the pages that take one: given, changed, typed in from a card, said in an
// online discussion.
#pragma once
#include "commons/site/page.h"
#include "commons/site/typed.h"
#include "modules/needs/need.h"

namespace wiec::needs {

enum class FormKind : std::uint8_t { fresh, changed, card, discussed };

struct NeedForm {
  FormKind kind;
  std::string_view title, lead, button;
  std::string action;       // without the language
  areas::AreaId area = {};  // of the need that is changed: offered although it is closed
};
// `overtaken_by`: what somebody else saved meanwhile is shown beside what was typed.
Page need_form(Context&, const NeedForm&, const Typed&, const Faults&, const Need* overtaken_by = nullptr);

struct IdeaForm {
  std::string_view title, lead, button;
  std::string action;
  bool from_card = false;  // an official may say that it comes from a card
};
Page idea_form(Context&, const IdeaForm&, const Typed&, const Faults&);

}  // namespace wiec::needs
