// What the tests of this folder share.
#pragma once
#include "commons/audit/audit.h"
#include "commons/documents/documents.h"
#include "commons/gatherings/gathering.h"
#include "commons/links/links.h"
#include "commons/notifications/notifications.h"
#include "commons/organisations/organisation_store.h"
#include "commons/people/person_store.h"
#include "commons/places/places.h"
#include "commons/search/search.h"
#include "modules/programmes/module.h"
#include "platform/db/testing.h"
#include "platform/files/files.h"
#include "platform/mail/outbox.h"

namespace wiec::programmes {

// Of this folder and of all it stands on.
inline std::vector<std::span<const db::Migration>> migrations_below() {
  return {files::migrations(),         mail::migrations(),   audit::migrations(),         places::migrations(),
          organisations::migrations(), people::migrations(), notifications::migrations(), documents::migrations(),
          search::migrations(),        links::migrations(),  gatherings::migrations(),    programmes::migrations()};
}

}  // namespace wiec::programmes
