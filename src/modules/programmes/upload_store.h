// SQL of files sent to the page of imports, and of taking an import back.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "modules/programmes/project.h"
#include "platform/db/db.h"

namespace wiec::programmes {

struct UploadTag;
using UploadId = Id<UploadTag>;

struct Upload {
  UploadId id;
  files::FileId file;
  std::string name;

  std::string code() const { return code_from_id(id.value); }
};
UploadId insert_upload(db::WriteTx&, const Upload&);  // those older than a day go
std::optional<Upload> find_upload(db::ReadTx&, UploadId);
void delete_upload(db::WriteTx&, UploadId);

struct PastImport {
  ImportId id;
  std::string file_name;
  Instant made_at;
  std::int64_t cards = 0;  // that are there still
};
std::vector<PastImport> past_imports(db::ReadTx&, int limit);  // newest first

// Removes some hundred cards of the import that nobody changed, wrote on or works with, with their words in the search;
// gives how many. Call again while it gives any.
std::int64_t remove_untouched(db::WriteTx&, ImportId);
// How many cards are left; an import without any is forgotten.
std::int64_t close_import(db::WriteTx&, ImportId);

}  // namespace wiec::programmes
