// Documents: a file with a title, attached to any noun. The content is kept by platform/files (each content once); here
// is what it is to whom.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "base/result.h"
#include "commons/documents/file_type.h"
#include "commons/site/page.h"
#include "platform/db/db.h"
#include "platform/files/files.h"

namespace wiec::documents {

std::span<const db::Migration> migrations();

struct DocumentTag;
using DocumentId = Id<DocumentTag>;

struct Document {
  DocumentId id;
  std::string noun;  // "proposal"
  std::int64_t noun_id = 0;
  std::string role;  // "attachment"
  std::string title_pl;
  std::string title_en;  // empty: the Polish one is shown
  files::FileId file;
  std::string file_name;
  FileType type = FileType::pdf;
  std::int64_t size = 0;  // bytes
  Instant added_at;

  const std::string& title(Language language) const {
    return language == Language::en && !title_en.empty() ? title_en : title_pl;
  }
  std::string path() const;  // "/dokumenty/<code>", without the language
};

struct NewDocument {
  std::string noun;
  std::int64_t noun_id = 0;
  std::string role = "attachment";
  std::string title_pl;  // empty: the name of the file
  std::string title_en;
};

// A checked file whose content is kept; attach it within a day, or the sweep takes it.
struct KeptFile {
  files::FileId file;
  std::string name;
  FileType type = FileType::pdf;
  std::int64_t size = 0;
};
// Problems (invalid): those of check_file. Writes the content, so it runs outside of other transactions.
Result<KeptFile> keep_file(const db::Database&, std::string_view content, std::string_view file_name, const FileLimits&,
                           std::string field);

// Problems: a title longer than 200 characters (invalid), more than 50 documents of one role on one noun (too_many).
Result<DocumentId> attach_document(db::WriteTx&, const NewDocument&, const KeptFile&);
// False when there is none. The content goes with the next sweep unless another document has it.
bool remove_document(db::WriteTx&, DocumentId);

std::optional<Document> find_document(db::ReadTx&, DocumentId);
std::vector<Document> documents_of(db::ReadTx&, std::string_view noun, std::int64_t noun_id);  // by role, position
std::vector<Document> documents_of(db::ReadTx&, std::string_view noun, std::int64_t noun_id, std::string_view role);

// The content as a file to save: never shown inside our pages' origin (attachment, sandbox, nosniff). Whoever answers
// it has checked that the reader may see the noun. Problem: not_found.
Result<Content> content_of(Context&, const Document&);

// For files::sweep: what refers to files from here.
const db::Sql& file_reference();

}  // namespace wiec::documents
