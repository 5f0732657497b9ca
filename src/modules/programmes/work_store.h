// All SQL of a project's gatherings and notes.
#pragma once
#include <optional>
#include <vector>

#include "modules/programmes/project_store.h"
#include "modules/programmes/work.h"
#include "platform/db/db.h"

namespace wiec::programmes {

std::vector<HeldGathering> held_by(db::ReadTx&, ProjectId);  // by their day
std::vector<Neighbour> holders_of(db::ReadTx&, gatherings::GatheringId);
// The thread of the city's nouns is told as well. False when it stood there already, or did not.
bool hold(db::WriteTx&, ProjectId, gatherings::GatheringId, WorkLevel, std::string_view host);
bool release(db::WriteTx&, ProjectId, gatherings::GatheringId);

std::vector<Note> notes_of(db::ReadTx&, ProjectId);  // newest first
std::optional<Note> find_note(db::ReadTx&, NoteId);
void insert_note(db::WriteTx&, Note&);
void update_note(db::WriteTx&, const Note&);  // but for its project
void delete_note(db::WriteTx&, NoteId);

}  // namespace wiec::programmes
