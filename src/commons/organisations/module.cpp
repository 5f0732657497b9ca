#include "commons/organisations/module.h"

#include "commons/organisations/organisation_page.h"
#include "commons/organisations/organisation_store.h"

namespace wiec::organisations {

Module module() {
  constexpr auto kPost = http::Method::post;
  return {
      .name = "organisations",
      .migrations = migrations(),
      .routes =
          {{.path = "/administracja/organizacje", .who = administrator, .page = organisations_page, .query = {"q"}},
           {.path = "/administracja/organizacje/nowa", .who = administrator, .page = new_organisation_page},
           {.method = kPost,
            .path = "/administracja/organizacje/nowa",
            .who = administrator,
            .page = post_new_organisation},
           {.path = "/administracja/organizacje/{code}", .who = administrator, .page = organisation_page},
           {.method = kPost,
            .path = "/administracja/organizacje/{code}",
            .who = administrator,
            .page = post_organisation},
           {.path = "/administracja/organizacje/{code}/dzialy", .who = administrator, .page = units_page},
           {.method = kPost,
            .path = "/administracja/organizacje/{code}/dzialy",
            .who = administrator,
            .page = post_unit},
           {.path = "/administracja/organizacje/{code}/dzialy/{unit}", .who = administrator, .page = unit_page},
           {.method = kPost,
            .path = "/administracja/organizacje/{code}/dzialy/{unit}",
            .who = administrator,
            .page = post_changed_unit}},
  };
}

}  // namespace wiec::organisations
