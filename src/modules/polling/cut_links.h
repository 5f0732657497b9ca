// After the time for protests nothing leads from the roll to the ballots any more: what voters were promised (ADR
// 0012).
#pragma once
#include <optional>

#include "modules/editions/edition.h"
#include "platform/db/db.h"

namespace wiec::polling {

// When the time for protests ends: so many days after the vote and its grace as the edition says; where it does not
// say, with its stage of results; where its timetable has none, or one that ends before the vote, thirty days after the
// vote and its grace. Nullopt: no vote is announced.
std::optional<Instant> protests_end(const editions::Edition&);

// Cuts the links of every edition whose time for protests is over by the database's time: ballots that were voided are
// deleted, for nothing tells them apart afterwards, and the marks forget their ballots; the act is audited once for an
// edition. Small steps beside other writes; broken off, it goes on at the next call. Gives how many marks were cut.
std::int64_t cut_due_links(const db::Database&);

}  // namespace wiec::polling
