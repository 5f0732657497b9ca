#include "commons/feedback/module.h"

#include "commons/feedback/feedback_page.h"

namespace wiec::feedback {

Module module() {
  return {
      .name = "feedback",
      .migrations = migrations(),
      .routes = {{.path = "/zglos-problem", .who = anyone, .page = show_form},
                 {.method = http::Method::post,
                  .path = "/zglos-problem",
                  .who = anyone,
                  .page = post_feedback,
                  .per_minute = 30},
                 {.path = "/zglos-problem/dziekujemy", .who = anyone, .page = thanks_page}},
  };
}

}  // namespace wiec::feedback
