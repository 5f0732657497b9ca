// All SQL of draws.
#pragma once
#include <optional>
#include <vector>

#include "modules/voting/draw.h"
#include "platform/db/db.h"

namespace wiec::voting {

// Throws db::UniqueViolation where a draw of that pool waits already.
void insert_draw(db::WriteTx&, TieDraw&);
std::optional<TieDraw> find_draw(db::ReadTx&, DrawId);
std::vector<TieDraw> draws_of(db::ReadTx&, editions::EditionId);  // in the order they were recorded
// When the edition's first result was counted, whatever took its place since; nullopt: none was.
std::optional<Instant> first_counted_at(db::ReadTx&, editions::EditionId);
// False when it is no longer waiting.
bool decide_draw(db::WriteTx&, DrawId, DrawState, std::int64_t person, Instant now);

}  // namespace wiec::voting
