// All SQL of the catalogue of forms of support.
#pragma once
#include "modules/support/support.h"

namespace wiec::support {

std::vector<SupportForm> forms_of(db::ReadTx&, ProgrammeId);  // in the order they were made, withdrawn ones too
std::optional<SupportForm> find_form(db::ReadTx&, FormId);
// The newest programme before this one that has a catalogue; none: its id is 0.
ProgrammeId earlier_catalogue(db::ReadTx&, ProgrammeId);

FormId insert_form(db::WriteTx&, const SupportForm&);
// False when `revision` is no longer the form's: somebody changed it meanwhile.
bool update_form(db::WriteTx&, const SupportForm&, std::int64_t revision);

}  // namespace wiec::support
