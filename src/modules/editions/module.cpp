#include "modules/editions/module.h"

#include "modules/editions/edition_page.h"
#include "modules/editions/edition_store.h"

namespace wiec::editions {

Module module() {
  return {
      .name = "editions",
      .migrations = migrations(),
      .routes = {{.path = "/edycja/{code}", .who = anyone, .page = edition_page, .cached = true},
                 {.path = "/edycja/{code}/obraz.svg", .who = anyone, .page = edition_picture, .one_language = true}},
      .sitemap =
          [](Context& ctx, const std::function<void(std::string_view, Instant)>& add) {
            for (const Edition& edition : *editions(ctx)) add("/edycja/" + edition.code, ctx.now);
          },
  };
}

}  // namespace wiec::editions
