#include "app/modules.h"

#include "app/public_pages.h"
#include "commons/areas/module.h"
#include "commons/audit/audit.h"
#include "commons/discussions/module.h"
#include "commons/documents/documents.h"
#include "commons/feedback/module.h"
#include "commons/gatherings/module.h"
#include "commons/links/links.h"
#include "commons/notifications/module.h"
#include "commons/organisations/module.h"
#include "commons/people/module.h"
#include "commons/places/places.h"
#include "commons/search/search.h"
#include "modules/cases/module.h"
#include "modules/delivery/module.h"
#include "modules/drafts/module.h"
#include "modules/editions/module.h"
#include "modules/joint_projects/module.h"
#include "modules/needs/module.h"
#include "modules/plans/module.h"
#include "modules/polling/module.h"
#include "modules/programmes/module.h"
#include "modules/proposals/module.h"
#include "modules/submission/module.h"
#include "modules/support/module.h"
#include "modules/verification/module.h"
#include "modules/voting/module.h"

namespace wiec::app {
namespace {
// Commons without pages of their own bring tables only.
Module tables_of(std::string_view name, std::span<const db::Migration> migrations) {
  return {.name = name, .migrations = migrations};
}
}  // namespace

std::vector<Module> modules() {
  return {
      tables_of("audit", audit::migrations()),
      tables_of("places", places::migrations()),
      organisations::module(),
      people::module(),
      areas::module(),
      tables_of("documents", documents::migrations()),
      tables_of("links", links::migrations()),
      tables_of("search", search::migrations()),
      notifications::module(),
      gatherings::module(),
      discussions::module(),
      feedback::module(),
      editions::module(),
      needs::module(),
      proposals::module(),
      drafts::module(),
      submission::module(),
      polling::module(),
      voting::module(),
      delivery::module(),
      programmes::module(),
      plans::module(),
      cases::module(),
      joint_projects::module(),
      support::module(),
      verification::module(),
      public_pages(),
  };
}

}  // namespace wiec::app
