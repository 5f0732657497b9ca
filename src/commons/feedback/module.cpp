#include "commons/feedback/module.h"

#include "commons/feedback/desk_page.h"
#include "commons/feedback/feedback.h"
#include "commons/feedback/feedback_page.h"
#include "commons/feedback/personal_data.h"

namespace wiec::feedback {
namespace {

jobs::Outcome forget(jobs::Job& job) {
  forget_contacts(job.db());
  return {};
}

}  // namespace

Module module() {
  constexpr auto kPost = http::Method::post;
  return {
      .name = "feedback",
      .migrations = migrations(),
      .routes =
          {{.path = "/zglos-problem", .who = anyone, .page = show_form},
           {.method = kPost, .path = "/zglos-problem", .who = anyone, .page = post_feedback, .per_minute = 30},
           {.path = "/zglos-problem/dziekujemy", .who = anyone, .page = thanks_page},
           {.path = "/administracja/zgloszenia", .who = administrator, .page = desk_page, .query = {"stan", "przed"}},
           {.method = kPost, .path = "/administracja/zgloszenia/{code}", .who = administrator, .page = post_report}},
      .panels = {{.noun = "administration", .render = desk_task}},
      .jobs = {{"feedback.forget_contacts", forget}},
      .personal_data = personal_data(),
  };
}

}  // namespace wiec::feedback
