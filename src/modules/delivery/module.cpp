#include "modules/delivery/module.h"

#include "modules/delivery/delivery_page.h"

namespace wiec::delivery {

Module module() {
  return {
      .name = "delivery",
      .migrations = migrations(),
      .routes = {{.path = "/realizacja", .who = anyone, .page = deliveries_page, .cached = true, .query = {"edycja"}}},
      .panels = {{.noun = "proposal", .position = 20, .render = proposal_panel}},
      .sitemap = [](Context& ctx,
                    const std::function<void(std::string_view, Instant)>& add) { add("/realizacja", ctx.now); },
  };
}

}  // namespace wiec::delivery
