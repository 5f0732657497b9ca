#include "commons/notifications/module.h"

#include "commons/notifications/notice_store.h"
#include "commons/notifications/notifications_page.h"

namespace wiec::notifications {

Module module() {
  constexpr auto kPost = http::Method::post;
  return {
      .name = "notifications",
      .migrations = migrations(),
      .routes = {{.path = "/konto/powiadomienia", .who = signed_in, .page = choices_page, .query = {"zapisano"}},
                 {.method = kPost, .path = "/konto/powiadomienia", .who = signed_in, .page = post_choices},
                 {.path = "/wypisz/{token}", .who = anyone, .page = unsubscribe_page},
                 // A provider of mail unsubscribes its many readers from a few addresses of its own.
                 {.method = kPost,
                  .path = "/wypisz/{token}",
                  .who = anyone,
                  .page = post_unsubscribe,
                  .per_minute = 600,
                  .own_proof = true}},
      .personal_data = personal_data(),
  };
}

}  // namespace wiec::notifications
