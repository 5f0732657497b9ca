// What an officer records of a project's work. Problems of all: the card is gone (not_found) or another's
// (not_allowed).
#pragma once
#include "commons/site/page.h"
#include "commons/site/typed.h"
#include "modules/programmes/work.h"

namespace wiec::programmes {

// Problems: no such gathering, a host that is no partner (invalid); it stands there already (conflict).
Result<> hold_gathering(Context&, ProjectId, gatherings::GatheringId, WorkLevel, const std::string& host);
Result<> release_gathering(Context&, ProjectId, gatherings::GatheringId);

Typed typed_from(const Note&);
// A day in the future, nobody and nothing agreed are refused; `before` is the note that is changed.
Note read_note(Context&, const Project&, const Typed&, const Note* before, Faults&);
// `base`: the changed_at its form was made from; changed meanwhile is a conflict.
Result<> save_note(Context&, const Note&, std::int64_t base);
Result<> drop_note(Context&, ProjectId, NoteId);

}  // namespace wiec::programmes
