// The parts of a draft's page: what stands around it, and what may be done with it.
#pragma once
#include "commons/people/page_parts.h"
#include "commons/site/typed.h"
#include "modules/drafts/pages.h"

namespace wiec::drafts {

struct Around {
  bool writes = false, invited = false, led = false, coordinated = false;
  std::vector<std::string> names;  // of authors who show theirs
  std::size_t authors = 0;
  std::vector<std::pair<Comment, std::string>> comments;     // of one page, with the name where it is shown
  int comments_page = 1, comments_pages = 1;                 // the last page is the newest
  std::size_t waiting = 0;                                   // invitations
  std::vector<std::pair<Merge, Draft>> asked;                // "let us make one": with the other draft
  std::vector<std::pair<std::string, std::string>> origins;  // address and words
  std::optional<Draft> target;
};

// Forms of the page, with what was typed into them and what is wrong with it.
struct Acts {
  Context& ctx;
  const Draft& draft;
  const Typed& typed;
  const Errors& errors;

  std::string action() const { return localized(ctx.language, draft.path()); }
  void act(Html& out, std::string_view label, std::string_view value, std::string_view id = {},
           html::ButtonKind kind = html::ButtonKind::secondary) const {
    const std::string to = action();
    people::act_form(out, ctx, {.action = to, .label = label, .name = "co", .value = value, .id = id, .kind = kind});
  }
};

void put_tools(Html&, const Acts&, const Around&);
void put_comments(Html&, const Acts&, const Around&);

}  // namespace wiec::drafts
