// SQL of imports: many cards at once.
#pragma once
#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

#include "commons/search/analysis.h"
#include "modules/programmes/programme_store.h"
#include "modules/programmes/read_register.h"

namespace wiec::programmes {

// A row with what is slow to make, made before the transaction.
struct PreparedRow {
  RegisterRow row;
  std::string title_sort, partners_folded;
  search::Analysed words;
};

std::unordered_set<std::string> known_identities(db::ReadTx&);
bool is_known(db::ReadTx&, std::string_view identity);
void mark_imported(db::WriteTx&, ProjectId, std::string_view identity, ImportId);
// The programme of that name, made when there is none.
ProgrammeId programme_named(db::WriteTx&, const NamedProgramme&);
ImportId insert_import(db::WriteTx&, std::string_view file_name, std::string_view sha256);
// Throws UniqueViolation when one of them came in meanwhile.
std::vector<ProjectId> insert_rows(db::WriteTx&, const std::vector<PreparedRow>&, ImportId, ProgrammeId,
                                   std::string_view source);

}  // namespace wiec::programmes
